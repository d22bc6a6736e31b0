"""Time in custody: one establishment at a time, dates in order, behaviour in the words in which it came."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands
from throughcare.casework.orders.drafts import CustodyNoteDraft, KeyDateDraft, StayDraft
from throughcare.casework.orders.models import CustodyStay
from throughcare.casework.orders.queries.custody import stays_of
from throughcare.casework.orders.refusals import DatesContradict, InTheFuture, NotListed, StateRefused
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009")]

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def test_a_move_ends_one_stay_and_begins_the_next(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as officer:
        commands.receive(
            officer, person.pk, StayDraft(establishment="Northtown", received_on=JUNE, category="C")
        )
        with pytest.raises(DatesContradict):
            commands.receive(
                officer, person.pk, StayDraft(establishment="South", received_on=date(2026, 5, 1))
            )
        there = commands.receive(officer, person.pk, StayDraft(establishment="South", received_on=JULY))
        with pytest.raises(StaleVersion):
            commands.leave(officer, person.pk, there.pk, left_on=JULY, left_how="released", expected=4)
        commands.leave(
            officer, person.pk, there.pk, left_on=date(2026, 8, 1), left_how="released", expected=1
        )
        stays = stays_of(officer, person.pk)
    assert [(stay.establishment, stay.left_on, stay.left_how) for stay in stays] == [
        ("South", date(2026, 8, 1), "released"),
        ("Northtown", JULY, "transferred"),
    ]


def test_a_stay_entered_in_error_opens_the_one_it_had_ended(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as officer:
        first = commands.receive(officer, person.pk, StayDraft(establishment="Northtown", received_on=JUNE))
        wrong = commands.receive(officer, person.pk, StayDraft(establishment="South", received_on=JULY))
        with pytest.raises(StaleVersion):
            commands.retract_stay(officer, person.pk, wrong.pk, expected=7, because="wrong-person")
        commands.retract_stay(officer, person.pk, wrong.pk, expected=1, because="wrong-person")
        (stay,) = stays_of(officer, person.pk)
        assert (stay.id, stay.left_on, stay.left_how) == (first.pk, None, "")
        assert CustodyStay.versions.of(wrong.pk).get().closed_because == "wrong-person"
        assert CustodyStay.versions.of(first.pk).count() == 3


def test_a_stay_that_somebody_ended_stays_ended(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as officer:
        first = commands.receive(officer, person.pk, StayDraft(establishment="Northtown", received_on=JUNE))
        commands.leave(officer, person.pk, first.pk, left_on=JULY, left_how="released", expected=1)
        wrong = commands.receive(officer, person.pk, StayDraft(establishment="South", received_on=JULY))
        commands.retract_stay(officer, person.pk, wrong.pk, expected=1, because="never-happened")
        assert [stay.left_on for stay in stays_of(officer, person.pk)] == [JULY]


def test_a_stay_and_a_line_are_taken_back_on_their_page(world: World) -> None:
    person, browser = world.person(), world.browser()
    stay = factories.CustodyStayFactory(person=person, establishment="Southgate")
    line = factories.CustodyNoteFactory(person=person)
    page = reverse("orders:custody", args=[person.pk])
    for kind, row in (("stay", stay), ("behaviour", line)):
        url = reverse("orders:take_back", args=[person.pk, kind, row.pk])
        assert url in browser.get(page).content.decode()
        given = {"version": "1", "because": "entered-twice", "submission": str(uuid4())}
        done = browser.post(url, given)
        assert done.status_code == 303 and done["Location"] == page
        assert url not in browser.get(page).content.decode()
        assert browser.get(url).status_code == 404
        history = reverse("web:history", args=[person.pk, row._meta.db_table.replace("_", "-"), row.pk])
        assert browser.get(history).status_code == 200
    reception = world.browser(world.user("reception", team=world.team))
    assert "Entered in error" not in reception.get(page).content.decode()


def test_what_cannot_be_is_refused(world: World) -> None:
    person, future = world.person(), date(2099, 1, 1)
    with acting(world.actor()) as officer:
        with pytest.raises(StateRefused):
            commands.receive(officer, person.pk, StayDraft(establishment=" ", received_on=JUNE))
        with pytest.raises(InTheFuture):
            commands.receive(officer, person.pk, StayDraft(establishment="X", received_on=future))
        stay = commands.receive(officer, person.pk, StayDraft(establishment="X", received_on=JUNE))
        with pytest.raises(NotListed):
            commands.leave(officer, person.pk, stay.pk, left_on=JULY, left_how="vanished", expected=1)
        with pytest.raises(NotListed):
            commands.note_custody(
                officer, person.pk, CustodyNoteDraft(on=JUNE, kind="gossip", as_given="x", source="y")
            )
        commands.retract_stay(officer, person.pk, stay.pk, expected=1, because="never-happened")
        assert stays_of(officer, person.pk) == ()


def test_the_page_shows_stays_dates_with_their_type_and_behaviour_as_given(world: World) -> None:
    person, browser = world.person(), world.browser()
    with acting(world.actor()) as officer:
        commands.add_key_date(
            officer, person.pk, KeyDateDraft(kind="ew-ped", on=date(2027, 3, 1), certainty="calculated")
        )
    given = {
        "establishment": "Northtown", "received_on_day": 1, "received_on_month": 6, "received_on_year": 2026,
        "category": "Category C", "submission": str(uuid4()),
    }  # fmt: skip
    assert browser.post(reverse("orders:receive", args=[person.pk]), given).status_code == 303
    note = {
        "on_day": 2, "on_month": 7, "on_year": 2026, "kind": "incentive", "as_given": "Enhanced level",
        "source": "Northtown", "submission": str(uuid4()),
    }  # fmt: skip
    assert browser.post(reverse("orders:note_custody", args=[person.pk]), note).status_code == 303
    with counted() as statements:
        shown = browser.get(reverse("orders:custody", args=[person.pk])).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())
    assert "Northtown 1 June 2026 Now Category C" in text
    assert "Parole eligibility date 1 March 2027 Calculated: the earliest day on which it may happen" in text
    assert "2 July 2026 Incentive Enhanced level Northtown" in text
