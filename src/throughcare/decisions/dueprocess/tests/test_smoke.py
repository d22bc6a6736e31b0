"""The whole way for every kind of decision in every place: the database lets through what the rules let through."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from tests.arranging import World
from tests.factories import OrganisationFactory
from tests.fair import close_gates, states

from throughcare.decisions.dueprocess import commands, queries
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import Decider, DecisionKind, Stage

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R080")
@pytest.mark.parametrize("place", ["ew", "us-pa", "us-ga"])
@pytest.mark.parametrize("kind", list(DecisionKind))
def test_once_every_gate_is_closed_somebody_who_did_not_report_it_decides(
    place: str, kind: DecisionKind, make_world: Callable[..., World]
) -> None:
    world = make_world(place, "Europe/London" if place == "ew" else "America/New_York")
    officer, person = world.actor(), world.person()
    opened = commands.open_process(officer, person.pk, kind, about=uuid4(), reported_by=world.officer.pk)
    close_gates(officer, opened.pk)
    decider = jurisdictions.get(place).due_process.of(kind).deciders[0]
    seen = queries.process(officer, opened.pk)
    assert seen.unlocked.open
    role = {Decider.COURT: "judge", Decider.BOARD: "board_member"}.get(decider)
    bench = OrganisationFactory(agency=world.agency)
    by = world.user(role, organisation=bench) if role else world.manager
    decision = commands.decide(
        world.actor(by), opened.pk,
        DecisionDraft(outcome="imposed", reasons="For these reasons", proportionate="Nothing less would do"),
        expected=seen.process.version,
    )  # fmt: skip
    assert (decision.authority, decision.decided_by_id) == (decider, by.pk)
    close_gates(officer, opened.pk, stage=Stage.AFTER)
    assert set(states(opened.pk).values()) == {"met"}
    (line,) = queries.around(officer, person.pk)
    assert (line.state, line.outcome, line.waiting) == ("decided", "imposed", 0)
