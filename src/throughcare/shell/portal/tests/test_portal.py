"""The person's own pages: one link, one browser, one self-report, and nothing else of anybody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import counted

from throughcare.casework.selfreports import commands, cookie
from throughcare.casework.selfreports.commands.entering import IDLE, MOST_WRONG
from throughcare.casework.selfreports.models import ReportKey, SafetyTask, SelfAnswer, SelfReport
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import assume

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019")]
BORN = date(1990, 5, 17)
BIRTH = {"answer_day": "17", "answer_month": "5", "answer_year": "1990"}
NOT_AT_ALL = {f"q-item_{n}": "v:0" for n in range(1, 10)}


class Phone(Client):
    """A browser of nobody's. After each request the test is the system again."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        assume(SYSTEM)
        return response


@pytest.fixture
def person(world: World) -> Any:
    return world.person("Robin", "Ashworth", born_from=BORN, born_to=BORN, born_precision="exact")


def asked(world: World, person: Any, form: str = "phq-9", way: str = "link") -> SelfReport:
    return commands.ask(world.actor(), person.pk, form, way)


def link_to(world: World, person: Any, report: SelfReport, check: str = "birth") -> commands.NewLink:
    made = commands.make_link(world.actor(), person.pk, report.pk, check)
    assume(SYSTEM)
    return made


def let_in(world: World, person: Any, form: str = "phq-9") -> tuple[Phone, SelfReport, str]:
    """A phone that passed the check."""
    report = asked(world, person, form)
    address = reverse("portal:link", args=[link_to(world, person, report).token])
    phone = Phone()
    assert phone.post(address, BIRTH).status_code == 302
    return phone, report, address


def test_a_link_shows_nothing_before_the_date_of_birth_and_names_nobody(world: World, person: Any) -> None:
    report = asked(world, person)
    made = link_to(world, person, report)
    address = reverse("portal:link", args=[made.token])
    answer = Phone().get(address)
    assert answer.status_code == 200
    for told in (b"Robin", b"Ashworth", b"PHQ", world.agency.name.encode(), b"probation", b"Throughcare"):
        assert told not in answer.content
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert made.token not in ReportKey.objects.get(report=report).token_hash


def test_the_right_answer_lets_in_one_browser_and_no_other(world: World, person: Any) -> None:
    phone, _, address = let_in(world, person)
    held = phone.cookies[cookie.NAME]
    assert held["httponly"] and held["path"] == "/own/" and held["samesite"] == "Lax"
    assert set(phone.cookies) <= {cookie.NAME, "csrftoken"}
    assert phone.get(reverse("portal:begin")).status_code == 200
    assert Phone().get(address).status_code == 404
    assert Phone().get(reverse("portal:begin")).status_code == 404


def test_wrong_expired_stopped_used_and_unknown_links_answer_alike(world: World, person: Any) -> None:
    report = asked(world, person)
    unknown = Phone().get(reverse("portal:link", args=["x" * 43]))
    made = link_to(world, person, report)
    address = reverse("portal:link", args=[made.token])
    ReportKey.objects.update(ends_at=clock.now() - timedelta(seconds=1))
    expired = Phone().get(address)
    ReportKey.objects.update(ends_at=clock.now() + timedelta(days=1))
    assert Phone().get(address).status_code == 200
    commands.stop_link(world.actor(), person.pk, report.pk)
    assume(SYSTEM)
    stopped = Phone().get(address)
    other = link_to(world, person, report)
    phone = Phone()
    phone.post(reverse("portal:link", args=[other.token]), BIRTH)
    used = Phone().get(reverse("portal:link", args=[other.token]))
    assert {each.status_code for each in (unknown, expired, stopped, used)} == {404}
    assert len({each.content for each in (unknown, expired, stopped, used)}) == 1


def test_five_wrong_answers_end_the_link_whatever_comes_after(world: World, person: Any) -> None:
    report = asked(world, person)
    address = reverse("portal:link", args=[link_to(world, person, report).token])
    statuses = [
        Phone().post(address, BIRTH | {"answer_year": str(1960 + n)}).status_code for n in range(MOST_WRONG)
    ]
    assert statuses == [422] * (MOST_WRONG - 1) + [404]
    assert Phone().post(address, BIRTH).status_code == 404
    refused = AuditEvent.objects.filter(action="selfreports:link:refused", outcome="deny")
    assert refused.count() == MOST_WRONG and refused[0].log == world.agency.code


def test_a_code_given_by_hand_opens_too_however_it_is_spaced(world: World, person: Any) -> None:
    report = asked(world, person)
    made = link_to(world, person, report, "code")
    phone, address = Phone(), reverse("portal:link", args=[made.token])
    assert phone.post(address, {"answer": "x"}).status_code == 422
    assert phone.post(address, {"answer": f"{made.code[:3]} {made.code[3:]}"}).status_code == 302


def test_it_begins_with_who_reads_it_and_that_skipping_does_no_harm(world: World, person: Any) -> None:
    phone, _, _ = let_in(world, person)
    page = phone.get(reverse("portal:begin")).content.decode()
    assert "Nothing bad happens if you do" in page and "Your officer reads this" in page
    assert "we have to tell people who can help" in page and "They are not a diagnosis" in page
    assert "no checked translation into Welsh" in page
    assert phone.get(reverse("portal:part", args=[1])).status_code == 302, "not before it was read"


def test_every_page_says_how_to_get_help_now(world: World, person: Any) -> None:
    phone, _, address = let_in(world, person)
    phone.post(reverse("portal:begin"))
    for page in (address, reverse("portal:begin"), reverse("portal:part", args=[1]), reverse("portal:send"),
                 reverse("portal:end", args=["done", "ew"])):  # fmt: skip
        assert b"call 999" in phone.get(page).content and b"116 123" in phone.get(page).content


def test_answers_are_kept_page_by_page_forward_and_back(world: World, person: Any) -> None:
    phone, report, _ = let_in(world, person, "self-assessment")
    phone.post(reverse("portal:begin"))
    first, second = (reverse("portal:part", args=[n]) for n in (1, 2))
    given = {"q-home_how": "v:HARD", "q-home_want": "o:not_known", "q-home_helps": "My sister <b>"}
    assert phone.post(first, given | {"go": "on"})["Location"] == second
    assert (
        phone.post(second, {"q-work_how": "v:OK", "q-work_helps": "o:rather_not", "go": "back"})["Location"]
        == first
    )
    page = phone.get(first).content.decode()
    assert (
        "My sister &lt;b&gt;" in page
        and 'value="v:HARD" checked' in page
        and 'value="o:not_known" checked' in page
    )
    kinds = dict(SelfAnswer.objects.filter(report=report).values_list("question", "said"))
    assert kinds == {"home_how": "value", "home_want": "not_known", "home_helps": "value", "work_how": "value",
                     "work_helps": "rather_not"}  # fmt: skip


def test_what_cannot_be_is_said_beside_the_question_and_the_rest_is_kept(world: World, person: Any) -> None:
    phone, report, _ = let_in(world, person, "self-assessment")
    phone.post(reverse("portal:begin"))
    first = reverse("portal:part", args=[1])
    answer = phone.post(first, {"q-home_how": "v:HARD", "q-home_helps": ["Words", "o:rather_not"]})
    assert (
        answer.status_code == 422 and b"Keep one of the two" in answer.content and b"Words" in answer.content
    )
    assert phone.post(first, {"q-home_how": "v:NO_SUCH"}).status_code == 422
    assert SelfAnswer.objects.get(report=report, question="home_how").value == "HARD"
    assert phone.post(first, {"q-home_helps": "x" * 2001}).status_code == 422


def test_sent_answers_close_every_door(world: World, person: Any) -> None:
    phone, report, address = let_in(world, person)
    phone.post(reverse("portal:begin"))
    phone.post(reverse("portal:part", args=[1]), {"q-item_1": "v:2"})
    done = phone.post(reverse("portal:send"))
    assert done["Location"] == reverse("portal:end", args=["done", "ew"])
    report.refresh_from_db()
    assert report.state == "answered" and report.answered_at is not None
    kinds = list(SelfAnswer.objects.filter(report=report).values_list("said", flat=True))
    assert kinds.count("value") == 1 and kinds.count("not_asked") == len(kinds) - 1
    for page in (address, reverse("portal:begin"), reverse("portal:part", args=[1]), reverse("portal:send")):
        assert phone.get(page).status_code == 404


@pytest.mark.requirement("R019")
def test_item_nine_rings_when_the_page_is_saved_not_when_all_is_sent(world: World, person: Any) -> None:
    phone, report, _ = let_in(world, person)
    phone.post(reverse("portal:begin"))
    phone.post(reverse("portal:part", args=[1]), NOT_AT_ALL)
    assert not SafetyTask.objects.exists()
    phone.post(reverse("portal:part", args=[1]), NOT_AT_ALL | {"q-item_9": "v:1"})
    task = SafetyTask.objects.get()
    assert (task.person_id, task.source, task.source_of) == (person.pk, "self_report", report.pk)
    assert b"We have told somebody who can help" in phone.get(reverse("portal:send")).content


def test_half_an_hour_away_the_check_is_asked_again_in_the_same_browser(world: World, person: Any) -> None:
    phone, _, address = let_in(world, person)
    phone.post(reverse("portal:begin"))
    ReportKey.objects.update(seen_at=clock.now() - IDLE)
    paused = phone.get(reverse("portal:part", args=[1]))
    assert b"Open your link again" in paused.content and b"item_1" not in paused.content
    assert phone.post(address, BIRTH).status_code == 302
    assert phone.get(reverse("portal:part", args=[1])).status_code == 200


def test_stopping_for_now_keeps_what_was_said(world: World, person: Any) -> None:
    phone, report, address = let_in(world, person)
    phone.post(reverse("portal:begin"))
    phone.post(reverse("portal:part", args=[1]), {"q-item_1": "v:2"})
    assert phone.post(reverse("portal:stop"))["Location"] == reverse("portal:end", args=["stopped", "ew"])
    assert b"Open your link again" in phone.get(reverse("portal:part", args=[1])).content
    phone.post(address, BIRTH)
    assert b'value="v:2" checked' in phone.get(reverse("portal:part", args=[1])).content
    assert SelfAnswer.objects.filter(report=report).count() == 1


def test_the_database_shows_the_portal_this_self_report_and_no_other_row(world: World, person: Any) -> None:
    """Second wall: what the portal's context reaches, whatever its code asks."""
    from throughcare.shell.portal.door import confined_to

    report, other = asked(world, person), factories.SelfReportFactory(person=world.person())
    factories.SelfAnswerFactory(person=other.person, report=other)
    mine = factories.SelfAnswerFactory(person=person, report=report)
    factories.ConcernFactory(person=person)
    link_to(world, person, report)
    entered: Any = type("Entered", (), {
        "report_id": report.pk, "agency_code": "X", "agency_name": "", "zone": "UTC", "jurisdiction": "ew",
    })  # fmt: skip
    request: Any = type("Request", (), {"actor": SYSTEM})
    assume(confined_to(request, entered))
    with connection.cursor() as cursor:
        seen = {}
        for table in ("selfreports_selfreport", "selfreports_selfanswer", "selfreports_reportkey", "people_person",
                      "people_name", "safeguarding_concern", "orders_order"):  # fmt: skip
            cursor.execute(f"SELECT count(*) FROM {table}")
            seen[table] = cursor.fetchone()[0]
    assume(SYSTEM)
    assert seen == {"selfreports_selfreport": 1, "selfreports_selfanswer": 1, "selfreports_reportkey": 1,
                    "people_person": 0, "people_name": 0, "safeguarding_concern": 0, "orders_order": 0}  # fmt: skip
    assert mine.report_id == report.pk


def test_every_look_and_answer_is_in_the_trail_as_the_portal(world: World, person: Any) -> None:
    phone, _, _ = let_in(world, person)
    phone.post(reverse("portal:begin"))
    phone.post(reverse("portal:part", args=[1]), {"q-item_1": "v:2"})
    written = AuditEvent.objects.filter(people__contains=[person.pk], log=world.agency.code)
    actions = set(written.values_list("action", flat=True))
    assert {
        "selfreports:link:opened",
        "selfreports:own-answers:consulted",
        "selfreports:answers:kept",
    } <= actions
    kept = written.get(action="selfreports:answers:kept")
    assert b'"system":"portal"' in bytes(kept.body) and b"item_1" not in bytes(kept.body)


def test_a_page_costs_few_statements(world: World, person: Any) -> None:
    phone, _, _ = let_in(world, person, "self-assessment")
    phone.post(reverse("portal:begin"))
    with counted() as statements:
        phone.get(reverse("portal:part", args=[1]))
    assert len(statements) <= 6, statements


def test_staff_signed_in_on_the_device_see_the_person_s_pages_as_nobody(world: World, person: Any) -> None:
    browser = world.browser()
    assert browser.get(reverse("portal:begin")).status_code == 404
