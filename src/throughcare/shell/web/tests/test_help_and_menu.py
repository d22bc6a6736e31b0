"""Help on each page, and a menu of what the actor may do."""

import re
from html import unescape
from uuid import UUID

import pytest
from tests.arranging import World

from throughcare.shell.web.links import PAGES, link
from throughcare.shell.web.screens.help_page import TOPICS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_has_a_text(world: World, topic: str) -> None:
    page = unescape(world.browser().get(f"/help/{topic}/").content.decode())
    assert TOPICS[topic] in page and page.count("govuk-body") >= 1


def test_the_index_and_an_unknown_topic(world: World) -> None:
    browser = world.browser()
    page = browser.get("/help/").content.decode()
    assert all(f"/help/{topic}/" in page for topic in TOPICS)
    assert browser.get("/help/nonsense/").status_code == 404


def test_each_page_links_to_its_own_help(world: World) -> None:
    person, manager = world.person(), world.browser(world.manager)
    pages = {"/": "today", "/caseload/": "caseload", f"/people/{person.pk}/": "overview", "/team/": "team"}
    for address, topic in pages.items():
        assert f"/help/{topic}/" in manager.get(address).content.decode()


@pytest.mark.parametrize(
    ("role", "places"),
    [
        ("officer", {"Today", "Caseload", "Find", "Services", "Tests", "Hearings"}),
        (
            "manager",
            {"Today", "Caseload", "Find", "Team", "Services", "Tests", "Hearings", "Appeals", "Validation"},
        ),
        ("analyst", {"Today", "Validation"}),
        ("administrator", {"Today", "Services", "Administration"}),
        ("auditor", {"Today", "Find", "Log"}),
    ],
)
def test_the_menu_by_role(world: World, role: str, places: set[str]) -> None:
    page = world.browser(world.user(role)).get("/").content.decode()
    menu = re.search(r'id="navigation">(.*?)</ul>', page, re.S)
    assert menu is not None
    shown = {text.strip() for text in re.findall(r">\s*([A-Z]\w+)\s*<", menu.group(1))}
    assert places <= shown
    assert shown - places <= {"Alerts"}


def test_the_open_place_is_marked(world: World) -> None:
    page = world.browser(world.manager).get("/caseload/transfer/").content.decode()
    assert re.search(r'href="/team/" aria-current="true"', page)


def test_links_are_filled_in_with_ids() -> None:
    assert (
        link("overview", "11111111-2222-3333-4444-555555555555")
        == "/people/11111111-2222-3333-4444-555555555555/"
    )


def test_every_link_has_an_address() -> None:
    ids = [str(UUID(int=each)) for each in (1, 2, 3)]
    lost = {page for page in PAGES if not any(link(page, *ids[:count]) for count in range(4))}
    assert not lost
