"""A random draw opened, drawn, and recomputed by hand with openssl; a test from the collector's phone to its end."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.casework.testing.tests.arranged import KIND, TODAY
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.rules.testing.random_draw import drawn_below
from throughcare.shell.cli import main

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R074", "R075")]
Axe = Callable[[Page], None]
PEOPLE = 7


def openssl(*arguments: str, said: str) -> str:
    """A digest as anybody computes it who has nothing but openssl."""
    found = subprocess.run(
        [shutil.which("openssl") or "openssl", "dgst", "-sha256", *arguments],
        input=said.encode(), capture_output=True, check=True,
    )  # fmt: skip
    return found.stdout.decode().rpartition("= ")[2].strip()


def by_hand(draw: Any) -> list[str]:
    """Who has to be drawn, from the published file alone."""
    chosen = []
    for pseudonym, n, d in draw["frame"]:
        number = openssl(
            "-hmac", draw["seed"], said=f"{draw['opening_digest']}|{draw['public_value']}|{pseudonym}"
        )
        if int(number, 16) < drawn_below(n, d):
            chosen.append(pseudonym)
    return chosen


@BOTH_SIZES
def test_a_draw_is_recomputed_by_hand(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, assert_no_axe_findings: Axe,
    screen: dict[str, int], tmp_path: Path,
) -> None:  # fmt: skip
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        for at in range(PEOPLE):
            made = world.person("Dara", f"Lot{screen['width']}n{at}", officer=officer)
            order = factories.OrderFactory(person=made, starts_on=TODAY - timedelta(days=30), ends_on=None)
            factories.ConditionFactory(person=made, order=order, kind=KIND, text="Give a sample when asked.")
    max_ = page_of(live_agency.manager)
    max_.goto("/tests/draws/")
    _looked_at(max_, "draws", screen, assert_no_axe_findings)
    max_.get_by_role("button", name="Open a draw").click()
    max_.get_by_label("By chance").check()
    max_.get_by_label("Drugs and alcohol").select_option("5")
    max_.get_by_label("Public value").fill("the first number of tomorrow's public lottery")
    _looked_at(max_, "draw-open", screen, assert_no_axe_findings)
    max_.get_by_role("button", name="Open the draw").click()
    expect(max_.get_by_text("people are in its frame")).to_be_visible()
    expect(max_.get_by_role("cell", name="71.4%")).to_be_visible()
    _looked_at(max_, "draw-opened", screen, assert_no_axe_findings)
    before = published(max_, tmp_path / "before.json")
    assert before["seed"] is None

    max_.get_by_label("The public value").fill("17")
    max_.get_by_role("button", name="Draw", exact=True).click()
    expect(max_.get_by_text("The seed is revealed below")).to_be_visible()
    _looked_at(max_, "draw-made", screen, assert_no_axe_findings)
    after = published(max_, tmp_path / "after.json")

    assert openssl(said=after["seed"]) == before["commitment"]
    lines = "".join(f"{pseudonym},{n},{d}\n" for pseudonym, n, d in sorted(after["frame"]))
    assert openssl(said=lines) == before["frame_digest"]
    assert by_hand(after) == after["selected"]
    assert (
        main(["draw", "verify", str(tmp_path / "after.json"), "--before", str(tmp_path / "before.json")]) == 0
    )
    (tmp_path / "changed.json").write_text(json.dumps(after | {"seed": "0" * 64}))
    assert main(["draw", "verify", str(tmp_path / "changed.json")]) == 1


def published(page: Page, to: Path) -> Any:
    """The draw's file as the page offers it."""
    with page.expect_download() as taken:
        page.get_by_role("link", name="The published file of this draw").click()
    taken.value.save_as(to)
    return json.loads(to.read_text())


@BOTH_SIZES
def test_a_test_goes_from_the_collector_s_list_to_being_heard(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    width = screen["width"]
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Sam", f"Ample{width}", officer=officer)
        order = factories.OrderFactory(person=made, starts_on=TODAY - timedelta(days=30), ends_on=None)
        factories.ConditionFactory(person=made, order=order, kind=KIND, text="Give a sample when asked.")
    olive, name = page_of(live_agency.officer), f"Sam Ample{width}"
    olive.goto(f"/tests/{made.pk}/")
    olive.get_by_role("button", name="Ask for a test").click()
    olive.get_by_label("Give a sample when asked.").check()
    olive.get_by_label("On a schedule").check()
    olive.get_by_role("button", name="Ask for the test").click()
    expect(olive.get_by_text("The test is asked for")).to_be_visible()

    tess = page_of(live_agency.account(f"tess{width}", "Tess Tube", "tester"))
    tess.goto("/tests/today/")
    _looked_at(tess, "tests-today", screen, assert_no_axe_findings)
    tess.get_by_role("link", name=f"Tell the person ({name})").click()
    tess.get_by_label("By telephone").check()
    tess.get_by_label("Yes, they know").check()
    tess.get_by_role("button", name="Record").click()
    tess.get_by_role("link", name=f"Take a sample ({name})").click()
    for label, value in (("Volume in mL", "60"), ("Temperature in degrees", "96"), ("Minutes until the", "2"),
                         ("Number of the form", f"J{width}"), ("Where?", "Room 2")):  # fmt: skip
        tess.get_by_label(label).fill(value)
    tess.get_by_label("Seal", exact=True).fill("A1")
    tess.get_by_role("button", name="Keep the sample").click()
    expect(tess.get_by_text("Check who the person is").first).to_be_visible()
    tess.get_by_label("I checked who the person is").check()
    tess.get_by_label("Sealed and signed").check()
    _looked_at(tess, "tests-collect", screen, assert_no_axe_findings)
    tess.get_by_role("button", name="Keep the sample").click()
    tess.get_by_role("link", name=f"On-site screen ({name})").click()
    tess.get_by_label("Cocaine metabolite").select_option("not_negative")
    _looked_at(tess, "tests-screen", screen, assert_no_axe_findings)
    tess.get_by_role("button", name="Record").click()
    expect(tess.get_by_text("Screen not negative: to be confirmed").first).to_be_visible()

    olive.goto(f"/tests/{made.pk}/")
    _looked_at(olive, "tests", screen, assert_no_axe_findings)
    olive.get_by_role("link", name=TODAY.strftime("%A")).or_(olive.locator("table a").first).first.click()
    expect(olive.get_by_text("A laboratory confirms it before anything follows")).to_be_visible()
    olive.get_by_role("button", name="Laboratory report").click()
    olive.get_by_label("Laboratory", exact=True).fill("Invented Laboratory")
    olive.get_by_label("Acceptable").check()
    olive.get_by_label("Cocaine metabolite (benzoylecgonine)", exact=True).select_option("positive")
    _looked_at(olive, "tests-laboratory", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Record").click()
    expect(olive.get_by_text("Ask the person first, about prescribed treatment too")).to_be_visible()
    olive.get_by_role("button", name="Ask the person").click()
    olive.get_by_label("In person").check()
    olive.get_by_label("What do they say?").fill("My dentist gave me something.")
    olive.get_by_role("button", name="Record").click()
    olive.get_by_role("button", name="Judge the reason").click()
    expect(olive.get_by_text("My dentist gave me something.")).to_be_visible()
    olive.get_by_label("Accepted", exact=True).check()
    olive.get_by_label("Why?").fill("The dentist confirmed it.")
    olive.get_by_role("button", name="Conclude the test").click()
    expect(olive.get_by_text("Nothing is held against the person.")).to_be_visible()
    _looked_at(olive, "test", screen, assert_no_axe_findings)
