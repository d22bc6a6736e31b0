"""The offence history: an arrest is never a conviction, and what was corrected stays to be seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import OffenceDraft, SentenceDraft
from throughcare.casework.orders.models import Offence
from throughcare.casework.orders.queries import first_conviction, first_offence
from throughcare.casework.orders.refusals import (
    CodeWithoutScheme,
    DatesContradict,
    InTheFuture,
    NotListed,
    OutcomeContradicts,
    StillInUse,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R004")]

THEFT = OffenceDraft(
    description="Theft from a shop",
    outcome="convicted",
    committed_on=date(2009, 5, 16),
    convicted_on=date(2009, 9, 1),
    scheme="ew-home-office",
    code="046/00",
)


@pytest.fixture
def person(world: World) -> Person:
    return world.person(born_from=date(1990, 5, 17))


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


def test_an_offence_is_added_with_an_audit_entry(officer: Actor, person: Person) -> None:
    offence = commands.add_offence(officer, person.pk, THEFT)
    held = queries.orders_of(officer, person.pk).offences
    assert [(each.record_id, each.code, each.by) for each in held] == [
        (offence.pk, "046/00", "Olive Officer")
    ]
    assert AuditEvent.objects.filter(action="orders:offence:added", people=[person.pk]).count() == 1


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"outcome": "arrested"}, OutcomeContradicts, "convicted_on"),
        ({"outcome": "charged"}, OutcomeContradicts, "convicted_on"),
        ({"convicted_on": date(2009, 5, 15)}, DatesContradict, "convicted_on"),
        ({"committed_on": date(1990, 5, 16)}, DatesContradict, "committed_on"),
        ({"scheme": ""}, CodeWithoutScheme, "scheme"),
        ({"scheme": "us-pa-offense"}, NotListed, "scheme"),
    ],
)
def test_what_cannot_be_true_is_refused(officer, person, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.add_offence(officer, person.pk, replace(THEFT, **change))
    assert broken.value.field == field
    assert not Offence.objects.exists()


def test_nothing_has_happened_tomorrow(officer: Actor, person: Person) -> None:
    tomorrow = clock.today(officer.zone) + timedelta(days=1)
    for draft, field in (
        (replace(THEFT, committed_on=tomorrow, convicted_on=None), "committed_on"),
        (replace(THEFT, convicted_on=tomorrow), "convicted_on"),
    ):
        with pytest.raises(InTheFuture) as broken:
            commands.add_offence(officer, person.pk, draft)
        assert broken.value.field == field


def test_a_date_before_birth_passes_when_the_birth_is_not_exact(world: World) -> None:
    person = world.person(born_from=date(2009, 1, 1), born_to=date(2009, 12, 31), born_precision="year")
    with acting(world.actor()) as actor:
        commands.add_offence(
            actor, person.pk, replace(THEFT, committed_on=date(2008, 1, 1), convicted_on=None)
        )


def test_a_correction_keeps_what_was_believed_before(officer: Actor, person: Person) -> None:
    offence = commands.add_offence(officer, person.pk, THEFT)
    commands.correct_offence(
        officer,
        person.pk,
        offence.pk,
        replace(THEFT, outcome="arrested", convicted_on=None),
        expected=1,
        because="entered-wrongly",
    )
    record = queries.orders_of(officer, person.pk)
    now, before = record.offences[0], record.earlier[offence.pk][0]
    assert (now.version, now.outcome, now.because) == (2, "arrested", "entered-wrongly")
    assert (before.version, before.outcome, before.closed_by) == (1, "convicted", "Olive Officer")
    assert before.known_to == now.known_from


def test_the_second_of_two_writers_is_told(officer: Actor, person: Person) -> None:
    offence = commands.add_offence(officer, person.pk, THEFT)
    commands.correct_offence(
        officer, person.pk, offence.pk, replace(THEFT, court="A"), expected=1, because="more-is-known"
    )
    with pytest.raises(StaleVersion):
        commands.correct_offence(
            officer, person.pk, offence.pk, replace(THEFT, court="B"), expected=1, because="more-is-known"
        )


def test_an_entry_taken_back_is_gone_but_not_forgotten(officer: Actor, person: Person) -> None:
    offence = commands.add_offence(officer, person.pk, THEFT)
    commands.retract_offence(officer, person.pk, offence.pk, expected=1, because="wrong-person")
    record = queries.orders_of(officer, person.pk)
    assert record.offences == ()
    assert [(each.record_id, each.closed_because) for each in record.taken_back] == [
        (offence.pk, "wrong-person")
    ]


def test_an_offence_under_a_sentence_stays(officer: Actor, person: Person) -> None:
    offence = commands.add_offence(officer, person.pk, THEFT)
    commands.add_sentence(officer, person.pk, SentenceDraft(kind="Prison", offence_id=offence.pk))
    with pytest.raises(StillInUse):
        commands.retract_offence(officer, person.pk, offence.pk, expected=1, because="entered-twice")


def test_a_sentence_is_corrected_and_taken_back(officer: Actor, person: Person) -> None:
    sentence = commands.add_sentence(officer, person.pk, SentenceDraft(kind="Prison", length="18 months"))
    commands.correct_sentence(
        officer,
        person.pk,
        sentence.pk,
        SentenceDraft(kind="Prison", length="8 months"),
        expected=1,
        because="entered-wrongly",
    )
    assert queries.orders_of(officer, person.pk).sentences[0].length == "8 months"
    commands.retract_sentence(officer, person.pk, sentence.pk, expected=2, because="never-happened")
    assert queries.orders_of(officer, person.pk).sentences == ()


def test_a_sentence_rests_on_the_same_persons_offence(world: World, person: Person) -> None:
    other = factories.OffenceFactory(person=world.person())
    tomorrow = clock.today("Europe/London") + timedelta(days=1)
    with acting(world.actor()) as actor:
        with pytest.raises(NotListed):
            commands.add_sentence(actor, person.pk, SentenceDraft(kind="Prison", offence_id=other.pk))
        with pytest.raises(InTheFuture):
            commands.add_sentence(actor, person.pk, SentenceDraft(kind="Prison", imposed_on=tomorrow))


def test_another_persons_offence_is_not_there(world: World, person: Person) -> None:
    other = factories.OffenceFactory(person=world.person())
    with acting(world.actor()) as actor:
        for key in (other.pk, uuid4()):
            with pytest.raises(NotThere):
                commands.correct_offence(actor, person.pk, key, THEFT, expected=1, because="entered-wrongly")


def test_who_may_not(world: World, make_world, person: Person) -> None:
    restricted = world.person()
    factories.RestrictionFactory(person=restricted)
    for user, whose, refusal in (
        (world.user("support", team=world.team), person, NotPermitted),
        (world.user("officer"), person, PurposeNeeded),
        (world.officer, restricted, NotThere),
        (make_world().officer, person, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.add_offence(actor, whose.pk, THEFT)
    assert not Offence.objects.exists()


def test_age_at_first_conviction_counts_convictions_alone(officer: Actor, person: Person) -> None:
    commands.add_offence(
        officer,
        person.pk,
        replace(THEFT, outcome="arrested", committed_on=date(2005, 1, 1), convicted_on=None),
    )
    commands.add_offence(officer, person.pk, THEFT)
    record = queries.orders_of(officer, person.pk)
    assert first_conviction(record.offences, record.born).age == 19
    assert first_offence(record.offences, record.born).age == 18  # the day before the nineteenth birthday


def test_age_at_first_is_not_given_when_it_does_not_follow(officer: Actor, person: Person) -> None:
    assert "no conviction" in first_conviction((), date(1990, 1, 1)).why_not
    commands.add_offence(officer, person.pk, THEFT)
    record = queries.orders_of(officer, person.pk)
    assert first_conviction(record.offences, None).age is None
    commands.add_offence(officer, person.pk, OffenceDraft(description="Earlier one", outcome="convicted"))
    record = queries.orders_of(officer, person.pk)
    unsure = first_conviction(record.offences, record.born)
    assert unsure.age is None
    assert "not recorded" in unsure.why_not
