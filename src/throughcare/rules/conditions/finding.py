"""What the record shows of a condition: evidence, and the finding that is drawn from it.

A finding is a fact with its reason, for somebody to judge; nothing follows from it by itself. What is not known stays
"cannot tell": it is never read as "not kept".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from throughcare.rules.dates import DateOrder, Period, day_in_utc, in_words


class Answer(StrEnum):
    """Whether the condition was kept."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        """In words."""
        return {"kept": "Kept", "not_kept": "Not kept", "cannot_tell": "Cannot tell"}[self.value]


class Shows(StrEnum):
    """What one piece of evidence shows of what was required."""

    DONE = "done"
    NOT_DONE = "not_done"  # and somebody judged that there was no good reason
    EXCUSED = "excused"  # not done, and the reason was accepted
    OPEN = "open"  # not done or not known, and nobody has judged it


class EvidenceKind(StrEnum):
    """What sort of record it is."""

    CONTACT = "contact"  # an appointment of supervision or a report
    CHECK_IN = "check_in"  # a report made remotely
    ADDRESS = "address"  # where the person lives from a day on
    PRESENCE = "presence"  # a stretch at the place of a curfew, or away from it
    POSITION = "position"  # a stretch inside or outside a zone
    SESSION = "session"  # a session of a programme or a treatment
    WORK = "work"  # a day of work, with hours
    TEST = "test"  # a test for drugs or alcohol
    EXAMINATION = "examination"  # the result of a polygraph examination
    PAYMENT = "payment"  # money paid or due
    DEVICE = "device"  # what a device said of itself
    OBSERVED = "observed"  # what somebody saw or was told, and wrote down


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One record that bears on a condition.

    ref: where it stands, "app.Model:id". on: the civil day it is about; last_day: the last one, where it is about
    several (for an address None while it lasts). starts, ends: aware UTC, for a stretch of time; ends None while it
    lasts. says: the record in a few words. place: the address it is about. amount: hours or money.
    state: what the kind needs beyond `shows`, in the kind's own codes.
    """

    ref: str
    kind: EvidenceKind
    on: date
    shows: Shows
    says: str = ""
    last_day: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    place: UUID | None = None
    amount: Decimal | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer, the sentence why, and the records that led to it."""

    answer: Answer
    because: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """The stretch that is asked about: civil days in a place, and up to which moment anything can be known.

    period: closed; its end is the first day outside. until: aware UTC, "now"; nothing after it has happened.
    """

    period: Period
    zone: str
    until: datetime
    order: DateOrder = DateOrder.DAY_MONTH

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The stretch as a half-open pair of UTC moments, cut off at `until`."""
        start = day_in_utc(self.period.start, self.zone)[0]
        last = self.period.last_day
        end = self.until if last is None else min(day_in_utc(last, self.zone)[1], self.until)
        return start, max(start, end)

    def said(self, day: date) -> str:
        """A day as the place writes it."""
        return in_words(day, self.order)


def kept(because: str, *evidence: Evidence) -> Finding:
    """The record shows that it was kept."""
    return Finding(Answer.KEPT, because, tuple(each.ref for each in evidence))


def not_kept(because: str, *evidence: Evidence) -> Finding:
    """The record shows that it was not kept, and somebody judged the reason."""
    return Finding(Answer.NOT_KEPT, because, tuple(each.ref for each in evidence))


def cannot_tell(because: str, *evidence: Evidence) -> Finding:
    """The record does not say."""
    return Finding(Answer.CANNOT_TELL, because, tuple(each.ref for each in evidence))


def within(
    evidence: Iterable[Evidence], kinds: Iterable[EvidenceKind], watched: Watched
) -> tuple[Evidence, ...]:
    """The evidence of these kinds that touches the stretch, the earliest first."""
    wanted, period = frozenset(kinds), watched.period
    touching = (
        each
        for each in evidence
        if each.kind in wanted
        and (period.end is None or each.on < period.end)
        and (each.on >= period.start or _lasts_into(each, watched))
    )
    return tuple(sorted(touching, key=lambda each: (each.on, each.ref)))


def _lasts_into(each: Evidence, watched: Watched) -> bool:
    """Whether something that began before the stretch reaches into it."""
    if each.kind is EvidenceKind.ADDRESS:
        return each.last_day is None or each.last_day >= watched.period.start
    if each.starts is not None:
        return each.ends is None or each.ends > watched.moments[0]
    return each.last_day is not None and each.last_day >= watched.period.start
