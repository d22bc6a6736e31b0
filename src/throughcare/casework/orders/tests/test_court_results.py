"""A court's result is entered whole or not at all; who is not convicted is never said to have offended."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import (
    ConditionDraft,
    CourtResultDraft,
    OffenceDraft,
    OrderDraft,
    SentenceDraft,
)
from throughcare.casework.orders.models import Condition, KeyDate, Offence, Order, Sentence
from throughcare.casework.orders.refusals import (
    InTheFuture,
    NotConvicted,
    NotListed,
    PrivateDetailInText,
    ResultSaysNothing,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R004", "R008", "R009")]

DAY = date(2026, 11, 2)
ORDER = OrderDraft(kind="ew-community-order", starts_on=DAY, last_day=date(2027, 11, 1))


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def charge(person: Person) -> Offence:
    return factories.OffenceFactory(person=person, description="Theft from a shop", outcome="charged")


@pytest.fixture
def pre_trial(person: Person) -> Order:
    return factories.OrderFactory(
        person=person, kind="pre-trial-supervision", starts_on=date(2026, 6, 1), ends_on=None
    )


def enter(world: World, person: Person, **fields: object) -> None:
    with acting(world.actor()) as officer:
        commands.enter_court_result(
            officer, person.pk, CourtResultDraft(**{"on": DAY, "court": "Exampleton Court", **fields})
        )


def test_a_whole_result_in_one_transaction(
    world: World, person: Person, charge: Offence, pre_trial: Order
) -> None:
    enter(
        world, person, outcomes={charge.pk: "convicted"},
        offence=OffenceDraft(description="Going equipped", outcome="convicted"),
        sentence=SentenceDraft(kind="Community order", length="12 months"), order=ORDER,
        conditions=(ConditionDraft(kind="ew-requirement-curfew", text="Stay at home at night."),),
        next_hearing=date(2027, 1, 11),
    )  # fmt: skip
    assert set(Offence.objects.values_list("description", "outcome", "convicted_on", "court")) == {
        ("Theft from a shop", "convicted", DAY, "Exampleton Court"),
        ("Going equipped", "convicted", DAY, "Exampleton Court"),
    }
    order = Order.objects.get(kind="ew-community-order")
    assert order.sentence == Sentence.objects.get() and order.sentence.offence_id == charge.pk
    assert Condition.objects.get().order_id == order.pk
    assert KeyDate.objects.get().kind == "ew-hearing"
    ended = Order.objects.get(pk=pre_trial.pk)
    assert (ended.status, ended.ends_because) == ("ended", "sentenced: Exampleton Court")


@pytest.mark.parametrize("outcome", ["acquitted", "discontinued"])
def test_who_is_not_convicted_is_supervised_no_longer(
    world: World, person: Person, charge: Offence, pre_trial: Order, outcome: str
) -> None:
    enter(world, person, outcomes={charge.pk: outcome})
    ended = Order.objects.get(pk=pre_trial.pk)
    assert (ended.status, ended.ends_on) == ("ended", DAY + timedelta(days=1))
    assert ended.ends_because == f"{outcome}: Exampleton Court"
    assert Offence.objects.get().convicted_on is None


def test_while_a_charge_is_open_supervision_before_trial_goes_on(
    world: World, person: Person, charge: Offence, pre_trial: Order
) -> None:
    factories.OffenceFactory(person=person, description="Another", outcome="charged")
    enter(world, person, outcomes={charge.pk: "acquitted"})
    assert Order.objects.get(pk=pre_trial.pk).status == "active"


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({}, ResultSaysNothing, ""),
        ({"on": date(2099, 1, 1), "order": ORDER}, InTheFuture, "on"),
        ({"sentence": SentenceDraft(kind="Fine")}, NotConvicted, "sentence_kind"),
        ({"order": ORDER}, NotConvicted, "order_kind"),
        ({"order": OrderDraft(kind="nothing")}, NotListed, "order_kind"),
        (
            {
                "offence": OffenceDraft(description="X", outcome="convicted"), "order": ORDER,
                "conditions": (ConditionDraft(kind="ew-requirement-curfew", text="Ring 020 7946 0000 at night."),),
            },
            PrivateDetailInText,
            "condition_1_text",
        ),
    ],
)  # fmt: skip
def test_a_result_that_cannot_be_leaves_nothing(world: World, person: Person, fields, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        enter(world, person, **fields)
    assert broken.value.field == field
    assert not any(
        model.objects.filter(person=person).exists() for model in (Offence, Sentence, Order, Condition)
    )


def test_reception_enters_none(world: World, person: Person) -> None:
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.enter_court_result(actor, person.pk, CourtResultDraft(on=DAY, court="X", order=ORDER))


def test_the_form_keeps_what_was_typed_and_enters_once(
    world: World, person: Person, charge: Offence, pre_trial: Order
) -> None:
    browser, url = world.browser(), reverse("orders:court_result", args=[person.pk])
    with counted() as statements:
        assert "Theft from a shop" in browser.get(url).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    given = {
        "on_day": 2, "on_month": 11, "on_year": 2026, "court": "Exampleton Court", f"outcome_{charge.pk}": "acquitted",
        "order_kind": "ew-community-order", "condition_1_text": "Stay at home.", "submission": str(uuid4()),
    }  # fmt: skip
    refused = browser.post(url, given)
    assert refused.status_code == 422 and "Stay at home." in refused.content.decode()
    given |= {"condition_1_kind": "ew-requirement-curfew"}
    refused = browser.post(url, given)
    assert "Nothing on record is a conviction" in refused.content.decode()
    given |= {f"outcome_{charge.pk}": "convicted"}
    for _ in range(3):
        assert browser.post(url, given).status_code == 303
    assert Order.objects.filter(kind="ew-community-order").count() == 1


def test_unconvicted_is_said_apart_everywhere(
    world: World, person: Person, charge: Offence, pre_trial: Order
) -> None:
    browser = world.browser()
    shown = browser.get(reverse("orders:orders", args=[person.pk])).content.decode()
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())
    assert "Charges and arrests: nothing here was proved" in text
    assert "Not convicted: supervised before trial" in text
    with acting(world.actor()) as officer:
        assert queries.orders_on(person.pk, clock.today(officer.zone))[0].kind == "pre-trial-supervision"
    enter(world, person, outcomes={charge.pk: "convicted"})
    assert "Not convicted" not in browser.get(reverse("orders:orders", args=[person.pk])).content.decode()
