"""The API's own description, made once for every test of a process: making it takes a second."""

from functools import cache
from typing import Any

from throughcare.shell.api.v1 import api


@cache
def description() -> Any:
    """The OpenAPI description, as plain JSON values. Not to be written to."""
    return api.get_openapi_schema(path_prefix="/api/v1")
