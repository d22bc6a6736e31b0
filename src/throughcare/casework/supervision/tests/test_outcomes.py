"""Outcomes: recorded once, changed from any to any, and evidence with the pack's own days."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.supervision import commands
from throughcare.casework.supervision.drafts import OutcomeDraft
from throughcare.casework.supervision.models import Appointment, Contact, Note
from throughcare.casework.supervision.refusals import (
    EvidenceDayNeeded,
    NothingChanged,
    NotListed,
    NotOpen,
    StillToCome,
    WordsNeeded,
)
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R062")]


def said(outcome: Outcome | None, note: str = "Said so.", **fields) -> OutcomeDraft:
    return OutcomeDraft(outcome=outcome, note=note, **fields)


@pytest.fixture
def missed(person: Person) -> Appointment:
    """Was to begin at nine this morning."""
    return factories.AppointmentFactory(
        person=person, starts_at=datetime(2026, 11, 16, 9, tzinfo=UTC), purpose="Review"
    )


def test_an_outcome_makes_the_appointment_a_contact(
    officer: Actor, person: Person, missed: Appointment
) -> None:
    contact = commands.record_outcome(
        officer, person.pk, missed.pk, said(Outcome.COMPLIED, note=""), expected=1
    )
    assert (contact.appointment_id, contact.happened_at) == (missed.pk, missed.starts_at)
    assert (contact.kind, contact.title, contact.officer_id) == (missed.kind, "Review", missed.officer_id)
    assert Appointment.objects.get(pk=missed.pk).status == "held"
    assert AuditEvent.objects.filter(action="supervision:contact:recorded", people=[person.pk]).count() == 1
    event = StoredEvent.objects.get(kind="supervision.ContactRecorded")
    assert (event.body["outcome"], event.body["happened_on"]) == ("complied", "2026-11-16")
    assert not Note.objects.exists()


def test_a_note_goes_with_it(officer: Actor, person: Person, missed: Appointment) -> None:
    draft = said(Outcome.ABSENT, note="No call.\n\nRang twice.", note_sensitive=True)
    contact = commands.record_outcome(officer, person.pk, missed.pk, draft, expected=1)
    note = Note.objects.get()
    assert (note.contact_id, note.text, note.sensitive) == (contact.pk, "No call.\n\nRang twice.", True)


def test_an_outcome_is_recorded_once(officer: Actor, person: Person, missed: Appointment) -> None:
    commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.COMPLIED), expected=1)
    with pytest.raises(NotOpen, match="already has an outcome"):
        commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.ABSENT), expected=1)
    assert Contact.objects.count() == 1


def test_the_database_holds_one_contact_an_appointment(person: Person, missed: Appointment) -> None:
    factories.ContactFactory(person=person, appointment=missed)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ContactFactory(person=person, appointment=missed)


def test_two_officers_record_at_once_and_the_second_is_told(officer, person, missed) -> None:
    with pytest.raises(StaleVersion):
        commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.COMPLIED), expected=0)
    assert not Contact.objects.exists()


def test_what_is_still_to_come_has_no_outcome(officer: Actor, person: Person) -> None:
    later_today = factories.AppointmentFactory(
        person=person, starts_at=datetime(2026, 11, 16, 17, tzinfo=UTC)
    )
    tomorrow = factories.AppointmentFactory(person=person, starts_at=datetime(2026, 11, 17, 9, tzinfo=UTC))
    assert commands.record_outcome(officer, person.pk, later_today.pk, said(Outcome.COMPLIED), expected=1)
    with pytest.raises(StillToCome):
        commands.record_outcome(officer, person.pk, tomorrow.pk, said(Outcome.COMPLIED), expected=1)


OUTCOMES = [None, *Outcome]
CHANGES = [(old, OUTCOMES[at - step]) for at, old in enumerate(OUTCOMES) for step in (1, 2)]
"""Each outcome to its two neighbours: every outcome is left twice and reached twice."""


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_any_outcome_may_become_any_other(world: World, person: Person, old, new) -> None:
    held = factories.AppointmentFactory(
        person=person, status="held", starts_at=datetime(2026, 11, 12, 9, tzinfo=UTC)
    )
    contact = factories.ContactFactory(
        person=person, appointment=held, outcome=old or "", happened_at=held.starts_at,
        evidence_due_on=date(2026, 11, 19) if old is Outcome.WAITING_FOR_EVIDENCE else None,
    )  # fmt: skip
    with acting(world.actor()) as actor:
        changed = commands.change_outcome(actor, person.pk, contact.pk, said(new), expected=1)
    assert (changed.outcome, changed.version) == (new or "", 2)
    assert (changed.evidence_due_on is not None) == (new is Outcome.WAITING_FOR_EVIDENCE)
    body = StoredEvent.objects.get(kind="supervision.OutcomeChanged").body
    assert (body["old"], body["new"]) == (old or "", new or "")
    assert Contact.versions.of(contact.pk).first().outcome == (old or "")


def test_an_outcome_taken_back_opens_the_appointment_again(officer, person, missed) -> None:
    contact = commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.ABSENT), expected=1)
    commands.change_outcome(officer, person.pk, contact.pk, said(None), expected=1)
    appointment = Appointment.objects.get(pk=missed.pk)
    assert appointment.status == "booked"
    again = commands.record_outcome(
        officer, person.pk, missed.pk, said(Outcome.COMPLIED), expected=appointment.version
    )
    assert (again.pk, again.outcome) == (contact.pk, "complied")
    assert StoredEvent.objects.filter(kind="supervision.ContactRecorded").count() == 1


def test_the_same_outcome_again_is_no_change(officer, person, missed) -> None:
    contact = commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.ABSENT), expected=1)
    with pytest.raises(NothingChanged):
        commands.change_outcome(officer, person.pk, contact.pk, said(Outcome.ABSENT), expected=1)


def test_the_second_of_two_editors_of_an_outcome_is_told(officer, person, missed) -> None:
    contact = commands.record_outcome(officer, person.pk, missed.pk, said(Outcome.ABSENT), expected=1)
    commands.change_outcome(officer, person.pk, contact.pk, said(Outcome.COMPLIED), expected=1)
    with pytest.raises(StaleVersion):
        commands.change_outcome(officer, person.pk, contact.pk, said(Outcome.ACCEPTABLE_WORK), expected=1)
    assert Contact.objects.get().outcome == "complied"


@pytest.mark.parametrize(
    ("happened_on", "due_on"),
    [
        (date(2026, 11, 13), date(2026, 11, 20)),  # Friday to Friday
        (date(2026, 4, 2), date(2026, 4, 13)),  # Good Friday 3 April and Easter Monday 6 April do not count
        (date(2025, 12, 22), date(2025, 12, 31)),  # Christmas and Boxing Day do not count
        (date(2025, 12, 29), date(2026, 1, 6)),  # New Year's Day does not count
    ],
)
def test_evidence_is_due_after_the_packs_working_days(world: World, happened_on, due_on) -> None:
    person = world.person()
    start = datetime(happened_on.year, happened_on.month, happened_on.day, 10, tzinfo=UTC)
    appointment = factories.AppointmentFactory(person=person, starts_at=start)
    with acting(world.actor()) as actor:
        contact = commands.record_outcome(
            actor, person.pk, appointment.pk, said(Outcome.WAITING_FOR_EVIDENCE), expected=1
        )
    assert contact.evidence_due_on == due_on


def test_where_the_pack_has_no_figure_the_officer_says_the_day(make_world) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    missed = factories.AppointmentFactory(person=person, starts_at=datetime(2026, 11, 13, 15, tzinfo=UTC))
    with acting(world.actor()) as actor:
        for day in (None, date(2026, 11, 12)):
            with pytest.raises(EvidenceDayNeeded) as asked:
                draft = said(Outcome.WAITING_FOR_EVIDENCE, evidence_due_on=day)
                commands.record_outcome(actor, person.pk, missed.pk, draft, expected=1)
            assert asked.value.field == "evidence_due_on"
        draft = said(Outcome.WAITING_FOR_EVIDENCE, evidence_due_on=date(2026, 11, 20))
        contact = commands.record_outcome(actor, person.pk, missed.pk, draft, expected=1)
    assert contact.evidence_due_on == date(2026, 11, 20)


def test_another_acceptable_reason_is_said(officer: Actor, person: Person, missed: Appointment) -> None:
    with pytest.raises(WordsNeeded) as broken:
        commands.record_outcome(
            officer, person.pk, missed.pk, said(Outcome.ACCEPTABLE_OTHER, note=" "), expected=1
        )
    assert broken.value.field == "note"


def test_no_outcome_is_no_answer(officer: Actor, person: Person, missed: Appointment) -> None:
    with pytest.raises(NotListed):
        commands.record_outcome(officer, person.pk, missed.pk, said(None), expected=1)


@pytest.mark.requirement("R137")
def test_only_those_who_may_record(world: World, make_world, person: Person, missed: Appointment) -> None:
    for user, problem in (
        (world.user("reception", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(problem):
            commands.record_outcome(actor, person.pk, missed.pk, said(Outcome.ABSENT), expected=1)
