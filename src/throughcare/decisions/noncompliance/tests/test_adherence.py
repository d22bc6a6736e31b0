"""Whether conditions are kept, from the records of several apps: contacts and how they were judged, addresses, work."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import queries
from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.queries import Adherence, ConditionKept
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R068")]
TODAY = clock.today("Europe/London")
FIRST = TODAY - timedelta(days=27)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def order(person: Person) -> UUID:
    key: UUID = factories.OrderFactory(
        person=person, kind="ew-licence", starts_on=TODAY - timedelta(days=90)
    ).pk
    return key


def condition(person: Person, order: UUID, kind: str, **more: object) -> Condition:
    made: Condition = factories.ConditionFactory(
        person=person, order_id=order, kind=kind, catalogue="ew-licence 4.0", legal_basis="An Act", **more
    )
    return made


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def contact(world: World, person: Person, day: date, outcome: str, under: Condition | None = None) -> object:
    appointment = factories.AppointmentFactory(
        person=person,
        officer=world.officer,
        starts_at=at(day),
        ends_at=at(day, 11),
        status="held",
        condition=under,
    )
    return factories.ContactFactory(
        person=person, officer=world.officer, appointment=appointment, happened_at=at(day), outcome=outcome
    )


def read(world: World, person: Person, first: date = FIRST) -> Adherence:
    with acting(world.actor()) as actor:
        return queries.adherence_of(actor, person.pk, first, TODAY)


def of(found: Adherence, made: Condition) -> ConditionKept:
    return next(each for each in found.conditions if each.condition_id == made.pk)


def test_contacts_and_their_judgment_are_laid_to_reporting(world: World, person: Person, order: UUID) -> None:
    reporting = condition(person, order, "ew-licence-keep-in-touch")
    day = TODAY - timedelta(days=3)
    contact(world, person, day, "complied")
    missed = contact(world, person, day - timedelta(days=1), "absent")
    found = of(read(world, person), reporting)
    assert (found.answer, "Nobody has judged" in found.because) == ("cannot_tell", True)
    assert found.days == {day: "kept", day - timedelta(days=1): "unknown"}
    failure = factories.FailureFactory(person=person, contact=missed, failed_on=day - timedelta(days=1))
    judgment = factories.ExcuseJudgmentFactory(person=person, failure=failure, reasonable=False)
    found = of(read(world, person), reporting)
    assert (found.answer, found.days[day - timedelta(days=1)]) == ("not_kept", "missed")
    assert found.evidence[1].href == reverse("noncompliance:failure", args=[person.pk, failure.pk])
    type(judgment).objects.filter(pk=judgment.pk).update(reasonable=True)
    found = of(read(world, person), reporting)
    assert (found.answer, found.days[day - timedelta(days=1)]) == ("kept", "excused")


def test_an_appointment_that_passed_without_an_outcome_is_unknown(
    world: World, person: Person, order: UUID
) -> None:
    reporting = condition(person, order, "ew-licence-keep-in-touch")
    day = TODAY - timedelta(days=2)
    factories.AppointmentFactory(
        person=person,
        order_id=order,
        required=True,
        officer=world.officer,
        starts_at=at(day),
        ends_at=at(day, 11),
    )
    later = TODAY + timedelta(days=2)
    factories.AppointmentFactory(
        person=person,
        order_id=order,
        required=True,
        officer=world.officer,
        starts_at=at(later),
        ends_at=at(later, 11),
    )
    found = of(read(world, person), reporting)
    assert found.days == {day: "unknown"}
    assert "no outcome recorded" in found.evidence[0].says


def test_a_contact_under_another_condition_counts_there_only(
    world: World, person: Person, order: UUID
) -> None:
    reporting = condition(person, order, "ew-licence-keep-in-touch")
    programme = condition(person, order, "ew-licence-programmes")
    contact(world, person, TODAY - timedelta(days=3), "complied", under=programme)
    found = read(world, person)
    assert (of(found, reporting).answer, of(found, programme).answer) == ("cannot_tell", "kept")
    assert found.unattached == ()


def test_where_they_live_and_being_without_a_home(world: World, person: Person, order: UUID) -> None:
    home = factories.AddressFactory(person=person, starts_on=FIRST - timedelta(days=30))
    residence = condition(person, order, "ew-licence-residence", terms={"addresses": [str(home.pk)]})
    assert of(read(world, person), residence).answer == "kept"
    type(home).objects.filter(pk=home.pk).update(no_fixed_abode=True)
    found = of(read(world, person), residence)
    assert (found.answer, set(found.days.values())) == ("cannot_tell", {"unknown"})
    assert "No fixed abode" in found.because


def test_days_of_work_count_for_the_condition_that_carries_the_hours(world: World, person: Person) -> None:
    order = factories.OrderFactory(person=person, kind="ew-community-order", starts_on=FIRST)
    work = factories.ConditionFactory(person=person, order=order, kind="ew-requirement-unpaid-work")
    requirement = factories.WorkRequirementFactory(person=person, condition=work)
    project = factories.WorkProjectFactory(agency_id=person.agency_id)
    for days, outcome in ((5, "ATTC"), (4, "AAME"), (3, "UACP")):
        factories.WorkAppointmentFactory(
            person=person, requirement=requirement, project=project, on=TODAY - timedelta(days=days), outcome=outcome,
            starts_at=time(9), ends_at=time(16),
        )  # fmt: skip
    found = of(read(world, person), work)
    assert list(found.days.values()) == ["kept", "excused", "unknown"]
    assert found.answer == "cannot_tell"


def test_only_the_days_on_which_it_stands_are_read(world: World, person: Person, order: UUID) -> None:
    begun = TODAY - timedelta(days=5)
    reporting = condition(person, order, "ew-licence-keep-in-touch", starts_on=begun)
    contact(world, person, begun - timedelta(days=2), "complied")
    contact(world, person, begun + timedelta(days=1), "complied")
    found = read(world, person)
    kept = of(found, reporting)
    assert (kept.first, list(kept.days)) == (begun, [begun + timedelta(days=1)])
    assert len(found.unattached) == 1
    assert kept.weeks[-1].first == begun
    over = condition(person, order, "ew-licence-names", starts_on=FIRST - timedelta(days=60), ends_on=FIRST)
    assert over.pk not in {each.condition_id for each in read(world, person).conditions}


def test_a_condition_nobody_can_read_is_not_guessed_at(world: World, person: Person, order: UUID) -> None:
    odd = condition(person, order, "old-condition")
    strange = condition(person, order, "ew-licence-curfew", terms={"colour": "red"})
    found = read(world, person)
    assert {of(found, each).answer for each in (odd, strange)} == {"cannot_tell"}


def test_the_page_says_why_and_what_it_rests_on(world: World, person: Person, order: UUID) -> None:
    condition(person, order, "ew-licence-keep-in-touch")
    condition(person, order, "ew-licence-polygraph")
    contact(world, person, TODAY - timedelta(days=3), "complied")
    browser = world.browser()
    for weeks in ("4", "13", "52", "9999"):
        with counted() as statements:
            answer = browser.get(f"{reverse('orders:adherence', args=[person.pk])}?weeks={weeks}")
        assert answer.status_code == 200
        assert len(statements) <= MOST_A_PAGE, str(statements)
    shown = answer.content.decode()
    for said in (
        "1 report kept.",
        "Cannot tell",
        "nothing follows from it by itself",
        "attended and complied",
    ):
        assert said in shown


def test_one_statement_however_many_conditions(world: World, person: Person, order: UUID) -> None:
    for _ in range(20):
        condition(person, order, "ew-licence-keep-in-touch")
    with acting(world.actor()) as actor, counted() as statements:
        found = queries.adherence_of(actor, person.pk, TODAY - timedelta(days=364), TODAY)
    assert len(found.conditions) == 20
    assert len(statements) == 1, str(statements)
