"""Every pack is complete, and says nothing that its parts do not hold."""

from dataclasses import fields, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.rules.truth_table import rows
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import CONDITION_TYPES
from throughcare.rules.contacts import Outcome
from throughcare.rules.jurisdictions import InvalidIdentifier, Jurisdiction, LetterKind, Word
from throughcare.rules.jurisdictions.letters import WRITTEN_IN
from throughcare.rules.kernel import DuplicateCode, UnknownCode
from throughcare.rules.responses import RESPONSES, Action, MissedContactFacts, Step

PACKS = jurisdictions.all()
every_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)


def facts(order_type: str) -> MissedContactFacts:
    return MissedContactFacts(order_type=order_type, missed_on=date(2026, 5, 1), excuse_reasonable=False)


def test_the_packs_there_are() -> None:
    assert [pack.code for pack in PACKS] == ["ew", "us-pa", "us-ga"]
    assert jurisdictions.get("ew").title == "England and Wales"
    with pytest.raises(UnknownCode, match="ew, us-ga, us-pa"):
        jurisdictions.get("atlantis")


@every_pack
def test_every_order_type_answers_a_missed_contact_by_a_registered_rule(pack: Jurisdiction) -> None:
    assert pack.order_types
    for order_type in pack.order_types:
        assert str(order_type.response.card.id) in RESPONSES
        assert pack.respond(facts(order_type.code)).rule == order_type.response.card.id
        assert order_type.stands_on
        assert order_type.source.licence


@pytest.mark.parametrize(
    ("code", "order_type", "step"),
    [
        ("ew", "ew-community-order", Step.WARN_OR_REFER),
        ("ew", "ew-suspended-sentence-order", Step.WARN_OR_REFER),
        ("ew", "ew-licence", Step.NO_PUBLISHED_RULE),
        ("us-pa", "us-pa-parole", Step.SUPERVISOR_DECIDES),
        ("us-pa", "us-pa-probation", Step.SUPERVISOR_DECIDES),
        ("us-ga", "us-ga-parole", Step.NO_PUBLISHED_RULE),
    ],
)
def test_what_each_pack_proposes_for_an_unexcused_contact(code: str, order_type: str, step: Step) -> None:
    assert jurisdictions.get(code).respond(facts(order_type)).step is step


def test_an_order_type_of_another_place_is_refused() -> None:
    with pytest.raises(UnknownCode, match="Georgia"):
        jurisdictions.get("us-ga").respond(facts("ew-community-order"))


@every_pack
def test_every_word_is_there_in_both_numbers(pack: Jurisdiction) -> None:
    for field in fields(pack.words):
        word: Word = getattr(pack.words, field.name)
        assert word.one.strip()
        assert word.many.strip()
        for text in (word.one, word.many):
            assert "offender" not in text
            assert "felon" not in text


def test_words_agree_with_numbers_and_headings() -> None:
    tier = jurisdictions.get("ew").words.level
    person = jurisdictions.get("ew").words.person
    assert (str(tier), tier.title, tier.titles, tier.of(1), tier.of(2)) == (
        "tier",
        "Tier",
        "Tiers",
        "1 tier",
        "2 tiers",
    )
    assert person.of(3) == "3 people on probation"


@every_pack
def test_codes_are_the_packs_own_and_can_be_found_again(pack: Jurisdiction) -> None:
    for condition in pack.condition_types:
        assert condition.code.startswith(f"{pack.code}-")
        assert condition.code in CONDITION_TYPES
        assert pack.condition_type(condition.code) is condition
    assert all(pack.order_type(entry.code) is entry for entry in pack.order_types)
    assert all(pack.level(entry.code) is entry for entry in pack.levels)
    assert all(pack.key_date_kind(entry.code) is entry for entry in pack.key_date_kinds)
    assert all(pack.identifier_scheme(entry.code) is entry for entry in pack.identifier_schemes)
    assert all(entry.code.startswith(f"{pack.code}-") for entry in pack.key_date_kinds)
    assert pack.offence_schemes
    assert pack.allocations


@every_pack
def test_levels_have_one_order(pack: Jurisdiction) -> None:
    assert [level.rank for level in pack.levels] == list(range(len(pack.levels)))


@every_pack
def test_some_key_date_ends_supervision(pack: Jurisdiction) -> None:
    assert any(kind.ends_supervision for kind in pack.key_date_kinds)


@every_pack
def test_the_zone_exists(pack: Jurisdiction) -> None:
    assert ZoneInfo(pack.time_zone).key == pack.time_zone


def test_dates_are_written_as_the_place_writes_them() -> None:
    day = date(2026, 3, 1)
    assert [pack.in_words(day) for pack in PACKS] == ["1 March 2026", "March 1, 2026", "March 1, 2026"]


@pytest.mark.parametrize("row", rows("jurisdictions/identifiers"))
def test_identifiers(row: dict[str, Any]) -> None:
    scheme = jurisdictions.get(row["pack"]).identifier_scheme(row["scheme"])
    if "stored" in row:
        assert scheme.clean(row["typed"]) == row["stored"]
        return
    with pytest.raises(InvalidIdentifier) as refused:
        scheme.clean(row["typed"])
    assert scheme.example in refused.value.message
    assert refused.value.values["value"] == row["typed"]


@every_pack
def test_every_example_of_an_identifier_is_one(pack: Jurisdiction) -> None:
    for scheme in pack.identifier_schemes:
        assert scheme.clean(scheme.example) == scheme.example


@pytest.mark.parametrize("row", rows("jurisdictions/holidays"))
def test_holidays_agree_with_the_outside_list(row: dict[str, Any]) -> None:
    pack = jurisdictions.get(row["pack"])
    assert sorted(pack.holidays_in(row["year"])) == row["days"]


def test_holidays_of_several_years_are_one_set() -> None:
    found = jurisdictions.get("us-pa").holidays(2021, 2022)
    assert date(2021, 12, 31) in found  # New Year's Day 2022, a Saturday
    assert len(found) == 12 + 10 - 1 + 1
    assert jurisdictions.get("ew").holidays(2026, 2026) == jurisdictions.get("ew").holidays_in(2026)


@every_pack
def test_letters_are_checked_and_in_a_language_of_the_place(pack: Jurisdiction) -> None:
    assert pack.letter(LetterKind.APPOINTMENT) is not None
    for letter in pack.letters:
        assert letter.language in pack.languages
        assert letter.is_checked or letter.language != WRITTEN_IN, "what nobody checked is a translation"
        assert letter.code.startswith(f"{pack.code}-")


def test_there_is_no_letter_where_none_is_written() -> None:
    ew = jurisdictions.get("ew")
    assert ew.letter(LetterKind.WARNING, order_type="ew-community-order") is not None
    assert ew.letter(LetterKind.WARNING, "cy", order_type="ew-community-order") is None
    assert jurisdictions.get("us-ga").letter(LetterKind.WARNING) is None


@pytest.mark.parametrize("order_type", [None, "ew-licence", "ew-post-sentence-supervision"])
def test_a_letter_that_states_one_orders_law_is_not_sent_under_another(order_type: str | None) -> None:
    assert jurisdictions.get("ew").letter(LetterKind.WARNING, order_type=order_type) is None


@every_pack
def test_letters_name_order_types_of_their_pack(pack: Jurisdiction) -> None:
    for letter in pack.letters:
        assert letter.order_types <= {entry.code for entry in pack.order_types}


def test_how_long_a_warning_counts() -> None:
    ew, pa = jurisdictions.get("ew"), jurisdictions.get("us-pa")
    period = ew.order_type("ew-community-order").warning_period(date(2024, 2, 29))
    assert period is not None
    assert period.last_day == date(2025, 2, 28)
    assert ew.order_type("ew-licence").warning_period(date(2024, 2, 29)) is None
    assert pa.order_type("us-pa-parole").warning_period(date(2024, 2, 29)) is None


@every_pack
def test_two_entries_with_one_code_are_refused(pack: Jurisdiction) -> None:
    with pytest.raises(DuplicateCode):
        replace(pack, levels=(*pack.levels, pack.levels[0]))
    with pytest.raises(DuplicateCode):
        replace(pack, letters=(*pack.letters, pack.letters[0]))


@pytest.mark.parametrize("code", ["ew", "us-pa"])
def test_every_neutral_action_has_a_word_officers_know(code: str) -> None:
    pack = jurisdictions.get(code)
    assert {entry.action for entry in pack.action_words} >= set(Action)
    assert all(entry.title for entry in pack.action_words)
    assert all(entry.title for entry in pack.outcome_words)


def test_every_outcome_has_an_official_code_in_england_and_wales() -> None:
    official = {entry.outcome for entry in jurisdictions.get("ew").outcome_words}
    assert set(Outcome) - official == {Outcome.CANCELLED_BY_SERVICE}
