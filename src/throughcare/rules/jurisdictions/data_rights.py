"""What the law of a place gives people over what is recorded about them, and how long records are kept.

Where nothing was found published, there is no figure: the agency sets its own, and the page says so.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.kernel import Mark, Source

NOT_PUBLISHED = "No figure is published here; the agency sets its own"


class From(StrEnum):
    """From which day a period of keeping is counted."""

    LAST_ORDER_ENDED = "last_order_ended"
    DIED = "died"
    RECORDED = "recorded"


FROM_WORDS = {
    From.LAST_ORDER_ENDED: "the end of the last order", From.DIED: "the person's death",
    From.RECORDED: "the day it was recorded",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One right, in words for staff, with the section it stands on ("" where none was read)."""

    code: str
    title: str
    what: str
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long a class of records is kept before a person reviews it. Nothing is ever erased by a date alone.

    code: the retention class that tables name. period: its figure may be the agency's to set.
    """

    code: str
    what: str
    period: TimeLimit
    counted_from: From = From.LAST_ORDER_ENDED


RIGHTS = (
    Right(code="informed", title="To be told", what="What is held, why, for how long, and who is given it."),
    Right(code="access", title="To see it", what="A copy of what is held, without what names other people."),
    Right(code="rectification", title="To have it put right",
          what="What is wrong is corrected; earlier recipients are told."),
    Right(code="disagreement", title="To disagree on the record",
          what="Where a fact is disputed or an opinion stands, what the person says stands beside it."),
    Right(code="restriction", title="To have its use restricted",
          what="While a dispute is open, or erasure is due but the data are needed as evidence."),
    Right(code="erasure", title="To have it erased", what="When there is no longer a ground to keep it."),
    Right(code="human", title="To a human decision",
          what="No decision with an adverse legal effect by a computer alone; to speak, and to contest it."),
)  # fmt: skip
"""In neutral words; a pack may add the sections of its law."""

STARTING_VALUES = Source(
    title="Throughcare's starting values for keeping",
    citation="Years of keeping; the published schedules' annexes could not be read",
    version="November 2026",
    checked_on=date(2026, 11, 22),
    licence="CC0",
    mark=Mark.AGENCY_DEFAULT,
)


def _years(number: int) -> TimeLimit:
    return TimeLimit(amount=12 * number, unit=Unit.MONTHS, source=STARTING_VALUES)


KEEPING = (
    Keeping(code="case", what="The record of supervision", period=_years(6)),
    Keeping(code="trail", what="Who looked, who decided, where rows came from", period=_years(7),
            counted_from=From.RECORDED),
    Keeping(code="research", what="Outcomes held to validate instruments", period=_years(5),
            counted_from=From.RECORDED),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRights:
    """The law on data as a pack knows it. law: its name; "" where none was read. access: the time to answer in."""

    law: str = ""
    source: Source | None = None
    access: TimeLimit = field(default_factory=lambda: TimeLimit(note=NOT_PUBLISHED))
    rights: tuple[Right, ...] = RIGHTS
    keeping: tuple[Keeping, ...] = KEEPING


NEUTRAL = DataRights()
"""Where no law on data was read."""
