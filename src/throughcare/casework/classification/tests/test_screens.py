"""The pages of levels, proposals, overrides and flags: what they say, in how many statements, and what they refuse."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.classification import commands
from throughcare.casework.classification.models import Flag, LevelHeld, Override, Proposal
from throughcare.casework.classification.queries import level_on
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_named("classification.test")


@pytest.fixture
def person(world: World) -> Person:
    """At E since two calculations, with C proposed."""
    made = world.person()
    ordered(made)
    assessed(made, arp=20, csrp=0.6, on=TODAY - timedelta(days=200))
    commands.recalculate(SYSTEM, made.pk, "assessment")
    Proposal.objects.update(state="superseded")
    factories.LevelHeldFactory(person=made, level="E", starts_on=TODAY - timedelta(days=90))
    factories.LevelHeldFactory(person=made, level="G", ends_on=TODAY - timedelta(days=90))
    assessed(made, arp=55, csrp=3.5, harm="HIGH")
    commands.recalculate(SYSTEM, made.pk, "assessment")
    return made


def address(name: str, person: Person, *ids: Any) -> str:
    return reverse(f"classification:{name}", args=[person.pk, *ids])


def waiting() -> Proposal:
    return Proposal.objects.get(state="waiting")


def hidden(body: str, name: str) -> str:
    """The value of a hidden field."""
    return body.split(f'name="{name}"', 1)[1].split('value="', 1)[1].split('"', 1)[0]


@pytest.mark.requirement("R013", "R030")
def test_the_page_says_the_level_what_drives_it_and_what_waits(world: World, person: Person) -> None:
    factories.FlagFactory(person=person, kind="ADVP", review_on=TODAY - timedelta(days=1))
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(address("levels", person))
    assert answer.status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements
    shown = answer.content.decode()
    for said in (
        "Tier E (low)", "Tier C is proposed", "Open the reasons", "Likelihood of reoffending", "Risk of serious harm",
        "High", "Domestic abuse: perpetrator", "Review overdue", "Why has this tier changed?", "<svg", "Tier G",
        "Calculate it now",
    ):  # fmt: skip
        assert said in shown, said


@pytest.mark.requirement("R132")
def test_the_reasons_stand_side_by_side_with_what_would_change(world: World, person: Person) -> None:
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(address("proposal", person, waiting().pk)).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    for said in (
        "Tier C is proposed", "Before:", "Now:", "Differs", "The tier is C", "What the tier changes",
        "Programme priority", "Places on programmes of medium intensity", "throughcare rules evaluate tier-ew-v3",
    ):  # fmt: skip
        assert said in shown, said


@pytest.mark.requirement("R030", "R132")
def test_accepting_in_the_browser_changes_the_level_and_asks_to_tell_the_person(
    world: World, person: Person
) -> None:
    browser = world.browser()
    page = address("proposal", person, waiting().pk)
    shown = browser.get(page).content.decode()
    sent = {
        "reasons": hidden(shown, "reasons"),
        "version": hidden(shown, "version"),
        "submission": str(uuid4()),
    }
    refused = browser.post(page, {**sent, "reasons": "", "decision": "accept"})
    assert refused.status_code == 422
    assert "Open the reasons first" in refused.content.decode()
    answer = browser.post(page, {**sent, "decision": "accept", "submission": str(uuid4())})
    assert answer.status_code in (302, 303)
    assert level_on(person.pk, TODAY) == "C"
    level = LevelHeld.objects.get(person=person, ends_on=None)
    notice = browser.get(address("tell", person, level.pk)).content.decode()
    for said in ("Your tier is Tier C", "This is why: The tier is C", "tell your probation practitioner"):
        assert said in notice, said
    told = {
        "how": "in_person",
        "told_on_day": TODAY.day,
        "told_on_month": TODAY.month,
        "told_on_year": TODAY.year,
    }
    answer = browser.post(address("tell", person, level.pk), {**told, "version": "1"})
    assert answer.status_code in (302, 303), answer.content.decode()
    why = browser.get(address("why", person)).content.decode()
    assert "Why has this tier changed?" in why and "Accepted by Olive Officer" in why and "Differs" in why


def test_declining_without_words_keeps_what_was_typed(world: World, person: Person) -> None:
    browser = world.browser()
    page = address("proposal", person, waiting().pk)
    shown = browser.get(page).content.decode()
    sent = {"reasons": hidden(shown, "reasons"), "version": "1", "decision": "decline", "words": ""}
    refused = browser.post(page, sent)
    assert (refused.status_code, "Say why the level stays" in refused.content.decode()) == (422, True)
    assert browser.post(page, {**sent, "words": "ARP is contested."}).status_code in (302, 303)
    assert "Declined" in browser.get(page).content.decode()


@pytest.mark.requirement("R027", "R128")
def test_an_override_is_asked_with_a_nudge_and_signed_by_the_manager(world: World, person: Person) -> None:
    browser, page = world.browser(), address("ask_override", person)
    day = TODAY + timedelta(days=30)
    sent = {
        "level": "D", "reason": "progress", "words": "Has complained, and kept every appointment since June.",
        "review_on_day": day.day, "review_on_month": day.month, "review_on_year": day.year, "submission": str(uuid4()),
    }  # fmt: skip
    assert "May be no reason" in browser.get(page).content.decode()
    refused = browser.post(page, sent | {"reason": "poverty"})
    assert "Being poor is no reason" in refused.content.decode()
    nudged = browser.post(page, sent | {"submission": str(uuid4())})
    shown = nudged.content.decode()
    assert nudged.status_code == 422
    assert "harm stands high" in shown and "having contested" in shown and "kept every appointment" in shown
    done = browser.post(
        page, sent | {"submission": str(uuid4()), "considered": "on", "speaks_for": "Five months."}
    )
    assert done.status_code in (302, 303), done.content.decode()
    held = Override.objects.get()
    manager = world.browser(world.manager)
    assert "Overrides to sign: 1" in manager.get(reverse("classification:waiting")).content.decode()
    with counted() as statements:
        shown = manager.get(address("override", person, held.pk)).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    for said in (
        "Tier D instead of Tier C",
        "What speaks against it",
        "Five months.",
        "The second signature",
    ):
        assert said in shown, said
    given = {"reasons": hidden(shown, "reasons"), "version": hidden(shown, "version"), "decision": "approve"}
    assert manager.post(address("override", person, held.pk), given).status_code in (302, 303)
    assert level_on(person.pk, TODAY) == "D"
    shown = browser.get(address("levels", person)).content.decode()
    assert "The rule gives" in shown and "Tier C. An override holds" in shown
    why = browser.get(address("why", person)).content.decode()
    assert "An override holds: Tier D instead of Tier C" in why
    assert browser.post(address("override", person, held.pk), given).status_code == 403


def test_flags_in_the_browser(world: World, person: Person) -> None:
    browser = world.browser()
    day = {"starts_on_day": TODAY.day, "starts_on_month": TODAY.month, "starts_on_year": TODAY.year}
    answer = browser.post(
        address("set_flag", person), {"kind": "MAPP", "level": "M2", **day, "submission": str(uuid4())}
    )
    assert answer.status_code in (302, 303), answer.content.decode()
    flag = Flag.objects.get()
    assert "Level 2" in browser.get(address("review_flag", person, flag.pk)).content.decode()
    answer = browser.post(
        address("review_flag", person, flag.pk), {"level": "M1", "note": "Lower", "version": "1"}
    )
    assert answer.status_code in (302, 303), answer.content.decode()
    refused = browser.post(address("remove_flag", person, flag.pk), {"because": "mistake", "version": "2"})
    assert "Say what has changed" in refused.content.decode()
    sent = {"because": "no_longer", "words": "The panel closed it.", "version": "2"}
    assert browser.post(address("remove_flag", person, flag.pk), sent).status_code in (302, 303)
    assert "The panel closed it." in browser.get(address("levels", person)).content.decode()


def test_whoever_only_reads_sees_the_reasons_and_no_form(world: World, person: Person) -> None:
    clerk = world.browser(world.user("support", team=world.team))
    shown = clerk.get(address("proposal", person, waiting().pk)).content.decode()
    assert "The tier is C" in shown and "Your decision" not in shown
    assert clerk.post(address("proposal", person, waiting().pk), {"decision": "accept"}).status_code == 403


def test_a_page_of_nobody_classified_says_so(world: World) -> None:
    person = world.person()
    shown = world.browser().get(address("levels", person)).content.decode()
    for said in ("No tier is recorded.", "Not calculated yet.", "No flag stands."):
        assert said in shown, said
    assert "No tier is recorded." in world.browser().get(address("why", person)).content.decode()


def test_an_id_of_somebody_else_leads_nowhere(world: World, person: Person) -> None:
    other = world.person(given="Other")
    assert world.browser().get(address("proposal", other, waiting().pk)).status_code == 404


@pytest.mark.requirement("R132")
def test_both_levels_and_the_flags_stand_wherever_the_level_does(world: World, person: Person) -> None:
    held = LevelHeld.objects.get(person=person, ends_on=None)
    LevelHeld.objects.filter(pk=held.pk).update(rule_level="C")
    factories.FlagFactory(person=person, kind="REG24")
    browser = world.browser()
    overview = browser.get(reverse("web:overview", args=[person.pk])).content.decode()
    for said in (
        "Tier E (override; rule: Tier C)",
        "Tier E by override; the rule gives Tier C",
        "Women&#39;s safety",
    ):
        assert said in overview, said
    assert (
        "Tier E by override; the rule gives Tier C" in browser.get(address("levels", person)).content.decode()
    )
    assert "Override; rule: Tier C" in browser.get(reverse("web:caseload")).content.decode()
