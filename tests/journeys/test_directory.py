"""Help in the community on a map, and a referral whose every line is seen before it is sent; a consent taken back."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R043", "R044", "R051", "R111")]
Axe = Callable[[Page], None]
TODAY = clock.today("Europe/London")
HELP = (("Open Door", 0.0, "housing"), ("Far Homes", 0.05, "housing"), ("Jobs Room", 0.01, "work"))


@pytest.fixture
def referred(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Robin Reed, with an objective about home; something that works on it, and three places of help."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Robin", f"Reed{screen['width']}", officer=officer, sex="male")
        factories.ObjectiveFactory(
            person=made, need="accommodation", title="I live in a room of my own by May"
        )
        organisation = factories.OrganisationFactory(
            agency=world.agency, name=f"Harbour Trust {screen['width']}"
        )
        factories.OfferingFactory(
            agency=world.agency, organisation=organisation, title=f"A settled home {screen['width']}", places=6,
            opens_on=TODAY - timedelta(days=30),
        )  # fmt: skip
        for title, north, kind in (
            ("Open Door", 0.0, "housing"),
            ("Far Homes", 0.05, "housing"),
            ("Jobs Room", 0.01, "work"),
        ):
            factories.ResourceFactory(
                agency=world.agency, title=f"{title} {screen['width']}", kind=kind, latitude=54.3 + north,
                longitude=-2.1, checked_on=TODAY,
            )  # fmt: skip
    return UUID(str(made.pk))


@BOTH_SIZES
def test_help_is_found_and_a_referral_is_seen_before_it_goes(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, referred: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    width = screen["width"]
    olive = page_of(live_agency.officer)
    olive.goto("/services/help/?kind=housing")
    expect(olive.get_by_role("img", name="A map of")).to_be_visible()
    expect(olive.get_by_text(f"Jobs Room {width}")).to_have_count(0)
    _looked_at(olive, "directory", screen, assert_no_axe_findings)
    olive.get_by_role("link", name=f"Open Door {width}").click()
    expect(olive.get_by_text("Monday: 09:00 to 17:00")).to_be_visible()
    _looked_at(olive, "directory-line", screen, assert_no_axe_findings)
    olive.goto("/services/")
    _looked_at(olive, "catalogue", screen, assert_no_axe_findings)

    olive.goto(f"/services/{referred}/")
    expect(olive.get_by_role("heading", name="What may suit")).to_be_visible()
    _looked_at(olive, "services", screen, assert_no_axe_findings)
    olive.get_by_role("link", name=f"Refer to A settled home {width}").click()
    olive.get_by_label("Why this person, why now?").fill("Sleeps on a friend's sofa until Christmas.")
    olive.get_by_label("What is hoped for? One outcome a line.").fill("A tenancy that can be kept")
    olive.get_by_role("button", name="Save and see what is sent").click()
    expect(olive.get_by_text("Say why you refer although it cannot be told").first).to_be_visible()
    expect(olive.get_by_label("Why this person, why now?")).to_have_value(
        "Sleeps on a friend's sofa until Christmas."
    )
    _looked_at(olive, "referral-refused", screen, assert_no_axe_findings)
    olive.get_by_label("Why refer, although it cannot be told").fill("Plain from where they sleep.")
    olive.get_by_role("button", name="Save and see what is sent").click()
    expect(olive.get_by_role("heading", name="What the organisation will be told")).to_be_visible()
    expect(olive.get_by_text("So that the service knows who comes").first).to_be_visible()
    _looked_at(olive, "referral-draft", screen, assert_no_axe_findings)
    olive.get_by_role("button", name=f"Send it to Harbour Trust {width}").click()
    expect(olive.get_by_role("heading", name="What the organisation was told")).to_be_visible()
    _looked_at(olive, "referral-sent", screen, assert_no_axe_findings)

    olive.goto(f"/services/{referred}/consents/")
    olive.get_by_role("button", name="Record a consent").click()
    _looked_at(olive, "consent-form", screen, assert_no_axe_findings)
    olive.get_by_label("To sharing with a service").check()
    olive.get_by_label("Who may be told").fill("Harbour Trust")
    olive.get_by_label("What may be told, exactly").fill("What is needed to take part")
    olive.get_by_label("What for: each purpose").fill("To plan the help")
    olive.get_by_label("The person was told that they can take it back").check()
    olive.get_by_label("Or with this event").fill("The end of the service")
    olive.get_by_label("Who signed", exact=True).fill("Robin Reed")
    olive.get_by_label("On paper, signed by hand").check()
    olive.get_by_role("button", name="Record it").click()
    expect(olive.get_by_text("The consent is recorded")).to_be_visible()
    _looked_at(olive, "consents", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="The person takes it back").click()
    olive.get_by_label("How did they say so?").fill("At the office")
    olive.get_by_role("button", name="Stop it now").click()
    expect(olive.get_by_text("No consent stands")).to_be_visible()
