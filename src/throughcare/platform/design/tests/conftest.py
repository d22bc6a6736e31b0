"""A bare Jinja environment: strict about unknown names, without a request or a database."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

DESIGN = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def jinja() -> Environment:
    """The design templates alone, as strict as the product's own environment."""
    made = Environment(
        loader=FileSystemLoader(DESIGN / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = lambda path: f"/static/{path}"
    return made


@pytest.fixture(scope="session")
def ui(jinja: Environment) -> Any:
    """The macros, called as functions."""
    return jinja.get_template("design/ui.jinja").module


@pytest.fixture(scope="session")
def around() -> dict[str, Any]:
    """What surrounds a page: names, navigation, nonce."""
    return {
        "user_name": "A. Officer",
        "user_key": "k1",
        "user_menu": [
            {"text": "Your sessions", "href": "#"},
            {"text": "Sign out", "href": "#", "post": True},
        ],
        "agency_name": "North Valley Probation",
        "search_href": "/search/",
        "csp_nonce": "test-nonce",
        "nav": [
            {"text": "Today", "href": "/", "active": True},
            {"text": "Caseload", "href": "#"},
            {"text": "Alerts", "href": "#", "count": 4},
            {"text": "Team", "href": "#"},
        ],
    }
