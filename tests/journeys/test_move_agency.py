"""An agency is exported, erased and brought back: on the machine by its administrator, and before everyone's eyes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.arranging import World
from tests.live import LiveAgency, sign_in
from throughcare.platform.access.demo import DemoSecrets, code_of, make_demo_user
from throughcare.register.caseload.commands import restrict
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R142")]

NewPage = Callable[..., Page]
Axe = Callable[[Page], None]
PASSPHRASE = "a passphrase of several words"


@dataclass
class Moving:
    """A second agency of the live installation, so that the others' journeys find theirs."""

    code: str
    officer: DemoSecrets
    administrator: DemoSecrets
    person: Person
    hidden: Person


@pytest.fixture
def moving(live_agency: LiveAgency) -> Moving:
    with live_agency.database():
        world = World()
        world.agency.name = "Far Valley Probation"
        world.agency.save()
        officer = make_demo_user(world.agency, "fay", "Fay Far", ["officer"], world.team)
        administrator = make_demo_user(world.agency, "abe", "Abe Away", ["administrator"])
        mine = type(world.officer).objects.get(username="fay")
        person = world.person("Wanda", "Wandering", officer=mine)
        hidden = world.person("Hidden", "Hiding")  # a colleague's
        restrict(world.actor(world.manager), hidden.pk, reason="Known to several members of staff")
        return Moving(world.agency.code, officer, administrator, person, hidden)


@pytest.fixture
def command(
    live_agency: LiveAgency, tmp_path: Path
) -> Iterator[Callable[..., "subprocess.CompletedProcess[str]"]]:
    """`throughcare ...` on the live installation, with the passphrase in a file."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "DATABASE_URL": live_agency.server.app_url(live_agency.database_name),
        "DATABASE_OWNER_URL": live_agency.server.owner_url(live_agency.database_name),
    }

    def run(*arguments: Any, typed: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "throughcare.shell.cli", *map(str, arguments), "--passphrase-file", str(secret)],
            input=typed, capture_output=True, text=True, env=surroundings, check=False, timeout=300,
        )  # fmt: skip

    yield run


def test_an_agency_is_exported_erased_and_brought_back(
    live_agency: LiveAgency, moving: Moving, command: Callable[..., Any], new_page: NewPage,
    assert_no_axe_findings: Axe, tmp_path: Path,
) -> None:  # fmt: skip
    folder, address = tmp_path / "out", f"/people/{moving.person.pk}/"
    page = new_page()
    sign_in(page, moving.officer, live_agency.code(moving.officer), to=address)
    expect(page.get_by_text("Wanda").first).to_be_visible()

    exported = command(
        "export-agency",
        moving.code,
        "--to",
        folder,
        "--as",
        "abe",
        "--whole",
        "--reason",
        "The agency moves away",
    )
    assert exported.returncode == 0, exported.stderr
    assert "rows of Far Valley Probation are in" in exported.stderr

    refused = command("erase-agency", moving.code, "--exported", folder, typed="something else\n")
    assert refused.returncode == 2 and "Nothing was erased" in refused.stderr
    page.reload()
    expect(page.get_by_text("Wanda").first).to_be_visible()

    erased = command("erase-agency", moving.code, "--exported", folder, typed=f"{moving.code}\n")
    assert erased.returncode == 0, erased.stderr
    page.goto(address)
    expect(page).to_have_title("Sign in - Throughcare")
    try_to_sign_in(page, moving.officer.username, moving.officer.password)
    expect(page.get_by_role("alert")).to_contain_text("wrong, or the name is locked")

    damage(folder / "tables/people_name.jsonl", tmp_path / "kept")
    spoiled = command("import-agency", folder, "--administrator", "abe")
    assert spoiled.returncode == 2 and "people_name.jsonl was changed" in spoiled.stderr
    (tmp_path / "kept").replace(folder / "tables/people_name.jsonl")
    back = command("import-agency", folder, "--administrator", "abe")
    assert back.returncode == 0, back.stderr
    given = re.search(r"Password for once for abe: (\S+)", back.stdout)
    assert given is not None

    administrator = new_page()
    first_sign_in(administrator, "abe", given[1], to="/admin/users/")
    assert_no_axe_findings(administrator)
    administrator.get_by_role("link", name="Fay Far").click()
    administrator.get_by_role("button", name="Issue a new password").click()
    administrator.get_by_role("button", name="Issue a new password").click()
    password = administrator.locator("main code").inner_text().strip()
    assert_no_axe_findings(administrator)

    page = new_page()
    first_sign_in(page, "fay", password, to=address)
    expect(page.get_by_text("Wanda").first).to_be_visible()
    assert_no_axe_findings(page)
    answer = page.goto(f"/people/{moving.hidden.pk}/")
    assert answer is not None and answer.status == 404, "the wall came back with the record"


def damage(path: Path, kept: Path) -> None:
    """Change one letter, keeping the file as it was."""
    kept.write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b"Wandering", b"Wondering"))


def try_to_sign_in(page: Page, username: str, password: str) -> None:
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Continue").click()


def first_sign_in(page: Page, username: str, password: str, to: str) -> None:
    """With a password for once: the notice, an authenticator app, a password of one's own; ends at `to`."""
    page.goto("/accounts/login/")
    try_to_sign_in(page, username, password)
    page.get_by_role("button", name="I understand and agree").click()
    key = page.locator("dd").first.inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill(code_of(key))
    page.get_by_role("button", name="Continue").click()
    own = "umbrella violin kettle"
    page.get_by_label("Current password").fill(password)
    page.get_by_label("New password", exact=True).fill(own)
    page.get_by_label("New password again").fill(own)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("heading", name="Change your password")).to_have_count(0)
    page.goto(to)
