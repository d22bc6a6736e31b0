"""What an instrument is made of: steps of weights, and a line with a weight for each group."""

import pytest

from throughcare.rules.instruments import LineByGroup, steps


def test_each_whole_number_has_the_weight_of_the_edge_it_has_reached() -> None:
    assert steps({0: 1.0, 3: 2.0}, 0, 4) == {0: 1.0, 1: 1.0, 2: 1.0, 3: 2.0, 4: 2.0}


def test_no_weight_is_made_up_below_the_first_edge() -> None:
    with pytest.raises(ValueError, match="No weight is given for 9: the first edge is 10"):
        steps({10: 0.0}, 9, 12)


def test_a_line_by_group_takes_the_weight_of_the_group() -> None:
    line = LineByGroup(
        name="Years", feature="years", weights={"MALE": -0.5, "FEMALE": 2.0}, says="{contribution}"
    )
    assert line.weigh(("MALE", 4)) == -2.0
    assert line.weigh(("FEMALE", 4)) == 8.0
