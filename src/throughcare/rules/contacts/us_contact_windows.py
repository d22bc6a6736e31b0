"""Contacts in fixed windows, contacts that an event makes due, and home contacts of an understaffed office.

The sources name no first day of force; the rules have the day they were read, 2026-11-22.
"""

from datetime import date

from throughcare.rules.contacts.us_clocks import window_around
from throughcare.rules.contacts.us_contact_items import CASE_TYPE, EVALUATION, HOLIDAYS, not_after
from throughcare.rules.contacts.us_places import places
from throughcare.rules.contacts.us_sources import TEXAS_CRITERIA, TEXAS_WINDOWS
from throughcare.rules.contacts.us_table import DIFFERS_BY_CASE, EVENTS, triggered
from throughcare.rules.dates import Period, add_days, add_working_days, count_of
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Text,
    Unknown,
    Whole,
    is_known,
    known_or,
    published,
)

WINDOW = "united-states:contact_window_status"
EVENT = "united-states:event_triggered_contact_due"
UNDERSTAFFED = "united-states:understaffed_home_contact"
TEXAS = Item(name="jurisdiction", asks="Whose standards are these?", kind=places("us_tx"))


@published(
    f"{WINDOW}@2026-11-22",
    title="Contacts in a fixed window (Texas parole)",
    decides="whether a contact is still needed in the window, and whether it is overdue",
    population="people on parole in Texas",
    source=TEXAS_WINDOWS,
    items=(
        TEXAS,
        Item(
            name="window", asks="Which are the first and the last day of the window?", kind=Several(Day(), most=2),
            needed=False,
        ),
        Item(
            name="start_of_supervision", asks="Or on which day did supervision begin, for windows from its month?",
            kind=Day(), needed=False,
        ),
        Item(name="window_months", asks="And how many months is a window?", kind=Whole(1, 24, "months"), needed=False),
        Item(name="quantity", asks="How many contacts does the window ask for?", kind=Whole(0, 100, "contacts")),
        Item(name="completed_contacts", asks="On which days was a contact completed?", kind=Several(Day())),
        EVALUATION,
    ),
    examples=(
        Example(
            says="One of two, and the window ended yesterday.",
            given={
                "jurisdiction": "us_tx", "window": [date(2026, 1, 1), date(2026, 3, 31)], "quantity": 2,
                "completed_contacts": [date(2026, 1, 10)], "evaluation_date": date(2026, 4, 1),
            },
            gives={"needs_contact": True, "overdue": True, "due": date(2026, 3, 31)},
        ),
    ),
)  # fmt: skip
def contact_window_status(
    jurisdiction: str, window: Answer[tuple[date, ...]], start_of_supervision: Answer[date],
    window_months: Answer[int], quantity: int, completed_contacts: tuple[date, ...], evaluation_date: date,
) -> Conclusion:  # fmt: skip
    """Due on the window's last day, overdue from the day after. Raises BadAnswers without a window."""
    period = _window(window, start_of_supervision, window_months, evaluation_date)
    last = add_days(period.start, (period.days or 1) - 1)
    done = sum(1 for day in completed_contacts if day in period and day <= evaluation_date)
    needs = done < quantity
    overdue = needs and evaluation_date > last
    return (
        Conclusion({"needs_contact": needs, "overdue": overdue, "due": last})
        .because(
            "The window runs from {first} to {last} and asks for {quantity}; {done} in it by {look}.",
            first=period.start, last=last, quantity=count_of(quantity, "contact"), done=done, look=evaluation_date,
        )
        .because(
            "{state}.", state=_state(needs, overdue, last)
        )
    )  # fmt: skip


def _state(needs: bool, overdue: bool, last: date) -> str:
    """What is to be done, without the full stop."""
    if not needs:
        return "Nothing more is needed"
    return f"It was due by {last} and is overdue" if overdue else f"It is due by {last}"


def _window(window: Answer[tuple[date, ...]], start: Answer[date], months: Answer[int], look: date) -> Period:
    """The window passed in, or the one the day of the look lies in."""
    if is_known(window):
        if len(window) != 2 or window[1] < window[0]:
            said = [day.isoformat() for day in window]
            raise BadAnswers(
                WINDOW, [Problem("window", said, "must be a first and a last day, in that order")]
            )
        return Period.through(window[0], window[1])
    if not is_known(start) or not is_known(months):
        reason = "is needed, or start_of_supervision with window_months"
        raise BadAnswers(WINDOW, [Problem("window", str(window), reason)])
    not_after(WINDOW, "start_of_supervision", start, look)
    return window_around(look, start, months)


@published(
    f"{EVENT}@2026-11-22",
    title="Contact due after an event (United States)",
    decides="the day by which a contact is due because something happened",
    population="people under supervision in a state whose rule was read",
    source=TEXAS_CRITERIA,
    items=(
        Item(name="jurisdiction", asks="Whose standards are these?", kind=places("us_id", "us_tx")),
        Item(name="event", asks="What happened?", kind=Choice(EVENTS)),
        Item(name="event_date", asks="On which day?", kind=Day()),
        Item(
            name="contact_kind", asks="Which kind of contact is it?",
            kind=Choice({"home": "Home", "field": "In the field", "employment": "Verification of work"}),
        ),
        CASE_TYPE,
        HOLIDAYS,
    ),
    examples=(
        Example(
            says="Five working days after a return from custody.",
            given={
                "jurisdiction": "us_tx", "event": "return_from_custody", "event_date": date(2026, 1, 5),
                "contact_kind": "home", "holidays": [],
            },
            gives={"due": date(2026, 1, 12)},
        ),
    ),
)  # fmt: skip
def event_triggered_contact_due(
    jurisdiction: str, event: str, event_date: date, contact_kind: str, case_type: Answer[str],
    holidays: Answer[tuple[date, ...]],
) -> Conclusion:  # fmt: skip
    """The due date. Raises BadAnswers for an event that makes no such contact due there."""
    row = triggered(jurisdiction, event, contact_kind, known_or(case_type, "general"))
    if row is None:
        raise BadAnswers(EVENT, [Problem("event", event, "makes no contact of this kind due there")])
    if row.working:
        due = add_working_days(event_date, row.days, frozenset(known_or(holidays, ())))
    else:
        due = add_days(event_date, row.days)
    conclusion = Conclusion({"due": due}, source=row.source).because(
        "{event} on {day}: a contact is due within {limit}, by {due}.",
        event=EVENTS[event], day=event_date, limit=row.words, due=due,
    )  # fmt: skip
    if event in DIFFERS_BY_CASE and isinstance(case_type, Unknown):
        conclusion = conclusion.because("The type of case was not said, so it is taken as a general one.")
    if row.working and not is_known(holidays):
        conclusion = conclusion.because("No holidays were given, so only weekends are left out.")
    return conclusion


QUARTERLY_MONTHS = (1, 4, 7, 10)


@published(
    f"{UNDERSTAFFED}@2026-11-22",
    title="Home contacts of a critically understaffed office (Texas parole)",
    decides="whether this month's home contact is made at home, by video, or not due",
    population="people on parole in Texas whose office is critically understaffed",
    source=TEXAS_CRITERIA,
    items=(
        TEXAS,
        Item(name="surname_initial", asks="With which letter does the surname begin?", kind=Text("a letter A to Z")),
        Item(
            name="cadence", asks="How often is a home contact due?",
            kind=Choice({"monthly": "Monthly", "quarterly": "Quarterly"}),
        ),
        Item(name="day", asks="Which day's month is it?", kind=Day()),
    ),
    examples=(
        Example(
            says="A to M meet by video in even months.",
            given={"jurisdiction": "us_tx", "surname_initial": "M", "cadence": "monthly", "day": date(2026, 2, 10)},
            gives={"contact": "virtual"},
        ),
    ),
)  # fmt: skip
def understaffed_home_contact(jurisdiction: str, surname_initial: str, cadence: str, day: date) -> Conclusion:
    """home, virtual, or None where none is due that month. Raises BadAnswers for what is no letter A to Z."""
    letter = surname_initial.strip().upper()
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise BadAnswers(
            UNDERSTAFFED, [Problem("surname_initial", surname_initial, "must be a letter A to Z")]
        )
    if cadence == "quarterly":
        contact = "home" if day.month in QUARTERLY_MONTHS else None
        says = "Quarterly home contacts fall in January, April, July and October."
    else:
        contact = "virtual" if (letter <= "M") == (day.month % 2 == 0) else "home"
        says = "Monthly contacts alternate: by video for A to M in even months and for N to Z in odd ones."
    return Conclusion({"contact": contact}).because(says)
