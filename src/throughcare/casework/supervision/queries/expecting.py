"""What a person's contact standard asks today, how it stands, and which contacts count for it: one statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.platform.database.planned import planned_cursor
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, SupervisionState
from throughcare.rules.contacts.cadence import ContactStandard, missed_window, stretched
from throughcare.rules.contacts.counting import Happened, days_that_count, why_not
from throughcare.rules.contacts.keeping import Asked, Gap, Standing, Stands, counted_also, gaps, standing
from throughcare.rules.dates import Period
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.contact_standards import (
    EVENTS,
    ContactEvent,
    ContactStandards,
    EventContact,
)

EVENT_DAYS = 92
"""How long after an event its contact is still asked for: a quarter. What is older is history."""
FACTS = f"""
SELECT
  (SELECT coalesce(json_agg(json_build_object(
     'kind', o.kind, 'begins', coalesce(o.starts_on, o.known_from::date))), '[]')
   FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL AND o.status IN ('planned', 'active')
     AND (o.starts_on IS NULL OR o.starts_on <= %(today)s) AND (o.ends_on IS NULL OR o.ends_on > %(today)s)) AS orders,
  coalesce((SELECT l.level FROM classification_levelheld l WHERE l.person_id = p.id AND l.known_to IS NULL
     AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
     LIMIT 1), '') AS level,
  coalesce((SELECT y.phase FROM supervision_phaseheld y WHERE y.person_id = p.id AND y.known_to IS NULL
     AND y.starts_on <= %(today)s AND (y.ends_on IS NULL OR y.ends_on > %(today)s) LIMIT 1), '') AS phase,
  (SELECT coalesce(json_agg(f.kind), '[]') FROM classification_flag f WHERE f.person_id = p.id AND f.known_to IS NULL
     AND f.removed_on IS NULL) AS flags,
  (SELECT coalesce(json_agg(json_build_object('state', s.state, 'starts_on', s.starts_on, 'ends_on', s.ends_on)), '[]')
   FROM orders_supervisionstate s WHERE s.person_id = p.id AND s.known_to IS NULL
     AND s.starts_on <= %(today)s) AS states,
  (SELECT coalesce(json_agg(row_to_json(c)), '[]') FROM (
     SELECT c.id, (c.happened_at AT TIME ZONE %(zone)s)::date AS on, c.kind, c.with_whom AS whom, c.outcome,
       c.appointment_id IS NOT NULL AS planned,
       (SELECT h.achieved FROM supervision_homevisit h WHERE h.contact_id = c.id AND h.known_to IS NULL) AS achieved
     FROM supervision_contact c WHERE c.person_id = p.id AND c.known_to IS NULL
     ORDER BY c.happened_at DESC LIMIT 400) c) AS contacts,
  (SELECT coalesce(json_agg(row_to_json(a)), '[]') FROM (
     SELECT a.id, (a.starts_at AT TIME ZONE %(zone)s)::date AS on, a.kind FROM supervision_appointment a
     WHERE a.person_id = p.id AND a.known_to IS NULL AND a.status = 'booked' AND a.starts_at >= %(now)s
     ORDER BY a.starts_at LIMIT 400) a) AS booked,
  (SELECT coalesce(json_agg(d.starts_on), '[]') FROM people_address d WHERE d.person_id = p.id AND d.known_to IS NULL
     AND d.kind IN ('main', 'temporary') AND d.starts_on > %(today)s::date - {EVENT_DAYS}
     AND d.starts_on <= %(today)s) AS moves,
  (SELECT coalesce(json_agg(w.starts_on), '[]') FROM people_occupation w WHERE w.person_id = p.id AND w.known_to IS NULL
     AND w.starts_on > %(today)s::date - {EVENT_DAYS} AND w.starts_on <= %(today)s) AS works
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters
COLUMNS = ("orders", "level", "phase", "flags", "states", "contacts", "booked", "moves", "works")
CUSTODY = SupervisionState.IN_CUSTODY


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as it bears on the standards. counts_for: the rows it counts for; because: why it counts for none."""

    id: UUID
    happened: Happened
    counts_for: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class BookedLine:
    """An appointment to come."""

    id: UUID
    on: date
    kind: str


@dataclass(frozen=True, slots=True)
class RowStanding:
    """One row of the table, how it stands, and what it was asked. stopped_by: the state that stops it, in words.

    missed: the window before this one, where it ended short. event: what happened, for a contact an event makes due.
    """

    row: ContactStandard
    asked: Asked
    standing: Standing
    stopped_by: str = ""
    missed: Period | None = None
    event: str = ""
    event_on: date | None = None

    @property
    def title(self) -> str:
        """The row's name, or what happened."""
        return f"{self.row.title}: {self.event.lower()}" if self.event else self.row.title


@dataclass(frozen=True, slots=True)
class Expected:
    """What is asked of a person's officer today. start: since when supervision is counted; None where none stands.

    phase: the phase of supervision that changes it, in words, "" for none.
    held: the pack's own table where it is not live, to be shown with its date; None where the live one is the pack's.
    """

    table: ContactStandards
    held: ContactStandards | None
    level: str
    phase: str
    case_type: str
    start: date | None
    look: date
    rows: tuple[RowStanding, ...]
    contacts: tuple[ContactLine, ...]
    booked: tuple[BookedLine, ...]

    @property
    def most_pressing(self) -> RowStanding | None:
        """The row to be dealt with first."""
        calling = [row for row in self.rows if row.standing.stands.calls and row.standing.due]
        return min(calling, key=lambda row: row.standing.due or date.max, default=None)


@dataclass(frozen=True, slots=True)
class Missing:
    """A day on which an appointment of this kind would keep a row."""

    what: str
    title: str
    kind: str
    gap: Gap

    @property
    def code(self) -> str:
        """By which a form names it."""
        return f"{self.gap.on.isoformat()}|{self.what}"


def expected(actor: Actor, person_id: UUID) -> Expected:
    """The standard and how it stands. The page went through `door.look`; the wall stands behind."""
    today = clock.today(actor.zone)
    given: dict[str, Any] = {"person": person_id, "today": today, "zone": actor.zone, "now": clock.now()}
    with planned_cursor() as cursor:
        cursor.execute(FACTS, given)
        row = cursor.fetchone()
    facts = dict(zip(COLUMNS, row, strict=True)) if row else dict.fromkeys(COLUMNS, ())
    return _expected(jurisdictions.get(actor.jurisdiction), facts, today)


def missing(found: Expected, pack: Jurisdiction, weeks: int) -> tuple[Missing, ...]:
    """The days to book so that everything is kept for so many weeks, the soonest first.

    A row of fewer kinds is filled first: a home visit is a face to face contact too, and need not be booked twice.
    """
    until = found.look + timedelta(weeks=weeks)
    holidays = pack.holidays(found.look.year, until.year + 1)
    proposed: list[Missing] = []
    for row in sorted(found.rows, key=lambda each: len(each.row.kinds)):
        if row.stopped_by or row.standing.stands is Stands.NONE:
            continue
        also = [each.gap.on for each in proposed if row.row.takes(each.kind, "person")]
        asked = counted_also(row.asked, also)
        proposed += [
            Missing(row.row.what, row.title, row.row.kinds[0].value, gap)
            for gap in _wanted(row, asked, until, holidays)
        ]
    return tuple(sorted(proposed, key=lambda each: (each.gap.on, each.what)))


def _wanted(row: RowStanding, asked: Asked, until: date, holidays: frozenset[date]) -> tuple[Gap, ...]:
    found = gaps(asked, until, holidays)
    return found[:1] if row.event else found


def _expected(pack: Jurisdiction, facts: Mapping[str, Any], today: date) -> Expected:
    table = pack.standards_in_force()
    orders, level = facts["orders"], facts["level"] or ""
    phase = pack.progress.phase(facts["phase"] or "")
    case_type = table.case_type((each["kind"] for each in orders), facts["flags"])
    start = min((date.fromisoformat(each["begins"]) for each in orders), default=None)
    read = [(UUID(each["id"]), read_row(Happened, each)) for each in facts["contacts"]]
    booked = tuple(read_row(BookedLine, each) for each in facts["booked"])
    happened = [each for _, each in read]
    rows: list[RowStanding] = []
    if start is not None:
        states = _States(facts["states"], today)
        for row in table.rows_for(phase.level if phase and phase.level else level, case_type, today):
            asked = stretched(row, phase.stretch if phase else 1)
            rows.append(_row(pack, table, asked, start, states, happened, booked, today))
        rows += _after_events(pack, table, facts, states, start, happened, booked, today)
    lines = tuple(_line(key, each, rows, today) for key, each in read)
    held = pack.contact_standards if table.house else None
    return Expected(
        table, held, level, phase.title if phase else "", case_type, start, today, tuple(rows), lines, booked
    )


class _States:
    """The states on record, as the standards obey them."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], today: date) -> None:
        known = set(SupervisionState)
        self.today = today
        self.held = [
            (SupervisionState(each["state"]), date.fromisoformat(each["starts_on"]),
             date.fromisoformat(each["ends_on"]) if each["ends_on"] else None)
            for each in rows if each["state"] in known
        ]  # fmt: skip

    def stopping(self, activity: Activity) -> str:
        """The state of today that stops it, in words; "" where none does."""
        now = (state for state, _, ends in self.held if ends is None or ends > self.today)
        return next((state.label for state in now if activity in state.stops), "")

    def back(self, activity: Activity) -> date | None:
        """The last day on which it began again."""
        ends = [
            end for state, begins, end in self.held
            if activity in state.stops and end is not None and begins < end <= self.today
        ]  # fmt: skip
        return max(ends, default=None)

    def back_from_custody(self) -> list[date]:
        """The days on which custody ended."""
        over = [(begins, end) for state, begins, end in self.held if state is CUSTODY and end is not None]
        return [end for begins, end in over if begins < end <= self.today]


def _row(
    pack: Jurisdiction, table: ContactStandards, row: ContactStandard, start: date, states: _States,
    happened: Sequence[Happened], booked: Sequence[BookedLine], today: date,
) -> RowStanding:  # fmt: skip
    begins = max(start, states.back(row.activity) or start)
    limit = table.first.get(row.what)
    first = limit.due(begins, pack.holidays(begins.year, begins.year + 1)) if limit else None
    asked = Asked(
        row=row, start=begins, look=today, counted=days_that_count(row, happened, begins, today),
        booked=_days(row, booked), first=first,
    )  # fmt: skip
    stopped = states.stopping(row.activity) if row.times else ""
    stands = Standing(Stands.STOPPED) if stopped else standing(asked)
    missed = None if stopped else missed_window(row, asked.counted, begins, today)
    return RowStanding(row, asked, stands, stopped, missed)


def _days(row: ContactStandard, booked: Iterable[BookedLine]) -> tuple[date, ...]:
    return tuple(sorted({each.on for each in booked if row.takes(each.kind, "person")}))


def _after_events(
    pack: Jurisdiction, table: ContactStandards, facts: Mapping[str, Any], states: _States, start: date,
    happened: Sequence[Happened], booked: Sequence[BookedLine], today: date,
) -> list[RowStanding]:  # fmt: skip
    """The contacts that something which happened makes due, and that were not made yet."""
    days = {
        ContactEvent.BACK_FROM_CUSTODY: states.back_from_custody(),
        ContactEvent.NEW_ADDRESS: [date.fromisoformat(each) for each in facts["moves"]],
        ContactEvent.NEW_WORK: [date.fromisoformat(each) for each in facts["works"]],
    }
    earliest = max(start, today - timedelta(days=EVENT_DAYS))
    found = []
    for each in table.triggered:
        recent = [day for day in days[each.event] if day > earliest]
        if recent and not days_that_count(each.standard, happened, max(recent), today):
            found.append(_after(pack, each, max(recent), states, booked, today))
    return found


def _after(
    pack: Jurisdiction,
    each: EventContact,
    day: date,
    states: _States,
    booked: Sequence[BookedLine],
    today: date,
) -> RowStanding:
    due = each.within.due(day, pack.holidays(day.year, day.year + 1))
    span = (due - day).days if due is not None else EVENT_DAYS
    row = replace(each.standard, days=span)
    asked = Asked(row=row, start=day, look=today, counted=(), booked=_days(row, booked), first=due)
    stopped = states.stopping(row.activity)
    stands = Standing(Stands.STOPPED) if stopped else standing(asked)
    return RowStanding(row, asked, stands, stopped, None, EVENTS[each.event], day)


def _line(key: UUID, each: Happened, rows: Sequence[RowStanding], today: date) -> ContactLine:
    """Which rows it counts for; where for none, why: the reason of the row whose kind it has, else that it has none."""
    reasons = {row.row.what: why_not(row.row, each, row.asked.start, today) for row in rows if row.row.times}
    counts = tuple(what for what, why in reasons.items() if not why)
    of_kind = [
        why for row in rows if row.row.takes(each.kind, each.whom) and (why := reasons.get(row.row.what))
    ]
    because = "" if counts else next(iter([*of_kind, *reasons.values()]), "No standard holds today.")
    return ContactLine(key, each, counts, because)
