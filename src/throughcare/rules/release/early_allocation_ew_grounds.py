"""The grounds for early allocation in England and Wales, and what they come to."""

from collections.abc import Mapping

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Problem,
    is_known,
    needed_here,
    saying_what_is_unknown,
)

CODE = "early-allocation-ew"
ALWAYS: Mapping[str, str] = {
    "convicted_under_terrorism_act_2000": "Was the person convicted under the Terrorism Act 2000?",
    "high_profile": "Is the case high profile?",
    "serious_crime_prevention_order": "Is there a serious crime prevention order?",
    "mappa_level_3": "Is the person managed at MAPPA level 3?",
    "cppc_case": "Is it a critical public protection case?",
}
"""Any one of these makes a person eligible."""
ON_DECISION: Mapping[str, str] = {
    "extremism_separation": "Was the person separated from others as an extremist?",
    "high_risk_of_serious_harm": "Is the risk of serious harm high?",
    "mappa_level_2": "Is the person managed at MAPPA level 2?",
    "pathfinder_process": "Was the person identified through the pathfinder process?",
    "other_reason": "Is there another reason?",
}
"""Any one of these, with none of the first, leaves the decision to the community."""
SOON, ANY_ALWAYS, ALL_NO = (
    "due_for_release_in_less_than_24_months",
    "any_of_5_eligible_flags",
    "all_flags_false",
)
QUESTIONS: Mapping[str, str] = {
    **ALWAYS,
    **ON_DECISION,
    SOON: "With separation as an extremist: is release due in less than 24 months?",
    ANY_ALWAYS: "In short: is any of the five grounds met that always suffice?",
    ALL_NO: "In short: is none of the ten grounds met?",
}
ELIGIBLE, INELIGIBLE, DISCRETIONARY = "eligible", "ineligible", "discretionary"
OUTCOME_WORDS: Mapping[str, str] = {
    ELIGIBLE: "is eligible",
    INELIGIBLE: "is not eligible",
    DISCRETIONARY: "may be allocated early if a manager approves and the community decides so",
}

type Grounds = Mapping[str, Answer[bool]]


def outcome_of(grounds: Grounds) -> Conclusion:
    """eligible, ineligible or discretionary as `outcome`.

    grounds: an answer, or an Unknown, for each of `QUESTIONS`. Raises BadAnswers where they contradict each other.
    """
    _check(grounds)
    always = [name for name in ALWAYS if grounds[name] is True]
    on_decision = [name for name in ON_DECISION if grounds[name] is True]
    if always or grounds[ANY_ALWAYS] is True:
        said = ", ".join(always) or "which one was not said"
        return _concluded(ELIGIBLE, f"a ground that always suffices is met ({said})", grounds)
    if not on_decision:
        return _concluded(INELIGIBLE, "none of the ten grounds is met", grounds)
    if _ruled_out(grounds):
        why = "separation as an extremist counts only where release is due in less than 24 months"
        return _concluded(INELIGIBLE, why, grounds)
    return _concluded(DISCRETIONARY, f"a ground that may suffice is met ({', '.join(on_decision)})", grounds)


def _ruled_out(grounds: Grounds) -> bool:
    if grounds["extremism_separation"] is not True:
        return False
    return not needed_here(CODE, SOON, grounds[SOON], "where the person was separated as an extremist")


def _concluded(outcome: str, why: str, grounds: Grounds) -> Conclusion:
    in_short = set(ALWAYS) if is_known(grounds[ANY_ALWAYS]) else set()
    if grounds[ALL_NO] is True:
        in_short |= {*ALWAYS, *ON_DECISION}
    return saying_what_is_unknown(
        Conclusion({"outcome": outcome}).because(
            "The person {outcome}: {why}.", outcome=OUTCOME_WORDS[outcome], why=why
        ),
        "such a ground counts as not met",
        **{name: grounds[name] for name in (*ALWAYS, *ON_DECISION) if name not in in_short},
    )


def _check(grounds: Grounds) -> None:
    met = [name for name in (*ALWAYS, *ON_DECISION) if grounds[name] is True]
    always = [name for name in met if name in ALWAYS]
    problems: list[Problem] = []
    if grounds[ALL_NO] is True and (met or grounds[ANY_ALWAYS] is True):
        problems.append(Problem(ALL_NO, True, f"contradicts {', '.join(met) or ANY_ALWAYS}"))
    if grounds[ALL_NO] is False and not met and grounds[ANY_ALWAYS] is not True:
        problems.append(Problem(ALL_NO, False, "means that a ground is met: say which"))
    if grounds[ANY_ALWAYS] is False and always:
        problems.append(Problem(ANY_ALWAYS, False, f"contradicts {', '.join(always)}"))
    if problems:
        raise BadAnswers(CODE, problems)
