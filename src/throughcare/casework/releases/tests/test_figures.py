"""An agency's own figures for a rule: prepared by one person, released by another, within the rule's limits."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.releases import commands, queries
from throughcare.casework.releases.models import OwnFigures
from throughcare.casework.releases.refusals import (
    BeyondLimit,
    NothingChanged,
    NotPrepared,
    OneAlone,
    OneWaits,
    ReasonMissing,
)
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R133")]
TEN = {"soon_days": 10}


@pytest.fixture
def second(world: World) -> Any:
    return world.user("manager", team=world.team, name="Mona Manager")


def prepared(world: World, figures: dict[str, object] = TEN, why: str = "Closed on Fridays") -> OwnFigures:
    with acting(world.actor(world.manager)) as manager:
        return commands.prepare_figures(manager, code="attention", figures=figures, why=why)


def test_they_come_into_force_by_two_people(world: World, second) -> None:
    made = prepared(world)
    assert queries.figures_in_use(world.agency.pk, "attention").id is None, "not by one"
    with acting(world.actor(world.manager)) as manager, pytest.raises(OneAlone):
        commands.release_figures(manager, made.pk, expected=1)
    with acting(world.actor(second)) as other:
        with pytest.raises(StaleVersion):
            commands.release_figures(other, made.pk, expected=7)
        commands.release_figures(other, made.pk, expected=1)
        with pytest.raises(NotPrepared):
            commands.withdraw_figures(other, made.pk, expected=2)
        found = queries.change_of_figures(other, made.pk)
    assert (found.state_words, found.prepared_by, found.released_by) == (
        "Released", "Max Manager", "Mona Manager",
    )  # fmt: skip
    used = queries.figures_in_use(world.agency.pk, "attention")
    assert (used.id, used.figures["soon_days"], used.figures["praise_after"]) == (made.pk, 10, 8)
    assert queries.figures_in_use(factories.AgencyFactory().pk, "attention").id is None, (
        "another's is its own"
    )


def test_the_latest_release_is_in_force(world: World, second) -> None:
    for days in (10, 12):
        made = prepared(world, {"soon_days": days})
        with acting(world.actor(second)) as other:
            commands.release_figures(other, made.pk, expected=1)
    assert queries.figures_in_use(world.agency.pk, "attention").figures["soon_days"] == 12
    with acting(world.actor(second)) as other:
        assert [each.figures["soon_days"] for each in queries.changes_of_figures(other, "attention")] == [
            12,
            10,
        ]


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"figures": {"soon_days": 0}}, BeyondLimit),
        ({"figures": {"order": ["soon", "clock", "overdue", "progress"]}}, BeyondLimit),
        ({"figures": {"not_counted": ["danger-told"]}}, BeyondLimit),
        ({"figures": {"soon_days": 7}}, NothingChanged),
        ({"why": "  "}, ReasonMissing),
        ({"code": "ogrs3"}, NotThere),
    ],
)
def test_what_cannot_be_is_refused(world: World, given: dict[str, Any], refusal: type[Exception]) -> None:
    asked = {"code": "attention", "figures": TEN, "why": "Closed on Fridays", **given}
    with acting(world.actor(world.manager)) as manager, pytest.raises(refusal):
        commands.prepare_figures(manager, **asked)
    assert not OwnFigures.objects.exists()


def test_one_waits_at_a_time_and_may_be_withdrawn(world: World) -> None:
    made = prepared(world)
    with acting(world.actor(world.manager)) as manager:
        with pytest.raises(OneWaits):
            commands.prepare_figures(manager, code="attention", figures={"soon_days": 11}, why="Better")
        commands.withdraw_figures(manager, made.pk, expected=1)
    assert prepared(world).pk != made.pk


def test_who_may_not(world: World, make_world, second) -> None:
    made = prepared(world)
    with acting(world.actor()) as officer:
        with pytest.raises(NotPermitted):
            commands.release_figures(officer, made.pk, expected=1)
        with pytest.raises(NotPermitted):
            queries.changes_of_figures(officer, "attention")
    stranger = make_world()
    with acting(stranger.actor(stranger.manager)) as elsewhere:
        assert queries.changes_of_figures(elsewhere, "attention") == []
        with pytest.raises(NotThere):
            commands.release_figures(elsewhere, made.pk, expected=1)
        with pytest.raises(NotThere):
            queries.change_of_figures(elsewhere, made.pk)


def test_the_database_knows_that_it_takes_two(world: World) -> None:
    made = prepared(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnFigures.objects.filter(pk=made.pk).update(
            state="released", released_by=world.manager, released_at=made.known_from
        )
