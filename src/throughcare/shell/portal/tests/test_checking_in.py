"""Checking in on one's own phone: link and code, once, small pages, another way at any time, and nobody is judged."""

import gzip
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import counted

import throughcare
from throughcare.casework.checkins import commands
from throughcare.casework.checkins.models import Checkin, CheckinSeries, OwnQuestion
from throughcare.casework.checkins.tests.arranged import Phone, link_of, opened
from throughcare.casework.selfreports.models import ReportKey, SafetyTask, SelfAnswer
from throughcare.casework.supervision.models import Task
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.database.context import acting, assume
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R149", "R054", "R134")]
ROOT = Path(throughcare.__file__).parent
MOST_BYTES_OF_A_PAGE = 12_000
MOST_BYTES_OF_STYLE = 40_000
"""Sent once, compressed: seconds on an old phone with a weak signal."""


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Robin", "Ashworth")


@pytest.fixture
def checkin(world: World, person: Person) -> Checkin:
    return opened(world, person)


def let_in(world: World, person: Person, checkin: Checkin) -> tuple[Phone, str]:
    """A phone that passed the code, and the link's address."""
    made = link_of(world, person, checkin)
    phone, address = Phone(), reverse("portal:link", args=[made.token])
    assert phone.post(address, {"answer": made.code}).status_code == 302
    assert phone.post(reverse("portal:begin")).status_code == 302
    return phone, address


def answer(phone: Phone, page: int, **given: Any) -> Any:
    return phone.post(reverse("portal:part", args=[page]), {"go": "on", **given})


def test_a_check_in_from_link_to_thank_you_asks_one_question_a_page(
    world: World, person: Person, checkin: Checkin, deliver: Any
) -> None:
    phone, address = let_in(world, person, checkin)
    page = phone.get(reverse("portal:part", args=[1])).content.decode()
    assert page.count("<fieldset") == 1 and "How have you been feeling" in page and "Page 1 of 4" in page
    assert answer(phone, 1, **{"q-mood": "v:WELL"})["Location"] == reverse("portal:part", args=[2])
    went = answer(phone, 2, **{"q-help": "v:NO_HELP"})
    assert went["Location"] == reverse("portal:part", args=[4]), "nothing more is asked of who needs no help"
    answer(phone, 4, **{"q-callback": "v:no"})
    assert answer(phone, 5, **{"q-tell": "New job!"})["Location"] == reverse("portal:send")
    shown = phone.get(reverse("portal:send")).content.decode()
    assert "None: I need no help" in shown and "What would help with money?" not in shown
    assert phone.post(reverse("portal:send"))["Location"] == reverse("portal:end", args=["done", "ew"])
    deliver()
    held = Checkin.objects.get(pk=checkin.pk)
    assert held.state == "submitted" and held.review_by is not None and not SafetyTask.objects.exists()
    for closed in (address, reverse("portal:begin"), reverse("portal:send")):
        assert phone.get(closed).status_code == 404, "used once"


def test_a_link_opens_one_phone_and_clearly_no_other(world: World, person: Person, checkin: Checkin) -> None:
    made = link_of(world, person, checkin)
    address, thief = reverse("portal:link", args=[made.token]), Phone()
    assert thief.post(address, {"answer": "000000" if made.code != "000000" else "111111"}).status_code == 422
    assert thief.get(reverse("portal:begin")).status_code == 404
    assert Phone().post(address, {"answer": made.code}).status_code == 302
    refused = thief.post(address, {"answer": made.code})
    assert refused.status_code == 404 and b"A link works once, on one device" in refused.content
    newer = link_of(world, person, checkin)
    assert Phone().get(reverse("portal:link", args=[newer.token])).status_code == 200
    assert Phone().get(address).status_code == 404, "the link before opens nothing any more"


def test_none_goes_with_no_other_answer_and_what_was_typed_stays(
    world: World, person: Person, checkin: Checkin
) -> None:
    phone, _ = let_in(world, person, checkin)
    refused = answer(phone, 2, **{"q-help": ["v:NO_HELP", "v:MONEY"]})
    assert refused.status_code == 422 and b"also says that there is nothing" in refused.content
    assert refused.content.count(b" checked") == 2
    assert answer(phone, 2, **{"q-help": "v:MONEY"})["Location"] == reverse("portal:part", args=[3])
    page = phone.get(reverse("portal:part", args=[3])).content.decode()
    assert "What would help with money?" in page and "What would help with drugs?" not in page


@pytest.mark.parametrize(
    ("page", "given"),
    [(1, {"q-mood": "v:STRUGGLING"}), (2, {"q-help": "v:HOUSING"}), (4, {"q-callback": "v:yes"})],
)
def test_asking_for_help_reaches_a_person_the_same_day_and_nobody_is_judged(
    world: World, person: Person, checkin: Checkin, deliver: Any, page: int, given: Any
) -> None:
    phone, _ = let_in(world, person, checkin)
    answer(phone, page, **given)
    deliver()
    task = SafetyTask.objects.get(person=person)
    assert task.kind == "help"
    alert = Alert.objects.get(person=person, rule="help-asked")
    assert alert.due_on == clock.today("Europe/London") and alert.officer_id == world.officer.pk
    assert not Failure.objects.filter(person=person).exists()


def test_help_rings_once_for_the_whole_whatever_is_asked(
    world: World, person: Person, checkin: Checkin
) -> None:
    phone, _ = let_in(world, person, checkin)
    answer(phone, 1, **{"q-mood": "v:NOT_GREAT"})
    answer(phone, 2, **{"q-help": ["v:MONEY", "v:DRUGS"]})
    answer(phone, 4, **{"q-callback": "v:yes"})
    assert SafetyTask.objects.filter(person=person).count() == 1


def test_the_officers_own_questions_are_asked_after_the_form(world: World, person: Person) -> None:
    from throughcare.casework.checkins.tests.arranged import TIMEKEEPER, approved

    series = approved(world, person)
    with acting(world.actor()) as actor:
        commands.add_question(actor, person.pk, series.pk, "How was the first week at work?")
    with acting(TIMEKEEPER) as system:
        checkin = commands.open_one(system, series.pk)
    assert checkin is not None
    phone, _ = let_in(world, person, checkin)
    assert answer(phone, 5)["Location"] == reverse("portal:more")
    asked = OwnQuestion.objects.get(report_id=checkin.report_id)
    assert b"first week" in phone.get(reverse("portal:more")).content
    refused = phone.post(reverse("portal:more"), {f"own-{asked.pk}": "x" * 1001})
    assert refused.status_code == 422 and b"x" * 1001 in refused.content
    assert phone.post(reverse("portal:more"), {f"own-{asked.pk}": "Go\x00od."})["Location"] == reverse(
        "portal:send"
    )
    assert b"Good." in phone.get(reverse("portal:send")).content


def test_it_did_not_work_is_noted_and_somebody_helps(
    world: World, person: Person, checkin: Checkin, deliver: Any
) -> None:
    phone, _ = let_in(world, person, checkin)
    assert phone.post(reverse("portal:trouble"), {}).status_code == 422
    told = phone.post(reverse("portal:trouble"), {"kind": "page"})
    assert told["Location"] == reverse("portal:end", args=["told", "ew"])
    deliver()
    assert Checkin.objects.get(pk=checkin.pk).trouble == "page"
    assert "did not work" in Task.objects.filter(person=person).latest("known_from").what
    assert phone.get(reverse("portal:part", args=[1])).status_code == 200, "they can still try"


def test_who_cannot_get_past_the_code_says_so_and_sees_nothing(
    world: World, person: Person, checkin: Checkin
) -> None:
    made = link_of(world, person, checkin)
    address = reverse("portal:link_trouble", args=[made.token])
    assert address.encode() in Phone().get(reverse("portal:link", args=[made.token])).content
    page = Phone().get(address)
    assert b"Robin" not in page.content and b"feeling" not in page.content
    assert Phone().post(address, {"kind": "link"}).status_code == 302
    assert Checkin.objects.get(pk=checkin.pk).trouble == "link"
    assert Phone().get(reverse("portal:link_trouble", args=["x" * 43])).status_code == 404


def test_another_way_is_chosen_on_the_phone_and_counts_against_nobody(
    world: World, person: Person, checkin: Checkin, deliver: Any
) -> None:
    phone, address = let_in(world, person, checkin)
    assert b"nobody asks you why" in phone.get(reverse("portal:other_way")).content
    gone = phone.post(reverse("portal:other_way"))
    assert gone["Location"] == reverse("portal:end", args=["other", "ew"])
    deliver()
    assert Checkin.objects.get(pk=checkin.pk).state == "cancelled"
    assert CheckinSeries.objects.get(pk=checkin.series_id).inactive_because == "another_way"
    assert "arrange it" in Task.objects.filter(person=person).latest("known_from").what
    assert not Failure.objects.filter(person=person).exists()
    assert phone.get(address).status_code == 404


def test_every_page_says_how_to_get_help_works_without_a_script_and_is_small(
    world: World, person: Person, checkin: Checkin
) -> None:
    factories.OwnQuestionFactory(person=person, series=checkin.series, report=checkin.report)
    phone, address = let_in(world, person, checkin)
    pages = [address, *(reverse(f"portal:{name}") for name in ("begin", "more", "send", "trouble", "other_way")),
             *(reverse("portal:part", args=[n]) for n in range(1, 6)),
             *(reverse("portal:end", args=[how, "ew"]) for how in ("done", "stopped", "other", "told"))]  # fmt: skip
    for page in pages:
        body = phone.get(page).content
        assert b"call 999" in body and b"116 123" in body, page
        assert b"<script" not in body and b"Robin" not in body, page
        assert len(body) < MOST_BYTES_OF_A_PAGE, (page, len(body))


def test_what_a_page_draws_itself_with_is_sent_once_and_small(
    world: World, person: Person, checkin: Checkin
) -> None:
    made = link_of(world, person, checkin)
    page = Phone().get(reverse("portal:link", args=[made.token])).content.decode()
    linked = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', page)
    assert len(linked) == 2 and "@import" not in page
    files = [next(ROOT.rglob(f"static/{each}"), None) for each in linked]
    if None in files:
        pytest.skip("the design system's files were not fetched: run make")
    assert sum(len(gzip.compress(each.read_bytes())) for each in files if each) < MOST_BYTES_OF_STYLE


def test_where_no_translation_was_checked_another_way_with_an_interpreter_is_offered(
    world: World, person: Person, checkin: Checkin
) -> None:
    phone, _ = let_in(world, person, checkin)
    page = phone.get(reverse("portal:begin")).content.decode()
    assert "no checked translation into Welsh" in page and "with an interpreter" in page


def test_the_database_shows_the_phone_this_check_in_alone(
    world: World, person: Person, checkin: Checkin
) -> None:
    from throughcare.shell.portal.door import confined_to

    other = factories.CheckinFactory(person=world.person())
    factories.OwnQuestionFactory(person=other.person, series=other.series, report=other.report)
    entered: Any = type("Entered", (), {
        "report_id": checkin.report_id, "agency_code": "X", "agency_name": "", "zone": "UTC", "jurisdiction": "ew",
    })  # fmt: skip
    request: Any = type("Request", (), {"actor": SYSTEM})
    assume(confined_to(request, entered))
    with connection.cursor() as cursor:
        seen = {}
        for table in ("checkin", "checkinseries", "ownquestion", "checkinphoto", "checkinchoice"):
            current = "" if table in {"checkinphoto", "checkinchoice"} else " WHERE known_to IS NULL"
            cursor.execute(f"SELECT count(DISTINCT id) FROM checkins_{table}{current}")
            seen[table] = cursor.fetchone()[0]
    assume(SYSTEM)
    assert seen == {"checkin": 1, "checkinseries": 0, "ownquestion": 0, "checkinphoto": 0, "checkinchoice": 0}


def test_a_page_costs_few_statements(world: World, person: Person, checkin: Checkin) -> None:
    phone, _ = let_in(world, person, checkin)
    for page in (reverse("portal:part", args=[1]), reverse("portal:send")):
        with counted() as statements:
            phone.get(page)
        assert len(statements) <= 6, statements


def test_after_its_days_the_link_opens_nothing_and_what_was_said_stays(
    world: World, person: Person, checkin: Checkin
) -> None:
    phone, address = let_in(world, person, checkin)
    answer(phone, 1, **{"q-mood": "v:OK"})
    ReportKey.objects.update(ends_at=clock.now() - timedelta(seconds=1))
    assert phone.get(reverse("portal:part", args=[2])).status_code == 404
    assert phone.get(address).status_code == 404
    assert SelfAnswer.objects.filter(report_id=checkin.report_id).count() == 1
