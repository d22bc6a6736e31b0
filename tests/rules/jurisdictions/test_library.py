"""The rules a pack names: each is in the library, and answers with what the pack gives it."""

import re

import pytest

from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.library import Purpose, RuleUse
from throughcare.rules.kernel import Choice

PACKS = list(jurisdictions.PACKS)
USES = [
    pytest.param(use, id=f"{pack.code}: {use.code}")
    for pack in PACKS
    for purpose in Purpose
    for use in pack.rules_for(purpose)
]


@pytest.mark.parametrize("use", USES)
@pytest.mark.requirement("R141")
def test_a_rule_of_a_pack_is_in_the_library_and_takes_what_the_pack_gives(use: RuleUse) -> None:
    entry = catalogue.find(use.code)
    items = {item.name: item for item in entry.items}
    for name, value in use.given.items():
        assert items[name].kind.read(value) == value
        assert isinstance(items[name].kind, Choice)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_a_pack_finds_its_rules_by_purpose(pack: Jurisdiction) -> None:
    assert pack.rules
    found = [use.code for purpose in Purpose for use in pack.rules_for(purpose)]
    after_a_missed_contact = {order_type.response.card.id.code for order_type in pack.order_types}
    assert sorted(found) == sorted([*(use.code for use in pack.rules), *after_a_missed_contact])
    assert "phq-9" in [use.code for use in pack.rules_for(Purpose.SCREEN)]
    assert "phq-9" not in [use.code for use in pack.rules_for(Purpose.RISK)]


def test_the_responses_of_a_place_begin_with_those_its_orders_name() -> None:
    assert [use.code for use in jurisdictions.get("ew").rules_for(Purpose.RESPONSE)] == [
        "ew-community-order",
        "ew-suspended-sentence-order",
        "no-published-rule",
    ]
    assert [use.code for use in jurisdictions.get("us-pa").rules_for(Purpose.RESPONSE)] == [
        "us-pa-missed-contact",
        "no-published-rule",
        "united-states:recommitment_range",
    ]


def test_a_rule_of_one_place_is_named_by_no_other() -> None:
    named = {pack.code: {use.code for use in pack.rules} for pack in PACKS}
    assert not {code for code in named["us-pa"] | named["us-ga"] if code.endswith("-ew") or "-ew:" in code}
    assert not {code for code in named["ew"] if code.startswith("united-states:")}


OF_A_PLACE = {
    "ew": re.compile(r".*-ew(:.*)?|domain:.*|predictor-2026:.*"),
    "us-pa": re.compile(r".*_us_pa|us-pa-.*"),
}


@pytest.mark.parametrize("place", OF_A_PLACE)
def test_every_rule_made_for_a_place_is_used_by_its_pack(place: str) -> None:
    used = {use.code for purpose in Purpose for use in jurisdictions.get(place).rules_for(purpose)}
    made = {entry.code for entry in catalogue.entries() if OF_A_PLACE[place].fullmatch(entry.code)}
    assert made - used == set()
