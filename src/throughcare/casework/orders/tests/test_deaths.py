"""A reported death: believed at once, confirmed by another from another source, undone without a trace of harm."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import DeathDraft, StateDraft
from throughcare.casework.orders.models import DeathReport
from throughcare.casework.orders.refusals import DatesContradict, InTheFuture, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity, SupervisionState

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009", "R120")]

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 2)
HEARD = DeathDraft(told_by="A sister", told_how="phone", told_on=MARCH, died_on=date(2026, 2, 27))


@pytest.fixture
def person(world: World) -> Person:
    person = world.person(born_from=date(1990, 1, 1), born_to=date(1990, 1, 1), born_precision="exact")
    factories.SupervisionStateFactory(person=person, starts_on=JANUARY)
    return person


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


def heard(actor: Actor, person: Person) -> queries.DeathHeard:
    report = queries.death_of(actor, person.pk)
    assert report is not None
    return report


def test_a_report_stops_everything_from_the_day_told(officer: Actor, person: Person) -> None:
    commands.report_death(officer, person.pk, HEARD)
    assert queries.state_on(person.pk, date(2026, 2, 26)) is SupervisionState.ACTIVE
    assert queries.state_on(person.pk, date(2026, 2, 27)) is SupervisionState.DIED
    assert not heard(officer, person).confirmed
    assert StoredEvent.objects.filter(kind="orders.DeathReported").count() == 1


def test_without_a_day_it_is_the_day_of_the_report(officer: Actor, person: Person) -> None:
    commands.report_death(
        officer, person.pk, DeathDraft(told_by="A prison", told_how="agency", told_on=MARCH)
    )
    assert queries.state_on(person.pk, MARCH - timedelta(days=1)) is SupervisionState.ACTIVE
    assert queries.state_on(person.pk, MARCH) is SupervisionState.DIED


def test_a_death_before_the_present_state_is_held_from_that_state_on(officer: Actor, person: Person) -> None:
    commands.change_state(officer, person.pk, StateDraft(state="hospital", starts_on=date(2026, 3, 1)))
    commands.report_death(officer, person.pk, HEARD)
    assert queries.state_on(person.pk, date(2026, 2, 28)) is SupervisionState.ACTIVE
    assert queries.state_on(person.pk, date(2026, 3, 1)) is SupervisionState.DIED
    assert heard(officer, person).died_on == date(2026, 2, 27)


@pytest.mark.parametrize("confirmed", [False, True])
def test_undone_at_either_stage_nothing_is_left_but_the_history(
    world: World, officer: Actor, person: Person, confirmed: bool
) -> None:
    before = [(row.state, row.starts_on, row.ends_on) for row in queries.orders_of(officer, person.pk).states]
    commands.report_death(officer, person.pk, HEARD)
    report = heard(officer, person)
    with acting(world.actor(world.manager)) as manager:
        if confirmed:
            commands.confirm_death(
                manager, person.pk, report.id, source="The hospital", died_on=None, expected=1
            )
        commands.undo_death(
            manager, person.pk, report.id, because="reported-by-mistake", expected=2 if confirmed else 1
        )
    record = queries.orders_of(officer, person.pk)
    assert [(row.state, row.starts_on, row.ends_on) for row in record.states] == before
    assert queries.death_of(officer, person.pk) is None
    assert [(row.closed_because, row.by) for row in record.taken_back] == [
        ("reported-by-mistake", "Olive Officer")
    ]
    assert DeathReport.versions.of(report.id).count() == (2 if confirmed else 1)
    commands.report_death(officer, person.pk, HEARD)  # it can be true the second time


def test_confirmed_by_somebody_else_from_another_source(world: World, officer: Actor, person: Person) -> None:
    commands.report_death(officer, person.pk, HEARD)
    report = heard(officer, person)
    with pytest.raises(StateRefused, match="Somebody else"):
        commands.confirm_death(officer, person.pk, report.id, source="The register", died_on=None, expected=1)
    with acting(world.actor(world.manager)) as manager:
        for same in ("", " a SISTER "):
            with pytest.raises(StateRefused) as broken:
                commands.confirm_death(manager, person.pk, report.id, source=same, died_on=None, expected=1)
            assert broken.value.field == "second_source"
        with pytest.raises(StaleVersion):
            commands.confirm_death(manager, person.pk, report.id, source="Register", died_on=None, expected=5)
        commands.confirm_death(
            manager, person.pk, report.id, source="The register", died_on=date(2026, 2, 26), expected=1
        )
        with pytest.raises(StateRefused, match="already"):
            commands.confirm_death(manager, person.pk, report.id, source="More", died_on=None, expected=2)
    now = heard(officer, person)
    assert (now.confirmed_by, now.died_on) == ("Max Manager", date(2026, 2, 26))


def test_the_database_wants_another_hand_too(world: World, person: Person) -> None:
    with pytest.raises(IntegrityError, match="confirmed_by_another"), transaction.atomic():
        factories.DeathReportFactory(
            person=person, reported_by=world.officer, confirmed_by=world.officer, confirmed_on=MARCH, second_source="x",
            state=factories.SupervisionStateFactory(person=world.person(), state="died"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "refusal", "field"),
    [
        (DeathDraft(told_by=" ", told_how="phone", told_on=MARCH), StateRefused, "told_by"),
        (DeathDraft(told_by="X", told_how="rumour", told_on=MARCH), NotListed, "told_how"),
        (DeathDraft(told_by="X", told_how="phone", told_on=date(2099, 1, 1)), InTheFuture, "told_on"),
        (
            DeathDraft(told_by="X", told_how="phone", told_on=JANUARY, died_on=MARCH),
            DatesContradict,
            "died_on",
        ),
        (
            DeathDraft(told_by="X", told_how="phone", told_on=MARCH, died_on=date(1989, 1, 1)),
            DatesContradict,
            "died_on",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(officer, person, draft, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.report_death(officer, person.pk, draft)
    assert broken.value.field == field
    assert queries.state_on(person.pk, clock.today(officer.zone)) is SupervisionState.ACTIVE


def test_a_death_is_not_taken_back_as_an_ordinary_state(officer: Actor, person: Person) -> None:
    commands.report_death(officer, person.pk, HEARD)
    died = queries.orders_of(officer, person.pk).states[0]
    with pytest.raises(StateRefused, match="report"):
        commands.retract_state(officer, person.pk, died.record_id, expected=1, because="never-happened")
    with pytest.raises(StateRefused, match="undo the report"):
        commands.change_state(officer, person.pk, StateDraft(state="active", starts_on=MARCH))
    with pytest.raises(NotListed):
        commands.undo_death(officer, person.pk, heard(officer, person).id, because="oops", expected=1)


def test_a_machine_reports_no_death_and_reception_undoes_none(world: World, person: Person) -> None:
    with acting(Actor.system_named("sweep")) as sweep, pytest.raises(StateRefused, match="named person"):
        commands.report_death(sweep, person.pk, HEARD)
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.report_death(actor, person.pk, HEARD)


def test_what_was_believed_then_still_excuses(world: World, person: Person) -> None:
    """While the person was believed dead nobody was expected, whatever is known now."""
    days = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (2, 4, 6, 8)]
    with time_machine.travel(days[0]), acting(world.actor()) as officer:
        draft = DeathDraft(told_by="A sister", told_how="phone", told_on=date(2026, 11, 2))
        report = commands.report_death(officer, person.pk, draft)
    with time_machine.travel(days[2]), acting(world.actor()) as officer:
        state_id = report.state_id
        commands.undo_death(officer, person.pk, report.pk, because="reported-by-mistake", expected=1)
    later = [moment + timedelta(hours=1) for moment in days]
    stopped = [queries.was_stopped(person.pk, moment, Activity.DIRECT_CONTACT) for moment in later]
    assert stopped == [True, True, False, False]
    pause = queries.pause_ended_by(person.pk, state_id, Activity.EXCUSE_CLOCK)
    assert pause == queries.Pause(date(2026, 11, 2), date(2026, 11, 6))
    assert pause.moved(date(2026, 11, 5), date(2026, 10, 20)) == date(2026, 11, 9)
    assert pause.moved(date(2026, 11, 1), date(2026, 10, 20)) == date(2026, 11, 1)  # had run out before
