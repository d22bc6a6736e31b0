"""How somebody would type what is protected into the plan: each way is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import (
    AnswerDraft,
    FindingDraft,
    Mark,
    NoteDraft,
    ObjectiveDraft,
    ReviewDraft,
    StepDraft,
)
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_months

type Typing = Callable[[Actor, Person, World], object]
TODAY = clock.today("Europe/London")
OBJECTIVE = ObjectiveDraft(
    title="I will live in a room of my own", need="accommodation", grounds="Sleeps on a sofa.", setting="community",
    owner="officer", target_on=add_months(TODAY, 3), kept_because="To begin with.",
)  # fmt: skip
REVIEW = ReviewDraft(done_on=TODAY, outcome="on_track", words="Well.")
ANSWER = AnswerDraft(answer="no", asked_on=TODAY, way="in_person", reason="Not so.")


def objective(**texts: Any) -> Typing:
    """Adding an objective."""

    def typed(a: Actor, person: Person, _: World) -> object:
        f.PlanFactory(person=person)
        return commands.add_objective(a, person.pk, replace(OBJECTIVE, **texts))

    return typed


def step(**texts: Any) -> Typing:
    """Adding a step."""
    draft = replace(StepDraft(words="Ring", doer="someone_else", named="A friend"), **texts)
    return lambda a, person, _: commands.add_step(a, person.pk, f.ObjectiveFactory(person=person).pk, draft)


def answer(**texts: Any) -> Typing:
    """Writing down what the person answered."""
    draft = replace(ANSWER, **texts)

    def typed(a: Actor, person: Person, _: World) -> object:
        version = f.PlanVersionFactory(person=person, signed_at=clock.now())
        return commands.record_answer(a, person.pk, version.pk, draft)

    return typed


def review(**texts: Any) -> Typing:
    """Writing down a review."""
    draft = replace(REVIEW, **texts)
    return lambda a, person, _: commands.do_review(
        a, person.pk, f.PlanReviewFactory(person=person).pk, draft, expected=1
    )


def signed(a: Actor, person: Person, _: World) -> object:
    """Saying what changed since the last version."""
    version = f.PlanVersionFactory(person=person)
    return commands.sign_plan(a, person.pk, why=TELLS, expected=version.plan.version)


def returned(a: Actor, person: Person, _: World) -> object:
    """Sending a version back."""
    version = f.PlanVersionFactory(person=person, state="waiting")
    return commands.return_plan(a, person.pk, version.pk, answer=TELLS, expected=1)


REFUSED_BY_PLANS: dict[str, Typing] = {
    "plans.Plan.own_words": lambda a, person, _: commands.begin_plan(a, person.pk, own_words=TELLS),
    **{
        f"plans.Objective.{name}": objective(**{name: TELLS})
        for name in ("title", "measure", "baseline", "target", "unit", "programme", "kept_because")
    },
    "plans.Step.words": step(words=TELLS),
    "plans.Step.named": step(named=TELLS),
    "plans.ObjectiveNote.words": lambda a, person, _: commands.note_progress(
        a, person.pk, f.ObjectiveFactory(person=person).pk, NoteDraft(seen_on=TODAY, words=TELLS)
    ),
    "plans.PlanVersion.why": signed,
    "plans.PlanVersion.answer": returned,
    "plans.Agreement.reason": answer(reason=TELLS),
    "plans.Agreement.with_them": answer(with_them=TELLS),
    "plans.PlanReview.words": review(words=TELLS),
    "plans.PlanReview.own_words": review(own_words=TELLS),
}
BESIDE_THEM: dict[str, Typing] = {
    "the grounds of an objective": objective(grounds=TELLS),
    "a mark on the way": objective(benchmarks=(Mark(by=TODAY, words=TELLS),)),
    "a finding of a review": lambda a, person, w: review(
        findings=(FindingDraft(objective=f.ObjectiveFactory(person=person).pk, words=TELLS),)
    )(a, person, w),
    "why an objective is removed": lambda a, person, _: commands.achieve_objective(
        a, person.pk, _step_done(person).pk, words=TELLS, expected=1
    ),
}
"""Texts that stand in no column of their own."""


def _step_done(person: Person) -> Any:
    """An objective with every step completed."""
    held = f.StepFactory(person=person, state="completed")
    return held.objective
