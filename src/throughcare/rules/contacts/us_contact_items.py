"""The questions that several rules about contact standards ask, and how their answers are read together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from throughcare.rules.contacts.us_counting import CIRCUMSTANCES, TYPES, Contact, counting_days
from throughcare.rules.contacts.us_places import places
from throughcare.rules.contacts.us_table import CASE_TYPES, KINDS, LEVELS
from throughcare.rules.kernel import (
    Answer,
    Answers,
    BadAnswers,
    Choice,
    Composed,
    Day,
    Item,
    Problem,
    Several,
    YesNo,
    is_known,
    known_or,
)

WHERE = ("us_ar", "us_az", "us_co", "us_dc", "us_ia", "us_id", "us_id_pre_2020_07", "us_nd", "us_ny", "us_pa",
         "us_tx", "us_wi")  # fmt: skip

JURISDICTION = Item(name="jurisdiction", asks="Whose standards are these?", kind=places(*WHERE))
KIND = Item(name="contact_kind", asks="Which kind of contact is it?", kind=Choice(KINDS))
LEVEL = Item(
    name="supervision_level",
    asks="Which supervision level holds (the latest, where two held in a month)?",
    kind=Choice(LEVELS),
)
CASE_TYPE = Item(
    name="case_type",
    asks="Which type of case is it (general, if not said)?",
    kind=Choice(CASE_TYPES),
    needed=False,
)
START = Item(name="start_of_supervision", asks="On which day did supervision begin?", kind=Day())
EVALUATION = Item(name="evaluation_date", asks="On which day do we look?", kind=Day())
COMPLETED = Item(
    name="completed_contacts",
    asks="On which days was a contact of this kind completed (attempts are none)?",
    kind=Several(Day()),
    needed=False,
)
CONTACTS = Item(
    name="contacts",
    asks="Or which contacts were there at all, for the rule to say which count?",
    kind=Several(
        Composed(
            (
                Item(name="day", asks="On which day?", kind=Day()),
                Item(name="completed", asks="Was it completed?", kind=YesNo()),
                Item(name="type", asks="With whom?", kind=Choice(TYPES), needed=False),
                Item(name="at_residence", asks="Was it where the person lives?", kind=YesNo(), needed=False),
            )
        )
    ),
    needed=False,
)
CIRCUMSTANCE = Item(
    name="circumstances",
    asks="Does anything hold that may suspend the standard?",
    kind=Several(Choice(CIRCUMSTANCES)),
    needed=False,
)
HOLIDAYS = Item(
    name="holidays",
    asks="Which days are holidays (weekends only, if not said)?",
    kind=Several(Day()),
    needed=False,
)


def not_after(rule: str, field: str, day: date, look: date) -> None:
    """Refuse a day that lies after the day of the look."""
    if day > look:
        raise BadAnswers(rule, [Problem(field, day, f"must not be after the day of the look, {look}")])


@dataclass(frozen=True, slots=True)
class Tally:
    """What counts. counted: the days, the latest first. other: how many were not of the kind. outside: of the days."""

    counted: tuple[date, ...]
    other: int
    outside: int


def tally(
    rule: str, kind: str, completed: Answer[tuple[date, ...]], contacts: Answer[tuple[Answers, ...]],
    start: date, look: date,
) -> Tally:  # fmt: skip
    """Which contacts count from the start to the day of the look. Raises BadAnswers where neither list was given."""
    if not is_known(completed) and not is_known(contacts):
        raise BadAnswers(
            rule,
            [Problem("completed_contacts", completed.value, "is needed, an empty list where there was none")],
        )
    read = tuple(_read(contacts))
    of_kind = tuple(each.day for each in read if each.counts_as(kind))
    days = (*known_or(completed, ()), *of_kind)
    counted = counting_days(days, start, look)
    return Tally(counted, len(read) - len(of_kind), len(days) - len(counted))


def _read(contacts: Answer[tuple[Answers, ...]]) -> Iterator[Contact]:
    for one in contacts if is_known(contacts) else ():
        yield Contact(
            day=cast("date", one["day"]),
            completed=cast("bool", one["completed"]),
            type=cast("Answer[str]", one["type"]),
            at_residence=cast("Answer[bool]", one["at_residence"]),
        )
