"""The pages of tests and draws: what they say, in how many statements, what they refuse, and that nothing is lost."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.testing import commands
from throughcare.casework.testing.models import Contest, Draw, Test, Treatment
from throughcare.casework.testing.tests.arranged import (
    KIND,
    TODAY,
    again,
    allowed,
    collected,
    found,
    heard,
    judged,
    opened,
    ordered,
    people,
    reported,
    tell,
)
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


def address(name: str, *ids: Any) -> str:
    return reverse(f"testing:{name}", args=ids)


def sent(**fields: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **fields}


def dated(name: str, day: Any = TODAY) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def now_typed() -> dict[str, str]:
    return {**dated("on"), "at": "00:01"}


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_person_s_tests_say_where_each_stands(world: World, person: Person) -> None:
    actor = world.actor()
    judged(actor, heard(actor, reported(actor, person)))
    ordered(person)
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(address("tests", person.pk))
    assert len(statements) <= MOST_A_PAGE, statements
    page = shown(answer)
    for said in (
        "Positive, confirmed and not explained",
        "To be told",
        "Prescribed treatment",
        "Ask for a test",
    ):
        assert said in page, said


def test_one_test_tells_what_happened_in_order(world: World, person: Person) -> None:
    actor = world.actor()
    test = judged(actor, heard(actor, reported(actor, person), "A poppy seed cake"))
    browser = world.browser()
    with counted() as statements:
        page = shown(browser.get(address("test", person.pk, test.pk)))
    assert len(statements) <= MOST_A_PAGE, statements
    page = page[page.index("What happened") :]
    steps = [
        "Told of the test",
        "Sample taken",
        "A poppy seed cake",
        "not accepted",
    ]
    assert [page.index(step) for step in steps] == sorted(page.index(step) for step in steps)
    page = shown(browser.get(address("test", person.pk, test.pk)))
    assert "may be looked at as a possible failure" in page
    assert "The person disputes it" in page


def test_treatment_is_seen_by_those_who_may_read_health_data_alone(world: World, person: Person) -> None:
    actor = world.actor()
    browser = world.browser()
    typed = sent(what="Methadone 40 mg", analytes=["methadone"], shown_by="pharmacy", **dated("starts_on"))
    assert browser.post(address("treatment", person.pk), typed).status_code == 303
    treatment = Treatment.objects.get(person=person)
    assert "Methadone 40 mg" in shown(browser.get(address("tests", person.pk)))
    support = world.browser(world.user("support", team=world.team))
    page = shown(support.get(address("tests", person.pk)))
    assert "Methadone 40 mg" not in page and "health data" in page
    assert support.get(address("change_treatment", person.pk, treatment.pk)).status_code == 403
    test = heard(actor, reported(actor, person), "I take a medicine for my nerves")
    page = shown(support.get(address("test", person.pk, test.pk)))
    assert "medicine for my nerves" not in page
    change = {"version": treatment.version, "shown_by": "prescriber"}
    assert browser.post(address("change_treatment", person.pk, treatment.pk), change).status_code == 303


def test_the_whole_way_of_a_test_by_its_pages(world: World, person: Person) -> None:
    condition, browser = allowed(person), world.browser()
    typed = sent(condition_id=str(condition.pk), reason="signs", **dated("on"))
    answer = browser.post(address("order", person.pk), typed)
    assert answer.status_code == 422 and "Describe what was seen" in shown(answer)
    assert browser.post(address("order", person.pk), typed | {"words": "Slurred speech"}).status_code == 303
    test = Test.objects.get(person=person)

    def post(name: str, **fields: Any) -> Any:
        return browser.post(address(name, person.pk, test.pk), {"version": again(test).version, **fields})

    assert post("tell", way="phone", reached="yes", place="Room 2", **now_typed()).status_code == 303
    assert post("give_time", specimen="urine", **now_typed()).status_code == 303
    bare = {
        "specimen": "urine", "number": "F9", "seal": "S9", "second_seal": "S10", "place": "Room 2", "volume_ml": "60",
        "temperature_f": "97", "minutes_to_read": "2", **now_typed(),
    }  # fmt: skip
    answer = post("collect", **bare)
    assert answer.status_code == 422
    assert "Check who the person is" in shown(answer) and 'value="F9"' in shown(answer)
    assert post("collect", **bare, identity_checked="on", sealed_in_sight="on").status_code == 303
    assert "Enter what was found" in shown(post("screen"))
    assert (
        post("screen", **{"found-benzoylecgonine": "not_negative", "found-methadone": "negative"}).status_code
        == 303
    )
    page = shown(browser.get(address("test", person.pk, test.pk)))
    assert "A laboratory confirms it before anything follows" in page
    hand = {"purpose": "sent", "given_by": "Olive", "taken_by": "Courier", "seal_whole": "yes"}
    assert post("custody", **hand, **now_typed()).status_code == 303
    lab = {"laboratory": "Invented Laboratory", "validity": "acceptable", **dated("reported_on")}
    assert post("laboratory", **lab, **{"found-benzoylecgonine": "positive"}).status_code == 303
    assert post("ask", way="in_person", answer="It was not mine", **now_typed()).status_code == 303
    assert "It was not mine" in shown(browser.get(address("judge", person.pk, test.pk)))
    assert post("judge", judged="not_accepted", words="Sealed in sight").status_code == 303
    assert again(test).answerable
    assert post("contest", words="Test the other", retest="on").status_code == 303
    manager = world.browser(world.manager)
    contest = Contest.objects.get(test=test)
    page = shown(manager.get(address("test", person.pk, test.pk)))
    assert "Decide on the dispute" in page and "Retest of the second bottle" in page
    assert manager.get(address("retest", person.pk, test.pk)).status_code == 200
    decided = {"version": contest.version, "upheld": "yes", "answer": "The labels differ"}
    assert manager.post(address("decide", person.pk, contest.pk), decided).status_code == 303
    assert again(test).outcome == "set_aside"


def test_a_test_not_taken_and_one_cancelled(world: World, person: Person) -> None:
    actor, browser = world.actor(), world.browser()
    test = tell(actor, ordered(person))
    page = address("not_taken", person.pk, test.pk)
    assert "asked for their reason before" in shown(browser.get(page))
    typed = {"version": test.version, "event": "provided_no_specimen", **now_typed()}
    assert "from when on" in shown(browser.post(page, typed))
    assert browser.post(page, typed | {"event": "failed_to_appear"}).status_code == 303
    other = ordered(person)
    assert "Say why" in shown(
        browser.post(address("cancel", person.pk, other.pk), {"version": other.version})
    )
    gone = {"version": other.version, "because": "The room is closed"}
    assert browser.post(address("cancel", person.pk, other.pk), gone).status_code == 303


@pytest.mark.requirement("R074")
def test_the_collector_sees_who_is_to_come_and_opens_nobody_s_record(world: World, person: Person) -> None:
    actor = world.actor()
    tell(actor, ordered(person)), ordered(person)
    test = collected(actor, world.person(given="Sam", family="Sample"))
    with acting(actor):
        commands.record_screen(
            actor, test.person_id, test.pk, found(found="not_negative"), expected=test.version
        )
    tester = world.browser(world.user("tester", team=world.team))
    with counted() as statements:
        page = shown(tester.get(address("today")))
    assert len(statements) <= MOST_A_PAGE, statements
    for said in (
        "Alex Example",
        "To come today (1)",
        "To be told (1)",
        "Samples (1)",
        "to be confirmed",
        "Take a sample",
    ):
        assert said in page, said
    for name in ("tests", "treatment", "order"):
        assert tester.get(address(name, person.pk)).status_code == 403, name
    waiting = Test.objects.get(person=person, state="told")
    step = shown(tester.get(address("collect", person.pk, waiting.pk)))
    assert "Alex Example" in step and "Overview" not in step
    elsewhere = world.browser(world.user("tester"))
    assert "Nobody is on this list" in shown(elsewhere.get(address("today")))


@pytest.mark.requirement("R074")
def test_a_draw_is_opened_drawn_and_proved_on_its_page(world: World) -> None:
    people(world, 6)
    browser = world.browser(world.manager)
    assert "No draw was opened yet" in shown(browser.get(address("draws")))
    typed = sent(method="chance", agreed="tomorrow's first number", **dated("day"))
    answer = browser.post(address("open_draw"), typed)
    assert answer.status_code == 422 and "Choose at least one condition" in shown(answer)
    assert "all alike" in shown(
        browser.post(address("open_draw"), typed | {"method": "number", "take": "2", f"rates-{KIND}": "2"})
    )
    assert browser.post(address("open_draw"), typed | {f"rates-{KIND}": "2"}).status_code == 303
    draw = Draw.objects.get()
    with counted() as statements:
        page = shown(browser.get(address("draw", draw.pk)))
    assert len(statements) <= MOST_A_PAGE, statements
    for said in (draw.commitment, draw.opening_digest, "2 in 7", "28.6%", "1.7 people on average", "Holds"):
        assert said in page, said
    before = browser.get(address("draw_file", draw.pk))
    assert json.loads(before.content)["seed"] is None and "Example" not in shown(before)
    make = address("make_draw", draw.pk)
    assert "Enter the public value agreed upon" in shown(browser.post(make, {"version": draw.version}))
    assert browser.post(make, {"version": draw.version, "public_value": "17"}).status_code == 303
    draw = Draw.objects.get()
    with counted() as statements:
        page = shown(browser.get(address("draw", draw.pk)))
    assert len(statements) <= MOST_A_PAGE, statements
    assert draw.seed in page and "are those published" in page
    assert browser.post(make, {"version": draw.version, "public_value": "18"}).status_code == 422
    assert json.loads(browser.get(address("draw_file", draw.pk)).content)["seed"] == draw.seed


@pytest.mark.requirement("R074")
def test_a_draw_is_cancelled_on_its_page(world: World) -> None:
    people(world, 2)
    draw = opened(world, rates={KIND: 0}, take=1)
    browser = world.browser(world.manager)
    assert "1 in 2" in shown(browser.get(address("draw", draw.pk)))
    page = address("cancel_draw", draw.pk)
    assert "stays on the list" in shown(browser.get(page))
    assert browser.post(page, {"version": draw.version, "because": "No room"}).status_code == 303
    assert "Cancelled before it was drawn" in shown(browser.get(address("draws")))
    assert world.browser().get(address("draws")).status_code == 403
