"""An officer is away: what goes where is seen first, then all of it moves or none; and the day by place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import AwayDraft
from throughcare.casework.supervision.models import Appointment, Task
from throughcare.casework.supervision.refusals import MovedTwice, NothingChosen, NotListed, WordsNeeded
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R059")]
TUESDAY = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.fixture
def colleague(world: World) -> User:
    return world.user("officer", team=world.team, name="Cora Colleague")


@pytest.fixture
def booked(world: World, person: Person) -> list[Appointment]:
    """Two on Tuesday, one on Friday; the second is of somebody else."""
    with acting(SYSTEM):
        other = world.person(given="Billie", family="Second")
        factories.OrderFactory(person=other, starts_on=date(2026, 1, 5), ends_on=date(2027, 7, 5))
        return [
            factories.AppointmentFactory(
                person=who, officer=world.officer, starts_at=at, status="booked", place=place, required=False
            )
            for who, at, place in (
                (person, TUESDAY, "North office"), (other, TUESDAY + timedelta(hours=2), "South office"),
                (person, TUESDAY + timedelta(days=3), "North office"),
            )
        ]  # fmt: skip


def draft(world: World, booked: list[Appointment], **changes: object) -> AwayDraft:
    given = {
        "officer_id": world.officer.pk, "chosen": {each.pk: 1 for each in booked}, "because": "Ill", "days": 7,
    }  # fmt: skip
    return AwayDraft(**{**given, **changes})  # type: ignore[arg-type]


def test_everything_moves_a_week_and_each_person_is_to_be_told(
    officer: Actor, world: World, booked: list[Appointment]
) -> None:
    planned = commands.plan_moves(officer, draft(world, booked))
    assert [each.slot.starts_at.date() for each in planned if each.slot] == [
        date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 27),
    ]  # fmt: skip
    assert not Task.objects.exists()
    made = commands.move_all(officer, draft(world, booked))
    assert {each.status for each in Appointment.objects.filter(pk__in=[row.pk for row in booked])} == {
        "moved"
    }
    assert all(each.officer_id == world.officer.pk for each in made)
    assert Task.objects.count() == 3
    assert "is now on" in Task.objects.first().what


def test_a_colleague_keeps_them_at_the_same_times(
    officer: Actor, world: World, booked: list[Appointment], colleague: User
) -> None:
    factories.AppointmentFactory(
        person=booked[0].person, officer=colleague, kind="third_party", status="booked",
        starts_at=TUESDAY + timedelta(hours=2),
    )  # fmt: skip
    given = draft(world, booked, days=0, to_officer=colleague.pk)
    assert [each.busy for each in commands.plan_moves(officer, given)] == [False, True, False]
    made = commands.move_all(officer, given)
    assert [each.officer_id for each in made] == [colleague.pk] * 3
    assert made[0].starts_at == TUESDAY
    assert {each.owner_id for each in Task.objects.all()} == {colleague.pk}


def test_holidays_and_weekends_are_passed_over(
    officer: Actor, world: World, booked: list[Appointment]
) -> None:
    planned = commands.plan_moves(officer, draft(world, booked[:1], days=4))
    assert planned[0].slot is not None
    assert planned[0].slot.starts_at.date() == date(2026, 11, 23)


def test_one_that_cannot_move_keeps_all_of_them(
    officer: Actor, world: World, booked: list[Appointment]
) -> None:
    factories.AppointmentFactory(
        person=booked[1].person, status="booked", starts_at=booked[1].starts_at + timedelta(days=7)
    )
    planned = commands.plan_moves(officer, draft(world, booked))
    assert ["already has an appointment" in each.refused for each in planned] == [False, True, False]
    with pytest.raises(MovedTwice, match="Nothing was moved"):
        commands.move_all(officer, draft(world, booked))
    assert Appointment.objects.filter(status="moved").count() == 0
    with pytest.raises(StaleVersion):
        commands.move_all(officer, draft(world, booked, chosen={booked[0].pk: 1, booked[2].pk: 9}))
    assert Appointment.objects.filter(status="moved").count() == 0
    assert not Task.objects.exists()


def test_a_home_where_staff_are_at_risk_is_moved_by_itself(
    officer: Actor, world: World, person: Person
) -> None:
    factories.ConcernFactory(person=person, kind="staff")
    home = factories.AppointmentFactory(
        person=person, officer=world.officer, kind="home", status="booked", starts_at=TUESDAY
    )
    assert "Read this before" in commands.plan_moves(officer, draft(world, [home]))[0].refused


def test_what_was_not_asked_properly_is_refused(
    officer: Actor, world: World, make_world: Callable[..., World], booked: list[Appointment], colleague: User
) -> None:
    good = draft(world, booked)
    for bad, refusal in (
        (replace(good, chosen={}), NothingChosen), (replace(good, because=" "), WordsNeeded),
        (replace(good, days=0), NotListed), (replace(good, to_officer=colleague.pk), NotListed),
        (replace(good, officer_id=colleague.pk), NotListed), (replace(good, days=400), NotListed),
    ):  # fmt: skip
        with pytest.raises(refusal):
            commands.move_all(officer, bad)
    stranger = make_world()
    with acting(stranger.actor()) as actor, pytest.raises((NotThere, NotListed)):
        commands.move_all(actor, good)


def test_the_page_lists_everything_before_it_moves(world: World, booked: list[Appointment]) -> None:
    client, address = world.browser(), reverse("supervision:away")
    assert client.get(address).status_code == 200
    typed = {"officer": str(world.officer.pk), "to": "7", "because": "Ill", "step": "check"}
    listed = client.post(address, typed).content.decode()
    assert "Nothing has moved yet. 3 in the next 14 days" in listed
    assert "to Tuesday 24 November 2026 at 10am" in listed
    keep = [f"{each.pk}|1" for each in booked[:2]]
    form = {**typed, "step": "save", "chosen": keep, "submission": "0199a7b4-0000-7000-8000-00000000000c"}
    for _ in range(2):
        assert client.post(address, form).status_code == 303
    with acting(SYSTEM):
        assert Appointment.objects.filter(status="moved").count() == 2
    again = {**form, "submission": "0199a7b4-0000-7000-8000-00000000000d"}
    assert client.post(address, again).status_code == 422
    other = {
        **form,
        "chosen": ["neither", f"{booked[2].pk}|one"],
        "submission": "0199a7b4-0000-7000-8000-00000000000e",
    }
    answered = client.post(address, other)
    assert answered.status_code == 422 and "Choose one of the answers listed" in answered.content.decode()
    assert client.post(address, {**typed, "because": ""}).status_code == 422


def test_the_day_by_place_with_what_is_free(world: World, person: Person, booked: list[Appointment]) -> None:
    with acting(SYSTEM):
        factories.AddressFactory(person=person, kind="main", lines="7 Hidden Row", area="N1")
        factories.AppointmentFactory(
            person=person,
            officer=world.officer,
            kind="home",
            status="booked",
            starts_at=TUESDAY + timedelta(hours=5),
        )
    client = world.browser()
    with counted() as statements:
        text = client.get(reverse("supervision:day"), {"on": "2026-11-17"}).content.decode()
    assert len(statements) <= MOST_A_PAGE
    for words in ("North office", "South office", "N1", "10:30am to ", "12:30pm to 3pm"):
        assert words in text, words
    assert "7 Hidden Row" not in text
    assert (
        "Nothing is booked" in client.get(reverse("supervision:day"), {"on": "2026-11-18"}).content.decode()
    )
    assert client.get(reverse("supervision:day"), {"on": "never", "whose": "all"}).status_code == 200


def test_gaps_are_each_officers_own(officer: Actor, booked: list[Appointment]) -> None:
    held = queries.meetings(officer, date(2026, 11, 17), date(2026, 11, 17))
    (free,) = queries.gaps_between(held)
    assert (free.starts_at.hour, free.ends_at.hour) == (10, 12)
