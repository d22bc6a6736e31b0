"""The two halves of tier version 2 (England and Wales): each told from its own answers, as far as they go.

What is not known gives no points, as in the source, and is named. Where no question about a sentence was asked at all,
a mandate for change is supposed, openly; where one was asked and is not known, no change level is given.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from throughcare.rules.classification.tier_ew_v2_change import (
    WITHOUT_ASSESSMENT,
    WITHOUT_MANDATE,
    Change,
    Sentence,
    any_of,
    change_level,
)
from throughcare.rules.classification.tier_ew_v2_items import CHANGE, PROTECT
from throughcare.rules.classification.tier_ew_v2_protect import WOMAN, Protect, protect_level
from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Problem,
    Ternary,
    Unknown,
    is_known,
    unanswered_in_words,
)

CODE = "tier-ew-v2"
MANDATE = "mandate_for_change"


@dataclass(slots=True)
class Half:
    """What was found of one half of the tier.

    level: empty where it cannot be told. driver: what drove it, as part of a sentence. supposing: what was supposed.
    """

    results: dict[str, object] = field(default_factory=dict)
    level: str = ""
    driver: str = ""
    says: list[str] = field(default_factory=list)
    supposing: list[str] = field(default_factory=list)


def protect_half(told: Answers) -> Half:
    """The protect points and level; empty where none of its questions was asked. Raises BadAnswers."""
    total: Any = told["total_protect_points"]
    parts = Protect(**_picked(told, Protect))
    apart = ("gender", "total_protect_points")
    said = [
        each.name for each in PROTECT if told[each.name] is not Unknown.NOT_ASKED and each.name not in apart
    ]
    if not said and not is_known(total):
        return Half()
    if is_known(total):
        _only_the_total("total_protect_points", total, said)
        counted = "the points given"
    else:
        total, counted = parts.points, _listed(parts.parts)
    level = protect_level(total)
    half = Half({"protect_points": total, "protect_level": level}, level)
    half.driver = f"{_largest(parts.parts) or counted} (protect points {total})"
    half.says.append(f"The protect level is {level}: {total} points from {counted}.")
    half.says += _unseen(told, total)
    return half


def _unseen(told: Answers, total: int) -> list[str]:
    """What the protect points did not see."""
    if not isinstance(told["total_protect_points"], Unknown):
        return []
    names = {"RSR": told["rsr"], "risk of serious harm": told["rosh"], "MAPPA": told["mappa_level"]}
    missing = unanswered_in_words(names | {"complexity": told["complexity_registrations"]} | _for_women(told))
    says = [f"Not known, and so without protect points: {missing}."] if missing else []
    if isinstance(told["gender"], Unknown):
        more = Protect(**(_picked(told, Protect) | {"gender": WOMAN})).points - total
        if more:
            says.append(
                f"The gender is not known; for a woman the answers given would add {more} protect points."
            )
    return says


def _for_women(told: Answers) -> dict[str, object]:
    """What counts for women only, by the name it has for a reader; nothing where the person is no woman."""
    if told["gender"] != WOMAN:
        return {}
    return {
        "parenting responsibilities": told["oasys_6_9_parenting_responsibilities"],
        "impulsivity": told["oasys_11_2_impulsivity"],
        "temper control": told["oasys_11_4_temper_control"],
        "earlier breach or recall": told["previous_enforcement"],
    }


def _only_the_total(name: str, total: int, others: list[str]) -> None:
    if others:
        raise BadAnswers(CODE, [Problem(name, total, f"is a sum; give it without {', '.join(others)}")])


def _picked(told: Answers, of: type) -> dict[str, Any]:
    return {each.name: told[each.name] for each in fields(of)}


def change_half(told: Answers) -> Half:
    """Mandate, change points and level; empty where none of its questions was asked. Raises BadAnswers."""
    stated = [item.name for item in CHANGE if told[item.name] is not Unknown.NOT_ASKED]
    if not stated:
        return Half()
    half = Half()
    mandate = _mandate(told, half)
    if mandate is Ternary.NO:
        half.results |= {"change_points": 0, "change_level": WITHOUT_MANDATE}
        half.level, half.driver = str(WITHOUT_MANDATE), "no mandate for change"
    elif told["has_assessment"] is False:
        _without_assessment(told, half, mandate)
    else:
        _from_points(told, half, mandate)
    return half


def _mandate(told: Answers, half: Half) -> Ternary:
    """Whether there is a mandate for change; said in `half`."""
    live = _live(told)
    if live is None:
        half.supposing.append(MANDATE)
        half.says.append(
            "Nothing was said about the sentence: a change level is given supposing a mandate for change; "
            "without one it is 0."
        )
        return Ternary.YES
    mandate = any_of([sentence.for_change for sentence in live])
    if mandate is Ternary.UNDECIDED:
        half.says.append("Whether there is a mandate for change cannot be told, and so no change level.")
        return mandate
    half.results[MANDATE] = mandate is Ternary.YES
    half.says.append(
        "There is a mandate for change: a live sentence is custodial or has a requirement that is neither restrictive "
        "nor unpaid work."
        if half.results[MANDATE]
        else "There is no mandate for change, so the change level is 0: no live sentence is custodial or has a "
        "requirement that is neither restrictive nor unpaid work."
    )
    return mandate


def _live(told: Answers) -> list[Sentence] | None:
    """The live sentences; None where nothing was asked about any."""
    several: Any = told["sentences"]
    single: list[Any] = [told["sentence_type"], told["requirements"]]
    asked = [each for each in single if each is not Unknown.NOT_ASKED]
    if several is Unknown.NOT_ASKED:
        return [Sentence(*single)] if asked else None
    if asked:
        reason = "are given, and so is one sentence by itself; give one or the other"
        raise BadAnswers(CODE, [Problem("sentences", several, reason)])
    if isinstance(several, Unknown):
        return [Sentence(several, several)]
    return [
        Sentence(each["sentence_type"], each["requirements"]) for each in several if not each["terminated"]
    ]


def _without_assessment(told: Answers, half: Half, mandate: Ternary) -> None:
    for name in ("needs", "assessment_age_weeks", "total_change_points"):
        if is_known(told[name]) and told[name] not in ({}, 0):
            reason = "cannot be without a completed assessment, and has_assessment says that there is none"
            raise BadAnswers(CODE, [Problem(name, told[name], reason)])
    half.results["change_points"] = 0
    if mandate is Ternary.YES:
        half.results["change_level"] = WITHOUT_ASSESSMENT
        half.level, half.driver = str(WITHOUT_ASSESSMENT), "the lack of a completed assessment"
        half.says.append("There is no completed assessment, so the change level is 2, without points.")


def _from_points(told: Answers, half: Half, mandate: Ternary) -> None:
    total: Any = told["total_change_points"]
    parts = Change(**_picked(told, Change))
    enough = is_known(total) or is_known(told["needs"])
    if is_known(total):
        _only_the_total(
            "total_change_points", total, [each for each in _picked(told, Change) if is_known(told[each])]
        )
        counted = "the points given"
    elif parts.asked and (enough or told["has_assessment"] is not Unknown.NOT_KNOWN):
        total, counted = parts.points, _listed(parts.parts)
    else:
        half.says.append(
            "No change points can be told: nothing is known of the needs, OGRS or whether an assessment is complete."
        )
        return
    half.results["change_points"] = total
    half.says += _unseen_change(told)
    if mandate is Ternary.YES and enough:
        level = change_level(total)
        half.results["change_level"] = level
        half.level, half.driver = str(level), f"{_largest(parts.parts) or counted} (change points {total})"
        half.says.append(f"The change level is {level}: {total} points from {counted}.")
    else:
        half.says.append(
            f"The change points told so far are {total}, from {counted}; that is not enough for a level."
        )


def _unseen_change(told: Answers) -> list[str]:
    """What the change points did not see."""
    needs: Any = told["needs"]
    sections = (
        {} if isinstance(needs, Unknown) else {name.replace("_", " "): says for name, says in needs.items()}
    )
    asked = {"OGRS": told["ogrs"], "needs": needs} if isinstance(told["total_change_points"], Unknown) else {}
    missing = unanswered_in_words(asked | sections)
    return [f"Not known, and so without change points: {missing}."] if missing else []


def _listed(parts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{words} ({points})" for words, points in parts) or "nothing that gives points"


def _largest(parts: tuple[tuple[str, int], ...]) -> str:
    """What gave the most points; the first of equals; nothing where nothing did."""
    return max(parts, key=lambda part: part[1], default=("", 0))[0]
