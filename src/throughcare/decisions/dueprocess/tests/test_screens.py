"""The pages: the path, every form, what stays typed after an error, few statements."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests.arranging import World
from tests.counting import counted
from tests.fair import close_gates, states

from throughcare.decisions.dueprocess import commands, queries
from throughcare.decisions.dueprocess.models import Decision, GateDays, Process
from throughcare.platform import clock
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def process(world: World, person: Person) -> Process:
    return commands.open_process(
        world.actor(), person.pk, "condition_change", about=uuid4(), reported_by=world.officer.pk
    )


def _at(name: str, moment: datetime) -> dict[str, str]:
    stamp = moment.astimezone(ZoneInfo("Europe/London"))
    return {
        f"{name}_day_day": str(stamp.day), f"{name}_day_month": str(stamp.month), f"{name}_day_year": str(stamp.year),
        f"{name}_time": f"{stamp:%H:%M}",
    }  # fmt: skip


def test_the_list_says_what_is_prepared_and_begins_a_decision(world: World, person: Person) -> None:
    browser = world.browser()
    page = reverse("dueprocess:processes", args=[person.pk])
    assert "No decision has been prepared" in browser.get(page).text
    begun = browser.post(reverse("dueprocess:begin", args=[person.pk]), {
        "kind": "condition_change", "reported_by": str(world.officer.pk), "submission": str(uuid4()),
    })  # fmt: skip
    assert begun.status_code == 302 or begun.status_code == 303, begun.text
    assert "Change of conditions" in browser.get(page).text
    assert Process.objects.get(person=person).reported_by_id == world.officer.pk


@pytest.mark.requirement("R132")
def test_the_path_shows_each_step_with_its_law_its_clock_and_the_next_one_first(
    world: World, person: Person, process: Process
) -> None:
    browser = world.browser()
    address = reverse("dueprocess:process", args=[person.pk, process.pk])
    with counted() as spent:
        page = browser.get(address)
    assert page.status_code == 200
    assert len(spent) <= 6, spent
    assert "Next:</strong> Interpreter and adjustments" in page.text
    assert "No figure was read: the agency sets its days." in page.text
    assert "every gate" in page.text
    assert "No step here delays the police, an ambulance or safeguarding." in page.text


@pytest.mark.parametrize("name", ["facts", "adjourn", "represent", "decide", "fact_of", "drop"])
def test_every_page_of_a_process_opens(world: World, person: Person, process: Process, name: str) -> None:
    found = world.browser().get(reverse(f"dueprocess:{name}", args=[person.pk, process.pk]))
    expected = 403 if name == "decide_" else 200
    assert found.status_code == expected, found.text


def test_a_notice_is_printed_tried_and_served(world: World, person: Person, process: Process) -> None:
    browser, officer = world.browser(), world.actor()
    close_gates(officer, process.pk, but=frozenset({"notice"}))
    gate = reverse("dueprocess:gate", args=[person.pk, process.pk, "notice"])
    printed = browser.get(reverse("dueprocess:notice", args=[person.pk, process.pk, "notice"]))
    assert "You have the right" in printed.text and "question people who speak against you" in printed.text
    now = clock.now()
    tried = {
        "how": "post",
        "outcome": "returned",
        "words": "",
        "submission": str(uuid4()),
        **_at("tried_at", now - timedelta(hours=3)),
    }
    assert browser.post(gate, tried).status_code == 303
    assert states(process.pk)["notice"] == "open"
    served = {
        **tried,
        "how": "in_person",
        "outcome": "served",
        "submission": str(uuid4()),
        **_at("tried_at", now - timedelta(hours=2)),
    }
    assert browser.post(gate, served).status_code == 303
    assert states(process.pk)["notice"] == "met"
    assert (
        "by post, came back" in browser.get(reverse("dueprocess:process", args=[person.pk, process.pk])).text
    )


def test_a_wrong_answer_is_said_beside_its_field_and_nothing_typed_is_lost(
    world: World, person: Person, process: Process
) -> None:
    browser = world.browser()
    address = reverse("dueprocess:gate", args=[person.pk, process.pk, "interpreter"])
    sent = {
        "finding": "present",
        "words": "",
        "version": "1",
        **_at("happened_at", clock.now() - timedelta(hours=1)),
    }
    answer = browser.post(address, sent)
    assert answer.status_code == 422
    assert "Say how, in a sentence" in answer.text
    assert "checked" in answer.text
    early = browser.post(reverse("dueprocess:gate", args=[person.pk, process.pk, "heard"]), {
        "finding": "in_writing", "words": "They wrote a page", "version": "1",
        **_at("happened_at", clock.now() - timedelta(hours=1)),
    })  # fmt: skip
    assert early.status_code == 422
    assert "This comes after" in early.text and "They wrote a page" in early.text


@pytest.mark.requirement("R080")
def test_a_waiver_is_never_ticked_beforehand(world: World, person: Person, process: Process) -> None:
    officer, browser = world.actor(), world.browser()
    close_gates(officer, process.pk, but=frozenset({"counsel"}))
    address = reverse("dueprocess:waive", args=[person.pk, process.pk, "counsel"])
    page = browser.get(address).text
    box = page[page.index('name="informed"') - 200 : page.index('name="informed"') + 200]
    assert "checked" not in box
    sent = {
        "language": "en", "told": "A lawyer may be there, free of charge", "signed_how": "paper", "version": "1",
        "interpreter": "", "adult": "", **_at("signed_at", clock.now() - timedelta(minutes=30)),
    }  # fmt: skip
    refused = browser.post(address, sent)
    assert refused.status_code == 422 and "Only where the person knew what they gave up" in refused.text
    assert browser.post(address, {**sent, "informed": "on"}).status_code == 303
    assert states(process.pk)["counsel"] == "waived"


@pytest.mark.requirement("R131")
def test_a_manager_decides_with_reasons_and_says_why_nothing_less(
    world: World, person: Person, process: Process
) -> None:
    browser = world.browser(world.manager)
    address = reverse("dueprocess:decide", args=[person.pk, process.pk])
    close_gates(world.actor(), process.pk)
    version = queries.process(world.actor(), process.pk).process.version
    sent = {
        "outcome": "imposed",
        "reasons": "They wrote that they had moved",
        "proportionate": "",
        "version": version,
    }
    refused = browser.post(address, sent)
    assert refused.status_code == 422 and "nothing less" in refused.text
    assert (
        browser.post(address, {**sent, "proportionate": "The curfew alone did not help"}).status_code == 303
    )
    assert Decision.objects.get(process=process).decided_by_id == world.manager.pk
    page = browser.get(reverse("dueprocess:process", args=[person.pk, process.pk])).text
    assert "The curfew alone did not help" in page and "Max Manager" in page


def test_the_officer_who_reported_it_is_told_that_somebody_else_decides(
    world: World, person: Person, process: Process
) -> None:
    close_gates(world.actor(), process.pk)
    version = queries.process(world.actor(), process.pk).process.version
    answer = world.browser().post(reverse("dueprocess:decide", args=[person.pk, process.pk]), {
        "outcome": "imposed", "reasons": "Because", "proportionate": "Nothing less", "version": version,
    })  # fmt: skip
    assert answer.status_code == 422 and "This is decided by a manager" in answer.text


def test_what_a_court_decided_is_recorded_and_what_is_unproved_says_so(world: World, person: Person) -> None:
    browser = world.browser()
    sent = {
        "kind": "sanction", "authority": "court", "made_by": "Exampleton Magistrates' Court", "outcome": "imposed",
        "reasons": "Given in open court", "late_because": "", "submission": str(uuid4()),
        **_at("decided_at", clock.now() - timedelta(days=1)),
    }  # fmt: skip
    assert browser.post(reverse("dueprocess:fact", args=[person.pk]), sent).status_code == 303
    process = Process.objects.get(person=person)
    page = browser.get(reverse("dueprocess:process", args=[person.pk, process.pk])).text
    assert "Not evidenced" in page and "Exampleton Magistrates" in page


@pytest.mark.requirement("R080")
def test_the_agencys_days_are_set_by_one_person_and_agreed_by_another(world: World, person: Person) -> None:
    first, second = world.browser(world.manager), world.browser(world.user("manager", team=world.team))
    address = reverse("dueprocess:set_days", args=["condition_change", "heard", "not_before"])
    sent = {
        "amount": "7",
        "unit": "calendar day",
        "reason": "Our policy of 2 November 2026",
        "submission": str(uuid4()),
    }
    assert first.post(address, sent).status_code == 303
    days = GateDays.objects.get()
    agree = reverse("dueprocess:agree_days", args=[days.pk])
    refused = first.post(agree, {"version": days.version})
    assert refused.status_code == 422 and "Somebody else has to agree" in refused.text
    assert second.post(agree, {"version": days.version}).status_code == 303
    page = first.get(reverse("dueprocess:days")).text
    assert "7 calendar days" in page
    process = commands.open_process(
        world.actor(), person.pk, "condition_change", about=uuid4(), reported_by=world.officer.pk
    )
    close_gates(world.actor(), process.pk, but=frozenset({"heard"}))
    notice = process.gates.get(gate="notice", known_to=None).happened_at
    heard = process.gates.get(gate="heard", known_to=None)
    assert notice is not None and heard.earliest_at is not None
    assert timedelta(days=7) <= heard.earliest_at - notice <= timedelta(days=8)
