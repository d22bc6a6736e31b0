"""What changed in a record between two moments, and the history of one item, field by field and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models

from throughcare.platform.actor import Actor
from throughcare.platform.database.as_known import looking_at
from throughcare.platform.keys.fields import SealedTextField, opened_row
from throughcare.register.people import coded
from throughcare.register.people.aliases import with_parts
from throughcare.register.people.queries.header import date_order_of
from throughcare.register.people.queries.versions import (
    Touched,
    Version,
    compared,
    tables,
    touched_since,
    versions_between,
    versions_of,
)
from throughcare.register.people.words import reason_name
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions import Jurisdiction

HIDDEN = "Sensitive: your role does not read it"
NOTHING = "Not recorded"
NEVER_TOLD = "Recorded, and shown to nobody"
LONG = 400
"""Characters of a value that are shown in a comparison; the item's own page shows the rest."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what was held before and after, who changed it, when and why."""

    label: str
    before: str
    after: str
    by: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that differs. how: "new", "changed" or "taken back"."""

    kind: str
    record: UUID
    how: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """The records of one table that differ. what: the table in plain words."""

    what: str
    records: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One version of an item: what it changed, who wrote it, when and why; the first one says what was entered."""

    number: int
    by: str
    at: datetime
    because: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One item through time, the latest step first. taken_back: that it is no longer held true."""

    what: str
    steps: tuple[Step, ...]
    taken_back: bool


def changes_between(
    actor: Actor, person: UUID, earlier: datetime, later: datetime
) -> tuple[TableChange, ...]:
    """What differs between the record as known at `earlier` and at `later`; one statement.

    A field that was changed and changed back differs in nothing and is not told.
    """
    words = _Words.of(actor)
    found: list[TableChange] = []
    versions = versions_between(actor, person, earlier, later)
    for kind, of_table in groupby(versions, key=lambda version: version.kind):
        records = []
        for record, held in groupby(of_table, key=lambda version: version.record):
            change = _net(kind, UUID(record), list(held), earlier, later, words)
            if change is not None:
                records.append(change)
        if records:
            found.append(TableChange(tables()[kind].holding.what, tuple(records)))
    order = [table.holding.what for table in tables().values()]
    return tuple(sorted(found, key=lambda each: order.index(each.what)))


def history_of(actor: Actor, person: UUID, kind: str, record: UUID) -> History | None:
    """Every version of one item in words; None where nothing of the kind stands there. One statement."""
    versions = versions_of(actor, person, kind, record)
    if not versions:
        return None
    words = _Words.of(actor)
    steps = []
    for before, after in zip([None, *versions], versions, strict=False):
        fields = tuple(words.differences(before, after, after.by, after.since, after.row["because"]))
        steps.append(
            Step(after.row["version"], after.by, after.since, reason_name(after.row["because"]), fields)
        )
    last = versions[-1]
    if last.until is not None:
        why = reason_name(last.row["closed_because"])
        steps.append(Step(last.row["version"] + 1, last.closed_by, last.until, why, ()))
    return History(tables()[kind].holding.what, tuple(reversed(steps)), last.until is not None)


def told_since(actor: Actor, person: UUID, moment: datetime) -> list[str]:
    """What has changed since `moment`, a line a table: "Addresses: 1 new, 2 changed"; one statement."""
    counted: dict[str, dict[str, int]] = {}
    for each in touched_since(actor, person, moment):
        how = _how(each)
        if how:
            of_table = counted.setdefault(tables()[each.kind].holding.what, {})
            of_table[how] = of_table.get(how, 0) + 1
    return [
        f"{what}: {', '.join(f'{count} {how}' for how, count in sorted(hows.items()))}"
        for what, hows in counted.items()
    ]


def marked_since(actor: Actor, person: UUID) -> dict[str, str]:
    """On a page of the past: how each record it shows has changed since, by the record's id; {} on one of today."""
    looking = looking_at()
    if looking is None or looking.moment is None:
        return {}
    return {
        str(each.record): "Changed since" if each.still else "Taken back since"
        for each in touched_since(actor, person, looking.moment)
        if each.was
    }


def _how(each: Touched) -> str:
    """New, changed, taken back, or "" for what came and went in between."""
    return {
        (True, True): "changed",
        (True, False): "taken back",
        (False, True): "new",
    }.get((each.was, each.still), "")


def _net(
    kind: str, record: UUID, versions: list[Version], earlier: datetime, later: datetime, words: "_Words"
) -> RecordChange | None:
    first, last = versions[0], versions[-1]
    before = first if first.since <= earlier else None
    gone = last.until is not None and last.until <= later
    if before is None and gone:
        return None
    if gone:
        taken = words.differences(
            before, None, last.closed_by, last.until or later, last.row["closed_because"]
        )
        return RecordChange(kind, record, "taken back", tuple(taken))
    fields = [_latest_writer(change, name, versions, words) for name, change in words.differing(before, last)]
    if not fields:
        return None
    return RecordChange(kind, record, "changed" if before else "new", tuple(fields))


def _latest_writer(change: FieldChange, name: str, versions: list[Version], words: "_Words") -> FieldChange:
    """The same change, by whoever last touched that field."""
    for older, newer in reversed(list(pairwise(versions))):
        if words.raw(older, name) != words.raw(newer, name):
            return FieldChange(
                change.label, change.before, change.after,
                newer.by, newer.since, reason_name(newer.row["because"]),
            )  # fmt: skip
    return change


@dataclass(frozen=True, slots=True)
class _Words:
    """Turns columns into words."""

    order: DateOrder
    zone: str
    pack: Jurisdiction | None

    @classmethod
    def of(cls, actor: Actor) -> "_Words":
        """In the words of the actor's agency."""
        pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
        return cls(date_order_of(actor), actor.zone, pack)

    def differences(
        self, before: Version | None, after: Version | None, by: str, at: datetime, because: str
    ) -> Iterator[FieldChange]:
        """Each field that differs, as changed by one act."""
        for _, change in self.differing(before, after):
            yield FieldChange(change.label, change.before, change.after, by, at, reason_name(because))

    def differing(self, before: Version | None, after: Version | None) -> Iterator[tuple[str, FieldChange]]:
        held = after or before
        if held is None:
            return
        for field in compared(tables()[held.kind].model):
            old, new = self.raw(before, field.attname), self.raw(after, field.attname)
            if old != new and (old or new):
                yield field.attname, FieldChange(
                    _label(field), self._said(field, old, before), self._said(field, new, after),
                    held.by, held.since, reason_name(held.row["because"]),
                )  # fmt: skip

    def raw(self, version: Version | None, name: str) -> Any:
        """The value of a field, opened; None where there is no version."""
        if version is None:
            return None
        model = tables()[version.kind].model
        if name in getattr(model, "never_told", ()):
            return NEVER_TOLD if version.row.get(name) else None
        row = opened_row(model, version.row) if _is_sealed(model, name) else version.row
        value = row.get(name)
        return value if value != "" else None

    def _said(self, field: Any, value: Any, version: Version | None) -> str:
        if version is None or value is None:
            return NOTHING
        if version.hidden:
            return HIDDEN
        return self._value(field, value)

    def _value(self, field: Any, value: Any) -> str:
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(field, models.DateTimeField):
            local = datetime.fromisoformat(value).astimezone(ZoneInfo(self.zone))
            return f"{in_words(local.date(), self.order)}, {local:%H:%M}"
        if isinstance(field, models.DateField):
            return in_words(date.fromisoformat(value), self.order)
        if isinstance(field, models.ForeignKey | models.UUIDField) and _is_key(value):
            return "Another entry"
        if field.attname == "alias":
            parts = with_parts({"alias": value})
            return " ".join(parts[name] for name in ("given", "middle", "family") if parts[name])
        text = coded.in_words(f"{field.model._meta.label}.{field.attname}", str(value), self.pack)
        return text if len(text) <= LONG else f"{text[:LONG]} ..."


def _is_key(value: str) -> bool:
    """Whether this is an id and not, for staff and teams, a name."""
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _is_sealed(model: Any, name: str) -> bool:
    return isinstance(model._meta.get_field(name), SealedTextField)


def _label(field: Any) -> str:
    """The field's name as a reader says it."""
    words = str(field.verbose_name).replace("_", " ")
    return words[:1].upper() + words[1:]
