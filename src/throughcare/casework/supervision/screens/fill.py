"""Screen: book what a contact standard still lacks. First the questions, then every date, then all in one go."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import BookingDraft
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import NO_PLACE, OTHER_PLACE, BookForm, DateLine
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, CodesField, OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.reference import queries as reference
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding.queries import ConcernShown
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import ContactKind

WEEKS = (("4", "4 weeks"), ("8", "8 weeks"), ("13", "13 weeks"), ("26", "26 weeks"))


class FillForm(BookForm):
    """What all the missing appointments share; their days and kinds come from the standard."""

    kind = on = repeat = times = purpose = sensitive = condition = required = None  # type: ignore[assignment]
    weeks = CodeField(label="How far ahead?", codes=WEEKS, initial="8", as_select=True)
    field_order = ("weeks", "at", "minutes", "officer", "place", "place_other", "risks", "not_needed")

    def _offer_powers(self, powers: Any, actor: Actor) -> None:
        """Each rests on the order that stands on its day."""

    def shared(self) -> BookingDraft:
        """What was typed. Kind and day are of no account: each date brings its own."""
        given = self.cleaned_data
        place = {OTHER_PLACE: given["place_other"], NO_PLACE: ""}.get(given["place"], given["place"])
        return BookingDraft(
            kind=ContactKind.OFFICE, on=date.min, at=given["at"], minutes=int(given["minutes"]),
            officer_id=UUID(given["officer"]), place=place, second=self.is_second, risks_read=self.risks_read,
            not_needed=frozenset(given.get("not_needed", ())),
        )  # fmt: skip


class KeepForm(OnceForm):
    """Which of the dates are kept."""

    keep = CodesField(
        label="Dates", codes=(), error_messages={"required": "Keep at least one date"},
        help_text="Untick a date to leave it out.",
    )  # fmt: skip

    def __init__(self, *args: Any, offered: tuple[commands.Proposed, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        possible = [each.missing.code for each in offered if not each.planned.refused]
        # A date that was missing when it was listed is judged by the command, which knows a form sent twice.
        data: Any = self.data
        sent = data.getlist("keep") if self.is_bound else []
        keep.choices = [(code, code) for code in dict.fromkeys([*possible, *sent])]
        keep.initial = possible


@dataclass(frozen=True)
class FillPage:
    """The questions. lacking: what would be booked over eight weeks, in words."""

    person: PersonHeader
    form: FillForm
    concerns: tuple[ConcernShown, ...]
    lacking: list[str]
    title: str = "Book what is missing"


@dataclass(frozen=True)
class KeepPage:
    """Every date to be booked. typed: the answers so far, sent along unseen."""

    person: PersonHeader
    form: KeepForm
    typed: list[tuple[str, str]]
    facts: list[dict[str, str]]
    dates: list[DateLine]
    busy: bool
    title: str = "Check the dates"


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST lists the dates, goes back to the questions, or books them."""
    actor = request.actor
    door.look(actor, "supervision:fill", person_id, Permission.APPOINTMENT_BOOK)
    planning = queries.planning_for(actor, person_id)
    places = reference.items(actor, "place")
    form = FillForm(posted(request), planning=planning, places=places, actor=actor)
    if request.method == "POST" and request.POST.get("step") != "change" and form.is_valid():
        try:
            return _listed(request, actor, person_id, form, save=request.POST.get("step") == "save")
        except Refused as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    found = queries.expected(actor, person_id)
    lacking = queries.missing(found, jurisdictions.get(actor.jurisdiction), 8)
    content = FillPage(
        person_header(actor, person_id), form, planning.concerns,
        [f"{wording.day_words(actor, each.gap.on)}: {each.title.lower()}" for each in lacking],
    )  # fmt: skip
    return page(request, "supervision/fill.jinja", content, status=status_of(form))


def _listed(
    request: ActingRequest, actor: Actor, person_id: UUID, asked: FillForm, save: bool
) -> HttpResponse:
    draft, weeks = asked.shared(), int(asked.cleaned_data["weeks"])
    offered = commands.plan_missing(actor, person_id, draft, weeks)
    form = KeepForm(request.POST if save else None, offered=offered)

    def act() -> str:
        made = commands.book_missing(actor, person_id, draft, weeks, form.cleaned_data["keep"])
        booked = "1 appointment" if len(made) == 1 else f"{len(made)} appointments"
        messages.success(request, f"{booked} booked")
        return reverse("supervision:standard", args=[person_id])

    if save and form.is_valid() and (done := submit(request, form, act)):
        return done
    kept = form["keep"].value() or []
    content = KeepPage(
        person=person_header(actor, person_id), form=form, typed=_typed(request, form), facts=_facts(asked, draft),
        dates=[_line(actor, each, kept) for each in offered],
        busy=any(each.planned.officer_busy for each in offered),
    )  # fmt: skip
    return page(request, "supervision/fill_check.jinja", content, status=status_of(form))


def _typed(request: ActingRequest, form: KeepForm) -> list[tuple[str, str]]:
    own = {"csrfmiddlewaretoken", "step", *form.fields}
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in own]


def _facts(form: FillForm, draft: BookingDraft) -> list[dict[str, str]]:
    minutes: Any = form.fields["minutes"]
    return [
        {"key": "How long", "value": dict(minutes.choices)[form.cleaned_data["minutes"]]},
        {"key": "With", "value": form.officer_name},
        {"key": "Where", "value": draft.place or "No place is needed"},
        {"key": "Must attend", "value": "Yes"},
    ]


def _line(actor: Actor, each: commands.Proposed, kept: list[str]) -> DateLine:
    planned, missing = each.planned, each.missing
    at = f" at {wording.time_of(actor, planned.slot.starts_at)}" if planned.slot else ""
    said = [
        planned.refused,
        "The officer has another appointment then" if planned.officer_busy else "",
        f"Due by {wording.day_words(actor, missing.gap.due)}" if missing.gap.due != missing.gap.on else "",
    ]
    text = f"{wording.day_words(actor, planned.on)}{at}: {wording.kind_label(missing.kind).lower()}"
    notice = "; ".join(words for words in said if words)
    return DateLine(missing.code, text, notice, not planned.refused, missing.code in kept)
