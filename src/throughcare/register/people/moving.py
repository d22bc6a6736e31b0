"""Moving rows from one record to another and back, table by table, and noting what was done with each.

Which tables there are, and how their rows behave, their holdings say; nothing here knows one of them. A row that the
other record has no room for (a unique or exclusion constraint of the database says so) stays where it is, is noted as
such, and is not lost. All of this is done for the system: rows that the actor may not read move as well.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.database.holdings import holding_of, is_versioned, models_of_the_record, own_fields
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.merges import MergedRow
from throughcare.register.people.models import Person

type Changes = dict[str, list[Any]]
"""By column: what stood there before, and what stands there after."""
Act = MergedRow.Act
DESCRIPTIONS = "people"
"""The app whose rows describe the person: two rows in the same words are one."""


@dataclass(frozen=True, slots=True)
class Journey:
    """From which record to which, by whom and why; `because` is written on every version made."""

    start: UUID
    goal: UUID
    by: UUID
    because: str

    def back(self) -> "Journey":
        """The same the other way round."""
        return Journey(self.goal, self.start, self.by, self.because)

    def nowhere(self) -> "Journey":
        """Staying at the start: only values change."""
        return Journey(self.start, self.start, self.by, self.because)


@dataclass(slots=True)
class Moved:
    """What became of each row: (table, row) with its act and the columns that took another value."""

    rows: list[tuple[str, UUID, str, Changes]] = field(default_factory=list)

    def note(
        self, model: type[models.Model], rows: Iterable[UUID], act: str, changes: Changes | None = None
    ) -> None:
        """Keep what was done with these rows."""
        self.rows.extend((model._meta.label, row, act, changes or {}) for row in rows)

    def of(self, act: str) -> list[tuple[str, UUID]]:
        """The rows with which this was done."""
        return [(table, row) for table, row, done, _ in self.rows if done == act]


def tables_that_move() -> list[type[models.Model]]:
    """Every table whose rows follow the person, in the order of their wings."""
    return [
        model
        for model in models_of_the_record()
        if model is not Person and (holding := holding_of(model)) is not None and holding.moves
    ]


def current(model: type[models.Model]) -> models.QuerySet[Any]:
    """The rows of a table that hold now; with locks of no other table."""
    manager: Any = model.versions if issubclass(model, Versioned) else model._default_manager
    rows: models.QuerySet[Any] = (
        manager.filter(known_to__isnull=True) if is_versioned(model) else manager.all()
    )
    return rows


def _move_table(
    model: type[models.Model], journey: Journey, moved: Moved, held_back: set[tuple[str, UUID]]
) -> None:
    names = own_fields(model)
    rows = (
        current(model)
        .filter(person_id=journey.start)
        .exclude(pk__in=[row for _, row, act, _ in moved.rows if act == Act.NARROWED])
    )
    coming = {row["pk"]: row for row in rows.values("pk", *names)}
    stay = {key for key in coming if (model._meta.label, key) in held_back}
    moved.note(model, stay, Act.ASIDE)
    coming = {key: row for key, row in coming.items() if key not in stay}
    if not coming:
        return
    there = list(current(model).filter(person_id=journey.goal).values(*names))
    same = _in_the_same_words(model, coming, there, names)
    moved.note(model, same, Act.SAME)
    simple: list[UUID] = []
    for key, row in coming.items():
        if key in same:
            continue
        yielding = _yielding(model, row, there)
        if yielding:
            _move_one(model, key, journey, moved, yielding)
        else:
            simple.append(key)
    if send(model, simple, journey):
        moved.note(model, simple, Act.MOVED)
        return
    for key in simple:
        _move_one(model, key, journey, moved, {}, _possible_yield(model, coming[key]))


def send(
    model: type[models.Model],
    rows: Collection[UUID],
    journey: Journey,
    values: Mapping[str, Any] | None = None,
) -> bool:
    """Give rows to the record at the goal, all or none; False when the database has no room for one of them."""
    if not rows:
        return True
    written: dict[str, Any] = {"person_id": journey.goal, **(values or {})}
    if is_versioned(model):
        written |= {
            "version": F("version") + 1, "known_from": clock.now(), "recorded_by_id": journey.by,
            "because": journey.because,
        }  # fmt: skip
    try:
        with transaction.atomic():
            current(model).filter(pk__in=rows, person_id=journey.start).update(**written)
    except IntegrityError:
        return False
    return True


def _move_one(
    model: type[models.Model],
    key: UUID,
    journey: Journey,
    moved: Moved,
    changes: Changes,
    otherwise: Changes | None = None,
) -> None:
    """One row: as it is, else with another value where the record has one already, else not at all."""
    for attempt in (changes, otherwise or {}):
        if send(model, [key], journey, {column: after for column, (_, after) in attempt.items()}):
            moved.note(model, [key], Act.MOVED, attempt)
            return
    moved.note(model, [key], Act.ASIDE)


def _in_the_same_words(
    model: type[models.Model],
    coming: Mapping[UUID, Mapping[str, Any]],
    there: list[dict[str, Any]],
    names: list[str],
) -> set[UUID]:
    if model._meta.app_label != DESCRIPTIONS:
        return set()
    return {
        key
        for key, row in coming.items()
        if any(all(row[name] == other[name] for name in names) for other in there)
    }


def _possible_yield(model: type[models.Model], row: Mapping[str, Any]) -> Changes:
    holding = holding_of(model)
    yields = holding.yields if holding else {}
    return {column: [one, other] for column, (one, other) in yields.items() if row[column] == one}


def _yielding(model: type[models.Model], row: Mapping[str, Any], there: list[dict[str, Any]]) -> Changes:
    """The columns that must take another value, because the other record has such a row at the same time."""
    return {
        column: change
        for column, change in _possible_yield(model, row).items()
        if any(other[column] == row[column] and _at_the_same_time(row, other) for other in there)
    }


def _at_the_same_time(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    start, end = one.get("starts_on"), other.get("ends_on")
    return start is None or end is None or start < end


def put_back(rows: Iterable[MergedRow], journey: Journey) -> list[MergedRow]:
    """Give moved rows back and undo what was changed in them, unless it was changed again; returns those with no room.

    A row taken back since stays as it is: it is no longer held true.
    """
    stuck: list[MergedRow] = []
    for model, noted in _by_table(rows):
        plain = [each for each in noted if not each.changes]
        if not send(model, [each.row for each in plain], journey):
            stuck.extend(each for each in plain if not send(model, [each.row], journey))
        stuck.extend(each for each in noted if each.changes and not _put_one_back(model, each, journey))
    return stuck


def _put_one_back(model: type[models.Model], noted: MergedRow, journey: Journey) -> bool:
    row = current(model).filter(pk=noted.row).values(*noted.changes).first()
    if row is None:
        return True
    restored = {column: before for column, (before, after) in noted.changes.items() if row[column] == after}
    return send(model, [noted.row], journey, restored) or send(model, [noted.row], journey)


def _by_table(rows: Iterable[MergedRow]) -> list[tuple[type[models.Model], list[MergedRow]]]:
    by_label: dict[str, list[MergedRow]] = {}
    for each in rows:
        by_label.setdefault(each.table, []).append(each)
    return [
        (model, by_label[model._meta.label]) for model in tables_that_move() if model._meta.label in by_label
    ]


@dataclass(slots=True)
class Narrowed:
    """What must give way so that the stricter of two walls holds.

    aside: rows of the record that stays, left with the other. tightened: rows that stay, with another value.
    held_back: (table, row) of the record that goes that do not come along.
    """

    aside: list[tuple[type[models.Model], UUID]] = field(default_factory=list)
    tightened: list[tuple[type[models.Model], UUID, Changes]] = field(default_factory=list)
    held_back: set[tuple[str, UUID]] = field(default_factory=set)


type Narrowing = Callable[[UUID, UUID], Narrowed]
_narrowing: list[Narrowing] = []


def narrow_with(answer: Narrowing) -> None:
    """Join the walls, which stand on a floor above; called once at start-up by `config`."""
    _narrowing[:] = [answer]


def merge_rows(journey: Journey) -> Moved:
    """Narrow the walls, then move every row of the record at the start to the one at the goal."""
    moved = Moved()
    held_back: set[tuple[str, UUID]] = set()
    for ask in _narrowing:
        answer = ask(journey.goal, journey.start)
        held_back |= answer.held_back
        for model, row in answer.aside:
            if send(model, [row], journey.back()):
                moved.note(model, [row], Act.NARROWED)
        for model, row, changes in answer.tightened:
            send(
                model,
                [row],
                journey.back().nowhere(),
                {column: after for column, (_, after) in changes.items()},
            )
            moved.note(model, [row], Act.TIGHTENED, changes)
    for model in tables_that_move():
        _move_table(model, journey, moved, held_back)
    return moved
