"""Unusual looking is found within minutes, told, judged, and kept once; ordinary work raises nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from tests import factories
from tests.arranging import SYSTEM, World, actor_for

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.locks import is_locked
from throughcare.platform.access.models import Session, User
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.ids import uuid7
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.models import OwnPlace, UnusualLook
from throughcare.register.notices.models import Message
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139")]


def looks(user: User, people: list[UUID], purpose: str = "court") -> None:
    with acting(actor_for(user)) as actor:
        for person in people:
            trail.consulted(actor, "web:overview", people=[person], purpose=purpose)
    assume(SYSTEM)


def found() -> set[tuple[str, UUID]]:
    assume(SYSTEM)
    return set(UnusualLook.objects.values_list("rule", "user_id"))


@pytest.mark.parametrize(("people", "rules"), [(60, set()), (61, {"many"}), (151, {"many", "stop"})])
def test_many_people_within_an_hour_are_asked_about_and_stopped(
    world: World, people: int, rules: set[str]
) -> None:
    world.browser()
    looks(world.officer, [uuid7() for _ in range(people)])
    commands.watch_looks()
    assert {rule for rule, _ in found()} == rules
    assert is_locked(world.officer.username) == ("stop" in rules)
    assert Session.objects.filter(user=world.officer).exists() == ("stop" not in rules)


def test_one_list_of_many_and_the_same_person_often_are_nothing(world: World) -> None:
    with acting(world.actor()) as actor:
        door.look_at_list(actor, "web:caseload", [uuid7() for _ in range(200)])
    looks(world.officer, [uuid7()] * 200)
    assert commands.watch_looks() == 0


def test_yesterdays_hour_is_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        earlier = clock.now() - timedelta(minutes=61)
        before.setattr(clock, "now", lambda: earlier)
        looks(world.officer, [uuid7() for _ in range(61)])
    assert commands.watch_looks() == 0


def test_the_own_surname_and_the_well_known_are_asked_about_unless_they_are_work(
    world: World, deliver: Callable[[], int]
) -> None:
    snoop = world.user("officer", team=world.team, name="Nosy Pärker")
    namesake, famous, other = world.stranger(), world.person(), world.person()
    _name(namesake, "Parker")
    factories.WellKnownFactory(person=famous)
    looks(snoop, [other.pk])
    looks(snoop, [namesake.pk, famous.pk], purpose="supervision")
    assert commands.watch_looks() == 0, "the own caseload holds namesakes too"
    looks(snoop, [namesake.pk, famous.pk], purpose="reception")
    assert commands.watch_looks() == 2
    assert found() == {("surname", snoop.pk), ("well-known", snoop.pk)}
    assert commands.watch_looks() == 0, "once a day"
    auditor = world.user("auditor")
    deliver()
    assume(SYSTEM)
    told = set(Message.objects.filter(kind="unusual-looking").values_list("to_id", flat=True))
    assert told == {world.manager.pk, auditor.pk}


def test_a_look_at_who_lives_where_one_lives_is_asked_about_and_the_address_is_not_kept(world: World) -> None:
    snoop = world.user("officer", team=world.team, name="Nosy Neighbour")
    neighbour, other, own = world.stranger(), world.stranger(), world.person()
    for person in (neighbour, own):
        factories.AddressFactory(
            person=person, lines="4 Elm Row\nFlat 2", town="Northtown", postcode="NT1 4AA"
        )
    factories.AddressFactory(person=other, lines="5 Elm Row", town="Northtown", postcode="NT1 4AA")
    with acting(actor_for(snoop)) as actor:
        with pytest.raises(commands.TooLittle):
            commands.mark_own_place(actor, lines="4 Elm Row", postcode="-")
        commands.mark_own_place(actor, lines="9 Oak Way", postcode="NT1 4AA")
        commands.mark_own_place(actor, lines="4 elm row, flat 2", postcode="nt14aa")
        assert queries.has_own_place(actor)
    with acting(actor_for(world.manager)) as actor:
        assert not queries.has_own_place(actor)
        assert not OwnPlace.versions.exists(), "the mark is the user's own"
    assume(SYSTEM)
    looks(snoop, [neighbour.pk, other.pk], purpose="reception")
    looks(snoop, [own.pk], purpose="supervision")
    assert commands.watch_looks() == 1
    look = UnusualLook.objects.get()
    assert (look.rule, look.user_id, look.subject) == ("address", snoop.pk, neighbour.pk)
    with acting(actor_for(snoop)) as actor:
        commands.forget_own_place(actor)
        commands.forget_own_place(actor)
        assert not queries.has_own_place(actor)


def test_the_page_keeps_a_mark_and_takes_it_away(world: World) -> None:
    browser, page = world.browser(), "/caseload/own-place/"
    assert b"No mark of your address is kept" in browser.get(page).content
    sent = {"lines": "4 Elm Row", "postcode": "NT1 4AA", "submission": "44444444-1111-1111-1111-111111111111"}
    assert browser.post(page, {**sent, "postcode": "."}).status_code == 422
    assert (
        browser.post(page, {**sent, "submission": "55555555-1111-1111-1111-111111111111"}).status_code == 303
    )
    shown = browser.get(page).content
    assert b"A mark of your address is kept" in shown
    assert b"Elm Row" not in shown
    assert browser.post(f"{page}forget/").status_code == 303
    assert b"No mark of your address is kept" in browser.get(page).content


def test_breaking_the_glass_often_is_asked_about(world: World) -> None:
    for _ in range(4):
        factories.GlassFactory(person=world.person(), user=world.officer)
    assert commands.watch_looks() == 1
    assert found() == {("glass", world.officer.pk)}


def test_a_finding_is_judged_by_a_manager_of_the_team_and_not_by_oneself(world: World) -> None:
    look = factories.UnusualLookFactory(agency=world.agency, user=world.manager)
    far = world.user("manager", team=factories.TeamFactory(agency=world.agency))
    for user in (world.manager, far):
        with acting(actor_for(user)) as actor, pytest.raises(door.NotThere):
            commands.review_look(actor, look.pk, expected=1, outcome="explained")
    with acting(actor_for(world.user("auditor"))) as actor:
        with pytest.raises(commands.NotWatched):
            commands.review_look(actor, look.pk, expected=1, outcome="not_explained")
        commands.review_look(actor, look.pk, expected=1, outcome="not_explained", note="Spoken to.")
        assert queries.unusual_looks(actor) == []
        assert queries.unusual_looks(actor, judged=True)[0].outcome == "not_explained"


def test_the_pages_list_and_judge_and_watch(world: World) -> None:
    look = factories.UnusualLookFactory(agency=world.agency, user=world.officer)
    browser, person = world.browser(world.manager), world.person()
    assert b"Olive Officer" in browser.get("/caseload/unusual/").content
    address = f"/caseload/unusual/{look.pk}/"
    assert b"more than 60 people" in browser.get(address).content
    assert browser.post(address, {"version": 1, "outcome": "not_explained"}).status_code == 422
    assert browser.post(address, {"version": 1, "outcome": "explained"}).status_code == 303
    assert world.browser().get("/caseload/unusual/").status_code == 403
    watch = f"/caseload/{person.pk}/access/watch/"
    assert browser.post(watch, {"reason": "Newspapers", "submission": str(look.pk)}).status_code == 303
    assert b"Newspapers" in browser.get(f"/caseload/{person.pk}/access/").content
    ended = browser.post(f"/caseload/{person.pk}/access/unwatch/", {"version": 1, "reason": "Over"})
    assert ended.status_code == 303


def _name(person: Person, family: str) -> None:
    factories.NameFactory(
        person=person, kind="former", given="A", family=family, given_key="a", family_key=family.lower()
    )
