"""Tier version 2 of England and Wales: a letter to protect (A to D) and a number for change (0 to 3), such as B2.

Source: hmpps-tier @ affac98, which calls it deprecated and still uses it for allocation. No day is named from which
it has force, so the version is the day on which it was read. Asked a part, it answers the part: protect points and
level, mandate, change points and level; the tier where it has both. Readings: what is not known gives no points, as
in the source. Where no question about a sentence was asked at all, the change level is given supposing a mandate for
change, and `supposing` says so; where one was asked and is not known, the level is not given.
"""

from datetime import date
from typing import Any

from throughcare.rules.classification.registrations_ew import Registered, registered
from throughcare.rules.classification.tier_ew_v2_figures import FIGURES
from throughcare.rules.classification.tier_ew_v2_halves import CODE, Half, change_half, protect_half
from throughcare.rules.classification.tier_ew_v2_items import ITEMS
from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Conclusion,
    Example,
    Mark,
    Problem,
    Source,
    Unknown,
    published,
)

SOURCE = Source(
    title="hmpps-tier, version 2 of the tier",
    citation="service/calculation/ProtectLevelCalculator.kt, ChangeLevelCalculator.kt, MandateForChange.kt",
    url="https://github.com/ministryofjustice/hmpps-tier",
    version="affac98",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)


@published(
    f"{CODE}@2026-11-22",
    title="Tier, version 2 (England and Wales)",
    decides="the protect level (A to D), the change level (0 to 3) and the tier of both, by which people are allocated",
    population="people on probation in England or Wales",
    source=SOURCE,
    items=ITEMS,
    figures=FIGURES,
    examples=(
        Example(
            says="MAPPA level 1 (5), a high risk of serious harm (20) and three kinds of complexity (6) make 31 "
            "protect points: B. A custodial sentence, no severe needs and OGRS 40 % (4) make change level 1.",
            given={
                "mappa_level": "M1",
                "rosh": "HIGH",
                "complexity_registrations": ["RCCO", "RCPR", "RCHD"],
                "sentence_type": "SC",
                "needs": {"accommodation": "NO_NEED"},
                "ogrs": 40,
            },
            gives={"tier": "B1", "protect_points": 31, "change_points": 4},
        ),
    ),
)
def tier(**inputs: Any) -> Conclusion:
    """What can be told of the tier, and what drove it.

    Raises BadAnswers where answers contradict each other, and where nothing was answered.
    """
    told = _with_register(inputs)
    protect, change = protect_half(told), change_half(told)
    results = {**protect.results, **change.results, "supposing": change.supposing}
    if protect.level and change.level:
        results["tier"] = protect.level + change.level
    suffix = _suffix(told)
    if suffix is not None:
        results["tier_suffix"] = suffix
        if "tier" in results:
            results["tier_score"] = f"{results['tier']}{suffix}"
    if not protect.says and not change.says and suffix is None:
        reason = "is needed, or another answer from which a part of the tier can be told"
        raise BadAnswers(CODE, [Problem("rosh", told["rosh"], reason)])
    return _explained(Conclusion(results), protect, change, suffix)


def _explained(conclusion: Conclusion, protect: Half, change: Half, suffix: str | None) -> Conclusion:
    whole = conclusion.results.get("tier")
    if whole:
        conclusion = conclusion.because(
            "The tier is {tier}, driven by {protect} and by {change}.",
            tier=whole, protect=protect.driver, change=change.driver,
        )  # fmt: skip
    else:
        lacking = [name for name, half in (("protect", protect), ("change", change)) if not half.level]
        conclusion = conclusion.because(
            "No whole tier can be given, because the {lacking} level cannot be told from these answers.",
            lacking=" level and the ".join(lacking),
        )
    for sentence in (*protect.says, *change.says):
        conclusion = conclusion.because("{sentence}", sentence=sentence)
    if suffix:
        conclusion = conclusion.because("The suffix S: contact is suspended, so nobody supervises the case.")
    return conclusion


def _with_register(inputs: dict[str, Any]) -> Answers:
    """The answers, with what the register says in the place of single answers that were not given."""
    listed: Any = inputs["registrations"]
    if isinstance(listed, Unknown):
        return inputs
    found = registered(CODE, listed)
    return inputs | {
        "rosh": _one("rosh", inputs["rosh"], found.rosh, Unknown.NOT_KNOWN),
        "mappa_level": _one("mappa_level", inputs["mappa_level"], found.mappa_level, "M0"),
        "complexity_registrations": _all_kinds(inputs["complexity_registrations"], found),
        "iom": found.iom or inputs["iom"],
        "unsupervised": found.unsupervised or inputs["unsupervised"] is True,
    }


def _one(name: str, single: object, listed: str | None, otherwise: object) -> object:
    if isinstance(single, Unknown):
        return listed or otherwise
    if listed and listed != single:
        raise BadAnswers(CODE, [Problem(name, single, f"contradicts the registrations, which say {listed}")])
    return single


def _all_kinds(single: Any, found: Registered) -> tuple[str, ...]:
    return found.complexity if isinstance(single, Unknown) else (*found.complexity, *single)


def _suffix(told: Answers) -> str | None:
    """S where nobody supervises the case, nothing where somebody does; None where that was not said."""
    if isinstance(told["unsupervised"], Unknown):
        return None
    return "S" if told["unsupervised"] else ""
