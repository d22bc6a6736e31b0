"""The directory: found by kind, need, words and hour, drawn on a map, kept by who may, old lines warned of."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.interventions import queries
from throughcare.casework.interventions.mapping import Spot, draw, in_miles, kilometres
from throughcare.casework.interventions.models import Resource
from throughcare.casework.interventions.opening import NotHours, in_words, open_until, read_hours
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R051")]
KEY = "0190a0a0-0000-7000-8000-000000000001"
MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
WEEK = [{"day": day, "from": "09:00", "to": "17:00"} for day in range(5)]


def typed(**fields: object) -> dict[str, object]:
    today = clock.today("Europe/London")
    return {
        "title": "Harbour Housing Advice", "kind": "housing", "what": "Advice on rents.", "needs": ["accommodation"],
        "latitude": "51.51", "longitude": "-0.12", "hours_0": "9:00am to 12:30pm, 1:30pm to 5pm",
        "checked_on_day": today.day, "checked_on_month": today.month, "checked_on_year": today.year,
    } | fields  # fmt: skip


def test_hours_are_read_said_and_asked() -> None:
    hours = read_hours(0, "1:30pm to 5pm, 9:00 - 12:30")
    assert [(each["from"], each["to"]) for each in hours] == [("09:00", "12:30"), ("13:30", "17:00")]
    assert in_words(WEEK) == ("Monday to Friday: 09:00 to 17:00", "Saturday and Sunday: closed")
    assert in_words([]) == ()
    until = open_until(WEEK, MONDAY)
    assert until is not None and until.hour == 17
    assert open_until(WEEK, MONDAY.replace(hour=17, minute=0)) is None
    for wrong in ("9 am", "5pm to 9am", "9:00am to 1:00pm, 12:00 to 2:00pm", "always"):
        with pytest.raises(NotHours):
            read_hours(0, wrong)


def test_distances_and_the_map() -> None:
    london, york = Spot(51.5074, -0.1278), Spot(53.9600, -1.0873)
    assert kilometres(london, york) == pytest.approx(280.5, abs=1.0)
    assert in_miles(0.01) == "here" and in_miles(1.609344) == "1.0 miles"
    drawn = draw(london, "here", [(1, "One", london), (2, "Two", london), (3, "Three", Spot(51.52, -0.12))])
    assert drawn is not None and len(drawn.rings) == 3
    assert not drawn.spots[0].moved and drawn.spots[1].moved
    assert draw(london, "here", []) is None


def test_the_list_by_kind_need_words_and_distance(world: World) -> None:
    for title, kind, needs, place in (
        ("Near Homes", "housing", ["accommodation"], (51.50, -0.10)),
        ("Far Homes", "housing", ["accommodation"], (51.90, -0.10)),
        ("Work First", "work", ["work"], (51.51, -0.11)),
    ):
        factories.ResourceFactory(
            agency=world.agency, title=title, kind=kind, needs=needs, latitude=place[0], longitude=place[1]
        )
    factories.ResourceFactory(title="Elsewhere")
    browser = world.browser()
    near = Resource.objects.get(title="Near Homes").pk
    with counted() as statements:
        text = browser.get(f"/services/help/?kind=housing&near={near}").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert text.index("Near Homes</a>") < text.index("Far Homes</a>") and "Work First</a>" not in text
    assert "28 miles" in text and "Elsewhere" not in text and "<svg" in text
    found = browser.get("/services/help/?need=work&words=first").content.decode()
    assert "Work First</a>" in found and "Near Homes</a>" not in found
    assert "Nothing matches" in browser.get("/services/help/?words=zebra").content.decode()


def test_a_line_nobody_checked_says_so_and_one_without_a_place_is_listed(world: World) -> None:
    factories.ResourceFactory(
        agency=world.agency, title="Long Ago", latitude=None, longitude=None, opening=[],
        checked_on=clock.today("UTC").replace(year=2024, day=1),
    )  # fmt: skip
    text = world.browser().get("/services/help/").content.decode()
    assert "Nobody has checked this since" in text and "Its place is not recorded" in text
    assert "Ask for the hours" in text


def test_it_is_added_changed_and_closed(world: World) -> None:
    browser = world.browser(world.manager)
    assert browser.post("/services/help/add/", typed()).status_code == 422  # without the page's own key
    assert browser.post("/services/help/add/", typed(submission=KEY)).status_code == 303
    held = Resource.objects.get(title="Harbour Housing Advice")
    assert held.opening[0] == {"day": 0, "from": "09:00", "to": "12:30"} and held.needs == ["accommodation"]
    page = f"/services/help/{held.pk}/"
    assert "Monday: 09:00 to 12:30" in browser.get(page).content.decode()
    assert "9:00am" not in browser.get(f"{page}change/").content.decode().split("hours_0")[1][:40]
    assert browser.post(f"{page}change/", typed(version=1, title="Harbour Homes")).status_code == 303
    assert browser.post(f"{page}change/", typed(version=1, title="Lost")).status_code == 422
    today = clock.today("Europe/London")
    day = {
        "closed_on_day": today.day,
        "closed_on_month": today.month,
        "closed_on_year": today.year,
        "version": 2,
    }
    assert browser.post(f"{page}close/", day).status_code == 303
    assert "Harbour Homes</a>" not in browser.get("/services/help/").content.decode()
    assert "Closed since" in browser.get(page).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("hours_2", "nine to five", "Wednesday must be"),
        ("longitude", "", "both the latitude and the longitude"),
        ("latitude", "95", "less than or equal"),
        ("kind", "castle", "Choose one of the answers"),
        ("checked_on_year", "2099", "must be today or in the past"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    world: World, field: str, value: str, says: str
) -> None:
    key = "0190a0a0-0000-7000-8000-000000000002"
    answer = world.browser(world.manager).post("/services/help/add/", typed(submission=key, **{field: value}))
    text = answer.content.decode()
    assert answer.status_code == 422 and says in text and "Harbour Housing Advice" in text
    assert not Resource.objects.exists()


def test_who_keeps_it(world: World) -> None:
    from throughcare.casework.interventions import commands, queries
    from throughcare.casework.interventions.drafts import ResourceDraft

    draft = ResourceDraft(title="A", kind="housing", checked_on=clock.today("UTC"))
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.add_resource(actor, draft)
    elsewhere = factories.ResourceFactory()
    with acting(world.actor(world.manager)) as actor:
        with pytest.raises(NotThere):
            queries.resource(actor, elsewhere.pk)
        with pytest.raises(NotThere):
            commands.change_resource(actor, elsewhere.pk, draft, expected=1)
    assert world.browser().get("/services/help/add/").status_code == 403
    outsider = world.user("provider", organisation=factories.OrganisationFactory(agency=world.agency))
    assert world.browser(outsider).get("/services/help/").status_code == 403


def test_the_paper_names_nobody_and_keeps_what_was_chosen(world: World) -> None:
    factories.ResourceFactory(agency=world.agency, title="Near Homes")
    text = world.browser().get("/services/help/print/?kind=housing").content.decode()
    assert "Near Homes" in text and "Please ring" in text and "Olive Officer" not in text


def test_the_page_to_give_to_somebody_needs_no_account_and_knows_nobody(world: World) -> None:
    world.person(given="Zelda", family="Quick")
    factories.ResourceFactory(agency=world.agency, title="Near Homes")
    factories.ResourceFactory(agency=world.agency, title="Work First", kind="work")
    factories.ResourceFactory(title="Elsewhere")
    page = f"/own/help/{world.agency.code}/"
    assert page in world.browser().get("/services/help/").content.decode()
    everything = Client().get(page).content.decode()
    assert "Near Homes" in everything and "Work First" in everything and "Elsewhere" not in everything
    assert "Zelda" not in everything and "Olive" not in everything
    assert "Near Homes" not in Client().get(f"{page}?kind=work").content.decode()
    assert Client().get("/own/help/nowhere/").status_code == 404
    assert queries.open_directory(world.agency.code)[0].permissions == frozenset()
    assert not Client().get("/services/help/").content
