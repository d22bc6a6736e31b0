"""Two records of one person become one and can be taken apart again; nothing is lost either way."""

import hashlib
import json
import random
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.access import door
from throughcare.platform.database.holdings import own_fields
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.keys.fields import sealed_fields
from throughcare.register.caseload.models import Allocation, Exclusion, Named, Restriction
from throughcare.register.people import commands, moving
from throughcare.register.people.models import Identifier, Merge, MergedRow, Name, Person
from throughcare.register.people.queries import merges
from throughcare.register.people.refusals import CannotMerge, CannotTakeApart

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R120")]
WHY = "The same number, and the photograph agrees."


def held_by(*people: UUID) -> dict[str, Any]:
    """Everything that holds now of these people, with who it is of."""
    found: dict[str, Any] = {}
    for model in moving.tables_that_move():
        sealed = {field.attname for field in sealed_fields(model)}
        names = [name for name in own_fields(model) if name not in sealed]
        rows = moving.current(model).filter(person_id__in=people).values("pk", "person_id", *names)
        found |= {f"{model._meta.label} {row['pk']}": row for row in rows}
    names = [name for name in own_fields(Person) if name != "merged_into_id"]
    rows = Person.versions.filter(pk__in=people).values("merged_into_id", *names)
    return found | {f"Person {row['reference']}": row for row in rows}


def content_of(*people: UUID) -> str:
    """The hash of all that."""
    held = json.dumps(held_by(*people), sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(held.encode()).hexdigest()


def merge(world: World, stays: Person, goes: Person, **more: Any) -> Merge:
    actor = world.actor(more.pop("by", world.manager))
    versions = (Person.versions.get(pk=stays.pk).version, Person.versions.get(pk=goes.pk).version)
    given = {"reasons": WHY, "expected": versions} | more
    return commands.merge(actor, stays.pk, goes.pk, **given)


def take_apart(world: World, made: Merge, **more: Any) -> Any:
    return commands.take_apart(
        world.actor(world.manager), made.pk, expected=made.version, because="Two cousins.", **more
    )


class TestMerging:
    def test_what_the_one_had_stands_on_the_other(self, world: World) -> None:
        stays, goes = world.person("Alex", "Example"), world.person("Alexander", "Example")
        order = factories.OrderFactory(person=goes)
        factories.ContactFactory(person=goes, order=order)
        merge(world, stays, goes)
        order.refresh_from_db()
        assert (order.person_id, order.version, order.because) == (stays.pk, 2, "merge")
        kinds = set(Name.objects.filter(person=stays).values_list("given", "kind"))
        assert kinds == {("Alex", "main"), ("Alexander", "former")}
        parts = set(Allocation.objects.filter(person=stays).values_list("part", flat=True))
        assert parts == {"responsible", "supporting"}
        assert not Person.objects.filter(pk=goes.pk).exists()
        assert Person.versions.get(pk=goes.pk).merged_into_id == stays.pk

    def test_what_the_record_that_stays_does_not_know_comes_from_the_other(self, world: World) -> None:
        stays = world.person(sex="", born_from=None, born_to=None, born_precision="unknown")
        goes = world.person(
            sex="female", born_from=date(1990, 5, 17), born_to=date(1990, 5, 17), born_precision="exact"
        )
        made = merge(world, stays, goes)
        stays.refresh_from_db()
        assert (stays.sex, stays.born_from) == ("female", date(1990, 5, 17))
        take_apart(world, made)
        stays.refresh_from_db()
        assert (stays.sex, stays.born_from, stays.born_precision) == ("", None, "unknown")

    def test_one_state_at_a_time_the_other_stands_aside_and_is_told(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        factories.SupervisionStateFactory(person=stays)
        aside = factories.SupervisionStateFactory(person=goes)
        made = merge(world, stays, goes)
        aside.refresh_from_db()
        assert aside.person_id == goes.pk
        assert MergedRow.objects.get(merge=made, row=aside.pk).act == "aside"
        seen = merges.merge_seen(made.pk)
        assert seen is not None
        assert ("What was happening to the person, by date", 1) in seen.rows[MergedRow.Act.ASIDE.label]

    def test_the_same_number_is_not_there_twice(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        for person in (stays, goes):
            factories.IdentifierFactory(person=person, scheme="crn", value="X123456", value_key="X123456")
        merge(world, stays, goes)
        assert Identifier.objects.filter(person=stays).count() == 1

    def test_every_table_of_the_record_follows(self, world: World) -> None:
        """A new table that cannot move says so in its holding: `moves=False`."""
        stays = world.person()
        goes = factories.PersonFactory(agency=world.agency)
        factories.AllocationFactory(person=goes, team=world.team, part="supporting")
        by_model = {
            factory._meta.model: factory
            for factory in vars(factories).values()
            if isinstance(factory, type)
            and issubclass(factory, factories.DjangoModelFactory)
            and factory._meta.model
        }
        rows = {}
        for model in moving.tables_that_move():
            name = "person_id" if model._meta.get_field("person_id").name == "person_id" else "person"
            if moving.current(model).filter(person_id=goes.pk).exists():
                continue
            with (
                suppress(IntegrityError),
                transaction.atomic(),
            ):  # another table's row brought the one there may be
                rows[model] = by_model[model].create(**{name: goes.pk if name == "person_id" else goes})
        factories.NamedFactory(person=goes, agency=world.agency, user=world.manager)
        made = merge(world, stays, goes)
        noted = {(row.table, row.row): row.act for row in MergedRow.objects.filter(merge=made)}
        for model, row in rows.items():
            assert noted[(model._meta.label, row.pk)] in {"moved", "aside", "same"}, model

    def test_it_is_written_for_both(self, world: World) -> None:
        from throughcare.platform.audit.models import AuditEvent

        stays, goes = world.person(), world.person()
        merge(world, stays, goes)
        entry = AuditEvent.objects.get(action="people:person:merged")
        assert set(entry.people) == {stays.pk, goes.pk}


class TestRefusing:
    def test_two_different_people_need_a_second_manager(self, world: World) -> None:
        stays, goes = world.person(sex="male"), world.person(sex="female")
        proposed = merge(world, stays, goes)
        assert proposed.state == "proposed"
        assert Person.objects.filter(pk=goes.pk).exists()
        with pytest.raises(CannotMerge, match="another manager"):
            merge(world, stays, goes)
        second = world.user("manager", team=world.team)
        done = merge(world, stays, goes, by=second)
        assert (done.pk, done.state) == (proposed.pk, "done")

    def test_or_are_turned_down(self, world: World) -> None:
        stays, goes = world.person(sex="male"), world.person(sex="female")
        proposed = merge(world, stays, goes)
        commands.turn_down(world.actor(world.manager), proposed.pk, expected=1, because="Twins.")
        assert Merge.objects.get(pk=proposed.pk).state == "turned_down"

    def test_a_stale_page_merges_nothing(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        with pytest.raises(StaleVersion):
            merge(world, stays, goes, expected=(1, 7))

    def test_an_officer_does_not(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        with pytest.raises(door.NotPermitted):
            merge(world, stays, goes, by=world.officer)

    def test_nor_anyone_with_a_hidden_record(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        factories.RestrictionFactory(person=goes, agency=world.agency)
        with pytest.raises(door.NotThere):
            merge(world, stays, goes)


@pytest.mark.requirement("R137")
class TestWalls:
    def test_only_those_named_on_both_see_the_merged_record(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        both, one, other = world.manager, world.user("officer"), world.user("officer")
        for person, users in ((stays, (both, one)), (goes, (both, other))):
            factories.RestrictionFactory(person=person, agency=world.agency)
            for user in users:
                factories.NamedFactory(person=person, agency=world.agency, user=user)
        made = merge(world, stays, goes)
        assert set(Named.objects.filter(person=stays).values_list("user_id", flat=True)) == {both.pk}
        take_apart(world, made)
        assert set(Named.objects.filter(person=stays).values_list("user_id", flat=True)) == {both.pk, one.pk}

    def test_exclusions_of_either_hold(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        shut_out = world.user("officer", team=world.team)
        factories.ExclusionFactory(person=goes, agency=world.agency, user=shut_out)
        merge(world, stays, goes)
        assert Exclusion.objects.filter(person=stays, user=shut_out).exists()
        assert world.browser(shut_out).get(f"/people/{stays.pk}/").status_code == 404
        assert world.browser(shut_out).get(f"/people/{goes.pk}/").status_code == 404

    def test_a_wall_raised_later_hides_what_the_other_was_too(self, world: World) -> None:
        from throughcare.platform.database.context import acting

        stays, goes = world.person(), world.person()
        merge(world, stays, goes)
        factories.RestrictionFactory(person=stays, agency=world.agency)
        with acting(world.actor()):
            assert not Person.versions.filter(record_id=goes.pk).exists()
            assert not Name.versions.filter(person_id=goes.pk).exists()
        assert Restriction.objects.filter(person=stays).exists()


class TestOldLinks:
    def test_the_old_link_leads_to_the_record_that_stays(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        merge(world, stays, goes)
        answer = world.browser().get(f"/people/{goes.pk}/?from=list")
        assert (answer.status_code, answer["Location"]) == (307, f"/people/{stays.pk}/?from=list")
        api = world.browser().get(f"/api/v1/people/{goes.pk}")
        assert (api.status_code, api["Location"]) == (307, f"/api/v1/people/{stays.pk}")

    def test_the_old_reference_finds_the_person(self, world: World) -> None:
        stays, goes = world.person(), world.person(reference="OLD-77")
        merge(world, stays, goes)
        answer = world.browser(world.manager).get("/find/?q=OLD-77")
        assert str(stays.pk) in answer.content.decode()
        assert str(goes.pk) not in answer.content.decode()


class TestTakingApart:
    def test_what_was_recorded_since_goes_where_it_is_sent(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        order = factories.OrderFactory(person=goes)
        made = merge(world, stays, goes)
        order.refresh_from_db()
        note = factories.ConditionFactory(person=stays, order=order)
        mine = factories.OccupationFactory(person=stays)
        seen = merges.merge_seen(made.pk)
        assert seen is not None
        added = {each.row: each.goes for each in merges.added_since(seen)}
        assert added == {note.pk: True, mine.pk: False}
        take_apart(world, made, added_to_gone=[("orders.Condition", note.pk)])
        note.refresh_from_db()
        mine.refresh_from_db()
        assert (note.person_id, mine.person_id) == (goes.pk, stays.pk)

    def test_a_correction_made_since_is_kept(self, world: World) -> None:
        stays, goes = world.person("Alex"), world.person("Alexander")
        made = merge(world, stays, goes)
        name = Name.objects.get(person=stays, given="Alexander")
        Name.objects.filter(pk=name.pk).update(kind="nickname")
        take_apart(world, made)
        name.refresh_from_db()
        assert (name.person_id, name.kind) == (goes.pk, "nickname")

    def test_not_twice(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        made = merge(world, stays, goes)
        take_apart(world, made)
        with pytest.raises(CannotTakeApart):
            commands.take_apart(world.actor(world.manager), made.pk, expected=2, because="Again.")

    def test_a_chain_is_taken_apart_from_its_end(self, world: World) -> None:
        first, second, third = world.person(), world.person(), world.person()
        before = content_of(first.pk, second.pk, third.pk)
        one = merge(world, second, first)
        two = merge(world, third, second)
        assert Person.versions.get(pk=first.pk).merged_into_id == third.pk
        take_apart(world, two)
        assert Person.versions.get(pk=first.pk).merged_into_id == second.pk
        take_apart(world, one)
        assert content_of(first.pk, second.pk, third.pk) == before


class TestPages:
    def test_from_likeness_to_merge_and_apart_again(self, world: World) -> None:
        birth = {"born_from": date(1990, 5, 17), "born_to": date(1990, 5, 17), "born_precision": "exact"}
        stays, goes = world.person("Alex", **birth), world.person("Alex", **birth)
        browser = world.browser(world.manager)
        listed = browser.get(f"/people/{stays.pk}/duplicates/").content.decode()
        address = f"/people/{stays.pk}/merge/{goes.pk}/"
        assert address in listed
        with counted() as statements:
            shown = browser.get(address)
        assert len(statements) <= MOST_A_PAGE + 2, statements  # two people at the door, one header
        assert goes.reference in shown.content.decode()
        empty = browser.post(address, {"submission": str(uuid7())})
        assert empty.status_code == 422
        form = {"submission": str(uuid7()), "reasons": WHY, "stays_version": "1", "goes_version": "1"}
        done = browser.post(address, form)
        assert done.status_code == 303, done.content.decode()
        assert browser.post(address, form).status_code == 307, (
            "sent twice, it leads to the one record there is"
        )
        merged = browser.get(done["Location"]).content.decode()
        assert "Moved to the record that stays" in merged
        apart = browser.post(done["Location"], {"version": "1", "because": "Two cousins."})
        assert apart["Location"] == f"/people/{goes.pk}/details/"
        assert browser.get(apart["Location"]).status_code == 200

    def test_a_doubtful_one_waits_for_another_manager(self, world: World) -> None:
        stays, goes = world.person(sex="male"), world.person(sex="female")
        address = f"/people/{stays.pk}/merge/{goes.pk}/"
        form = {"reasons": WHY, "stays_version": "1", "goes_version": "1"}
        world.browser(world.manager).post(address, form | {"submission": str(uuid7())})
        assert "You proposed this" in world.browser(world.manager).get(address).content.decode()
        second = world.browser(world.user("manager", team=world.team))
        assert "The sex recorded is not the same" in second.get(address).content.decode()
        answer = second.post(address, form | {"turn_down": "1", "submission": str(uuid7())})
        assert answer["Location"] == f"/people/{stays.pk}/duplicates/"
        assert Merge.objects.get(gone=goes).state == "turned_down"


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(4, 40))]
)
def test_merging_and_taking_apart_gives_the_same_record(world: World, seed: int) -> None:
    chance = random.Random(seed)
    stays, goes = world.person("Alex"), world.person("Alexander")
    for _ in range(chance.randrange(4, 14)):
        _something(chance, world, chance.choice([stays, goes]))
    before, rows = content_of(stays.pk, goes.pk), set(held_by(stays.pk, goes.pk))
    made = merge(world, stays, goes)
    if made.state == Merge.State.PROPOSED:
        made = merge(world, stays, goes, by=world.user("manager", team=world.team))
    assert set(held_by(stays.pk, goes.pk)) == rows, "Not a row is lost by merging"
    assert content_of(stays.pk, goes.pk) != before
    assert take_apart(world, made).kept == 0
    assert content_of(stays.pk, goes.pk) == before


def _something(chance: random.Random, world: World, person: Person) -> None:
    """One more row of this person."""
    day = date(chance.randrange(2015, 2026), chance.randrange(1, 13), 1)
    makers = [
        lambda: factories.IdentifierFactory(
            person=person, scheme=f"s{chance.randrange(3)}", value=str(chance.randrange(3))
        ),
        lambda: factories.AddressFactory(person=person),
        lambda: factories.ContactPointFactory(person=person),
        lambda: factories.NameFactory(
            person=person, kind="nickname", given="Al", family="", given_key="al", family_key=""
        ),
        lambda: factories.OrderFactory(person=person, starts_on=day),
        lambda: factories.ContactFactory(person=person, outcome="absent"),
        lambda: factories.NoteFactory(person=person),
        lambda: _unless_there(factories.AlertFactory, person),
        lambda: factories.ExclusionFactory(person=person, agency=world.agency),
        lambda: _unless_there(factories.SupervisionStateFactory, person),
        lambda: _unless_there(factories.LevelHeldFactory, person),
    ]
    chance.choice(makers)()


def _unless_there(factory: Any, person: Person) -> None:
    if not factory._meta.model.objects.filter(person=person).exists():
        factory(person=person)


def test_who_has_looked_covers_both_ids(world: World) -> None:
    stays, goes = world.person(), world.person()
    world.browser().get(f"/people/{goes.pk}/details/")
    merge(world, stays, goes)
    page = world.browser(world.manager).get(f"/log/people/{stays.pk}/?purpose=lawfulness").content.decode()
    assert "Olive Officer saw the details of this person" in page
