"""What law takes away: sealed, expunged, filed under the wrong person, erased. Only the mark stays.

Every version of the record goes, and of what cannot stand without it; so no page, past page, search or export has it.
The database parts with it only in the transaction that writes the mark (people, 0002). What is sealed is kept in the
mark under the key of protected data, and put back by a later authority.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events import bus
from throughcare.register.people.removals import Removal
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights import taken_register
from throughcare.register.rights.events import RecordPutBack, RecordTakenAway
from throughcare.register.rights.queries.removals import LetGo, Plan, plan, removable, stands
from throughcare.register.rights.refusals import CannotPutBack, OutOfOrder, ReasonMissing

NAMES = "people_name"
KEEPER = "taking-away"


@dataclass(frozen=True, slots=True)
class RemovalOrder:
    """By which authority something goes. authority: the court or body and its reference; names nobody."""

    how: str
    authority: str
    ordered_on: date


@transaction.atomic
def take_away(actor: Actor, person_id: UUID, kind: str, record_id: UUID, order: RemovalOrder) -> UUID:
    """Take one record away, with all its versions and what hangs on it. Returns the act's id.

    kind: the table's name in addresses ("orders-offence").
    Raises NotPermitted, NotThere, PurposeNeeded, OutOfOrder or ReasonMissing.
    """
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    model = removable(kind)
    if model is None or not stands(model, person_id, record_id):
        raise door.NotThere(Permission.RIGHTS_ANSWER, person_id, "R1 no such record")
    check(actor, order)
    refuse_what_tells(actor, person_id, {"authority": order.authority})
    act = uuid7()
    carry_out(actor, person_id, act, order, plan(model, record_id))
    trail.record(
        actor, "rights:record:taken-away", verb=trail.Verb.ERASE, kind=model._meta.label_lower, key=record_id,
        people=[person_id], details={"how": order.how, "act": str(act)},
    )  # fmt: skip
    bus.publish(actor, RecordTakenAway(person_id, model._meta.db_table, record_id))
    return act


def check(actor: Actor, order: RemovalOrder) -> None:
    """Whether an order says enough to be carried out. Raises OutOfOrder or ReasonMissing."""
    if order.how not in Removal.How:
        raise ReasonMissing("Say what the order says: choose one of the answers listed", "how")
    if order.ordered_on > clock.today(actor.zone):
        raise OutOfOrder(
            "The day of the order must be today or in the past", "ordered_on", on=order.ordered_on
        )
    if not order.authority.strip():
        raise ReasonMissing("Name the court or body that ordered it", "authority")


def carry_out(
    actor: Actor,
    person_id: UUID,
    act: UUID,
    order: RemovalOrder,
    whole: Plan,
    ids: Mapping[tuple[str, UUID], UUID] | None = None,
) -> None:
    """Write the marks and part with what they name; in the caller's transaction, the register after it.

    ids: those of marks that were written before, by table and record; after a backup was restored.
    """
    marks = []
    for taken in whole.takes:
        for record in taken.records:
            mark = Removal(
                id=(ids or {}).get((taken.table, record)) or uuid7(), act=act, person_id=person_id,
                table=taken.table, taken=record, principal=taken.principal, how=order.how,
                authority=order.authority.strip(), ordered_on=order.ordered_on,
                removed_by_id=actor.user_id,
            )  # fmt: skip
            if order.how == Removal.How.SEALED:
                mark.content = _content(taken.table, record, whole.lets_go)
            mark.save(force_insert=True)
            marks.append(mark)
    words = name_words("record_id", [mark.taken for mark in marks if mark.table == NAMES])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL tc.taking_away = 'yes'")
        for each in whole.lets_go:
            cursor.execute(
                f'UPDATE {each.table} SET "{each.column}" = NULL WHERE "{each.column}" = ANY(%s)',  # noqa: S608
                [list(each.records)],
            )
        for taken in whole.takes:
            cursor.execute(f"DELETE FROM {taken.table} WHERE record_id = ANY(%s)", [list(taken.records)])  # noqa: S608
        cursor.execute("SET LOCAL tc.taking_away = ''")
    forget_words(words)
    transaction.on_commit(lambda: taken_register.append(line_of(mark) for mark in marks))


@transaction.atomic
def put_back(actor: Actor, person_id: UUID, act: UUID, authority: str) -> None:
    """Open what was sealed: every version stands again as it was, and what had let go of it holds it again.

    Raises NotPermitted, NotThere, PurposeNeeded, ReasonMissing, or CannotPutBack when the record has since got
    something that cannot stand beside it.
    """
    door.require(actor, Permission.RIGHTS_ANSWER, person_id)
    marks = list(
        Removal.objects.select_for_update().filter(
            person_id=person_id, act=act, how=Removal.How.SEALED, opened_at__isnull=True
        )
    )
    if not marks:
        raise door.NotThere(Permission.RIGHTS_ANSWER, person_id, "R1 nothing sealed")
    if not authority.strip():
        raise ReasonMissing("Name the court or body that ordered it", "authority")
    refuse_what_tells(actor, person_id, {"authority": authority})
    contents = [json.loads(mark.content) for mark in marks]
    for mark in marks:
        Removal.objects.filter(pk=mark.pk).update(
            content=None,
            opened_at=clock.now(),
            opened_by_id=actor.user_id,
            opened_authority=authority.strip(),
        )
    try:
        with transaction.atomic():
            _restore(marks, contents)
    except IntegrityError as standing:
        raise CannotPutBack from standing
    trail.record(
        actor, "rights:record:put-back", kind="people.removal", key=act, people=[person_id],
        details={"entries": len(marks)},
    )  # fmt: skip
    bus.publish(actor, RecordPutBack(person_id, act))
    transaction.on_commit(lambda: taken_register.append(line_of(mark, opened=True) for mark in marks))


def line_of(mark: Removal, *, opened: bool = False) -> taken_register.Line:
    """A mark as the register outside the database holds it."""
    return taken_register.Line(
        str(mark.pk), str(mark.act), str(mark.person_id), mark.table, str(mark.taken), mark.principal, mark.how,
        mark.ordered_on.isoformat(), str(mark.removed_by_id), opened,
    )  # fmt: skip


def _content(table: str, record: UUID, lets_go: Iterable[LetGo]) -> str:
    """Every version of a record, the present one first, and the rows that let go of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.known_to DESC NULLS FIRST), '[]')::text"  # noqa: S608
            f" FROM {table} x WHERE x.record_id = %s",
            [record],
        )
        rows = json.loads(cursor.fetchone()[0])
        held = []
        for each in lets_go:
            if record in each.records:
                cursor.execute(f'SELECT id FROM {each.table} WHERE "{each.column}" = %s', [record])  # noqa: S608
                held.append([each.table, each.column, [str(row[0]) for row in cursor.fetchall()]])
    return json.dumps({"rows": rows, "held": held})


def _restore(marks: list[Removal], contents: list[dict[str, Any]]) -> None:
    """What others hang on comes first: the reverse of the order in which they went."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL tc.taking_away = 'yes'")
        for mark, content in reversed(list(zip(marks, contents, strict=True))):
            cursor.execute(
                f"INSERT INTO {mark.table} SELECT * FROM jsonb_populate_recordset(NULL::{mark.table}, %s)",  # noqa: S608
                [json.dumps(content["rows"])],
            )
        for mark, content in zip(marks, contents, strict=True):
            for table, column, rows in content["held"]:
                cursor.execute(
                    f'UPDATE {table} SET "{column}" = %s WHERE id = ANY(%s::uuid[])',  # noqa: S608
                    [mark.taken, rows],
                )
        cursor.execute("SET LOCAL tc.taking_away = ''")


def name_words(column: str, ids: Iterable[UUID]) -> list[tuple[str, str]]:
    """The folded names that go, as the list of distinct names holds them. column: "record_id" or "person_id"."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT part, word FROM people_name n,"  # noqa: S608 - a column's name of our own
            " LATERAL (VALUES ('given', n.given_key), ('family', n.family_key)) w (part, word)"
            f" WHERE n.{column} = ANY(%s) AND word <> ''",
            [list(ids)],
        )
        return [(str(part), str(word)) for part, word in cursor.fetchall()]


def forget_words(words: list[tuple[str, str]]) -> None:
    """Names that nobody else has leave the list that misspelt searches compare with; every agency is asked."""
    if not words:
        return
    with acting(Actor.system_named(KEEPER)), connection.cursor() as cursor:
        for part, word in words:
            cursor.execute(
                "DELETE FROM people_nameword WHERE part = %s AND word = %s AND NOT EXISTS"
                " (SELECT FROM people_name n WHERE CASE %s WHEN 'given' THEN n.given_key ELSE n.family_key END = %s)",
                [part, word, part, word],
            )
