"""Accounts for the tests of signing in."""

from pathlib import Path
from typing import Any

import pytest
from tests.arranging import World

from throughcare.platform.access.demo import DemoSecrets, make_demo_user


@pytest.fixture(autouse=True)
def _own_home(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def account(world: World) -> DemoSecrets:
    """An officer of the world's team with a password and an authenticator app."""
    return make_demo_user(world.agency, "olivia", "Olivia Officer", ["officer"], world.team)
