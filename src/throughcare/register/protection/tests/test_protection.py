"""What is protected: who gets in, who never does, what everyone else sees, and texts that would tell."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.models import User
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import Person
from throughcare.register.protection import commands, queries
from throughcare.register.protection.content import Content
from throughcare.register.protection.models import Entry, Holder
from throughcare.register.protection.queries import refuse_protected
from throughcare.register.protection.refusals import (
    EntryEmpty,
    HolderRefused,
    NotHeld,
    NothingChanged,
    ProtectedInText,
)

pytestmark = pytest.mark.django_db
HIDDEN = Content(
    name="Vera Lockwood", lines="Flat 2, 47 Larkspur Road\nExampleton", postcode="EX4 7QZ", note="Side door"
)
VERA = Content(name="Vera Lockwood", capacity="victim", contact="07700 900456, vera@example.org")


class Scene:
    """A person on an officer's caseload, and a liaison officer named for who must be kept safe from them."""

    def __init__(self, world: World) -> None:
        self.world, self.person = world, world.person()
        self.liaison: User = world.user("victim_liaison", name="Lia Liaison")
        factories.PurposeStatedFactory(user=self.liaison, person_id=self.person.pk, purpose="victim")
        with acting(world.actor(world.manager)) as manager:
            self.named = commands.name_holder(
                manager, self.person.pk, user_id=self.liaison.pk, reason="Contact scheme"
            )

    def add(self, kind: str = "address", content: Content = HIDDEN) -> Any:
        with acting(self.world.actor(self.liaison)) as actor:
            return commands.add_entry(actor, self.person.pk, kind, content)


@pytest.fixture
def scene(world: World) -> Scene:
    return Scene(world)


@pytest.mark.requirement("R139", "R144")
class TestTheWall:
    def test_whoever_is_named_opens_an_entry_and_the_log_says_why(self, scene: Scene) -> None:
        entry = scene.add()
        with acting(scene.world.actor(scene.liaison)) as actor:
            found = queries.open_entry(actor, scene.person.pk, entry, why="contact")
        assert found.content == HIDDEN
        last = AuditEvent.objects.filter(action="protection:entry:opened").get()
        assert b'"purpose":"contact"' in bytes(last.body) and b"Larkspur" not in bytes(last.body)

    @pytest.mark.parametrize("who", ["officer", "manager"])
    def test_nobody_else_finds_a_row_whatever_their_role(self, scene: Scene, who: str) -> None:
        entry = scene.add()
        with acting(scene.world.actor(getattr(scene.world, who))) as actor:
            assert not Entry.versions.exists()
            with pytest.raises((NotThere, NotPermitted)):
                queries.open_entry(actor, scene.person.pk, entry, why="contact")

    def test_another_liaison_officer_is_nobody_here(self, scene: Scene, world: World) -> None:
        scene.add()
        other = world.user("victim_liaison")
        factories.PurposeStatedFactory(user=other, person_id=scene.person.pk, purpose="victim")
        with acting(world.actor(other)) as actor:
            assert not Entry.objects.exists()
            with pytest.raises(NotHeld):
                commands.add_entry(actor, scene.person.pk, "address", HIDDEN)

    def test_whoever_becomes_responsible_sees_nothing_from_then_on(self, scene: Scene) -> None:
        scene.add()
        scene.world.person("Other", "Case", officer=scene.liaison)  # somebody else's case changes nothing
        with acting(scene.world.actor(scene.liaison)):
            assert Entry.objects.exists() and queries.is_named(scene.person.pk)
        Allocation.objects.filter(person_id=scene.person.pk).update(officer_id=scene.liaison.pk)
        with acting(scene.world.actor(scene.liaison)):
            assert not Entry.objects.exists() and not queries.is_named(scene.person.pk)

    def test_the_database_itself_refuses_a_row_from_outside(self, scene: Scene) -> None:
        with acting(scene.world.actor()) as officer, pytest.raises(Exception, match="row-level security"):
            Entry(
                person=scene.person, agency=scene.world.agency, kind="address", number=900,
                content=HIDDEN.text(), recorded_by_id=officer.user_id,
            ).save(force_insert=True)  # fmt: skip

    def test_everything_is_sealed(self, scene: Scene) -> None:
        scene.add()
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_jsonb(e)::text FROM protection_entry e")
            stored = cursor.fetchone()[0]
        assert not any(word in stored for word in ("Vera", "Larkspur", "EX4", "Side"))


@pytest.mark.requirement("R139")
class TestNaming:
    def test_whoever_supervises_the_person_is_not_named(self, scene: Scene, world: World) -> None:
        factories.RoleHeldFactory(user=world.officer, role="victim_liaison")
        with acting(world.actor(world.manager)) as manager, pytest.raises(HolderRefused, match="supervises"):
            commands.name_holder(manager, scene.person.pk, user_id=world.officer.pk, reason="x")

    def test_nobody_names_themselves(self, scene: Scene, world: World) -> None:
        factories.RoleHeldFactory(user=world.manager, role="victim_liaison")
        with acting(world.actor(world.manager)) as manager, pytest.raises(HolderRefused, match="themselves"):
            commands.name_holder(manager, scene.person.pk, user_id=world.manager.pk, reason="x")

    def test_the_role_is_needed_and_once_is_enough(self, scene: Scene, world: World) -> None:
        plain = world.user("support", team=world.team)
        for user in (plain, scene.liaison):
            with acting(world.actor(world.manager)) as manager, pytest.raises(HolderRefused):
                commands.name_holder(manager, scene.person.pk, user_id=user.pk, reason="x")

    def test_an_end_is_an_end(self, scene: Scene, world: World) -> None:
        scene.add()
        with acting(world.actor(world.manager)) as manager:
            commands.end_holder(manager, scene.person.pk, scene.named, expected=1, because="Left")
        with acting(world.actor(scene.liaison)):
            assert not Entry.objects.exists()
        assert not Holder.objects.exists()

    def test_an_officer_names_nobody(self, scene: Scene, world: World) -> None:
        with acting(world.actor()) as officer, pytest.raises(NotPermitted):
            commands.name_holder(officer, scene.person.pk, user_id=scene.liaison.pk, reason="x")


class TestEntries:
    def test_numbers_count_on_within_the_agency(self, scene: Scene) -> None:
        scene.add()
        scene.add()
        scene.add("person", VERA)
        words = [each.words for each in queries.references(scene.person.pk)]
        assert words == ["Protected address A1", "Protected address A2", "Protected person P1"]

    def test_a_change_keeps_what_was_there_and_needs_the_present_version(self, scene: Scene) -> None:
        entry = scene.add()
        moved = Content(name="Vera Lockwood", lines="9 Elsewhere Close")
        with acting(scene.world.actor(scene.liaison)) as actor:
            commands.change_entry(actor, scene.person.pk, entry, moved, expected=1, because="moved")
            assert [Content.read(each.content) for each in Entry.versions.of(entry)] == [HIDDEN, moved]
            with pytest.raises(StaleVersion):
                commands.change_entry(actor, scene.person.pk, entry, HIDDEN, expected=1, because="moved")
            with pytest.raises(NothingChanged):
                commands.change_entry(actor, scene.person.pk, entry, moved, expected=2, because="moved")

    def test_taken_back_it_protects_no_more(self, scene: Scene) -> None:
        entry = scene.add()
        with acting(scene.world.actor(scene.liaison)) as actor:
            commands.take_back_entry(actor, scene.person.pk, entry, expected=1, because="mistake")
        assert queries.references(scene.person.pk) == []

    @pytest.mark.parametrize(("kind", "field"), [("person", "name"), ("address", "lines"), ("dog", "kind")])
    def test_nothing_said_is_said_beside_the_field(self, scene: Scene, kind: str, field: str) -> None:
        with pytest.raises(EntryEmpty) as refusal:
            scene.add(kind, Content())
        assert refusal.value.field == field


@pytest.mark.requirement("R139")
class TestTextsThatWouldTell:
    @pytest.mark.parametrize(
        "text",
        [
            "Not to go to 47 Larkspur Road.", "not to enter 47 larkspur rd, exampleton", "Lives at EX47QZ now",
            "somewhere in ex4 7qz", "He asked about vera LOCKWOOD", "Lockwood, Vera called",
            "Keep off flat 2, 47 Larkspur\nRoad", "ring her on +44 7700 900456", "write to Vera@Example.org",
        ],
    )  # fmt: skip
    def test_is_refused_and_the_reference_offered(self, scene: Scene, text: str) -> None:
        scene.add()
        scene.add("person", VERA)
        with acting(scene.world.actor()) as officer:
            with pytest.raises(ProtectedInText) as refusal:
                refuse_protected(officer, scene.person.pk, text, "text")
            assert refusal.value.field == "text" and "Protected" in refusal.value.message
            assert "Larkspur" not in refusal.value.message and "Vera" not in refusal.value.message

    @pytest.mark.parametrize(
        "text",
        ["", "Came at 14:30 with Vera.", "Moved to 48 Larkspur Road", "Not to go near Protected address A1",
         "Rang 07700 900457", "Flat 2 is being painted"],
    )  # fmt: skip
    def test_other_texts_pass(self, scene: Scene, text: str) -> None:
        scene.add()
        scene.add("person", VERA)
        with acting(scene.world.actor()) as officer:
            refuse_protected(officer, scene.person.pk, text, "text")

    def test_an_alias_is_refused_where_the_text_leaves_the_agency(self, scene: Scene) -> None:
        factories.NameFactory(person=scene.person, kind="alias", given="Ned", family="Van Stone")
        with acting(scene.world.actor()) as officer:
            refuse_protected(officer, scene.person.pk, "Calls himself Ned van Stone")
            for text in ("Ned van Stone shall live", "Van Stone, Ned"):
                with pytest.raises(ProtectedInText):
                    refuse_protected(officer, scene.person.pk, text, aliases=True)


class TestScreens:
    def address(self, scene: Scene, name: str, *more: Any) -> str:
        return reverse(f"protection:{name}", args=[scene.person.pk, *more])

    def test_the_officer_sees_the_reference_and_whom_to_ask(self, scene: Scene) -> None:
        entry = scene.add()
        page = scene.world.browser().get(self.address(scene, "protection")).content.decode()
        assert "Protected address A1" in page and "Lia Liaison" in page
        assert "Larkspur" not in page and str(entry) not in page

    def test_the_liaison_officer_gives_a_reason_and_sees_it(self, scene: Scene) -> None:
        browser, address = scene.world.browser(scene.liaison), self.address(scene, "look", scene.add())
        asked = browser.get(address).content.decode()
        assert "Larkspur" not in asked
        assert browser.post(address).status_code == 422
        assert "47 Larkspur Road" in browser.post(address, {"why": "danger"}).content.decode()

    @pytest.mark.parametrize("name", ["look", "change_entry", "take_back_entry"])
    def test_to_the_officer_an_entry_does_not_exist(self, scene: Scene, name: str) -> None:
        answer = scene.world.browser().get(self.address(scene, name, scene.add()))
        assert answer.status_code in {403, 404}
        assert b"Larkspur" not in answer.content

    def test_an_entry_is_added_once_and_changed(self, scene: Scene) -> None:
        browser = scene.world.browser(scene.liaison)
        form = {
            "submission": "0191d2c4-0000-7000-8000-000000000001", "name": "Vera", "lines": "1 A St\n\n B ",
            "postcode": "", "note": "",
        }  # fmt: skip
        for _ in range(2):
            sent = browser.post(self.address(scene, "add_entry", "address"), form)
            assert sent.status_code == 303
        del form["submission"]
        row = Entry.objects.get()
        assert Content.read(row.content).lines == "1 A St\nB"
        change = self.address(scene, "change_entry", row.pk)
        assert "1 A St" in browser.get(change).content.decode()
        stale = browser.post(change, {**form, "version": "7", "because": "moved", "note": "n"})
        assert stale.status_code == 422 and "1 A St" in stale.content.decode()
        assert (
            browser.post(change, {**form, "version": "1", "because": "moved", "note": "n"}).status_code == 303
        )
        gone = browser.post(
            self.address(scene, "take_back_entry", row.pk), {"version": "2", "because": "wish"}
        )
        assert gone.status_code == 303 and not Entry.objects.exists()

    def test_a_manager_names_and_ends(self, scene: Scene, world: World) -> None:
        browser, other = world.browser(world.manager), world.user("victim_liaison", name="Nia Next")
        assert "Nia Next" in browser.get(self.address(scene, "name_holder")).content.decode()
        form = {
            "submission": "0191d2c4-0000-7000-8000-000000000002",
            "user": str(other.pk),
            "reason": "Cover",
        }
        assert browser.post(self.address(scene, "name_holder"), form).status_code == 303
        held = Holder.objects.get(user=other)
        end = self.address(scene, "end_holder", held.pk)
        assert "Nia Next" in browser.get(end).content.decode()
        assert browser.post(end, {"version": "1", "because": "Left"}).status_code == 303
        assert not Holder.objects.filter(user=other).exists()


def test_a_person_of_no_concern_costs_one_look(scene: Scene, world: World) -> None:
    plain: Person = world.person("No", "Concern")
    with acting(world.actor()) as officer:
        refuse_protected(officer, plain.pk, "47 Larkspur Road", aliases=True)
