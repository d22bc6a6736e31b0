"""The whole table again: no gate is closed out of its order, before its moment, in the future, or without its finding.

As `test_every_gate`: each lie differs in one thing from a statement that goes through, and that statement is tried too.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.arranging import World
from tests.fair import met

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft, MetDraft, ServiceDraft
from throughcare.decisions.dueprocess.models import Decision, GateRow
from throughcare.decisions.dueprocess.refusals import (
    AnotherWay,
    BySomebodyElse,
    GateWaits,
    NotListed,
    TooEarly,
    WordsNeeded,
    WrongMoment,
)
from throughcare.decisions.dueprocess.tests.prepared import (
    BENCH,
    EVERY_KIND,
    SAID,
    Prepared,
    insert,
    insert_many,
    refused,
    set_of,
    undone,
    waiting,
)
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import (
    BY_DECISION,
    BY_SERVICE,
    BY_SOMEBODY_ELSE,
    DecisionKind,
    Gate,
    GateRule,
    Stage,
)

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R082")]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
IN_ORDER, TOO_EARLY = "dueprocess_gate_in_order", "dueprocess_gate_not_before"
HAS_HAPPENED, FINDING = "dueprocess_gate_has_happened", "dueprocess_gate_with_a_finding"
EVIDENCE, BY_A_PERSON = "dueprocess_gate_met_with_evidence", "dueprocess_gate_evidenced_by_a_person"
WAIVED, UNPROVED = "dueprocess_gate_waived_knowingly", "dueprocess_gate_unproved_by_a_fact"
SERVED, ELSE = "dueprocess_gate_served", "dueprocess_gate_by_somebody_else"
type Lie = tuple[tuple[str, ...], dict[str, Any]]


def truth(held: Prepared, rule: GateRule, at: datetime) -> dict[str, Any]:
    """How a gate reads once it is closed as it should be."""
    said = met(rule.gate, at)
    return {
        "state": "met", "finding": said.finding, "happened_at": at, "words": said.words, "held_by": said.held_by,
        "evidenced_by_id": held.world.officer.pk, "held_by_user_id": None,
    }  # fmt: skip


def lies(held: Prepared, rule: GateRule, row: GateRow, at: datetime) -> Iterator[Lie]:
    """What would close the gate by one untruth, and the promises that may refuse it."""
    yield (HAS_HAPPENED,), {"happened_at": clock.now() + DAY}
    yield (HAS_HAPPENED,), {"happened_at": None}
    yield (FINDING, EVIDENCE), {"finding": ""}
    yield (FINDING,), {"finding": "invented"}
    yield (BY_A_PERSON, EVIDENCE), {"evidenced_by_id": None}
    yield (BY_A_PERSON,), {"evidenced_by_id": SYSTEM_USER}
    yield (WAIVED,), {"state": "waived", "finding": ""}
    yield (UNPROVED,), {"state": "not_evidenced", "finding": "", "happened_at": None}
    for finding in rule.findings:
        if finding.in_words:
            yield (FINDING,), {"finding": finding.code, "words": " \n"}
    if rule.gate in BY_SERVICE:
        yield (SERVED,), {"happened_at": at + HOUR}
    if rule.gate in BY_SOMEBODY_ELSE:
        yield (ELSE,), {"held_by": " "}
        yield (ELSE,), {"held_by_user_id": held.reporter.pk}
    closed = [held.row(each) for each in held.table.gates if each.gate in rule.after]
    if moments := [each.happened_at for each in closed if each.happened_at]:
        yield (IN_ORDER,), {"happened_at": max(moments) - HOUR}
    if row.earliest_at is not None:
        yield (TOO_EARLY, IN_ORDER), {"happened_at": row.earliest_at - HOUR}


@EVERY_KIND
def test_no_gate_before_the_decision_is_closed_untruly(
    make_world: Callable[..., World], pack: str, kind: DecisionKind
) -> None:
    held = Prepared(make_world, pack, kind)
    for rule in waiting(held.table):
        at = held.row(rule).happened_at
        assert at is not None
        with undone():
            later = held.reopen(rule)
            row = held.row(rule)
            for promises, changed in lies(held, rule, row, at):
                with refused(*promises):
                    set_of(row, **truth(held, rule, at) | changed)
            _commands_refuse(held, rule, row, at)
            _the_api_refuses(held, rule, row, at)
            for each in later:
                _waits_its_turn(held, each, rule)
            assert held.row(rule).state == "open"
            with undone():
                set_of(row, **truth(held, rule, at))
                assert held.row(rule).state == "met"


def _commands_refuse(held: Prepared, rule: GateRule, row: GateRow, at: datetime) -> None:
    soon = clock.now() + DAY
    if rule.gate in BY_SERVICE:
        with pytest.raises(AnotherWay):
            commands.meet_gate(held.carrier, held.key, rule.gate, met(rule.gate, at))
        with pytest.raises(WrongMoment):
            commands.serve_notice(held.carrier, held.key, _served(rule, soon))
        return
    with pytest.raises(WrongMoment):
        commands.meet_gate(held.carrier, held.key, rule.gate, met(rule.gate, soon))
    for finding in ("", "invented"):
        said = MetDraft(finding=finding, happened_at=at, words="As noted", held_by="Ines")
        with pytest.raises(NotListed):
            commands.meet_gate(held.carrier, held.key, rule.gate, said)
    explained = next((each.code for each in rule.findings if each.in_words), "")
    if explained:
        said = MetDraft(finding=explained, happened_at=at, words=" ", held_by="Ines")
        with pytest.raises(WordsNeeded):
            commands.meet_gate(held.carrier, held.key, rule.gate, said)
    if rule.gate in BY_SOMEBODY_ELSE:
        said = MetDraft(
            finding=rule.findings[0].code, happened_at=at, words="As noted", held_by="Rita",
            held_by_user=held.reporter.pk,
        )  # fmt: skip
        with pytest.raises(BySomebodyElse):
            commands.meet_gate(held.carrier, held.key, rule.gate, said)
    if row.earliest_at is not None:
        with pytest.raises((TooEarly, WrongMoment)):
            commands.meet_gate(held.carrier, held.key, rule.gate, met(rule.gate, row.earliest_at - HOUR))


def _the_api_refuses(held: Prepared, rule: GateRule, row: GateRow, at: datetime) -> None:
    """One call with two untruths would prove less: the future, and a finding that is none."""
    soon = (clock.now() + DAY).isoformat()
    if rule.gate in BY_SERVICE:
        answers = [
            held.post(held.world.officer, "services", gate=rule.gate, how="in_person", outcome="served", tried_at=soon),
            held.post(
                held.world.officer, f"gates/{rule.gate}/meeting", row.version,
                finding="served", happened_at=at.isoformat(), words="As noted",
            ),
        ]  # fmt: skip
    else:
        said = {
            "finding": rule.findings[0].code,
            "happened_at": at.isoformat(),
            "words": "As noted",
            "held_by": "Ines",
        }
        answers = [
            held.post(held.world.officer, f"gates/{rule.gate}/meeting", row.version, **said | untrue)
            for untrue in ({"happened_at": soon}, {"finding": "invented"})
        ]
    assert [each.status_code for each in answers] == [422, 422], [each.text for each in answers]
    assert all(each.json()["errors"][0]["message"] for each in answers)


def _close(held: Prepared, rule: GateRule, at: datetime) -> None:
    if rule.gate in BY_SERVICE:
        commands.serve_notice(held.carrier, held.key, _served(rule, at))
    else:
        commands.meet_gate(held.carrier, held.key, rule.gate, met(rule.gate, at))


def _served(rule: GateRule, at: datetime) -> ServiceDraft:
    return ServiceDraft(how="in_person", outcome="served", tried_at=at, gate=rule.gate)


def _waits_its_turn(held: Prepared, rule: GateRule, earlier: GateRule) -> None:
    """While an earlier gate is open, one that rests on it is not closed."""
    row, now = held.row(rule), clock.now()
    with refused(IN_ORDER):
        set_of(row, **truth(held, rule, now))
    with pytest.raises(GateWaits) as why:
        _close(held, rule, now)
    assert set(why.value.values["missing"]) & (set(rule.after) | {earlier.gate})


@EVERY_KIND
def test_no_gate_after_the_decision_is_closed_before_it_or_untruly(
    make_world: Callable[..., World], pack: str, kind: DecisionKind
) -> None:
    held = Prepared(make_world, pack, kind)
    after = [
        each for each in held.table.gates if each.stage is not Stage.BEFORE and each.gate not in BY_DECISION
    ]
    for rule in after:
        row, now = held.row(rule), clock.now()
        with refused(IN_ORDER):
            set_of(row, **truth(held, rule, now))
        with pytest.raises(GateWaits):
            _close(held, rule, now)
        answer = held.post(
            held.world.officer, f"gates/{rule.gate}/meeting", row.version, finding=rule.findings[0].code,
            happened_at=now.isoformat(), words="As noted", held_by="Ines",
        )  # fmt: skip
        assert answer.status_code == 422, answer.text
    decided = clock.now() - timedelta(days=10)
    held.decided(decided)
    for step, rule in enumerate(after, start=1):
        row, at = held.row(rule), decided + step * DAY
        for promises, changed in lies(held, rule, row, at):
            with refused(*promises):
                set_of(row, **truth(held, rule, at) | changed)
        with refused(IN_ORDER):
            set_of(row, **truth(held, rule, decided - HOUR))
        _commands_refuse(held, rule, row, at)
        _the_api_refuses(held, rule, row, at)
        _close(held, rule, at)


def test_the_minute_of_the_decision_comes_after_it(make_world: Callable[..., World]) -> None:
    """People type minutes and a decision carries seconds: what followed at once may be written down at once."""
    held = Prepared(make_world, jurisdictions.all()[0].code, DecisionKind.RECALL)
    decided = (clock.now() - timedelta(days=10)).replace(second=31, microsecond=7)
    held.decided(decided)
    first, *others = (
        each for each in held.table.gates if each.stage is not Stage.BEFORE and each.gate not in BY_DECISION
    )
    typed = decided.replace(second=0, microsecond=0)
    with pytest.raises(WrongMoment):
        _close(held, first, typed - timedelta(minutes=1))
    at = {first.gate: decided + timedelta(seconds=20)}  # a step, too, may carry seconds
    _close(held, first, at[first.gate])
    assert any(first.gate in rule.after for rule in others)
    for rule in others:
        _close(held, rule, typed)
        at[rule.gate] = max([decided, *(at[gate] for gate in rule.after if gate in at)])
        assert held.row(rule).happened_at == at[rule.gate]


@EVERY_KIND
def test_the_gates_that_a_decision_meets_are_met_by_nothing_else(
    make_world: Callable[..., World], pack: str, kind: DecisionKind
) -> None:
    """A named person who did not report it, and reasons in writing."""
    held = Prepared(make_world, pack, kind)
    for rule in held.table.gates:
        if rule.gate not in BY_DECISION:
            continue
        with refused(IN_ORDER):
            set_of(held.row(rule), **truth(held, rule, clock.now()))
        with pytest.raises(AnotherWay):
            commands.meet_gate(held.carrier, held.key, rule.gate, met(rule.gate, clock.now()))
        answer = held.post(
            held.world.officer, f"gates/{rule.gate}/meeting", held.row(rule).version,
            finding=rule.findings[0].code, happened_at=clock.now().isoformat(), words="As noted",
        )  # fmt: skip
        assert answer.status_code == 422, answer.text
    _reasons_are_written(held)
    _nobody_decides_their_own_report(held)
    assert not Decision.objects.filter(process_id=held.key).exists()
    assert held.row_of(Gate.REASONS).state == "open"


def _reasons_are_written(held: Prepared) -> None:
    for save in (insert, insert_many):
        with refused("dueprocess_decision_has_reasons"):
            save(held.decision(reasons=" \n"))
    blank = SAID | {"reasons": " \n"}
    with pytest.raises(WordsNeeded):
        commands.decide(held.actor, held.key, DecisionDraft(**blank), expected=held.process.version)
    if held.authority not in BENCH:
        assert held.post(held.decider, "deciding", held.process.version, **blank).status_code == 422


def _nobody_decides_their_own_report(held: Prepared) -> None:
    own = {"decided_by_id": held.reporter.pk, "made_by": held.reporter.name}
    for save in (insert, insert_many):
        with refused("dueprocess_decision_by_a_person"):
            save(held.decision(decided_by_id=SYSTEM_USER))
        if held.table.may_have_reported:  # the law gives it to whoever saw the failure
            continue
        with refused("dueprocess_decision_by_somebody_else"):
            save(held.decision(**own))
    if held.table.may_have_reported:
        return
    reporter, version = held.world.actor(held.reporter), held.process.version
    if held.authority not in BENCH:
        with pytest.raises(BySomebodyElse):
            commands.decide(reporter, held.key, DecisionDraft(**SAID), expected=version)
    answer = held.post(held.reporter, "deciding", version, **SAID)
    assert answer.status_code in (403, 422), answer.text
