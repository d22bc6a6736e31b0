"""A process of any kind in any pack brought to its decision, and ways to go around its gates, for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from tests import factories
from tests.arranging import World
from tests.fair import close_gates

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.decisions.dueprocess.models import Decision, GateRow, Process
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.database.ids import uuid7
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import (
    BY_DECISION,
    Decider,
    DecisionKind,
    Gate,
    GateRule,
    KindTable,
    Stage,
)

SAID = {"outcome": "imposed", "reasons": "For these reasons", "proportionate": "Nothing less would do"}
f: Any = factories
BENCH = {Decider.COURT: "judge", Decider.BOARD: "board_member"}


def _cases() -> Iterator[Any]:
    """Every pack and kind; a kind whose table is like one before it is for the night."""
    alike = set()
    for pack in jurisdictions.all():
        for kind in DecisionKind:
            table = pack.due_process.of(kind)
            shape = repr((table.gates, table.deciders, table.may_have_reported))
            marks = [pytest.mark.nightly] if shape in alike else []
            alike.add(shape)
            yield pytest.param(pack.code, kind, marks=marks, id=f"{pack.code}-{kind}")


EVERY_KIND = pytest.mark.parametrize(("pack", "kind"), list(_cases()))


class Prepared:
    """A process of one kind in one pack with every gate before its decision closed, and who may decide it."""

    def __init__(self, make_world: Callable[..., World], pack: str, kind: DecisionKind) -> None:
        self.table: KindTable = jurisdictions.get(pack).due_process.of(kind)
        self.world = world = make_world(pack, jurisdictions.get(pack).time_zone)
        self.reporter: User = world.user("manager", team=world.team, name="Rita Reporter")
        self.carrier = world.actor()
        process = commands.open_process(
            self.carrier, world.person().pk, kind, about=uuid4(), reported_by=self.reporter.pk
        )
        close_gates(self.carrier, process.pk)
        self.key: UUID = process.pk
        self.decider, self.authority = self._decider()
        self.actor = world.actor(self.decider)

    def _decider(self) -> tuple[User, Decider]:
        here = [each for each in self.table.deciders if each not in BENCH]
        authority = (here or list(self.table.deciders))[0]
        if authority not in BENCH:
            return self.world.manager, authority
        bench = f.OrganisationFactory(agency=self.world.agency)
        return self.world.user(BENCH[authority], name="Jude Judge", organisation=bench), authority

    @property
    def process(self) -> Process:
        return Process.objects.get(pk=self.key)

    def row(self, rule: GateRule) -> GateRow:
        return self.row_of(rule.gate)

    def row_of(self, gate: Gate) -> GateRow:
        return GateRow.objects.get(process_id=self.key, gate=gate)

    def reopen(self, rule: GateRule) -> list[GateRule]:
        """Open a gate again with all that was closed on the strength of it; the others, in order."""
        opened, also = {rule.gate}, []
        for each in self.table.at(Stage.BEFORE):
            if each.gate not in BY_DECISION and set(each.after) & opened:
                opened.add(each.gate)
                also.append(each)
        for each in (*reversed(also), rule):
            GateRow.objects.filter(process_id=self.key, gate=each.gate).update(
                state="open", finding="", happened_at=None, evidenced_by=None, held_by="", held_by_user=None
            )
        return also

    def decision(self, **changed: Any) -> dict[str, Any]:
        """The row of a decision, as SQL would write it."""
        now, key = clock.now(), uuid7()
        return {
            "id": key, "record_id": key, "version": 1, "known_from": now, "recorded_by_id": self.decider.pk,
            "because": "entered", "closed_because": "", "person_id": self.process.person_id, "process_id": self.key,
            "basis": "decided", "authority": self.authority.value, "decided_by_id": self.decider.pk,
            "made_by": self.decider.name, "decided_at": now, "standard": "", "late_because": "", **SAID, **changed,
        }  # fmt: skip

    def post(self, user: User, path: str, version: int | None = None, **body: Any) -> Any:
        """Ask the API."""
        asked = {"Idempotency-Key": uuid4().hex}
        if version is not None:
            asked["If-Match"] = f'"{version}"'
        process = self.process
        return self.world.browser(user).post(
            f"/api/v1/people/{process.person_id}/fair-processes/{process.pk}/{path}", body,
            content_type="application/json", headers=asked,
        )  # fmt: skip

    def decided(self, at: datetime) -> None:
        """Decided, in the app's own way."""
        commands.decide(
            self.actor, self.key, DecisionDraft(**SAID, decided_at=at), expected=self.process.version
        )


@contextmanager
def undone() -> Iterator[None]:
    """What happens here is taken back at the end."""
    with transaction.atomic():
        point = transaction.savepoint_create()
        yield
        transaction.savepoint_rollback(point)


@contextmanager
def refused(*named: str) -> Iterator[None]:
    """The statement is refused by a promise of one of these names."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    found = refusal.value.__cause__.diag.constraint_name
    assert not named or found in named, f"{found}: {refusal.value}"


def insert(row: dict[str, Any]) -> None:
    columns = ", ".join(row)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO dueprocess_decision ({columns}) VALUES ({', '.join(['%s'] * len(row))})",
            list(row.values()),
        )


def insert_many(row: dict[str, Any]) -> None:
    Decision.objects.bulk_create([Decision(**row)])


def set_of(row: GateRow, **said: Any) -> None:
    """Write a gate in plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE dueprocess_gaterow SET {', '.join(f'{name} = %s' for name in said)} WHERE id = %s",
            [*said.values(), row.pk],
        )


def waiting(table: KindTable) -> list[GateRule]:
    """The gates before the decision that somebody closes."""
    return [rule for rule in table.at(Stage.BEFORE) if rule.gate not in BY_DECISION]
