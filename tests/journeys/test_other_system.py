"""Another system is given a token, works through a client made from the description, and is shut out again.

The administrator works in a real browser; the other system is the generated client over HTTP.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.generated_client import client_package, model, operation  # noqa: F401 - a fixture
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R144")]


def make_token(page: Page, check: Callable[[Page], None]) -> str:
    """The administrator makes a token in the pages; its key is shown once."""
    page.goto("/admin/tokens/")
    check(page)
    page.get_by_role("button", name="Add a token").click()
    check(page)
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the name of the other system")
    page.get_by_label("Name of the other system").fill("Court lists")
    for scope in ("Find people", "Read records", "Book and move appointments", "Record contacts and notes"):
        page.get_by_label(scope).check()
    page.get_by_label("Yes, within what is ticked above").check()
    page.get_by_role("button", name="Make the token").click()
    check(page)
    key = page.locator("main code").first.inner_text()
    page.get_by_role("link", name="I have kept it").click()
    expect(page.get_by_text("Court lists")).to_be_visible()
    expect(page.get_by_text(key)).to_have_count(0)
    return key


@pytest.mark.parametrize("with_javascript", [True], indirect=True)
def test_another_system_works_within_its_token_and_is_shut_out(
    administrator_page: Page, officer_page: Page, live_agency: LiveAgency,
    client_package: Any, assert_no_axe_findings: Callable[[Page], None],  # noqa: F811
) -> None:  # fmt: skip
    today = clock.today("Europe/London")
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Rowena", "Lark", officer=officer)
        factories.OrderFactory(
            person=person, starts_on=today - timedelta(days=9), ends_on=today + timedelta(days=200)
        )
        restricted = world.person("Rowena", "Larkin", officer=officer)
        factories.RestrictionFactory(person=restricted, agency=world.agency)
    key = make_token(administrator_page, assert_no_axe_findings)
    client = client_package.AuthenticatedClient(base_url=live_agency.url, token=key)

    found = operation("people.find_people").sync(client=client, name="Rowena Lark")
    assert [hit.display_name for hit in found.items] == ["Rowena Lark"]
    hidden = operation("people.read_person").sync_detailed(client=client, person_id=restricted.pk)
    assert hidden.status_code == 404

    booking = model("BookAppointmentIn").from_dict({
        "kind": "office", "on": (today + timedelta(days=6)).isoformat(), "at": "10:30", "minutes": 30,
        "officer_id": str(officer.pk), "place": "The court office",
    })  # fmt: skip
    answers = [
        operation("appointments.book_appointment").sync_detailed(
            client=client, person_id=person.pk, body=booking, idempotency_key="court-list-booking-1"
        )
        for _ in range(3)
    ]
    assert {answer.status_code for answer in answers} == {201}, answers[0].content
    assert len({answer.content for answer in answers}) == 1

    moving = model("RescheduleIn").from_dict({
        "on": (today + timedelta(days=7)).isoformat(), "at": "11:00", "minutes": 30, "asked_by": "service",
        "because": "The court sits that day",
    })  # fmt: skip
    stale = operation("appointments.reschedule").sync_detailed(
        client=client, person_id=person.pk, appointment_id=answers[0].parsed.id, body=moving,
        idempotency_key=uuid4().hex, if_match='"7"',
    )  # fmt: skip
    assert (stale.status_code, stale.parsed.title) == (412, "Changed meanwhile")

    officer_page.goto(f"/supervision/{person.pk}/schedule/")
    expect(officer_page.get_by_text("The court office")).to_have_count(1)

    administrator_page.get_by_role("button", name="Revoke").click()
    expect(administrator_page.get_by_text("Its next call is refused")).to_be_visible()
    began = time.monotonic()
    refused = operation("people.find_people").sync_detailed(client=client, name="Rowena Lark")
    assert refused.status_code == 401 and time.monotonic() - began < 1
