"""Tier version 3 of England and Wales: one letter from A to G, the highest that any step gives.

Source: hmpps-tier @ affac98. Neither it nor a public page names a day from which the tier has force, so the version
is the day on which it was read. Readings, as the source has them: an answer that is not there counts for nothing;
a missing ARP or CSRP makes the tier MISSING; scores of the older generation (OGRS3) never stand in for them.
"""

from datetime import date
from typing import Any

from throughcare.rules.classification.tier_ew_v3_figures import FIGURES
from throughcare.rules.classification.tier_ew_v3_steps import (
    FLAGS,
    Factor,
    Provisional,
    ScoreType,
    flag,
    harm,
    highest,
    lifer,
    reoffending,
    sexual,
)
from throughcare.rules.dates.from_today import DayOrFromToday
from throughcare.rules.kernel import (
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Number,
    Source,
    Unknown,
    YesNo,
    is_known,
    published,
    unanswered_in_words,
)

SOURCE = Source(
    title="hmpps-tier, version 3 of the tier",
    citation="service/calculation/TierCalculator.kt, ProvisionalStatusCalculator.kt",
    url="https://github.com/ministryofjustice/hmpps-tier",
    version="affac98",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
LEVELS = {"VERY_HIGH": "very high", "HIGH": "high", "MEDIUM": "medium", "LOW": "low"}
TYPES: dict[str, str] = {
    ScoreType.STATIC: "from the record alone",
    ScoreType.DYNAMIC: "with an assessment's answers",
}
PER_CENT = Number(0, 100, "per cent")
ITEMS = (
    Item(
        name="has_active_event",
        asks="Is there a live order or licence?",
        kind=YesNo(),
        needed=False,
    ),
    Item(name="arp", asks="What is the score for any reoffending (ARP)?", kind=PER_CENT, needed=False),
    Item(
        name="csrp",
        asks="What is the combined score for serious reoffending (CSRP)?",
        kind=PER_CENT,
        needed=False,
    ),
    Item(name="arp_type", asks="Which form of ARP is it?", kind=Choice(TYPES), needed=False),
    Item(name="csrp_type", asks="Which form of CSRP is it?", kind=Choice(TYPES), needed=False),
    Item(
        name="dc_srp_score",
        asks="What is the score for contact sexual reoffending (DC-SRP)?",
        kind=PER_CENT,
        needed=False,
    ),
    Item(
        name="dc_srp_band",
        asks="Which band of DC-SRP is it in?",
        kind=Choice(LEVELS | {"NOT_APPLICABLE": "does not apply"}),
        needed=False,
    ),
    Item(name="has_mappa", asks="Is there a MAPPA registration?", kind=YesNo(), needed=False),
    Item(name="rosh", asks="What is the risk of serious harm (RoSH)?", kind=Choice(LEVELS), needed=False),
    Item(name="lifer_or_ipp", asks="Is it a life or IPP sentence?", kind=YesNo(), needed=False),
    Item(
        name="latest_release_date",
        asks="When was the latest release?",
        kind=DayOrFromToday(),
        needed=False,
    ),
    Item(
        name="as_of",
        asks="On which day is the tier asked for (only for a life or IPP sentence)?",
        kind=Day(),
        needed=False,
    ),
    Item(
        name="domestic_abuse",
        asks="Is domestic abuse registered, now (ADVP) or before (REG30)?",
        kind=YesNo(),
        needed=False,
    ),
    Item(name="stalking", asks="Is stalking registered (SPO)?", kind=YesNo(), needed=False),
    Item(name="child_protection", asks="Is child protection registered (RCPR)?", kind=YesNo(), needed=False),
    Item(
        name="ever_committed_sexual_offence",
        asks="Was a sexual offence ever committed?",
        kind=YesNo(),
        needed=False,
    ),
)
WORDS = {
    "arp_type": "the form of ARP",
    "csrp_type": "the form of CSRP",
    "dc_srp_score": "DC-SRP",
    "has_mappa": "MAPPA",
    "rosh": "risk of serious harm",
    "lifer_or_ipp": "life or IPP sentence",
} | {code: words for code, (_, words) in FLAGS.items()}


@published(
    "tier-ew-v3@2026-11-22",
    title="Tier, version 3 (England and Wales)",
    decides="the tier from A (most) to G (least), by which people are allocated and supervised, and whether it is "
    "provisional",
    population="people on probation in England or Wales",
    source=SOURCE,
    items=ITEMS,
    figures=FIGURES,
    examples=(
        Example(
            says="MAPPA with a high risk of serious harm gives C, more than the scores give; because it is also as "
            "much as ARP could give with an assessment's answers, the static ARP does not make it provisional.",
            given={
                "arp": 0,
                "arp_type": "STATIC",
                "csrp": 0.5,
                "csrp_type": "DYNAMIC",
                "has_mappa": True,
                "rosh": "HIGH",
            },
            gives={"tier": "C", "provisional": False, "driven_by": ["mappa_rosh"]},
        ),
    ),
)
def tier(**inputs: Any) -> Conclusion:
    """The tier, what drove it, and whether it is provisional.

    Raises BadAnswers for a DC-SRP score that its band does not have, and for a release after `as_of`.
    """
    if inputs["has_active_event"] is False:
        return Conclusion({"tier": "NOT_SUPERVISED", "provisional": False, "driven_by": []}).because(
            "There is no live order or licence, so there is no tier."
        )
    lacking = unanswered_in_words({"ARP": inputs["arp"], "CSRP": inputs["csrp"]})
    if lacking:
        return Conclusion({"tier": "MISSING", "provisional": False, "driven_by": []}).because(
            "No tier can be given: it rests on the scores ARP and CSRP, and there is no answer for {lacking}.",
            lacking=lacking,
        )
    grid = reoffending(inputs["arp"], inputs["csrp"])
    others = _others(inputs)
    mark = Provisional(
        arp=inputs["arp"],
        csrp=inputs["csrp"],
        arp_type=inputs["arp_type"],
        csrp_type=inputs["csrp_type"],
        has_mappa=inputs["has_mappa"] is True,
        rosh_known=is_known(inputs["rosh"]),
        grid=grid,
        others=others,
    )
    return _said(inputs, (grid, *others), mark.reasons)


def _others(inputs: dict[str, Any]) -> tuple[Factor, ...]:
    found = [
        sexual(inputs["dc_srp_score"], inputs["dc_srp_band"]),
        harm(inputs["has_mappa"] is True, inputs["rosh"]),
        lifer(inputs["lifer_or_ipp"] is True, inputs["latest_release_date"], inputs["as_of"]),
        *(flag(code) for code in FLAGS if inputs[code] is True),
    ]
    return tuple(factor for factor in found if factor)


def _said(inputs: dict[str, Any], factors: tuple[Factor, ...], reasons: tuple[str, ...]) -> Conclusion:
    top = highest(factors)
    drivers = [factor for factor in factors if factor.tier == top]
    conclusion = Conclusion(
        {
            "tier": top,
            "provisional": bool(reasons),
            "driven_by": [factor.code for factor in drivers],
            "by_factor": {factor.code: factor.tier for factor in factors},
        }
    ).because(
        "The tier is {tier}, driven by {drivers}.",
        tier=top,
        drivers=" and by ".join(factor.says for factor in drivers),
    )
    for reason in reasons:
        conclusion = conclusion.because("It is provisional: {reason}.", reason=reason)
    if not reasons:
        conclusion = conclusion.because("It is not provisional.")
    for factor in factors:
        if factor.tier > top:
            conclusion = conclusion.because(
                "By itself {fact} would give {tier}.", fact=factor.says, tier=factor.tier
            )
    return _with_what_was_not_said(conclusion, inputs)


def _with_what_was_not_said(conclusion: Conclusion, inputs: dict[str, Any]) -> Conclusion:
    if inputs["lifer_or_ipp"] is True and isinstance(inputs["latest_release_date"], Unknown):
        conclusion = conclusion.because(
            "The life or IPP sentence counts for nothing, because no release is recorded."
        )
    missing = unanswered_in_words({words: inputs[name] for name, words in WORDS.items()})
    if missing:
        conclusion = conclusion.because("Not known, and so counted for nothing: {missing}.", missing=missing)
    if isinstance(inputs["has_active_event"], Unknown):
        conclusion = conclusion.because(
            "Whether there is a live order or licence was not said; without one there is no tier."
        )
    return conclusion
