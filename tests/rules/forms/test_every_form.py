"""Every form of the folder holds together, and every rule it asks knows what it is asked."""

from dataclasses import replace

import pytest

from tests.rules.forms.filling import filled
from throughcare.rules import catalogue
from throughcare.rules.forms import Form, Link, find_form, gaps, impossible, registered_forms, score
from throughcare.rules.forms.form import Profession, Scoring
from throughcare.rules.kernel import Choice, Item, Kind, Several

FORMS = [pytest.param(form, id=form.id.code) for form in registered_forms()]
SCORINGS = [
    pytest.param(scoring, id=f"{form.id.code}: {scoring.key}")
    for form in registered_forms()
    for scoring in form.scorings
]


def test_the_forms_of_issue_five_are_there() -> None:
    codes = {form.id.code for form in registered_forms()}
    assert {"needs-and-harm-ew", "harm-ew", "central-eight", "self-assessment"} <= codes


@pytest.mark.parametrize("scoring", SCORINGS)
def test_every_input_it_gives_is_an_item_of_its_rule(scoring: Scoring) -> None:
    known = {item.name for item in catalogue.find(scoring.rule).items}
    assert set(scoring.takes) | set(scoring.given) <= known


@pytest.mark.parametrize("scoring", SCORINGS)
def test_what_it_shows_is_a_result_of_its_rule(scoring: Scoring) -> None:
    entry = catalogue.find(scoring.rule)
    example = entry.card.examples[0]
    assert not scoring.shows or scoring.shows in entry.evaluate(example.given)


@pytest.mark.parametrize("form", FORMS)
def test_results_it_hands_on_come_from_a_rule_asked_before(form: Form) -> None:
    names = {question.name for question in form}
    before: set[str] = set()
    for scoring in form.scorings:
        for take in scoring.takes.values():
            from_rules = {name.rpartition(".")[0] for name in take.of if name not in names}
            assert from_rules <= before
        before.add(scoring.key)


@pytest.mark.parametrize("form", FORMS)
def test_every_rule_has_the_answers_it_cannot_do_without(form: Form) -> None:
    for scoring in form.scorings:
        needed = {item.name for item in catalogue.find(scoring.rule).items if item.needed}
        assert needed <= set(scoring.takes) | set(scoring.given), scoring.key


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_form_has_no_gaps_and_nothing_impossible(form: Form) -> None:
    given = filled(form)
    assert gaps(form, given) == ()
    assert impossible(form, given) == ()


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_form_can_be_scored_without_falling_over(form: Form) -> None:
    assert len(score(form, {})) == len(form.scorings)


@pytest.mark.parametrize("form", FORMS)
def test_conditions_and_alarms_name_answers_that_can_be_given(form: Form) -> None:
    for question in form:
        if question.when:
            for answer in question.when.answers:
                _read(form.question(question.when.question).item, answer)
    for alarm in form.alarms:
        for answer in alarm.answers:
            _read(form.question(alarm.question).item, answer)


def _read(item: Item, answer: object) -> object:
    kind: Kind = item.kind.each if isinstance(item.kind, Several) else item.kind
    return kind.read(answer)


@pytest.mark.parametrize("form", FORMS)
def test_a_question_is_asked_after_the_one_it_depends_on(form: Form) -> None:
    names = [question.name for question in form]
    for question in form:
        if question.when:
            assert names.index(question.when.question) < names.index(question.name), question.name


@pytest.mark.parametrize("form", FORMS)
def test_questions_are_in_words_and_every_choice_has_two_answers(form: Form) -> None:
    for question in form:
        assert question.item.asks.strip() and question.item.asks == question.item.asks.strip()
        kind = question.item.kind.each if isinstance(question.item.kind, Several) else question.item.kind
        if isinstance(kind, Choice):
            assert len(kind.options) > 1, question.name
            assert len(set(kind.options.values())) == len(kind.options), question.name


@pytest.mark.parametrize("form", FORMS)
def test_every_question_can_be_told_from_the_others_by_itself(form: Form) -> None:
    """A list of what is missing shows a question without the one before it."""
    asked = [question.item.asks for question in form]
    assert sorted(asked) == sorted(set(asked))


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_beside_is_a_section_of_the_questionnaire(form: Form) -> None:
    codes = {section.code for section in find_form("self-assessment").sections}
    assert set(form.beside.values()) <= codes


@pytest.mark.parametrize("form", FORMS)
def test_nobody_is_called_an_offender(form: Form) -> None:
    for question in form:
        assert "offender" not in f"{question.item.asks} {question.hint}".lower()


@pytest.mark.requirement("R016")
@pytest.mark.requirement("R015")
@pytest.mark.parametrize("code", ["needs-and-harm-ew", "central-eight"])
def test_every_need_asks_for_strengths_and_what_the_person_wants(code: str) -> None:
    needs = [section for section in find_form(code).sections if section.need]
    assert len(needs) >= 8
    for section in needs:
        assert section.linked(Link.STRENGTH) and section.linked(Link.CHANGE), section.code


@pytest.mark.requirement("R017")
def test_every_need_of_the_assessment_is_linked_to_harm_and_to_reoffending() -> None:
    sections = [
        each for each in find_form("needs-and-harm-ew").sections if each.need or each.code == "offence"
    ]
    assert len(sections) == 11
    for section in sections:
        assert section.linked(Link.HARM) and section.linked(Link.REOFFENDING), section.code


@pytest.mark.requirement("R018")
@pytest.mark.parametrize("code", ["needs-and-harm-ew", "central-eight"])
def test_an_assessment_begins_with_the_interview(code: str) -> None:
    first = find_form(code).sections[0]
    assert first.code == "interview"
    assert {"interview_held", "interview_why_not", "interview_explained", "sources_used"} <= {
        question.name for question in first.questions
    }


@pytest.mark.requirement("R012")
def test_several_professions_share_the_assessment() -> None:
    usual = {by for section in find_form("needs-and-harm-ew").sections for by in section.by}
    assert {Profession.OFFICER, Profession.PSYCHOLOGIST, Profession.SOCIAL_WORKER, Profession.HEALTH} <= usual


@pytest.mark.requirement("R020")
def test_what_is_about_the_past_is_kept_apart_from_what_changes() -> None:
    form = find_form("needs-and-harm-ew")
    static = {question.name for question in form if question.static}
    assert {"age_at_first_sanction", "previous_convictions", "offence_account"} <= static
    scored_needs = {
        name
        for scoring in form.scorings
        if scoring.rule == "needs-severity-ew"
        for take in scoring.takes.values()
        for name in take.of
    }
    assert not scored_needs & static


def test_what_is_asked_of_the_record_is_not_typed_again() -> None:
    form = find_form("needs-and-harm-ew")
    facts = {question.fact for question in form if question.fact}
    assert facts == {"date_of_birth", "assessed_on"}
    section = form.section("record")
    again = {question.name for question in section.questions if not question.static and not question.fact}
    assert again == {"supervision_status"}


def test_sex_is_asked_and_no_fact_of_the_record_answers_it() -> None:
    for form in registered_forms():
        for question in form:
            if question.name in ("gender", "sex"):
                assert not question.fact


def test_a_second_form_under_one_name_would_be_refused() -> None:
    form = find_form("harm-ew")
    assert replace(form, beside={}).id == form.id
