"""The term sheet of a score: computed again, every term and input with where it came from, on screen and on paper."""

import json
import shlex
import subprocess
import sys
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted
from tests.visiting import audited

from throughcare.casework.assessments.models import Assessment, ScoreMade
from throughcare.casework.assessments.queries.explaining import score_explained
from throughcare.casework.assessments.tests.kept import assessed, keep_example
from throughcare.platform.database.context import acting
from throughcare.register.documents import printing
from throughcare.register.people.models import Person
from throughcare.rules import catalogue

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R132", "R021")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person(given="Xanthippe", family="Quibble")


@pytest.fixture
def held(world: World, person: Person) -> Assessment:
    """An assessment by OGRS3 whose answers have four different origins."""
    made = assessed(person, "ogrs3@2018-03-01", lead=world.officer)
    given = catalogue.find("ogrs3").card.examples[0].given
    origins: dict[str, dict[str, Any]] = {
        "previous_sanctions": {"note": "Counted from the print-out of 30 October"},
        "age_at_first_sanction": {"origin": "earlier", "origin_on": date(2025, 3, 4), "origin_of": uuid4()},
        "gender": {"origin": "record", "origin_on": date(2026, 11, 1)},
    }
    for name, value in given.items():
        factories.AnswerFactory(
            person=person, assessment=made, question=name, value=value, **origins.get(name, {})
        )
    return made


@pytest.fixture
def score(held: Assessment) -> ScoreMade:
    return keep_example(held, catalogue.find("ogrs3"))


def _at(name: str, made: ScoreMade) -> str:
    return reverse(f"assessments:{name}", args=[made.person_id, made.assessment_id, made.pk])


def _text(world: World, name: str, made: ScoreMade) -> str:
    answer = world.browser().get(_at(name, made))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_says_what_came_out_and_every_term_of_it(world: World, score: ScoreMade) -> None:
    page = _text(world, "score", score)
    assert '<p class="tc-sheet__value">90%</p>' in page
    assert "The group of the current offence adds +0.380." in page
    assert "+0.380059" in page
    assert "-1.05152" in page
    assert "Of 100 people with the same answers, about 90" in page
    assert "Low from 0, Medium from 50, High from 75, Very high from 90" in page
    assert "Base rate" in page
    assert "Not stated in its source as it was read" in page
    assert "How long or how hard a sentence is" in page
    assert score.fingerprint in page


def test_every_input_says_where_it_came_from_and_who_gave_it(world: World, score: ScoreMade) -> None:
    page = _text(world, "score", score)
    assert "From an earlier assessment, true on 4 March 2025" in page
    assert "From the record, true on 1 November 2026" in page
    assert "Answered here" in page
    assert "Counted from the print-out of 30 October" in page


def test_the_page_keeps_to_six_statements(world: World, score: ScoreMade) -> None:
    browser = world.browser()
    with counted() as statements:
        browser.get(_at("score", score))
    assert len(statements) <= MOST_A_PAGE, statements


def test_a_stored_result_that_the_rule_does_not_give_is_not_passed_over(
    world: World, score: ScoreMade
) -> None:
    ScoreMade.objects.filter(pk=score.pk).update(results={**score.results, "value": 70}, value="70")
    page = _text(world, "score", score)
    assert "Not the same any more" in page
    assert "it is 90% (Very high)" in page
    assert "digit for digit" not in page


def test_a_rule_that_the_library_lost_leaves_what_was_stored(world: World, score: ScoreMade) -> None:
    ScoreMade.objects.filter(pk=score.pk).update(rule="ogrs9@2031-01-01")
    page = _text(world, "score", score)
    assert "The library no longer has ogrs9@2031-01-01" in page
    assert "90%" in page
    assert "Download the PDF" not in page


def test_what_was_not_scored_says_why(world: World, held: Assessment) -> None:
    made = factories.ScoreMadeFactory(
        person=held.person, assessment=held, name="phq-9", rule="phq-9@2026-11-22", value="", unit="", band="",
        not_scored="item_3: is needed, and there is no answer",
    )  # fmt: skip
    page = _text(world, "score", made)
    assert "Not scored" in page
    assert "item_3: is needed" in page


def test_corrected_since_stands_above_the_sheet(world: World, score: ScoreMade) -> None:
    assessed(score.person, "ogrs3@2018-03-01", corrects=score.assessment)
    assert "was corrected since" in _text(world, "score", score)


def test_the_command_prints_the_same_sheet_in_another_process(world: World, score: ScoreMade) -> None:
    with acting(world.actor()) as actor:
        found = score_explained(actor, score.person_id, score.assessment_id, score.pk)
    printed, _, asked = found.command.partition(" | ")
    _, _, inputs = shlex.split(printed)
    program, *arguments = shlex.split(asked)
    assert program == "throughcare"
    run = subprocess.run(
        [sys.executable, "-m", "throughcare.shell.cli", *arguments], input=inputs, text=True, capture_output=True,
        check=True,
    )  # fmt: skip
    assert "Score: 90%" in run.stdout
    assert score.fingerprint in run.stdout


def test_the_inputs_go_out_without_a_name_and_the_log_says_so(world: World, score: ScoreMade) -> None:
    answer = world.browser().get(_at("score_inputs", score))
    assert json.loads(answer.content) == {"in": score.inputs}
    assert b"Quibble" not in answer.content
    (entry,) = audited("assessments:score:disclosed")
    assert entry["details"] == {"as": "inputs"}
    assert entry["people"] == [str(score.person_id)]


def test_the_paper_is_about_the_person_and_the_log_says_that_it_was_taken(
    world: World, score: ScoreMade
) -> None:
    page = _text(world, "score_print", score)
    assert "Xanthippe Quibble" in page
    assert "Check it" in page
    assert [entry["details"] for entry in audited("assessments:score:disclosed")] == [{"as": "print"}]


@pytest.mark.requirement("R132")
def test_without_the_means_to_make_a_pdf_the_print_page_serves(
    world: World, score: ScoreMade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "can_make_pdf", lambda: False)
    answer = world.browser().get(_at("score_pdf", score))
    assert (answer.status_code, answer["Location"]) == (302, _at("score_print", score))


def test_a_score_of_somebody_else_is_not_there(world: World, score: ScoreMade) -> None:
    other = world.person()
    for name in ("score", "score_print", "score_pdf", "score_inputs"):
        answer = world.browser().get(
            reverse(f"assessments:{name}", args=[other.pk, score.assessment_id, score.pk])
        )
        assert answer.status_code == 404, name


def test_a_screen_of_health_says_that_it_is_none_for_violations(world: World, held: Assessment) -> None:
    page = _text(world, "score", keep_example(held, catalogue.find("phq-9")))
    assert "It is not a diagnosis" in page
    assert "It stays out of the papers of a violation" in page
    assert "9 points are no chance" in page
