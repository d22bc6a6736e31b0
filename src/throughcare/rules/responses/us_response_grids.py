"""Grids that grade a violation: Idaho's response matrix and South Dakota's response grid, as far as they were read.

Idaho's row stands for the opening of the matrix; South Dakota's for its minor and moderate rows: what counts as
serious was not seen, so a rule that would need it refuses. A magnitude or severity opens a list of responses from
which a person chooses; it imposes none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from throughcare.rules.kernel import Choice, Conclusion, Example, Item, Whole, YesNo, published
from throughcare.rules.kernel.reading import law, not_seen, one_text_a_row
from throughcare.rules.responses.us_confinement_texts import IDAHO_MATRIX, LIMIT_ONLY

PERSON_CHOOSES = "It opens a list of responses; which of them, if any, a person decides."
REPORT = "pv"
IDAHO = Choice({"us_id": "Idaho"})
LABELS: Mapping[int | str, str] = {1: "low", 2: "moderate", 3: "high", REPORT: "report_of_violation"}
RISKS = ("low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One event. magnitudes: at low, moderate and high risk. plus_one: on which caseload one more is added."""

    what: str
    magnitudes: tuple[int | str, int | str, int | str]
    plus_one: str = ""


MATRIX: Mapping[str, MatrixRow] = MappingProxyType(
    {
        "confirmed_unlawful_activities": MatrixRow(
            "confirmed unlawful activity", (1, 1, 2),
            "on a driving, domestic-violence or sex-offence caseload, when the activity is related",
        ),
        "charge_new_misdemeanor": MatrixRow("a new misdemeanour charge", (2, 2, 2)),
        "charge_new_felony": MatrixRow("a new felony charge", (REPORT, REPORT, REPORT)),
        "repeated_law_enforcement_contact_citable": MatrixRow(
            "repeated contact with police for citable offences", (2, 2, 3)
        ),
        "fail_to_report_le_contact_24h": MatrixRow("contact with police not reported in 24 hours", (1, 1, 1)),
        "possession_of_firearm": MatrixRow("having a firearm", (REPORT, REPORT, REPORT)),
        "deliberate_failure_to_report": MatrixRow("deliberately failing to report", (2, 2, 2)),
        "late_or_missed_meeting": MatrixRow("a late or missed meeting", (1, 1, 1)),
        "absconding": MatrixRow("absconding", (REPORT, REPORT, REPORT)),
        "leave_district_without_permission": MatrixRow("leaving the district without permission", (1, 1, 2)),
        "leave_state_without_permission": MatrixRow("leaving the state without permission", (2, 2, 3)),
        "travel_permit_conditions": MatrixRow("breaking the conditions of a travel permit", (2, 2, 2)),
        "curfew": MatrixRow("breaking a curfew", (1, 1, 2)),
        "failure_to_participate_in_programming": MatrixRow("not taking part in programming", (1, 2, 2)),
        "association_with_known_felon": MatrixRow("association with a known felon", (1, 1, 1)),
        "association_with_individuals_in_criminal_activity": MatrixRow(
            "association with people who are criminally active", (2, 2, 2),
            "when they were convicted of sex offences",
        ),
        "association_with_active_gang_members": MatrixRow(
            "association with active gang members", (2, 2, 3)
        ),
        "no_contact_order_violation": MatrixRow(
            "contact with the victim, or against a no-contact order", (2, 2, 2),
            "on a domestic-violence or sex-offence caseload",
        ),
        "failure_to_complete_evaluation": MatrixRow(
            "an evaluation not completed", (1, 1, 1), "when it is a domestic-violence evaluation"
        ),
    }
)  # fmt: skip


@published(
    "united-states:response_magnitude@2026-11-22",
    title="Magnitude of the response (Idaho Response Matrix)",
    decides="the magnitude of response that the matrix gives an event at a level of risk",
    population="people on probation or parole in Idaho",
    source=one_text_a_row("Idaho Response Matrix"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=IDAHO),
        Item(
            name="event",
            asks="What happened?",
            kind=Choice({event: row.what for event, row in MATRIX.items()}),
        ),
        Item(
            name="risk", asks="Which level of risk was assessed?", kind=Choice({risk: risk for risk in RISKS})
        ),
    ),
    examples=(
        Example(
            says="Breaking a curfew at high risk: magnitude 2.",
            given={"jurisdiction": "us_id", "event": "curfew", "risk": "high"},
            gives={"magnitude": 2, "label": "moderate"},
        ),
    ),
)
def response_magnitude(jurisdiction: str, event: str, risk: str) -> Conclusion:
    """The magnitude, 1 to 3, or "pv" where a report of violation is written instead."""
    row = MATRIX[event]
    magnitude = row.magnitudes[RISKS.index(risk)]
    label = LABELS[magnitude]
    found = Conclusion({"magnitude": magnitude, "label": label}, source=IDAHO_MATRIX).because(
        "For {what} at {risk} risk the matrix gives: {label}.",
        what=row.what, risk=risk, label=label.replace("_", " "),
    )  # fmt: skip
    if row.plus_one:
        found = found.because("One more may be added {when}.", when=row.plus_one)
    return found.because(PERSON_CHOOSES)


HIGHEST = 3


@published(
    "united-states:response_magnitude_modifier@2026-11-22",
    title="One more for a special caseload (Idaho Response Matrix)",
    decides="the magnitude after one more for a special caseload, never above the highest",
    population="people on probation or parole in Idaho",
    source=one_text_a_row("Idaho Response Matrix"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=IDAHO),
        Item(name="magnitude", asks="Which magnitude did the matrix give?", kind=Whole(1, HIGHEST)),
        Item(
            name="special_caseload_plus_one",
            asks="Does the matrix add one for this event on this caseload?",
            kind=YesNo(),
        ),
    ),
    examples=(
        Example(
            says="3 stays 3: there is no higher magnitude.",
            given={"jurisdiction": "us_id", "magnitude": 3, "special_caseload_plus_one": True},
            gives={"magnitude": 3},
        ),
    ),
)
def response_magnitude_modifier(
    jurisdiction: str, magnitude: int, special_caseload_plus_one: bool
) -> Conclusion:
    """The magnitude, 1 to 3."""
    found = min(magnitude + special_caseload_plus_one, HIGHEST)
    said = "One is added" if special_caseload_plus_one else "Nothing is added"
    return (
        Conclusion({"magnitude": found}, source=IDAHO_MATRIX)
        .because(
            "{said} to magnitude {given}; {most} is the highest: {found}.",
            said=said, given=magnitude, most=HIGHEST, found=found,
        )
        .because(PERSON_CHOOSES)
    )  # fmt: skip


PAROLE_TERMS: Mapping[str, int] = MappingProxyType({"possession_of_firearm": 90, "absconding": 180})
"""Days in custody on Idaho's parolee column of the matrix, by event."""


@published(
    "united-states:parole_violation_term@2026-11-22",
    title="Days for a parole violation (Idaho Response Matrix)",
    decides="the days in custody that the matrix names for a violation by somebody on parole",
    population="people on parole in Idaho",
    source=one_text_a_row("Idaho Response Matrix"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=IDAHO),
        Item(
            name="event",
            asks="What happened?",
            kind=Choice({event: MATRIX[event].what for event in PAROLE_TERMS}),
        ),
    ),
    examples=(
        Example(
            says="Absconding: 180 days.",
            given={"jurisdiction": "us_id", "event": "absconding"},
            gives={"days": 180},
        ),
    ),
)
def parole_violation_term(jurisdiction: str, event: str) -> Conclusion:
    """The days."""
    return (
        Conclusion({"days": PAROLE_TERMS[event]}, source=IDAHO_MATRIX)
        .because(
            "For {what} the matrix names {days} days for somebody on parole.",
            what=MATRIX[event].what, days=PAROLE_TERMS[event],
        )
        .because("The parole commission decides. " + LIMIT_ONLY)
    )  # fmt: skip


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


@published(
    "united-states:violation_severity@2014-01-01",
    title="Severity of a violation (South Dakota probation)",
    decides="the row of the response grid in which a violation stands",
    population="people on probation in South Dakota",
    source=SOUTH_DAKOTA,
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=STATE),
        Item(
            name="event",
            asks="What happened?",
            kind=Choice({event: row.what for event, row in GRID.items()}),
        ),
        Item(name="occurrence", asks="Which time is it, the first, the second, ...?", kind=Whole(1, 1000)),
    ),
    examples=(
        Example(
            says="A missed meeting is minor the first time.",
            given={"jurisdiction": "us_sd", "event": "missed_meeting_with_officer", "occurrence": 1},
            gives={"severity": "minor"},
        ),
    ),
)
def violation_severity(jurisdiction: str, event: str, occurrence: int) -> Conclusion:
    """Minor or moderate. Raises BadAnswers where only the serious row, which was not seen, could say."""
    row = GRID[event]
    if row.seen is not None and occurrence > row.seen:
        raise not_seen(SEVERITY, "occurrence", occurrence, f"how severe {row.what} is at this count")
    severity = row.first if occurrence == 1 else row.again
    return (
        Conclusion({"severity": severity})
        .because(
            "The grid lists {what}, time number {occurrence}, as {severity}.",
            what=row.what, occurrence=occurrence, severity=severity,
        )
        .because(PERSON_CHOOSES)
    )  # fmt: skip


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
            "A {severity} sanction is reviewed on request; the chief officer's decision is final.",
            severity=severity,
        )
    return found.because("The text offers a review of moderate and serious sanctions only.")
