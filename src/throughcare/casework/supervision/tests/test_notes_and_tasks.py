"""Notes, their versions and who may read them; contacts that were not booked; tasks."""

from datetime import UTC, date, datetime, time

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import ContactDraft, NoteDraft, TaskDraft
from throughcare.casework.supervision.models import Contact, Note, Task
from throughcare.casework.supervision.refusals import (
    NothingChanged,
    NotListed,
    OutsideLimits,
    StillToCome,
    WordsNeeded,
)
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules.contacts import ContactKind, Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R055", "R056", "R057", "R059")]

CALL = ContactDraft(
    kind=ContactKind.PHONE, on=date(2026, 11, 13), at=time(16, 5), title="Asked about housing"
)


def test_an_unplanned_contact_stands_under_the_order_of_that_day(officer: Actor, person: Person) -> None:
    contact = commands.record_contact(officer, person.pk, CALL)
    assert contact.happened_at == datetime(2026, 11, 13, 16, 5, tzinfo=UTC)
    assert contact.order is not None and (contact.appointment_id, contact.outcome) == (None, "")
    assert StoredEvent.objects.get(kind="supervision.ContactRecorded").body["outcome"] == ""


def test_a_contact_outside_every_order_is_still_a_fact(officer: Actor, person: Person) -> None:
    before = ContactDraft(kind=ContactKind.WRITTEN, on=date(2025, 12, 1), at=time(9), with_whom="family")
    assert commands.record_contact(officer, person.pk, before).order_id is None


def test_a_contact_may_bring_outcome_and_note(officer: Actor, person: Person) -> None:
    draft = ContactDraft(
        kind=ContactKind.OFFICE, on=date(2026, 11, 13), at=time(10), outcome=Outcome.WAITING_FOR_EVIDENCE,
        note="Will bring the letter.",
    )  # fmt: skip
    contact = commands.record_contact(officer, person.pk, draft)
    assert contact.evidence_due_on == date(2026, 11, 20)
    assert Note.objects.get().contact_id == contact.pk


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"on": date(2026, 11, 17)}, StillToCome, "on"),
        ({"with_whom": "nobody"}, NotListed, "with_whom"),
        ({"outcome": Outcome.ACCEPTABLE_OTHER}, WordsNeeded, "note"),
    ],
)
def test_a_contact_that_cannot_be_is_refused(officer, person, fields, refusal, field) -> None:
    whole = {"kind": ContactKind.PHONE, "on": date(2026, 11, 13), "at": time(9)} | fields
    with pytest.raises(refusal) as broken:
        commands.record_contact(officer, person.pk, ContactDraft(**whole))
    assert broken.value.field == field
    assert not Contact.objects.exists()


def test_a_note_keeps_every_version(officer: Actor, person: Person) -> None:
    note = commands.add_note(officer, person.pk, NoteDraft(text="  Arived late.\n\nSaid why. "))
    assert note.text == "Arived late.\n\nSaid why."
    commands.correct_note(officer, person.pk, note.pk, text="Arrived late.", sensitive=False, expected=1)
    assert [each.text for each in Note.versions.of(note.pk)] == ["Arived late.\n\nSaid why.", "Arrived late."]
    with pytest.raises(StaleVersion):
        commands.correct_note(officer, person.pk, note.pk, text="Late.", sensitive=False, expected=1)
    with pytest.raises(NothingChanged):
        commands.correct_note(officer, person.pk, note.pk, text="Arrived late.", sensitive=False, expected=2)


def test_only_its_author_corrects_a_note(world: World, person: Person) -> None:
    with acting(world.actor()) as author:
        note = commands.add_note(author, person.pk, NoteDraft(text="Mine"))
    with acting(world.actor(world.manager)) as manager, pytest.raises(NotPermitted):
        commands.correct_note(manager, person.pk, note.pk, text="Yours", sensitive=False, expected=1)
    assert Note.objects.get().text == "Mine"


@pytest.mark.parametrize("text", ["", " \n ", "x" * 12_001])
def test_an_empty_or_endless_note_is_refused(officer: Actor, person: Person, text: str) -> None:
    with pytest.raises(WordsNeeded):
        commands.add_note(officer, person.pk, NoteDraft(text=text))
    assert commands.add_note(officer, person.pk, NoteDraft(text="x" * 12_000))


def test_a_note_belongs_to_a_contact_of_the_same_person(world: World, officer: Actor, person: Person) -> None:
    other = factories.ContactFactory(person=world.person("Sam"))
    with pytest.raises(NotListed):
        commands.add_note(officer, person.pk, NoteDraft(text="Here", contact_id=other.pk))


@pytest.mark.requirement("R137")
def test_a_sensitive_note_is_shown_to_those_who_may_read_it(world: World, person: Person) -> None:
    support = world.user("support", team=world.team)
    with acting(world.actor()) as actor:
        commands.add_note(actor, person.pk, NoteDraft(text="Told me of abuse.", sensitive=True))
        assert queries.last_notes(actor, person.pk)[0].text == "Told me of abuse."
    with acting(world.actor(support)) as reader:
        shown = queries.last_notes(reader, person.pk)[0]
        assert (shown.text, shown.hidden) == ("", True)
        found = queries.activity_log(reader, person.pk, queries.LogFilter(text="abuse"))
        assert found.entries == ()
        commands.add_note(reader, person.pk, NoteDraft(text="Heard at reception.", sensitive=True))
        assert queries.last_notes(reader, person.pk)[0].text == "Heard at reception."


def test_a_task_is_done_and_taken_back(officer: Actor, person: Person) -> None:
    task = commands.add_task(officer, person.pk, TaskDraft(what="Ring housing", due_on=date(2026, 11, 16)))
    assert [(each.what, each.done_at) for each in queries.own_tasks(officer)] == [("Ring housing", None)]
    commands.finish_task(officer, person.pk, task.pk, expected=1)
    with pytest.raises(NothingChanged):
        commands.finish_task(officer, person.pk, task.pk, expected=2)
    assert queries.own_tasks(officer)[0].done_at is not None
    assert StoredEvent.objects.filter(kind="supervision.TaskDone").count() == 1
    commands.reopen_task(officer, person.pk, task.pk, expected=2)
    assert Task.objects.get().done_at is None


def test_a_task_for_yesterday_or_for_another_agency_is_refused(
    make_world, officer: Actor, person: Person
) -> None:
    with pytest.raises(OutsideLimits):
        commands.add_task(officer, person.pk, TaskDraft(what="Ring", due_on=date(2026, 11, 15)))
    elsewhere = make_world().officer
    with pytest.raises(NotListed):
        commands.add_task(
            officer, person.pk, TaskDraft(what="Ring", due_on=date(2026, 11, 17), owner_id=elsewhere.pk)
        )


def test_reception_does_no_tasks(world: World, person: Person) -> None:
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.add_task(actor, person.pk, TaskDraft(what="Ring", due_on=date(2026, 11, 17)))
