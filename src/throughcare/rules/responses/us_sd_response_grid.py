"""South Dakota's response grid for probation, as far as it was read: its minor and moderate rows (SDCL 23A-48).

What counts as serious, and the responses to a moderate violation, were not seen: where only they could say, the rule
refuses or says so. The list of responses is for a person to choose from; nothing follows by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Unknown,
    Whole,
    published,
)
from throughcare.rules.kernel.reading import NOT_KNOWN, law, not_seen

SOUTH_DAKOTA = law(
    "South Dakota Codified Laws, graduated response grid for probation",
    "SDCL 23A-48-7 and appendix A to chapter 23A-48",
    "https://casetext.com/statute/south-dakota-codified-laws/title-23a-criminal-procedure/chapter-48-probation-supervision-response-to-violation-of-conditions-and-discharge/appendix-a-to-chapter-23a-48",
    since=date(2014, 1, 1),
    version="current through the 2024 legislative session",
)
STATE = Choice({"us_sd": "South Dakota"})


@dataclass(frozen=True, slots=True)
class GridRow:
    """One event of the grid. first: the first time. again: from the second time on. seen: the last time it names."""

    what: str
    first: str = "minor"
    again: str = "moderate"
    seen: int | None = None


GRID: Mapping[str, GridRow] = MappingProxyType(
    {
        "missed_meeting_with_officer": GridRow("a missed meeting with the officer"),
        "late_to_meeting": GridRow("lateness to a meeting with the officer"),
        "failure_to_meet_financial_obligation": GridRow("a payment not made"),
        "dishonesty": GridRow("dishonesty"),
        "missed_programming_appointment": GridRow("a missed programme appointment"),
        "failure_to_file_form_on_time": GridRow("a form not filed on time"),
        "failure_to_complete_assignment": GridRow("an assignment or directive not completed"),
        "unsatisfactory_school_or_work_performance": GridRow("poor performance at school or work"),
        "violation_of_social_decorum": GridRow("poor conduct", seen=1),
        "twenty_four_seven_violation": GridRow("a violation of the 24/7 programme", seen=2),
        "failure_to_report_change_in_status": GridRow("a change of status not reported", "moderate", seen=1),
        "charge_class_2_misdemeanor": GridRow("a new class 2 misdemeanour charge", "moderate", seen=1),
        "charge_class_1_misdemeanor": GridRow("a new class 1 misdemeanour charge", "moderate", seen=1),
        "prohibited_place": GridRow("being in a prohibited place", "moderate", seen=1),
        "unsatisfactory_programme_termination": GridRow(
            "an unsatisfactory end of a treatment programme", "moderate", seen=1
        ),
        "prohibited_associates": GridRow("contact with prohibited associates", "moderate", seen=1),
        "protection_order_violation": GridRow("breaking a protection order", "moderate", seen=1),
        "positive_urinalysis": GridRow("a positive urine test", "moderate"),
    }
)
SEVERITY = "united-states:violation_severity"
MINOR_RESPONSES = ("verbal", "letter", "volunteering_once", "brief_written_task", "officers_discretion")
AT_HIGH_RISK = "extra_problem_solving_meeting"
RISKS = {
    "administrative": "administrative or financial obligations only",
    "low": "low risk",
    "moderate": "moderate risk",
    "high": "high risk",
}


@published(
    "united-states:violation_severity@2014-01-01",
    title="Severity of a violation (South Dakota probation)",
    decides="the row of the response grid in which a violation stands",
    population="people on probation in South Dakota",
    source=SOUTH_DAKOTA,
    figures=(
        Figures(
            "The rows of the grid that were read",
            ("event", "first time", "again", "read up to time number"),
            tuple((row.what, row.first, row.again, row.seen) for row in GRID.values()),
        ),
    ),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=STATE),
        Item(
            name="event",
            asks="What happened?",
            kind=Choice({event: row.what for event, row in GRID.items()}),
        ),
        Item(name="occurrence", asks="Which time is it, the first, the second, ...?", kind=Whole(1, 1000)),
        Item(
            name="risk", asks="In which column of the grid is the person?", kind=Choice(RISKS), needed=False
        ),
    ),
    examples=(
        Example(
            says="A missed meeting is minor the first time.",
            given={"jurisdiction": "us_sd", "event": "missed_meeting_with_officer", "occurrence": 1},
            gives={"severity": "minor"},
        ),
    ),
)
def violation_severity(jurisdiction: str, event: str, occurrence: int, risk: Answer[str]) -> Conclusion:
    """Minor, with the responses to choose from, or moderate. Raises BadAnswers where only the serious row could say."""
    row = GRID[event]
    if row.seen is not None and occurrence > row.seen:
        raise not_seen(SEVERITY, "occurrence", occurrence, f"how severe {row.what} is at this count")
    severity = row.first if occurrence == 1 else row.again
    results: dict[str, object] = {"severity": severity}
    if severity == "minor":
        results["responses"] = (*MINOR_RESPONSES, AT_HIGH_RISK) if risk == "high" else MINOR_RESPONSES
    found = Conclusion(results).because(
        "The grid lists {what}, time number {occurrence}, as {severity}.",
        what=row.what, occurrence=occurrence, severity=severity,
    )  # fmt: skip
    if severity != "minor":
        return found.because("The responses to a moderate violation are {not_known}.", not_known=NOT_KNOWN)
    if isinstance(risk, Unknown):
        found = found.because(
            "The risk is not known; at high risk an extra meeting to solve problems is on the list."
        )
    return found.because("Which of the responses, if any, a person decides.")


@published(
    "united-states:sanction_review_available@2014-01-01",
    title="Review of a sanction by the chief officer (South Dakota probation)",
    decides="whether a person may ask the chief court services officer to review a sanction",
    population="people on probation in South Dakota",
    source=SOUTH_DAKOTA,
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=STATE),
        Item(
            name="severity",
            asks="How severe is the sanction?",
            kind=Choice({"minor": "minor", "moderate": "moderate", "serious": "serious"}),
        ),
    ),
    examples=(
        Example(
            says="A moderate sanction can be reviewed.",
            given={"jurisdiction": "us_sd", "severity": "moderate"},
            gives={"review_by_chief_officer": True},
        ),
    ),
)
def sanction_review_available(jurisdiction: str, severity: str) -> Conclusion:
    """Whether a review may be asked for."""
    available = severity != "minor"
    found = Conclusion({"review_by_chief_officer": available})
    if available:
        return found.because(
            "A {severity} sanction is reviewed on request; the chief officer decides, and that is final.",
            severity=severity,
        )
    return found.because("The text offers a review of moderate and serious sanctions only.")
