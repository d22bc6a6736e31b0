"""A whole person erased by law: nothing of them is left in any table and version; the mark and the register stay."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World
from tests.contracts.test_models import FACTORIES
from tests.visiting import audited

from throughcare.casework.assessments.models import Assessment
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit import trail
from throughcare.platform.database.holdings import models_of_the_record, person_column
from throughcare.platform.database.versioned import amend
from throughcare.register.caseload.models import HiddenMatch
from throughcare.register.notices.models import Message
from throughcare.register.people.commands import merge
from throughcare.register.people.models import NameWord, Person, Relation, Removal
from throughcare.register.rights import taken_register
from throughcare.register.rights.commands import decide_keeping
from throughcare.register.rights.commands.erasing import STAYS, erase_person
from throughcare.register.rights.commands.restoring import Restored, take_away_again
from throughcare.register.rights.commands.taking_away import RemovalOrder, take_away
from throughcare.register.rights.queries.erasures import erasures, recipients_of_erased, to_erase
from throughcare.register.rights.refusals import NotThisPerson, OutOfOrder, ReasonMissing, StillSupervised

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007", "R136", "R142")]
ORDER = RemovalOrder("erased", "Example Court, order 12", date(2026, 3, 3))
CANARY = "Kanarie7319"


@pytest.fixture(autouse=True)
def register(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.HOME = tmp_path
    yield tmp_path / taken_register.NAME


@pytest.fixture
def person(world: World) -> Person:
    made = world.person("Rowan", CANARY, sex="female", born_as_given=CANARY)
    return amend(made, expected=1, by=world.actor(), because="told", sex="male")  # type: ignore[no-any-return]


def erase(world: World, person: Person, order: RemovalOrder = ORDER) -> UUID:
    return erase_person(
        world.actor(world.manager), person.pk, reference=person.reference.lower(), order=order
    )


def held_of(*people: Person) -> dict[str, int]:
    """Rows, of every version, in every table of the record, by table."""
    ids = [each.pk for each in people]
    counted = Counter({
        model._meta.label: model._base_manager.filter(**{f"{person_column(model)}__in": ids}).count()
        for model in models_of_the_record()
    })  # fmt: skip
    return dict(+counted)


def everywhere(word: str) -> list[str]:
    """Tables of the application in which the word stands, the audit trail aside."""
    found = []
    for model in apps.get_models():
        if model.__module__.startswith("throughcare.") and model._meta.app_label != "audit":
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT 1 FROM {model._meta.db_table} x WHERE x::text ILIKE %s LIMIT 1", [f"%{word}%"]
                )
                found += [model._meta.db_table] if cursor.fetchone() else []
    return found


def drafts_of(model: Any, person: Person) -> dict[str, Any]:
    """What a row of the table hangs on that a person has one of at a time, where the person has it already."""
    fields = {
        each.name: each.related_model
        for each in model._meta.concrete_fields
        if each.many_to_one and not each.null
    }
    return {
        name: standing
        for name, related in fields.items()
        if related is Assessment
        and (standing := related.objects.filter(person=person, stage="draft").first())
    }


def test_a_row_in_every_table_goes_and_a_neighbour_keeps_theirs(world: World, person: Person) -> None:
    neighbour = world.person("Other", "Neighbour")
    for each in (person, neighbour):
        factories.NamedFactory(person=each, agency=world.agency, user=world.manager)
    for model in models_of_the_record():
        for each in (person, neighbour):
            if model._meta.label not in STAYS and not model._base_manager.filter(person_id=each.pk).exists():
                column = "person" if model._meta.get_field("person_id").is_relation else "person_id"
                FACTORIES[model](
                    **{column: each if column == "person" else each.pk, **drafts_of(model, each)}
                )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_order SET status = 'ended' WHERE person_id = %s", [person.pk])
    before = held_of(neighbour)
    assert len(held_of(person)) > 40
    erase(world, person)
    assert held_of(person) == {"people.Person": 1, "people.Removal": 1}
    assert held_of(neighbour) == before
    assert everywhere(CANARY) == []


def test_what_remains_says_nothing_but_who_when_and_by_which_authority(world: World, person: Person) -> None:
    act = erase(world, person)
    left = Person.versions.get(record_id=person.pk)
    assert (left.sex, left.born_as_given, left.born_precision, left.known_to is None) == (
        "",
        "",
        "unknown",
        False,
    )
    assert left.reference == f"erased-{person.pk.hex}"
    mark = Removal.objects.get(person=person)
    assert (mark.act, mark.table, mark.how, mark.content) == (act, "people_person", "erased", None)
    [line] = erasures(world.actor(world.manager))
    assert (line.person_id, line.authority, line.erased_by) == (person.pk, ORDER.authority, "Max Manager")
    entry = audited("rights:person:erased")[0]
    assert (entry["verb"], entry["object"]["id"], entry["actor"]["id"]) == (
        "erase", str(person.pk), str(world.manager.pk),
    )  # fmt: skip
    assert not NameWord.objects.filter(word=CANARY.lower()).exists()


def test_no_page_no_past_page_and_no_search_knows_the_person(world: World, person: Person) -> None:
    before = clock.now().isoformat().replace("+00:00", "Z")
    browser, page = world.browser(), f"/people/{person.pk}/"
    assert CANARY in browser.get(f"/as-known/{before}{page}").content.decode()
    erase(world, person)
    assert {browser.get(path).status_code for path in (page, f"/as-known/{before}{page}")} == {404}
    api = f"/api/v1/people/{person.pk}"
    assert {browser.get(path).status_code for path in (api, f"{api}?known_at={before}")} == {404}
    assert browser.get(f"/api/v1/people?name={CANARY}").json()["items"] == []
    assert browser.get(f"/api/v1/people?number={person.reference}").json()["items"] == []


def test_records_that_became_part_go_with_it(world: World, person: Person) -> None:
    twin = world.person("Rowan", CANARY)
    person.refresh_from_db()
    merge(world.actor(world.manager), person.pk, twin.pk, expected=(person.version, 1), reasons="The same")
    erase(world, person)
    assert held_of(person, twin) == {"people.Person": 2, "people.Removal": 2}
    assert everywhere(CANARY) == []


def test_what_was_sealed_before_goes_for_good(world: World, person: Person) -> None:
    offence = factories.OffenceFactory(person=person)
    sealing = RemovalOrder("sealed", "Example Court, order 11", date(2026, 3, 2))
    take_away(world.actor(world.manager), person.pk, "orders-offence", offence.pk, sealing)
    assert Removal.objects.filter(content__isnull=False).count() == 1
    erase(world, person)
    assert Removal.objects.filter(content__isnull=False).count() == 0
    assert Removal.objects.filter(person=person).count() == 2


def test_other_peoples_records_let_go(world: World, person: Person) -> None:
    sister = world.person("Ash", "Other")
    relation = factories.RelationFactory(person=sister, other=person)
    factories.HiddenMatchFactory(person=sister, other=person)
    erase(world, person)
    assert Relation.objects.get(pk=relation.pk).other_id is None
    assert not HiddenMatch.versions.exists()
    assert Removal.objects.filter(table="caseload_hiddenmatch", principal=False).count() == 1


def test_who_may_and_what_is_refused(world: World, person: Person) -> None:
    manager = world.actor(world.manager)
    before = held_of(person)
    with pytest.raises(NotPermitted):
        erase_person(world.actor(), person.pk, reference=person.reference, order=ORDER)
    with pytest.raises(NotThisPerson):
        erase_person(manager, person.pk, reference="X000000", order=ORDER)
    with pytest.raises(ReasonMissing):
        erase(world, person, RemovalOrder("erased", " ", date(2026, 3, 3)))
    with pytest.raises(OutOfOrder):
        erase(world, person, RemovalOrder("erased", "Court", date(2999, 1, 1)))
    with pytest.raises(NotThere):
        erase_person(manager, uuid4(), reference="X", order=ORDER)
    factories.OrderFactory(person=person, status="active")
    with pytest.raises(StillSupervised):
        erase(world, person)
    assert held_of(person) == before | {"orders.Order": 1}


def test_without_the_mark_the_database_parts_with_nothing(world: World, person: Person) -> None:
    for table in ("people_name", "caseload_allocation"):
        with (
            pytest.raises(DatabaseError, match="refused"), transaction.atomic(), connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(
                f"SET LOCAL tc.taking_away = 'yes'; DELETE FROM {table} WHERE person_id = '{person.pk}'"
            )


def test_a_restored_backup_is_erased_again_under_the_same_mark(
    world: World, person: Person, register: Path, django_capture_on_commit_callbacks: Any
) -> None:
    line = taken_register.Line(
        str(uuid4()), str(uuid4()), str(person.pk), "people_person", str(person.pk), True, "erased", "2026-03-03",
        str(world.manager.pk),
    )  # fmt: skip
    taken_register.append([line])
    with django_capture_on_commit_callbacks(execute=True):
        assert take_away_again().again == 1
    assert held_of(person) == {"people.Person": 1, "people.Removal": 1}
    assert str(Removal.objects.get().pk) == line.removal
    with django_capture_on_commit_callbacks(execute=True):
        assert take_away_again() == Restored(0, 0, 0)


def test_the_register_outside_names_the_person_by_id_only(
    world: World, person: Person, register: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        act = erase(world, person)
    [line] = [json.loads(line) for line in register.read_text().splitlines()]
    assert (line["act"], line["table"], line["taken"]) == (str(act), "people_person", str(person.pk))
    assert CANARY not in register.read_text() and person.reference not in register.read_text()


def test_whoever_was_given_something_before_is_to_be_told(world: World, person: Person, deliver: Any) -> None:
    world.manager.email = "max@example.org"
    world.manager.save()
    trail.record(
        world.actor(), "documents:letter:disclosed", kind="documents.letter", people=[person.pk],
        verb=trail.Verb.DISCLOSE, details={"to": "Example Court"},
    )  # fmt: skip
    erase(world, person)
    deliver()
    [line] = erasures(world.actor(world.manager))
    [waiting] = recipients_of_erased(world.actor(world.manager), line.id)
    assert (waiting.to, waiting.corrected) == ("Example Court", person.pk)
    assert Message.objects.filter(kind="recipients-to-tell").count() == 1


def test_a_decision_to_erase_waits_for_somebody_and_they_are_told(
    world: World, person: Person, deliver: Any
) -> None:
    world.manager.email = "max@example.org"
    world.manager.save()
    actor = world.actor(world.manager)
    decide_keeping(
        actor, person.pk, keeping="case", due_on=date(2026, 3, 3), keep_until=None, reason="Time is over"
    )
    deliver()
    assert [each.person_id for each in to_erase(actor)] == [person.pk]
    assert Message.objects.filter(kind="erasure-decided").count() == 1
    erase(world, person)
    assert to_erase(actor) == []
