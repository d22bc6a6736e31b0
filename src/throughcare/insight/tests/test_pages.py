"""The validation pages: figures of many people, nobody's own outcome, nobody without the permission."""

import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests import factories
from tests.arranging import World, actor_for
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.assessments.models import SourceScore
from throughcare.insight import queries
from throughcare.insight.models import Outcome
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Characteristic, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R011", "R128", "R137")]

PAGE = "/validation/us-ga-nij/first-risk-score/"
SCORE = "First supervision risk score (1-10)"


def cohort_in(world: World, people: int = 160, seed: int = 5) -> None:
    """Invented people of the cohort's shape: the higher the score, the likelier the outcome; the last two say less."""
    draw = random.Random(seed)
    made: dict[type[Any], list[Any]] = {Person: [], Characteristic: [], SourceScore: [], Outcome: []}
    for number in range(people):
        score = draw.randint(1, 10)
        person = Person(
            agency=world.agency, reference=f"KANARIE{number:04}", sex=draw.choice(["male", "female"]),
            born_as_given=draw.choice(["18-22", "33-37"]) + " at release", recorded_by_id=SYSTEM_USER,
        )  # fmt: skip
        of = {"person": person, "recorded_by_id": SYSTEM_USER}
        blank = number == people - 1
        came = "" if number == people - 2 else "Yes" if draw.random() < score / 11 else "No"
        made[Person].append(person)
        made[Characteristic].append(
            Characteristic(**of, kind="race", as_given=draw.choice(["BLACK", "WHITE"]))
        )
        made[SourceScore].append(
            SourceScore(**of, instrument=SCORE, value="" if blank else str(score), source="Test")
        )
        made[Outcome].append(
            Outcome(person=person, cohort="us-ga-nij", measure="Recidivism_Within_3years", value=came)
        )
    for model, rows in made.items():
        model.objects.bulk_create(rows)


@pytest.fixture
def georgia(make_world: Callable[..., World]) -> World:
    world = make_world("us-ga", "America/New_York")
    cohort_in(world)
    return world


@pytest.fixture
def analyst(georgia: World) -> Any:
    return georgia.user("analyst", name="Ana Analyst")


def test_the_cohort_is_listed_and_its_page_shows_the_figures(georgia: World, analyst: Any) -> None:
    browser = georgia.browser(analyst)
    listed = browser.get("/validation/").content.decode()
    assert f'href="{PAGE}"' in listed
    assert ">160<" in listed
    page = browser.get(PAGE).content.decode()
    found = queries.validation(actor_for(analyst), "us-ga-nij", "first-risk-score")
    assert found.report is not None
    assert f"{found.report.auc.value:.3f} (" in page
    assert "1 of 160 people were left out, because no score is recorded" in page
    assert "1 of 160 people were left out, because it is not known whether the outcome came" in page
    assert "a grade, not a probability" in page
    assert "The file says only whether an arrest came within three years, not when." in page
    assert {part.title for part in found.report.divisions} == {"Sex", "Race", "Age at release"}


def test_nobody_is_named_and_nobody_s_outcome_is_on_a_page(georgia: World, analyst: Any) -> None:
    browser = georgia.browser(analyst)
    for address in (
        "/validation/",
        PAGE,
        "/api/v1/validations",
        "/api/v1/validations/us-ga-nij/first-risk-score",
    ):
        said = browser.get(address).content.decode()
        assert "KANARIE" not in said
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}", said), address


def test_an_analyst_reads_no_row_and_no_record(georgia: World, analyst: Any) -> None:
    with acting(actor_for(analyst)):
        assert Outcome.objects.count() == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM insight_outcome")
            assert cursor.fetchone() == (0,)
        queries.validation(actor_for(analyst), "us-ga-nij", "first-risk-score")
        assert Outcome.objects.count() == 0, "the analyst's own context is back after counting"
    browser = georgia.browser(analyst)
    person = factories.PersonFactory(agency=georgia.agency)
    assert browser.get(f"/people/{person.pk}/").status_code in {403, 404}
    assert browser.get("/caseload/").status_code == 403


def test_the_counting_part_of_the_system_sees_one_agency_only(georgia: World, make_world: Any) -> None:
    other = make_world("us-ga", "America/New_York")
    cohort_in(other, people=12)
    for world, people in ((georgia, 160), (other, 12)):
        with acting(Actor(SYSTEM_USER, world.agency.pk, system=queries.SYSTEM)):
            assert Outcome.objects.count() == people
    with acting(Actor(SYSTEM_USER, None, system=queries.SYSTEM)):
        assert Outcome.objects.count() == 0


def test_another_agency_s_cohort_is_not_there(georgia: World, make_world: Any) -> None:
    other = make_world("us-ga", "America/New_York")
    browser = other.browser(other.user("analyst"))
    assert PAGE not in browser.get("/validation/").content.decode()
    assert browser.get(PAGE).status_code == 404
    assert browser.get("/api/v1/validations/us-ga-nij/first-risk-score").status_code == 404


def test_too_few_people_are_not_shown(make_world: Any) -> None:
    world = make_world("us-ga", "America/New_York")
    cohort_in(world, people=18)
    page = world.browser(world.user("analyst")).get(PAGE).content.decode()
    assert "Nothing can be shown." in page
    assert "Share with the outcome" not in page


@pytest.mark.parametrize("role", ["officer", "support", "auditor", "administrator"])
def test_who_may_not_is_refused(georgia: World, role: str) -> None:
    user = georgia.user(role)
    assert georgia.browser(user).get(PAGE).status_code == 403
    with acting(actor_for(user)) as actor, pytest.raises(NotPermitted):
        queries.cohorts(actor)


@pytest.mark.parametrize("address", ["us-ga-nij/other-score", "atlantis/first-risk-score"])
def test_what_nothing_describes_is_not_there(georgia: World, analyst: Any, address: str) -> None:
    assert georgia.browser(analyst).get(f"/validation/{address}/").status_code == 404
    cohort, score = address.split("/")
    with acting(actor_for(analyst)) as actor, pytest.raises(NotThere):
        queries.validation(actor, cohort, score)


def test_every_reading_is_in_the_log(georgia: World, analyst: Any) -> None:
    georgia.browser(analyst).get(PAGE)
    entry = AuditEvent.objects.get(action="insight:validation:consulted")
    assert entry.actor_id == analyst.pk
    assert entry.people == []
    assert json.loads(bytes(entry.body))["details"] == {
        "cohort": "us-ga-nij", "people": 158, "score": "first-risk-score"
    }  # fmt: skip


def test_a_page_sends_few_statements(georgia: World) -> None:
    browser = georgia.browser(georgia.manager)
    browser.get("/")
    for address in ("/validation/", PAGE):
        with counted() as statements:
            assert browser.get(address).status_code == 200
        assert len(statements) <= MOST_A_PAGE, statements


def test_the_api_says_what_the_page_says(georgia: World, analyst: Any) -> None:
    browser = georgia.browser(analyst)
    listed = browser.get("/api/v1/validations").json()["items"]
    assert [each["code"] for each in listed] == ["us-ga-nij/first-risk-score"]
    said = browser.get("/api/v1/validations/us-ga-nij/first-risk-score").json()
    found = queries.validation(actor_for(analyst), "us-ga-nij", "first-risk-score")
    assert found.report is not None
    assert said["report"]["auc"]["value"] == found.report.auc.value
    assert said["counted"] == {"in_cohort": 160, "without_outcome": 1, "without_score": 1}
    assert said["report"]["calibration"] is None


def test_an_agency_without_a_cohort_is_told_how_to_bring_one_in(world: World) -> None:
    page = world.browser(world.manager).get("/validation/").content.decode()
    assert "no score can be validated here" in page
    assert "throughcare import" in page
