"""What is done with an objective by the rules of agreement: achieved, removed, taken back, deleted from a draft."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.plans.commands.writing import add, changed, hold, objective_of
from throughcare.casework.plans.events import ObjectiveAchieved
from throughcare.casework.plans.models import Objective, ObjectiveNote, Step
from throughcare.casework.plans.queries.standing import agreement_about
from throughcare.casework.plans.refusals import DayWrong, NotAllowedNow, WordsMissing
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.agreement import goal_action_allowed
from throughcare.rules.plans.goals import GOAL, OPEN, all_steps_completed, initial_status

NOT_NOW = {
    "mark_achieved_directly": "The person was not asked about it yet, and not every step is completed. Complete the "
    "steps, or sign the plan and ask them first",
    "confirm_achieved_when_all_steps_done": "It cannot be marked as achieved now",
    "remove_goal": "The person was not asked about it yet, so it is deleted from the draft, not removed",
    "readd_goal": "It cannot be taken back into the plan now",
    "delete_goal": "The person was asked about it, so it stays in view: remove it with the reason",
}  # fmt: skip


@transaction.atomic
def achieve_objective(
    actor: Actor, person_id: UUID, objective_id: UUID, *, words: str = "", expected: int
) -> Objective:
    """Find an objective achieved: a person says so, whatever its steps say. words: what was reached, and how.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAllowedNow, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    steps = tuple(Step.objects.filter(objective=objective).values_list("state", flat=True))
    done = bool(all_steps_completed(steps=steps).results["ask_if_achieved"])
    _allowed(
        "confirm_achieved_when_all_steps_done" if done else "mark_achieved_directly", objective, "achieved"
    )
    refuse_what_tells(actor, person_id, {"words": words})
    _move(actor, objective, "achieved", place.today, words, expected)
    bus.publish(actor, ObjectiveAchieved(person_id, objective.pk, objective.need))
    return objective


@transaction.atomic
def remove_objective(
    actor: Actor, person_id: UUID, objective_id: UUID, *, words: str, expected: int
) -> Objective:
    """Take an objective out of the plan with the reason; it stays in view.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAllowedNow, WordsMissing, StaleVersion, or what a text may not
    tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    _allowed("remove_goal", objective, "removed")
    _reasoned(actor, person_id, words, "Say why it is removed")
    _move(actor, objective, "removed", place.today, words, expected)
    return objective


@transaction.atomic
def readd_objective(
    actor: Actor, person_id: UUID, objective_id: UUID, *, words: str, starts_now: bool = True,
    target_on: date | None = None, expected: int,
) -> Objective:  # fmt: skip
    """Take a removed objective back into the plan with the reason: to work on now until `target_on`, or later.

    Raises as `remove_objective`, or DayWrong.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    state = str(initial_status(can_start_now="yes" if starts_now else "no").results["status"])
    _allowed("readd_goal", objective, state)
    _reasoned(actor, person_id, words, "Say why it is taken back")
    days: dict[str, date | None] = {"starts_on": None, "target_on": None}
    if starts_now:
        if target_on is None or target_on <= place.today:
            raise DayWrong("Give a day after today by which it is to be reached", "target_on", target_on)
        days = {"starts_on": place.today, "target_on": target_on}
    _move(actor, objective, state, place.today, words, expected, kind="readded", **days)
    return objective


@transaction.atomic
def delete_objective(actor: Actor, person_id: UUID, objective_id: UUID, *, expected: int) -> None:
    """Delete an objective from a draft, with its steps and notes; the history keeps them.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAllowedNow or StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    hold(person_id)
    objective = objective_of(person_id, objective_id)
    _allowed("delete_goal", objective, "deleted")
    for kind, model in (("step", Step), ("note", ObjectiveNote)):
        for row in model.objects.filter(objective=objective):
            retract(row, expected=row.version, by=actor, because="the objective was deleted")
            trail.record(actor, f"plans:{kind}:deleted", row)
    retract(objective, expected=expected, by=actor, because="deleted from a draft")
    trail.record(actor, "plans:objective:deleted", objective)
    changed(actor, objective.plan)


def _allowed(action: str, objective: Objective, to: str) -> None:
    """Raise NotAllowedNow where the rules of goals or of agreement say no."""
    if GOAL.find(objective.state, to) is None:
        raise NotAllowedNow(f'It is "{GOAL.states[objective.state]}". Look at the plan again')
    if not goal_action_allowed(action=action, agreement=agreement_about(objective)).results["allowed"]:
        raise NotAllowedNow(NOT_NOW[action])


def _reasoned(actor: Actor, person_id: UUID, words: str, ask: str) -> None:
    if not words.strip():
        raise WordsMissing(ask, "words")
    refuse_what_tells(actor, person_id, {"words": words})


def _move(
    actor: Actor, objective: Objective, state: str, day: date, words: str, expected: int, *, kind: str = "",
    **days: date | None,
) -> None:  # fmt: skip
    """Another state, with the note that says why; an objective for later has no dates left to lose."""
    was_open = objective.state in OPEN
    amend(objective, expected=expected, by=actor, because=state, state=state, state_on=day, **days)
    trail.record(actor, f"plans:objective:{state if was_open else 'taken-back'}", objective)
    note = ObjectiveNote(
        person_id=objective.person_id,
        objective=objective,
        kind=kind or state,
        seen_on=day,
        words=words.strip(),
    )
    add(actor, note, "plans:note:kept")
    changed(actor, objective.plan)
