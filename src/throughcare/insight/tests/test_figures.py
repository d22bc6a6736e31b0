"""The figures of a validation against tables worked out by hand, independent formulas and scikit-learn."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.insight.validation import NotValidated
from throughcare.insight.validation.arrays import Study
from throughcare.insight.validation.calibration import calibration
from throughcare.insight.validation.cuts import at_cut
from throughcare.insight.validation.discrimination import auc, delong_variance
from throughcare.insight.validation.intervals import rate
from throughcare.insight.validation.survival import survival

pytestmark = pytest.mark.requirement("R011", "R132")

SCORED = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=4, max_size=60).filter(
    lambda people: 2 <= sum(came for _, came in people) <= len(people) - 2
)


def arrays(people: list[tuple[int, bool]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([score for score, _ in people], dtype=float), np.array([came for _, came in people])


class TestTheArea:
    def test_by_hand(self) -> None:
        """With the outcome: 1, 3, 3; without: 1, 2. Of six pairs 4 right, 1 tie, 1 wrong: 4.5 of 6."""
        scores, happened = arrays([(1, True), (3, True), (3, True), (1, False), (2, False)])
        found = auc(scores, happened)
        assert found.value == 0.75
        assert (found.people, found.happened) == (5, 3)

    @given(SCORED)
    def test_it_is_the_share_of_pairs_in_the_right_order(self, people: list[tuple[int, bool]]) -> None:
        having = [score for score, came in people if came]
        others = [score for score, came in people if not came]
        right = sum(
            Fraction(1 if a > b else 0) + (Fraction(1, 2) if a == b else 0) for a in having for b in others
        )
        found = auc(*arrays(people))
        assert math.isclose(found.value, right / (len(having) * len(others)), abs_tol=1e-12)
        assert 0 <= found.low <= found.value <= found.high <= 1

    @given(SCORED)
    def test_the_value_is_scikit_learn_s_and_turns_round_with_the_score(
        self, people: list[tuple[int, bool]]
    ) -> None:
        from sklearn.metrics import roc_auc_score  # here: seconds that each test process would spend

        scores, happened = arrays(people)
        assert auc(scores, happened).value == pytest.approx(roc_auc_score(happened, scores))
        assert auc(-scores, happened).value == pytest.approx(1 - auc(scores, happened).value)

    @given(SCORED)
    def test_the_variance_is_delong_s_by_its_definition(self, people: list[tuple[int, bool]]) -> None:
        """The variance of each person's own share of pairs in the right order, pair by pair and without ranks."""
        scores, happened = arrays(people)
        x, y = scores[happened], scores[~happened]
        pairs = (x[:, None] > y).astype(float) + 0.5 * (x[:, None] == y)
        expected = pairs.mean(axis=1).var(ddof=1) / x.size + pairs.mean(axis=0).var(ddof=1) / y.size
        assert delong_variance(scores, happened) == pytest.approx(expected, abs=1e-12)

    def test_one_person_with_the_outcome_is_not_enough(self) -> None:
        with pytest.raises(NotValidated, match="two people"):
            auc(*arrays([(1, True), (2, False), (3, False)]))


class TestShares:
    def test_wilson_s_interval_by_the_book(self) -> None:
        """Newcombe (1998), Statistics in Medicine 17, 857-872: 81 of 263 is .2553 to .3662, 0 of 20 up to .1611."""
        found = rate("", 81, 263)
        assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
        none = rate("", 0, 20)
        assert (none.low, round(none.high, 4)) == (0.0, 0.1611)

    @given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_its_ends_are_where_the_share_lies_1_96_standard_errors_off(
        self, counts: tuple[int, int]
    ) -> None:
        happened, people = counts
        found = rate("", happened, people)
        for end in (found.low, found.high):
            if 0 < end < 1:
                error = math.sqrt(end * (1 - end) / people)
                assert abs(found.rate - end) / error == pytest.approx(1.959963984540054, rel=1e-6)

    def test_errors_at_a_cut_by_hand(self) -> None:
        """Below the cut 10 with the outcome and 40 without; above 30 with and 20 without."""
        found = at_cut("6", (10, 40), (30, 20))
        assert found.high.rate == 0.5
        assert found.false_positive.rate == pytest.approx(20 / 60)
        assert found.false_negative.rate == pytest.approx(10 / 40)
        assert found.right_when_high.rate == pytest.approx(30 / 50)
        assert found.wrong_when_low.rate == pytest.approx(10 / 50)


class TestCalibration:
    def test_by_hand(self) -> None:
        """Twenty told 25%, of whom 5 had it, and twenty told 75%, of whom 15 had: perfect, with a Brier of 0.1875."""
        chance = np.repeat([0.25, 0.75], 20)
        happened = np.array([True] * 5 + [False] * 15 + [True] * 15 + [False] * 5)
        found = calibration(chance, happened)
        assert found.brier == 0.1875
        assert found.brier_of_base_rate == 0.25
        assert (found.expected, found.happened) == (20.0, 20)
        assert found.slope == pytest.approx(1, abs=1e-3)
        assert found.intercept == pytest.approx(0, abs=1e-3)

    @given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=6, max_size=80).filter(
        lambda people: 0 < sum(came for _, came in people) < len(people)))  # fmt: skip
    def test_the_brier_score_is_the_mean_square_and_scikit_learn_s(
        self, people: list[tuple[float, bool]]
    ) -> None:
        from sklearn.metrics import brier_score_loss  # here: seconds that each test process would spend

        chance, happened = np.array([p for p, _ in people]), np.array([came for _, came in people])
        found = calibration(chance, happened)
        assert found.brier == pytest.approx(((chance - happened) ** 2).mean())
        assert found.brier == pytest.approx(brier_score_loss(happened, chance))

    def test_too_extreme_predictions_have_a_slope_below_one(self) -> None:
        chance = np.repeat([0.05, 0.95], 200)
        happened = np.array(([True] * 60 + [False] * 140) + ([True] * 140 + [False] * 60))
        assert calibration(chance, happened).slope == pytest.approx(math.log(7 / 3) / math.log(19), abs=1e-2)

    def test_a_row_of_the_table_has_enough_people_of_both_kinds(self) -> None:
        draw = np.random.default_rng(3)
        chance = draw.random(500)
        for row in calibration(chance, draw.random(500) < chance).table:
            assert min(row.observed.happened, row.observed.people - row.observed.happened) >= 10


class TestTime:
    def test_the_curve_is_the_product_of_those_left(self) -> None:
        """Against the product-limit formula written out."""
        draw = np.random.default_rng(7)
        days = draw.integers(1, 900, 600).astype(float)
        happened = draw.random(600) < 0.6
        found = survival(days, happened, draw.integers(1, 11, 600).astype(float), cut=6)
        assert [curve.label for curve in found.curves] == ["Called high", "Not called high"]
        whole = survival(days, happened, np.ones(600), cut=None).curves[0]
        assert whole.points
        for point in whole.points:
            share = 1.0
            for day in np.unique(days[happened & (days <= point.day)]):
                share *= 1 - (happened & (days == day)).sum() / (days >= day).sum()
            assert point.share == pytest.approx(share)
            assert point.low <= point.share <= point.high
            assert point.at_risk == (days >= point.day).sum()

    def test_between_two_points_enough_people_had_the_outcome(self) -> None:
        draw = np.random.default_rng(9)
        days, happened = draw.exponential(200, 150).round() + 1, draw.random(150) < 0.8
        points = survival(days, happened, np.ones(150), cut=None).curves[0].points
        before = 0
        for point in points:
            assert (happened & (days > before) & (days <= point.day)).sum() >= 10
            assert point.at_risk >= 10
            before = point.day

    def test_a_published_data_set(self) -> None:
        """Rossi's 432 people of 1980: 114 arrested within 52 weeks, nobody lost before, so 318 of 432 are left."""
        from lifelines.datasets import load_rossi

        rossi = load_rossi()
        days, happened = rossi["week"].to_numpy(float), rossi["arrest"].to_numpy() == 1
        found = survival(days, happened, rossi["prio"].to_numpy(float), cut=None)
        (curve,) = found.curves
        assert (curve.people, curve.happened) == (432, 114)
        assert curve.points[-1].share == pytest.approx(318 / 432)
        assert 0.5 < found.concordance < 0.65


class TestWhatIsNotTaken:
    @pytest.mark.parametrize(
        ("wrong", "why"),
        [
            ({"scores": np.array([1.0, math.nan])}, "not a number"),
            ({"happened": np.array([True])}, "needs a score"),
            ({"probability": np.array([0.5, 1.2])}, "outside 0 to 1"),
            ({"probability": np.array([0.5, math.nan])}, "outside 0 to 1"),
            ({"days": np.array([3.0, -1.0])}, "below 0"),
            ({"groups": {"Sex": np.array(["F"])}}, "a place in every group"),
        ],
    )
    def test_arrays_that_do_not_fit(self, wrong: dict, why: str) -> None:  # type: ignore[type-arg]
        given = {"scores": np.array([1.0, 2.0]), "happened": np.array([True, False])} | wrong
        with pytest.raises(NotValidated, match=why):
            Study(**given)
