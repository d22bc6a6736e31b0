"""What a picture of needs shows: sizes, links, strengths and words, and the person's own view beside them."""

import pytest

from tests.rules.forms.filling import filled
from throughcare.rules.forms import Form, find_form, score
from throughcare.rules.forms.needs import Need, needs
from throughcare.rules.kernel import Unknown
from throughcare.rules.needs import NEEDS

FORM, EIGHT, OWN = find_form("needs-and-harm-ew"), find_form("central-eight"), find_form("self-assessment")


def pictured(form: Form, given: dict[str, object], own: dict[str, object] | None = None) -> dict[str, Need]:
    found = needs(form, given, score(form, given), OWN if own is not None else None, own)
    return {need.section.code: need for need in found}


@pytest.mark.requirement("R016")
def test_a_need_is_as_great_as_its_rule_says_with_its_links_and_strengths() -> None:
    given = filled(
        FORM, permanence_of_accommodation="SIGNIFICANT_PROBLEMS", accommodation_strength=True,
        accommodation_strength_words="A sister who takes him in.", accommodation_harm=False,
        accommodation_reoffending=True, accommodation_reoffending_words="He steals when he sleeps rough.",
        accommodation_change="NEEDS_HELP",
    )  # fmt: skip
    need = pictured(FORM, given)["accommodation"]
    assert (need.size, need.severity, need.score) == (1, "Some need", 2)
    assert (need.strength, need.harm, need.reoffending) == (True, False, True)
    assert need.helps == "A sister who takes him in."
    assert (need.harmful, need.offending) == ("", "He steals when he sleeps rough.")
    assert need.wants == "I want to make changes but need help"
    assert need.evidence == "" and need.own is None and need.differs is None


def test_severe_is_the_greatest_size() -> None:
    worst = dict.fromkeys(
        ("suitability_of_accommodation", "permanence_of_accommodation", "location_of_accommodation"),
        "SIGNIFICANT_PROBLEMS",
    )
    given = filled(FORM, **worst, is_currently_of_no_fixed_abode_or_transient_accommodation=True)
    assert (pictured(FORM, given)["accommodation"].size, pictured(FORM, given)["accommodation"].score) == (
        2,
        8,
    )


def test_nothing_answered_is_no_size_which_is_not_none_of_a_need() -> None:
    for need in pictured(FORM, {}).values():
        assert need.size is None and need.score is None
        assert need.severity in ("Not answered", "Asked about and not scored")
        assert (need.harm, need.reoffending, need.strength, need.wants) == (None, None, None, "")
    assert all(need.severity == "Not answered" for need in pictured(EIGHT, {}).values())


def test_money_and_well_being_are_shown_and_not_scored() -> None:
    found = pictured(
        FORM, filled(FORM, finance_harm=True, finance_harm_words="He robs to pay.", finance_debts="NONE")
    )
    assert (found["finance"].size, found["finance"].severity) == (None, "Asked about and not scored")
    assert found["finance"].harm is True and found["finance"].harmful == "He robs to pay."
    assert list(found) == [
        "accommodation", "education", "finance", "relationships", "lifestyle", "drugs", "alcohol", "emotional",
        "thinking", "attitudes",
    ]  # fmt: skip


def test_the_officers_rating_stands_where_there_is_no_rule() -> None:
    given = filled(
        EIGHT, leisure_need="CONSIDERABLE", leisure_need_words="Nothing to do all day.", leisure_strength="SOME",
        leisure_strength_words="Plays football.", family_strength="NONE",
    )  # fmt: skip
    found = pictured(EIGHT, given)
    leisure = found["leisure"]
    assert (leisure.size, leisure.severity, leisure.score) == (2, "Considerable", None)
    assert leisure.evidence == "Nothing to do all day."
    assert (leisure.strength, leisure.helps) == (True, "Plays football.")
    assert leisure.harm is None and leisure.reoffending is None
    assert (found["family"].size, found["family"].strength) == (0, False)


def test_words_that_are_no_longer_asked_for_are_not_shown() -> None:
    given = filled(FORM, accommodation_harm=True, accommodation_harm_words="It was.")
    assert pictured(FORM, given | {"accommodation_harm": False})["accommodation"].harmful == ""


@pytest.mark.requirement("R019")
def test_the_persons_own_view_stands_beside_and_a_difference_is_marked() -> None:
    given = filled(
        FORM,
        current_alcohol_use_problems="SIGNIFICANT_PROBLEMS",
        excessive_alcohol_use="SIGNIFICANT_PROBLEMS",
    )
    own: dict[str, object] = {
        "alcohol_how": "GOOD", "alcohol_want": "NOT_APPLICABLE", "home_how": "OK", "home_helps": "My dog.",
        "work_how": "NOT_SAY", "drugs_how": Unknown.NOT_ASKED, "people_how": "VERY_HARD",
    }  # fmt: skip
    found = pictured(FORM, given, own)
    alcohol = found["alcohol"]
    assert alcohol.own is not None
    assert (alcohol.size, alcohol.own.size, alcohol.differs) == (1, 0, True)
    assert (alcohol.own.how, alcohol.own.wants) == ("It is going well", "Nothing needs to change")
    assert found["accommodation"].differs is False
    assert found["accommodation"].own is not None and found["accommodation"].own.helps == "My dog."
    assert found["education"].differs is None and found["drugs"].differs is None
    assert found["relationships"].differs is True
    assert found["emotional"].differs is None


def test_a_need_without_a_section_beside_it_has_no_own_view() -> None:
    assert pictured(EIGHT, filled(EIGHT), {})["history"].own is None
    assert pictured(EIGHT, filled(EIGHT), {})["family"].own is not None


def test_a_section_beside_that_asks_nothing_of_the_kind_says_nothing() -> None:
    own = needs(EIGHT, {}, (), OWN, {})
    assert all(need.own is None or need.own.size is None for need in own)


@pytest.mark.requirement("R033")
@pytest.mark.parametrize("form", [FORM, EIGHT, OWN], ids=lambda form: form.id.code)
def test_every_need_of_a_form_has_a_code_of_the_vocabulary_but_the_past(form: Form) -> None:
    without = [section.code for section in form.sections if section.need and not section.area]
    assert without == (["history"] if form is EIGHT else [])
    assert [need.area for need in needs(form, {})] == [
        section.area for section in form.sections if section.need
    ]


@pytest.mark.requirement("R033")
def test_between_them_the_sections_of_each_main_form_ask_about_every_need_but_some_of_the_eight() -> None:
    asked = {
        form.id.code: {code for section in form.sections for code in section.areas} for form in (FORM, EIGHT)
    }
    assert asked["needs-and-harm-ew"] == set(NEEDS)
    assert set(NEEDS) - asked["central-eight"] == {"accommodation", "money", "health"}
