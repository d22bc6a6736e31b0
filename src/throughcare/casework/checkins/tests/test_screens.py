"""The officer's and the manager's pages of check-ins: what they say, in how many statements, and what they refuse."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.checkins.models import Checkin, CheckinChoice, CheckinSeries, OwnQuestion
from throughcare.casework.checkins.tests.arranged import (
    NOTHING_AGAINST,
    TODAY,
    approved,
    asked,
    opened,
    ran_out,
    safe_phone,
)
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.events.models import StoredEvent
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R149", "R130")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Robin", "Ashworth")


def address(name: str, *ids: Any) -> str:
    return reverse(f"checkins:{name}", args=ids)


def sent(**fields: Any) -> dict[str, Any]:
    return {"submission": str(uuid4()), **fields}


def dated(name: str, on: Any = TODAY) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def arranging(**given: str) -> dict[str, Any]:
    facts = {f"fact_{name}": "no" for name in NOTHING_AGAINST}
    usual = {
        "mode": "SUPPLEMENT",
        "interval_days": "14",
        "channel": "text",
        "check_kind": "code",
        "reason": "Early shifts.",
    }
    return sent(**dated("agreed_on"), **dated("first_on"), **(facts | usual | given))


def submitted(person: Person, **answers: Any) -> Checkin:
    """One that was sent in, with these answers."""
    checkin: Checkin = factories.CheckinFactory(
        person=person, state="submitted", submitted_at=clock.now(), review_by=TODAY
    )
    for question, value in answers.items():
        factories.SelfAnswerFactory(person=person, report=checkin.report, question=question, value=value)
    return checkin


def test_an_officer_asks_and_the_manager_approves_on_their_pages(world: World, person: Person) -> None:
    officer, manager = world.browser(), world.browser(world.manager)
    page = officer.get(address("arrange", person.pk))
    assert b"free choice" in page.content and b"Is the person under 18?" in page.content
    assert b"picture" not in page.content, "switched off"
    assert officer.post(address("arrange", person.pk), arranging()).status_code == 303
    series = CheckinSeries.objects.get(person=person)
    waiting = manager.get(address("waiting"))
    assert b"Robin Ashworth" in waiting.content and b"Every two weeks" in waiting.content
    page = manager.get(address("decide", person.pk, series.pk))
    assert b"Nothing speaks against it" in page.content and b"Early shifts." in page.content
    given = sent(decision="approved", reason="", version=series.version)
    assert manager.post(address("decide", person.pk, series.pk), given).status_code == 303
    assert CheckinSeries.objects.get(pk=series.pk).status == "verified"
    assert officer.get(address("decide", person.pk, series.pk)).status_code == 403


def test_what_is_refused_stands_beside_the_form_and_nothing_typed_is_lost(
    world: World, person: Person
) -> None:
    refused = world.browser().post(
        address("arrange", person.pk), arranging(mode="REPLACE", fact_domestic_abuse="yes")
    )
    assert refused.status_code == 422 and b"domestic abuse stands on the record" in refused.content
    assert b"Early shifts." in refused.content and not CheckinSeries.objects.exists()


def test_the_record_fills_in_what_it_knows_and_says_no_to_nothing_it_does_not(
    world: World, person: Person
) -> None:
    factories.FlagFactory(person=person, kind="ADVP")
    page = world.browser().get(address("arrange", person.pk)).content.decode()
    said = {}
    for name in NOTHING_AGAINST:
        for value in ("yes", "no"):
            at = page.index(f'name="fact_{name}"', 0)
            whole = page[at : page.index("</fieldset>", at)]
            part = whole.split(f'value="{value}"')[1].split(">")[0]
            said[name, value] = "checked" in part
    assert said["domestic_abuse", "yes"] and not said["sexual_conviction", "yes"]
    assert not said["sexual_conviction", "no"] and not said["national_security", "no"]


def test_the_page_shows_how_they_check_in_in_few_statements(world: World, person: Person) -> None:
    checkin = opened(world, person)
    ran_out(person, series=checkin.series, state="expired", review_by=TODAY)
    browser = world.browser()
    for page in (
        address("checkins", person.pk),
        address("checkin", person.pk, checkin.pk),
        address("waiting"),
    ):
        with counted() as statements:
            answer = browser.get(page)
        assert answer.status_code == 200 and len(statements) <= MOST_A_PAGE, (page, statements)
    shown = browser.get(address("checkins", person.pk)).content.decode()
    for said in (
        "Every two weeks, beside meetings",
        "Open now",
        "Max Manager",
        "no failure by itself",
        "Ran out",
    ):
        assert said in shown, said


def test_the_review_shows_what_changed_and_who_asks_for_help(world: World, person: Person) -> None:
    series = approved(world, person)
    before = factories.CheckinFactory(
        person=person, series=series, due_on=TODAY.replace(year=TODAY.year - 1), state="reviewed", how="fine",
        submitted_at=clock.now(), reviewed_at=clock.now(), reviewed_by=world.officer,
    )  # fmt: skip
    factories.SelfReportFactory._meta.model.objects.filter(pk=before.report_id).update(
        state="answered", answered_at=clock.now()
    )
    factories.SelfAnswerFactory(person=person, report=before.report, question="mood", value="WELL")
    factories.SelfAnswerFactory(person=person, report=before.report, question="callback", value=False)
    checkin = submitted(person, mood="STRUGGLING", callback=False)
    task = factories.SafetyTaskFactory(person=person, kind="help", source_of=checkin.report_id, form="check-in",
                                       question="mood", value="STRUGGLING")  # fmt: skip
    page = world.browser().get(address("checkin", person.pk, checkin.pk)).content.decode()
    assert "Changed.</strong> Last time: Well" in page and page.count("Changed.") == 1
    assert reverse("selfreports:safety", args=[person.pk, task.pk]) in page
    listed = world.browser().get(address("waiting")).content.decode()
    assert "Asks for help, or is not well" in listed
    assert b"Somebody asks for help or is not well" in world.browser().get(
        reverse("selfreports:safety", args=[person.pk, task.pk])
    ).content  # fmt: skip


def test_a_review_is_kept_once_and_says_what_was_done(world: World, person: Person) -> None:
    checkin = submitted(person, mood="WELL")
    browser, page = world.browser(), address("checkin", person.pk, checkin.pk)
    assert browser.post(page, sent(version=checkin.version, how="nothing")).status_code == 422
    given = sent(version=checkin.version, how="contacted", note="We spoke.")
    assert browser.post(page, given).status_code == 303
    held = Checkin.objects.get(pk=checkin.pk)
    assert (held.state, held.how, held.reviewed_by_id) == ("reviewed", "contacted", world.officer.pk)
    assert b"We spoke." in browser.get(page).content
    again = browser.post(page, sent(version=held.version, how="fine"))
    assert again.status_code == 422 and b"read it already" in again.content


@pytest.mark.parametrize(
    ("how", "technical"), [("technical", True), ("not_reached", True), ("unknown", False)]
)
def test_one_that_ran_out_needs_words_and_says_whether_it_could_be_sent(
    world: World, person: Person, how: str, technical: bool
) -> None:
    checkin = ran_out(person, state="expired", review_by=TODAY)
    browser, page = world.browser(), address("checkin", person.pk, checkin.pk)
    assert b"no failure by itself" in browser.get(page).content
    refused = browser.post(page, sent(version=checkin.version, how=how, note=""))
    assert refused.status_code == 422 and b"Say in words" in refused.content
    assert browser.post(page, sent(version=checkin.version, how=how, note="I asked.")).status_code == 303
    told = StoredEvent.objects.get(kind="checkins.CheckinReviewed").body
    assert (told["expired"], told["technical"]) == (True, technical)


def test_a_link_is_shown_once_to_print_or_read_out(world: World, person: Person) -> None:
    checkin = opened(world, person, channel="hand")
    browser = world.browser()
    page = browser.post(address("give_link", person.pk, checkin.pk)).content.decode()
    assert "To type or read out" in page and "<svg" in page and "/own/in/" in page and "116 123" in page
    assert Checkin.objects.get(pk=checkin.pk).told == "by_hand"
    told = AuditEvent.objects.filter(action="checkins:link:given", people__contains=[person.pk])
    assert told.count() == 1 and b"/own/in/" not in bytes(told.get().body)


def test_a_new_link_a_reminder_too_soon_and_cancelling(world: World, person: Person) -> None:
    safe_phone(person)
    checkin = opened(world, person)
    browser = world.browser()
    assert browser.post(address("remind", person.pk, checkin.pk)).status_code == 303
    assert PersonMessage.objects.filter(kind="checkin_reminder", state="waiting").count() == 1
    browser.post(address("remind", person.pk, checkin.pk))
    assert b"less than 30 minutes ago" in browser.get(address("checkin", person.pk, checkin.pk)).content
    Checkin.objects.filter(pk=checkin.pk).update(reminded_at=clock.now() - timedelta(hours=1))
    browser.post(address("remind", person.pk, checkin.pk))
    assert b"asked for before" in browser.get(address("checkin", person.pk, checkin.pk)).content
    version = Checkin.objects.get(pk=checkin.pk).version
    browser.post(address("cancel", person.pk, checkin.pk), {"version": version - 1})
    assert b"changed meanwhile" in browser.get(address("checkin", person.pk, checkin.pk)).content
    assert browser.post(address("cancel", person.pk, checkin.pk), {"version": version}).status_code == 303
    assert Checkin.objects.get(pk=checkin.pk).cancelled_because == "officer"
    assert not PersonMessage.objects.filter(state="waiting").exists(), "nothing more goes out about it"


def test_own_questions_are_added_and_taken_back_and_stay_few(world: World, person: Person) -> None:
    series = approved(world, person)
    browser, page = world.browser(), address("add_question", person.pk, series.pk)
    for n in range(3):
        assert browser.post(page, sent(asks=f"Question {n}?")).status_code == 303
    refused = browser.post(page, sent(asks="And one more?"))
    assert (
        refused.status_code == 422
        and b"stays short" in refused.content
        and b"And one more?" in refused.content
    )
    first = OwnQuestion.objects.get(asks="Question 0?")
    browser.post(address("drop_question", person.pk, series.pk, first.pk), {"version": first.version})
    assert OwnQuestion.objects.count() == 2


def test_pictures_are_the_agencys_choice_with_a_reason(world: World) -> None:
    manager = world.browser(world.manager)
    assert b"They are off" in manager.get(address("choice")).content
    assert manager.post(address("choice"), sent(photo="on", reason="")).status_code == 422
    assert manager.post(address("choice"), sent(photo="on", reason="The board agreed.")).status_code == 303
    assert CheckinChoice.objects.get(agency=world.agency).photo
    assert world.browser().get(address("choice")).status_code == 403


def test_another_agency_sees_none_of_it(world: World, make_world: Any, person: Person) -> None:
    checkin = opened(world, person)
    stranger = make_world().browser()
    for page in (address("checkins", person.pk), address("checkin", person.pk, checkin.pk)):
        assert stranger.get(page).status_code == 404
    assert b"Robin" not in stranger.get(address("waiting")).content


def test_stale_answers_are_refused(world: World, person: Person) -> None:
    series = asked(world, person)
    manager = world.browser(world.manager)
    given = sent(decision="approved", reason="", version=series.version + 1)
    assert manager.post(address("decide", person.pk, series.pk), given).status_code == 422
    assert CheckinSeries.objects.get(pk=series.pk).status == "initial"
