"""A place's table of contact standards, and the one this program begins with where nothing in force was read.

A table whose text names no day from which it holds, or whose time is over, is shown with its date and is not live
until the agency confirms it. Until then, and where no table was read, the starting values here hold: the same days by
level as the list of people who need attention counts, so that no two pages say different things.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from throughcare.rules.contacts import ContactKind
from throughcare.rules.contacts.cadence import ANY, ContactStandard
from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.jurisdictions.parts import Level
from throughcare.rules.kernel import Source
from throughcare.rules.workload.attention_ordering import FIRST_DAYS

GENERAL = "general"


class ContactEvent(StrEnum):
    """What happened, after which somebody is to be seen whatever the clocks say."""

    BACK_FROM_CUSTODY = "back_from_custody"
    NEW_ADDRESS = "new_address"
    NEW_WORK = "new_work"


EVENTS: Mapping[ContactEvent, str] = {
    ContactEvent.BACK_FROM_CUSTODY: "Back from custody",
    ContactEvent.NEW_ADDRESS: "A new address",
    ContactEvent.NEW_WORK: "New work, study or training",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContact:
    """A contact that an event makes due, beside the clocks."""

    event: ContactEvent
    what: str
    kinds: tuple[ContactKind, ...]
    within: TimeLimit

    @property
    def standard(self) -> ContactStandard:
        """What counts as one: as of a row that asks for one."""
        return ContactStandard(level=ANY, what=self.what, kinds=self.kinds, times=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseType:
    """A type of case that the table tells apart: of people under one of these orders, or with one of these flags."""

    code: str
    title: str
    order_types: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactStandards:
    """An agency's table. `confirmed` False: shown with its date and never live until the agency confirms it.

    first: deadline of the first contact of each `what`, from the start of supervision. triggered: what events make due.
    case_types: in the order in which they are looked for; nobody fits several. house: whether these are the starting
    values of this program and nobody's published table.
    """

    code: str
    title: str
    rows: tuple[ContactStandard, ...]
    first: Mapping[str, TimeLimit]
    source: Source
    confirmed: bool
    note: str
    triggered: tuple[EventContact, ...] = ()
    case_types: tuple[CaseType, ...] = ()
    house: bool = field(default=False)

    def case_type(self, order_types: Iterable[str], flags: Iterable[str]) -> str:
        """The type of a case; "general" where none fits."""
        orders, held = set(order_types), set(flags)
        fits = (each.code for each in self.case_types if each.order_types & orders or each.flags & held)
        return next(fits, GENERAL)

    def rows_for(self, level: str, case_type: str, day: date) -> tuple[ContactStandard, ...]:
        """The rows that hold: one for each `what`, that of the very level and case type before one for any."""
        held: dict[str, ContactStandard] = {}
        for row in self.rows:
            if row.level not in (level, ANY) or row.case_type not in (case_type, ANY) or not row.held_on(day):
                continue
            if row.what not in held or _closer(row) > _closer(held[row.what]):
                held[row.what] = row
        return tuple(held.values())


def _closer(row: ContactStandard) -> tuple[bool, bool]:
    return row.case_type != ANY, row.level != ANY


WITH_THE_PERSON = (ContactKind.OFFICE, ContactKind.HOME, ContactKind.VIDEO, ContactKind.PHONE)
FACE_TO_FACE = (ContactKind.OFFICE, ContactKind.HOME)
NO_LEVEL = "none"


def _days(amount: int) -> TimeLimit:
    return TimeLimit(amount=amount, source=HOUSE)


def house_standards(levels: Sequence[Level]) -> ContactStandards:
    """One contact with the person in so many days by what their level comes down to; and after two events."""
    by_level = {level.code: FIRST_DAYS[level.band.value if level.band else NO_LEVEL] for level in levels}
    return ContactStandards(
        code="house",
        title="Starting values of this program",
        rows=tuple(
            ContactStandard(level=level, what="contact", kinds=WITH_THE_PERSON, times=1, days=days)
            for level, days in {**by_level, "": FIRST_DAYS[NO_LEVEL]}.items()
        ),
        first={"contact": _days(5)},
        source=HOUSE,
        confirmed=True,
        note="No published number of contacts in force was read for this place: these are the values that this program"
        " starts with. The agency confirms or changes them.",
        triggered=(
            EventContact(
                event=ContactEvent.BACK_FROM_CUSTODY, what="face_to_face", kinds=FACE_TO_FACE, within=_days(5)
            ),
            EventContact(
                event=ContactEvent.NEW_ADDRESS, what="home_visit", kinds=(ContactKind.HOME,), within=_days(28)
            ),
        ),
        house=True,
    )  # fmt: skip
