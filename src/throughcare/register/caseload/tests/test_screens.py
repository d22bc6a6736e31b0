"""The pages of allocation, purposes and walls: content, errors that keep what was typed, one effect a form."""

import re
from typing import Any

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.models import PurposeStated
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.caseload.models import Allocation, Exclusion, Named, Restriction

pytestmark = pytest.mark.django_db


def typed(response: Any, **answers: Any) -> dict[str, Any]:
    """What a browser sends back: the hidden fields of the page's form, and the answers."""
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    today = clock.today("Europe/London")
    day = {"starts_on_day": today.day, "starts_on_month": today.month, "starts_on_year": today.year}
    return {**dict(fields), **day, **answers}


@pytest.mark.requirement("R137")
def test_an_ordinary_record_opens_after_a_purpose_is_stated(world: World) -> None:
    person, colleague = world.person("Robin", "Ash"), world.user("officer", name="Cora Cover")
    browser = world.browser(colleague)
    asked = browser.get(f"/people/{person.pk}/")
    assert asked.status_code == 302 and "/purpose/?next=" in asked["Location"]
    with counted() as statements:
        page = browser.get(asked["Location"])
    assert len(statements) <= MOST_A_PAGE, statements
    text = page.content.decode()
    assert "Robin Ash" in text and "Olive Officer" in text and "020 7946 0000" in text
    sent = typed(page, purpose="cover", reason="Leave this week")
    answer = browser.post(asked["Location"], sent)
    assert (answer.status_code, answer["Location"]) == (303, f"/people/{person.pk}/")
    browser.post(asked["Location"], sent)
    assert PurposeStated.objects.filter(user=colleague, person_id=person.pk).count() == 1
    assert browser.get(f"/people/{person.pk}/").status_code == 200


def test_the_purpose_page_keeps_what_was_typed_and_trusts_no_foreign_address(world: World) -> None:
    person = world.person()
    browser = world.browser(world.user("officer"))
    address = f"/caseload/{person.pk}/purpose/?next=https://evil.example/"
    page = browser.get(address)
    assert b"evil.example" not in page.content
    missing = browser.post(address, typed(page, reason="Leave this week"))
    assert missing.status_code == 422
    assert b"Leave this week" in missing.content and b"Choose an answer" in missing.content
    wrong = browser.post(address, typed(page, purpose="management", reason="Leave"))
    assert wrong.status_code == 422
    assert not PurposeStated.objects.exists()


def test_hidden_records_have_no_purpose_page(world: World) -> None:
    restricted = world.stranger()
    factories.RestrictionFactory(person=restricted)
    browser = world.browser()
    for key in (restricted.pk, factories.PersonFactory().pk, world.team.pk):
        assert browser.get(f"/caseload/{key}/purpose/").status_code == 404


def test_an_auditor_sees_the_line_without_the_form(world: World) -> None:
    person = world.person("Robin", "Ash")
    page = world.browser(world.user("auditor")).get(f"/caseload/{person.pk}/purpose/")
    assert b"Robin Ash" in page.content and b"Your role does not open this record" in page.content


def test_a_manager_allocates_and_ends_a_part(world: World) -> None:
    person, next_one = world.person(), world.user("officer", team=world.team, name="Nina Next")
    browser = world.browser(world.manager)
    address = f"/caseload/{person.pk}/allocation/"
    page = browser.get(address)
    assert b"Olive Officer" in page.content
    post = f"{next_one.pk}:{world.team.pk}"
    sent = typed(page, post=post, part="responsible", reason="Moved")
    assert browser.post(address, {**sent, "reason": ""}).status_code == 422
    assert browser.post(address, sent).status_code == 303
    assert browser.post(address, sent).status_code == 303  # a double click
    held = Allocation.objects.get(person=person, officer=next_one)
    ending = f"{address}{held.pk}/end/"
    page = browser.get(ending)
    day = clock.today("Europe/London")
    answers = {"ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year, "reason": "Left"}
    stale = browser.post(ending, typed(page, **answers, version=9))
    assert stale.status_code == 422 and b"Someone else changed this record" in stale.content
    assert browser.post(ending, typed(page, **answers)).status_code == 303


def test_an_officer_sees_the_parts_but_not_the_form(world: World) -> None:
    person = world.person()
    page = world.browser().get(f"/caseload/{person.pk}/allocation/")
    assert b"Olive Officer" in page.content and b"Allocate an officer" not in page.content
    assert world.browser().post(f"/caseload/{person.pk}/allocation/", {}).status_code == 403


def test_a_manager_moves_a_caseload(world: World) -> None:
    people = [world.person("Robin", f"Ash{number}") for number in range(3)]
    to = world.user("officer", team=world.team, name="Nina Next")
    browser = world.browser(world.manager)
    assert b"Olive Officer (3 people)" in browser.get("/caseload/transfer/").content
    address = f"/caseload/transfer/?from={world.officer.pk}"
    page = browser.get(address)
    assert page.content.count(b"Robin Ash") == 3
    assert AuditEvent.objects.filter(action="caseload:transfer:consulted").exists()
    sent = typed(
        page, post=f"{to.pk}:{world.team.pk}", reason="Leaves", people=[str(p.pk) for p in people[:2]]
    )
    missing = browser.post(address, {**sent, "people": []})
    assert missing.status_code == 422 and b"Choose at least one person" in missing.content
    assert browser.post(address, sent).status_code == 303
    assert Allocation.objects.filter(officer=to).count() == 2
    assert world.browser().get("/caseload/transfer/").status_code == 403


@pytest.mark.requirement("R138")
def test_a_manager_restricts_names_excludes_and_lifts(world: World) -> None:
    person, colleague = world.person(), world.user("officer", name="Cora Colleague")
    browser = world.browser(world.manager)
    base = f"/caseload/{person.pk}/access/"

    def send(address: str, **answers: Any) -> int:
        status: int = browser.post(address, typed(browser.get(address), **answers)).status_code
        return status

    assert send(f"{base}restrict/", reason="") == 422
    assert send(f"{base}restrict/", reason="Known to staff") == 303
    assert send(f"{base}name/", user=str(colleague.pk), reason="Covers") == 303
    page = browser.get(base).content.decode()
    assert "Known to staff" in page and "Cora Colleague" in page and "Olive Officer" in page
    named = Named.objects.get(user=colleague)
    assert send(f"{base}named/{named.pk}/end/", reason="Cover ended") == 303
    assert send(f"{base}exclude/", user=str(colleague.pk), reason="Neighbour") == 303
    assert send(f"{base}excluded/{Exclusion.objects.get().pk}/end/", reason="Moved") == 303
    assert send(f"{base}lift/", reason="No longer") == 303
    assert not Restriction.objects.exists()
    assert browser.get(f"{base}lift/").status_code == 404
    assert world.browser().get(base).status_code == 403
