"""When somebody may be considered for parole or released early: evaluated, and explained to the person concerned."""

from datetime import date
from typing import Any

import pytest

from throughcare.rules import catalogue, sheets
from throughcare.rules.kernel import RuleError

PAROLE = pytest.mark.requirement("R084", "R070")
EARLY = pytest.mark.requirement("R085", "R070")


def explained(code: str, **answers: Any) -> tuple[dict[str, Any], str]:
    """What the rule answers, and its term sheet: what is given to the person."""
    sheet = sheets.as_text(sheets.term_sheet(catalogue.named(code), answers))
    return catalogue.answer(code, {"rule": code, "in": answers}), sheet


@PAROLE
def test_parole_eligibility_says_the_months_and_by_which_rule() -> None:
    _, sheet = explained(
        "united-states:parole_eligibility", jurisdiction="us_tx", rule="508.145(d)", sentence_months=120
    )
    assert "Of 120 months, 60 are to be served." in sheet
    assert "Texas Government Code, eligibility for release on parole, 508.145" in sheet
    assert "It decides nothing: a named person does" in sheet


@PAROLE
def test_what_is_not_known_is_asked_and_never_taken_for_granted() -> None:
    with pytest.raises(RuleError, match="good conduct"):
        explained(
            "united-states:parole_eligibility", jurisdiction="us_tx", rule="508.145(f)", sentence_months=120
        )


@PAROLE
def test_a_parole_date_that_approaches_is_named_and_the_dates_not_asked_are_said() -> None:
    _, sheet = explained("parole-approaching-ew", today=date(2026, 1, 10), PED=date(2026, 11, 10))
    assert "PED on 2026-11-10 lies between 2026-01-10 and 2026-11-10" in sheet
    assert "There is no answer for TED (not asked), THD (not asked)" in sheet
    _, sheet = explained("parole-approaching-ew", today=date(2026, 1, 10), PED=date(2026, 11, 11))
    assert "approaching: no" in sheet


@EARLY
def test_early_release_names_each_thing_that_stands_against_it() -> None:
    enough: dict[str, Any] = {
        "jurisdiction": "us_tx", "years_at_minimum": 1, "years_on_supervision": 2, "past_half_of_remainder": True,
        "sustained_violation_within_2_years": False, "excluded_offence": False,
    }  # fmt: skip
    _, sheet = explained("united-states:early_release_us_tx", **enough)
    assert "eligible: yes" in sheet
    _, sheet = explained("united-states:early_release_us_tx", **enough | {"years_on_supervision": 1.9})
    assert "eligible: no" in sheet and "years_on_supervision" in sheet


@EARLY
def test_release_after_a_fixed_term_counts_the_day_of_return_and_says_so() -> None:
    _, sheet = explained("fixed-term-release-ew", return_to_custody=date(2026, 4, 1), length_days=28)
    assert "the first of 28 days: the last is 2026-04-28" in sheet
