"""The pages of a missed contact, walked as an officer walks them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests import factories
from tests.counting import MOST_A_PAGE, counted

from throughcare.decisions.noncompliance.models import Failure, Response
from throughcare.decisions.noncompliance.queries import compliance_of, open_failures
from throughcare.register.documents.models import Letter

SAID = {"proportionate": "A talk was tried twice.", "interpreter": "not_needed", "adult": "not_needed"}

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R068", "R077")]


def day_of(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_from_the_missed_contact_to_the_warning_and_back(missed: Any) -> None:
    failure = missed.failure()
    browser = missed.world.browser()
    at = f"/noncompliance/{missed.person.pk}/{failure.pk}/"
    assert "Nobody has asked for the reason yet" in browser.get(at).text
    asked = browser.post(
        at + "ask/", {"version": 1, "how": "letter"} | day_of("answer_by", missed.today + timedelta(9))
    )
    assert (asked.status_code, asked["Location"]) == (303, at)
    page = browser.get(at).text
    assert "Please tell us what happened" in page and "Waiting for the person" in page
    said = browser.post(
        at + "said/", {"version": 2, "excuse": "My bus broke down."} | day_of("heard_on", missed.today)
    )
    assert said.status_code == 303
    assert "My bus broke down." in browser.get(at + "judge/").text
    assert (
        browser.post(at + "judge/", {"version": 3, "reasonable": "no", "reasons": "No ticket."}).status_code
        == 303
    )
    page = browser.get(at + "decide/").text
    for words in (
        "No warning within 12 months.",
        "Sentencing Act 2020",
        "Departs from the proposal",
        "As the rule proposes",
    ):
        assert words in page
    decision = {
        "version": 4,
        "kind": "warning",
        "reasons": "First time.",
        "departs_because": "",
        "requirement": "Keep in touch",
    } | SAID
    assert (
        browser.post(at + "decide/", decision | day_of("correct_by", missed.today + timedelta(9))).status_code
        == 303
    )
    page = browser.get(at).text
    assert "Warning about your order" in page and "Closed. A response was decided." in page
    warning = Response.objects.get()
    out = f"/noncompliance/{missed.person.pk}/warning/{warning.pk}/withdraw/"
    assert out in browser.get(f"/noncompliance/{missed.person.pk}/").text
    assert browser.post(out, {"version": 1, "because": "The bus company confirms it."}).status_code == 303
    page = browser.get(f"/noncompliance/{missed.person.pk}/").text
    assert "no longer counts" in page and "No warnings that stand." in page
    assert Letter.objects.filter(kind="warning_withdrawn").count() == 1


@pytest.mark.parametrize(
    ("stage", "step", "sent", "said", "kept"),
    [
        ("failure", "ask", {"how": "letter"} | day_of("answer_by", date(2026, 1, 1)), "at least", 'value="2026"'),
        ("failure", "said", {"excuse": " "}, "Write down what the person said", ""),
        ("heard", "judge", {"reasonable": "no", "reasons": " "}, "Say why", ""),
        ("judged", "decide", {"kind": "discussion", "reasons": "A new job."}, "Say why you depart", "A new job."),
        ("judged", "decide", {"kind": "exile", "reasons": "x"}, "Choose one of the answers listed", ""),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    missed: Any, stage: str, step: str, sent: dict[str, Any], said: str, kept: str
) -> None:
    failure = getattr(missed, stage)()
    answer = missed.world.browser().post(
        f"/noncompliance/{missed.person.pk}/{failure.pk}/{step}/", {"version": failure.version} | sent
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert kept in answer.text
    assert Failure.objects.get().version == failure.version


def test_a_stale_form_is_told_and_keeps_what_was_typed(missed: Any) -> None:
    failure = missed.heard()
    answer = missed.world.browser().post(
        f"/noncompliance/{missed.person.pk}/{failure.pk}/judge/",
        {"version": 1, "reasonable": "no", "reasons": "Typed with care."},
    )
    assert answer.status_code == 422
    assert "Someone else changed this record" in answer.text and "Typed with care." in answer.text


def test_a_double_click_praises_once(missed: Any) -> None:
    browser, at = missed.world.browser(), f"/noncompliance/{missed.person.pk}/praise/"
    sent = {
        "submission": str(UUID(int=5)),
        "measure": "praise",
        "reasons": "A month without a miss.",
    } | day_of("given_on", missed.today)
    assert [browser.post(at, sent).status_code for _ in range(2)] == [303, 303]
    assert Response.objects.count() == 1
    assert "A month without a miss." in browser.get(f"/noncompliance/{missed.person.pk}/").text


def test_the_pages_ask_the_database_little(missed: Any) -> None:
    failure = missed.judged()
    missed.contact(40, "complied")
    browser = missed.world.browser()
    person = f"/noncompliance/{missed.person.pk}/"
    for address in (
        person,
        f"{person}{failure.pk}/",
        f"{person}{failure.pk}/decide/",
        "/noncompliance/",
        f"{person}praise/",
    ):
        with counted() as statements:
            assert browser.get(address).status_code == 200
        assert len(statements) <= MOST_A_PAGE, f"{address}\n{statements}"


def test_the_page_counts_only_what_is_unexcused_and_says_what_has_not_started(missed: Any) -> None:
    missed.judged(10, reasonable=True)
    missed.failure(5)
    page = missed.world.browser().get(f"/noncompliance/{missed.person.pk}/").text
    for words in ("Enforcement has not started.", "None unexcused", "No unexcused failures in the last 12 months.",
                  "1 failure not judged yet: not counted."):  # fmt: skip
        assert words in page
    missed.judged(3)
    page = missed.world.browser().get(f"/noncompliance/{missed.person.pk}/").text
    assert "1 unexcused failure in the last 12 months." in page
    assert "1 unexcused failure waiting for a decision." in page


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [("complied", "kept"), ("absent", "unknown"), ("acceptable_work", "excused"), ("waiting_for_evidence", "unknown"),
     ("", "unknown"), ("sent_home_by_service", "kept"), ("attended_failed", "unknown")],
)  # fmt: skip
def test_each_contact_is_kept_missed_excused_or_unknown(missed: Any, outcome: str, answer: str) -> None:
    missed.contact(20, outcome)
    assert compliance_of(missed.world.actor(), missed.person.pk).days[0].answer == answer


def test_failures_since_the_last_warning(missed: Any) -> None:
    missed.warned(60, on=missed.today - timedelta(days=50))
    missed.judged(40)
    missed.judged(70)
    assert compliance_of(missed.world.actor(), missed.person.pk).unexcused_since_warning == 1


def test_open_work_by_stage_for_officer_and_team(missed: Any) -> None:
    first, second = missed.failure(), missed.heard(5)
    world = missed.world
    assert [line.id for line in open_failures(world.actor(), stages=["to_judge"])] == [second.pk]
    assert {line.id for line in open_failures(world.actor())} == {first.pk, second.pk}
    assert open_failures(world.actor(world.manager)) == []
    assert len(open_failures(world.actor(world.manager), team=True)) == 2
    page = world.browser(world.manager).get("/noncompliance/?whose=team").text
    assert "Ask for the reason (1)" in page and "Judge the reason given (1)" in page


@pytest.mark.parametrize("step", ["", "ask/", "said/", "judge/", "decide/"])
def test_hidden_and_absent_answer_alike(missed: Any, make_world: Callable[..., Any], step: str) -> None:
    failure = missed.judged()
    other = make_world()
    for browser, person in (
        (other.browser(), missed.person.pk),
        (missed.world.browser(), missed.world.person().pk),
    ):
        assert browser.get(f"/noncompliance/{person}/{failure.pk}/{step}").status_code == 404


def test_reception_sees_but_does_not_act(missed: Any) -> None:
    failure = missed.failure()
    browser = missed.world.browser(missed.world.user("support", team=missed.world.team))
    at = f"/noncompliance/{missed.person.pk}/{failure.pk}/"
    page = browser.get(at)
    assert page.status_code == 200 and "Ask for the reason</a>" not in page.text
    assert browser.get(at + "ask/").status_code == 403


def test_pennsylvania_shows_what_is_not_known_and_leaves_it_to_the_supervisor(
    missed_in: Callable[..., Any],
) -> None:
    missed = missed_in("us-pa", "us-pa-probation")
    failure = missed.judged()
    at = f"/noncompliance/{missed.person.pk}/{failure.pk}/decide/"
    page = missed.world.browser().get(at).text
    assert "Not known: the supervisor decides." in page and "204 Pa. Code 311.4" in page
    sent = {"version": failure.version, "kind": "referral", "reasons": "x"}
    refused = missed.world.browser().post(at, sent)
    assert refused.status_code == 422 and "The supervisor decides this" in refused.text
    unready = missed.world.browser(missed.world.manager).post(at, sent | SAID)
    assert unready.status_code == 422 and "Before a decision, close" in unready.text
    missed.prepared(failure, "referral")
    sent |= SAID
    assert missed.world.browser(missed.world.manager).post(at, sent).status_code == 303


def test_no_letter_to_the_dead(missed: Any) -> None:
    failure = missed.failure()
    factories.SupervisionStateFactory._meta.model.objects.update(ends_on=missed.today)
    factories.SupervisionStateFactory(person=missed.person, state="died", starts_on=missed.today)
    answer = missed.world.browser().post(
        f"/noncompliance/{missed.person.pk}/{failure.pk}/ask/",
        {"version": 1, "how": "letter"} | day_of("answer_by", missed.today + timedelta(9)),
    )
    assert answer.status_code == 422 and "recorded as having died" in answer.text
    assert not Letter.objects.exists()
