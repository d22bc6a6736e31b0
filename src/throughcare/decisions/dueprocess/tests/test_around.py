"""What the screen refuses cannot be saved around it: who decides, what a process is, and what stays once it is said.

Every gate of every kind is gone around in test_every_gate and test_every_closing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.arranging import World
from tests.fair import close_gates

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft, MetDraft
from throughcare.decisions.dueprocess.models import Decision, GateRow, Process
from throughcare.decisions.dueprocess.refusals import NotListed
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7
from throughcare.platform.refusal import Refused
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import BY_DECISION, DecisionKind, Gate, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080")]

PLACE = "us-ga"
TABLES = jurisdictions.get(PLACE).due_process
BEFORE = [
    rule.gate
    for rule in TABLES.of(DecisionKind.SANCTION).gates
    if rule.stage is Stage.BEFORE and rule.gate not in BY_DECISION
]
SAID = {"outcome": "imposed", "reasons": "For these reasons", "proportionate": "Nothing less would do"}


@pytest.fixture
def place(make_world: Callable[..., World]) -> World:
    return make_world(PLACE, "America/New_York")


def prepared(world: World, kind: str, *, but: str = "") -> Process:
    """A process brought as near to its decision as it comes with one gate left open."""
    opened = commands.open_process(
        world.actor(), world.person().pk, kind, about=uuid4(), reported_by=world.officer.pk
    )
    close_gates(world.actor(), opened.pk, but=frozenset({but} if but else ()))
    opened.refresh_from_db()
    return opened


@contextmanager
def refused_by_the_database(named: str) -> Iterator[None]:
    """The statement is refused by the promise of this name."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    assert named in str(refusal.value) or named == refusal.value.__cause__.diag.constraint_name


def decider_of(world: World, kind: str) -> tuple[User, str]:
    """Somebody the table gives the decision to, who did not report it; as the database would be told."""
    authority = TABLES.of(DecisionKind(kind)).deciders[0]
    role = {"court": "judge", "board": "board_member"}.get(authority)
    return (world.user(role) if role else world.manager), authority


def row_of_decision(world: World, process: Process, **changed: Any) -> dict[str, Any]:
    by, authority = decider_of(world, process.kind)
    now = clock.now()
    return {
        "id": (key := uuid7()), "record_id": key, "version": 1, "known_from": now, "recorded_by_id": by.pk,
        "because": "entered", "closed_because": "", "person_id": process.person_id, "process_id": process.pk,
        "basis": "decided", "authority": authority, "decided_by_id": by.pk, "made_by": by.name, "decided_at": now,
        "standard": "", "late_because": "", **SAID, **changed,
    }  # fmt: skip


def by_sql(row: dict[str, Any]) -> None:
    columns = ", ".join(row)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO dueprocess_decision ({columns}) VALUES ({', '.join(['%s'] * len(row))})",
            list(row.values()),
        )


def by_orm(row: dict[str, Any]) -> None:
    Decision.objects.create(**row)


def by_many(row: dict[str, Any]) -> None:
    Decision.objects.bulk_create([Decision(**row)])


WAYS = {"sql": by_sql, "orm": by_orm, "bulk": by_many}


@pytest.mark.parametrize("gate", BEFORE, ids=str)
def test_no_gate_is_moved_ended_or_taken_away(place: World, gate: Gate) -> None:
    """What it may not say while it is closed: test_every_closing."""
    process = prepared(place, "sanction", but=gate)
    row = GateRow.objects.get(process=process, gate=gate)
    for changes in (
        {"stage": "after"},
        {"known_to": clock.now()},
        {"process_id": uuid4()},
        {"gate": "review"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            GateRow.objects.filter(pk=row.pk).update(**changes)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM dueprocess_gaterow WHERE id = %s", [row.pk])
    assert GateRow.objects.get(pk=row.pk).state == "open"


@pytest.mark.requirement("R080")
@pytest.mark.parametrize("kind", DecisionKind)
def test_nobody_decides_what_they_reported_no_machine_decides_and_reasons_are_written(
    place: World, kind: DecisionKind
) -> None:
    process = prepared(place, kind)
    machine = place.user(name="Other system", is_machine=True, is_active=False)
    wrong: tuple[dict[str, Any], ...] = (
        {"decided_by_id": place.officer.pk},
        {"decided_by_id": SYSTEM_USER},
        {"decided_by_id": machine.pk},
        {"decided_by_id": None},
        {"reasons": ""},
        {"reasons": "  \n "},
        {"made_by": " "},
        {"proportionate": ""},
        {"authority": "officer"},
        {"decided_at": clock.now() + timedelta(days=1)},
        {"decided_at": clock.now() - timedelta(days=90)},
    )
    for changes in wrong:
        for save in (by_sql, by_many):
            with pytest.raises(IntegrityError), transaction.atomic():
                save(row_of_decision(place, process, **changes))
    assert not Decision.objects.exists()


def test_a_machine_that_records_a_fact_is_not_its_maker(place: World) -> None:
    process = prepared(place, "sanction")
    fact = {
        "basis": "recorded",
        "authority": "court",
        "proportionate": "",
        "made_by": "The court at Exampleton",
    }
    with refused_by_the_database("dueprocess_decision_by_a_person"):
        by_sql(row_of_decision(place, process, **fact, decided_by_id=SYSTEM_USER))
    with refused_by_the_database("dueprocess_decision_named"):
        by_sql(row_of_decision(place, process, **{**fact, "made_by": ""}, decided_by_id=None))


@pytest.mark.parametrize("kind", DecisionKind)
def test_a_process_without_its_gates_or_of_another_places_table_is_refused(place: World, kind: str) -> None:
    person = place.person()
    common = {
        "person": person, "kind": kind, "about": uuid4(), "reported_by": place.officer, "opened_at": clock.now(),
        "recorded_by_id": place.officer.pk,
    }  # fmt: skip
    with refused_by_the_database("dueprocess_process_has_its_gates"):
        Process.objects.create(place=PLACE, **common)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS dueprocess_process_has_its_gates IMMEDIATE")
    with refused_by_the_database("dueprocess_process_of_its_place"):
        Process.objects.create(place="ew", **common)
    with refused_by_the_database("dueprocess_process_begins_open"):
        Process.objects.create(place=PLACE, state="decided", **common)


def test_a_kind_that_no_table_knows_has_no_way_around_the_gates(place: World) -> None:
    kind = {"kind": "banishment", "about": uuid4(), "reported_by": place.officer, "opened_at": clock.now()}
    with refused_by_the_database("dueprocess_process_of_a_kind"):
        Process.objects.create(place=PLACE, person=place.person(), recorded_by_id=place.officer.pk, **kind)
    process = prepared(place, "sanction", but="heard")
    with refused_by_the_database("dueprocess_process_stays"):
        Process.objects.filter(pk=process.pk).update(kind="banishment")
    with pytest.raises(NotListed):
        commands.open_process(
            place.actor(), process.person_id, "banishment", about=uuid4(), reported_by=place.officer.pk
        )


def test_what_a_process_is_about_and_who_reported_it_stay(place: World) -> None:
    process = prepared(place, "sanction", but="heard")
    for changes in (
        {"reported_by": place.manager}, {"kind": "warning"}, {"place": "ew"}, {"about": uuid4()},
        {"known_to": clock.now()},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Process.objects.filter(pk=process.pk).update(**changes)


@pytest.mark.requirement("R082")
def test_a_hearing_before_its_notice_has_run_is_refused_on_every_way(place: World) -> None:
    process = prepared(place, "sanction", but="heard")
    notice = GateRow.objects.get(process=process, gate="notice").happened_at
    assert notice is not None
    early = notice + timedelta(hours=47)
    row = GateRow.objects.get(process=process, gate="heard")
    assert row.earliest_at == notice + timedelta(hours=48)
    met = {
        "state": "met",
        "finding": "in_person",
        "happened_at": early,
        "evidenced_by": place.officer,
        "words": "So",
    }
    with refused_by_the_database("dueprocess_gate_"):
        GateRow.objects.filter(pk=row.pk).update(**met)
    # Nor by writing another moment beside it: the database knows the least that the law asks.
    GateRow.objects.filter(pk=row.pk).update(earliest_at=early, fingerprint="f" * 64)
    close = GateRow.objects.filter(process=process, state="open", stage="before").exclude(gate="heard")
    assert not close.exists()
    with refused_by_the_database("dueprocess_gate_"):
        GateRow.objects.filter(pk=row.pk).update(**met)
    with pytest.raises(Refused):
        commands.meet_gate(
            place.actor(), process.pk, "heard", MetDraft(finding="in_person", happened_at=early, words="So")
        )


def test_the_tables_in_the_database_are_those_of_the_rules() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place, kind, gate, stage, after_gates, waivable, findings FROM tc_kinds_of_places() k,"
            " tc_gates(k.place, k.kind)"
        )
        held = {(row[0], row[1], row[2]): row[3:] for row in cursor.fetchall()}
        cursor.execute("SELECT count(*) FROM tc_gates('nowhere', 'sanction') EXCEPT ALL"
                       " SELECT count(*) FROM tc_gates('', 'sanction')")  # fmt: skip
        assert cursor.fetchall() == []
        cursor.execute("SELECT gate FROM tc_gates('', 'unheard-of')")
        assert cursor.fetchall() == []
    asked = {
        (pack.code, table.kind.value, rule.gate.value): (
            rule.stage.value, [gate.value for gate in rule.after], rule.waivable, [each.code for each in rule.findings]
        )
        for pack in jurisdictions.all()
        for table in pack.due_process.tables
        for rule in table.gates
    }  # fmt: skip
    assert {key: value for key, value in held.items() if key[0]} == asked
    assert {gate for place, kind, gate in held if (place, kind) == ("", "sanction")} == {
        each.value for each in Gate
    }


def test_once_decided_nothing_of_it_is_rewritten(place: World) -> None:
    process = prepared(place, "sanction")
    manager = place.actor(place.manager)
    decision = commands.decide(manager, process.pk, DecisionDraft(**SAID), expected=process.version)
    for changes in (
        {"outcome": "not_imposed"}, {"decided_by": place.officer}, {"decided_at": clock.now()}, {"reasons": ""},
        {"known_to": clock.now()},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**changes)
    with refused_by_the_database("dueprocess_gate_closed_for_good"):
        GateRow.objects.filter(process=process, gate="heard").update(
            state="open", finding="", happened_at=None
        )
