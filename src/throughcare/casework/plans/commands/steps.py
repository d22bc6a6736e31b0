"""Steps towards an objective: written, changed, moved, taken out; how far each is."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughcare.casework.plans.commands.writing import (
    Place,
    add,
    changed,
    colleague,
    hold,
    objective_of,
    step_of,
)
from throughcare.casework.plans.drafts import StepDraft
from throughcare.casework.plans.models import Objective, Step
from throughcare.casework.plans.refusals import (
    DayWrong,
    KeptFromDoer,
    NotAllowedNow,
    UnknownCode,
    WordsMissing,
)
from throughcare.casework.plans.wording import DOERS, PERSON, SOMEONE_ELSE, STEP_STATES
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.goals import OPEN


@transaction.atomic
def add_step(actor: Actor, person_id: UUID, objective_id: UUID, draft: StepDraft) -> Step:
    """Add a step, with who takes it.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAllowedNow, UnknownCode, WordsMissing, NotOfTheTeam, DayWrong,
    KeptFromDoer, ValidationError, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    last = Step.objects.filter(objective=objective).aggregate(last=Max("position"))["last"]
    step = write_step(actor, place, objective, draft, 0 if last is None else last + 1)
    changed(actor, objective.plan)
    return step


def write_step(actor: Actor, place: Place, objective: Objective, draft: StepDraft, position: int) -> Step:
    """A new step in its place, checked as `add_step` says."""
    columns = _weighed(actor, place, objective, draft)
    step = Step(
        person_id=objective.person_id, objective=objective, state_on=place.today, position=position, **columns
    )
    add(actor, step, "plans:step:added")
    return step


@transaction.atomic
def change_step(actor: Actor, person_id: UUID, step_id: UUID, draft: StepDraft, *, expected: int) -> Step:
    """Say a step anew. Raises as `add_step`, or StaleVersion."""
    require(actor, Permission.PLAN_WRITE, person_id)
    place, step = hold(person_id), step_of(person_id, step_id)
    columns = _weighed(actor, place, step.objective, draft, step)
    amend(step, expected=expected, by=actor, because="changed", **columns)
    trail.record(actor, "plans:step:changed", step)
    changed(actor, step.objective.plan)
    return step


@transaction.atomic
def set_step_state(actor: Actor, person_id: UUID, step_id: UUID, *, state: str, expected: int) -> Step:
    """Say how far a step is. That all are completed achieves nothing by itself: the officer is asked.

    Raises NotPermitted, NotThere, PurposeNeeded, UnknownCode, NotAllowedNow or StaleVersion.
    """
    require(actor, Permission.PLAN_STEP, person_id)
    place, step = hold(person_id), step_of(person_id, step_id)
    if state not in STEP_STATES:
        raise UnknownCode("state", state)
    _open(step.objective)
    day = step.state_on if state == step.state else place.today
    amend(step, expected=expected, by=actor, because=state, state=state, state_on=day)
    trail.record(actor, "plans:step-state:set", step)
    return step


@transaction.atomic
def move_step(actor: Actor, person_id: UUID, step_id: UUID, *, up: bool, expected: int) -> Step:
    """Move a step one place up or down in its list; at the end of the list nothing happens.

    Raises NotPermitted, NotThere, PurposeNeeded or StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    hold(person_id)
    step = step_of(person_id, step_id)
    beside = Step.objects.filter(objective=step.objective)
    beside = (
        beside.filter(position__lt=step.position).order_by("-position", "-id")
        if up
        else beside.filter(position__gt=step.position).order_by("position", "id")
    )
    other = beside.first()
    if other is None:
        return step
    here, there = step.position, other.position
    amend(step, expected=expected, by=actor, because="moved", position=there)
    amend(other, expected=other.version, by=actor, because="moved", position=here)
    trail.record(actor, "plans:step:moved", step)
    return step


@transaction.atomic
def remove_step(actor: Actor, person_id: UUID, step_id: UUID, *, expected: int) -> None:
    """Take a step out of the plan; the history and every version keep it.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAllowedNow or StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    hold(person_id)
    step = step_of(person_id, step_id)
    _open(step.objective)
    retract(step, expected=expected, by=actor, because="taken out")
    trail.record(actor, "plans:step:removed", step)
    changed(actor, step.objective.plan)


def _weighed(
    actor: Actor, place: Place, objective: Objective, draft: StepDraft, before: Step | None = None
) -> dict[str, object]:
    _open(objective)
    if draft.doer not in DOERS:
        raise UnknownCode("doer", draft.doer)
    texts = {"words": draft.words, "named": draft.named}
    refuse_what_tells(actor, objective.person_id, texts, before=before)
    if draft.doer == SOMEONE_ELSE and not draft.named.strip():
        raise WordsMissing("Say who", "named")
    if draft.not_for_person and draft.doer == PERSON:
        raise KeptFromDoer
    if draft.starts_on and draft.due_on and draft.due_on < draft.starts_on:
        raise DayWrong("It must not end before it starts", "due_on", draft.due_on)
    return {
        "words": draft.words.strip(), "doer": draft.doer, "named": draft.named.strip(),
        "done_by_id": colleague(objective.person_id, draft.doer, draft.done_by, place.today, "done_by"),
        "starts_on": draft.starts_on, "due_on": draft.due_on, "not_for_person": draft.not_for_person,
    }  # fmt: skip


def _open(objective: Objective) -> None:
    if objective.state not in OPEN:
        raise NotAllowedNow("Its objective is closed. Take it back into the plan first")
