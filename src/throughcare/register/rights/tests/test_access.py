"""A person asks to see what is held: the clock, what is left out and why, the pack, and handing it over."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.ids import uuid7
from throughcare.register.documents import printing
from throughcare.register.people.models import Person
from throughcare.register.rights import commands, packing
from throughcare.register.rights.models import AccessPack, AccessRequest
from throughcare.register.rights.refusals import NotOpen, NotReady, OutOfOrder, ReasonMissing

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]
CANARY = "Kanarievogel"


def asked(world: World, person: Person, **more: Any) -> AccessRequest:
    return commands.ask_access(world.actor(world.manager), person.pk, asked_on=date(2026, 10, 1), **more)


def read(file: bytes) -> tuple[str, list[dict[str, Any]]]:
    with zipfile.ZipFile(io.BytesIO(bytes(file))) as packed:
        page = packed.read("record.html").decode()
        return page, [json.loads(line) for line in packed.read("record.jsonl").decode().splitlines()]


def made(world: World, person: Person, held: AccessRequest) -> AccessPack:
    actor = world.actor(world.manager)
    return commands.make_pack(actor, commands.ask_pack(actor, held.pk).pk)


class TestTheClock:
    def test_the_packs_law_says_by_when(self, world: World) -> None:
        assert asked(world, world.person()).due_on == date(2026, 11, 1)

    def test_no_figure_no_date(self, make_world: Any) -> None:
        there = make_world("us-pa", "America/New_York")
        assert asked(there, there.person()).due_on is None

    def test_it_stands_until_it_is_sure_who_asks(self, world: World) -> None:
        actor, held = world.actor(world.manager), asked(world, world.person(), identity_sure=False)
        assert (held.state, held.paused_on) == ("paused", date(2026, 10, 1))
        commands.resume(actor, held.pk, expected=held.version, on=date(2026, 10, 11))
        held.refresh_from_db()
        assert (held.state, held.due_on) == ("open", date(2026, 11, 11))

    def test_not_before_it_stopped(self, world: World) -> None:
        held = asked(world, world.person(), identity_sure=False)
        with pytest.raises(OutOfOrder):
            commands.resume(world.actor(world.manager), held.pk, expected=1, on=date(2026, 9, 1))

    def test_nobody_asks_in_the_future(self, world: World) -> None:
        tomorrow = clock.today("UTC") + timedelta(days=2)
        with pytest.raises(OutOfOrder):
            commands.ask_access(world.actor(world.manager), world.person().pk, asked_on=tomorrow)

    def test_an_officer_does_not_answer(self, world: World) -> None:
        with pytest.raises(door.NotPermitted):
            commands.ask_access(world.actor(), world.person().pk, asked_on=date(2026, 10, 1))


class TestThePack:
    def test_it_holds_what_is_held_and_says_what_is_left_out(self, world: World) -> None:
        person = world.person()
        factories.RelationFactory(person=person, kind="sibling", name=f"Robin {CANARY}")
        factories.NoteFactory(person=person, text=f"Spoke with Robin and with {CANARY} about Alex's work.")
        factories.ExclusionFactory(person=person, agency=world.agency, reason="Neighbour")
        page, lines = read(made(world, person, asked(world, person)).file)
        assert CANARY not in page and all(CANARY not in json.dumps(line) for line in lines)
        assert "Spoke with [another person] and with [another person] about Alex&#39;s work." in page
        assert "Staff who may not see the record, and why: 1 left out, because it names other people" in page
        tables = {line["table"] for line in lines}
        assert {"people.Name", "supervision.Note", "people.Relation"} <= tables
        assert "caseload.Exclusion" not in tables

    @pytest.mark.skipif(not printing.can_make_pdf(), reason="no Pango on this machine")
    def test_it_holds_a_tagged_pdf_that_says_the_same(self, world: World, monkeypatch: Any) -> None:
        person = world.person("Rowan", CANARY)
        factories.RelationFactory(person=person, kind="sibling", name="Robin Hidden")
        factories.NoteFactory(person=person, text="Spoke with Robin.")
        held = asked(world, person)
        pack = made(world, person, held)
        with zipfile.ZipFile(io.BytesIO(bytes(pack.file))) as packed:
            document = pypdf.PdfReader(io.BytesIO(packed.read("record.pdf")))
        text = " ".join(page.extract_text() for page in document.pages)
        assert CANARY in text and "[another person]" in text and "Robin" not in text
        assert document.trailer["/Root"]["/MarkInfo"]["/Marked"] and pack.figures["pdf"]
        monkeypatch.setattr(packing, "MOST_PRINTED", 0)
        larger = made(world, person, held)
        with zipfile.ZipFile(io.BytesIO(bytes(larger.file))) as packed:
            assert packed.namelist() == ["record.html", "record.jsonl"] and not larger.figures["pdf"]

    def test_sensitive_notes_wait_for_a_named_person(self, world: World) -> None:
        actor, person = world.actor(world.manager), world.person()
        factories.NoteFactory(person=person, text=f"{CANARY} told us.", sensitive=True)
        held = asked(world, person)
        with pytest.raises(NotReady, match="marked sensitive"):
            commands.ask_pack(actor, held.pk)
        with pytest.raises(ReasonMissing):
            commands.decide_part(actor, held.pk, part="supervision.Note:sensitive", give=False)
        commands.decide_part(
            actor, held.pk, part="supervision.Note:sensitive", give=False, reason="Informant at risk."
        )
        page, lines = read(made(world, person, held).file)
        assert CANARY not in page and "supervision.Note" not in {line["table"] for line in lines}
        assert "1 left out, because Max Manager decided: Informant at risk." in page
        commands.decide_part(actor, held.pk, part="supervision.Note:sensitive", give=True)
        with pytest.raises(NotReady, match="after this pack"):
            commands.hand_over(actor, held.pk, expected=1, handed_to="The person")
        page, _ = read(made(world, person, held).file)
        assert CANARY in page

    def test_victims_are_in_no_pack(self, world: World) -> None:
        assert "protection" in packing.NEVER
        assert not {model._meta.app_label for model in packing.tables()} & packing.NEVER

    def test_looks_are_counted_and_what_stood_there_before_is_in_the_rows(self, world: World) -> None:
        person = world.person()
        world.browser().get(f"/people/{person.pk}/details/")
        name = person.pk
        Person.objects.filter(pk=name).update(language="cy")
        page, lines = read(made(world, person, asked(world, person)).file)
        assert f'<th scope="row">{clock.now().year}</th>' in page
        assert len([line for line in lines if line["table"] == "people.Person"]) == 2

    def test_handing_over_is_a_disclosure(self, world: World) -> None:
        actor, person = world.actor(world.manager), world.person()
        held = asked(world, person)
        made(world, person, held)
        commands.hand_over(actor, held.pk, expected=1, handed_to="The person, at reception")
        body = json.loads(bytes(AuditEvent.objects.get(action="rights:access:handed-over").body))
        assert (body["verb"], body["people"]) == ("disclose", [str(person.pk)])
        with pytest.raises(NotOpen):
            commands.close_request(actor, held.pk, expected=2, because="Again")

    @pytest.mark.nightly
    def test_ten_thousand_events_take_less_than_a_minute(self, world: World) -> None:
        person = world.person()
        from throughcare.casework.supervision.models import Note

        notes = [
            factories.NoteFactory.build(person=person, text=f"Note {at} on Robin") for at in range(10_000)
        ]
        for note in notes:
            note.recorded_by_id, note.contact = world.officer.pk, None
        Note.objects.bulk_create(notes, batch_size=1000)
        factories.RelationFactory(person=person, name="Robin Example")
        began = clock.now()
        page, lines = read(made(world, person, asked(world, person)).file)
        assert (clock.now() - began).total_seconds() < 60
        assert len(lines) > 10_000 and "Robin" not in page


class TestPages:
    def test_from_asking_to_handing_over(self, world: World, deliver: Callable[[], int]) -> None:
        person, browser = world.person(), world.browser(world.manager)
        factories.NoteFactory(person=person, sensitive=True)
        form = {"submission": str(uuid7()), "asked_on_day": "1", "asked_on_month": "10", "asked_on_year": "2026",
                "identity": "sure", "asked_by": ""}  # fmt: skip
        ask = f"/rights/{person.pk}/ask/"
        assert browser.get(ask).status_code == 200
        assert browser.post(ask, form | {"identity": ""}).status_code == 422
        done = browser.post(ask, form)
        assert done.status_code == 303, done.content.decode()
        address = done["Location"]
        assert "marked sensitive" in browser.get(address).content.decode()
        part = f"{address}part/?part=supervision.Note:sensitive"
        assert browser.get(part).status_code == 200
        browser.post(part, {"submission": str(uuid7()), "decision": "give", "reason": ""})
        assert browser.post(f"{address}make/", {"submission": str(uuid7())}).status_code == 303
        deliver()
        shown = browser.get(address).content.decode()
        pack = f"/rights/{person.pk}/packs/{AccessPack.objects.get().pk}/"
        assert pack in shown
        answer = browser.get(pack)
        assert answer["Content-Type"] == "application/zip" and read(answer.content)[1]
        given = browser.post(f"{address}hand-over/", {"version": "1", "text": "The person, at reception"})
        assert given.status_code == 303, given.content.decode()
        assert "The person, at reception" in browser.get(address).content.decode()

    def test_the_page_of_rights_is_read_in_few_statements(self, world: World) -> None:
        person, browser = world.person(), world.browser()
        factories.DisputeFactory(person=person, said="It did not happen so.")
        browser.get(f"/rights/{person.pk}/")
        with counted() as statements:
            page = browser.get(f"/rights/{person.pk}/").content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert "It did not happen so." in page and "To see it" in page and "Data Protection Act" in page

    def test_what_is_held_and_why(self, world: World) -> None:
        page = world.browser().get("/rights/held/").content.decode()
        assert "Notes by staff" in page and "Opinion" in page
