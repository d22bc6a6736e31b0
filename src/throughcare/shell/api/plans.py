"""/people/{id}/plan, its objectives, steps, versions, answers and reviews: read in one, written one by one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.plans import commands, queries
from throughcare.casework.plans.checking import known_from, letters_of
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

plans = Resource("plans", "plan")
PLAN = "/people/{uuid:person_id}/plan"
OBJECTIVE = f"{PLAN}/objectives/{{uuid:objective_id}}"
STEP = f"{PLAN}/steps/{{uuid:step_id}}"
VERSION = f"{PLAN}/versions/{{uuid:version_id}}"
REVIEW = f"{PLAN}/reviews/{{uuid:review_id}}"


class PlanStepShown(Shown):
    """A step. done_by: the colleague's name, or ""; named: who else does it. not_for_person: out of their copy."""

    id: UUID
    version: int
    words: str
    doer: str
    done_by: str
    named: str
    starts_on: date | None
    due_on: date | None
    state: str
    state_on: date
    not_for_person: bool


class ObjectiveNoteShown(Shown):
    """What was seen of an objective. value: a reading of its measure, or null."""

    id: UUID
    version: int
    kind: str
    seen_on: date
    value: float | None
    words: str
    by: str


class LetterShown(Shown):
    """A letter of the SMART check. held: "holds", "fails" or "cannot_tell"; advice: "" where nothing is to be done."""

    letter: str
    held: str
    why: str
    advice: str


class ObjectiveShown(Shown):
    """An objective. linked: what shows its need. smart: the check of today, none for one that is closed."""

    id: UUID
    version: int
    title: str
    need: str
    related: list[str]
    linked: str
    assessment_id: UUID | None
    strength: str
    setting: str
    measure: str
    baseline: str
    target: str
    unit: str
    baseline_value: float | None
    target_value: float | None
    direction: str
    benchmarks: list[dict[str, Any]]
    owner: str
    owned_by: str
    starts_on: date | None
    target_on: date | None
    state: str
    state_on: date
    conditions: list[str]
    programme: str
    kept_because: str
    steps: list[PlanStepShown]
    notes: list[ObjectiveNoteShown]
    smart: list[LetterShown]


class VersionShown(Shown):
    """A version as it was signed, without what it says. state: signed, waiting, countersigned or returned.

    given_on, given_how, given_by: when the person got their copy, and from whom; null and "" before.
    """

    id: UUID
    version: int
    number: int
    why: str
    author: str
    signed_at: datetime
    state: str
    second: str
    answered_at: datetime | None
    answer: str
    fingerprint: str
    given_on: date | None
    given_how: str
    given_by: str


class AnswerShown(Shown):
    """What the person answered to a version. None of it is ever a failure to comply."""

    id: UUID
    version: int
    plan_version_id: UUID
    answer: str
    reason: str
    asked_on: date
    asked_by: str
    way: str
    signed: bool
    with_them: str


class ReviewShown(Shown):
    """A review. called_by: "scheduled" or what happened; findings: for each objective what it was and is."""

    id: UUID
    version: int
    called_by: str
    due_on: date
    state: str
    done_on: date | None
    done_by: str
    outcome: str
    findings: list[dict[str, Any]]
    words: str
    own_words: str


class PlanShown(Shown):
    """The one plan as it is being worked on; null and empty where there is none yet."""

    id: UUID | None
    version: int | None
    begun_on: date | None
    ended_on: date | None
    own_words: str
    own_words_on: date | None
    changed_at: datetime | None
    objectives: list[ObjectiveShown]
    versions: list[VersionShown]
    answers: list[AnswerShown]
    reviews: list[ReviewShown]


def read_plan(actor: Actor, person_id: UUID) -> PlanShown:
    """The person's plan with everything in it."""
    held = queries.plan_of(actor, person_id)
    if held is None:
        return PlanShown(
            id=None, version=None, begun_on=None, ended_on=None, own_words="", own_words_on=None, changed_at=None,
            objectives=[], versions=[], answers=[], reviews=[],
        )  # fmt: skip
    plan, today = held.plan, clock.today(actor.zone)
    return PlanShown(
        id=plan.record_id, version=plan.version, begun_on=plan.begun_on, ended_on=plan.ended_on,
        own_words=plan.own_words, own_words_on=plan.own_words_on, changed_at=plan.changed_at,
        objectives=[_objective(held, each, today) for each in held.objectives],
        versions=[_row(VersionShown, each) for each in held.versions],
        answers=[_row(AnswerShown, each) for each in held.answers],
        reviews=[_row(ReviewShown, each) for each in held.reviews],
    )  # fmt: skip


def _objective(held: queries.PlanRead, each: queries.ObjectiveHeld, today: date) -> ObjectiveShown:
    steps = held.steps_of(each.record_id)
    known = known_from(held, today, each.record_id)
    smart = letters_of(each, each.state, steps, known) if each.open else ()
    return _row(
        ObjectiveShown, each, steps=[_row(PlanStepShown, step) for step in steps],
        notes=[_row(ObjectiveNoteShown, note) for note in held.notes_of(each.record_id)],
        smart=[LetterShown.model_validate(letter, from_attributes=True) for letter in smart],
    )  # fmt: skip


def _row[Row: Shown](shape: type[Row], held: Any, **more: Any) -> Row:
    """A row as it is shown: its own id is the record's."""
    names = [name for name in shape.model_fields if name not in more and name != "id"]
    given = {"id": held.record_id, **{name: getattr(held, name) for name in names}, **more}
    return shape.model_validate(given)


plans.reads(PLAN, read_plan)
plans.adds(PLAN, commands.begin_plan)
plans.changes(f"{PLAN}/own-words", commands.keep_own_words)
plans.acts(f"{PLAN}/signing", commands.sign_plan)
plans.adds(f"{PLAN}/objectives", commands.add_objective)
plans.changes(OBJECTIVE, commands.change_objective)
plans.acts(f"{OBJECTIVE}/moving", commands.move_objective)
plans.acts(f"{OBJECTIVE}/achieving", commands.achieve_objective)
plans.acts(f"{OBJECTIVE}/removing", commands.remove_objective)
plans.acts(f"{OBJECTIVE}/taking-back", commands.readd_objective)
plans.acts(f"{OBJECTIVE}/deleting", commands.delete_objective)
plans.adds(f"{OBJECTIVE}/notes", commands.note_progress)
plans.adds(f"{OBJECTIVE}/steps", commands.add_step)
plans.changes(STEP, commands.change_step)
plans.acts(f"{STEP}/state", commands.set_step_state)
plans.acts(f"{STEP}/moving", commands.move_step)
plans.acts(f"{STEP}/removing", commands.remove_step)
plans.acts(f"{VERSION}/countersigning", commands.countersign_plan)
plans.acts(f"{VERSION}/returning", commands.return_plan)
plans.acts(f"{VERSION}/giving", commands.give_copy, name="give_plan_copy")
plans.adds(f"{VERSION}/answers", commands.record_answer)
plans.acts(f"{REVIEW}/doing", commands.do_review)
plans.acts(f"{REVIEW}/skipping", commands.skip_review)
