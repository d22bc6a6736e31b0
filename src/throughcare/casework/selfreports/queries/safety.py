"""Answers that told of danger, and what was done about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from throughcare.casework.selfreports.models import SafetyTask
from throughcare.casework.selfreports.wording import SOURCES
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.forms import find_form, shown


@dataclass(frozen=True, slots=True)
class SafetyShown:
    """One of them. kind: a code of `wording.TASKS`. asks, answered: the question and the answer in words.

    done: "" until somebody said it.
    """

    id: UUID
    version: int
    kind: str
    form_title: str
    asks: str
    answered: str
    source: str
    rung_at: datetime
    done_at: datetime | None
    done: str
    done_by: str


def safety_tasks(actor: Actor, person_id: UUID) -> list[SafetyShown]:
    """Every one of the person, the newest first."""
    return [_shown(row) for row in _rows(actor, person_id)]


def safety_task(actor: Actor, person_id: UUID, task_id: UUID) -> SafetyShown:
    """One of them. Raises NotThere."""
    row = _rows(actor, person_id).filter(pk=task_id).first()
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return _shown(row)


def _rows(actor: Actor, person_id: UUID) -> Any:
    rows = SafetyTask.objects.filter(visible_to(actor), person_id=person_id)
    return rows.select_related("done_by").order_by("-rung_at")


def _shown(row: SafetyTask) -> SafetyShown:
    form = find_form(row.form)
    question = form.question(row.question)
    return SafetyShown(
        id=row.pk, version=row.version, kind=row.kind, form_title=form.title, asks=question.item.asks,
        answered=shown(question, row.value), source=SOURCES[row.source], rung_at=row.rung_at, done_at=row.done_at,
        done=row.done, done_by=row.done_by.name if row.done_by else "",
    )  # fmt: skip
