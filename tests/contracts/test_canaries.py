"""Two hundred canaries: names, addresses and numbers planted where they are to be kept, and looked for everywhere else.

Half of them are protected around one person: whoever supervises that person, on every page, PDF, file and answer of
the API, must find none. The other half are the person's aliases and ways to be reached: whoever has nothing to do with
the person must find none. And none of all may stand in a dump, in the database's own files, in its log of writes, in
the audit trail, an event, or a line of the service's log.
"""

import logging
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.contracts.matrix_world import objects_of
from tests.contracts.permission_matrix import MATRIX
from tests.contracts.test_permission_matrix import Objects, arguments, visit

from throughcare.platform.access.models import User
from throughcare.platform.audit import trail
from throughcare.platform.database.binaries import find_binaries
from throughcare.platform.database.context import acting
from throughcare.platform.database.server import PrivateServer
from throughcare.register.documents.commands import make_appointment_letter
from throughcare.register.documents.drafts import AppointmentTold
from throughcare.register.people.models import Person
from throughcare.register.protection.content import Content
from throughcare.register.protection.models import Entry

pytestmark = pytest.mark.requirement("R139", "R144")
EACH = 25
IN_CLEAR = b"Plain"
"""An ordinary name: that it is found shows that a canary in clear would be."""
SYLLABLES = ("qua", "zy", "xo", "vrin", "jup", "wog", "kra", "fyx")


def invented(seed: int, many: int) -> list[str]:
    """Words that stand nowhere else, in capitals nowhere and figures nowhere."""
    draw = random.Random(seed)
    words: set[str] = set()
    while len(words) < many:
        words.add("".join(draw.choices(SYLLABLES, k=4)))
    return sorted(words)


class Aviary:
    """One person, and the canaries around them."""

    def __init__(self, world: World) -> None:
        words = iter(invented(144, 8 * EACH))
        take = lambda: [next(words) for _ in range(EACH)]  # noqa: E731
        self.person: Person = world.person("Plain", "Person", reference="P100200")
        names, streets, towns, mails = take(), take(), take(), take()
        self.protected = [*names, *streets, *towns, *mails]
        for number, (name, street, town, mail) in enumerate(zip(names, streets, towns, mails, strict=True)):
            kind = ("address", "person")[number % 2]
            content = Content(
                name=f"Vera {name}",
                lines=f"{number + 1} {street} Road\n{town}",
                contact=f"{mail}@example.org",
            )
            factories.EntryFactory(person=self.person, kind=kind, content=content.text())
        given, family, addresses, more = take(), take(), take(), take()
        self.own = [*given, *family, *addresses, *more]
        for one, other in zip(given, family, strict=True):
            factories.NameFactory(person=self.person, kind="alias", given=one, family=other)
        for each in (*addresses, *more):
            factories.ContactPointFactory(person=self.person, kind="email", value=f"{each}@example.org")

    @property
    def all(self) -> list[str]:
        """All two hundred."""
        return [*self.protected, *self.own]


def heard(canaries: list[str], text: str | bytes) -> list[str]:
    """Which canaries sing in a text, whatever its case."""
    low = text.lower() if isinstance(text, bytes) else text.lower().encode()
    return [each for each in canaries if each.encode() in low]


def answers(user: User, person: Person, made: Objects | None = None) -> Iterator[tuple[str, bytes]]:
    """Every page and call that has to do with the person or with nobody, as `user` gets it.

    made: the person's objects that addresses name; otherwise each address gets new ones.
    """
    browser = SignedIn(user)
    browser.raise_request_exception = False
    for name, row in sorted(MATRIX.items()):
        if row.about == "person":
            given = arguments(name, person, made=made)
        elif row.about in {"role", "signed-in"} and not reverse_needs(name):
            given = {}
        else:
            continue
        if name.startswith("account") or name in {"access:lock", "access:locked"}:
            continue
        response = visit(browser, name, given)
        yield name, b"".join(response.streaming_content) if response.streaming else response.content
    for asked in ("plain person", "P100200"):
        yield f"search {asked}", browser.get("/find/", {"q": asked}).content


def reverse_needs(name: str) -> bool:
    """Whether an address takes arguments."""
    from tests.contracts.matrix_world import addresses

    return bool(addresses()[name].pattern.converters)


@pytest.mark.django_db
def test_whoever_supervises_the_person_hears_no_protected_canary_anywhere(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    aviary = Aviary(world)
    assert len(set(aviary.all)) == 200
    told = AppointmentTold(id=aviary.person.pk, on="1 May", at="10am", place="The office", officer="O")
    with acting(world.actor()) as officer:
        letter = make_appointment_letter(officer, aviary.person.pk, told, None)
    supervisor = world.user("officer", "manager", team=world.team)  # all that either is shown
    seen = dict(answers(supervisor, aviary.person))
    assert len(seen) > 100 and len(heard(aviary.own, seen["people:details"])) == 100  # the pages did open
    assert {name: found for name, body in seen.items() if (found := heard(aviary.protected, body))} == {}
    browser = SignedIn(world.officer)
    pdf = browser.get(reverse("documents:pdf", args=[aviary.person.pk, letter.pk]))
    assert heard(aviary.all, b"".join(pdf.streaming_content) if pdf.streaming else pdf.content) == []
    assert heard(aviary.all, caplog.text) == []


@pytest.mark.django_db
def test_whoever_has_nothing_to_do_with_the_person_hears_none_at_all(world: World) -> None:
    aviary = Aviary(world)
    stranger = world.user("officer", team=factories.TeamFactory(agency=world.agency))
    seen = answers(stranger, aviary.person, objects_of(aviary.person))
    assert {name: found for name, body in seen if (found := heard(aviary.all, body))} == {}


@pytest.mark.django_db
def test_an_error_tells_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page of the entry breaks while it is open: neither the answer nor the log says what stood there."""
    aviary = Aviary(world)
    liaison = world.user("victim_liaison")
    factories.PurposeStatedFactory(user=liaison, person_id=aviary.person.pk, purpose="victim")
    factories.HolderFactory(person=aviary.person, user=liaison)
    browser = SignedIn(liaison)
    browser.raise_request_exception = False
    with acting(world.actor(liaison)):
        entry = Entry.objects.order_by("number").first()
    address = reverse("protection:look", args=[aviary.person.pk, entry.pk])
    assert heard(aviary.protected, browser.post(address, {"why": "danger"}).content)
    monkeypatch.setattr("throughcare.register.protection.screens.entry.page", lambda *_, **__: 1 / 0)
    answer = browser.post(address, {"why": "danger"})
    assert answer.status_code == 500
    assert heard(aviary.all, answer.content) == [] and heard(aviary.all, caplog.text) == []


@pytest.mark.usefixtures("committing")
def test_no_canary_is_in_a_dump_or_in_the_database_s_own_files(
    database_server: PrivateServer,
) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        aviary = Aviary(World())
    name = connection.settings_dict["NAME"]
    dumped = dump(database_server, name)
    assert IN_CLEAR in dumped and heard(aviary.all, dumped) == []
    for path in files_of(database_server, name):
        assert heard(aviary.all, path.read_bytes()) == [], path
    with acting(SYSTEM), connection.cursor() as cursor:
        for table in ("audit_event", "events_storedevent", "access_session", "access_submission"):
            cursor.execute(
                f"SELECT coalesce(string_agg(encode(t::text::bytea, 'escape'), ''), '') FROM {table} t"
            )
            assert heard(aviary.all, cursor.fetchone()[0]) == [], table


def files_of(server: PrivateServer, name: str) -> list[Path]:
    """The database's own files and the newest of its log of writes, brought up to this moment."""
    with server.admin(name) as admin:
        admin.execute("CHECKPOINT")
        row = admin.execute("SELECT oid FROM pg_database WHERE datname = %s", [name]).fetchone()
    assert row is not None
    tables = [path for path in (server.data / "base" / str(row[0])).iterdir() if path.is_file()]
    assert any(IN_CLEAR in path.read_bytes() for path in tables)
    writes = [path for path in (server.data / "pg_wal").iterdir() if path.is_file()]
    return [*tables, *sorted(writes, key=lambda path: path.stat().st_mtime)[-4:]]


def dump(server: PrivateServer, name: str) -> bytes:
    """Everything in the database as text: by pg_dump where there is one, else table by table."""
    program = find_binaries().folder / "pg_dump"
    if program.is_file():
        made: Any = subprocess.run(
            [program, "--dbname", server.owner_url(name), "--enable-row-security"],
            capture_output=True,
            check=False,
        )
        if made.returncode == 0 and IN_CLEAR in made.stdout:
            return bytes(made.stdout)
    return _by_copy()


def _by_copy() -> bytes:
    """As the system, which every wall lets through: each row of each table as text."""
    found = []
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM \"{table}\" t")
            found.append(cursor.fetchone()[0].encode())
    return b"\n".join(found)
