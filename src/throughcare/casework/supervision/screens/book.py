"""Screen: book an appointment. First the questions, then every date to be checked, then it is saved."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import PlannedAppointment, SeriesDraft
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import BookForm, CheckForm, DateLine
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.platform.reference import queries as reference
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding.queries import ConcernShown


@dataclass(frozen=True)
class BookPage:
    """The questions. concerns: what must be known before anybody meets the person."""

    person: PersonHeader
    form: BookForm
    concerns: tuple[ConcernShown, ...]
    title: str = "Book an appointment"


@dataclass(frozen=True)
class CheckPage:
    """What will be booked. typed: the answers so far, sent along unseen. busy: the officer has something else then."""

    person: PersonHeader
    form: CheckForm
    typed: list[tuple[str, str]]
    facts: list[dict[str, str]]
    dates: list[DateLine]
    busy: bool
    title: str = "Check the appointment"


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST shows the dates to check, goes back to the questions, or saves."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:book", person_id, Permission.APPOINTMENT_BOOK)
    planning = queries.planning_for(actor, person_id)
    form = BookForm(
        posted(request),
        planning=planning,
        places=reference.items(actor, "place"),
        actor=actor,
    )
    if request.method == "POST" and request.POST.get("step") != "change" and form.is_valid():
        try:
            return _check(request, actor, person_id, form, save=request.POST.get("step") == "save")
        except Refused as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    return page(
        request,
        "supervision/book.jinja",
        BookPage(person_header(actor, person_id), form, planning.concerns),
        status=status_of(form),
    )


def _check(request: HttpRequest, actor: Actor, person_id: UUID, asked: BookForm, save: bool) -> HttpResponse:
    """Save what was checked, or show the dates. Raises what `plan_series` refuses about the first date."""
    draft = asked.draft()
    form = CheckForm(request.POST if save else None, draft=draft)
    if (
        save
        and form.is_valid()
        and (done := submit(request, form, lambda: _save(request, actor, person_id, form)))
    ):
        return done
    planned = commands.plan_series(actor, person_id, draft)
    content = CheckPage(
        person=person_header(actor, person_id),
        form=form,
        typed=_typed(request, form),
        facts=_facts(asked, draft),
        dates=_lines(actor, form, planned),
        busy=any(each.officer_busy for each in planned),
    )
    return page(request, "supervision/check.jinja", content, status=status_of(form))


def _save(request: HttpRequest, actor: Actor, person_id: UUID, form: CheckForm) -> str:
    made = commands.book_series(actor, person_id, form.series())
    if len(made) == 1:
        messages.success(request, f"Booked for {wording.when(actor, made[0].starts_at)}")
        return reverse("supervision:appointment", args=[person_id, made[0].pk])
    messages.success(request, f"{len(made)} appointments booked")
    return reverse("supervision:schedule", args=[person_id])


def _typed(request: HttpRequest, form: CheckForm) -> list[tuple[str, str]]:
    own = {"csrfmiddlewaretoken", "step", *form.fields}
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in own]


def _facts(form: BookForm, draft: SeriesDraft) -> list[dict[str, str]]:
    first, given = draft.first, form.cleaned_data
    about = [{"key": "What it is about", "value": first.purpose}] if first.purpose else []
    return [
        {"key": "Kind", "value": wording.kind_label(first.kind)},
        {"key": "How long", "value": dict(form.fields["minutes"].choices)[given["minutes"]]},  # type: ignore[attr-defined]
        {"key": "With", "value": form.officer_name},
        {"key": "Where", "value": first.place or "No place is needed"},
        *about,
        *([{"key": "Rests on", "value": form.rests_on}] if form.powers else []),
        {"key": "Must attend", "value": "Yes" if first.required else "No, it is an offer"},
        *_asked_for(form),
        {"key": "Sensitive", "value": "Yes" if first.sensitive else "No"},
    ]


def _asked_for(form: BookForm) -> list[dict[str, str]]:
    """What is asked for, where the record says that the person needs something."""
    if not form.needs:
        return []
    return [{"key": "Asked for", "value": ", ".join(form.asked_for) or "Nothing this time"}]


def _lines(actor: Actor, form: CheckForm, planned: tuple[PlannedAppointment, ...]) -> list[DateLine]:
    kept = form["keep"].value() if "keep" in form.fields else [each.on.isoformat() for each in planned]
    return [_line(actor, each, each.on.isoformat() in (kept or [])) for each in planned]


def _line(actor: Actor, each: PlannedAppointment, kept: bool) -> DateLine:
    at = f" at {wording.time_of(actor, each.slot.starts_at)}" if each.slot else ""
    notices = [
        words
        for words, applies in (
            (each.refused, bool(each.refused)),
            ("A weekend", each.weekend),
            ("A public holiday", each.holiday),
            ("The officer has another appointment then", each.officer_busy),
        )
        if applies
    ]
    return DateLine(
        each.on.isoformat(),
        f"{wording.day_words(actor, each.on)}{at}",
        "; ".join(notices),
        not each.refused,
        kept,
    )
