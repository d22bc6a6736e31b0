"""A failure follows the outcome of its contact, once, however often the news comes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests import factories

from throughcare.casework.supervision.events import ContactRecorded, OutcomeChanged
from throughcare.casework.supervision.models import Contact
from throughcare.decisions.noncompliance.handlers import consider_contact
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.events import bus
from throughcare.platform.events.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R076")]


def tell(missed: Any, contact: Contact) -> None:
    with acting(Actor.system_named("noncompliance.consider_contact")) as actor:
        day = contact.happened_at.date()
        consider_contact(
            actor, ContactRecorded(contact.pk, missed.person.pk, missed.order.pk, day, contact.outcome)
        )


def change(contact: Contact, outcome: str) -> None:
    Contact.objects.filter(pk=contact.pk).update(outcome=outcome)


@pytest.mark.parametrize("outcome", ["absent", "attended_failed", "sent_home_behaviour"])
def test_an_outcome_that_needs_judgment_opens_one_failure(missed: Any, outcome: str) -> None:
    contact = missed.contact(outcome=outcome)
    tell(missed, contact)
    tell(missed, contact)
    failure = Failure.objects.get(contact=contact)
    assert (failure.stage, failure.order_id, failure.version) == ("to_ask", missed.order.pk, 1)


@pytest.mark.parametrize(
    "outcome", ["complied", "acceptable_medical", "waiting_for_evidence", "cancelled_by_service", ""]
)
def test_no_other_outcome_does(missed: Any, outcome: str) -> None:
    tell(missed, missed.contact(outcome=outcome))
    assert not Failure.objects.exists()


def test_an_outcome_changed_and_changed_back(missed: Any) -> None:
    contact = missed.contact()
    tell(missed, contact)
    change(contact, "acceptable_medical")
    tell(missed, contact)
    tell(missed, contact)
    failure = Failure.objects.get()
    assert (failure.stage, failure.closed_reason, failure.version) == ("closed", "outcome-changed", 2)
    change(contact, "absent")
    tell(missed, contact)
    failure = Failure.objects.get()
    assert (failure.stage, failure.closed_reason, failure.version) == ("to_ask", "", 3)


def test_a_judgment_falls_with_the_outcome_and_the_warning_waits_for_a_person(missed: Any) -> None:
    failure = missed.judged()
    missed.decided(failure, "warning")
    change(failure.contact, "acceptable_court")
    tell(missed, failure.contact)
    assert not ExcuseJudgment.objects.exists()
    assert ExcuseJudgment.versions.count() == 1
    assert Response.objects.get().withdrawn_on is None
    change(failure.contact, "absent")
    tell(missed, failure.contact)
    assert Failure.objects.get().stage == "to_judge"


def test_without_an_order_of_its_own_the_order_in_force_counts(missed: Any) -> None:
    contact = missed.contact()
    Contact.objects.filter(pk=contact.pk).update(order=None)
    tell(missed, contact)
    assert Failure.objects.get().order_id == missed.order.pk


@pytest.mark.requirement("R009")
def test_the_dead_fail_nothing(missed: Any) -> None:
    factories.SupervisionStateFactory._meta.model.objects.update(ends_on=missed.today - timedelta(days=10))
    factories.SupervisionStateFactory(
        person=missed.person, state="died", starts_on=missed.today - timedelta(days=10)
    )
    tell(missed, missed.contact())
    assert not Failure.objects.exists()


def test_the_worker_carries_the_news(missed: Any, deliver: Callable[[], int]) -> None:
    contact = missed.contact(outcome="complied")
    change(contact, "absent")
    with acting(missed.world.actor()) as actor:
        day = contact.happened_at.date()
        bus.publish(actor, OutcomeChanged(contact.pk, missed.person.pk, None, day, "complied", "absent"))
    deliver()
    assert not Delivery.objects.exclude(state="done").exists()
    assert Failure.objects.get().contact_id == contact.pk
