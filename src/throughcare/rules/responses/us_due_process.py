"""Time limits and elements of due process when somebody is held or charged for a violation.

Each clock has its own unit and its own source; the version is the day the texts were read. Not here because no
text was read: Texas, Pennsylvania's administrative appeal, and an older booklet without an author.
A date that passes is a matter for counsel and the court: the rule says when, not what follows.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from throughcare.rules.dates import Clock, ClockUnit, DateOrder, in_words
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Moment,
    Several,
    YesNo,
    is_known,
    known_or,
    published,
)
from throughcare.rules.kernel.reading import law, not_seen, one_text_a_row
from throughcare.rules.responses.us_due_process_table import EVENTS, PLACES, TABLE, Limit

CODE = "united-states:due_process_deadline"


@published(
    "united-states:due_process_deadline@2026-11-22",
    title="Time limits after arrest, detention or notice of a violation",
    decides="by when a hearing, an order or a report is due after an event",
    population="people held or charged for a violation of supervision in the places named",
    source=one_text_a_row("Due-process time limits, by place and event"),
    figures=(
        Figures(
            "The time limits",
            ("place", "from", "result", "time", "text"),
            tuple(
                (PLACES[place], EVENTS[event], limit.name, limit.clock.words, row.source.citation)
                for (place, event), row in TABLE.items()
                for limit in row.limits
            ),
        ),
    ),
    items=(
        Item(name="jurisdiction", asks="Which place?", kind=Choice(PLACES)),
        Item(name="event", asks="From which event does the time run?", kind=Choice(EVENTS)),
        Item(name="event_date", asks="On which day did it happen?", kind=Day()),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day()), needed=False),
    ),
    examples=(
        Example(
            says="Detained on the board's warrant on 2 March 2026 in Pennsylvania: 14 calendar days.",
            given={
                "jurisdiction": "us_pa",
                "event": "detained_on_board_warrant",
                "event_date": date(2026, 3, 2),
            },
            gives={"preliminary_hearing_by": date(2026, 3, 16)},
        ),
    ),
)
def due_process_deadline(
    jurisdiction: str, event: str, event_date: date, holidays: Answer[tuple[date, ...]]
) -> Conclusion:
    """Each limit by name: a last day, or a number of hours for a clock in hours. Raises BadAnswers where not read."""
    row = TABLE.get((jurisdiction, event))
    if row is None:
        raise not_seen(CODE, "event", event, f"which time runs from this event for {PLACES[jurisdiction]}")
    days = frozenset(known_or(holidays, ()))
    found = Conclusion(
        {limit.name: _answer(limit, event_date, days) for limit in row.limits}, source=row.source
    )
    for limit in row.limits:
        found = found.because(
            "{place}, from {event} on {day}: {what} {time}, {answer}.",
            place=PLACES[jurisdiction], event=EVENTS[event], what=limit.says,
            day=in_words(event_date, DateOrder.MONTH_DAY), time=limit.clock.words,
            answer=_said(limit, event_date, days),
        )  # fmt: skip
    if not is_known(holidays) and any(limit.clock.asks_holidays for limit in row.limits):
        found = found.because("No holidays were given, so only weekends were left out.")
    return found.because(row.note) if row.note else found


def _answer(limit: Limit, start: date, holidays: frozenset[date]) -> date | int:
    return limit.clock.amount if limit.clock.in_hours else limit.clock.last_day(start, holidays)


def _said(limit: Limit, start: date, holidays: frozenset[date]) -> str:
    if limit.clock.in_hours:
        return "counted from the hour of the event"
    return f"the last day is {in_words(limit.clock.last_day(start, holidays), DateOrder.MONTH_DAY)}"


UTAH_HOLD = law(
    "Utah Code, holding somebody for a violation",
    "Utah Code 64-13-29",
    "https://codes.findlaw.com/ut/title-64-state-institutions/ut-code-sect-64-13-29/",
)
HOLD = Clock(72, ClockUnit.WORKING_HOURS)


@published(
    "united-states:seventy_two_hour_hold_end@2026-11-22",
    title="End of a 72-hour hold (Utah)",
    decides="the moment by which somebody held without a warrant has been held for the 72 hours allowed",
    population="people on probation or parole in Utah who are held without a warrant",
    source=one_text_a_row("Utah Code 64-13-29"),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_ut": "Utah"})),
        Item(
            name="entered_custody", asks="When did custody begin, on the clock of the place?", kind=Moment()
        ),
        Item(name="holidays", asks="Which days are holidays?", kind=Several(Day())),
    ),
    examples=(
        Example(
            says="From a Thursday at 15:00 the weekend is not counted.",
            given={"jurisdiction": "us_ut", "entered_custody": "2026-03-05T15:00:00", "holidays": ()},
            gives={"hold_ends": "2026-03-10T15:00:00"},
        ),
    ),
)
def seventy_two_hour_hold_end(
    jurisdiction: str, entered_custody: datetime, holidays: tuple[date, ...]
) -> Conclusion:
    """The moment on the clock of the place."""
    ends = HOLD.end(entered_custody, frozenset(holidays))
    return (
        Conclusion({"hold_ends": ends}, source=UTAH_HOLD)
        .because(
            "Custody began at {start}; {time} end at {end}.",
            start=_clock(entered_custody), time=HOLD.words, end=_clock(ends),
        )
        .because("After that a warrant is needed. The text allows a hold; a person decides whether there is one.")
    )  # fmt: skip


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M} on {in_words(moment.date(), DateOrder.MONTH_DAY)}"


MORRISSEY = law(
    "Morrissey v. Brewer",
    "408 U.S. 471",
    "https://www.lawpipe.com/U.S.-Supreme-Court/Morrissey_v_Brewer.html",
    since=date(1972, 6, 29),
)
CONFRONTATION = "confront_and_cross_examine"
ELEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "written_notice": "written notice of the claimed violations",
        "disclosure_of_evidence": "disclosure of the evidence",
        "opportunity_to_be_heard": "an opportunity to be heard in person, with witnesses and documents",
        CONFRONTATION: "confronting and cross-examining adverse witnesses",
        "neutral_hearing_body": "a neutral and detached hearing body",
        "written_statement": "a written statement of the evidence relied on and the reasons",
    }
)


@published(
    "united-states:morrissey_complete@1972-06-29",
    title="Elements of a revocation hearing (Morrissey v. Brewer)",
    decides="which of the six elements of a revocation hearing are still missing",
    population="people whose parole may be revoked in the United States",
    source=MORRISSEY,
    items=(
        Item(
            name="elements_met",
            asks="Which elements are met?",
            kind=Several(Choice(ELEMENTS), most=100),
        ),
        Item(
            name="good_cause_finding_on_confrontation",
            asks="Was good cause found for not allowing confrontation?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Without written notice the hearing is not complete.",
            given={
                "elements_met": [
                    "disclosure_of_evidence",
                    "opportunity_to_be_heard",
                    "confront_and_cross_examine",
                    "neutral_hearing_body",
                    "written_statement",
                ]
            },
            gives={"complete": False, "missing": ["written_notice"]},
        ),
    ),
)
def morrissey_complete(
    elements_met: tuple[str, ...], good_cause_finding_on_confrontation: Answer[bool]
) -> Conclusion:
    """Complete or not, and what is missing, in the order of the judgment."""
    excused = {CONFRONTATION} if good_cause_finding_on_confrontation is True else set()
    met = excused.union(elements_met)
    missing = tuple(element for element in ELEMENTS if element not in met)
    found = Conclusion({"complete": not missing, "missing": missing}).because(
        "Missing: {missing}.", missing="; ".join(ELEMENTS[element] for element in missing) or "nothing"
    )
    if CONFRONTATION in elements_met:
        return found
    if excused:
        return found.because(
            "Good cause was found for not allowing confrontation, so it does not count as missing."
        )
    if not is_known(good_cause_finding_on_confrontation):
        return found.because(
            "Whether good cause was found for not allowing confrontation is not known; it counts."
        )
    return found.because("No good cause was found for not allowing confrontation.")
