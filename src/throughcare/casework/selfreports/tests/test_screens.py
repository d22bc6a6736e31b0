"""Pages of staff: asking, the link shown once, the device handed over, the paper, and what was done about danger."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.counting import counted

from throughcare.casework.selfreports import commands, cookie
from throughcare.casework.selfreports.commands.asking import OPEN_DAYS
from throughcare.casework.selfreports.models import ReportKey, SafetyTask, SelfAnswer, SelfReport
from throughcare.casework.selfreports.refusals import AskedAlready, ForAdults, NoLongerOpen, NotOffered
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import assume

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019")]
BORN = date(1990, 5, 17)


@pytest.fixture
def person(world: World) -> Any:
    return world.person("Robin", "Ash", born_from=BORN, born_to=BORN, born_precision="exact")


def asked(world: World, person: Any, way: str, form: str = "phq-9") -> SelfReport:
    report = commands.ask(world.actor(), person.pk, form, way)
    assume(SYSTEM)
    return report


def at(name: str, person: Any, report: Any = None) -> str:
    return reverse(f"selfreports:{name}", args=[person.pk, report.pk] if report else [person.pk])


def test_the_officer_asks_and_is_led_to_the_next_step(world: World, person: Any) -> None:
    browser = world.browser()
    assert b"The person was not asked yet" in browser.get(at("reports", person)).content
    page = browser.get(at("ask", person)).content.decode()
    assert "How I see it" in page and page.index("How I see it") < page.index("PHQ-9")
    given = {"form": "self-assessment", "way": "link", "submission": "0f0e6a5e-1111-4a6a-9c00-000000000001"}
    answer = browser.post(at("ask", person), given)
    report = SelfReport.objects.get()
    assert answer["Location"] == at("report", person, report)
    assert browser.post(at("ask", person), given)["Location"] == answer["Location"], "sent twice, asked once"
    assert (report.ends_at - report.asked_at).days == OPEN_DAYS
    again = browser.post(at("ask", person), given | {"submission": "0f0e6a5e-1111-4a6a-9c00-000000000002"})
    assert again.status_code == 422 and b"asked this already" in again.content


def test_what_may_not_be_asked_is_refused(world: World, person: Any) -> None:
    actor = world.actor()
    commands.ask(actor, person.pk, "phq-9", "paper")
    with pytest.raises(AskedAlready):
        commands.ask(actor, person.pk, "phq-9", "link")
    for form, way in (("needs-and-harm-ew", "paper"), ("no-such", "paper"), ("gad-7", "pigeon")):
        with pytest.raises(NotOffered):
            commands.ask(actor, person.pk, form, way)
    child = world.person(born_from=date(2012, 1, 1), born_to=date(2012, 1, 1), born_precision="exact")
    with pytest.raises(ForAdults):
        commands.ask(actor, child.pk, "phq-9", "paper")
    assert commands.ask(actor, child.pk, "self-assessment", "paper").pk, "anybody may say how they see it"
    with pytest.raises(NotPermitted):
        commands.ask(world.actor(world.user("reception", team=world.team)), person.pk, "gad-7", "paper")
    with pytest.raises(NotThere):
        commands.ask(World().actor(), person.pk, "gad-7", "paper")


def test_what_ran_out_may_be_asked_again(world: World, person: Any) -> None:
    report = asked(world, person, "link")
    commands.make_link(world.actor(), person.pk, report.pk, "code")
    assume(SYSTEM)
    SelfReport.objects.update(ends_at=clock.now(), asked_at=report.asked_at.replace(year=2025), version=2)
    assert commands.run_out() == 1 and commands.run_out() == 0
    assume(SYSTEM)
    report.refresh_from_db()
    assert report.state == "expired" and ReportKey.objects.get().stopped_at is not None
    with pytest.raises(NoLongerOpen):
        commands.make_link(world.actor(), person.pk, report.pk, "code")
    assert asked(world, person, "link").pk != report.pk


def test_the_link_is_shown_once_as_text_and_code_and_kept_as_a_hash(world: World, person: Any) -> None:
    report, browser = asked(world, person, "link"), world.browser()
    page = browser.post(at("make_link", person, report), {"check": "code"})
    text = page.content.decode()
    assert page["Cache-Control"] == "no-store" and "/own/in/" in text and 'role="img"' in text
    token = text.split("/own/in/")[1].split("/")[0]
    key = ReportKey.objects.get()
    assert len(token) == 43 and token not in (key.token_hash, key.check_hash) and len(key.token_hash) == 64
    assert b"is open and was not used yet" in browser.get(at("report", person, report)).content
    browser.post(at("stop_link", person, report))
    assert b"Make the link" in browser.get(at("report", person, report)).content


def test_without_a_date_of_birth_the_code_is_offered(world: World) -> None:
    person = world.person(born_from=None, born_to=None, born_precision="unknown")
    report, browser = asked(world, person, "link"), world.browser()
    answer = browser.post(at("make_link", person, report), {"check": "birth"}, follow=True)
    assert b"Choose the code" in answer.content and not ReportKey.objects.exists()
    assert b"6 numbers" not in answer.content


def test_a_device_handed_over_shows_the_questions_and_no_record(world: World, person: Any) -> None:
    report, browser = asked(world, person, "tablet"), world.browser()
    assert b"Lock and begin" in browser.get(at("hand_over", person, report)).content
    answer = browser.post(at("hand_over", person, report))
    assert answer["Location"] == reverse("portal:begin") and browser.cookies[cookie.NAME]["httponly"]
    for address in (at("reports", person), reverse("web:today"), at("report", person, report)):
        assert browser.get(address)["Location"].startswith(reverse("access:locked")), "the record stays shut"
    browser.post(reverse("portal:begin"))
    page = browser.get(reverse("portal:part", args=[1])).content.decode()
    for told in ("Olive Officer", "Robin", "Ash", "Sign out", "tc-header"):
        assert told not in page
    browser.post(reverse("portal:part", args=[1]), {"q-item_1": "v:1"})
    done = browser.post(reverse("portal:send"))
    assert b"Give the device back now" in browser.get(done["Location"]).content
    assert browser.get(at("report", person, report))["Location"].startswith(reverse("access:locked"))
    assert SelfAnswer.objects.get(question="item_1").recorded_by.is_system


def test_stopping_on_a_device_handed_over_lets_nobody_in_again(world: World, person: Any) -> None:
    report, browser = asked(world, person, "tablet"), world.browser()
    browser.post(at("hand_over", person, report))
    secret = browser.cookies[cookie.NAME].value
    browser.post(reverse("portal:begin"))
    browser.post(reverse("portal:stop"))
    browser.cookies[cookie.NAME] = secret
    assert browser.get(reverse("portal:part", args=[1])).status_code == 404


def test_the_paper_is_large_names_nobody_and_says_what_it_is(world: World, person: Any) -> None:
    report, browser = asked(world, person, "paper"), world.browser()
    page = browser.get(at("paper", person, report)).content.decode()
    assert "tc-letter--large" in page and "They are not a diagnosis" in page and "call 999" in page
    assert "Nothing bad happens if you do" in page and str(report.pk)[-8:] in page
    assert "Robin" not in page and "Ash" not in page and person.reference not in page
    pdf = browser.get(at("paper_pdf", person, report))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    assert "Robin" not in pdf["Content-Disposition"]


def test_what_the_person_wrote_is_typed_in_as_theirs(world: World, person: Any) -> None:
    report, browser = asked(world, person, "paper", "self-assessment"), world.browser()
    wrong = browser.post(at("type_in", person, report), {"q-home_helps": ["My brother", "o:not_known"]})
    assert (
        wrong.status_code == 422
        and b"Keep one of the two" in wrong.content
        and b"My brother" in wrong.content
    )
    given = {"q-home_helps": "My brother", "q-home_how": "v:HARD", "q-safety_self": "v:SOMETIMES"}
    assert browser.post(at("type_in", person, report), given).status_code == 303
    report.refresh_from_db()
    assert (report.state, report.typed_by_id) == ("answered", world.officer.pk)
    assert SafetyTask.objects.get().question == "safety_self"
    shown = browser.get(at("report", person, report)).content.decode()
    assert "typed in by Olive Officer" in shown and "My brother" in shown and "It is hard" in shown
    assert browser.post(at("type_in", person, report), given).status_code == 422, "answered is answered"


def test_questions_are_taken_back_at_the_version_that_was_seen(world: World, person: Any) -> None:
    report, browser = asked(world, person, "link"), world.browser()
    stale = browser.post(at("take_back", person, report), {"version": "7"}, follow=True)
    assert b"somebody else was quicker" in stale.content
    browser.post(at("take_back", person, report), {"version": "1"})
    report.refresh_from_db()
    assert report.state == "withdrawn"


def test_danger_stands_on_today_until_somebody_says_what_was_done(world: World, person: Any) -> None:
    duty = world.user("duty_manager", name="Dana Duty")
    task = factories.SafetyTaskFactory(person=person)
    for browser in (world.browser(), world.browser(world.manager), SignedIn(duty)):
        page = browser.get(reverse("web:today")).content.decode()
        assert "An answer tells of danger: act now" in page and "Robin Ash" in page
    address = reverse("selfreports:safety", args=[person.pk, task.pk])
    browser = world.browser()
    empty = browser.post(address, {"version": "1"})
    assert empty.status_code == 422 and b"Say what was done" in empty.content
    given = {"version": "1", "done": "I rang.", "done_at": "00:00", "done_on_day": "1", "done_on_month": "2",
             "done_on_year": "2019"}  # fmt: skip
    assert b"must be after the answer" in browser.post(address, given).content
    local = clock.now().astimezone(ZoneInfo("Europe/London"))
    given |= {"done_at": f"{local:%H:%M}", "done_on_day": str(local.day), "done_on_month": str(local.month),
              "done_on_year": str(local.year)}  # fmt: skip
    assert browser.post(address, given)["Location"] == at("reports", person)
    assert b"act now" not in browser.get(reverse("web:today")).content
    assert b"I rang." in browser.get(address).content


def test_somebody_of_another_team_is_shown_no_danger(world: World, person: Any) -> None:
    factories.SafetyTaskFactory(person=person)
    far = world.user("officer", team=factories.TeamFactory(agency=world.agency))
    assert b"act now" not in SignedIn(far).get(reverse("web:today")).content
    assert b"act now" not in World().browser().get(reverse("web:today")).content


def test_pages_cost_few_statements(world: World, person: Any) -> None:
    report, browser = asked(world, person, "link", "self-assessment"), world.browser()
    factories.SafetyTaskFactory(person=person)
    for address in (at("reports", person), at("ask", person), at("report", person, report), reverse("web:today"),
                    reverse("selfreports:safety", args=[person.pk, SafetyTask.objects.get().pk])):  # fmt: skip
        with counted() as statements:
            browser.get(address)
        assert len(statements) <= 6, (address, statements)
