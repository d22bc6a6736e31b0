"""Conditions with their terms: what they refer to, what they stand on, their catalogue, and what nobody is told."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import ConditionDraft, OrderDraft
from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.refusals import (
    NeedsAuthority,
    NotListed,
    PrivateDetailInText,
    TermsRefused,
    TextMissing,
)
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.conditions import THE_ADDRESS, Shape, widened

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 5), date(2027, 1, 4)
NIGHTS = [
    {"day": "monday", "starts": "19:00", "ends": "07:00"},
    {"day": "friday", "starts": "21:00", "ends": "06:00"},
]
CURFEW = ConditionDraft(kind="ew-requirement-curfew", text="Stay at home at night.", terms={"hours": NIGHTS})
CORNERS = [[51.5001, -0.1201], [51.5001, -0.1191], [51.5009, -0.1191], [51.5009, -0.1201]]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def order(world: World, person: Person) -> UUID:
    draft = OrderDraft(kind="ew-community-order", starts_on=FIRST, last_day=LAST)
    with acting(world.actor()) as actor:
        return commands.add_order(actor, person.pk, draft).pk


@pytest.fixture
def licence(world: World, person: Person) -> UUID:
    draft = OrderDraft(kind="ew-licence", starts_on=FIRST, last_day=LAST)
    with acting(world.actor()) as actor:
        return commands.add_order(actor, person.pk, draft).pk


def add(actor: Actor, person: Person, order: UUID, draft: ConditionDraft) -> Condition:
    with acting(actor):
        return commands.add_condition(actor, person.pk, order, draft)


@pytest.mark.requirement("R065", "R066", "R070")
def test_a_condition_keeps_its_terms_its_catalogue_and_its_power(
    world: World, person: Person, order: UUID
) -> None:
    held = add(world.actor(), person, order, CURFEW)
    assert held.terms == {"hours": NIGHTS}
    assert held.catalogue == "ew-requirements 2022-05-02"
    assert held.legal_basis.startswith("Sentencing Act 2020")
    with acting(world.actor()):
        (row,) = queries.orders_of(world.actor(), person.pk).conditions
    assert (row.terms, row.catalogue, row.legal_basis) == (held.terms, held.catalogue, held.legal_basis)


def test_what_the_type_settles_stands_in_the_terms(world: World, person: Person, order: UUID) -> None:
    held = add(
        world.actor(),
        person,
        order,
        ConditionDraft(kind="ew-requirement-drug-rehabilitation", text="Attend."),
    )
    assert held.terms == {"kind": "drugs"}


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        ([NIGHTS[0], {"day": "tuesday", "starts": "06:00", "ends": "08:00"}], "overlaps with Tuesday 06:00"),
        ([{"day": "someday", "starts": "19:00", "ends": "07:00"}], "is not one of monday"),
        ([NIGHTS[0] | {"place": str(uuid4())}], "Choose one of the answers listed"),
    ],
)
@pytest.mark.requirement("R066")
def test_hours_that_cannot_stand_are_refused(
    world: World, person: Person, order: UUID, hours: Any, says: str
) -> None:
    with pytest.raises((TermsRefused, NotListed)) as refused:
        add(world.actor(), person, order, replace(CURFEW, terms={"hours": hours}))
    assert refused.value.field == "terms_hours"
    assert says in refused.value.message
    assert not Condition.objects.filter(person=person).exists()


def test_a_zone_that_crosses_itself_is_refused(world: World, person: Person, order: UUID) -> None:
    crossing = [CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]]
    draft = ConditionDraft(
        kind="ew-requirement-exclusion", text="Keep out of the centre.", terms={"shape": crossing}
    )
    with pytest.raises(TermsRefused) as refused:
        add(world.actor(), person, order, draft)
    assert (refused.value.field, "crosses itself" in refused.value.message) == ("terms_shape", True)


PROTECTS = ConditionDraft(
    kind="ew-requirement-exclusion", text="Keep out of the area told to you.",
    terms={"area": "The north of the town", "shape": CORNERS, "protects": True},
)  # fmt: skip


@pytest.mark.requirement("R066")
def test_the_edge_of_a_protected_zone_is_sealed_and_only_its_widened_drawing_is_shown(
    world: World, person: Person, order: UUID
) -> None:
    held = add(world.actor(), person, order, PROTECTS)
    drawn = [[corner.latitude, corner.longitude] for corner in widened(Shape.of(CORNERS)).corners]
    stored = Condition.objects.get(pk=held.pk)
    assert stored.terms["shape"] == drawn
    assert (
        stored.exact_shape
        == "[[51.5001, -0.1201], [51.5001, -0.1191], [51.5009, -0.1191], [51.5009, -0.1201]]"
    )
    shown = world.browser().get(reverse("orders:orders", args=[person.pk])).content.decode()
    assert "where in it is not told" in shown
    for each in ("51.5001", "51.5009", "-0.1201", "51.5005"):
        assert each not in shown


def test_varying_a_protected_zone_keeps_its_edge_unless_it_is_drawn_again(
    world: World, person: Person, order: UUID
) -> None:
    held = add(world.actor(), person, order, PROTECTS)
    drawn = {**PROTECTS.terms, "shape": held.terms["shape"]}
    with acting(world.actor()) as actor:
        again = commands.vary_condition(
            actor,
            person.pk,
            held.pk,
            replace(PROTECTS, text="Keep out.", terms=drawn),
            expected=1,
            because="varied",
        )
        assert "51.5001" in str(again.exact_shape)
        assert again.terms["shape"] == held.terms["shape"]
        with pytest.raises(NotListed):
            commands.vary_condition(
                actor,
                person.pk,
                held.pk,
                replace(PROTECTS, terms={**drawn, "protects": False}),
                expected=2,
                because="varied",
            )
        moved = [[latitude + 1, longitude] for latitude, longitude in CORNERS]
        new = commands.vary_condition(
            actor,
            person.pk,
            held.pk,
            replace(PROTECTS, terms={**drawn, "shape": moved}),
            expected=2,
            because="varied",
        )
    assert "52.5001" in str(new.exact_shape)


def test_an_address_stands_there_by_reference_only(world: World, person: Person, licence: UUID) -> None:
    home = factories.AddressFactory(person=person, lines="12 Station Road", town="Anytown")
    draft = ConditionDraft(
        kind="ew-licence-residence", wording="reside-4", terms={"addresses": [str(home.pk)]}
    )
    held = add(world.actor(), person, licence, draft)
    assert "Station" not in f"{held.text}{held.terms}"
    assert (
        "12 Station Road" in world.browser().get(reverse("orders:orders", args=[person.pk])).content.decode()
    )
    elsewhere = factories.AddressFactory(person=world.person())
    with pytest.raises(NotListed) as refused:
        add(world.actor(), person, licence, replace(draft, terms={"addresses": [str(elsewhere.pk)]}))
    assert refused.value.field == "terms_addresses"


@pytest.mark.requirement("R065")
def test_a_wording_is_filled_in_and_kept_with_its_answers(
    world: World, person: Person, licence: UUID
) -> None:
    answers = {"gender": "any female", "age": "16"}
    draft = ConditionDraft(
        kind="ew-licence-residency-restriction", wording="child-in-household", answers=answers
    )
    held = add(world.actor(), person, licence, draft)
    assert "any female child under the age of 16" in held.text
    assert (held.wording, held.answers) == ("child-in-household", {"gender": "any female", "age": "16"})
    assert held.catalogue == "ew-licence 4.0"


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"answers": {"gender": "any"}}, TermsRefused, "answers_age"),
        ({"answers": {"gender": "some", "age": "16"}}, TermsRefused, "answers_gender"),
        ({"wording": "behave-3"}, NotListed, "wording"),
        ({"wording": "", "answers": {}}, TextMissing, "text"),
        ({"answers": {"gender": "any", "age": "16"}, "text": "Something else."}, TextMissing, "text"),
    ],
)
def test_a_wording_with_a_place_left_empty_is_refused(
    world: World, person: Person, licence: UUID, change: Any, refusal: Any, field: str
) -> None:
    draft = ConditionDraft(kind="ew-licence-residency-restriction", wording="child-in-household")
    with pytest.raises(refusal) as refused:
        add(world.actor(), person, licence, replace(draft, **change))
    assert refused.value.field == field


@pytest.mark.requirement("R069")
def test_a_bespoke_condition_needs_somebody_to_agree(world: World, person: Person, licence: UUID) -> None:
    draft = ConditionDraft(kind="ew-licence-bespoke", text="Not to keep pigeons.")
    with pytest.raises(NeedsAuthority):
        add(world.actor(), person, licence, draft)
    assert add(
        world.actor(), person, licence, replace(draft, authority="Central policy team, 3 March")
    ).authority


def test_private_words_in_terms_are_refused_beside_their_field(
    world: World, person: Person, order: UUID
) -> None:
    draft = ConditionDraft(
        kind="ew-requirement-programme", text="Attend.", terms={"programme": "At 12 High Street"}
    )
    with pytest.raises(PrivateDetailInText) as refused:
        add(world.actor(), person, order, draft)
    assert refused.value.field == "terms_programme"


def test_terms_without_a_power_cannot_be_saved_around_the_command(
    world: World, person: Person, order: UUID
) -> None:
    held = add(world.actor(), person, order, CURFEW)
    for change in ({"legal_basis": ""}, {"catalogue": ""}, {"answers": {"a": "b"}}):
        with pytest.raises(IntegrityError), transaction.atomic(), acting(world.actor()):
            Condition.objects.filter(pk=held.pk).update(**change)


def test_a_condition_keeps_its_version_of_the_catalogue_when_it_is_varied(
    world: World, person: Person, licence: UUID
) -> None:
    old = factories.ConditionFactory(
        person=person, order_id=licence, kind="ew-licence-good-behaviour", catalogue="ew-licence 3.0",
        legal_basis="Criminal Justice Act 2003", wording="no-offence-3", text="Not commit any offence.",
    )  # fmt: skip
    draft = ConditionDraft(
        kind="ew-licence-good-behaviour", wording="no-offence-3", starts_on=date(2026, 2, 1)
    )
    with acting(world.actor()) as actor:
        varied = commands.vary_condition(actor, person.pk, old.pk, draft, expected=1, because="varied")
    assert (varied.catalogue, varied.text) == ("ew-licence 3.0", "Not commit any offence.")
    page = world.browser().get(reverse("orders:vary_condition", args=[person.pk, old.pk])).content.decode()
    assert "It stands in the condition on good behaviour." in page


# Screens


def hidden(shown: str) -> dict[str, str]:
    return dict(
        re.findall(
            r'<input type="hidden" name="(submission|version|kind|wording|hours_rows)" value="([^"]*)"', shown
        )
    )


def test_the_type_and_the_wording_are_chosen_first(world: World, person: Person, licence: UUID) -> None:
    browser, url = world.browser(), reverse("orders:add_condition", args=[person.pk, licence])
    shown = browser.get(url).content.decode()
    for said in ("Standard:", "Bespoke:", "The central policy team must agree", "?kind=ew-licence-contact"):
        assert said in shown
    wordings = browser.get(f"{url}?kind=ew-licence-contact").content.decode()
    assert "In words of your own" in wordings
    assert "Not to seek to approach or communicate with" in wordings


def test_a_curfew_is_entered_row_by_row(world: World, person: Person, order: UUID) -> None:
    home = factories.AddressFactory(person=person)
    browser, url = world.browser(), reverse("orders:add_condition", args=[person.pk, order])
    url = f"{url}?kind=ew-requirement-curfew"
    with counted() as statements:
        shown = browser.get(url).content.decode()
    assert len(statements) <= MOST_A_PAGE, str(statements)
    typed: dict[str, Any] = {
        **hidden(shown), "text": "Stay at home.", "terms_hours": ["monday", "tuesday"], "terms_hours_starts": "19:00",
        "terms_hours_ends": "7am", "terms_hours_place": str(home.pk),
    }  # fmt: skip
    more = browser.post(url, {**typed, "more": "1"})
    assert more.status_code == 200
    assert 'name="terms_hours_2_starts"' in more.content.decode()
    second = {
        "terms_hours_2": ["tuesday"],
        "terms_hours_2_starts": "6am",
        "terms_hours_2_ends": "8am",
        "hours_rows": "2",
    }
    wrong = browser.post(url, typed | second)
    assert wrong.status_code == 422
    assert "overlaps with Tuesday" in wrong.content.decode()
    assert 'href="#id_terms_hours"' in wrong.content.decode()
    unfinished = browser.post(url, typed | second | {"terms_hours_2_ends": ""})
    assert "Enter when these hours end" in unfinished.content.decode()
    done = browser.post(url, typed | second | {"terms_hours_2": ["friday"]})
    assert done.status_code == 303
    held = Condition.objects.get()
    assert [each["day"] for each in held.terms["hours"]] == ["monday", "tuesday", "friday"]
    assert held.terms["hours"][0] == {
        "day": "monday",
        "starts": "19:00",
        "ends": "07:00",
        "place": str(home.pk),
    }
    again = browser.get(reverse("orders:vary_condition", args=[person.pk, held.pk])).content.decode()
    assert 'name="terms_hours_2_starts"' in again
    assert 'value="7am"' in again or "7:00am" in again or 'value="7' in again


def test_a_zone_is_typed_corner_by_corner_or_pasted(world: World, person: Person, order: UUID) -> None:
    browser, url = world.browser(), reverse("orders:add_condition", args=[person.pk, order])
    url = f"{url}?kind=ew-requirement-exclusion"
    given = {**hidden(browser.get(url).content.decode()), "text": "Keep out."}
    lines = "\n".join(f"{latitude}, {longitude}" for latitude, longitude in CORNERS)
    geojson = (
        '{"type": "Polygon", "coordinates": [[[-0.1201, 51.5001], [-0.1191, 51.5001], [-0.1191, 51.5009]]]}'
    )
    for wrong in ("here\nthere", "{nonsense", "51.5, -0.12"):
        answer = browser.post(url, given | {"terms_shape": wrong})
        assert answer.status_code == 422
        assert wrong.split("\n")[0] in answer.content.decode().replace("&#39;", "'")
    assert browser.post(url, given | {"terms_shape": lines}).status_code == 303
    given["submission"] = str(uuid4())
    assert browser.post(url, given | {"terms_shape": geojson}).status_code == 303
    shapes = sorted(len(each.terms["shape"]) for each in Condition.objects.all())
    assert shapes == [3, 4]


def test_a_wording_is_filled_in_on_the_page(world: World, person: Person, licence: UUID) -> None:
    browser, url = world.browser(), reverse("orders:add_condition", args=[person.pk, licence])
    url = f"{url}?kind=ew-licence-contact&wording=victim"
    shown = browser.get(url).content.decode()
    assert 'name="text"' not in shown
    typed = {
        **hidden(shown),
        "answers_name": "the person named to you\nher family",
        "answers_social_services_department": "",
    }
    missing = browser.post(url, typed | {"answers_name": ""})
    assert missing.status_code == 422
    assert browser.post(url, typed).status_code == 303
    held = Condition.objects.get()
    assert "with the person named to you or her family without" in held.text
    assert THE_ADDRESS not in held.text
    assert held.answers == {"name": ["the person named to you", "her family"]}
