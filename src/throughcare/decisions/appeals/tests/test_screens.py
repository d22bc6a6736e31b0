"""Pages of appeals: within the house's statements, what was typed stays, and who may not answer is offered nothing."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.decisions.appeals.commands import record_fact
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.appeals.tests.arranged import (
    ALLOWED,
    days_for,
    decided,
    lodged,
    taken_up,
    told_long_ago,
)
from throughcare.decisions.hearings import commands as hearings
from throughcare.decisions.hearings.drafts import ResultDraft
from throughcare.decisions.hearings.tests.arranged import heard, process
from throughcare.decisions.noncompliance.tests.conftest import Missed
from throughcare.platform import clock
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083", "R128")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def typed(world: World, **more: str) -> dict[str, str]:
    given = {
        "grounds": "I was in hospital that week.", "lodged_how": "paper", "lodged_by": "person", "before": "agency",
        "called": "representations", "wants_hearing": "yes",
        "submission": "018f3b60-0000-7000-8000-00000000abcd",
    }  # fmt: skip
    return {**given, **day("lodged_on", clock.today(world.agency.zone)), **more}


def test_each_page_opens_within_six_statements(world: World, person: Person) -> None:
    made = taken_up(world, lodged(world, person))
    browser = SignedIn(world.manager)
    for name, args, says in (
        ("appeals", [person.pk], "Being considered"), ("appeal", [person.pk, made.pk], "Taken up by"),
        ("register", [], "To be acknowledged"),
    ):  # fmt: skip
        page = reverse(f"appeals:{name}", args=args)
        browser.get(page)
        with counted() as statements:
            shown = browser.get(page).content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert says in shown, name


def test_whoever_decided_is_offered_no_answer(world: World, person: Person) -> None:
    made = lodged(world, person)
    page = reverse("appeals:appeal", args=[person.pk, made.pk])
    take_up = reverse("appeals:take_up", args=[person.pk, made.pk])
    assert take_up not in SignedIn(world.manager).get(page).content.decode()
    other = world.user("manager", team=world.team, name="Abel")
    assert take_up in SignedIn(other).get(page).content.decode()


def test_a_late_one_is_refused_with_its_day_and_what_was_typed_stays(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 28)
    held = told_long_ago(world, person, 40)
    browser, page = world.browser(), reverse("appeals:lodge", args=[person.pk, held.pk])
    assert "That day is over: it can be lodged as late" in browser.get(page).content.decode()
    answer = browser.post(page, typed(world))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Too late to be taken as in time" in shown
    assert "I was in hospital that week." in shown
    assert not Appeal.objects.exists()
    answer = browser.post(page, typed(world, late_because="I was on the ward"))
    assert answer.status_code == 303
    made = Appeal.objects.get()
    assert (made.state, made.wants_hearing) == ("late", True)


def test_before_a_decision_the_page_says_so(world: World, person: Person) -> None:
    held = decided(world, person)
    other = world.person("Other")
    browser = world.browser()
    assert browser.get(reverse("appeals:lodge", args=[person.pk, held.pk])).status_code == 200
    assert browser.get(reverse("appeals:lodge", args=[other.pk, held.pk])).status_code == 404
    assert (
        browser.get(reverse("appeals:appeal", args=[other.pk, lodged(world, person, held).pk])).status_code
        == 404
    )


def test_the_process_says_how_to_appeal(world: World, person: Person) -> None:
    held = decided(world, person)
    shown = world.browser().get(reverse("dueprocess:process", args=[person.pk, held.pk])).content.decode()
    assert reverse("appeals:lodge", args=[person.pk, held.pk]) in shown


def test_the_button_stands_where_a_decision_is_read_for_who_may_enter_one(
    world: World, person: Person
) -> None:
    officer = world.actor()
    held = process(officer, person)
    hearing = heard(officer, person, held)
    page = reverse("hearings:hearing", args=[person.pk, hearing.pk])
    lodge = reverse("appeals:lodge", args=[person.pk, held.pk])
    assert lodge not in world.browser().get(page).content.decode()
    hearings.record_result(officer, hearing.pk, ResultDraft(
        outcome="imposed", reasons="It was proved", made_by="Example Court"), expected=hearing.version)  # fmt: skip
    missed = Missed(world)
    warning = missed.warned(by=world.manager)
    told = reverse("noncompliance:failure", args=[missed.person.pk, warning.failure_id])
    against = reverse("appeals:lodge", args=[missed.person.pk, warning.process_id])
    process_page = reverse("dueprocess:process", args=[missed.person.pk, warning.process_id])
    reader = SignedIn(world.user("auditor", team=world.team))
    for address, href in ((page, lodge), (told, against), (process_page, against)):
        assert href in world.browser().get(address).content.decode(), address
        assert href not in reader.get(address).content.decode()
    assert world.browser().get(against).status_code == 200
    answer = SignedIn(world.manager).post(
        reverse("noncompliance:withdraw", args=[missed.person.pk, warning.pk]),
        {"because": "Given in error", "version": str(warning.version)},
    )
    assert answer.status_code == 303, answer.content
    assert against not in world.browser().get(told).content.decode()


def test_the_register_says_what_is_chosen_and_each_can_be_taken_away(world: World, person: Person) -> None:
    lodged(world, person)
    browser, page = SignedIn(world.manager), reverse("appeals:register")
    bare = browser.get(page).content.decode()
    assert "moj-filter__tag" not in bare
    shown = browser.get(f"{page}?whose=mine&waits=acknowledgment").content.decode()
    assert shown.count("moj-filter__tag") == 2
    assert 'href="?waits=acknowledgment"' in shown
    assert 'href="?whose=mine"' in shown
    assert "moj-filter__tag" not in browser.get(f"{page}?whose=team&waits=nonsense").content.decode()


def test_no_page_offers_one_against_what_an_appeal_set_aside(world: World, person: Person) -> None:
    officer = world.actor()
    held = process(officer, person)
    hearing = heard(officer, person, held)
    hearings.record_result(officer, hearing.pk, ResultDraft(
        outcome="imposed", reasons="It was proved", made_by="Example Court"), expected=hearing.version)  # fmt: skip
    made = lodged(world, person, held, before="court")
    pages = [
        reverse("hearings:hearing", args=[person.pk, hearing.pk]),
        reverse("dueprocess:process", args=[person.pk, held.pk]),
    ]
    href = reverse("appeals:lodge", args=[person.pk, held.pk])
    assert all(href in world.browser().get(page).content.decode() for page in pages)
    fact = replace(ALLOWED, authority="court", made_by="Example Appeal Court", heard="")
    record_fact(officer, made.pk, fact, expected=made.version)
    assert all(href not in world.browser().get(page).content.decode() for page in pages)


def test_the_agency_sets_the_days_of_an_appeal(world: World) -> None:
    browser = SignedIn(world.manager)
    assert "Deciding an appeal" in browser.get(reverse("dueprocess:days")).content.decode()
    page = reverse("dueprocess:set_days", args=["warning", "appeal_decided", "by"])
    assert "Warning: deciding an appeal" in browser.get(page).content.decode()
    answer = browser.post(page, {
        "amount": "28", "unit": "calendar day", "reason": "Policy",
        "submission": "018f3b60-0000-7000-8000-00000000abce",
    })  # fmt: skip
    assert answer.status_code == 303
