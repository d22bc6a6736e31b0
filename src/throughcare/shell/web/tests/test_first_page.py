"""What a process imports before it has answered its first page."""

import subprocess
import sys

import pytest
from django.urls import resolve, reverse

HEAVY = {"ninja", "pydantic", "numpy", "polars", "scipy", "sklearn", "PIL", "weasyprint"}
"""Of the API, of figures, of pictures and of paper: no sign-in page needs them, and they take seconds."""
FIRST = """
import sys
import django
django.setup()
import throughcare.config.urls
from django.urls import reverse
assert reverse("account_login") and reverse("web:today") and reverse("people:add")
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_addresses_are_made_without_what_the_first_page_needs_not() -> None:
    said = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    assert set(said.stdout.split()) & HEAVY == set()


@pytest.mark.parametrize("name", ["api-v1:openapi-json", "insight:cohorts"])
def test_addresses_that_come_later_are_made_and_found_all_the_same(name: str) -> None:
    made = reverse(name)
    assert resolve(made).view_name == name
