"""The pages of emergencies, ties, cover and hidden matches: what they say, and what they keep silent about."""

import re
from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.caseload.models import Cover, Exclusion, Glass, HiddenMatch
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137", "R138")]
BREAK = "/caseload/break-glass/"


def hidden(world: World, **fields: object) -> Person:
    person = world.person(reference="R000001", officer=world.user("officer", team=world.team))
    factories.RestrictionFactory(person=person, agency=world.agency, **fields)
    return person


def said(world: World, number: str, **changes: str) -> dict[str, str]:
    return {
        "number": number, "agency": str(world.agency.pk), "reason_code": "danger",
        "reason": "The police ask where he may be now.", **changes,
    }  # fmt: skip


def test_a_number_and_a_reason_open_the_record(world: World) -> None:
    person = hidden(world)
    browser = world.browser()
    assert browser.get(f"/people/{person.pk}/details/").status_code == 404
    shown = browser.get(BREAK)
    assert shown.status_code == 200 and b"60 minutes" in shown.content
    answer = browser.post(BREAK, said(world, "R000001"))
    assert answer.status_code == 303 and str(person.pk) in answer["Location"]
    opened = browser.get(answer["Location"])
    assert opened.status_code == 200 and b"open to you for reading" in opened.content
    assert browser.get(f"/people/{person.pk}/details/about/").status_code == 403


def test_nothing_opened_is_one_answer_and_keeps_what_was_typed(world: World) -> None:
    hidden(world, never_broken=True)
    tied = world.person(reference="T000001")
    factories.ExclusionFactory(person=tied, agency=world.agency, user=world.officer)
    browser = world.browser()
    pages = []
    for number in ("R000001", "T000001", "Q999999"):
        with counted() as statements:
            answer = browser.post(BREAK, said(world, number))
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "The police ask where he may be now." in text and f'value="{number}"' in text
        plain = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text.replace(number, "N"))
        pages.append((plain, len(statements)))
    assert pages[0] == pages[1] == pages[2]
    assert not Glass.objects.exists()


def test_a_thin_reason_is_refused_beside_its_field(world: World) -> None:
    hidden(world)
    answer = world.browser().post(BREAK, said(world, "R000001", reason="urgent"))
    assert answer.status_code == 422 and b'href="#id_reason"' in answer.content


def test_the_password_is_asked_again_when_it_was_given_long_ago(world: World) -> None:
    browser = world.browser()
    session = browser.session
    session["tc_signed_in_at"] = (clock.now() - timedelta(hours=1)).isoformat()
    session.save()
    answer = browser.get(BREAK)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/reauthenticate/?next=")


def test_the_queue_shows_and_judges(world: World) -> None:
    person = world.person()
    glass = factories.GlassFactory(
        person=person, user=world.user("officer", team=world.team, name="Hasty Colleague")
    )
    browser = world.browser(world.manager)
    with counted() as statements:
        queue = browser.get("/caseload/openings/")
    assert b"Hasty Colleague" in queue.content and len(statements) <= MOST_A_PAGE, statements
    address = f"/caseload/openings/{glass.pk}/"
    shown = browser.get(address)
    assert b"A call says that somebody is in danger." in shown.content
    refused = browser.post(address, {"version": 1, "outcome": "not_justified", "note": ""})
    assert refused.status_code == 422
    assert browser.post(address, {"version": 1, "outcome": "justified", "note": ""}).status_code == 303
    assert b"Justified" in browser.get(address).content
    assert world.browser().get("/caseload/openings/").status_code == 403
    far = world.user("manager", team=factories.TeamFactory(agency=world.agency))
    assert world.browser(far).get(address).status_code == 404


def test_the_record_says_who_opened_it(world: World) -> None:
    person = world.person()
    glass = factories.GlassFactory(person=person, user=world.user("officer", name="Hasty Colleague"))
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(f"/caseload/{person.pk}/glass/{glass.pk}/")
    assert b"Hasty Colleague" in shown.content and len(statements) <= MOST_A_PAGE, statements
    other = world.person()
    assert world.browser().get(f"/caseload/{other.pk}/glass/{glass.pk}/").status_code == 404


def test_the_desk_breaks_the_glass_beside_the_directory_line(world: World) -> None:
    desk = world.browser(world.user("out_of_hours"))
    stranger = world.stranger()
    line = desk.get(f"/caseload/{stranger.pk}/purpose/")
    address = f"/caseload/{stranger.pk}/break-glass/"
    assert address.encode() in line.content
    assert desk.get(address).status_code == 200
    answer = desk.post(address, {"reason_code": "arrived", "reason": "She stands at the door of the hostel."})
    assert answer.status_code == 303 and desk.get(answer["Location"]).status_code == 200
    assert desk.get(f"/caseload/{hidden(world).pk}/break-glass/").status_code == 404


def test_a_tie_from_the_record_and_by_number_say_the_same(world: World) -> None:
    browser, person = world.browser(), world.person()
    hidden(world)
    texts = []
    for address, given in (
        (f"/caseload/{person.pk}/tie/", {}),
        ("/caseload/tie/", {"number": "R000001", "agency": str(world.agency.pk)}),
        ("/caseload/tie/", {"number": "Z999999", "agency": str(world.agency.pk)}),
    ):
        sent = {**given, "kind": "friend", "submission": str(factories.UserFactory().pk)}
        answer = browser.post(address, sent, follow=True)
        texts.append("no longer" in answer.content.decode() or "closed to you now" in answer.content.decode())
    assert texts == [True, True, True]
    assert Exclusion.objects.filter(user=world.officer, declared=True).count() == 2
    assert browser.get(f"/people/{person.pk}/details/").status_code == 404


def colleague(world: World) -> User:
    return world.user("officer", team=world.team, name="Carl Colleague")


def test_cover_is_arranged_listed_and_ended(world: World) -> None:
    by, browser = colleague(world), world.browser()
    day = clock.today(world.agency.zone)
    sent = {
        "submission": str(by.pk), "officer": str(world.officer.pk), "covered_by": str(by.pk), "reason": "Leave",
        **{f"starts_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")},
        **{f"last_day_{part}": str(getattr(day, part)) for part in ("day", "month", "year")},
    }  # fmt: skip
    refused = browser.post("/caseload/cover/", {**sent, "last_day_year": "2019"})
    assert refused.status_code == 422 and b"Leave" in refused.content
    assert browser.post("/caseload/cover/", {**sent, "submission": str(world.agency.pk)}).status_code == 303
    with counted() as statements:
        shown = browser.get("/caseload/cover/")
    assert b"Carl Colleague" in shown.content and len(statements) <= MOST_A_PAGE, statements
    made = Cover.objects.get()
    world.person(given="Cora", family="Covered")
    caseload = world.browser(by).get("/caseload/")
    assert b"Cora Covered" in caseload.content and b"Covering for Olive Officer" in caseload.content
    ended = browser.post(f"/caseload/cover/{made.pk}/end/", {"version": 1, "submission": str(world.team.pk)})
    assert ended.status_code == 303
    assert b"Cora Covered" not in world.browser(by).get("/caseload/").content


def test_a_hidden_match_is_answered_by_the_keeper(world: World) -> None:
    person = world.person()
    match = factories.HiddenMatchFactory(
        person=person, other=World().person(reference="F000001"), reasons="Same PNC"
    )
    browser, address = world.browser(), f"/caseload/{person.pk}/match/{match.pk}/"
    with counted() as statements:
        shown = browser.get(address)
    assert b"F000001" in shown.content and b"Ring the other agency" in shown.content
    assert len(statements) <= MOST_A_PAGE, statements
    assert browser.post(address, {"version": 1}).status_code == 422
    assert browser.post(address, {"version": 1, "outcome": "same"}).status_code == 303
    assert HiddenMatch.objects.get(pk=match.pk).outcome == "same"
    assert b"The same person" in browser.get(address).content
