"""Decisions of the demo on their way and made, by the commands the staff use. All invented.

One that is prepared and waits for its hearing, the person detained; one decided after every step; one of a court,
recorded as a fact with steps that nothing proves.
"""

from datetime import timedelta
from uuid import UUID, uuid4

from throughcare.decisions.dueprocess import commands, queries
from throughcare.decisions.dueprocess.drafts import (
    DecisionDraft,
    FactDraft,
    FactsDraft,
    MetDraft,
    RepresentationDraft,
    ServiceDraft,
)
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.rules.responses.gates import BY_DECISION, BY_SERVICE, FINDINGS, Gate, Stage
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.staff import people_of

WORDS = {
    Gate.INTERPRETER: "Asked on the telephone: none is needed, and the room is on the ground floor",
    Gate.ADULT: "An adult who follows what is said",
    Gate.COUNSEL: "Told by letter and again in person",
    Gate.EVIDENCE: "Two letters from the employer",
    Gate.HEARD: "Came with a friend and told what happened",
}
FIRST = {
    Gate.INTERPRETER: "not_needed",
    Gate.ADULT: "not_needed",
    Gate.COUNSEL: "not_asked",
    Gate.WITNESSES: "none_relied_on",
}


def begin_fair_processes(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Process.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        people = people_of(officer)[:3]
    for person, tell in zip(people, (_detained, _decided, _of_a_court), strict=False):
        tell(officer, manager, person)


def _detained(officer: Actor, manager: Actor, person: UUID) -> None:
    """Custody while an answer is pending: notice served at the second attempt, the hearing to come."""
    with acting(officer):
        now = clock.now()
        begun = commands.open_process(
            officer, person, "custody", about=uuid4(), reported_by=officer.user_id,
            facts=FactsDraft(detained_at=now - timedelta(days=12)),
        )  # fmt: skip
        _close(officer, begun.pk, left={Gate.EVIDENCE, Gate.WITNESSES, Gate.HEARD}, before=timedelta(days=8))


def _decided(officer: Actor, manager: Actor, person: UUID) -> None:
    """A change of conditions, after every step."""
    with acting(officer):
        begun = commands.open_process(
            officer, person, "condition_change", about=uuid4(), reported_by=officer.user_id
        )
        _close(officer, begun.pk, left=set(), before=timedelta(days=20))
        commands.represent(
            officer,
            begun.pk,
            RepresentationDraft(
                by="person",
                made_at=clock.now() - timedelta(days=3),
                words="My shifts end at ten, so nine is too early.",
            ),
        )
    with acting(manager):
        version = queries.process(manager, begun.pk).process.version
        commands.decide(manager, begun.pk, DecisionDraft(
            outcome="lesser", reasons="The employer confirms the late shifts. The curfew begins at half past ten.",
            proportionate="It still keeps the nights that worried us, and the job stays."),
            expected=version)  # fmt: skip


def _of_a_court(officer: Actor, manager: Actor, person: UUID) -> None:
    """What a court decided, of which the agency holds no proof of the steps."""
    with acting(officer):
        commands.record_as_fact(
            officer,
            person,
            "revocation",
            FactDraft(
                about=uuid4(),
                authority="court",
                made_by="Example Court, second chamber",
                outcome="not_imposed",
                decided_at=clock.now() - timedelta(days=30),
                reasons="The court was not satisfied that it was deliberate.",
            ),
        )


def _close(officer: Actor, process: UUID, *, left: set[Gate], before: timedelta) -> None:
    """Close the gates before the decision in their order, but those left and what waits for them."""
    at, open_still = clock.now() - before, set(left)
    for stand in queries.process(officer, process).standings:
        rule = stand.rule
        if (
            rule.stage is not Stage.BEFORE
            or rule.gate in BY_DECISION
            or open_still & {rule.gate, *rule.after}
        ):
            open_still.add(rule.gate)
            continue
        at += timedelta(hours=6)
        if rule.gate in BY_SERVICE:
            for outcome in ("not_found", "served"):
                commands.serve_notice(officer, process, ServiceDraft(
                    how="in_person", outcome=outcome, tried_at=at, gate=rule.gate))  # fmt: skip
                at += timedelta(hours=1) if outcome == "not_found" else timedelta(0)
            continue
        commands.meet_gate(officer, process, rule.gate, MetDraft(
            finding=FIRST.get(rule.gate, FINDINGS[rule.gate][0].code), happened_at=at,
            words=WORDS.get(rule.gate, "As noted that day"), held_by="I. Example, not of this team"))  # fmt: skip
