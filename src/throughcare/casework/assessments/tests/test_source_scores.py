"""Scores of other systems: kept only as their sources gave them, and nothing computed from them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.arranging import World

from throughcare.casework.assessments import commands
from throughcare.casework.assessments.drafts import SourceScoreDraft
from throughcare.casework.assessments.models import SourceScore
from throughcare.casework.assessments.refusals import MadeForAdults, NotYet
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db

SCORE = SourceScoreDraft(instrument="First score", source="Other system", scored_on=date(2026, 1, 5))


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


def test_a_score_is_kept_as_its_source_gave_it(officer: Actor, person: Person) -> None:
    commands.record_source_score(officer, person.pk, SCORE)
    assert SourceScore.objects.get().value == ""
    tomorrow = clock.today(officer.zone) + timedelta(days=1)
    with pytest.raises(NotYet):
        commands.record_source_score(
            officer, person.pk, SourceScoreDraft(instrument="x", source="y", scored_on=tomorrow)
        )
    with pytest.raises(ValidationError):
        commands.record_source_score(officer, person.pk, SourceScoreDraft(instrument="", source="y"))


def test_who_may_not(world: World, make_world, person: Person) -> None:
    for user, refusal in (
        (world.user("support", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.record_source_score(actor, person.pk, SCORE)


@pytest.mark.requirement("R138")
def test_what_was_made_for_adults_is_refused_for_under_18s(world: World) -> None:
    person = world.person(born_from=date(2010, 1, 1), born_to=date(2010, 1, 1), born_precision="exact")
    with acting(world.actor()) as actor, pytest.raises(MadeForAdults):
        commands.record_source_score(actor, person.pk, SCORE)
