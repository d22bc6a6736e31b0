"""A response rule asked from the library: its facts are the questions, its proposal is the conclusion.

The fingerprint is the proposal's own, so that a proposal an agency showed can be made again at another machine.
"""

from dataclasses import dataclass

from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Day,
    Explained,
    Fingerprint,
    Inputs,
    Item,
    Problem,
    Published,
    Reason,
    Several,
    Text,
    WarningAfterContact,
    YesNo,
    is_known,
    read_answers,
)
from throughcare.rules.responses.proposal import Proposal
from throughcare.rules.responses.rule import ResponseRule

DECIDES = "which next step is proposed after a missed contact; a person decides"
QUESTIONS = {
    item.name: item
    for item in (
        Item(name="order_type", asks="Under which type of order was the contact?", kind=Text("a code")),
        Item(name="missed_on", asks="On which day was the contact?", kind=Day()),
        Item(
            name="excuse_reasonable",
            asks="Did the officer judge the excuse reasonable (no answer until it is judged)?",
            kind=YesNo(),
            needed=False,
        ),
        Item(
            name="warned_on",
            asks="On which days were warnings given that stand on this order?",
            kind=Several(Day()),
        ),
        Item(
            name="unexcused_on",
            asks="On which days were earlier contacts of this order judged to have had no reasonable excuse?",
            kind=Several(Day()),
        ),
    )
}
"""A question for each fact about a missed contact."""


@dataclass(frozen=True, slots=True)
class AskedResponse(Explained):
    """A proposal with its reasons as the library gives them."""

    proposal: Proposal

    @property
    def fingerprint(self) -> Fingerprint:
        """That of the proposal: not judged is nothing there, and the order of days does not count."""
        return self.proposal.fingerprint


def published(rule: ResponseRule) -> Published:
    """The rule with its questions."""

    def conclude(**facts: object) -> Conclusion:
        return concluded(rule.propose(facts))

    return Published(rule.card, DECIDES, tuple(QUESTIONS[name] for name in rule.uses), conclude)


def ask(rule: ResponseRule, given: Inputs) -> AskedResponse:
    """The proposal for facts as they come, read and checked. Raises BadAnswers, or what the rule does."""
    asked = published(rule)
    inputs = read_answers(str(rule.card.id), asked.items, given)
    try:
        proposal = rule.propose({name: _fact(answer) for name, answer in inputs.items()})
    except WarningAfterContact as later:
        wrong = Problem("warned_on", inputs["warned_on"], later.message)
        raise BadAnswers(str(rule.card.id), [wrong]) from later
    return AskedResponse(asked, inputs, concluded(proposal), proposal)


def concluded(proposal: Proposal) -> Conclusion:
    """The step and what may be chosen under it; then the reason, and each fact that counted."""
    counted = (Reason(term.says, {"value": term.value}) for term in proposal.terms)
    results: dict[str, object] = {"step": proposal.step, "actions": proposal.step.actions}
    return Conclusion(results, (Reason(proposal.because, {}), *counted))


def _fact(answer: object) -> object:
    """An answer as a rule takes it: days in order, nothing where nothing is known."""
    if isinstance(answer, tuple):
        return tuple(sorted(answer))
    return answer if is_known(answer) else None
