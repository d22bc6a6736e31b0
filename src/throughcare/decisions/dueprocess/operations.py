"""Promises of the database about due process: what the jurisdictions' tables ask is asked of every path to the tables.

The tables themselves stand in a function, `tc_gates`, which only the owner of the database may replace: nobody who
serves pages or writes SQL beside them can make a gate lighter. When a pack's table changes, a migration with
`GateTables()` writes it anew (docs/how-to/add-a-gate-table.md); a test compares the two.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby

from django.db.migrations.operations import RunSQL

from throughcare.decisions.dueprocess.promises import PROMISES, UNDO
from throughcare.rules import jurisdictions
from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.responses.gates import (
    BY_SERVICE,
    BY_SOMEBODY_ELSE,
    HOUSE_PROCESS,
    Bound,
    DueProcess,
    GateRule,
    KindTable,
)

HOUSE_PLACE = ""
"""The tables of a place that has none of its own."""
NO_WAIT = timedelta(0)


def _tables() -> Iterator[tuple[str, KindTable]]:
    """Every kind of decision of every place, place by place, the house's own first."""
    places: list[tuple[str, DueProcess]] = [(HOUSE_PLACE, HOUSE_PROCESS)]
    places += [(pack.code, pack.due_process) for pack in jurisdictions.all()]
    for place, process in places:
        for table in process.tables:
            yield place, table


def least(clock: Clock) -> timedelta:
    """How long a clock lasts at the least, whatever the calendar: what the database can know without holidays.

    A day may be an hour short where clocks go forward, and a month is at least 28 days.
    """
    if clock.unit in (ClockUnit.HOURS, ClockUnit.WORKING_HOURS):
        return timedelta(hours=clock.amount)
    days = clock.amount * 28 if clock.unit is ClockUnit.MONTHS else clock.amount
    return timedelta(days=days, hours=-1)


def _row(at: int, rule: GateRule) -> str:
    figures = [each for each in rule.clocks if each.bound is Bound.NOT_BEFORE and each.clock is not None]
    agency = [each for each in rule.clocks if each.bound is Bound.NOT_BEFORE and each.clock is None]
    longest = max(figures, key=lambda each: least(each.clock) if each.clock else NO_WAIT, default=None)
    wait = least(longest.clock) if longest and longest.clock else NO_WAIT
    return (
        f"('{rule.gate}', '{rule.stage}', {at}, {_texts(rule.after)}, {_yes(rule.waivable)},"
        f" {_texts(each.code for each in rule.findings)},"
        f" {_texts(each.code for each in rule.findings if each.in_words)},"
        f" {_yes(rule.gate in BY_SERVICE)}, {_yes(rule.gate in BY_SOMEBODY_ELSE)},"
        f" interval '{int(wait.total_seconds())} seconds', '{longest.since if longest else ''}',"
        f" '{agency[0].since if agency else ''}')"
    )


def _texts(codes: Iterable[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{code}'" for code in codes) + "]::text[]"


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _gates_of(tables: Iterable[KindTable]) -> str:
    """What a place answers, by the kind of decision; nothing for a kind that it has not."""
    kinds = "".join(
        f"  WHEN '{table.kind}' THEN RETURN QUERY VALUES\n"
        + ",\n".join(_row(at, rule) for at, rule in enumerate(table.gates))
        + ";\n"
        for table in tables
        if table.gates
    )
    return f"CASE of_kind\n{kinds}  ELSE NULL; END CASE;\n"


def gate_tables_sql() -> str:
    """The two functions that hold every place's tables.

    Triggers ask for one table at each write. In this language only the one that is asked for is ever planned, once for
    a connection; in SQL all of them would be read anew each time.
    """
    of_place = {
        place: _gates_of(table for _, table in tables)
        for place, tables in groupby(_tables(), key=lambda each: each[0])
    }
    house = of_place.pop(HOUSE_PLACE)
    places = "".join(f"WHEN '{place}' THEN {answers}" for place, answers in of_place.items())
    kinds = ",\n".join(
        f"('{place}', '{table.kind}', {_texts(table.deciders)}, {_yes(table.may_have_reported)})"
        for place, table in _tables()
    )
    return f"""
CREATE OR REPLACE FUNCTION tc_gates(of_place text, of_kind text) RETURNS TABLE (gate text, stage text,
  at_position int, after_gates text[], waivable boolean, findings text[], in_words text[], by_service boolean,
  by_somebody_else boolean, waits interval, waits_since text, agency_since text)
  LANGUAGE plpgsql IMMUTABLE ROWS 20 AS $$
BEGIN CASE of_place
{places}ELSE {house}END CASE; END $$;
CREATE OR REPLACE FUNCTION tc_kinds_of_places() RETURNS TABLE (place text, kind text, deciders text[],
  may_have_reported boolean) LANGUAGE sql IMMUTABLE AS $$
VALUES
{kinds}
$$;
"""  # noqa: S608 - codes of our own rules


class GateTables(RunSQL):
    """Write the jurisdictions' tables of gates, as they stand in the rules, into the database."""

    def __init__(self) -> None:
        super().__init__(gate_tables_sql(), RunSQL.noop)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Write the tables of gates"


class KeepGates(RunSQL):
    """No decision around a gate: presence, order, moments, a named human decider, written reasons."""

    def __init__(self) -> None:
        super().__init__(PROMISES, UNDO)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Keep every gate of due process"
