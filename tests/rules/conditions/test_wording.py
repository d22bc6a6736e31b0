"""The net under a condition's text, by the table a practitioner can correct."""

from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import private_details


@pytest.mark.requirement("R008")
@pytest.mark.parametrize("row", rows("conditions/wording"))
def test_a_condition_names_no_private_place(row: dict[str, Any]) -> None:
    pack = jurisdictions.get(row.get("place", "ew"))
    found = private_details(row["text"], pack.postcode)
    assert [str(detail) for detail in found] == row["finds"]
