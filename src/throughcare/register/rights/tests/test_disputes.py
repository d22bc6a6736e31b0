"""What the person disputes stands on the record; earlier recipients of what was wrong are told; keeping is reviewed."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import amend
from throughcare.register.people import commands as people
from throughcare.register.people.models import Person
from throughcare.register.rights import commands, queries
from throughcare.register.rights.commands.disputes import About
from throughcare.register.rights.queries.disputes import beside, disputes_of
from throughcare.register.rights.refusals import NotOpen, OutOfOrder, ReasonMissing
from throughcare.shell.exchange.hooks.telling import agency_of_ordinary
from throughcare.shell.exchange.whole import exporting
from throughcare.shell.exchange.whole.exporting import Asked

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]
DAY = date(2026, 11, 2)


def dispute(world: World, person: Person, **more: Any) -> Any:
    given = {
        "kind": "disagreement",
        "about": About(),
        "what": "The note",
        "said": "Not so.",
        "starts_on": DAY,
    } | more
    return commands.record_dispute(world.actor(more.pop("by", None)), person.pk, **given)


class TestDisputes:
    def test_it_stands_beside_what_it_is_about(self, world: World) -> None:
        person = world.person()
        note = factories.NoteFactory(person=person)
        dispute(world, person, about=About("supervision.Note", note.pk))
        assert [each.said for each in beside(person.pk)[note.pk]] == ["Not so."]

    def test_it_is_read_beside_the_contact_and_its_notes(self, world: World) -> None:
        person = world.person()
        contact = factories.ContactFactory(person=person, outcome="complied")
        note = factories.NoteFactory(person=person, contact=contact)
        dispute(world, person, about=About("supervision.Note", note.pk), said="I never said that.")
        dispute(world, person, about=About("supervision.Contact", contact.pk), said="I was on time.")
        page = world.browser().get(f"/supervision/{person.pk}/contacts/{contact.pk}/").content.decode()
        assert "I never said that." in page and "I was on time." in page

    def test_a_row_of_somebody_else_is_not_there(self, world: World) -> None:
        note = factories.NoteFactory(person=world.person())
        with pytest.raises(door.NotThere):
            dispute(world, world.person(), about=About("supervision.Note", note.pk))

    def test_restricting_is_for_those_who_answer(self, world: World) -> None:
        with pytest.raises(door.NotPermitted):
            dispute(world, world.person(), kind="restriction")

    def test_settling_keeps_what_was_said(self, world: World) -> None:
        person = world.person()
        made = dispute(world, person)
        actor = world.actor(world.manager)
        with pytest.raises(OutOfOrder):
            commands.settle_dispute(
                actor, made.pk, expected=1, ends_on=date(2026, 1, 1), settled="Corrected."
            )
        commands.settle_dispute(actor, made.pk, expected=1, ends_on=DAY, settled="Corrected.")
        (held,) = queries.disputes_of(person.pk)
        assert (held.said, held.settled) == ("Not so.", "Corrected.")
        with pytest.raises(NotOpen):
            commands.settle_dispute(actor, made.pk, expected=2, ends_on=DAY, settled="Again.")

    def test_on_the_page(self, world: World) -> None:
        person = world.person()
        address = f"/rights/{person.pk}/disputes/add/"
        form = {"submission": str(uuid7()), "kind": "disagreement", "what": "The note", "said": "",
                "starts_on_day": "2", "starts_on_month": "11", "starts_on_year": "2026"}  # fmt: skip
        refused = world.browser().post(address, form)
        assert refused.status_code == 422 and "The note" in refused.content.decode()
        assert world.browser().post(address, form | {"said": "Not so."}).status_code == 303
        made = queries.disputes_of(person.pk)[0]
        settle = world.browser(world.manager).get(f"/rights/{person.pk}/disputes/{made.id}/")
        assert settle.status_code == 200


class TestRestriction:
    """While the use of a record is restricted it is kept and read; what leaves asks for a ground of its own."""

    def test_every_page_says_so_until_it_is_settled(self, world: World) -> None:
        person, browser = world.person(), world.browser()
        address = f"/people/{person.pk}/details/"
        factories.DisputeFactory(person=person, kind="restriction", table="", starts_on=DAY)
        assert "Use restricted: keep it, keep people safe" in browser.get(address).content.decode()
        held = disputes_of(person.pk)[0]
        commands.settle_dispute(
            world.actor(world.manager), held.id, expected=1, ends_on=clock.today("UTC"), settled="Put right"
        )
        assert "Use restricted" not in browser.get(address).content.decode()

    def test_a_part_with_the_record_leaves_on_a_stated_ground_alone(
        self, world: World, tmp_path: Path
    ) -> None:
        person = world.person()
        factories.DisputeFactory(person=person, kind="restriction", table="", starts_on=DAY)
        asked = Asked(world.actor(), world.agency, tmp_path / "part", "a long passphrase of words")
        with pytest.raises(exporting.ReasonMissing, match="The use of 1 of these records is restricted"):
            exporting.export(asked)
        assert not (tmp_path / "part").exists()

    def test_nothing_is_told_to_other_systems_meanwhile(self, world: World) -> None:
        person = world.person()
        assert agency_of_ordinary(person.pk) == world.agency.pk
        factories.DisputeFactory(person=person, kind="restriction", table="", starts_on=DAY)
        assert agency_of_ordinary(person.pk) is None


class TestRecipients:
    def test_whoever_was_given_what_was_wrong_is_on_the_list_until_told(self, world: World) -> None:
        person = world.person()
        offence = factories.OffenceFactory(person=person)
        late = factories.OffenceFactory(person=person)
        entry = trail.record(
            world.actor(),
            "safeguarding:disclosure:made",
            offence,
            verb=trail.Verb.DISCLOSE,
            details={"to": "police"},
        )
        amend(offence, expected=1, by=world.actor(), because="mistake", description="Theft")
        amend(late, expected=1, by=world.actor(), because="changed", description="Theft")
        (waiting,) = queries.to_tell(person.pk)
        assert (waiting.disclosure, waiting.corrected, waiting.to) == (entry, offence.pk, "police")
        page = world.browser(world.manager).get(f"/rights/{person.pk}/recipients/").content.decode()
        assert "Police, " in page
        given = {"disclosure": entry, "corrected": offence.pk, "told_on": DAY, "how": "By secure e-mail"}
        commands.tell_recipient(world.actor(world.manager), person.pk, **given)
        assert queries.to_tell(person.pk) == []
        with pytest.raises(NotOpen):
            commands.tell_recipient(world.actor(world.manager), person.pk, **given)

    def test_what_was_corrected_before_is_nobodys_concern(self, world: World) -> None:
        person = world.person()
        offence = factories.OffenceFactory(person=person)
        amend(offence, expected=1, by=world.actor(), because="mistake", description="Theft")
        trail.record(world.actor(), "safeguarding:disclosure:made", offence, verb=trail.Verb.DISCLOSE)
        assert queries.to_tell(person.pk) == []

    def test_what_ended_was_no_mistake(self, world: World) -> None:
        """Whoever was told where the person lived need not hear that they moved."""
        person = world.person()
        home = factories.AddressFactory(person=person, starts_on=date(2025, 1, 1))
        trail.record(world.actor(), "safeguarding:disclosure:made", home, verb=trail.Verb.DISCLOSE)
        people.end_item(world.actor(), person.pk, "address", home.pk, DAY, expected=1, because="ended-told")
        assert queries.to_tell(person.pk) == []


class TestKeeping:
    def test_a_record_stands_in_the_queue_when_its_time_has_come(self, world: World) -> None:
        old, going_on, none = world.person(), world.person(), world.person()
        ended = date(2015, 3, 1)
        factories.OrderFactory(person=old, starts_on=date(2014, 3, 1), ends_on=ended, status="ended")
        factories.OrderFactory(person=going_on, starts_on=date(2014, 3, 1), ends_on=ended, status="ended")
        factories.OrderFactory(person=going_on)
        actor = world.actor(world.manager)
        (due,) = queries.keeping_due(actor)
        assert (due.person_id, due.due_on) == (old.pk, date(2021, 3, 1))
        page = world.browser(world.manager).get("/rights/queue/").content.decode()
        assert old.reference in page and none.reference not in page
        later = clock.today("UTC") + timedelta(days=400)
        given: dict[str, Any] = {"keeping": "case", "due_on": due.due_on, "keep_until": later}
        with pytest.raises(ReasonMissing):
            commands.decide_keeping(actor, old.pk, reason=" ", **given)
        with pytest.raises(OutOfOrder):
            commands.decide_keeping(
                actor, old.pk, reason="A complaint.", **(given | {"keep_until": date(2020, 1, 1)})
            )
        commands.decide_keeping(actor, old.pk, reason="A complaint is open.", **given)
        assert queries.keeping_due(actor) == []
        assert Person.objects.filter(pk=old.pk).exists(), "nothing is erased by a date, nor by this decision"

    def test_the_page_asks_until_when(self, world: World) -> None:
        person = world.person()
        address = f"/rights/{person.pk}/keeping/"
        answer = world.browser(world.manager).post(
            address, {"submission": str(uuid7()), "decision": "keep", "reason": "A complaint is open."}
        )
        assert answer.status_code == 422 and "Say until when it is kept" in answer.content.decode()
