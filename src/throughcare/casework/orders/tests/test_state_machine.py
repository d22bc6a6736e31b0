"""Any sequence of changes and undoings keeps one state at a time, leaves no gap, and loses nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.commands.states import ELSEWHERE
from throughcare.casework.orders.drafts import DeathDraft, StateDraft
from throughcare.casework.orders.models import DeathReport
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.rules.contacts import SupervisionState

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009")]

ORDINARY = [state.value for state in SupervisionState if state not in ELSEWHERE]
STEPS = st.one_of(
    st.tuples(st.just("change"), st.sampled_from(ORDINARY), st.integers(0, 30)),
    st.tuples(st.just("report"), st.just(""), st.integers(0, 30)),
    st.tuples(st.just("undo"), st.just(""), st.just(0)),
    st.tuples(st.just("retract"), st.just(""), st.just(0)),
)


@dataclass
class Life:
    """One person's states, and what they must be: a stack on which an undoing takes back the last change."""

    actor: Actor
    person: Person
    today: date

    def rows(self) -> list[tuple[str, date, date | None]]:
        found = StateRow.objects.filter(person=self.person).order_by("starts_on", "id")
        return list(found.values_list("state", "starts_on", "ends_on"))

    def take(self, what: str, state: str, ago: int) -> bool:
        """Take one step; False when it was refused."""
        day, person = self.today - timedelta(days=ago), self.person.pk
        try:
            if what == "change":
                commands.change_state(self.actor, person, StateDraft(state=state, starts_on=day))
            elif what == "report":
                draft = DeathDraft(told_by="Somebody", told_how="phone", told_on=self.today, died_on=day)
                commands.report_death(self.actor, person, draft)
            elif what == "undo":
                report = DeathReport.objects.filter(person=self.person).first()
                if report is None:
                    return False
                commands.undo_death(
                    self.actor, person, report.pk, because="reported-by-mistake", expected=report.version
                )
            else:
                last = StateRow.objects.filter(person=self.person).order_by("-starts_on", "-id").first()
                if last is None:
                    return False
                commands.retract_state(
                    self.actor, person, last.pk, expected=last.version, because="never-happened"
                )
        except Refused:
            return False
        return True


@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(steps=st.lists(STEPS, min_size=1, max_size=12))
def test_one_state_at_a_time_and_nothing_lost(world: World, steps: list[tuple[str, str, int]]) -> None:
    person = factories.PersonFactory(agency=world.agency)
    factories.AllocationFactory(person=person, officer=world.officer, team=world.team)
    with acting(world.actor()) as actor:
        life = Life(actor, person, clock.today(actor.zone))
        past: list[list[tuple[str, date, date | None]]] = []
        written = 0
        for what, state, ago in steps:
            before = life.rows()
            if not life.take(what, state, ago):
                assert life.rows() == before
                continue
            if what in ("undo", "retract"):
                assert life.rows() == past.pop()
            else:
                past.append(before)
            _one_at_a_time(life.rows())
            versions = StateRow.versions.filter(person=person).count()
            assert versions >= written
            written = versions
            standing = [row for row in life.rows() if row[2] is None]
            assert queries.state_on(person.pk, life.today) == (
                SupervisionState(standing[0][0]) if standing else None
            )


def _one_at_a_time(rows: list[tuple[str, date, date | None]]) -> None:
    for earlier, later in pairwise(rows):
        assert earlier[2] == later[1]
    assert [row for row in rows[:-1] if row[2] is None] == []
    assert not rows or rows[-1][2] is None
