"""Idaho's response matrix, as far as it was read: the magnitude of the response to an event, by level of risk.

Only the opening of the matrix was read; an event that is not in it is refused. A magnitude opens a list of responses
from which a person chooses; it imposes none. The version is the day of reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from throughcare.rules.kernel import Choice, Conclusion, Example, Figures, Item, Whole, YesNo, published
from throughcare.rules.kernel.reading import one_text_a_row
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
    figures=(
        Figures(
            "The opening of the matrix (pv: a report of violation)",
            ("event", "low", "moderate", "high", "one more"),
            tuple((row.what, *row.magnitudes, row.plus_one or None) for row in MATRIX.values()),
        ),
    ),
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
