"""Criteria one by one: met, not met, on record, and three ways of not knowing; a day where a rule gives one."""

from datetime import date
from typing import Any

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.eligibility import (
    AFTER_CONVICTION,
    HOUSE_LEAD,
    EligibilityRule,
    HearingDue,
    LeadDoesNotFit,
    Population,
    Situation,
    Sort,
    rules_with_steps,
)
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.jurisdictions.parts import OrderKind
from throughcare.rules.kernel import Unknown
from throughcare.rules.release.eligibility import Evaluated, Stands, asked, reached, sentence, weighed
from throughcare.rules.release.us_early_endings import SCHEMES
from throughcare.rules.release.us_parole_eligibility import earliest_release, parole_eligibility

PAROLE, EARLY = pytest.mark.requirement("R084"), pytest.mark.requirement("R085")
TEXAS: dict[str, Any] = {"jurisdiction": "us_tx", "rule": "508.145(f)"}
TEXAS_SHOWN = ("sentence_months", "good_conduct_days_per_day")


def ew(code: str) -> EligibilityRule:
    rules = {each.code: each for each in jurisdictions.get("ew").eligibility.rules}
    return rules[code]


def of(rule: EligibilityRule, answers: dict[str, Any]) -> Evaluated:
    return asked(rule.asks, dict(rule.given), answers, rule.shown)


def how(found: Evaluated) -> dict[str, Stands]:
    return {each.name: each.stands for each in found.criteria}


@PAROLE
def test_what_is_missing_is_said_and_nothing_is_worked_out() -> None:
    found = asked((parole_eligibility,), TEXAS, {"good_conduct_days_per_day": 1}, TEXAS_SHOWN)
    assert how(found)["sentence_months"] is Stands.NOT_ASKED
    assert how(found)["good_conduct_days_per_day"] is Stands.ON_RECORD
    assert found.results == {} and found.reasons == () and not found.wrong


@PAROLE
def test_with_every_answer_the_rule_says_why() -> None:
    answers = {"sentence_months": 120, "good_conduct_days_per_day": 1}
    found = asked((parole_eligibility,), TEXAS, answers, TEXAS_SHOWN)
    assert found.results["calendar_months_required"] == 15
    assert "that is 15 on the calendar" in sentence(found.reasons[1], str, {})
    assert found.lacking == ()


@PAROLE
def test_an_answer_that_the_rule_refuses_is_told_in_its_words() -> None:
    found = asked((parole_eligibility,), TEXAS, {"sentence_months": 120}, TEXAS_SHOWN)
    assert "good conduct counts here" in found.wrong and found.results == {}


@PAROLE
@pytest.mark.parametrize(
    ("unknown", "stands"),
    [
        (Unknown.NOT_ASKED, Stands.NOT_ASKED),
        (Unknown.NOT_KNOWN, Stands.NOT_KNOWN),
        (Unknown.SOURCE_UNKNOWN, Stands.SOURCE_UNKNOWN),
    ],
)
def test_three_ways_of_not_knowing_stay_apart(unknown: Unknown, stands: Stands) -> None:
    eligible = {"jurisdiction": "us_id", "parole_eligibility_date": date(2026, 5, 1)}
    found = asked((earliest_release,), {}, eligible | {"tentative_date": unknown}, ("tentative_date",))
    assert how(found) == {"tentative_date": stands}
    assert found.results["earliest"] == date(2026, 5, 1)
    scheme = next(each for each in SCHEMES if each.code == "early_discharge_us_mi")
    weighed_up = weighed(scheme.conditions, {"detainer": unknown})
    assert how(weighed_up)["detainer"] is stands


@PAROLE
def test_the_parole_dates_on_record_are_named_as_people_say_them() -> None:
    rule = ew("parole")
    found = of(rule, {"today": date(2026, 11, 23), "PED": date(2027, 3, 1)})
    said = [sentence(each, lambda day: f"{day:%d.%m.%Y}", rule.words) for each in found.reasons]
    assert said[0].startswith("The parole eligibility date on 01.03.2027 lies between 23.11.2026")
    assert "the end of the tariff (not asked)" in said[1]


@PAROLE
def test_the_day_is_met_on_the_day_itself() -> None:
    day = date(2027, 3, 1)
    assert reached(day, date(2027, 2, 28)).stands is Stands.NOT_YET
    assert reached(day, day).stands is Stands.MET


@PAROLE
def test_outside_the_population_nothing_is_evaluated() -> None:
    at_large = Situation(kinds=frozenset({OrderKind.COMMUNITY}))
    assert not ew("parole").population.has(at_large)
    assert not ew("fixed-term-recall").population.has(Situation(in_custody=True))
    assert ew("fixed-term-recall").population.has(Situation(in_custody=True, recalled=True))
    assert ew("parole").population.has(Situation(coming=frozenset({"ew-ped"})))
    steps = Population(words="", kinds=AFTER_CONVICTION)
    assert steps.has(at_large) and not steps.has(Situation(kinds=frozenset({OrderKind.PRE_TRIAL})))


@EARLY
def test_a_fixed_term_goes_from_its_length_to_its_last_day() -> None:
    answers = {
        "return_to_custody": date(2026, 4, 1), "revoked_on": date(2026, 3, 30), "youth_sentences_only": False,
        "sentence_12m_plus": True,
    }  # fmt: skip
    found = of(ew("fixed-term-recall"), answers)
    assert found.results == {"length_days": 28, "result": date(2026, 4, 28)}
    del answers["sentence_12m_plus"]
    found = of(ew("fixed-term-recall"), answers)
    assert found.results == {} and [each.name for each in found.lacking] == ["sentence_12m_plus"]


@EARLY
@pytest.mark.parametrize(("day", "possible"), [(date(2026, 12, 3), True), (date(2026, 12, 2), False)])
def test_curfew_needs_ten_days_to_the_release_date(day: date, possible: bool) -> None:
    found = of(ew("home-detention-curfew"), {"today": date(2026, 11, 23), "conditional_release_date": day})
    assert found.results["result"] is possible


@EARLY
def test_an_early_end_names_what_is_against_it_and_what_nobody_asked() -> None:
    pack = jurisdictions.get("us-pa")
    rule = next(each for each in rules_with_steps(pack.eligibility, pack.progress) if each.hearing)
    answers = {"months_on_supervision": 11, "past_half": True, "missed_within_6_months": False}
    found = weighed(rule.conditions, answers)
    assert [each.name for each in found.against] == ["months_on_supervision"]
    assert {each.stands for each in found.lacking} == {Stands.NOT_ASKED}
    assert rule.is_house and not rule.published


@PAROLE
def test_a_place_of_which_nothing_was_read_has_no_published_rule() -> None:
    pack = jurisdictions.get("us-ga")
    held = rules_with_steps(pack.eligibility, pack.progress)
    assert not any(each.published for each in held)
    pennsylvania = {each.sort: each for each in jurisdictions.get("us-pa").eligibility.rules}
    assert not pennsylvania[Sort.PAROLE].published


@PAROLE
def test_how_long_before_a_hearing_is_arranged() -> None:
    months = next(each for each in jurisdictions.get("ew").eligibility.hearings if each.key_date == "ew-ped")
    assert months.near(date(2027, 9, 23), date(2026, 11, 23))
    assert not months.near(date(2027, 9, 24), date(2026, 11, 23))
    days = HearingDue(key_date="any", kind="parole_eligibility", lead=HOUSE_LEAD)
    assert days.ahead(date(2026, 11, 23)) == date(2027, 3, 23)
    assert days.from_day(date(2027, 3, 23)) == date(2026, 11, 23)
    assert months.from_day(date(2027, 9, 23)) == date(2026, 11, 23)
    assert (months.interval, days.interval) == ("10 months", "120 days")
    with pytest.raises(LeadDoesNotFit):
        HearingDue(key_date="any", kind="parole_eligibility", lead=TimeLimit(note="Not published"))


@pytest.mark.requirement("R084")
def test_every_date_that_calls_for_a_hearing_is_a_date_of_its_place() -> None:
    for pack in jurisdictions.all():
        kinds = {each.code for each in pack.key_date_kinds}
        assert {each.key_date for each in pack.eligibility.hearings} <= kinds
        for rule in pack.eligibility.rules:
            assert set(rule.takes) | set(rule.also_asks) <= set(rule.items)
