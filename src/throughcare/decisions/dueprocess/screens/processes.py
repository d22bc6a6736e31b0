"""Screens: a person's decisions on their way and made, and beginning one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dueprocess import commands, queries, wording
from throughcare.decisions.dueprocess.drafts import FactsDraft
from throughcare.decisions.dueprocess.screens.editing import (
    MomentForm,
    day_field,
    form_page,
    time_field,
)
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload.queries import colleagues
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions


@dataclass(frozen=True)
class LineShown:
    """One process. said: how far it is. late: a clock has run out."""

    title: str
    href: str
    said: str
    when: datetime
    due: datetime | None
    late: bool
    detained: bool


@dataclass(frozen=True)
class ProcessesPage:
    """Everything the page shows. note: what the place's table rests on."""

    person: PersonHeader
    title: str
    lines: list[LineShown]
    note: str
    begin_href: str
    fact_href: str
    days_href: str


class BeginForm(MomentForm, OnceForm):
    """What is to be decided, and who reported it."""

    moments = ("detained_at",)
    kind = CodeField(label="What is to be decided?", codes=wording.KIND_WORDS.items())
    reported_by = CodeField(
        label="Who reported what it is about?", codes=(), as_select=True,
    )  # fmt: skip
    detained_at_day = day_field("If the person is detained for it: since which day?", required=False)
    detained_at_time = time_field(required=False)
    field_order = ("kind", "reported_by", "detained_at_day", "detained_at_time")


@require_safe
def processes(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Every decision about this person that is on its way or made, with what is due."""
    actor = request.actor
    door.look(actor, "dueprocess:processes", person_id)
    pack = jurisdictions.get(actor.jurisdiction)
    may = Permission.PROCESS_CARRY in actor.permissions
    args = [person_id]
    return page(request, "dueprocess/processes.jinja", ProcessesPage(
        person_header(actor, person_id), "Fair process",
        [_line(each, clock.now()) for each in queries.around(actor, person_id)], pack.due_process.note,
        reverse("dueprocess:begin", args=args) if may else "",
        reverse("dueprocess:fact", args=args) if may else "",
        reverse("dueprocess:days") if Permission.RULE_RELEASE in actor.permissions else "",
    ))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks what is to be decided; POST reads the place's table and makes a row for every gate."""
    actor = request.actor
    door.look(actor, "dueprocess:begin", person_id, Permission.PROCESS_CARRY)
    form: Any = BeginForm(posted(request), zone=actor.zone, initial={"reported_by": str(actor.user_id)})
    form.fill("reported_by", colleagues(actor))
    return form_page(
        request, person_id, form,
        lambda: commands.open_process(
            actor, person_id, form.cleaned_data["kind"], about=uuid4(),
            reported_by=UUID(form.cleaned_data["reported_by"]),
            facts=FactsDraft(detained_at=form.cleaned_data["detained_at"]),
        ),
        title="Prepare a decision", button="Begin", done="The steps towards the decision are laid out",
        back=reverse("dueprocess:processes", args=[person_id]),
        says=("Whoever reported what it is about does not decide it.",),
    )  # fmt: skip


def _line(line: queries.ProcessLine, now: datetime) -> LineShown:
    said = wording.PROCESS_STATES[line.state]
    if line.state == "open":
        said = f"{said}: {line.waiting} {'step' if line.waiting == 1 else 'steps'} open"
    elif line.outcome:
        aside = f" {wording.EXTENTS[line.set_aside]}." if line.set_aside else ""
        said = f"{wording.OUTCOMES[line.outcome]}.{aside} {said}"
    if line.not_evidenced:
        said = f"{said}. {line.not_evidenced} not evidenced"
    return LineShown(
        wording.KIND_WORDS[line.kind], reverse("dueprocess:process", args=[line.person_id, line.id]), said,
        line.decided_at or line.opened_at, line.due_at if line.state != "dropped" else None,
        line.due_at is not None and line.due_at <= now and line.state != "dropped", line.detained,
    )  # fmt: skip
