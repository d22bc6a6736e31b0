"""The person's own questionnaire: short words, short sentences, nothing that must be answered, danger told at once."""

import re
from itertools import chain

import pytest

from throughcare.rules.forms import find_form, gaps
from throughcare.rules.forms.blocks import CHANGES
from throughcare.rules.forms.self_assessment import WANT
from throughcare.rules.kernel import Choice, Several

FORM = find_form("self-assessment")


def every_text() -> list[str]:
    found = list(FORM.opening)
    for section in FORM.sections:
        found += [section.title, section.says]
        for question in section.questions:
            kind = question.item.kind.each if isinstance(question.item.kind, Several) else question.item.kind
            found += [question.item.asks, question.hint]
            found += list(kind.options.values()) if isinstance(kind, Choice) else []
    return [text for text in found if text]


def syllables(word: str) -> int:
    """A rough count, as the formulas of readability use it."""
    plain = re.sub(r"e$", "", word.lower()) or word
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


@pytest.mark.requirement("R019")
def test_a_child_of_nine_can_read_it() -> None:
    """Flesch-Kincaid grade at most 4 over all (about nine years of age), and no sentence of more than 18 words."""
    sentences = list(chain.from_iterable(re.split(r"(?<=[.?!])\s+", text) for text in every_text()))
    words = [re.findall(r"[A-Za-z']+", sentence) for sentence in sentences]
    assert max(len(each) for each in words) <= 18
    many = sum(map(len, words))
    grade = (
        0.39 * many / len(words)
        + 11.8 * sum(syllables(word) for each in words for word in each) / many
        - 15.59
    )
    assert grade <= 4, grade


def test_nothing_has_to_be_answered() -> None:
    assert gaps(FORM, {}) == ()
    assert not [question.name for question in FORM if question.item.needed]


def test_it_begins_with_who_reads_it_what_is_passed_on_and_that_skipping_has_no_penalty() -> None:
    said = " ".join(FORM.opening)
    for words in (
        "skip any question",
        "Nothing bad happens",
        "Your officer reads this",
        "in danger",
        "pass on",
    ):
        assert words in said


def test_wanting_to_change_has_the_codes_of_the_assessors_question() -> None:
    assert set(WANT) == set(CHANGES) - {"NOT_PRESENT"}


@pytest.mark.parametrize(
    "answers",
    [
        {"safety_self": "SOMETIMES"},
        {"safety_self": "OFTEN"},
        {"safety_feel": "NO"},
        {"safety_others": "YES"},
    ],
)
def test_danger_is_told_at_once(answers: dict[str, object]) -> None:
    assert any(alarm.rings(answers) for alarm in FORM.alarms)


@pytest.mark.parametrize(
    "answers",
    [{}, {"safety_self": "NO", "safety_feel": "MOSTLY", "safety_others": "NO"}, {"safety_self": "NOT_SAY"}],
)
def test_no_alarm_without_danger(answers: dict[str, object]) -> None:
    assert not any(alarm.rings(answers) for alarm in FORM.alarms)


def test_it_is_the_persons_stays_out_of_violation_papers_and_is_for_any_age() -> None:
    assert FORM.asks_person and FORM.health and not FORM.adults
