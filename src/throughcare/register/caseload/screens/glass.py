"""Screens: break the glass in an emergency; what was opened so, for the record's own staff and for who judges it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.again import ask_again
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import DirectoryLine, OpeningLine
from throughcare.register.caseload.screens.by_number import ByNumberForm
from throughcare.register.caseload.wording import GLASS_REASONS, NOTHING_OPENED
from throughcare.register.people.queries import PersonHeader, person_header


class GlassForm(ByNumberForm):
    """Which record, and what has happened. It needs no submission key: sent twice, it opens once."""

    reason_code = CodeField(
        label="Why does it have to be now?", codes=[Code(*pair) for pair in GLASS_REASONS.items()]
    )
    reason = NoteField(
        label="What has happened?", max_length=500, min_length=commands.LEAST_REASON,
        help_text="In a sentence. The officer responsible and the managers read it within the minute.",
    )  # fmt: skip


class ReviewForm(VersionedForm):
    """Whether it was justified, and what follows."""

    outcome = CodeField(
        label="Was it justified?", codes=[Code("justified", "Yes"), Code("not_justified", "No")]
    )
    note = NoteField(
        label="Note", max_length=500, required=False, help_text="If it was not: say what follows."
    )


@dataclass(frozen=True)
class GlassPage:
    """The form; the directory line where it stands beside one."""

    form: GlassForm
    line: DirectoryLine | None
    minutes: int = int(commands.LASTS.total_seconds() // 60)
    title: str = "Open a record in an emergency"


@dataclass(frozen=True)
class Opened:
    """One opening in words."""

    line: OpeningLine
    why: str
    href: str
    outcome: str


@dataclass(frozen=True)
class OpeningsPage:
    """Openings to judge, the late ones marked, and those judged."""

    waiting: list[Opened]
    judged: list[Opened]
    title: str = "Records opened in an emergency"


@dataclass(frozen=True)
class OpeningPage:
    """One opening to judge, with what was looked at; the form while nobody has."""

    opened: Opened
    pages: list[tuple[datetime, str]]
    form: ReviewForm | None
    title: str = "Was this opening justified?"


@dataclass(frozen=True)
class PersonGlassPage:
    """One opening of a person's record, for those who work with the person."""

    person: PersonHeader
    opened: Opened
    pages: list[tuple[datetime, str]]
    review_href: str
    title: str = "Opened in an emergency"


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest, person_id: UUID | None = None) -> HttpResponse:
    """GET asks for number and reason; POST opens the record, or says the one thing it says when nothing opened."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    line = _directory_line(actor, person_id) if person_id else None
    door.require(actor, Permission.GLASS_BREAK)
    if again := ask_again(request):
        return again
    agencies = queries.agencies(actor)
    form = GlassForm(posted(request), agencies=agencies, asked=line is None)
    if request.method == "POST" and form.is_valid() and (done := _open(request, form, person_id)):
        return done
    return page(request, "caseload/break_glass.jinja", GlassPage(form, line), status=status_of(form))


@require_GET
def openings(request: HttpRequest) -> HttpResponse:
    """What is to be judged, and what was."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.LOOKS_REVIEW)
    waiting, judged = queries.glass_to_review(actor), queries.glass_to_review(actor, judged=True)
    people = [line.person_id for line in (*waiting, *judged)]
    door.look_at_list(actor, "caseload:openings", people, purpose="management")
    content = OpeningsPage([_opened(each) for each in waiting], [_opened(each) for each in judged])
    return page(request, "caseload/openings.jinja", content)


@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """GET shows one opening and what was looked at; POST judges it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.LOOKS_REVIEW)
    held = queries.glass_to_review(actor, one=opening_id) or queries.glass_to_review(
        actor, one=opening_id, judged=True
    )
    if not held:
        raise Http404
    [line] = held
    form = None if line.outcome else ReviewForm(posted(request), initial={"version": line.version})
    if (
        form is not None and request.method == "POST" and form.is_valid()
        and (done := submit(request, form, lambda: _review(request, line, form.cleaned_data)))
    ):  # fmt: skip
        return done
    door.look_at_list(actor, "caseload:opening", [line.person_id], purpose="management")
    content = OpeningPage(_opened(line), queries.pages_opened(line), form)
    return page(request, "caseload/opening.jinja", content, status=status_of(form) if form else 200)


@require_GET
def glass(request: HttpRequest, person_id: UUID, glass_id: UUID) -> HttpResponse:
    """One opening of this person's record."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:glass", person_id)
    line = queries.opening_of(actor, person_id, glass_id)
    if line is None:
        raise Http404
    judges = Permission.LOOKS_REVIEW in actor.permissions and line.user_id != actor.user_id
    content = PersonGlassPage(
        person_header(actor, person_id), _opened(line), queries.pages_opened(line),
        reverse("caseload:opening", args=[glass_id]) if judges else "",
    )  # fmt: skip
    return page(request, "caseload/glass.jinja", content)


def _directory_line(actor: Actor, person_id: UUID) -> DirectoryLine:
    door.look(actor, "caseload:break_glass", person_id, Permission.PERSON_FIND)
    line = queries.directory_lines(actor, [person_id]).get(person_id)
    if line is None:
        raise Http404
    return line


def _open(request: HttpRequest, form: GlassForm, person_id: UUID | None) -> HttpResponse | None:
    """Where to go once something is open; None with the form saying why not."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = form.cleaned_data
    emergency = commands.Emergency(
        reason_code=said["reason_code"], reason=said["reason"], number=said.get("number", ""),
        agency_id=UUID(said["agency"]) if said.get("agency") else None, person_id=person_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            opened = commands.break_glass(actor, emergency)
    except Refused as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        return None
    if opened is None:
        form.add_error("number" if "number" in form.fields else None, NOTHING_OPENED)
        return None
    if opened.glass_id:
        messages.success(
            request, "The record is open to you for reading for 60 minutes. Those concerned are told now."
        )
    answer = HttpResponseRedirect(reverse("web:overview", args=[opened.person_id]))
    answer.status_code = 303
    return answer


def _review(request: HttpRequest, line: OpeningLine, said: dict[str, Any]) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    commands.review_glass(
        actor, line.id, expected=said["version"], outcome=said["outcome"], note=said["note"]
    )
    messages.success(request, "Judged")
    return reverse("caseload:openings")


def _opened(line: OpeningLine) -> Opened:
    outcome = {"justified": "Justified", "not_justified": "Not justified"}.get(line.outcome, "")
    why = GLASS_REASONS.get(line.reason_code, line.reason_code)
    return Opened(line, why, reverse("caseload:opening", args=[line.id]), outcome)
