"""Workload of a probation practitioner in England and Wales: points, points available, and the share of them in use.

Source: hmpps-workload @ 1e70153e, WorkloadCalculator and CapacityCalculator. No day is named from which the rule has
force, so the version is the day on which it was read. It answers the parts that it is given: the points of a caseload,
the points available, and the capacity in use where it has both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Example,
    Mark,
    Number,
    Problem,
    Several,
    Source,
    Text,
    Unknown,
    Whole,
    YesNo,
    is_known,
    optional,
    published,
)
from throughcare.rules.workload.points_ew import (
    CASE_POINTS,
    CONTACT_POINTS,
    FIGURES,
    KINDS,
    REPORT_POINTS,
    SUFFIX,
    TIERS,
    YOUTH_TRANSITION_POINTS,
)

CODE = "workload-ew"
SOURCE = Source(
    title="hmpps-workload",
    citation="service/WorkloadCalculator.kt, service/CapacityCalculator.kt, V1_1__SEED_REF_DATA.sql",
    url="https://github.com/ministryofjustice/hmpps-workload",
    version="1e70153e",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
SHARE_DIGITS = Decimal("1e-15")
CAPACITY_DIGITS = Decimal("0.001")
HOURS = Number(0, 168, "hours a week")
POINTS = Whole(-1_000_000, 1_000_000, "points")


HOW_MANY = (
    optional("number", "How many of them (1 if left out)?", Whole(0, 10_000)),
    optional("points", "How many points has each, where the agency has its own?", Whole(0, 10_000, "points")),
)
CASE = Composed(
    (
        optional(
            "tier", "Which tier?", Choice({t: f"tier {t}" for tier in TIERS for t in (tier, tier + SUFFIX)})
        ),
        optional("type", "Where is the person?", Choice(KINDS)),
        optional("t2a", "Is it a case in transition from youth services (T2A)?", YesNo()),
        *HOW_MANY,
    )
)
REPORT = Composed(
    (
        optional(
            "type", "Which kind of court report?", Choice({"STANDARD": "standard", "FAST": "fast delivery"})
        ),
        *HOW_MANY,
    )
)
CONTACT = Composed((optional("code", "Which contact code?", Text("a contact's code", 20)), *HOW_MANY))


@dataclass(frozen=True, slots=True)
class Share:
    """What one list adds to the workload. points_of: the published points of an entry without points of its own."""

    name: str
    words: str
    points_of: Callable[[str, int, Answers], int]
    sign: int = 1

    def total(self, entries: Iterable[Answers]) -> int:
        """All of them. Raises BadAnswers for an entry without points that can be told."""
        return self.sign * sum(self._one(at, entry) for at, entry in enumerate(entries, start=1))

    def _one(self, at: int, entry: Answers) -> int:
        number, own = entry["number"], entry["points"]
        each = own if isinstance(own, int) else self.points_of(self.name, at, entry)
        return each * (number if isinstance(number, int) else 1)


def _case(name: str, at: int, entry: Answers) -> int:
    tier = _said(name, at, entry, "tier")
    if entry["t2a"] is True:
        return YOUTH_TRANSITION_POINTS[tier]
    return CASE_POINTS[_said(name, at, entry, "type")][tier]


def _report(name: str, at: int, entry: Answers) -> int:
    return REPORT_POINTS[_said(name, at, entry, "type")]


def _contact(name: str, at: int, entry: Answers) -> int:
    return CONTACT_POINTS.get(_said(name, at, entry, "code"), ("", 0))[1]


def _said(name: str, at: int, entry: Answers, part: str) -> str:
    said = entry[part]
    if isinstance(said, Unknown):
        reason = f"number {at} needs {part}, or points of its own"
        raise BadAnswers(CODE, [Problem(name, said.value, reason)])
    return str(said)


SHARES = (
    Share("cases", "cases", _case),
    Share("court_reports", "court reports", _report),
    Share("contacts_outside_caseload", "contacts on the cases of others", _contact),
    Share("contacts_in_caseload_by_others", "contacts by others on these cases", _contact, sign=-1),
)


@published(
    f"{CODE}@2026-11-22",
    title="Workload and capacity (England and Wales)",
    decides="the points of a practitioner's work, the points available in their hours, and the capacity in use",
    population="probation practitioners in England and Wales",
    source=SOURCE,
    items=(
        optional("cases", "Which cases are on the caseload?", Several(CASE)),
        optional("court_reports", "Which court reports are being written?", Several(REPORT)),
        optional(
            "contacts_outside_caseload", "Which contacts were on the cases of others?", Several(CONTACT)
        ),
        optional(
            "contacts_in_caseload_by_others",
            "Which contacts on these cases did others make?",
            Several(CONTACT),
        ),
        optional("total_points", "How many workload points are there, if already known?", POINTS),
        optional(
            "points_for_grade",
            "How many points has the grade at full hours (nominally 2176)?",
            Number(0, 100_000),
        ),
        optional(
            "contracted_hours", "How many hours a week are full hours for the grade (nominally 37)?", HOURS
        ),
        optional("current_hours", "How many hours a week does the practitioner work?", HOURS),
        optional("reduction_hours", "How many of those hours are taken off?", HOURS),
        optional(
            "available_points",
            "How many points are available, if already known?",
            Whole(0, 1_000_000, "points"),
        ),
    ),
    figures=FIGURES,
    examples=(
        Example(
            says="37 hours less 1.8 leave 2,070 of 2,176 points; ten community cases of tier B2 take 1,150 of them.",
            given={
                "cases": [{"tier": "B2", "type": "COMMUNITY", "number": 10}],
                "points_for_grade": 2176,
                "contracted_hours": 37,
                "current_hours": 37,
                "reduction_hours": 1.8,
            },
            gives={"workload_points": 1150, "available_points": 2070, "capacity_percent": 55.6},
        ),
    ),
)
def workload(**inputs: Any) -> Conclusion:
    """Points, points available and capacity in use, each where its part is given.

    Raises BadAnswers where nothing is given, where hours lack one of their figures, or a sum comes with its parts.
    """
    conclusion = _available(inputs, _points(inputs, Conclusion({})))
    if not conclusion.results:
        raise BadAnswers(
            CODE, [Problem("cases", inputs["cases"], "is needed, or hours to tell the points available")]
        )
    used, available = conclusion.results.get("workload_points"), conclusion.results.get("available_points")
    if not isinstance(used, int) or not isinstance(available, int):
        lacking = "workload points" if used is None else "points available"
        return conclusion.because(
            "The capacity in use cannot be told without the {lacking}.", lacking=lacking
        )
    percent = capacity_percent(used, available)
    return Conclusion({**conclusion.results, "capacity_percent": percent}, conclusion.reasons).because(
        "The capacity in use is {percent:g} %: {used} of {available} points.",
        percent=percent, used=used, available=available,
    )  # fmt: skip


def _points(inputs: dict[str, Any], conclusion: Conclusion) -> Conclusion:
    """The workload points, from the lists or as they are given."""
    shares = [share for share in SHARES if is_known(inputs[share.name])]
    total = inputs["total_points"]
    if is_known(total) and shares:
        reason = f"is a sum; give it without {', '.join(share.name for share in shares)}"
        raise BadAnswers(CODE, [Problem("total_points", total, reason)])
    if is_known(total):
        return Conclusion({"workload_points": total}).because(
            "The workload is {total} points, as given.", total=total
        )
    if not shares:
        return conclusion
    found = {share: share.total(inputs[share.name]) for share in shares}
    conclusion = Conclusion({"workload_points": sum(found.values())}).because(
        "The workload is {total} points: {parts}.",
        total=sum(found.values()),
        parts=", ".join(f"{points:+d} for {share.words}" for share, points in found.items()),
    )
    return _without_points(inputs, shares, conclusion)


def _without_points(inputs: dict[str, Any], shares: list[Share], conclusion: Conclusion) -> Conclusion:
    """Names the contacts that counted for nothing because their code has no points."""
    codes = {
        entry["code"]
        for share in shares
        if share.points_of is _contact
        for entry in inputs[share.name]
        if not is_known(entry["points"]) and entry["code"] not in CONTACT_POINTS
    }
    if not codes:
        return conclusion
    return conclusion.because(
        "No points stand for the contact codes {codes}, so these contacts count for nothing.",
        codes=", ".join(sorted(map(str, codes))),
    )


HOURLY = ("points_for_grade", "contracted_hours", "current_hours", "reduction_hours")


def _available(inputs: dict[str, Any], conclusion: Conclusion) -> Conclusion:
    """The points available, from hours or as they are given."""
    given = [name for name in HOURLY if is_known(inputs[name])]
    ready = inputs["available_points"]
    if is_known(ready) and given:
        raise BadAnswers(
            CODE,
            [Problem("available_points", ready, f"is told by {', '.join(given)}; give one or the other")],
        )
    if is_known(ready):
        return Conclusion({**conclusion.results, "available_points": ready}, conclusion.reasons)
    if not given:
        return conclusion
    lacking = [
        Problem(name, inputs[name].value, "is needed with the other hours")
        for name in HOURLY
        if name not in given
    ]
    if lacking:
        raise BadAnswers(CODE, lacking)
    grade, full, current, less = (Decimal(str(inputs[name])) for name in HOURLY)
    if 0 < full < 1:
        reason = "must be 0, for a grade without hours, or at least 1"
        raise BadAnswers(CODE, [Problem("contracted_hours", inputs["contracted_hours"], reason)])
    points = available_points(grade, full, current - less)
    return Conclusion({**conclusion.results, "available_points": points}, conclusion.reasons).because(
        "{current:g} hours less {less:g} leave {hours} of {full:g} full hours, and so {points} of {grade:g} points.",
        current=current, less=less, hours=f"{max(current - less, Decimal(0)):g}", full=full, points=points, grade=grade,
    )  # fmt: skip


def available_points(points_for_grade: Decimal, contracted_hours: Decimal, available_hours: Decimal) -> int:
    """The share of the grade's points, cut to a whole number; 0 without hours, or where the grade has none."""
    if available_hours <= 0 or not contracted_hours:
        return 0
    share = (available_hours / contracted_hours).quantize(SHARE_DIGITS, ROUND_HALF_UP)
    return int((points_for_grade * share).to_integral_value(ROUND_DOWN))


def capacity_percent(used: int, available: int) -> float:
    """Points used as a percentage of those available, with one digit, halves up; 0 where either is 0."""
    if not used or not available:
        return 0.0
    return float((Decimal(used) / Decimal(available)).quantize(CAPACITY_DIGITS, ROUND_HALF_UP) * 100)
