"""Truth tables that a practitioner can read and correct: YAML rows beside the test that runs them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


def rows(name: str) -> list[Any]:
    """The rows of tests/rules/<name>.yaml, each named by its own note or its place."""
    found = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=str(row.get("note", f"row {at}"))) for at, row in enumerate(found, start=1)]
