"""The interstate compact for adult supervision: time limits of a transfer, pre-release requests, who must be accepted.

The rules' own numbers name each row. Where the compact dates a row, that day stands with it. The version is the day
the rules were read. Not here because no text was read: the probable-cause report (5.108) and relocation (1.101).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from throughcare.rules.dates import Clock, ClockUnit, DateOrder, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Problem,
    Several,
    Source,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)
from throughcare.rules.kernel.reading import law, one_text_a_row

TITLE = "Interstate Commission for Adult Offender Supervision, rules"
CHAPTERS = "https://interstatecompact.org/icaos-rules/chapter/"


def _rule(number: str, url: str, since: date | None = None) -> Source:
    return law(TITLE, f"Rule {number}", url, since=since)


R3_101 = _rule("3.101", "https://icaos.mcneesolutions.com/icaos-rules/chapter/ch3/rule-3-101")
R3_103 = _rule("3.103", f"{CHAPTERS}ch3/rule-3-103")
R3_104 = law(
    TITLE, "Rule 3.104, by advisory opinion 5-2006", "https://interstatecompact.org/advisory-opinions/5-2006"
)
R3_104_1 = _rule("3.104-1", f"{CHAPTERS}ch3/rule-3-104-1")
R3_105 = _rule("3.105", "https://interstatecompact.org/node/188")
R3_106 = _rule("3.106", "https://interstatecompact.org/node/2417")
R4_106 = _rule("4.106", f"{CHAPTERS}ch4/rule-4-106")
R4_109 = _rule("4.109", "https://interstatecompact.org/node/202", date(2017, 6, 1))
R4_111 = _rule("4.111", "http://www.interstatecompact.org/Legal/RulesStepbyStep/Chapter4/Rule4111.aspx")
R5_101 = _rule("5.101", "http://interstatecompact.org/step-by-step/chapter/5/rule-5-101", date(2014, 3, 1))
R5_105 = _rule("5.105", f"{CHAPTERS}ch5/rule-5-105", date(2026, 4, 1))


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit. rule: its number. starts, does: words around the time. note: what else the rule says."""

    rule: str
    clock: Clock
    starts: str
    does: str
    source: Source
    note: str = ""


def _days(amount: int) -> Clock:
    return Clock(amount, ClockUnit.DAYS)


def _business(amount: int) -> Clock:
    return Clock(amount, ClockUnit.BUSINESS_DAYS)


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "transfer_request_received": Limit(
            "3.104", _days(45), "receipt of the transfer request", "the receiving state replies", R3_104
        ),
        "reporting_instructions_request_received": Limit(
            "3.103", _business(2), "receipt of the request for reporting instructions",
            "the receiving state answers", R3_103,
        ),
        "expedited_reporting_instructions_request_received": Limit(
            "3.106", _business(2), "receipt of the expedited request for reporting instructions",
            "the receiving state answers", R3_106,
        ),
        "sentencing_of_resident_probationer": Limit(
            "3.103(a)(1)", _business(7), "the sentencing of a resident",
            "the sending state asks for reporting instructions", R3_103,
            "A travel permit of up to seven days may be given meanwhile.",
        ),
        "reporting_instructions_granted_transfer_request_due": Limit(
            "3.106(c)", _business(7), "the granting of reporting instructions",
            "the sending state sends the transfer request", R3_106,
        ),
        "signed_forms_requested": Limit(
            "3.103(a)(3)", _business(5), "the request for signed forms", "the sending state sends them", R3_103
        ),
        "acceptance_issued_valid_until": Limit(
            "3.104-1(d)", _days(120), "the acceptance", "the acceptance stays valid", R3_104_1
        ),
        "departure_notice_transmitted_report_by": Limit(
            "3.104-1(e)", _business(5), "the notice of departure", "the person reports", R3_104_1
        ),
        "progress_report_requested": Limit(
            "4.106", _days(30), "the request for a progress report", "the receiving state sends it", R4_106,
            "Until 2017 the report was annual.",
        ),
        "behaviour_requiring_retaking_discovered": Limit(
            "4.109(a)", _days(30), "discovery of the behaviour that requires retaking",
            "the receiving state sends a violation report", R4_109,
        ),
        "violation_report_transmitted_response_due": Limit(
            "4.109(c)", _business(10), "transmission of the violation report", "the sending state answers", R4_109
        ),
        "violation_report_received_warrant_due": Limit(
            "5.105(a)", _business(15), "receipt of the violation report",
            "the sending state issues a warrant, once it has determined that retaking is required", R5_105,
            "Before April 1, 2026 the same time stood in Rule 5.103.",
        ),
        "held_solely_on_sending_state_warrant": Limit(
            "5.105(c)", _days(30), "custody solely on the sending state's warrant",
            "the sending state retakes the person", R5_105, "There is no bail meanwhile in any state.",
        ),
        "failed_to_return_as_ordered_warrant_due": Limit(
            "5.101(b)", _business(10), "the failure to return as ordered", "the sending state issues a warrant",
            R5_101, "The text read is that of March 1, 2014.",
        ),
        "return_reporting_instructions_requested": Limit(
            "4.111(b)", _business(2), "the request for instructions to return",
            "the sending state gives them", R4_111,
        ),
    }
)  # fmt: skip


@published(
    "united-states:icaos_deadline@2026-11-22",
    title="Time limits of the interstate compact",
    decides="the last day in time for the next step of an interstate transfer, and the rule that says so",
    population="people whose supervision is transferred between states of the United States",
    source=one_text_a_row(TITLE),
    figures=(
        Figures(
            "The time limits",
            ("rule", "from", "time", "what happens", "in force from"),
            tuple(
                (limit.rule, limit.starts, limit.clock.words, limit.does, limit.source.effective_from)
                for limit in LIMITS.values()
            ),
        ),
    ),
    items=(
        Item(
            name="event",
            asks="From which event does the time run?",
            kind=Choice({event: limit.starts for event, limit in LIMITS.items()}),
        ),
        Item(name="event_date", asks="On which day did it happen?", kind=Day()),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day()), needed=False),
    ),
    examples=(
        Example(
            says="A transfer request received on 2 January 2026 is answered by 16 February.",
            given={"event": "transfer_request_received", "event_date": date(2026, 1, 2), "holidays": ()},
            gives={"due": date(2026, 2, 16), "rule": "3.104"},
        ),
    ),
)
def icaos_deadline(event: str, event_date: date, holidays: Answer[tuple[date, ...]]) -> Conclusion:
    """The last day in time. Holidays count only for clocks in business days."""
    limit = LIMITS[event]
    due = limit.clock.last_day(event_date, frozenset(known_or(holidays, ())))
    found = Conclusion({"due": due, "rule": limit.rule}, source=limit.source).because(
        "Rule {rule}: from {starts} on {day}, {does} within {time}; the last day is {due}.",
        rule=limit.rule, starts=limit.starts, day=_words(event_date), does=limit.does, time=limit.clock.words,
        due=_words(due),
    )  # fmt: skip
    if not is_known(holidays) and limit.clock.asks_holidays:
        found = found.because("No holidays were given, so only weekends were left out.")
    return found.because(limit.note) if limit.note else found


PRERELEASE_DAYS = 120


@published(
    "united-states:icaos_prerelease_request_allowed@2026-11-22",
    title="Request before release under the interstate compact",
    decides="whether a transfer request may already be sent before a planned release",
    population="people about to be released whose supervision is to be transferred between states",
    source=one_text_a_row(f"{TITLE}, 3.105"),
    items=(
        Item(name="submitted", asks="On which day is the request sent?", kind=Day()),
        Item(name="planned_release", asks="For which day is the release planned?", kind=Day()),
    ),
    examples=(
        Example(
            says="120 days ahead is early enough, 121 is too early.",
            given={"submitted": date(2026, 6, 1), "planned_release": date(2026, 9, 30)},
            gives={"allowed": False},
        ),
    ),
)
def icaos_prerelease_request_allowed(submitted: date, planned_release: date) -> Conclusion:
    """Whether it may. Raises BadAnswers where the release lies before the request."""
    if planned_release < submitted:
        raise BadAnswers(
            "united-states:icaos_prerelease_request_allowed",
            [Problem("planned_release", planned_release, "must not be before the day the request is sent")],
        )
    ahead = (planned_release - submitted).days
    return Conclusion({"allowed": ahead <= PRERELEASE_DAYS}, source=R3_105).because(
        "A request may be sent at most {most} days before the planned release; this one is {ahead} days ahead.",
        most=PRERELEASE_DAYS, ahead=ahead,
    )  # fmt: skip


MORE_THAN_DAYS = 90


@published(
    "united-states:icaos_mandatory_acceptance@2026-11-22",
    title="Mandatory acceptance under the interstate compact",
    decides="whether the receiving state must accept a transfer",
    population="people whose supervision is to be transferred between states of the United States",
    source=one_text_a_row(f"{TITLE}, 3.101"),
    items=(
        Item(
            name="supervision_days_remaining",
            asks="How many days of supervision are left?",
            kind=Whole(0, 100_000, "days"),
        ),
        Item(name="valid_plan", asks="Is there a valid plan of supervision?", kind=YesNo()),
        Item(
            name="substantial_compliance",
            asks="Has the person kept to supervision in substance?",
            kind=YesNo(),
        ),
        Item(name="resident", asks="Is the person a resident of the receiving state?", kind=YesNo()),
        Item(
            name="resident_family_willing",
            asks="Has the person family resident there who are willing and able to help?",
            kind=YesNo(),
        ),
        Item(
            name="employment_or_support",
            asks="Can the person find work there, or has the person means of support?",
            kind=YesNo(),
        ),
    ),
    examples=(
        Example(
            says="Ninety days are not more than ninety.",
            given={
                "supervision_days_remaining": 90,
                "valid_plan": True,
                "substantial_compliance": True,
                "resident": True,
                "resident_family_willing": False,
                "employment_or_support": False,
            },
            gives={"mandatory": False},
        ),
    ),
)
def icaos_mandatory_acceptance(
    supervision_days_remaining: int,
    valid_plan: bool,
    substantial_compliance: bool,
    resident: bool,
    resident_family_willing: bool,
    employment_or_support: bool,
) -> Conclusion:
    """Whether every condition is met; a transfer that is not mandatory may still be accepted."""
    tie = resident or (resident_family_willing and employment_or_support)
    conditions = (
        (supervision_days_remaining > MORE_THAN_DAYS, "More than 90 days of supervision are left"),
        (valid_plan, "There is a valid plan"),
        (substantial_compliance, "The person has kept to supervision in substance"),
        (tie, "The person is a resident, or has willing family there and work or means"),
    )
    mandatory = all(met for met, _ in conditions)
    found = Conclusion({"mandatory": mandatory}, source=R3_101)
    for met, condition in conditions:
        found = found.because("{condition}: {met}.", condition=condition, met="yes" if met else "no")
    if mandatory:
        return found.because("So the receiving state must accept.")
    return found.because("So acceptance is not mandatory; the receiving state may still choose to accept.")


def _words(day: date) -> str:
    return in_words(day, DateOrder.MONTH_DAY)
