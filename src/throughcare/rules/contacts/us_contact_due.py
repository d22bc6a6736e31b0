"""When the next contact is due in the United States: the rolling clock, and the one that ends with a month.

Figures come from the table (`us_table`), or are the agency's own, passed in. The rules name no first day of force
but the day on which Idaho's changed; the other has the day it was read, 2026-11-22.
"""

from collections.abc import Iterable
from datetime import date

from throughcare.rules.contacts.us_clocks import first_due, month_end_due, rolling_due
from throughcare.rules.contacts.us_contact_items import (
    CASE_TYPE,
    CIRCUMSTANCE,
    COMPLETED,
    CONTACTS,
    EVALUATION,
    HOLIDAYS,
    JURISDICTION,
    KIND,
    LEVEL,
    START,
    Tally,
    not_after,
    tally,
)
from throughcare.rules.contacts.us_counting import CIRCUMSTANCES, suspended_by
from throughcare.rules.contacts.us_frequency import Asked, Frequency, frequency
from throughcare.rules.contacts.us_places import PLACES
from throughcare.rules.contacts.us_sources import IDAHO, NORTH_DAKOTA
from throughcare.rules.contacts.us_standards import Clock
from throughcare.rules.contacts.us_table import first_contact
from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    Answer,
    Answers,
    Conclusion,
    Example,
    Item,
    Whole,
    is_known,
    known_or,
    published,
)

ROLLING = "united-states:contact_due_rolling"
MONTH_END = "united-states:contact_due_calendar_month"
REQUIRED = Item(
    name="required_per_period",
    asks="How many in the period, where the agency sets its own (else the table answers)?",
    kind=Whole(0, 31, "contacts"),
    needed=False,
)
SHARED = (JURISDICTION, KIND, LEVEL, CASE_TYPE, START, EVALUATION, COMPLETED, CONTACTS, CIRCUMSTANCE)


@published(
    f"{ROLLING}@2020-07-23",
    title="Next contact due, rolling clock (United States)",
    decides="the day by which the next contact is due, of so many in any so many days",
    population="people under supervision where contacts are counted by a rolling clock",
    source=IDAHO,
    items=(
        *SHARED, REQUIRED,
        Item(
            name="period_days", asks="In how many days, where the agency sets its own?",
            kind=Whole(1, 3650, "days"), needed=False,
        ),
        HOLIDAYS,
    ),
    examples=(
        Example(
            says="Two in any 30 days: 30 days after the second latest that counts.",
            given={
                "jurisdiction": "us_id", "contact_kind": "face_to_face", "case_type": "sex_offense",
                "supervision_level": "high", "start_of_supervision": date(2018, 3, 5),
                "completed_contacts": [date(2018, 3, 25), date(2018, 3, 15)],
                "evaluation_date": date(2018, 4, 4),
            },
            gives={"next_due": date(2018, 4, 14)},
        ),
        Example(
            says="None yet: three working days, and a start on a Saturday counts as the Monday after.",
            given={
                "jurisdiction": "us_id", "contact_kind": "face_to_face", "supervision_level": "high",
                "start_of_supervision": date(2026, 1, 3), "completed_contacts": [],
                "evaluation_date": date(2026, 1, 4),
            },
            gives={"next_due": date(2026, 1, 8)},
        ),
    ),
)  # fmt: skip
def contact_due_rolling(
    jurisdiction: str, contact_kind: str, supervision_level: str, case_type: Answer[str],
    start_of_supervision: date, evaluation_date: date, completed_contacts: Answer[tuple[date, ...]],
    contacts: Answer[tuple[Answers, ...]], circumstances: Answer[tuple[str, ...]],
    required_per_period: Answer[int], period_days: Answer[int], holidays: Answer[tuple[date, ...]],
) -> Conclusion:  # fmt: skip
    """The next due date, or none and why. Raises BadAnswers for days or figures that do not fit together."""
    not_after(ROLLING, "start_of_supervision", start_of_supervision, evaluation_date)
    made = tally(ROLLING, contact_kind, completed_contacts, contacts, start_of_supervision, evaluation_date)
    counted = made.counted
    asked = Asked(
        rule=ROLLING, jurisdiction=jurisdiction, case_type=case_type,
        level=supervision_level, kind=contact_kind, day=evaluation_date,
    )  # fmt: skip
    found = frequency(asked, Clock.ROLLING, required_per_period, period_days, "period_days")
    if none := _suspended(asked, found, known_or(circumstances, ())):
        return none
    if found.standing == Clock.ONCE and not counted:
        return _first_only(asked, found, start_of_supervision)
    if not found.times:
        return _not_due(found)
    not_suspending = _not_suspending(asked, circumstances)
    first, says = _first(asked, start_of_supervision, holidays)
    due = rolling_due(counted, start_of_supervision, found.times, found.every, first)
    conclusion = _due(due, found, made, not_suspending)
    if counted or first is None:
        enough = len(counted) >= found.times
        return conclusion.because(
            _ROLLING_SAYS[enough], times=found.times, every=found.every, due=due,
            day=counted[found.times - 1] if enough else start_of_supervision,
        )  # fmt: skip
    return conclusion.because(says, due=due)


_ROLLING_SAYS = {
    True: "Of the latest {times}, the first was on {day}; {every} days on from it, the next is due on {due}.",
    False: "With fewer than {times} so far, the next is due {every} days after the start on {day}: on {due}.",
}


@published(
    f"{MONTH_END}@2026-11-22",
    title="Next contact due, calendar months (United States)",
    decides="the last day of the month by which the next contact is due",
    population="people under supervision where contacts are counted in calendar months",
    source=NORTH_DAKOTA,
    items=(
        *SHARED,
        Item(
            name="required_per_period", asks="How many in the period (one, where any is required)?",
            kind=Whole(0, 1, "contacts"), needed=False,
        ),
        Item(
            name="period_months", asks="In how many months, where the agency sets its own?",
            kind=Whole(1, 60, "months"), needed=False,
        ),
    ),
    examples=(
        Example(
            says="A contact on the last of January, one a month: the last of February.",
            given={
                "jurisdiction": "us_nd", "contact_kind": "face_to_face", "supervision_level": "maximum",
                "start_of_supervision": date(2026, 1, 5), "completed_contacts": [date(2026, 1, 31)],
                "evaluation_date": date(2026, 2, 1),
            },
            gives={"next_due": date(2026, 2, 28)},
        ),
    ),
)  # fmt: skip
def contact_due_calendar_month(
    jurisdiction: str, contact_kind: str, supervision_level: str, case_type: Answer[str],
    start_of_supervision: date, evaluation_date: date, completed_contacts: Answer[tuple[date, ...]],
    contacts: Answer[tuple[Answers, ...]], circumstances: Answer[tuple[str, ...]],
    required_per_period: Answer[int], period_months: Answer[int],
) -> Conclusion:  # fmt: skip
    """The next due date, or none and why. Raises BadAnswers for days or figures that do not fit together."""
    not_after(MONTH_END, "start_of_supervision", start_of_supervision, evaluation_date)
    made = tally(MONTH_END, contact_kind, completed_contacts, contacts, start_of_supervision, evaluation_date)
    counted = made.counted
    asked = Asked(
        rule=MONTH_END, jurisdiction=jurisdiction, case_type=case_type,
        level=supervision_level, kind=contact_kind, day=evaluation_date,
    )  # fmt: skip
    found = frequency(asked, Clock.MONTH_END, required_per_period, period_months, "period_months")
    if none := _suspended(asked, found, known_or(circumstances, ())):
        return none
    if not found.times:
        return _not_due(found)
    not_suspending = _not_suspending(asked, circumstances)
    due = month_end_due(counted, start_of_supervision, found.every)
    return _due(due, found, made, not_suspending).because(
        "{months} from {day}, on the last day of that month, the next is due: on {due}.",
        months=count_of(found.every, "month"), day=counted[0] if counted else start_of_supervision, due=due,
    )  # fmt: skip


def _suspended(asked: Asked, found: Frequency, circumstances: Iterable[str]) -> Conclusion | None:
    """The answer where something suspends the standard; None where nothing does."""
    circumstance = suspended_by(asked.jurisdiction, asked.kind, circumstances)
    if circumstance is None:
        return None
    return Conclusion({"next_due": None, "standing": "suspended"}, source=found.source).because(
        "{place} suspends this standard: {circumstance}.",
        place=PLACES[asked.jurisdiction], circumstance=CIRCUMSTANCES[circumstance].lower(),
    )  # fmt: skip


def _not_due(found: Frequency) -> Conclusion:
    """The answer where nothing is required by this clock, or nothing was read."""
    return Conclusion({"next_due": None, "standing": found.standing}, source=found.source).because(
        "{words} Nothing is due by this clock.", words=found.words
    )


def _due(due: date, found: Frequency, made: Tally, not_suspending: str) -> Conclusion:
    results = {"next_due": due, "standing": "due", "required_per_period": found.times, "period": found.every}
    conclusion = Conclusion(results, source=found.source).because("{words}", words=found.words)
    if not_suspending:
        conclusion = conclusion.because("{said}", said=not_suspending)
    if made.other:
        conclusion = conclusion.because(
            "{left_out} not counted: not completed, or not of this kind, or not known to be.",
            left_out=count_of(made.other, "contact"),
        )
    if made.outside:
        conclusion = conclusion.because(
            "{left_out} not counted: before supervision began, or after the day of the look.",
            left_out=count_of(made.outside, "contact"),
        )
    so_far = count_of(len(made.counted), "contact that counts", "contacts that count")
    return conclusion.because("{count} so far.", count=so_far.capitalize())


def _not_suspending(asked: Asked, circumstances: Answer[tuple[str, ...]]) -> str:
    """A sentence where something was said that suspends nothing; empty where there was nothing to say."""
    said = ", ".join(CIRCUMSTANCES[name].lower() for name in known_or(circumstances, ()))
    return (
        said and f"No rule of {PLACES[asked.jurisdiction]} was read that suspends this standard for: {said}."
    )


def _first(asked: Asked, start: date, holidays: Answer[tuple[date, ...]]) -> tuple[date | None, str]:
    """By when the first contact is due, and a sentence that says so; none where no deadline was read."""
    row = first_contact(asked.jurisdiction, asked.kind)
    if row is None:
        return None, ""
    due = first_due(start, row.days, row.working, frozenset(known_or(holidays, ())))
    unsaid = (
        ""
        if is_known(holidays) or not row.working
        else "; no holidays were given, so only weekends are left out"
    )
    return due, f"The first is due within {row.words}{unsaid}: on {{due}}."


def _first_only(asked: Asked, found: Frequency, start: date) -> Conclusion:
    """A contact made once, and not made yet: due by its own deadline, which every such row has."""
    first, says = _first(asked, start, ())
    conclusion = Conclusion({"next_due": first, "standing": "due"}, source=found.source)
    return conclusion.because("{words}", words=found.words).because(says, due=first)
