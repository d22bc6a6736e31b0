"""The questions and needs of resettlement are whole, and every question can stay without an answer."""

import pytest

from throughcare.rules import needs
from throughcare.rules.plans.resettlement import PATHWAYS, REPORTS
from throughcare.rules.plans.resettlement_needs import NEEDS_OF, NONE, OTHER, SUPPORT_NEEDS
from throughcare.rules.plans.resettlement_questions import (
    NO_ANSWER,
    NO_ANSWER_WORDS,
    QUESTION_SETS,
    Question,
    newest,
)

pytestmark = pytest.mark.requirement("R039")


def test_each_report_has_a_newest_version_that_asks_about_every_pathway() -> None:
    for report in REPORTS:
        questions = newest(report)
        assert questions.report == report and questions.id in QUESTION_SETS
        assert tuple(questions.pathways) == tuple(PATHWAYS)
        assert all(questions.pathways.values())


@pytest.mark.parametrize("made", QUESTION_SETS.values(), ids=lambda made: made.id)
def test_codes_are_asked_once_and_no_option_takes_the_place_of_no_answer(made: object) -> None:
    codes = [each.code for asked in made.pathways.values() for each in asked]  # type: ignore[attr-defined]
    for pathway, asked in made.pathways.items():  # type: ignore[attr-defined]
        assert len({each.code for each in asked}) == len(asked), pathway
        assert all(NO_ANSWER not in each.options and each.asks.endswith("?") for each in asked)
    assert len(codes) > 20


def test_an_answer_reads_in_words() -> None:
    several = Question(
        "documents", "Which?", {"birth": "Birth certificate", "passport": "Passport"}, several=True
    )
    assert several.words(["birth", "passport"]) == "Birth certificate; Passport"
    assert (
        several.words([NO_ANSWER])
        == several.words(None)
        == Question("why", "Why?").words("")
        == NO_ANSWER_WORDS
    )
    assert Question("why", "Why?").words("It rained") == "It rained"


def test_each_pathway_ends_its_catalogue_with_other_and_none_and_serves_needs_of_the_house() -> None:
    assert tuple(SUPPORT_NEEDS) == tuple(NEEDS_OF) == tuple(PATHWAYS)
    for catalogue in SUPPORT_NEEDS.values():
        assert list(catalogue)[-2:] == [OTHER, NONE]
    assert {need for served in NEEDS_OF.values() for need in served} <= set(needs.NEEDS)
