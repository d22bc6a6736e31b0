"""Tables of figures on a rule's page."""

import pytest

from throughcare.rules import catalogue, showing
from throughcare.rules.kernel import Figures


def test_every_row_has_a_value_for_each_column() -> None:
    with pytest.raises(ValueError, match="each of 2 columns"):
        Figures("Caps", ("place", "days"), (("here", 3), ("there",)))


@pytest.mark.requirement("R132")
def test_a_rules_page_shows_its_table_and_where_there_is_no_figure() -> None:
    page = showing.page(catalogue.find("united-states:recommitment_range"))
    rows = [line.split() for line in page.splitlines()]
    assert ["second", "time", "served", "to", "9", "6", "to", "9", "at", "most", "18"] in rows
    assert ["F", "violent", "offences", "only", "-", "60", "to", "unserved", "balance", "-", "24"] in rows
