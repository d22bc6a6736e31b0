"""A draft near its first day, an approval that nobody gives, a licence not put into force: each is told of."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.config.timetable import sweep_now
from throughcare.decisions.licences.models import Licence
from throughcare.decisions.licences.tests.drafted import approved, begun, submitted, today
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.notices.models import Alert

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R069")]
f: Any = factories


def told(licence: Licence) -> set[str]:
    """The rules whose alerts stand about it."""
    sweep_now()
    return set(Alert.objects.filter(subject=licence.pk).exclude(state="done").values_list("rule", flat=True))


def test_a_draft_is_told_of_ten_days_before_its_start_and_not_before(world: World) -> None:
    far, near = world.person(family="Far"), world.person(family="Near")
    later = begun(world.actor(), far, starts_on=today() + timedelta(days=12))
    soon = begun(world.actor(), near, starts_on=today() + timedelta(days=10))
    assert (told(later), told(soon)) == (set(), {"licence-not-submitted"})


def test_an_approval_that_nobody_gives_is_told_of_after_three_days(world: World) -> None:
    made = submitted(world.actor(), world.person())
    assert told(made) == set()
    Licence.objects.filter(pk=made.pk).update(submitted_at=clock.now() - timedelta(days=4, hours=1))
    assert told(made) == {"licence-not-approved"}


def test_one_that_could_not_come_into_force_is_told_of_once_the_person_is_out(world: World) -> None:
    person = world.person()
    made = approved(world, person)
    state = f.SupervisionStateFactory(person=person, state="in_custody")
    with acting(Actor.system_named("test")):
        started(made)
    assert told(made) == set()
    type(state).objects.filter(pk=state.pk).update(ends_on=today())
    assert told(made) == {"licence-not-in-force"}


def started(made: Licence) -> None:
    """It was to start yesterday: given back to be changed, and approved again as it now is."""
    day, at = today() - timedelta(days=1), clock.now()
    nobody = {"decided_by": None, "decided_at": None}
    rows = Licence.objects.filter(pk=made.pk)
    decider = made.decided_by_id
    rows.update(stage="submitted", **nobody)
    rows.update(starts_on=day)
    rows.update(stage="approved", decided_by=decider, decided_at=at)
