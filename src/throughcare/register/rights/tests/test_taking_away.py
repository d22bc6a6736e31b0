"""What law takes away leaves every version, page, past page and search; only the mark stays; what is sealed returns."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World
from tests.visiting import audited

from throughcare.casework.orders.models import Offence, Order, Sentence
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.versioned import amend
from throughcare.register.people.models import Name, NameWord, Person, Removal
from throughcare.register.rights import taken_register
from throughcare.register.rights.commands.restoring import Restored, take_away_again
from throughcare.register.rights.commands.taking_away import RemovalOrder, put_back, take_away
from throughcare.register.rights.refusals import OutOfOrder, ReasonMissing

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007", "R136")]
ORDER = RemovalOrder("expunged", "Example Court, order 12", date(2026, 3, 3))
SEALING = RemovalOrder("sealed", "Example Court, order 13", date(2026, 3, 3))
CANARY = "KANARIE7319"


@pytest.fixture(autouse=True)
def register(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.HOME = tmp_path
    yield tmp_path / taken_register.NAME


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Rowan", "Ash")


@pytest.fixture
def offence(world: World, person: Person) -> Any:
    """An offence in two versions, with a sentence and an order on it."""
    made = factories.OffenceFactory(person=person, description=f"First {CANARY}", is_main=True)
    made = amend(made, expected=1, by=world.actor(), because="told", description=f"Second {CANARY}")
    sentence = factories.SentenceFactory(person=person, offence=made, court=CANARY)
    factories.OrderFactory(person=person, sentence=sentence)
    return made


def everywhere(person: Person) -> list[str]:
    """Tables of the application in which the canary stands, sealed columns and the audit trail aside."""
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("throughcare.") or model._meta.app_label == "audit":
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM {model._meta.db_table} x WHERE x::text ILIKE %s", [f"%{CANARY}%"]
            )
            if cursor.fetchone()[0]:
                found.append(model._meta.db_table)
    return found


def take(world: World, person: Person, kind: str, record: UUID, order: RemovalOrder = ORDER) -> UUID:
    return take_away(world.actor(world.manager), person.pk, kind, record, order)


def test_every_version_goes_and_the_mark_stays(world: World, person: Person, offence: Any) -> None:
    assert everywhere(person) == ["orders_offence", "orders_sentence"]
    take(world, person, "orders-offence", offence.pk)
    assert everywhere(person) == []
    assert Order.objects.get(person=person).sentence_id is None
    marks = Removal.objects.filter(person=person).order_by("principal")
    assert [(mark.table, mark.principal, mark.how) for mark in marks] == [
        ("orders_sentence", False, "expunged"),
        ("orders_offence", True, "expunged"),
    ]
    entry = audited("rights:record:taken-away")[0]
    assert (entry["verb"], entry["object"]["id"]) == ("erase", str(offence.pk))


def test_no_page_of_today_or_of_the_past_has_it(world: World, person: Person, offence: Any) -> None:
    before = clock.now().isoformat().replace("+00:00", "Z")
    browser = world.browser()
    paths = ["/people/{}/", "/orders/{}/", "/people/{}/changes/?since=2020-01-01"]
    paths = [path.format(person.pk) for path in paths]
    past = [f"/as-known/{before}{path}" for path in paths]
    assert all(CANARY in browser.get(path).content.decode() for path in [*paths, *past[:2]])
    take(world, person, "orders-offence", offence.pk)
    for path in [*paths, *past]:
        assert CANARY not in browser.get(path).content.decode(), path
    mark = "Removed by order of Example Court, order 12 on 3 March 2026"
    assert mark in browser.get(f"/orders/{person.pk}/").content.decode()
    assert mark in browser.get(past[1]).content.decode()


def plain(answer: Any) -> str:
    """The page without what differs in every answer."""
    return re.sub(r'nonce="[^"]*"', "", answer.content.decode())


def test_its_old_link_answers_like_an_unknown_one(world: World, person: Person, offence: Any) -> None:
    take(world, person, "orders-offence", offence.pk, SEALING)
    browser = world.browser(world.manager)
    unknown = browser.get(f"/orders/{person.pk}/offences/{UUID(int=7)}/")
    for old in (
        f"/orders/{person.pk}/offences/{offence.pk}/",
        f"/people/{person.pk}/history/orders-offence/{offence.pk}/",
        f"/rights/{person.pk}/remove/orders-offence/{offence.pk}/",
    ):
        answer = browser.get(old)
        assert (answer.status_code, plain(answer)) == (404, plain(unknown)), old


def test_sealed_content_is_not_readable_and_comes_back_as_it_was(
    world: World, person: Person, offence: Any
) -> None:
    held = list(Offence.versions.filter(record_id=offence.pk).order_by("version").values())
    act = take(world, person, "orders-offence", offence.pk, SEALING)
    assert everywhere(person) == []
    put_back(world.actor(world.manager), person.pk, act, "Example Court, order 14")
    assert list(Offence.versions.filter(record_id=offence.pk).order_by("version").values()) == held
    assert Order.objects.get(person=person).sentence_id == Sentence.objects.get(person=person).pk
    assert Removal.objects.filter(act=act, content__isnull=False).count() == 0
    with pytest.raises(NotThere):
        put_back(world.actor(world.manager), person.pk, act, "Again")


def test_what_is_gone_for_good_is_not_put_back(world: World, person: Person, offence: Any) -> None:
    act = take(world, person, "orders-offence", offence.pk)
    with pytest.raises(NotThere):
        put_back(world.actor(world.manager), person.pk, act, "Example Court")


def test_a_name_leaves_the_list_that_search_compares_with(world: World, person: Person) -> None:
    def words() -> set[str]:
        return set(NameWord.objects.filter(word__in=["wrongly", "shared"]).values_list("word", flat=True))

    former = factories.NameFactory(
        person=person,
        kind="former",
        given="Wrongly",
        family="Shared",
        given_key="wrongly",
        family_key="shared",
    )
    World().person("Other", "Shared")
    assert words() == {"wrongly", "shared"}
    take(world, person, "people-name", former.pk, RemovalOrder("misfiled", "The agency", date(2026, 3, 3)))
    assert words() == {"shared"}


def test_nothing_else_can_be_removed_and_the_mark_is_kept(world: World, person: Person, offence: Any) -> None:
    other = factories.NameFactory(person=person, kind="nickname")
    take(world, person, "orders-offence", offence.pk)
    mark = Removal.objects.filter(person=person).first()
    statements = [
        f"SET LOCAL tc.taking_away = 'yes'; DELETE FROM people_name WHERE id = '{other.pk}'",
        f"UPDATE people_removal SET authority = 'Nobody' WHERE id = '{mark.pk}'",
        f"DELETE FROM people_removal WHERE id = '{mark.pk}'",
        f"SET LOCAL tc.taking_away = 'yes'; DELETE FROM people_removal WHERE id = '{mark.pk}'",
    ]
    for statement in statements:
        with (
            pytest.raises(DatabaseError, match=r"refused|kept"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert Name.objects.filter(pk=other.pk).exists()


def test_who_may_and_what_is_refused(world: World, person: Person, offence: Any) -> None:
    with pytest.raises(NotPermitted):
        take_away(world.actor(), person.pk, "orders-offence", offence.pk, ORDER)
    stranger = world.person("Some", "Body")
    for kind, record in (
        ("people-person", person.pk),
        ("audit-event", offence.pk),
        ("orders-order", offence.pk),
    ):
        with pytest.raises(NotThere):
            take(world, person, kind, record)
    with pytest.raises(NotThere):
        take(world, stranger, "orders-offence", offence.pk)
    with pytest.raises(OutOfOrder):
        take(world, person, "orders-offence", offence.pk, RemovalOrder("erased", "Court", date(2999, 1, 1)))
    with pytest.raises(ReasonMissing):
        take(world, person, "orders-offence", offence.pk, RemovalOrder("erased", " ", date(2026, 1, 1)))
    assert Offence.objects.filter(pk=offence.pk).exists()


@pytest.mark.django_db(transaction=False)
def test_the_register_outside_holds_ids_only(
    world: World, person: Person, offence: Any, register: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        act = take(world, person, "orders-offence", offence.pk, SEALING)
    lines = [json.loads(line) for line in register.read_text().splitlines()]
    assert {line["taken"] for line in lines} >= {str(offence.pk)} and CANARY not in register.read_text()
    assert len(taken_register.in_force()) == 2 and register.stat().st_mode & 0o077 == 0
    with django_capture_on_commit_callbacks(execute=True):
        put_back(world.actor(world.manager), person.pk, act, "Example Court, order 14")
    assert taken_register.in_force() == {}


def test_the_page_says_what_goes_with_it_and_does_it_once(world: World, person: Person, offence: Any) -> None:
    browser = world.browser(world.manager)
    address = f"/rights/{person.pk}/remove/orders-offence/{offence.pk}/"
    history = browser.get(f"/people/{person.pk}/history/orders-offence/{offence.pk}/").content.decode()
    assert f'href="{address}"' in history
    shown = browser.get(address).content.decode()
    assert "What the court imposed: 1" in shown and CANARY not in shown
    typed = {"how": "sealed", "authority": "Example Court, order 13", "ordered_on_day": "3",
             "ordered_on_month": "3", "ordered_on_year": "2026", "submission": str(uuid4())}  # fmt: skip
    unsure = browser.post(address, typed)
    assert unsure.status_code == 422 and 'value="Example Court, order 13"' in unsure.content.decode()
    done = browser.post(address, {**typed, "sure": "on"}, follow=True)
    assert "Only the mark stays" in done.content.decode()
    act = Removal.objects.filter(person=person).first().act
    opened = browser.post(
        f"/rights/{person.pk}/removed/{act}/open/",
        {"authority": "Example Court, order 14", "submission": str(uuid4())},
        follow=True,
    )
    assert "It stands again as it was" in opened.content.decode()
    assert Offence.objects.filter(pk=offence.pk).exists()


def test_a_restored_backup_loses_again_what_law_took_away(
    world: World, person: Person, offence: Any, register: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """The register names an offence that this database, restored from before, still holds, and one nobody holds."""
    line = taken_register.Line(
        str(uuid4()), str(uuid4()), str(person.pk), "orders_offence", str(offence.pk), True, "expunged",
        "2026-03-03", str(world.manager.pk),
    )  # fmt: skip
    stranger = replace(line, removal=str(uuid4()), act=str(uuid4()), person=str(uuid4()))
    taken_register.append([line, stranger])
    with django_capture_on_commit_callbacks(execute=True):
        done = take_away_again()
    assert (done.again, done.absent) == (1, 1)
    assert everywhere(person) == []
    assert {str(mark.pk) for mark in Removal.objects.filter(principal=True)} == {line.removal}
    assert Removal.objects.filter(principal=False).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert take_away_again() == Restored(0, 1, 0)


def test_the_register_is_completed_from_the_database(world: World, person: Person, offence: Any) -> None:
    """A crash between the commit and the register leaves a mark that the register lacks."""
    take(world, person, "orders-offence", offence.pk)
    assert taken_register.in_force() == {}
    assert take_away_again().noted == 2
    assert len(taken_register.in_force()) == 2
