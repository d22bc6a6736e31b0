"""Agreement to a sentence plan: when it can be asked for, what each answer leads to, and what may be done after it.

A plan goes live whatever the person answers: who does not agree has a plan all the same, and from then on every removal
needs a reason. Only a person who could not answer is asked again. Every answer is kept; none is overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Example,
    Item,
    Move,
    Problem,
    Several,
    Transitions,
    Whole,
    published,
)
from throughcare.rules.plans.goals import IN_A_PLAN, OFFICER, OPEN, PEOPLE, READ_ON, SYSTEM
from throughcare.rules.plans.sources import SENTENCE_PLAN

CODE = "domain:sentence_plan_agreement"
DRAFT = "draft"
STATES = {
    DRAFT: "Draft, not yet asked",
    "agreed": "Agreed",
    "do_not_agree": "Does not agree; the plan is live",
    "could_not_answer": "Could not answer; to be asked again",
    "updated_agreed": "Agreed when asked again",
    "updated_do_not_agree": "Does not agree when asked again; the plan is live",
}
ANSWERS = {
    "yes": "yes, I agree",
    "no": "no, I do not agree",
    "could_not_answer": "the person could not answer",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer leads to. details_required: whether the reason has to be written down."""

    status: str
    details_required: bool


OUTCOMES: Mapping[tuple[str, str], Outcome] = {
    (DRAFT, "yes"): Outcome("agreed", details_required=False),
    (DRAFT, "no"): Outcome("do_not_agree", details_required=True),
    (DRAFT, "could_not_answer"): Outcome("could_not_answer", details_required=True),
    ("could_not_answer", "yes"): Outcome("updated_agreed", details_required=False),
    ("could_not_answer", "no"): Outcome("updated_do_not_agree", details_required=True),
}
AGREEMENT = Transitions(
    name="Agreement to a sentence plan",
    states=STATES,
    moves=(
        *(Move(start, outcome.status, (OFFICER,)) for (start, _), outcome in OUTCOMES.items()),
        # A new period of supervision begins with a draft again.
        *(Move(state, DRAFT, (SYSTEM,)) for state in STATES if state != DRAFT),
    ),
)
CURRENT = Choice(STATES)


@published(
    f"{CODE}@{READ_ON}",
    title="Sentence plan: what an answer leads to",
    decides="the state of agreement after an answer, and whether a reason has to be written down",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(name="current", asks="What is the state of agreement?", kind=CURRENT),
        Item(name="answer", asks="Does the person agree to the plan?", kind=Choice(ANSWERS)),
    ),
    examples=(
        Example(
            says="A person does not agree: the plan goes live, and the reason is written down.",
            given={"current": "draft", "answer": "no"},
            gives={"status": "do_not_agree", "details_required": True},
        ),
    ),
    figures=(AGREEMENT.figures,),
)
def agreement(current: str, answer: str) -> Conclusion:
    """The state and whether details are needed. Raises BadAnswers where this cannot be answered in that state."""
    outcome = OUTCOMES.get((current, answer))
    if outcome is None:
        if current in (start for start, _ in OUTCOMES):
            raise BadAnswers(
                CODE, [Problem("answer", answer, "must be yes or no when the person is asked again")]
            )
        raise BadAnswers(
            CODE, [Problem("current", current, "is an answer already; the person is not asked again")]
        )
    found = Conclusion({"status": outcome.status, "details_required": outcome.details_required}).because(
        'From "{start}", the answer "{answer}" leads to "{end}".',
        start=STATES[current], answer=ANSWERS[answer], end=STATES[outcome.status],
    )  # fmt: skip
    return found.because(
        "Why has to be written down." if outcome.details_required else "Notes may be written down."
    )


@published(
    f"domain:sentence_plan_agreement_update_page_reachable@{READ_ON}",
    title="Sentence plan: whether the person can be asked again",
    decides="whether the page that asks again for agreement can be reached",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(Item(name="current", asks="What is the state of agreement?", kind=CURRENT),),
    examples=(
        Example(
            says="Only who could not answer is asked again.",
            given={"current": "could_not_answer"},
            gives={"reachable": True},
        ),
    ),
)
def update_page_reachable(current: str) -> Conclusion:
    """Whether it can be reached: there is a further answer, and it is not the first."""
    reachable = current != DRAFT and any(start == current for start, _ in OUTCOMES)
    says = "The person could not answer and is asked again." if reachable else (
        "The person has not been asked yet; the first question has its own page." if current == DRAFT
        else "The person has answered and is not asked again."
    )  # fmt: skip
    return Conclusion({"reachable": reachable}).because(says)


GOAL_ASKED = Composed(
    (
        Item(name="status", asks="In which state is it?", kind=Choice(IN_A_PLAN)),
        Item(name="steps", asks="How many steps has it?", kind=Whole(0, 1000, "steps")),
    )
)


@published(
    f"domain:sentence_plan_ready_for_agreement@{READ_ON}",
    title="Sentence plan: ready for agreement",
    decides="whether the person can be asked to agree, and what is missing",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(name="agreement", asks="What is the state of agreement?", kind=CURRENT),
        Item(name="goals", asks="Which goals has the plan?", kind=Several(GOAL_ASKED)),
    ),
    examples=(
        Example(
            says="A plan with goals for later only has nothing to begin with.",
            given={"agreement": "draft", "goals": [{"status": "future", "steps": 1}]},
            gives={"ready": False, "reason": "at least one current goal"},
        ),
    ),
)
def ready_for_agreement(agreement: str, goals: tuple[Mapping[str, Any], ...]) -> Conclusion:
    """Whether it is ready, and the first thing in the way; "already agreed" stands for every answer already given."""
    kept = [goal for goal in goals if goal["status"] != "removed"]
    if agreement != DRAFT:
        return _not_ready(
            "already agreed", 'The question has been put already: "{state}".', state=STATES[agreement]
        )
    if not kept:
        return _not_ready("no goals", "The plan has no goals.")
    without = sum(goal["steps"] == 0 for goal in kept)
    if without:
        return _not_ready(
            "a goal has no steps",
            "Without a step: {without} of {kept}.",
            without=without,
            kept=count_of(len(kept), "goal"),
        )
    now = sum(goal["status"] == "active" for goal in kept)
    if not now:
        return _not_ready(
            "at least one current goal", "No goal is to be worked on now; at least one must be."
        )
    return Conclusion({"ready": True, "reason": None}).because(
        "The plan is a draft; of its {kept}, each with a step, {now} to be worked on now.",
        kept=count_of(len(kept), "goal"), now="one is" if now == 1 else f"{now} are",
    )  # fmt: skip


def _not_ready(reason: str, says: str, **values: object) -> Conclusion:
    return Conclusion({"ready": False, "reason": reason}).because(says, **values)


@dataclass(frozen=True, slots=True)
class Action:
    """Something done to a goal. in_draft, after: allowed before, after the person is asked. reason: one is needed."""

    words: str
    in_draft: bool
    after: bool
    reason: bool = False


ACTIONS = {
    "delete_goal": Action("delete a goal for good", in_draft=True, after=False),
    "remove_goal": Action("remove a goal and keep it in view", in_draft=False, after=True, reason=True),
    "readd_goal": Action("take a removed goal back into the plan", in_draft=False, after=True, reason=True),
    "mark_achieved_directly": Action("mark a goal as achieved", in_draft=False, after=True),
    "confirm_achieved_when_all_steps_done": Action(
        "confirm that a goal is achieved, all its steps being done", in_draft=True, after=True
    ),
}


@published(
    f"domain:sentence_plan_goal_action_allowed@{READ_ON}",
    title="Sentence plan: what may be done to a goal",
    decides="whether something may be done to a goal before or after the person was asked to agree",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(
            name="action",
            asks="What is to be done?",
            kind=Choice({code: action.words for code, action in ACTIONS.items()}),
        ),
        Item(name="agreement", asks="What is the state of agreement?", kind=CURRENT),
    ),
    examples=(
        Example(
            says="In a draft a goal is deleted; afterwards it is removed, with a reason, and stays in view.",
            given={"action": "remove_goal", "agreement": "agreed"},
            gives={"allowed": True, "reason_required": True},
        ),
    ),
)
def goal_action_allowed(action: str, agreement: str) -> Conclusion:
    """Whether it may be done, and whether a reason has to be given."""
    chosen = ACTIONS[action]
    allowed = chosen.in_draft if agreement == DRAFT else chosen.after
    reason = allowed and chosen.reason
    found = Conclusion({"allowed": allowed, "reason_required": reason}).because(
        "The plan is a draft." if agreement == DRAFT else 'The person has been asked: "{state}".',
        state=STATES[agreement],
    )
    found = found.because(
        "It is then possible to {words}." if allowed else "It is then not possible to {words}.",
        words=chosen.words,
    )
    return found.because("A reason has to be given.") if reason else found


@published(
    f"domain:sentence_plan_new_supervision_period@{READ_ON}",
    title="Sentence plan: a new period of supervision",
    decides="what becomes of the goals and of the agreement when a new period of supervision begins",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(name="goals", asks="In which state is each goal?", kind=Several(Choice(IN_A_PLAN))),
        Item(name="agreement", asks="What is the state of agreement?", kind=CURRENT),
    ),
    examples=(
        Example(
            says="What was open is removed; what was achieved stays.",
            given={"goals": ["active", "future", "achieved"], "agreement": "agreed"},
            gives={"goals": ["removed", "removed", "achieved"], "agreement": "draft", "system_note": True},
        ),
    ),
)
def new_supervision_period(goals: tuple[str, ...], agreement: str) -> Conclusion:
    """The goals in their order, the agreement, and whether a note says that the system removed something."""
    after = tuple("removed" if goal in OPEN else goal for goal in goals)
    removed = sum(goal in OPEN for goal in goals)
    found = Conclusion({"goals": after, "agreement": DRAFT, "system_note": removed > 0}).because(
        "The earlier period of supervision has ended: {removed} removed by the system, with a note that says why.",
        removed=count_of(removed, "open goal"),
    )
    if agreement == DRAFT:
        return found.because("The plan stays a draft.")
    return found.because(
        'The agreement ("{state}") is cleared: the plan is a draft again.', state=STATES[agreement]
    )
