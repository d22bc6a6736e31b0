"""Challenge, support and intervention plan, for violence in prison: the state of a case, from what is recorded of it.

Nobody sets the state: it is worked out, and the first line that fits decides. An outcome recorded at the screening or
at the decision counts alike.
"""

from collections.abc import Mapping
from datetime import date

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Item,
    Mark,
    Source,
    Unknown,
    is_known,
    optional_yes_no,
    published,
)

SOURCE = Source(
    title="Challenge, support and intervention plans in prisons of England and Wales",
    citation="hmpps-challenge-support-intervention-plan-api, migration V59",
    url="https://github.com/ministryofjustice/hmpps-challenge-support-intervention-plan-api/tree/07333cab",
    version="commit 07333cab",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT, Crown copyright",
    mark=Mark.READ,
)

OUTCOMES = {
    "NFA": "no further action",
    "WIN": "support outside of CSIP",
    "ACC": "support under the self-harm process (ACCT)",
    "CUR": "progress to CSIP",
    "OPE": "progress to investigation",
}
RECORDED = {
    "referral_complete": "a complete referral",
    "screening": "a screening",
    "investigation_started": "an investigation",
    "decision": "a decision",
    "plan_exists": "a plan",
    "closed_action": "a review that closes it",
}
STATES = {
    "csip_closed": "Closed by a review",
    "no_further_action": "No further action",
    "support_outside_csip": "Supported in another way",
    "acct_support": "Supported under the self-harm process",
    "csip_open": "Plan open",
    "plan_pending": "Plan to be made",
    "awaiting_decision": "Investigated, decision to be made",
    "investigation_pending": "To be investigated",
    "referral_submitted": "Referral complete, screening to be done",
    "referral_pending": "Referral being written",
}
BY_OUTCOME = (("NFA", "no_further_action"), ("WIN", "support_outside_csip"), ("ACC", "acct_support"))
"""What ends a case before a plan, in this order."""


@published(
    f"domain:csip_status@{SOURCE.checked_on}",
    title="Challenge, support and intervention plan: state of a case",
    decides="the state of a case",
    population="people in prison in England and Wales referred for violence or being at risk of it",
    source=SOURCE,
    items=(
        optional_yes_no("referral_complete", "Is the referral complete?"),
        Item(name="screening", asks="What came of the screening?", kind=Choice(OUTCOMES), needed=False),
        optional_yes_no("investigation_started", "Has an investigation begun?"),
        Item(name="decision", asks="What was decided?", kind=Choice(OUTCOMES), needed=False),
        optional_yes_no("plan_exists", "Is there a plan?"),
        optional_yes_no("closed_action", "Did a review close it?"),
    ),
    examples=(
        Example(
            says="Screened for an investigation, which has begun.",
            given={"referral_complete": True, "screening": "OPE", "investigation_started": True},
            gives={"status": "awaiting_decision"},
        ),
    ),
)
def support_plan_status(
    screening: Answer[str], decision: Answer[str], **recorded: Answer[bool]
) -> Conclusion:
    """The first state that fits. What is not recorded counts as not done, and is named."""
    outcomes = [each for each in (screening, decision) if is_known(each)]
    status, says = _first(
        outcomes, is_known(decision), {name: done is True for name, done in recorded.items()}
    )
    found = Conclusion({"status": status}).because(
        says, words="; ".join(OUTCOMES[each] for each in outcomes), status=STATES[status]
    )
    asked: Mapping[str, object] = {**recorded, "screening": screening, "decision": decision}
    unknown = [RECORDED[name] for name, value in asked.items() if isinstance(value, Unknown)]
    if unknown:
        found = found.because("Not recorded, and taken as not done: {unknown}.", unknown="; ".join(unknown))
    return found.because('The state is "{status}".', status=STATES[status])


def _first(outcomes: list[str], decided: bool, done: Mapping[str, bool]) -> tuple[str, str]:
    """The state and what led to it."""
    if done["closed_action"]:
        return "csip_closed", "A review closed it."
    for outcome, status in BY_OUTCOME:
        if outcome in outcomes:
            return status, "Screening and decision say: {words}."
    if done["plan_exists"]:
        return "csip_open", "There is a plan."
    if "CUR" in outcomes:
        return "plan_pending", "It is to progress to a plan, and there is none yet."
    if not decided and done["investigation_started"]:
        return "awaiting_decision", "An investigation has begun, and nothing is decided yet."
    if not decided and "OPE" in outcomes:
        return "investigation_pending", "The screening asks for an investigation, which has not begun."
    if done["referral_complete"]:
        return "referral_submitted", "The referral is complete, and nothing that counts has come of it yet."
    return "referral_pending", "The referral is not complete."
