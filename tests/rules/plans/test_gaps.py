"""Needs against objectives: what stands open, the worst first; strengths built on; objectives without a need."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from throughcare.rules.needs import ALCOHOL, ATTITUDES, DRUGS, HEALTH, MONEY, NEEDS, WORK
from throughcare.rules.plans.gaps import NeedFound, OpenObjective, find_gaps, merged, shows_need


def found(area: str, size: int | None, **more: object) -> NeedFound:
    return NeedFound(area=area, size=size, **more)  # type: ignore[arg-type]


def serving(key: str, *areas: str, strength: str = "") -> OpenObjective:
    return OpenObjective(key=key, areas=areas, strength=strength)


@pytest.mark.requirement("R033")
def test_a_great_need_without_an_objective_comes_first_and_is_said() -> None:
    needs = (
        found(WORK, 1),
        found(DRUGS, 2),
        found(MONEY, 2, harm=True),
        found(HEALTH, None),
        found(ATTITUDES, 0),
    )
    gaps = find_gaps(needs, (serving("a", WORK),))
    assert [need.area for need in gaps.great] == [MONEY, DRUGS], "linked to harm before the rest"
    assert gaps.some == ()
    assert [need.area for need in gaps.answered] == [WORK]
    assert [need.area for need in gaps.unrated] == [HEALTH]
    assert gaps.sentences == (
        "Money is a great need, and no objective answers it.", "Drugs is a great need, and no objective answers it.",
    )  # fmt: skip


@pytest.mark.requirement("R033")
def test_an_objective_answers_any_need_of_a_section_that_asks_about_several() -> None:
    substances = found(DRUGS, 2, also=(ALCOHOL,))
    assert find_gaps((substances,), (serving("a", ALCOHOL),)).great == ()
    assert find_gaps((substances,), (serving("a", WORK),)).great == (substances,)


@pytest.mark.requirement("R033")
def test_strengths_are_used_where_an_objective_builds_on_them() -> None:
    needs = (found(WORK, 1), found(HEALTH, 0, strength=True), found(MONEY, 1, strength=True))
    gaps = find_gaps(needs, (serving("a", WORK, strength=HEALTH),))
    assert [need.area for need in gaps.used] == [HEALTH]
    assert [need.area for need in gaps.unused] == [MONEY]
    assert gaps.sentences == (
        "Money is a need, and no objective answers it.", "Money helps, and no objective builds on it.",
    )  # fmt: skip


@pytest.mark.requirement("R033")
def test_an_objective_without_an_assessed_need_is_named() -> None:
    needs = (found(WORK, 0), found(DRUGS, 1))
    gaps = find_gaps(
        needs, (serving("a", WORK), serving("b", DRUGS), serving("c", MONEY), serving("d", WORK, DRUGS))
    )
    assert gaps.unlinked == ("a", "c")


def test_sections_of_one_need_are_one_need_as_great_as_the_greater() -> None:
    both = merged(
        (
            found(WORK, 1, strength=None, harm=False, words="A trade."),
            found(
                WORK, 2, also=(MONEY,), strength=True, harm=None, reoffending=False, words="A friend's firm."
            ),
            found("history", 2),
        )
    )
    assert both == (
        found(WORK, 2, also=(MONEY,), strength=True, harm=None, words="A trade. A friend's firm."),
    )
    assert merged((found(WORK, None), found(WORK, None, reoffending=False)))[0].size is None
    assert merged((found(WORK, 0, harm=False), found(WORK, None, harm=False)))[0].harm is False


@pytest.mark.parametrize(
    ("sizes", "shows"), [([2], True), ([0], False), ([None], None), ([0, None], None), ([None, 1], True), ([], False)]
)  # fmt: skip
def test_whether_an_assessment_shows_a_need(sizes: list[int | None], shows: bool | None) -> None:
    assert shows_need([found(WORK, size) for size in sizes], WORK) is shows


@given(
    some.dictionaries(some.sampled_from(list(NEEDS)), some.sampled_from([None, 0, 1, 2])),
    some.lists(some.sampled_from(list(NEEDS)), max_size=5),
)
@pytest.mark.requirement("R033")
def test_every_need_there_is_stands_in_one_list_only(sizes: dict[str, int | None], areas: list[str]) -> None:
    gaps = find_gaps(
        [found(area, size) for area, size in sizes.items()], [serving(area, area) for area in areas]
    )
    listed = [need.area for need in (*gaps.great, *gaps.some, *gaps.unrated, *gaps.answered)]
    assert sorted(listed) == sorted(area for area, size in sizes.items() if size != 0)
    assert {need.area for need in gaps.answered} <= set(areas)
    assert set(gaps.unlinked) == {area for area in areas if sizes.get(area, 0) == 0}
