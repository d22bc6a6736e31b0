"""Small numbers: nothing shown, and no difference between two things shown, comes down to fewer than ten people."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from throughcare.insight.validation import FEWEST, NotValidated, Report, disclosure
from throughcare.insight.validation.arrays import Study
from throughcare.insight.validation.levels import Levels
from throughcare.insight.validation.report import Scale, validate

pytestmark = pytest.mark.requirement("R128", "R137")

COUNTS = st.tuples(st.integers(1, 5), st.integers(1, 8)).flatmap(
    lambda size: arrays(np.int64, (*size, 2), elements=st.integers(0, 40))
)


@given(COUNTS, st.frozensets(st.integers(0, 8), max_size=3))
def test_every_cell_that_figures_are_made_of_holds_enough_people(
    counts: np.ndarray, borders: frozenset[int]
) -> None:
    visible = disclosure.shown(counts)
    if not visible.any():
        return
    held = disclosure.cells(counts, visible)
    parts = [part for wide in disclosure.stretches(held, borders) for part in wide.parts]
    for part in parts:
        assert (held[:, part.first : part.stop].sum(axis=1) >= FEWEST).all()
    if parts:  # they follow on from each other and leave nobody out
        assert (parts[0].first, parts[-1].stop) == (0, counts.shape[1])
        assert all(a.stop == b.first for a, b in pairwise(parts))


@given(COUNTS)
def test_what_is_left_of_the_whole_tells_of_enough_people_or_of_nobody(counts: np.ndarray) -> None:
    visible = disclosure.shown(counts)
    rest = counts[~visible].sum(axis=(0, 1))
    assert not visible.any() or (rest == 0).all() or (rest >= FEWEST).all()
    assert (counts[visible].sum(axis=1) >= FEWEST).all()


def test_one_small_group_takes_the_next_smallest_along() -> None:
    """Three of group A could be had as the whole without B and C: so B is left out too."""
    counts = np.array([[[3, 4]], [[30, 40]], [[300, 400]]])
    assert disclosure.shown(counts).tolist() == [False, False, True]


def test_two_small_groups_hide_each_other_when_they_are_enough_together() -> None:
    counts = np.array([[[6, 7]], [[8, 9]], [[300, 400]]])
    assert disclosure.shown(counts).tolist() == [False, False, True]
    two_and_two = np.array([[[6, 7]], [[8, 9]], [[30, 40]], [[300, 400]]])
    assert disclosure.shown(two_and_two).tolist() == [False, False, True, True]


def test_a_border_is_given_up_where_too_few_stand_on_one_side() -> None:
    counts = np.array([[[50, 50], [50, 50], [3, 50]]])
    assert [each.first for each in disclosure.stretches(counts, frozenset({2}))] == [0]
    assert [each.first for each in disclosure.stretches(counts, frozenset({1}))] == [0, 1]


def study(people: int = 2500, seed: int = 11) -> Study:
    draw = np.random.default_rng(seed)
    scores = draw.integers(1, 11, people).astype(float)
    return Study(
        scores,
        draw.random(people) < scores / 12,
        {
            "Sex": draw.choice(["Female", "Male"], people, p=[0.2, 0.8]),
            "Ethnicity": draw.choice(["A", "B", "C", "D"], people, p=[0.5, 0.42, 0.072, 0.008]),
        },
    )


def shown_counts(report: Report, title: str) -> dict[str, list[tuple[int, int]]]:
    """By group, the people with and without the outcome in each stretch that is shown."""
    (division,) = [each for each in report.divisions if each.title == title]
    return {
        group.whole.label: [(each.happened, each.people - each.happened) for each in group.by_score]
        for group in division.groups
    }


def test_no_sum_or_difference_of_what_is_shown_gives_a_small_number() -> None:
    """Everything somebody could do with the published table of one division: take any groups from the whole."""
    made = study()
    report = validate(made, Scale(cut=6))
    (division,) = [each for each in report.divisions if each.title == "Ethnicity"]
    assert "D" in division.left_out
    assert len(division.left_out) >= 2
    groups = shown_counts(report, "Ethnicity")
    names = list(groups)
    levels = Levels.of(made.scores)
    widths = [each.label for each in division.groups[0].by_score]
    whole = _whole_in(made, levels, widths)
    for size in range(len(names) + 1):
        for taken in combinations(names, size):
            for at, (happened, others) in enumerate(whole):
                left = [happened - sum(groups[name][at][0] for name in taken),
                        others - sum(groups[name][at][1] for name in taken)]  # fmt: skip
                assert all(number == 0 or number >= FEWEST for number in left), (taken, widths[at], left)


def _whole_in(made: Study, levels: Levels, widths: list[str]) -> list[tuple[int, int]]:
    found = []
    for width in widths:
        low, _, high = width.partition(" to ")
        inside = (made.scores >= float(low)) & (made.scores <= float(high or low))
        found.append((int(made.happened[inside].sum()), int((~made.happened[inside]).sum())))
    return found


def test_the_errors_of_a_group_are_sums_of_what_is_shown() -> None:
    made = study()
    report = validate(made, Scale(cut=6))
    for division in report.divisions:
        for group in division.groups:
            assert group.at_cut is not None
            above = [each for each in group.by_score if float(each.label.split()[0]) >= 6]
            assert group.at_cut.false_positive.happened == sum(each.people - each.happened for each in above)


def test_a_cut_with_too_few_on_one_side_shows_no_errors() -> None:
    draw = np.random.default_rng(2)
    scores = np.concatenate([draw.integers(1, 6, 400), [9] * 8]).astype(float)
    report = validate(Study(scores, draw.random(408) < 0.5), Scale(cut=9))
    assert report.own_cut is None
    assert report.by_score[-1].label == "5 to 9"


def test_a_cohort_with_nine_outcomes_shows_nothing() -> None:
    happened = np.array([True] * 9 + [False] * 300)
    with pytest.raises(NotValidated, match="no figure can be shown"):
        validate(Study(np.arange(309) % 10 + 1.0, happened), Scale())


def test_the_cut_is_given_up_last() -> None:
    """The middle band is too small by itself: it stands with the low one, not across the cut."""
    counts = np.array([[[50, 50], [3, 3], [50, 50]]])
    assert [each.first for each in disclosure.stretches(counts, frozenset({1, 2}))] == [0, 1]
    assert [each.first for each in disclosure.stretches(counts, frozenset({1, 2}), cut=2)] == [0, 2]


def test_bands_that_are_too_small_stand_together() -> None:
    made = study()
    bands = (("Low", 1.0), ("Medium", 4.0), ("High", 8.0), ("Very high", 10.5))
    report = validate(made, Scale(cut=8, bands=bands))
    assert [each.label for each in report.by_band] == ["Low", "Medium", "High"]
    assert sum(each.people for each in report.by_band) == 2500
    assert report.own_cut is not None
    assert report.own_cut.cut == "8"
