"""A person's one plan with everything around it, in one statement."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from throughcare.casework.assessments.given import as_given
from throughcare.casework.orders.queries.rows import Held
from throughcare.casework.plans.queries.rows import (
    AnswerHeld,
    NoteHeld,
    ObjectiveHeld,
    PlanHeld,
    ReviewHeld,
    StepHeld,
    VersionHeld,
)
from throughcare.casework.plans.queries.statement import AROUND, ASSESSED, ONE, PLAN, SIGNED
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.documents.queries.texts import TextOffered, texts_from
from throughcare.rules.conditions import CONDITION_TYPES
from throughcare.rules.forms import Form, find_form, registered_forms, score
from throughcare.rules.forms.needs import Need, needs
from throughcare.rules.kernel import UnknownCode

EVERYTHING = ONE + PLAN + SIGNED + AROUND + ASSESSED
WHAT_IT_SAYS = ONE + PLAN
KINDS: dict[str, type[Held]] = {
    "plan": PlanHeld, "objective": ObjectiveHeld, "step": StepHeld, "note": NoteHeld, "version": VersionHeld,
    "answer": AnswerHeld, "review": ReviewHeld,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessed:
    """The latest completed assessment by one form, with the needs it shows."""

    id: UUID
    form: Form
    assessed_on: date
    by: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What a plan stands in: orders, stays in custody and key dates as rows; the officers of today.

    texts: the agency's own, said on the person's page of the plan.
    """

    orders: tuple[dict[str, Any], ...] = ()
    stays: tuple[dict[str, Any], ...] = ()
    dates: tuple[dict[str, Any], ...] = ()
    officers: tuple[dict[str, Any], ...] = ()
    texts: tuple[TextOffered, ...] = ()


@dataclass(frozen=True)
class PlanRead:
    """A plan. Objectives in their order; versions, answers and reviews the latest first.

    conditions: titles of the person's conditions by id. assessed: the latest assessment by each form that shows needs.
    """

    plan: PlanHeld
    objectives: tuple[ObjectiveHeld, ...]
    steps: tuple[StepHeld, ...]
    notes: tuple[NoteHeld, ...]
    conditions: dict[str, str]
    versions: tuple[VersionHeld, ...] = ()
    answers: tuple[AnswerHeld, ...] = ()
    reviews: tuple[ReviewHeld, ...] = ()
    around: Around = Around()
    assessed: tuple[Assessed, ...] = ()

    def in_state(self, *states: str) -> tuple[ObjectiveHeld, ...]:
        """The objectives in one of these states, in their order."""
        return tuple(each for each in self.objectives if each.state in states)

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        """A number for each objective that was not removed, as pages show them: now, later, achieved."""
        shown = [each for state in ("active", "future", "achieved") for each in self.in_state(state)]
        return {each.record_id: number for number, each in enumerate(shown, start=1)}

    def steps_of(self, objective_id: UUID) -> tuple[StepHeld, ...]:
        """The steps of one objective, in their order."""
        return tuple(each for each in self.steps if each.objective_id == objective_id)

    def notes_of(self, objective_id: UUID) -> tuple[NoteHeld, ...]:
        """What was seen of one objective, the latest first."""
        return tuple(each for each in self.notes if each.objective_id == objective_id)

    def readings_of(self, objective_id: UUID) -> tuple[NoteHeld, ...]:
        """Its readings, the earliest first."""
        return tuple(each for each in reversed(self.notes_of(objective_id)) if each.value is not None)

    @property
    def latest(self) -> VersionHeld | None:
        """The version that stands: the last that was not sent back."""
        return next((each for each in self.versions if each.stands), None)

    @property
    def waiting(self) -> VersionHeld | None:
        """The version that waits for a second signature."""
        return next((each for each in self.versions if each.state == "waiting"), None)

    def was_signed_with(self, objective_id: UUID) -> bool:
        """Whether the version that stands has this objective."""
        content = self.latest.content if self.latest else None
        return any(each["id"] == str(objective_id) for each in (content or {}).get("objectives", ()))

    def answer_to(self, version: VersionHeld | None) -> AnswerHeld | None:
        """What the person answered to a version, as answered last."""
        return next(
            (each for each in self.answers if version and each.plan_version_id == version.record_id), None
        )

    @property
    def changed_since(self) -> bool:
        """Whether it was changed after its last version."""
        changed, latest = self.plan.changed_at, self.latest
        return latest is not None and changed is not None and changed > latest.signed_at

    @property
    def reviews_due(self) -> tuple[ReviewHeld, ...]:
        """Reviews to be done, the soonest due first."""
        return tuple(
            sorted((each for each in self.reviews if each.state == "due"), key=lambda each: each.due_on)
        )


def plan_of(actor: Actor, person_id: UUID) -> PlanRead | None:
    """The person's plan: the one that runs, else the last that ended; None where there is none. One statement.

    The page went through `door.look`; the database's wall stands behind.
    """
    given = {"person": person_id, "today": clock.today(actor.zone), "forms": list(forms_with_needs())}
    return _assembled(_rows(EVERYTHING, given))


def plan_needed(actor: Actor, person_id: UUID) -> PlanRead:
    """As `plan_of`. Raises NotThere where there is no plan."""
    held = plan_of(actor, person_id)
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no plan")
    return held


def what_it_says(person_id: UUID) -> PlanRead | None:
    """The plan with objectives, steps and notes alone: what a version keeps. For commands; the wall stands behind."""
    return _assembled(_rows(WHAT_IT_SAYS, {"person": person_id}))


def assessed_needs(actor: Actor, person_id: UUID) -> tuple[Assessed, ...]:
    """The latest completed assessment by each form that shows needs, with them, the latest first. One statement."""
    statement = ASSESSED.replace("UNION ALL", "", 1)
    return _assessed(
        _rows(statement, {"person": person_id, "forms": list(forms_with_needs())}).get("assessed", ())
    )


@cache
def forms_with_needs() -> tuple[str, ...]:
    """Codes of the forms that show needs, without their versions."""
    return tuple(
        sorted({each.id.code for each in registered_forms() if any(part.need for part in each.sections)})
    )


def _rows(statement: str, given: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    with planned_cursor() as cursor:
        cursor.execute(statement, given)
        for kind, raw in cursor.fetchall():
            found.setdefault(kind, []).append(raw if isinstance(raw, dict) else json.loads(raw))
    return found


def _assembled(found: dict[str, list[dict[str, Any]]]) -> PlanRead | None:
    if "plan" not in found:
        return None
    held: dict[str, list[Any]] = {
        kind: [reader.read({"closed_by": "", **raw}) for raw in found.get(kind, ())]
        for kind, reader in KINDS.items()
    }
    return PlanRead(
        plan=held["plan"][0],
        objectives=tuple(sorted(held["objective"], key=lambda each: (each.position, each.record_id))),
        steps=tuple(sorted(held["step"], key=lambda each: (each.position, each.record_id))),
        notes=tuple(sorted(held["note"], key=lambda each: (each.seen_on, each.record_id), reverse=True)),
        conditions={raw["id"]: _condition(raw) for raw in found.get("condition", ())},
        versions=tuple(sorted(held["version"], key=lambda each: each.number, reverse=True)),
        answers=tuple(sorted(held["answer"], key=lambda each: each.record_id, reverse=True)),
        reviews=tuple(sorted(held["review"], key=lambda each: each.done_on or each.due_on, reverse=True)),
        around=_around(found),
        assessed=_assessed(found.get("assessed", ())),
    )


def _around(found: dict[str, list[dict[str, Any]]]) -> Around:
    orders, stays, dates, officers = (
        tuple(found.get(kind, ())) for kind in ("order", "stay", "date", "officer")
    )
    return Around(orders, stays, dates, officers, texts_from(found.get("text", ())))


def _condition(raw: dict[str, Any]) -> str:
    try:
        return raw["as_given"] or CONDITION_TYPES.get(raw["kind"]).title
    except UnknownCode:
        return str(raw["kind"])


def _assessed(rows: Iterable[dict[str, Any]]) -> tuple[Assessed, ...]:
    read = [_one(raw) for raw in rows]
    return tuple(sorted(read, key=lambda each: each.assessed_on, reverse=True))


def _one(raw: dict[str, Any]) -> Assessed:
    form, given = find_form(raw["form"]), as_given(raw["answers"])
    found = needs(form, given, score(form, given))
    return Assessed(UUID(raw["id"]), form, date.fromisoformat(raw["assessed_on"]), raw["lead"], found)
