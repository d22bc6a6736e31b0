"""A curfew that a hearing varies: its new hours are typed with the result, once, and stand on the order with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.models import Hearing, Result
from throughcare.decisions.hearings.tests.arranged import begun, draft, heard, judge, process
from throughcare.platform import clock
from throughcare.register.people.models import Person
from throughcare.rules.dates import civil_date

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R066", "R087")]
f: Any = factories
CURFEW = "ew-requirement-curfew"
BEFORE = [{"day": day, "starts": "19:00", "ends": "07:00"} for day in ("monday", "tuesday")]
AFTER = [{"day": day, "starts": "22:00", "ends": "06:00"} for day in ("friday", "saturday")]
SHOWN = {
    "held_0_hours_rows": "1", "held_0_terms_hours": ["monday", "tuesday"], "held_0_terms_hours_starts": "19:00",
    "held_0_terms_hours_ends": "07:00", "held_0_terms": "kept", "held_0": "stays",
}  # fmt: skip
"""The condition as the page shows it and the browser sends it back."""
NEW = {
    "held_0": "varied", "held_0_text": "Stay in at the hours named.", "held_0_terms": "new",
    "held_0_terms_hours": ["friday", "saturday"], "held_0_terms_hours_starts": "22:00",
    "held_0_terms_hours_ends": "6am",
}  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


def curfew(world: World, person: Person, hours: list[dict[str, str]] = BEFORE, **terms: Any) -> Condition:
    return orders.add_condition(
        world.actor(), person.pk, f.OrderFactory(person=person).pk,
        ConditionDraft(kind=CURFEW, text="Stay in.", terms={"hours": hours, **terms}),
    )  # fmt: skip


@pytest.fixture
def held(world: World, person: Person) -> Condition:
    return curfew(world, person)


@pytest.fixture
def hearing(world: World, person: Person, held: Condition) -> Hearing:
    """Before a court that does not sign in; it has begun."""
    return begun(commands.arrange(world.actor(), person.pk, draft(order_id=held.order_id)))


def hours(held: Condition) -> Any:
    """Those by which the order is watched."""
    terms = Condition.objects.get(pk=held.pk).terms
    return [{name: each[name] for name in ("day", "starts", "ends")} for each in terms["hours"]]


def typed(world: World, hearing: Hearing, **more: Any) -> Any:
    """Send what a court decided, as the page asks for it."""
    at = clock.now() - timedelta(minutes=5)
    on = civil_date(at, world.agency.zone)
    when = {f"decided_at_day_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    given = {
        "version": str(hearing.version), "outcome": "imposed", "kind": "condition_change", "authority": "court",
        "made_by": "Example Court", "reasons": "The shifts have changed", "decided_at_time": "00:00", **when, **SHOWN,
    }  # fmt: skip
    return world.browser().post(where(hearing), {**given, **more})


def where(hearing: Hearing) -> str:
    return reverse("hearings:result", args=[hearing.person_id, hearing.pk])


def test_new_hours_stand_on_the_order_with_the_result(
    world: World, hearing: Hearing, held: Condition
) -> None:
    answer = typed(world, hearing, **NEW)
    assert answer.status_code == 303, answer.content.decode()
    assert hours(held) == AFTER
    assert Result.objects.get().conditions.get().act == "varied"


def test_the_page_shows_the_hours_that_stand_and_asks_for_more_without_judging(
    world: World, hearing: Hearing, held: Condition
) -> None:
    browser = world.browser()
    browser.get(where(hearing))
    with counted() as statements:
        shown = browser.get(where(hearing)).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert 'value="19:00"' in shown or 'value="7pm"' in shown
    assert "held_0_terms_hours_2" not in shown
    answer = typed(world, hearing, **NEW, more="held_0", reasons="")
    again = answer.content.decode()
    assert (answer.status_code, "There is a problem" in again) == (200, False)
    assert 'name="held_0_terms_hours_2_starts"' in again
    assert 'name="held_0_hours_rows" value="2"' in again
    assert "Stay in at the hours named." in again
    assert hours(held) == BEFORE


def test_a_row_that_was_asked_for_counts(world: World, hearing: Hearing, held: Condition) -> None:
    more = {
        "held_0_hours_rows": "2", "held_0_terms_hours_2": ["sunday"], "held_0_terms_hours_2_starts": "12:00",
        "held_0_terms_hours_2_ends": "14:00",
    }  # fmt: skip
    assert typed(world, hearing, **NEW, **more).status_code == 303
    assert hours(held) == [*AFTER, {"day": "sunday", "starts": "12:00", "ends": "14:00"}]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            {
                "held_0_hours_rows": "2",
                "held_0_terms_hours_2": ["saturday"],
                "held_0_terms_hours_2_starts": "05:00",
                "held_0_terms_hours_2_ends": "08:00",
            },
            "overlaps with",
        ),
        ({"held_0_terms_hours_ends": ""}, "Enter when these hours end"),
        ({"held_0_terms_hours": []}, "Choose the days of these hours"),
        ({"held_0_terms_hours_starts": "25:00"}, "The beginning"),
        (
            {"held_0_terms_hours": [], "held_0_terms_hours_starts": "", "held_0_terms_hours_ends": ""},
            "Fill in the new hours",
        ),
        ({"held_0_terms": "kept"}, "Choose “The hours are new"),
        ({"held_0_terms": "gone"}, "Choose “The hours are new"),
        ({"held_0": "stays"}, "Choose “Is varied”"),
        ({"outcome": "continues"}, "A condition is set or varied by a decision that weighs on the person"),
    ],
    ids=["over midnight into the next", "no end", "no days", "no time of day", "none", "kept", "gone", "not varied",
         "no decision"],
)  # fmt: skip
def test_hours_that_cannot_stand_are_refused_beside_their_field_and_stay_typed(
    world: World, hearing: Hearing, held: Condition, more: dict[str, Any], says: str
) -> None:
    answer = typed(world, hearing, **{**NEW, **more})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert says in shown
    assert "Stay in at the hours named." in shown
    assert hours(held) == BEFORE
    assert not Result.objects.exists()


def test_what_nobody_touched_stays_and_what_is_discharged_needs_no_hours(
    world: World, hearing: Hearing, held: Condition
) -> None:
    given = {"held_0": "varied", "held_0_text": "Stay in, and answer the door."}
    assert typed(world, hearing, **given).status_code == 303
    assert hours(held) == BEFORE
    assert Condition.objects.get(pk=held.pk).text == given["held_0_text"]
    later = begun(commands.arrange(world.actor(), held.person_id, draft(order_id=held.order_id)))
    assert typed(world, later, held_0="discharged", held_0_terms_hours_starts="25:00").status_code == 303
    assert not Condition.objects.filter(pk=held.pk).exists()


def test_the_other_terms_and_the_one_place_of_the_hours_stay(world: World, person: Person) -> None:
    home = f.AddressFactory(person=person)
    placed = [{**each, "place": str(home.pk)} for each in BEFORE]
    held = curfew(world, person, placed)
    hearing = begun(commands.arrange(world.actor(), person.pk, draft(order_id=held.order_id)))
    assert typed(world, hearing, **NEW).status_code == 303
    now = Condition.objects.get(pk=held.pk).terms
    assert [each["place"] for each in now["hours"]] == [str(home.pk)] * 2
    assert hours(held) == AFTER


def test_hours_at_several_places_are_said_anew_in_the_order(world: World, person: Person) -> None:
    first, second = f.AddressFactory(person=person), f.AddressFactory(person=person)
    placed = [{**each, "place": str(at.pk)} for each, at in zip(BEFORE, (first, second), strict=True)]
    held = curfew(world, person, placed)
    hearing = begun(commands.arrange(world.actor(), person.pk, draft(order_id=held.order_id)))
    shown = world.browser().get(where(hearing)).content.decode()
    assert "held_0_terms" in shown
    assert "held_0_terms_hours" not in shown


def test_the_bench_types_new_hours_and_reads_no_address(world: World, person: Person) -> None:
    sitting, officer = judge(world), world.actor()
    home = f.AddressFactory(person=person, lines="7 Hidden Row", town="Exampleton")
    held = curfew(world, person, [{**each, "place": str(home.pk)} for each in BEFORE])
    made = heard(
        officer, person, process(officer, person, order_id=held.order_id), bench_id=sitting.organisation_id
    )
    browser, page = SignedIn(sitting), reverse("hearings:bench_decide", args=[made.pk])
    shown = browser.get(page).content.decode()
    assert "held_0_terms_hours_starts" in shown
    assert "Hidden Row" not in shown
    assert str(home.pk) not in shown
    answer = browser.post(page, {
        "version": str(made.version), "outcome": "lesser", "reasons": "Proved", "proportionate": "It keeps the work",
        **SHOWN, **NEW,
    })  # fmt: skip
    assert answer.status_code == 303, answer.content.decode()
    assert hours(held) == AFTER
