"""Two records side by side, what a merge did, and what has been recorded since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Q

from throughcare.platform.actor import Actor
from throughcare.platform.database.holdings import holding_of, is_versioned
from throughcare.platform.keys.fields import opened_row
from throughcare.register.people import moving
from throughcare.register.people.birth import Birth
from throughcare.register.people.contradictions import contradictions
from throughcare.register.people.describing import Describer
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.merges import Merge, MergedRow
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions

SHOWN = {
    "name": "people_name", "identifier": "people_identifier", "address": "people_address",
    "contact": "people_contactpoint", "characteristic": "people_characteristic",
}  # fmt: skip
"""The details that are compared line by line; of the rest, the numbers are shown."""
DETAILS = ", ".join(
    f"(SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.known_from), '[]') FROM {table} r"  # noqa: S608 - our own
    " WHERE r.person_id = p.id AND r.known_to IS NULL)"
    for table in SHOWN.values()
)
ABOUT = f"""
SELECT p.id, p.version, p.reference, to_jsonb(p), {DETAILS}
FROM people_person p WHERE p.id = ANY(%s) AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: its own row, its details in words, and the number of its rows by what they hold."""

    id: UUID
    version: int
    reference: str
    title: str
    about: dict[str, str]
    details: dict[str, tuple[str, ...]]
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two records side by side. doubts: what speaks against their being of one person."""

    stays: Side
    goes: Side
    doubts: list[str]
    proposed: dict[str, Any] | None

    def lines(self) -> Iterator[tuple[str, str, str, bool]]:
        """What, in the one, in the other, and whether they differ."""
        for label in self.stays.about:
            one, other = self.stays.about[label], self.goes.about.get(label, "")
            yield label, one, other, one != other
        for kind in self.stays.details:
            mine, theirs = self.stays.details[kind], self.goes.details[kind]
            yield TITLES[kind], "\n".join(mine), "\n".join(theirs), mine != theirs

    def numbers(self) -> Iterator[tuple[str, int, int]]:
        """What the rows hold, how many in each; those of which neither has any are left out."""
        for what in sorted(self.stays.counts.keys() | self.goes.counts.keys()):
            yield what, self.stays.counts.get(what, 0), self.goes.counts.get(what, 0)


TITLES = {
    "name": "Names", "identifier": "Numbers", "address": "Addresses", "contact": "Telephone and e-mail",
    "characteristic": "Characteristics",
}  # fmt: skip


def compared(actor: Actor, stays: UUID, goes: UUID) -> Compared:
    """Both records in two statements, and an open proposal in a third. The page went through the door for both."""
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [[stays, goes]])
        columns = [column.name for column in cursor.description or ()]
        rows = {row[0]: row for row in cursor.fetchall()}
        assert columns[0] == "id"
        counts = _counts(cursor, (stays, goes))
    describer = Describer.of(jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None)
    sides = [_side(describer, rows[key], counts[key]) for key in (stays, goes)]
    proposed = (
        Merge.objects.filter(gone_id=goes, person_id=stays, state=Merge.State.PROPOSED)
        .values("id", "version", "reasons", "proposed_by_id", "proposed_by__name", "known_from")
        .first()
    )
    return Compared(sides[0], sides[1], _doubts(actor, rows[stays], rows[goes]), proposed)


def doubts_between(actor: Actor, one: UUID, other: UUID) -> list[str]:
    """What speaks against two records being of one person, in words; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [[one, other]])
        rows = {row[0]: row for row in cursor.fetchall()}
    return _doubts(actor, rows[one], rows[other])


def _doubts(actor: Actor, one: tuple[Any, ...], other: tuple[Any, ...]) -> list[str]:
    held = [_loaded(row) for row in (one, other)]
    pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
    schemes = {scheme.code: scheme.title for scheme in pack.identifier_schemes} if pack else {}
    return contradictions(
        (held[0]["about"]["sex"], held[1]["about"]["sex"]),
        (_birth(held[0]["about"]), _birth(held[1]["about"])),
        (_numbers(held[0]), _numbers(held[1])),
        schemes,
    )


def _loaded(row: tuple[Any, ...]) -> dict[str, Any]:
    about, *details = (json.loads(part) if isinstance(part, str) else part for part in row[3:])
    opened = {
        kind: [opened_row(KINDS[kind].model, each) for each in rows]
        for kind, rows in zip(SHOWN, details, strict=True)
    }
    return {"about": about, **opened}


def _birth(about: Mapping[str, Any]) -> Birth:
    def day(name: str) -> date | None:
        return date.fromisoformat(about[name]) if about[name] else None

    return Birth(day("born_from"), day("born_to"), about["born_precision"], about["born_as_given"])


def _numbers(held: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((each["scheme"], each["value_key"]) for each in held["identifier"])


def _side(describer: Describer, row: tuple[Any, ...], counts: dict[str, int]) -> Side:
    held = _loaded(row)
    names = [each for each in held["name"] if each["kind"] == "main"]
    title = " ".join(part for each in names[:1] for part in (each["given"], each["family"]) if part)
    details = {
        kind: tuple(sorted(": ".join(describer.rows(kind, each)[0]) for each in held[kind])) for kind in SHOWN
    }
    about = {"Reference": row[2], **dict(describer.rows("about", held["about"]))}
    return Side(row[0], row[1], row[2], title or row[2], about, details, counts)


def _counts(cursor: Any, people: tuple[UUID, UUID]) -> dict[UUID, dict[str, int]]:
    """The number of rows of each person in every table that would move, in one statement."""
    tables = moving.tables_that_move()
    parts = [
        f"SELECT {at}, person_id, count(*) FROM {model._meta.db_table} WHERE person_id = ANY(%(people)s)"  # noqa: S608
        f"{' AND known_to IS NULL' if is_versioned(model) else ''} GROUP BY person_id"
        for at, model in enumerate(tables)
    ]
    cursor.execute(" UNION ALL ".join(parts), {"people": list(people)})
    found: dict[UUID, dict[str, int]] = {person: {} for person in people}
    for at, person, number in cursor.fetchall():
        holding = holding_of(tables[at])
        assert holding is not None  # tests/contracts
        found[person][holding.what] = number
    return found


@dataclass(frozen=True, slots=True)
class Added:
    """A row recorded on the merged record since the merge. goes: it belongs to one that goes back."""

    table: str
    row: UUID
    what: str
    said: str
    at: datetime
    by: str
    goes: bool

    @property
    def key(self) -> str:
        """Table and row as one form value."""
        return f"{self.table}:{self.row}"


@dataclass(frozen=True, slots=True)
class MergeSeen:
    """One merge as its page tells it. rows: by act, what and how many."""

    id: UUID
    version: int
    state: str
    state_words: str
    person_id: UUID
    gone_id: UUID
    gone_reference: str
    reasons: str
    doubts: list[str]
    by: str
    at: datetime | None
    undone_because: str
    rows: dict[str, list[tuple[str, int]]]


def merge_seen(merge_id: UUID) -> MergeSeen | None:
    """A merge with what it did; two statements. Its page asks the door for the person it stands on."""
    held = Merge.objects.filter(pk=merge_id).select_related("gone", "recorded_by").first()
    if held is None:
        return None
    counted: dict[str, dict[str, int]] = {}
    for table, act in MergedRow.objects.filter(merge=held).values_list("table", "act"):
        by_what = counted.setdefault(str(MergedRow.Act(act).label), {})
        what = _what(table)
        by_what[what] = by_what.get(what, 0) + 1
    return MergeSeen(
        held.pk, held.version, held.state, held.get_state_display(), held.person_id, held.gone_id,
        held.gone.reference, held.reasons, held.doubts, held.recorded_by.name, held.merged_at, held.undone_because,
        {act: sorted(by_what.items()) for act, by_what in counted.items()},
    )  # fmt: skip


def merges_of(person_id: UUID) -> list[dict[str, Any]]:
    """The merges a record took part in, the latest first."""
    rows = Merge.objects.filter(person_id=person_id).order_by("-known_from")
    return list(rows.values("id", "state", "gone__reference", "merged_at", "known_from"))


def ids_of(person_id: UUID) -> list[UUID]:
    """Every id under which this person is or was recorded: its own first, then those that became part of it."""
    return [
        person_id,
        *Person.versions.filter(merged_into=person_id, known_to__isnull=True).values_list("pk", flat=True),
    ]


def every_id(person_id: UUID) -> ArraySubquery:
    """The same as an expression, for a statement that asks for them all."""
    either = Q(pk=person_id) | Q(merged_into=person_id)
    return ArraySubquery(Person.versions.filter(either, known_to__isnull=True).values("pk"))


def added_since(seen: MergeSeen) -> list[Added]:
    """What was recorded on the merged record since; what hangs on a row that goes back is marked to go with it."""
    noted = list(MergedRow.objects.filter(merge_id=seen.id).values_list("table", "row", "act"))
    back = {(table, row) for table, row, act in noted if act == MergedRow.Act.MOVED}
    found: list[Added] = []
    for model in moving.tables_that_move():
        if is_versioned(model):
            found.extend(_added_to(model, seen, {row for _, row, _ in noted}, back))
    return found


def _added_to(model: Any, seen: MergeSeen, known: set[UUID], back: set[tuple[str, UUID]]) -> Iterator[Added]:
    first = model.versions.filter(
        version=1,
        known_from__gt=seen.at,
        record_id__in=model.versions.filter(person_id=seen.person_id, known_to__isnull=True).values(
            "record_id"
        ),
    )
    rows = model.versions.filter(known_to__isnull=True, record_id__in=first.values("record_id")).exclude(
        pk__in=known
    )
    parents = [each for each in model._meta.concrete_fields if each.many_to_one and each.name != "person"]
    for row in rows.select_related("recorded_by"):
        goes = any((each.related_model._meta.label, getattr(row, each.attname)) in back for each in parents)
        if goes:
            back.add((model._meta.label, row.pk))
        yield Added(
            model._meta.label,
            row.pk,
            _what(model._meta.label),
            _said(row),
            row.known_from,
            row.recorded_by.name,
            goes,
        )


def _said(row: Any) -> str:
    """What tells this row from its neighbours: a day, if it has one."""
    for name in (
        "starts_on",
        "happened_at",
        "starts_at",
        "written_at",
        "made_on",
        "given_on",
        "failed_on",
        "on",
    ):
        value = getattr(row, name, None)
        if value is not None:
            return str(value.date() if isinstance(value, datetime) else value)
    return ""


def _what(table: str) -> str:
    by_label = {model._meta.label: model for model in moving.tables_that_move()}
    holding = holding_of(by_label[table]) if table in by_label else None
    return holding.what if holding else table
