"""The API's own description as docs/openapi.json has it: making it anew takes seconds in every process.

That the file is the API's own, as it is now, is held by src/throughcare/shell/api/tests/test_api.py.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

DESCRIPTION = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


@cache
def description() -> Any:
    """The OpenAPI description, as plain JSON values. Not to be written to."""
    return json.loads(DESCRIPTION.read_text())
