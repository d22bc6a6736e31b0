"""Levels: one at a time, each with its reason, and beside it the scores as their sources gave them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.assessments.refusals import MadeForAdults, NotYet
from throughcare.casework.classification import commands, queries
from throughcare.casework.classification.drafts import LevelDraft
from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.classification.refusals import LevelOutOfOrder, ReasonMissing, UnknownLevel
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 2)
HIGH = LevelDraft(level="B", starts_on=JANUARY, reason="First classification", source="Supervisor's decision")


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


@pytest.mark.requirement("R053")
def test_a_new_level_closes_the_one_before_and_both_keep_their_reasons(
    officer: Actor, person: Person
) -> None:
    commands.record_level(officer, person.pk, HIGH)
    lower = replace(HIGH, level="D", starts_on=MARCH, reason="Six months without a failure")
    commands.record_level(officer, person.pk, lower)
    assert queries.level_on(person.pk, MARCH - timedelta(days=1)) == "B"
    assert queries.level_on(person.pk, MARCH) == "D"
    held = queries.classified(officer, person.pk)
    now = held.held_on(MARCH)
    assert now is not None
    assert (now.level, now.reason, now.by) == ("D", "Six months without a failure", "Olive Officer")
    assert [(line.level, line.ends_on, line.reason) for line in held.levels] == [
        ("D", None, "Six months without a failure"),
        ("B", MARCH, "First classification"),
    ]
    event = StoredEvent.objects.filter(kind="classification.LevelChanged").latest("id")
    assert (event.body["level"], event.body["former"]) == ("D", "B")
    assert AuditEvent.objects.filter(action="classification:level:recorded", people=[person.pk]).count() == 2


def test_a_level_without_a_known_beginning_is_closed_too(world: World, person: Person) -> None:
    factories.LevelHeldFactory(person=person, level="C", source="Import")
    with acting(world.actor()) as actor:
        commands.record_level(actor, person.pk, HIGH)
        assert queries.level_on(person.pk, date(1999, 1, 1)) == "C"
        assert queries.level_on(person.pk, JANUARY) == "B"
        imported = queries.classified(actor, person.pk).levels[-1]
    assert (imported.reason, imported.starts_on) == ("", None)


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"level": "high"}, UnknownLevel, "level"),
        ({"reason": " "}, ReasonMissing, "reason"),
        ({"starts_on": date(2199, 1, 1)}, NotYet, "starts_on"),
    ],
)
def test_a_level_that_cannot_be_is_refused(officer, person, change, refusal, field) -> None:
    with pytest.raises(refusal) as broken:
        commands.record_level(officer, person.pk, replace(HIGH, **change))
    assert broken.value.field == field
    assert not LevelHeld.objects.exists()


def test_levels_follow_one_another(officer: Actor, person: Person) -> None:
    commands.record_level(officer, person.pk, replace(HIGH, starts_on=MARCH))
    with pytest.raises(LevelOutOfOrder, match="already"):
        commands.record_level(officer, person.pk, replace(HIGH, starts_on=date(2026, 4, 1)))
    with pytest.raises(LevelOutOfOrder, match="later"):
        commands.record_level(officer, person.pk, replace(HIGH, level="A"))
    commands.record_level(officer, person.pk, replace(HIGH, level="A", starts_on=MARCH))
    assert queries.level_on(person.pk, MARCH) == "A"
    assert queries.level_on(person.pk, MARCH - timedelta(days=1)) is None


def test_who_may_not(world: World, make_world, person: Person) -> None:
    for user, refusal in (
        (world.user("support", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.record_level(actor, person.pk, HIGH)


def test_another_agencys_levels_are_behind_the_wall(world: World, make_world, person: Person) -> None:
    factories.LevelHeldFactory(person=person, level="C")
    with acting(world.actor(make_world().officer)) as actor:
        assert queries.classified(actor, person.pk).levels == ()
        assert queries.level_on(person.pk, JANUARY) is None


@pytest.mark.requirement("R138")
@pytest.mark.parametrize(
    ("born", "precision", "refused"),
    [
        ((date(2010, 1, 1), date(2010, 1, 1)), "exact", True),
        ((date(1990, 1, 1), date(1990, 1, 1)), "exact", False),
        ((date(2008, 1, 1), date(2008, 12, 31)), "year", False),
        ((None, None), "unknown", False),
    ],
)
def test_what_was_made_for_adults_is_refused_for_under_18s(
    world: World, born: tuple[date | None, date | None], precision: str, refused: bool
) -> None:
    person = world.person(born_from=born[0], born_to=born[1], born_precision=precision)
    with acting(world.actor()) as actor:
        if not refused:
            assert commands.record_level(actor, person.pk, HIGH).level == "B"
            return
        with pytest.raises(MadeForAdults):
            commands.record_level(actor, person.pk, HIGH)
