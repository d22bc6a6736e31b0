"""Programmes for many at once: the same programmes, the same order, the same open questions as one by one."""

import random
from dataclasses import replace

import pytest

from tests.rules.interventions.people import ADULT, anybody, having, programme
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import Candidate, Risk
from throughcare.rules.interventions.catalogue import Evidence, Programme, Rating
from throughcare.rules.interventions.eligibility import Eligible
from throughcare.rules.interventions.matching import ORDER, suggest
from throughcare.rules.needs import ALCOHOL, DRUGS, MONEY, THINKING
from throughcare.rules.populations.matching import PIECE, People, match_many

OFFERED = (
    *(each for pack in jurisdictions.all() for each in pack.programmes),
    programme(
        "young", max_age=25, risk_to=Risk.MEDIUM, suits=frozenset({"LANGUAGE", "a word of the agency's own"})
    ),
)


def one_by_one(programmes: tuple[Programme, ...], who: Candidate) -> list[tuple[str, Eligible, int]]:
    return [(each.programme.code, each.eligibility.state, each.points) for each in suggest(programmes, who)]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.requirement("R031", "R043")
def test_many_at_once_get_the_answers_of_one_by_one(seed: int) -> None:
    chance = random.Random(seed)
    people = [anybody(chance) for _ in range(150)]
    matches = match_many(OFFERED, People.of(people))
    for row, who in enumerate(people):
        found = [(each.code, state, number) for each, state, number in matches.of(row)]
        assert found == one_by_one(OFFERED, who), who


@pytest.mark.requirement("R043")
def test_only_so_many_are_kept_and_pieces_join() -> None:
    chance = random.Random(1)
    several = [anybody(chance) for _ in range(40)]
    people = [several[at % 40] for at in range(PIECE + 50)]
    matches = match_many(OFFERED, People.of(people), most=3)
    for row in (0, PIECE - 1, PIECE, PIECE + 49):
        assert [each.code for each, _, _ in matches.of(row)] == [
            code for code, _, _ in one_by_one(OFFERED, people[row])[:3]
        ]
    assert match_many((), People.of(several)).at.shape == (40, 0)


@pytest.mark.requirement("R031", "R043")
def test_the_order_is_the_one_on_the_page() -> None:
    effective = Evidence(Rating.EFFECTIVE, "It works.", programme().source)
    offered = (
        programme("last", needs=(THINKING,)),
        programme("known", needs=(THINKING,), evidence=effective),
        programme("fits", needs=(THINKING,), suits=frozenset({"READING"})),
        programme("several", needs=(THINKING, DRUGS)),
        programme("great", needs=(DRUGS,)),
        programme("open", needs=(DRUGS, MONEY, THINKING), min_age=18, for_sex="male"),
    )
    who = having(barriers=frozenset({"READING"}), needs={DRUGS: 2, THINKING: 1, MONEY: 1}, sex=None)
    assert [code for code, _, _ in one_by_one(offered, who)] == [
        "several",
        "great",
        "fits",
        "known",
        "last",
        "open",
    ]
    assert len(ORDER) == 6


@pytest.mark.requirement("R031", "R043")
def test_a_suggestion_says_why_by_risk_need_and_what_it_must_fit() -> None:
    (first,) = suggest(
        (
            programme(
                needs=(DRUGS, ALCOHOL), risk_from=Risk.MEDIUM, suits=frozenset({"READING"}), delivery=("group",),
                min_age=18,
                evidence=Evidence(Rating.UNCLEAR, "Few studies.", programme().source),
            ),
        ),
        replace(ADULT, barriers=frozenset({"READING", "TRAVEL"}), interpreter=True, age=None),
    )  # fmt: skip
    assert first.because == (
        "Risk: the class is high, and it is made for that.",
        "Need: it works on drugs, where a great need was assessed.",
        "Responsivity: it is made for people with whom it must fit reading or writing.",
        "Responsivity: it is given in a group, and the person needs an interpreter.",
        "Evidence: unclear: studies are few, small or differ.",
        "To be found out: for people aged 18 or older: the age is not known.",
    )


def test_a_programme_of_no_risk_need_or_study_says_nothing_of_them() -> None:
    (found,) = suggest((programme(),), replace(ADULT, interpreter=True))
    assert found.because == ()


def test_somebody_of_whom_nothing_is_known_is_told_what_is_to_be_found_out() -> None:
    found = suggest(OFFERED, Candidate())
    assert found and {each.eligibility.state for each in found} <= {Eligible.CANNOT_TELL, Eligible.ELIGIBLE}
    (row,) = [list(match_many(OFFERED, People.of([Candidate()])).of(0))]
    assert [each.code for each, _, _ in row] == [each.programme.code for each in found]
