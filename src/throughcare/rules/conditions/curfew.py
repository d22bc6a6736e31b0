"""Curfew: be at a place at hours of the week. Across midnight, at several addresses, counted in real hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from throughcare.rules.conditions.asking import asked, refuse
from throughcare.rules.conditions.finding import (
    Evidence,
    EvidenceKind,
    Finding,
    Shows,
    Watched,
    cannot_tell,
    not_kept,
    within,
)
from throughcare.rules.conditions.finding import (
    kept as found_kept,
)
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.timetable import Hours, Stretch, overlapping, stretches
from throughcare.rules.conditions.weighing import NOT_RECORDED, SILENT
from throughcare.rules.dates import Period, count_of

ACCEPTS = frozenset({EvidenceKind.PRESENCE, EvidenceKind.OBSERVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """hours: rows of the weekly timetable; a row that ends at or before its start runs across midnight.

    minutes_allowed: how long somebody may be away in all during one stretch before it counts.
    """

    hours: tuple[Hours, ...] = asked(
        "Hours", needed=True, most=28, hint="19:00 to 07:00 ends on the next day."
    )
    minutes_allowed: int | None = asked(
        "Minutes allowed away, if the order says so", unless=None, least=0, most=60
    )

    def __post_init__(self) -> None:
        refuse_overlapping(self.hours)

    def in_words(self) -> str:
        """The timetable as a line."""
        return "; ".join(each.in_words() for each in self.hours)


def refuse_overlapping(hours: Sequence[Hours]) -> None:
    """Two rows may not ask for the same minute. Raises BadTerms."""
    if pair := overlapping(hours):
        one, other = (each.in_words() for each in pair)
        raise refuse("hours", one, f"overlaps with {other}: write each hour once")


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where the record covers every hour of every stretch that is over; silence is not absence."""
    if not terms.hours:
        return cannot_tell(NOT_RECORDED)
    due = due_in(terms, period)
    if not due:
        return cannot_tell("No hours of the timetable lie in this time.")
    found = within(evidence, ACCEPTS, period)
    allowed = timedelta(minutes=terms.minutes_allowed or 0)
    away = [each for each in found if each.shows is not Shows.DONE and _counts(each, due, allowed)]
    if answered := _of_absences(away, due, period):
        return answered
    present = [each for each in found if each.shows is Shows.DONE]
    uncovered = sum((_uncovered(each, [*present, *away]) for each in due), timedelta())
    if not present:
        return cannot_tell(SILENT)
    if uncovered > allowed * len(due):
        return cannot_tell(f"The record says nothing about {_length(uncovered)} of these hours.", *present)
    return found_kept(
        f"{count_of(len(due), 'stretch', 'stretches')} kept, {_length(_asked(due))} in all.", *found
    )


def due_in(terms: Terms, period: Watched) -> tuple[Stretch, ...]:
    """The stretches that begin in the time asked about and are over."""
    return tuple(
        each for each in stretches(terms.hours, period.period, period.zone) if each.ends <= period.until
    )


def hours_asked(terms: Terms, period: Period, zone: str) -> timedelta:
    """How much time the timetable takes in a closed period, in real hours."""
    return _asked(stretches(terms.hours, period, zone))


def _asked(due: Sequence[Stretch]) -> timedelta:
    return sum((each.length for each in due), timedelta())


def _of_absences(away: Sequence[Evidence], due: Sequence[Stretch], period: Watched) -> Finding | None:
    if judged := [each for each in away if each.shows is Shows.NOT_DONE]:
        minutes = _length(sum((_shared(each, stretch) for each in judged for stretch in due), timedelta()))
        return not_kept(f"Away for {minutes} of the curfew, first on {period.said(judged[0].on)}, "
                        "without a reason that was accepted.", *judged)  # fmt: skip
    if waiting := [each for each in away if each.shows is Shows.OPEN]:
        return cannot_tell(
            f"Away on {period.said(waiting[0].on)}; nobody has judged the reason yet.", *waiting
        )
    return None


def _counts(each: Evidence, due: Sequence[Stretch], allowed: timedelta) -> bool:
    if each.starts is None:
        return True  # what somebody saw, without times: it is for a person to weigh
    return any(_shared(each, stretch) > allowed for stretch in due)


def _shared(each: Evidence, stretch: Stretch) -> timedelta:
    """How long a record runs inside a stretch, in real time."""
    if each.starts is None:
        return timedelta()
    end = stretch.ends if each.ends is None else min(each.ends, stretch.ends)
    return max(timedelta(), end - max(each.starts, stretch.starts))


def _uncovered(stretch: Stretch, found: Iterable[Evidence]) -> timedelta:
    """How much of a stretch no record speaks of."""
    spans = sorted(
        (each.starts, each.ends or stretch.ends)
        for each in found
        if each.starts and each.shows in (Shows.DONE, Shows.EXCUSED) and _right_place(each, stretch)
    )
    reached, gap = stretch.starts, timedelta()
    for start, end in spans:
        begin: datetime = min(max(start, stretch.starts), stretch.ends)
        gap += max(timedelta(), begin - reached)
        reached = max(reached, min(end, stretch.ends))
    return gap + max(timedelta(), stretch.ends - reached)


def _right_place(each: Evidence, stretch: Stretch) -> bool:
    return (
        each.shows is Shows.EXCUSED
        or stretch.hours.place is None
        or each.place in (None, stretch.hours.place)
    )


def _length(long: timedelta) -> str:
    """ "11 hours", "40 minutes", "1 hour 5 minutes"."""
    hours, minutes = divmod(int(long.total_seconds()) // 60, 60)
    said = [count_of(hours, "hour")] if hours else []
    return " ".join([*said, count_of(minutes, "minute")] if minutes or not said else said)


CURFEW = register(
    ConditionTerms(
        code="curfew",
        title="Curfew",
        says="Be at a place at hours of the week.",
        reading="Stretches recorded at the place are laid over the timetable, in real hours. Hours of which "
        "nothing is recorded cannot be told; an absence counts only after somebody judged the reason.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/curfew"),
    )
)  # fmt: skip
