"""An agency goes out into files and comes back: the same rows in every version, behind the same walls, or nothing."""

import copy
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from conftest import CopiedDatabase, _point_django_at, pointed_at
from django.db import DatabaseError, connection, connections
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World

from throughcare.casework.testing.commands import cancel_draw, make_draw
from throughcare.casework.testing.models import Draw
from throughcare.casework.testing.refusals import DrawRefused
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.door import NotPermitted, visible_to
from throughcare.platform.access.models import Agency, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.holdings import is_versioned
from throughcare.platform.database.server import PrivateServer
from throughcare.platform.keys.models import DataKey
from throughcare.platform.keys.ring import RING
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.models import Exclusion
from throughcare.register.people.models import ContactPoint, Name, Person
from throughcare.shell.exchange.tests.lived import live
from throughcare.shell.exchange.whole import archive
from throughcare.shell.exchange.whole.archive import Damaged, Export, NotAnExport, opened
from throughcare.shell.exchange.whole.erasing import NotTheExport, StillPointedAt, erase
from throughcare.shell.exchange.whole.exporting import Asked, ReasonMissing, export
from throughcare.shell.exchange.whole.restoring import AlreadyHere, OnlyAPart, give_password, restore
from throughcare.shell.exchange.whole.seals import PassphraseTooShort, WrongPassphrase
from throughcare.shell.exchange.whole.tables import Extent, rows_of, tables

pytestmark = pytest.mark.requirement("R142")
PASSPHRASE = "seven invented words stand here"
NOT_MADE_HERE = {"people_nameword"}


class Arranged:
    """An agency with something in every table and every record in several versions; and a neighbour."""

    def __init__(self) -> None:
        with acting(SYSTEM):
            trail.record(SYSTEM, "test:arranged", kind="test")
            self.world, self.neighbour = World(), World()
            make = self.world
            self.administrator = make.user("administrator", name="Ada Admin")
            self.people = [make.person(family=family) for family in ("Ash", "Birch", "=Cedar", "Déjà\tvu\\N")]
            self.restricted = make.person(family="Hidden")
            factories.RestrictionFactory(person=self.restricted)
            factories.ExclusionFactory(person=self.people[1], user=make.officer)
            self.neighbours = self.neighbour.person(family="Nachbarin")
            factories.ReferenceItemFactory(agency=make.agency)
            fill(make.person(family="Full"), make.agency)
            factories.ContactPointFactory(person=self.people[0], kind="email", value="alex@example.org")
            factories.NameFactory(person=self.people[0], kind="alias", given="Lex", family="Sample")
            live(make, self.people[2])
            amend_everything(make.agency)

    def asked(self, folder: Path, **changes: Any) -> Asked:
        given = {"actor": actor_of(self.administrator), "agency": self.world.agency, "folder": folder,
                 "passphrase": PASSPHRASE, "reason": "The agency moves to its own server", "whole": True}  # fmt: skip
        return Asked(**(given | changes))


def fill(person: Person, agency: Agency) -> None:
    """One row at least in every table of the record."""
    paper = factories.DossierItemFactory(person=person)  # before it is made
    factories.CopyPartFactory(person=person, copy__dossier=paper.dossier)
    factories.HandoverFactory(person=person)
    factories.AppealRulingFactory(person=person)  # each with an appeal of its own
    factories.AppealPartFactory(person=person)  # with a decision that has it
    factories.SetAsideFactory(person=person)
    made = {factory._meta.model: factory for factory in vars(factories).values() if hasattr(factory, "_meta")}
    for table in tables():
        names = {field.name for field in table.model._meta.concrete_fields}
        if "person" in names and not table.model._default_manager.filter(person=person).exists():
            made[table.model].create(person=person, **standing(table.model, person))
    user = factories.UserFactory(agency=agency)
    factories.PurposeStatedFactory(user=user, person_id=person.pk)
    run = factories.ImportRunFactory(agency=agency, started_by=user)
    factories.BadRowFactory(run=run)
    factories.ImportedRowFactory(agency=agency, run=run, person_id=person.pk)
    factories.CoverFactory(agency=agency, officer=user, covered_by=factories.UserFactory(agency=agency))
    factories.UnusualLookFactory(agency=agency, user=user)
    factories.RuleChangeFactory(agency=agency, prepared_by=user)
    factories.OwnFiguresFactory(agency=agency, prepared_by=user)
    factories.SnippetFactory(owner=user)
    for table in tables():
        fields = {field.name for field in table.model._meta.concrete_fields}
        if "agency" in fields and not table.model._base_manager.filter(agency=agency).exists():
            made[table.model].create(agency=agency)


def standing(model: Any, person: Person) -> dict[str, Any]:
    """What the row must point at, where the person has it already."""
    keys = [field for field in model._meta.concrete_fields if field.related_model and not field.null]
    of_person = [field for field in keys if hasattr(field.related_model, "person_id")]
    found = {field.name: field.related_model.objects.filter(person=person).first() for field in of_person}
    return {name: row for name, row in found.items() if row is not None}


FIXED = {"testing.Draw"}
"""Rows that the database lets go from one state to the next and never stay: they have no version like the last."""


def amend_everything(agency: Agency) -> None:
    for table in tables():
        if is_versioned(table.model) and table.label not in FIXED:
            table.model.objects.all().update(because="looked at again")  # type: ignore[attr-defined]


def actor_of(user: User) -> Actor:
    return as_actor(users_with_roles().get(pk=user.pk))


def state(agency: UUID) -> dict[str, tuple[int, str]]:
    """Rows and a digest of every table, by the database itself; passwords apart."""
    found: dict[str, tuple[int, str]] = {}
    with acting(SYSTEM), connection.cursor() as cursor:
        for table in tables():
            condition = rows_of(table.model, Extent(agency)).as_string(connection.connection)
            plain = "to_jsonb(t) - ARRAY['password', 'last_login', 'password_once', 'transaction']"
            cursor.execute(
                f"SELECT count(*), coalesce(md5(string_agg(({plain})::text, '|' ORDER BY t.id)), '')"
                f" FROM {table.name} t WHERE {condition}"
            )
            found[table.name] = cursor.fetchone()
    return found


@pytest.fixture(scope="module")
def arranged_once(
    database_server: PrivateServer, database_template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[str, Arranged]]:
    """The agency in a database that no test works in: arranging it takes longer than copying it."""
    with CopiedDatabase(database_server, database_template, f"throughcare_arranged_{os.getpid()}") as name:
        with pointed_at(database_server, name, django_db_blocker):
            made = Arranged()
        yield name, made


@pytest.fixture
def arranged(
    database_server: PrivateServer, arranged_once: tuple[str, Arranged], django_db_blocker: Any
) -> Iterator[Arranged]:
    """A copy of it, to do with as a test likes."""
    template, made = arranged_once
    name = f"throughcare_moved_{os.getpid()}"
    copied = CopiedDatabase(database_server, template, name)
    with copied, pointed_at(database_server, name, django_db_blocker):
        yield copy.deepcopy(made)


@pytest.fixture
def other_installation(
    database_server: PrivateServer, database_template: str, tmp_path: Path, settings: Any
) -> Iterator[Callable[[], None]]:
    """Call it: from then on Django works on an empty database with a root key of its own."""
    copied = CopiedDatabase(database_server, database_template, f"throughcare_other_{id(tmp_path)}")
    held = {alias: dict(connections[alias].settings_dict) for alias in ("default", "owner")}
    with copied as name:

        def go() -> None:
            _point_django_at(database_server, name)
            settings.ROOT_KEYS_FOLDER = tmp_path / "other-keys"
            RING.forget()

        yield go
        connections.close_all()
        for alias, before in held.items():
            connections[alias].settings_dict.update(before)
    RING.forget()


def test_a_whole_agency_goes_and_comes_back_the_same(arranged: Arranged, tmp_path: Path) -> None:
    agency = arranged.world.agency
    before, neighbour = state(agency.pk), state(arranged.neighbour.agency.pk)
    assert {name for name, (rows, _) in before.items() if not rows} <= NOT_MADE_HERE, "every table has a row"
    made = export(arranged.asked(tmp_path / "out"))
    assert {name: rows for name, (rows, _) in before.items()} == {
        table.name: made.filed(archive.lines_of(table)).rows for table in tables()
    }

    erase(opened(tmp_path / "out", PASSPHRASE), agency.code)
    assert {name: rows for name, (rows, _) in state(agency.pk).items() if rows} == {}
    with acting(SYSTEM):
        assert not DataKey.objects.filter(agency_id=agency.pk).exists()
        assert AuditEvent.objects.filter(log=agency.code, action="exchange:agency:exported").exists(), (
            "the trail stays"
        )
    assert state(arranged.neighbour.agency.pk) == neighbour

    done = restore(opened(tmp_path / "out", PASSPHRASE))
    assert done.left_behind == 0
    assert state(agency.pk) == before
    assert_walls_hold(arranged)
    assert_nobody_signs_in(arranged, opened(tmp_path / "out", PASSPHRASE))
    again = export(arranged.asked(tmp_path / "again"))
    assert {
        name: again.filed(name) for name in again.content["files"] if name.startswith("tables/people")
    } == {name: made.filed(name) for name in made.content["files"] if name.startswith("tables/people")}, (
        "the same record gives the same files"
    )


def assert_walls_hold(arranged: Arranged) -> None:
    officer = actor_of(arranged.world.officer)
    with acting(officer):
        seen = set(Person.objects.filter(visible_to(officer, "id")).values_list("pk", flat=True))
        assert set(Person.objects.values_list("pk", flat=True)).isdisjoint(
            {arranged.restricted.pk, arranged.people[1].pk, arranged.neighbours.pk}
        )
    assert seen == {arranged.people[0].pk, arranged.people[2].pk, arranged.people[3].pk}
    with acting(SYSTEM):
        values = ContactPoint.objects.filter(person=arranged.people[0], kind="email")
        assert [point.value for point in values] == ["alex@example.org"], "sealed columns open again"
        assert Name.objects.get(person=arranged.people[0], kind="alias").alias


def assert_nobody_signs_in(arranged: Arranged, exported: Export) -> None:
    with acting(SYSTEM):
        users = User.objects.filter(agency=arranged.world.agency)
        assert users and not any(user.has_usable_password() for user in users)
    given = give_password(exported, arranged.administrator.username)
    with acting(SYSTEM):
        user = User.objects.get(pk=arranged.administrator.pk)
    assert user.check_password(given.password) and user.password_once


def test_pages_open_after_the_return(arranged: Arranged, tmp_path: Path) -> None:
    export(arranged.asked(tmp_path / "out"))
    exported = opened(tmp_path / "out", PASSPHRASE)
    erase(exported, arranged.world.agency.code)
    restore(exported)
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        User.objects.filter(pk=arranged.world.officer.pk).update(password="!usable-in-this-test-only")
        browser = SignedIn(User.objects.get(pk=arranged.world.officer.pk))
        page = browser.get(f"/people/{arranged.people[0].pk}/", follow=True)
        hidden = browser.get(f"/people/{arranged.restricted.pk}/")
    assert page.status_code == 200 and "Ash" in page.content.decode()
    assert hidden.status_code == 404


def test_another_installation_with_another_root_key_takes_it(
    arranged: Arranged, tmp_path: Path, other_installation: Callable[[], None]
) -> None:
    agency = arranged.world.agency
    with acting(SYSTEM):  # a neighbour's officer broke the glass: who that was must be known over there
        trail.record(SYSTEM, "test:arranged", kind="test")
        factories.GlassFactory(
            person=arranged.people[0], agency=agency, user=arranged.neighbour.officer,
            user_agency=arranged.neighbour.agency,
        )  # fmt: skip
        factories.RelationFactory(person=arranged.people[0], other=arranged.neighbours)
    before = state(agency.pk)
    export(arranged.asked(tmp_path / "out"))
    other_installation()
    done = restore(opened(tmp_path / "out", PASSPHRASE))
    after = state(agency.pk)
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"people_relation", "caseload_hiddenmatch"}, "they point at people who are not there"
    assert done.left_behind == 1 + before["caseload_hiddenmatch"][0]
    with acting(SYSTEM):
        colleague = User.objects.get(pk=arranged.neighbour.officer.pk)
        assert (colleague.name, colleague.is_active) == (arranged.neighbour.officer.name, False)
        assert ContactPoint.objects.get(person=arranged.people[0], kind="email").value == "alex@example.org"
        assert AuditEvent.objects.filter(action="exchange:agency:file-imported").count() == len(tables())
    assert_an_open_draw_is_only_cancelled(arranged)


def assert_an_open_draw_is_only_cancelled(arranged: Arranged) -> None:
    """Its seed stayed behind: nobody could read it, so nobody could take it along."""
    manager = actor_of(arranged.world.manager)
    with acting(manager):
        draw = Draw.objects.get(state="open")
        with pytest.raises(DrawRefused, match="not kept here"):
            make_draw(manager, draw.pk, expected=draw.version)
        assert cancel_draw(manager, draw.pk, because="We moved", expected=draw.version).state == "cancelled"


def test_users_others_point_at_stay_as_names_and_are_filled_again(arranged: Arranged, tmp_path: Path) -> None:
    agency, officer = arranged.world.agency, arranged.world.officer
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        factories.ExclusionFactory(
            person=arranged.neighbours, agency=arranged.neighbour.agency, user=officer, declared=True
        )
    before = state(agency.pk)
    export(arranged.asked(tmp_path / "out"))
    exported = opened(tmp_path / "out", PASSPHRASE)
    erase(exported, agency.code)
    with acting(SYSTEM):
        left = list(User.objects.filter(agency=agency))
        assert [(user.pk, user.is_active, user.email) for user in left] == [(officer.pk, False, "")]
        assert Exclusion.objects.filter(user=officer).exists()
    restore(exported)
    assert state(agency.pk) == before


def test_erasing_is_refused_while_another_agency_points_at_its_people(
    arranged: Arranged, tmp_path: Path
) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        factories.RelationFactory(person=arranged.neighbours, other=arranged.people[0])
    before = state(arranged.world.agency.pk)
    export(arranged.asked(tmp_path / "out"))
    with pytest.raises(StillPointedAt):
        erase(opened(tmp_path / "out", PASSPHRASE), arranged.world.agency.code)
    assert state(arranged.world.agency.pk) == before


def test_erasing_needs_this_agency_as_it_is_now(arranged: Arranged, tmp_path: Path) -> None:
    agency = arranged.world.agency
    export(arranged.asked(tmp_path / "out"))
    exported = opened(tmp_path / "out", PASSPHRASE)
    with pytest.raises(NotTheExport):
        erase(exported, arranged.neighbour.agency.code)
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        Name.objects.filter(person=arranged.people[0]).update(because="corrected meanwhile")
    before = state(agency.pk)
    with pytest.raises(NotTheExport, match="people_name has changed"):
        erase(exported, agency.code)
    assert state(agency.pk) == before


def test_the_application_cannot_erase(arranged: Arranged) -> None:
    refused = pytest.raises(DatabaseError, match="is refused: its rows are kept")
    with refused, acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tc.erasing', %s, true)", [str(arranged.world.agency.pk)])
        cursor.execute("DELETE FROM people_name")


def test_the_trail_cannot_be_erased_even_by_the_owner(arranged: Arranged) -> None:
    with (
        pytest.raises(Exception, match="is refused: its rows are kept"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute("BEGIN")
        try:
            cursor.execute("SELECT set_config('tc.erasing', 'x', true), set_config('tc.system', 'x', true)")
            cursor.execute("DELETE FROM audit_event")
        finally:
            cursor.execute("ROLLBACK")


def test_a_part_is_what_the_user_may_open(arranged: Arranged, tmp_path: Path) -> None:
    officer = actor_of(arranged.world.officer)
    made = export(arranged.asked(tmp_path / "part", actor=officer, whole=False, reason=""))
    people = [
        json.loads(line) for line in (tmp_path / "part/tables/people_person.jsonl").read_text().splitlines()
    ]
    assert {row["record_id"] for row in people} == {str(arranged.people[at].pk) for at in (0, 2, 3)}
    everything = b"".join(path.read_bytes() for path in (tmp_path / "part").rglob("*.*"))
    assert (
        b"Hidden" not in everything
        and b"Nachbarin" not in everything
        and str(arranged.restricted.pk).encode() not in everything
    )
    assert (
        not (tmp_path / "part" / archive.KEYS).exists()
        and "tables/caseload_exclusion.jsonl" not in made.content["files"]
    )
    with acting(SYSTEM):
        entry = AuditEvent.objects.get(action="exchange:agency:exported")
        assert set(entry.people) == {arranged.people[at].pk for at in (0, 2, 3)}
    with pytest.raises(OnlyAPart):
        restore(opened(tmp_path / "part", PASSPHRASE))


def test_who_may_export_and_for_what(arranged: Arranged, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        export(arranged.asked(tmp_path / "out", actor=actor_of(arranged.world.manager)))
    with pytest.raises(ReasonMissing):
        export(arranged.asked(tmp_path / "out", reason="because"))
    with pytest.raises(PassphraseTooShort):
        export(arranged.asked(tmp_path / "out", passphrase="short"))
    assert not (tmp_path / "out").exists()


def test_no_secret_leaves(arranged: Arranged, tmp_path: Path) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        user = arranged.world.officer
        user.set_password("an invented password that stays")
        user.save()
        hashed = user.password
    export(arranged.asked(tmp_path / "out"))
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*.*"))
    assert hashed.encode() not in everything
    assert b"alex@example.org" not in everything, "what is sealed leaves sealed"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "out").rglob("*"))


def test_what_is_refused_writes_nothing(arranged: Arranged, tmp_path: Path) -> None:
    agency = arranged.world.agency
    good = tmp_path / "good"
    export(arranged.asked(good))
    before = state(agency.pk)
    with pytest.raises(AlreadyHere, match="is in this installation"):
        restore(opened(good, PASSPHRASE))
    erase(opened(good, PASSPHRASE), agency.code)
    for name, (tamper, refusal) in TAMPERINGS.items():
        folder = tmp_path / name
        shutil.copytree(good, folder)
        tamper(folder)
        with pytest.raises(refusal):
            restore(opened(folder, PASSPHRASE))
        assert nothing_of(agency), name
    with pytest.raises(WrongPassphrase):
        opened(good, "another passphrase altogether")
    _refuse_a_swap_behind_the_check(good, tmp_path / "swapped later")
    assert nothing_of(agency) and not any(rows for rows, _ in state(agency.pk).values())
    _refuse_a_taken_name(arranged, good)
    restore(opened(good, PASSPHRASE))
    assert state(agency.pk) == before


def nothing_of(agency: Agency) -> bool:
    with acting(SYSTEM):
        keys = DataKey.objects.filter(agency_id=agency.pk).exists()
        return not keys and not Agency.objects.filter(pk=agency.pk).exists()


def _refuse_a_swap_behind_the_check(good: Path, folder: Path) -> None:
    shutil.copytree(good, folder)
    exported = opened(folder, PASSPHRASE)
    _edit(folder / "tables/people_name.jsonl", b"Birch", b"Beech")
    with pytest.raises(Damaged):
        restore(exported)


def _refuse_a_taken_name(arranged: Arranged, good: Path) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        taken = factories.UserFactory(
            username=arranged.world.officer.username, agency=arranged.neighbour.agency
        )
    with pytest.raises(AlreadyHere, match=taken.username):
        restore(opened(good, PASSPHRASE))
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        User.objects.filter(pk=taken.pk).update(username="someone-else")


def _edit(path: Path, old: bytes, new: bytes) -> None:
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new))


def _swap_lines(path: Path) -> None:
    first, second, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([second, first, *rest]))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _forge(folder: Path) -> None:
    """A changed file with a manifest to match: only the passphrase can tell."""
    import hashlib

    path = folder / "tables/people_name.jsonl"
    _edit(path, b"Birch", b"Beech")
    manifest = json.loads((folder / archive.MANIFEST).read_text())
    manifest["files"]["tables/people_name.jsonl"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / archive.MANIFEST).write_text(json.dumps(manifest))


TAMPERINGS: dict[str, tuple[Callable[[Path], object], type[Refused]]] = {
    "a changed cell": (lambda at: _edit(at / "tables/people_name.jsonl", b"Birch", b"Beech"), Damaged),
    "swapped lines": (lambda at: _swap_lines(at / "tables/people_name.jsonl"), Damaged),
    "a truncated file": (lambda at: _cut(at / "tables/people_name.jsonl"), Damaged),
    "a missing file": (lambda at: (at / "tables/people_name.jsonl").unlink(), Damaged),
    "changed keys": (lambda at: _edit(at / "keys.jsonl", b"contact", b"kontact"), Damaged),
    "a forged manifest": (_forge, WrongPassphrase),
    "another schema": (
        lambda at: _edit(at / "MANIFEST.json", b'"given_key varchar', b'"given_kez varchar'),
        Refused,
    ),
    "no manifest": (lambda at: (at / "MANIFEST.json").unlink(), NotAnExport),
    "no JSON": (lambda at: (at / "MANIFEST.json").write_text("{"), NotAnExport),
    "a manifest of something else": (lambda at: (at / "MANIFEST.json").write_text("[1]"), NotAnExport),
}
