"""The draft impact assessment in docs says what the tables say."""

from pathlib import Path

import pytest

from throughcare.register.rights.dpia import draft

FILE = Path(__file__).parents[2] / "docs" / "dpia.md"


@pytest.mark.requirement("R138")
def test_the_draft_in_docs_is_the_one_the_tables_make() -> None:
    assert FILE.read_text() == draft(), "python -m throughcare.shell.cli check --dpia > docs/dpia.md"


def test_it_names_every_purpose_table_and_right() -> None:
    text = draft()
    assert all(said in text for said in ("people.Name", "Notes by staff", "To see it", "two managers"))
