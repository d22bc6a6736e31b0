"""Help is offered, what the person said is sealed, and the list of who needs attention tells of it apart."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.earlysupport import commands
from throughcare.casework.earlysupport.models import OfferAnswer, SupportOffer
from throughcare.casework.earlysupport.refusals import NotListed, OfferClosed
from throughcare.casework.earlysupport.tests.arranged import supervised
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.notices.models import Alert
from throughcare.register.notices.sweep.running import look_again
from throughcare.register.people.models import Person
from throughcare.rules.workload.attention_groups import Group, kind_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R062", "R147")]
GIVEN: dict[str, Any] = {"help": ["reminders"], "answer": "declined", "expected": 1}


@pytest.fixture
def person(world: World) -> Person:
    return supervised(world)


@pytest.fixture
def offer(person: Person) -> SupportOffer:
    made: SupportOffer = factories.SupportOfferFactory(person=person)
    return made


def test_what_they_said_is_sealed_and_in_no_log_and_no_event(world: World, offer: SupportOffer) -> None:
    actor = world.actor()
    with acting(actor):
        commands.record_offer(actor, offer.person_id, offer.pk, **GIVEN)
        assert not OfferAnswer.objects.exists(), "not even for whoever wrote it down"
    assert OfferAnswer.objects.get(offer=offer).answer == "declined"
    held = SupportOffer.objects.get(pk=offer.pk)
    assert (held.state, held.help, held.version) == ("offered", ["reminders"], 2)
    told = [bytes(each.body) for each in AuditEvent.objects.filter(action__startswith="earlysupport:")]
    told += [str(each.__dict__).encode() for each in StoredEvent.objects.all()]
    assert told
    assert not [each for each in told if b"declined" in each]


def test_not_now_is_set_aside_with_its_reason(world: World, offer: SupportOffer) -> None:
    commands.set_offer_aside(world.actor(), offer.person_id, offer.pk, why_not="has_it", expected=1)
    assert SupportOffer.objects.get(pk=offer.pk).why_not == "has_it"
    with pytest.raises(OfferClosed):
        commands.record_offer(world.actor(), offer.person_id, offer.pk, **GIVEN)


def test_refusals(world: World, offer: SupportOffer) -> None:
    actor, key = world.actor(), offer.pk
    with pytest.raises(NotListed):
        commands.record_offer(actor, offer.person_id, key, **GIVEN | {"help": []})
    with pytest.raises(NotListed):
        commands.record_offer(actor, offer.person_id, key, **GIVEN | {"answer": "perhaps"})
    with pytest.raises(NotListed):
        commands.set_offer_aside(actor, offer.person_id, key, why_not="switched_off", expected=1)
    with pytest.raises(StaleVersion):
        commands.record_offer(actor, offer.person_id, key, **GIVEN | {"expected": 3})
    with pytest.raises(NotThere):
        commands.record_offer(actor, world.person().pk, key, **GIVEN)
    with pytest.raises(NotPermitted):
        commands.record_offer(world.actor(world.user("reception")), offer.person_id, key, **GIVEN)


@pytest.mark.parametrize(
    "fields",
    [{"state": "offered"}, {"state": "set_aside"}, {"why_not": "has_it"}, {"state": "open", "again": 1}],
)
def test_the_database_refuses_half_of_an_offer(person: Person, fields: dict[str, Any]) -> None:
    if fields.pop("again", 0):
        factories.SupportOfferFactory(person=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SupportOfferFactory(person=person, **fields)


def test_the_list_tells_of_it_apart_until_it_is_closed(world: World, offer: SupportOffer) -> None:
    actor = world.actor()
    look_again(actor, offer.person_id)
    alert = Alert.objects.get(subject=offer.pk)
    assert (alert.rule, alert.state) == ("help-to-offer", "new")
    assert kind_of(alert.rule).late is Group.HELP
    commands.record_offer(actor, offer.person_id, offer.pk, **GIVEN)
    look_again(actor, offer.person_id)
    assert Alert.objects.get(subject=offer.pk).state == "done"


def test_the_pages(world: World, offer: SupportOffer, deliver: Callable[[], int]) -> None:
    browser = world.browser()
    listed = reverse("earlysupport:offers", args=[offer.person_id])
    one = reverse("earlysupport:offer", args=[offer.person_id, offer.pk])
    told = reverse("earlysupport:told", args=[offer.person_id, offer.pk])
    factories.ResourceFactory(agency=world.agency, title="Harbour House", needs=["accommodation"])
    for address, words in ((listed, "3 missed contacts in 28 days"), (one, "ask what gets in the way"),
                           (told, "Nothing happens to you if you say no")):  # fmt: skip
        with counted() as statements:
            shown = browser.get(address).content.decode()
        assert words in shown
        assert len(statements) <= MOST_A_PAGE
    wrong = browser.post(one, {"version": 1, "help": ["reminders"]})
    assert wrong.status_code == 422
    sent = browser.post(one, {"version": 1, "help": ["reminders"], "answer": "accepted"})
    assert sent.headers["Location"] == reverse("interventions:services", args=[offer.person_id])
    assert "Help was offered" in browser.get(listed).content.decode()
    assert "Help was offered" in browser.get(one).content.decode()


def test_the_page_for_not_now(world: World, offer: SupportOffer) -> None:
    browser = world.browser()
    aside = reverse("earlysupport:aside", args=[offer.person_id, offer.pk])
    assert browser.post(aside, {"version": 1}).status_code == 422
    assert browser.post(aside, {"version": 1, "why_not": "not_now"}).status_code == 303
    assert (
        "This is not the time for it"
        in browser.get(reverse("earlysupport:offers", args=[offer.person_id])).content.decode()
    )
