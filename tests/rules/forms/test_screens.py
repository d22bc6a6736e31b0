"""Every rule is a form by itself; screens ask in their own words, and what is stored stays the number."""

import pytest

from throughcare.rules import catalogue
from throughcare.rules.forms import find_form, registered_forms, score, shown
from throughcare.rules.forms.catalogue import ALARMS, HEALTH
from throughcare.rules.forms.wording import WORDINGS
from throughcare.rules.kernel import UnknownCode, Whole


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_wording_names_questions_of_the_screen_and_every_number_it_takes(code: str) -> None:
    wording, form = WORDINGS[code], find_form(code)
    names = {question.name for question in form}
    assert set(wording.asks) <= names and set(wording.labels) <= names
    for question in form:
        if question.name in wording.labels:
            kind = question.item.kind
            assert isinstance(kind, Whole)
            taken = set(range(kind.low, kind.high + 1))
            if code == "audit" and question.name in ("item_9", "item_10"):
                taken = {0, 2, 4}
            assert set(question.labels) == taken
        assert question.item.asks == wording.asks.get(question.name, question.item.asks)


def test_a_screen_shows_words_and_scores_numbers() -> None:
    form = find_form("phq-9")
    assert form.health and form.sections[0].says.startswith("Over the last two weeks")
    assert shown(form.question("item_1"), 2) == "More than half the days"
    (outcome,) = score(form, {f"item_{at}": 1 for at in range(1, 10)})
    assert outcome.entry.evaluate({f"item_{at}": 1 for at in range(1, 10)})["total"] == 9


def test_questions_that_may_not_be_reproduced_stay_under_their_numbers() -> None:
    form = find_form("dast-10")
    assert all(question.item.asks.startswith("Question ") for question in form)
    assert shown(form.question("item_3"), 1) == "Yes"


def test_danger_in_a_screen_rings_above_nothing() -> None:
    (alarm,) = find_form("phq-9").alarms
    assert alarm.rings({"item_9": 1}) and alarm.rings({"item_9": 3})
    for quiet in ({}, {"item_9": 0}, {"item_9": None}, {"item_9": True}, {"item_9": "not_known"}):
        assert not alarm.rings(quiet)


def test_every_health_screen_and_alarm_is_a_rule() -> None:
    for code in (*HEALTH, *ALARMS, *WORDINGS):
        assert catalogue.find(code).code == code


@pytest.mark.requirement("R011")
def test_any_rule_is_a_form_of_one_section_with_facts_and_past_marked() -> None:
    form = find_form("arp")
    assert [section.code for section in form.sections] == ["questions"]
    assert form.question("date_of_birth").fact == "date_of_birth"
    assert form.question("age_at_first_sanction").static
    assert form.question("gender").fact == ""


def test_a_version_is_found_by_its_day_and_another_is_refused() -> None:
    assert find_form("harm-ew@2026-11-22") is not None
    with pytest.raises(UnknownCode):
        find_form("harm-ew@1999-01-01")
    with pytest.raises(UnknownCode):
        find_form("no-such-form")
    assert find_form("harm-ew") in registered_forms()
