"""Demo accounts are real accounts with random secrets."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from tests.arranging import World
from tests.visiting import Visitor

from throughcare.platform.access import demo
from throughcare.platform.access.models import RoleHeld, User
from throughcare.platform.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(world: World, django_capture_on_commit_callbacks: Any) -> list[demo.DemoSecrets]:
    """Two accounts, kept in the file."""
    with django_capture_on_commit_callbacks(execute=True):
        return [
            demo.make_demo_user(world.agency, "amir", "Amir Ames", ["officer"], world.team),
            demo.make_demo_user(world.agency, "dot", "Dot Dale", ["duty_manager", "officer"], world.team),
        ]


def test_the_code_printed_signs_in(made: list[demo.DemoSecrets]) -> None:
    browser = Visitor()
    browser.password(made[0])
    assert browser.code(demo.current_code("amir")).status_code == 302


def test_a_first_hash_gives_way_to_the_agencys_own_at_the_first_sign_in(
    world: World, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    own = Argon2PasswordHasher()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    with django_capture_on_commit_callbacks(execute=True):
        made = demo.make_demo_user(world.agency, "amir", "Amir Ames", ["officer"], world.team)
    first = User.objects.get(username="amir").password
    assert own.must_update(first) and own.verify(made.password, first)
    browser = Visitor()
    browser.password(made)
    assert browser.code(demo.current_code("amir")).status_code == 302
    later = User.objects.get(username="amir").password
    assert not own.must_update(later) and own.verify(made.password, later)
    assert AuditEvent.objects.filter(action="access:password:hashed-anew").count() == 1


def test_accounts_made_at_the_same_time_are_all_kept(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "not-there-yet"
    accounts = [demo.DemoSecrets(f"user-{number}", "password", "secret") for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(demo._keep, accounts))
    assert {each.username for each in demo.accounts()} == {each.username for each in accounts}


def test_secrets_differ_and_are_long_enough(made: list[demo.DemoSecrets]) -> None:
    first, second = made
    assert first.password != second.password
    assert first.totp_secret != second.totp_secret
    assert len(first.password) >= 12
    assert len(set(demo.WORDS)) == len(demo.WORDS) == 80


def test_the_file_is_for_its_owner_only(made: list[demo.DemoSecrets], settings: Any) -> None:
    kept = Path(settings.HOME) / "demo-accounts.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [each["username"] for each in json.loads(kept.read_text())] == ["amir", "dot"]
    assert demo.accounts() == made
    assert [path.name for path in Path(settings.HOME).iterdir()] == ["demo-accounts.json"]


def test_roles_are_held_in_the_team(made: list[demo.DemoSecrets], world: World) -> None:
    held = RoleHeld.objects.filter(user__username="dot").values_list("role", "team")
    assert set(held) == {("duty_manager", world.team.pk), ("officer", world.team.pk)}
    assert made[1].title == "Duty manager"


def test_an_unknown_name_is_said_plainly(world: World) -> None:
    with pytest.raises(demo.UnknownDemoAccount, match="no demo account named ghost"):
        demo.current_code("ghost")
