"""Tiers of England and Wales: they explain themselves, and more of anything never gives a lesser tier."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.classification import tier_ew_v2, tier_ew_v3
from throughcare.rules.classification.tier_ew_v2_items import NeedsKind, RequirementKind
from throughcare.rules.classification.tier_ew_v2_protect import protect_level
from throughcare.rules.classification.tier_ew_v3_steps import cell
from throughcare.rules.kernel import BadAnswers, Explained

pytestmark = pytest.mark.requirement("R031", "R132")

PER_CENT = st.floats(0, 100)
MAYBE = st.sampled_from([True, False, None])
LEVEL = st.sampled_from(["VERY_HIGH", "HIGH", "MEDIUM", "LOW", None])
FORM = st.sampled_from(["STATIC", "DYNAMIC", None])
V3 = st.fixed_dictionaries(
    {
        "arp": PER_CENT,
        "csrp": PER_CENT,
        "rosh": LEVEL,
        "has_mappa": MAYBE,
        "arp_type": FORM,
        "csrp_type": FORM,
    },
    optional={
        "domestic_abuse": MAYBE,
        "stalking": MAYBE,
        "child_protection": MAYBE,
        "ever_committed_sexual_offence": MAYBE,
    },
)


def v3(**given_: Any) -> Explained:
    return tier_ew_v3.tier.ask(given_)


def v2(**given_: Any) -> Explained:
    return tier_ew_v2.tier.ask(given_)


@given(V3)
def test_a_tier_names_what_drove_it_in_its_first_sentence(answers: dict[str, Any]) -> None:
    found = v3(**answers)
    by_factor: Any = found.results["by_factor"]
    assert found.results["tier"] == min(by_factor.values())
    assert found.results["driven_by"] == [
        code for code, tier in by_factor.items() if tier == min(by_factor.values())
    ]
    assert found.sentences[0].startswith(f"The tier is {found.results['tier']}, driven by ")
    assert (
        any(each.startswith("It is provisional:") for each in found.sentences) == found.results["provisional"]
    )


@given(V3)
def test_a_tier_that_is_not_provisional_stands_whatever_the_missing_answers_turn_out_to_be(
    answers: dict[str, Any],
) -> None:
    """The mark means what it says: with the unknown harm filled in, a tier without the mark stays or was certain."""
    found = v3(**answers)
    if answers["rosh"] is None and not found.results["provisional"]:
        for level in ("VERY_HIGH", "HIGH", "MEDIUM", "LOW"):
            assert v3(**answers | {"rosh": level}).results["tier"] == found.results["tier"]


@given(PER_CENT, PER_CENT, PER_CENT)
def test_a_higher_score_never_gives_a_lesser_tier(one: float, two: float, other: float) -> None:
    low, high = sorted((one, two))
    assert cell(high, other) <= cell(low, other)
    assert cell(other, high) <= cell(other, low)


def test_more_points_never_give_a_lesser_protect_level() -> None:
    assert all(protect_level(more) <= protect_level(less) for less, more in pairwise(range(200)))


def test_provisional_is_said_with_what_is_missing_and_what_it_could_give() -> None:
    found = v3(arp=0, csrp=0.5, arp_type="STATIC", csrp_type="DYNAMIC", rosh=None)
    assert found.sentences[0] == "The tier is F, driven by the scores ARP 0 % and CSRP 0.5 %."
    assert "ARP is made from the record alone (static)" in found.sentences[1]
    assert "could give up to C" in found.sentences[1]
    assert "the risk of serious harm is not known; without MAPPA it could give up to C" in found.sentences[2]


def test_the_three_kinds_of_not_knowing_stay_apart_in_the_reasons() -> None:
    said = " ".join(v3(arp=10, csrp=0.1, rosh="source_unknown", has_mappa=None).sentences)
    assert "risk of serious harm (the source says unknown)" in said
    assert "MAPPA (asked and not known)" in said
    assert "a stalking registration (not asked)" in said
    assert "Whether there is a live order or licence was not said" in said


def test_with_everything_answered_nothing_is_said_to_be_missing() -> None:
    flags = (
        "domestic_abuse",
        "stalking",
        "child_protection",
        "ever_committed_sexual_offence",
        "lifer_or_ipp",
    )
    found = v3(
        **dict.fromkeys(flags, False), arp=60, csrp=1.2, arp_type="DYNAMIC", csrp_type="DYNAMIC", rosh="LOW",
        has_mappa=False, dc_srp_score=0, dc_srp_band="NOT_APPLICABLE", has_active_event=True,
    )  # fmt: skip
    assert found.sentences == (
        "The tier is D, driven by the scores ARP 60 % and CSRP 1.2 %.",
        "It is not provisional.",
    )


def test_a_tier_of_version_2_names_what_drove_each_half() -> None:
    found = v2(mappa_level="M1", rosh="HIGH", sentence_type="SC", needs={"attitudes": "SEVERE"}, ogrs=30)
    assert found.results["tier"] == "B1"
    assert found.sentences[0] == (
        "The tier is B1, driven by a high risk of serious harm (protect points 25) and by attitudes severe "
        "(change points 7)."
    )


def test_a_part_that_cannot_be_told_is_named_with_the_reason() -> None:
    found = v2(rosh="LOW", sentence_type=None, ogrs=30)
    assert "tier" not in found.results
    assert "the change level cannot be told" in found.sentences[0]
    assert any("mandate for change cannot be told" in each for each in found.sentences)


def test_a_mandate_that_nobody_was_asked_about_is_supposed_openly() -> None:
    assert v2(total_change_points=20).results["supposing"] == ["mandate_for_change"]
    assert v2(total_change_points=20, sentence_type="SC").results["supposing"] == []


def test_the_suffix_is_only_said_where_it_was_asked() -> None:
    assert "tier_suffix" not in v2(rosh="LOW").results
    assert v2(rosh="LOW", unsupervised=False).results["tier_suffix"] == ""


def test_an_answer_that_cannot_be_used_is_named_with_its_value() -> None:
    with pytest.raises(BadAnswers) as refusal:
        v3(arp=0, csrp=0, dc_srp_score=0.59, dc_srp_band="MEDIUM")
    (problem,) = refusal.value.problems
    assert (problem.field, problem.value) == ("dc_srp_score", 0.59)
    assert "0.60" in problem.reason


@pytest.mark.parametrize("kind", [NeedsKind(), RequirementKind()])
def test_a_cell_of_a_table_is_read_like_any_other_answer(kind: NeedsKind | RequirementKind) -> None:
    assert kind.from_text("W") == "W"
    assert kind.words


def test_both_tiers_are_in_the_library_without_their_steps() -> None:
    codes = {entry.code for entry in catalogue.entries()}
    assert {"tier-ew-v2", "tier-ew-v3"} <= codes
