"""After a backup was restored: what law took away since then goes again, by the register outside the database."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.apps import apps
from django.db import transaction

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.register.people.removals import Removal
from throughcare.register.rights import taken_register
from throughcare.register.rights.commands.erasing import erase_all_of
from throughcare.register.rights.commands.taking_away import RemovalOrder, carry_out, line_of
from throughcare.register.rights.queries.recipients import PERSONS
from throughcare.register.rights.queries.removals import LetGo, Plan, Taken, plan

AUTHORITY = "Taken away again after a backup was restored"
RESTORER = Actor.system_named("restored")


@dataclass(frozen=True, slots=True)
class Restored:
    """again: records taken away again. absent: of people whom this database does not hold. noted: lines the
    register lacked."""

    again: int
    absent: int
    noted: int


def take_away_again() -> Restored:
    """Re-apply the register to this database, and note in it what only the database knows. Safe to repeat."""
    with acting(RESTORER):
        wanting = missing()
    again = absent = 0
    for act, of_act in groupby(sorted(wanting, key=lambda line: line.act), key=lambda line: line.act):
        lines = list(of_act)
        with acting(RESTORER):
            if not Person.versions.filter(record_id=lines[0].person).exists():
                absent += len(lines)
                continue
            _again(UUID(act), lines)
            again += len(lines)
    return Restored(again, absent, _note())


def missing() -> list[taken_register.Line]:
    """Lines of the register whose mark this database lacks. Within the system's context."""
    lines = taken_register.in_force()
    marked = {str(key) for key in Removal.objects.filter(pk__in=list(lines)).values_list("pk", flat=True)}
    return [line for key, line in lines.items() if key not in marked]


def _again(act: UUID, lines: list[taken_register.Line]) -> None:
    first = lines[0]
    order = RemovalOrder(first.how, AUTHORITY, date.fromisoformat(first.ordered_on))
    ids = {(line.table, UUID(line.taken)): UUID(line.removal) for line in lines}
    people = sorted((line for line in lines if line.table == PERSONS), key=lambda line: not line.principal)
    if people:
        erase_all_of(RESTORER, [UUID(line.taken) for line in people], act, order, ids)
        _record(first, act)
        return
    takes: dict[tuple[str, UUID], Taken] = {}
    lets_go: list[LetGo] = []
    for line in sorted(lines, key=lambda each: not each.principal):
        model = next(each for each in apps.get_models() if each._meta.db_table == line.table)
        whole = plan(model, UUID(line.taken))
        lets_go.extend(whole.lets_go)
        for taken in whole.takes:
            for record in taken.records:
                named = line.principal and (taken.table, record) == (line.table, UUID(line.taken))
                takes.setdefault((taken.table, record), Taken(taken.table, taken.what, (record,), named))
    carry_out(RESTORER, UUID(first.person), act, order, Plan(tuple(lets_go), tuple(takes.values())), ids)
    _record(first, act)


def _record(first: taken_register.Line, act: UUID) -> None:
    trail.record(
        RESTORER, "rights:record:taken-away", verb=trail.Verb.ERASE, kind="people.removal", key=act,
        people=[UUID(first.person)], details={"how": first.how, "act": str(act), "restored": True},
    )  # fmt: skip


def _note() -> int:
    """What the database marks and the register does not say; a crash between the two leaves that."""
    with acting(RESTORER), transaction.atomic():
        known = taken_register.in_force()
        lines = [line_of(mark) for mark in Removal.objects.filter(opened_at__isnull=True)]
    wanting = [line for line in lines if line.removal not in known]
    taken_register.append(wanting)
    return len(wanting)
