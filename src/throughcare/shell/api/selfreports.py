"""/people/{id}/self-reports and safety-tasks: what people say about themselves, and answers that tell of danger.

A link is made on the pages alone: what is shown once must not lie in anybody's answer kept for a second sending.
"""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from throughcare.casework.selfreports import commands, queries
from throughcare.platform.actor import Actor
from throughcare.rules.forms import find_form
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

selfreports = Resource("self-reports", "self-reports")
ALL = "/people/{uuid:person_id}/self-reports"
ONE = f"{ALL}/{{uuid:self_report_id}}"
TASKS = "/people/{uuid:person_id}/safety-tasks"


class OwnAnswer(Shown):
    """One answer of the person's. said: value, rather_not, not_known or not_asked. value: null unless said is value."""

    question: str
    said: str
    value: Any


class OwnAnswers(Shown):
    """A self-report with its answers. health: about somebody's health; it is no diagnosis and no ground of a breach."""

    id: UUID
    version: int
    form: str
    way: str
    state: str
    health: bool
    asked_at: datetime
    ends_at: datetime
    answered_at: datetime | None
    answers: list[OwnAnswer]


def read_self_report(actor: Actor, person_id: UUID, self_report_id: UUID) -> OwnAnswers:
    """What the person was asked about themselves, and what they said so far."""
    found = queries.report(actor, person_id, self_report_id)
    said = queries.said_in(found.id)
    return OwnAnswers(
        id=found.id, version=found.version, form=found.form, way=found.way, state=found.state,
        health=find_form(found.form).health, asked_at=found.asked_at, ends_at=found.ends_at,
        answered_at=found.answered_at,
        answers=[OwnAnswer(question=name, said=each.kind, value=each.value) for name, each in sorted(said.items())],
    )  # fmt: skip


def ask_self_report(actor: Actor, person_id: UUID, form: str, way: str) -> Written:
    """Ask the person to fill in a form about themselves: on paper, on a tablet or by a link."""
    made = commands.ask(actor, person_id, form, way)
    return Written(id=made.pk, version=made.version)


def take_back_self_report(actor: Actor, person_id: UUID, self_report_id: UUID, *, expected: int) -> None:
    """Ask the person no longer; what they said so far stays."""
    commands.take_back(actor, person_id, self_report_id, expected=expected)


def answer_safety_task(
    actor: Actor,
    person_id: UUID,
    safety_task_id: UUID,
    *,
    done: str,
    done_on: date,
    done_at: time,
    expected: int,
) -> None:
    """Say what was done about an answer that told of danger, and when, by the agency's clock."""
    moment = datetime.combine(done_on, done_at.replace(tzinfo=None), ZoneInfo(actor.zone))
    commands.say_what_was_done(actor, person_id, safety_task_id, done=done, done_at=moment, expected=expected)


selfreports.lists(ALL, queries.reports_of, name="read_self_reports", by=("asked_at", "id"), newest_first=True)
selfreports.reads(ONE, read_self_report)
selfreports.adds(ALL, ask_self_report)
selfreports.acts(f"{ONE}/taking-back", take_back_self_report)
selfreports.lists(
    TASKS, queries.safety_tasks, name="read_safety_tasks", by=("rung_at", "id"), newest_first=True
)
selfreports.acts(f"{TASKS}/{{uuid:safety_task_id}}/answer", answer_safety_task)
