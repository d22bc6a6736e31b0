"""What every test of the portal begins with."""

import pytest

from throughcare.platform.access import shares


@pytest.fixture(autouse=True)
def nobody_called_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The share of calls of the tests' one address is whole again."""
    monkeypatch.setattr(shares, "_buckets", {})
