"""The whole table: every gate of every kind of decision in every pack, gone around by SQL, ORM, command and API.

For each kind one process is brought to its decision; then one gate at a time is opened again (with what was closed on
the strength of it), and the decision is tried in every way. With the gate closed the same statement goes through:
nothing but the gate stands against it. Kinds whose tables differ in nothing but their name are tried once a commit, and
all of them by `make test-nightly`.
"""

from collections.abc import Callable

import pytest
from tests.arranging import World

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.decisions.dueprocess.models import Decision, Process
from throughcare.decisions.dueprocess.refusals import GatesNotClosed
from throughcare.decisions.dueprocess.tests.prepared import (
    BENCH,
    EVERY_KIND,
    SAID,
    Prepared,
    insert,
    insert_many,
    refused,
    undone,
    waiting,
)
from throughcare.platform import clock
from throughcare.rules.responses.gates import DecisionKind, GateRule

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080")]


@EVERY_KIND
def test_nothing_is_decided_with_a_gate_open(
    make_world: Callable[..., World], pack: str, kind: DecisionKind
) -> None:
    held = Prepared(make_world, pack, kind)
    for rule in waiting(held.table):
        with undone():
            held.reopen(rule)
            _not_decided(held, rule)
    for save in (insert, insert_many):
        with undone():
            save(held.decision())
    with undone():
        held.decided(clock.now())
    if held.authority not in BENCH:
        assert held.post(held.decider, "deciding", held.process.version, **SAID).status_code in (200, 201)


def _not_decided(held: Prepared, rule: GateRule) -> None:
    through = "dueprocess_decision_through_its_gates"
    for save in (insert, insert_many):
        with refused(through):
            save(held.decision())
    with refused("dueprocess_process_ends_once"):
        Process.objects.filter(pk=held.key).update(state="decided")
    process = held.process
    with pytest.raises(GatesNotClosed) as why:
        commands.decide(held.actor, held.key, DecisionDraft(**SAID), expected=process.version)
    assert rule.gate in why.value.values["missing"]
    answer = held.post(held.decider, "deciding", process.version, **SAID)
    if held.authority in BENCH:  # a bench decides at its hearing: here nothing is, whoever asks
        assert answer.status_code in (403, 404), answer.text
        answer = held.post(held.world.manager, "deciding", process.version, **SAID)
    assert answer.status_code in (403, 422), answer.text
    assert held.authority in BENCH or "Before a decision, close" in answer.text
    assert not Decision.objects.filter(process_id=held.key).exists()
