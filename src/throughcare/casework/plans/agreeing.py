"""What stands at the head of a plan: whether the person agreed, and what comes next, in the order that officers know.

Changed after its last version comes before agreed, and agreed before created: the newest news first. The plan of a
person who does not agree is in force all the same, and that is never a failure to comply.
"""

from dataclasses import dataclass

from throughcare.casework.plans.queries import AnswerHeld, PlanRead
from throughcare.casework.plans.said import Said
from throughcare.casework.plans.wording import WAYS
from throughcare.rules.plans.agreement import ready_for_agreement

YES, NO, COULD_NOT = "yes", "no", "could_not_answer"
NEVER = "Not agreeing, or not signing, is not a failure to comply and counts against nobody."
MISSING = {
    "no goals": "It has no objective yet.",
    "a goal has no steps": "An objective has no step yet.",
    "at least one current goal": "Nothing is to be worked on now yet.",
}
"""What is in the way of asking, by the rule's reason."""


@dataclass(frozen=True, slots=True)
class Banner:
    """The head of the plan. kind: of the notice. says: further sentences. ask, sign: what is next, of the two."""

    headline: str
    kind: str
    says: tuple[str, ...]
    ask: bool
    sign: bool


def banner(held: PlanRead, person: str, said: Said) -> Banner:
    """For the plan of `person`, by the name they go by."""
    latest, answer = held.latest, held.answer_to(held.latest)
    if held.plan.ended_on:
        return Banner(
            f"This plan ended on {said.on(held.plan.ended_on)}.", "information", (), ask=False, sign=False
        )
    if latest is None:
        missing = _missing(held)
        begun = f"Plan begun on {said.on(held.plan.begun_on)}. It has not been signed yet."
        return Banner(begun, "information", (missing,) if missing else (), ask=False, sign=not missing)
    waits = _waits(held)
    if held.changed_since and held.plan.changed_at:
        changed = f"Last updated on {said.on(said.day(held.plan.changed_at))} by {held.plan.by}."
        before = f"It has changed since version {latest.number} of {said.on(said.day(latest.signed_at))}."
        told = _answered(person, answer, said)
        says = (before, *((told,) if told else ()), f"Sign it again, and ask {person} again.", *waits)
        return Banner(changed, "warning", says, ask=False, sign=held.waiting is None)
    if answer is not None and answer.answer == YES:
        agreed = f"{person} agreed to their plan on {said.on(answer.asked_on)}."
        return Banner(agreed, "success", (_how(answer), *waits), ask=False, sign=False)
    created = f"Plan created on {said.on(said.day(latest.signed_at))}."
    if answer is None:
        return Banner(created, "information", (f"{person} has not been asked yet whether they agree.", *waits),
                      ask=True, sign=False)  # fmt: skip
    says = (_answered(person, answer, said), f"Their reason: “{answer.reason}”")
    if answer.answer == COULD_NOT:
        return Banner(created, "warning", (*says, f"Share this plan with {person} next time you see them.", *waits),
                      ask=True, sign=False)  # fmt: skip
    return Banner(created, "information", (*says, "The plan is in force all the same.", NEVER, *waits),
                  ask=False, sign=False)  # fmt: skip


def _missing(held: PlanRead) -> str:
    """What is in the way of signing and asking, by the rule; "" where nothing is."""
    kept = [each for each in held.objectives if each.state != "deleted"]
    goals = tuple({"status": each.state, "steps": len(held.steps_of(each.record_id))} for each in kept)
    reason = ready_for_agreement(agreement="draft", goals=goals).results["reason"]
    return MISSING.get(str(reason), "") if reason else ""


def _waits(held: PlanRead) -> tuple[str, ...]:
    return (f"Version {held.waiting.number} waits for a second signature.",) if held.waiting else ()


def _answered(person: str, answer: AnswerHeld | None, said: Said) -> str:
    if answer is None:
        return ""
    on = said.on(answer.asked_on)
    return {
        YES: f"{person} agreed on {on}.",
        NO: f"{person} does not agree; asked on {on}.",
        COULD_NOT: f"{person} could not answer on {on}.",
    }[answer.answer]


def _how(answer: AnswerHeld) -> str:
    signed = "and signed it" if answer.signed else "and did not sign it"
    beside = f" With them: {answer.with_them}." if answer.with_them else ""
    return f"Asked {WAYS[answer.way].lower()} by {answer.asked_by}, {signed}.{beside}"
