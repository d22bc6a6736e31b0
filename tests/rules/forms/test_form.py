"""What a form refuses to be, and how answers are read, found lacking, and shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from throughcare.rules.forms import (
    Alarm,
    Form,
    Harm,
    Link,
    NotScored,
    Question,
    Scored,
    Scoring,
    Section,
    Take,
    When,
    find_form,
    gaps,
    impossible,
    score,
    shown,
)
from throughcare.rules.forms.blocks import (
    PROBLEM,
    ask,
    choice,
    count,
    day,
    problem,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.making import age, has, is_male, is_yes, lower, one_less, one_or_none, points
from throughcare.rules.kernel import DuplicateCode, Number, RuleId, Unknown, UnknownCode, Unsourced
from throughcare.rules.needs import ALCOHOL, DRUGS

SOURCE = find_form("harm-ew").source


def a_form(*sections: Section, **more: Any) -> Form:
    told: dict[str, Any] = {"title": "A form", "what_for": "To try", "population": "all", "source": SOURCE}
    return Form(id=RuleId("a-form", date(2026, 11, 22)), sections=sections, **told | more)


def a_section(*questions: Question, code: str = "one", need: str = "") -> Section:
    return Section(code=code, title="One", questions=questions, need=need)


SMALL = a_form(
    a_section(
        yes_no("ever", "Ever?"),
        several("which", "Which?", {"A": "Apples", "B": "Pears"}, when=when("ever", True)),
        words("why", "Why?", needed=True, when=when("which", "A")),
        count("many", "How many?", 0, 9, "apples"),
        choice("how", "How?", {"GOOD": "Well", "BAD": "Badly"}),
        day("since", "Since when?"),
        ask("share", "Which share?", Number(0, 1), needed=False),
        words("more", "More?"),
    )
)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: a_form(a_section(), title=" "), Unsourced),
        (lambda: a_form(a_section(), a_section()), DuplicateCode),
        (lambda: a_form(a_section(yes_no("a", "A?"), yes_no("a", "A?"))), DuplicateCode),
        (lambda: a_form(a_section(), scorings=(Scoring(rule="arp", takes={}),) * 2), DuplicateCode),
        (lambda: a_form(a_section(yes_no("a", "A?", when=when("b", True)))), UnknownCode),
        (lambda: a_form(a_section(), alarms=(Alarm("b"),)), UnknownCode),
        (lambda: a_form(a_section(), scorings=(Scoring(rule="arp", takes={"x": Take(("b",))}),)), UnknownCode),
        (lambda: a_form(a_section(), harm=Harm({"community": {"children": "b"}})), UnknownCode),
        (lambda: a_form(a_section(), beside={"two": "home"}), UnknownCode),
        (lambda: SMALL.question("none"), UnknownCode),
        (lambda: SMALL.section("none"), UnknownCode),
        (lambda: SMALL.section_of("none"), UnknownCode),
    ],
)  # fmt: skip
def test_a_form_that_refers_to_nothing_is_refused(
    make: Callable[[], object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        make()


def test_a_section_is_found_by_code_and_by_question() -> None:
    assert SMALL.section("one") is SMALL.section_of("why") is SMALL.sections[0]
    assert SMALL.section("one").linked(Link.HARM) is None


def test_gaps_are_needed_questions_that_apply_and_nobody_answered() -> None:
    assert [gap.question.name for gap in gaps(SMALL, {})] == ["ever", "many", "how", "since"]
    given = {"ever": True, "which": ["A"], "many": None, "how": Unknown.SOURCE_UNKNOWN, "since": "not_asked"}
    assert [gap.question.name for gap in gaps(SMALL, given)] == ["why", "since"]
    assert [gap.question.name for gap in gaps(SMALL, given | {"ever": False, "which": []})] == ["since"]


def test_an_answer_that_no_longer_applies_counts_for_nothing_however_deep_it_stands() -> None:
    given = {"ever": False, "which": ["A"], "why": "Because.", "many": 1, "gone": 2}
    assert SMALL.applying(given) == {"ever": False, "many": 1}
    assert SMALL.applying(given | {"ever": True}) == {
        "ever": True,
        "which": ["A"],
        "why": "Because.",
        "many": 1,
    }
    assert "why" not in [gap.question.name for gap in gaps(SMALL, {"ever": False, "which": ["A"]})]


def test_what_cannot_be_is_named_with_its_reason() -> None:
    given = {"ever": "yes", "many": 12, "how": None, "since": "2026-02-30", "other": 1}
    found = {problem.field: problem.reason for problem in impossible(SMALL, given)}
    assert set(found) == {"ever", "many", "since", "other"}
    assert found["other"] == "is no question of this form"
    assert "from 0 to 9" in found["many"]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ever", True, "Yes"),
        ("ever", False, "No"),
        ("ever", None, "Asked and not known"),
        ("ever", "not_asked", "Not asked"),
        ("ever", "source_unknown", "The source says unknown"),
        ("which", ["A", "B"], "Apples; Pears"),
        ("which", [], "None of these"),
        ("which", "A", "Apples"),
        ("how", "GOOD", "Well"),
        ("how", "GONE", "GONE"),
        ("share", 0.5, "0.5"),
        ("share", 1.0, "1"),
        ("many", 3, "3"),
    ],
)
def test_an_answer_reads_in_words(name: str, value: object, says: str) -> None:
    assert shown(SMALL.question(name), value) == says


def test_a_number_with_words_reads_in_them_and_yes_is_no_number() -> None:
    labelled = replace(SMALL.question("many"), labels={1: "One only"})
    assert (shown(labelled, 1), shown(labelled, 2)) == ("One only", "2")


def test_a_condition_holds_for_any_entry_of_a_list_and_never_without_an_answer() -> None:
    condition = When("which", frozenset({"A"}))
    assert condition.holds({"which": ["B", "A"]}) and condition.holds({"which": "A"})
    without: list[dict[str, object]] = [
        {},
        {"which": None},
        {"which": []},
        {"which": ["B"]},
        {"which": {"A": 1}},
    ]
    assert not any(condition.holds(given) for given in without)


def test_an_alarm_rings_for_any_entry_of_a_list() -> None:
    alarm = Alarm("which", answers=frozenset({"A"}))
    assert (
        alarm.rings({"which": ["A"]})
        and not alarm.rings({"which": ["B"]})
        and not alarm.rings({"which": None})
    )


def test_a_maker_that_refuses_is_a_score_refused() -> None:
    form = a_form(
        a_section(problem("p", "P?")),
        scorings=(
            Scoring(rule="harm-overall-ew", takes={"community_public": Take(("p",))}),
            Scoring(rule="psa-nvca", takes={}, given={"age": 1000}),
        ),
    )
    first, second = score(form, {"p": "SOME_PROBLEMS"})
    assert isinstance(first, NotScored) and "community_public" in first.because and first.lacks == ()
    assert isinstance(second, NotScored)


def test_answers_that_contradict_each_other_are_not_scored() -> None:
    form = find_form("ogrs3")
    given = {
        "gender": "male", "previous_sanctions": 0, "age_at_current_conviction": 12, "age_at_first_sanction": 30,
        "age_at_start_of_followup": 40, "offence_group": "violence",
    }  # fmt: skip
    (outcome,) = score(form, given)
    assert isinstance(outcome, NotScored) and outcome.because
    (scored,) = score(form, given | {"age_at_current_conviction": 31})
    assert isinstance(scored, Scored) and scored.results["band"]


def test_outside_its_population_a_rule_does_not_score_and_says_for_whom_it_is() -> None:
    (outcome,) = score(find_form("recall-type-ew@2025-09-02"), {"group": "INDETERMINATE"})
    assert isinstance(outcome, NotScored)
    assert "people on licence from a determinate sentence" in outcome.because and outcome.lacks == ()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (points("SOME_PROBLEMS"), 1), (points("PARTIAL_MOTIVATION"), 1), (points("SOMETIMES"), 1), (points("NOW"), 2),
        (points(True), True), (points("else"), "else"),
        (one_or_none(True), 1), (one_or_none("else"), "else"),
        (lower("MALE"), "male"), (lower(7), 7),
        (is_male("MALE"), 1), (is_male("FEMALE"), 0), (is_male("else"), "else"), (is_male(7), 7),
        (is_yes("YES"), True), (is_yes("NOT_APPLICABLE"), False), (is_yes(7), 7),
        (one_less(3), 2), (one_less("else"), "else"),
        (age("2000-02-29", "2026-02-28"), 25), (age(date(2000, 2, 29), date(2026, 3, 1)), 26),
        (age("when", "2026-01-01"), "2026-01-01"), (age("2000-01-01", "when"), "when"),
        (has("A")(["A"]), True), (has("A")(()), False), (has("A")("A"), "A"),
    ],
)  # fmt: skip
def test_inputs_are_made_and_what_cannot_be_read_is_handed_on(made: object, expected: object) -> None:
    assert made == expected and type(made) is type(expected)


def test_problems_are_worded_once() -> None:
    assert problem("p", "P?").item.kind is PROBLEM


def test_a_score_may_have_a_name_of_its_own() -> None:
    assert Scoring(rule="arp", takes={}).key == "arp"
    assert Scoring(rule="arp", name="arp.again", takes={}).key == "arp.again"


@pytest.mark.requirement("R033")
def test_a_section_names_a_need_of_the_vocabulary_or_none() -> None:
    assert Section(code="one", title="One", questions=()).areas == ()
    both = Section(code="one", title="One", area=DRUGS, also=(ALCOHOL,), questions=())
    assert both.areas == (DRUGS, ALCOHOL)
    with pytest.raises(UnknownCode, match="housing"):
        Section(code="one", title="One", area="housing", questions=())
    with pytest.raises(UnknownCode, match="drink"):
        Section(code="one", title="One", area=DRUGS, also=("drink",), questions=())
