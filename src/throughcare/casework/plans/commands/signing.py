"""Versions: the plan is signed by its author, and countersigned or sent back where the place asks for it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.queries.standing import orders_on
from throughcare.casework.plans.checking import failing, letters_of
from throughcare.casework.plans.commands.scheduling import schedule_next
from throughcare.casework.plans.commands.weighing import known_of
from throughcare.casework.plans.commands.writing import add, hold, running
from throughcare.casework.plans.content import content_of, fingerprint_of
from throughcare.casework.plans.events import PlanCountersigned, PlanSigned
from throughcare.casework.plans.models import Objective, Plan, PlanVersion, Step
from throughcare.casework.plans.queries.plan import assessed_needs
from throughcare.casework.plans.queries.standing import answer_about, latest_version, second_signature
from throughcare.casework.plans.refusals import NothingWaits, NotReady, OwnVersion, WordsMissing
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.agreement import DRAFT, ready_for_agreement
from throughcare.rules.plans.goals import IN_A_PLAN, OPEN

READY_WORDS = {
    "no goals": "The plan has no objective yet",
    "a goal has no steps": "An objective has no step yet",
    "at least one current goal": "No objective is to be worked on now; at least one must be",
}


@transaction.atomic
def sign_plan(actor: Actor, person_id: UUID, *, why: str = "", expected: int) -> PlanVersion:
    """Sign the plan as it stands: a version of it that never changes. why: what changed since the last.

    Where the place asks for a second signature it waits for that. The person is asked about each version anew.
    Raises NotPermitted, NotThere, PurposeNeeded, NoPlan, NotReady, NothingWaits, WordsMissing, StaleVersion, or what a
    text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, plan = hold(person_id), running(person_id)
    if plan.version != expected:
        raise StaleVersion("Plan", plan.pk, expected, plan.version)
    last = latest_version(plan.pk)
    if last is not None and last.state == "waiting":
        raise NothingWaits(
            f"Version {last.number} waits for its second signature. Wait for it, or have it sent back"
        )
    if last is not None and not why.strip():
        raise WordsMissing("Say what changed since the last version", "why")
    refuse_what_tells(actor, person_id, {"why": why})
    for problem in not_ready(actor, plan, place.today, again=last is not None):
        raise NotReady(problem)
    content = content_of(plan.pk)
    fingerprint = fingerprint_of(content)
    if last is not None and last.fingerprint == fingerprint:
        raise NotReady(f"Nothing has changed since version {last.number}")
    orders = [each.kind for each in orders_on(person_id, place.today)]
    second = second_signature(place.pack, person_id, place.today, orders)
    version = PlanVersion(
        person_id=person_id, plan=plan, number=_next_number(plan), content=content, fingerprint=fingerprint,
        why=why.strip(), author_id=actor.user_id, signed_at=clock.now(), state="waiting" if second else "signed",
    )  # fmt: skip
    add(actor, version, "plans:version:signed")
    bus.publish(actor, PlanSigned(person_id, version.pk, version.state))
    schedule_next(actor, plan, place)
    return version


@transaction.atomic
def countersign_plan(
    actor: Actor, person_id: UUID, version_id: UUID, *, answer: str = "", expected: int
) -> PlanVersion:
    """Give the second signature to a version; never its author.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingWaits, OwnVersion, StaleVersion, or what a text may not tell.
    """
    return _answered(actor, person_id, version_id, "countersigned", answer, expected)


@transaction.atomic
def return_plan(
    actor: Actor, person_id: UUID, version_id: UUID, *, answer: str, expected: int
) -> PlanVersion:
    """Send a version back unsigned, in words. Raises as `countersign_plan`, or WordsMissing."""
    return _answered(actor, person_id, version_id, "returned", answer, expected)


def not_ready(actor: Actor, plan: Plan, today: date, *, again: bool) -> tuple[str, ...]:
    """What keeps the plan from being signed, in sentences. again: it was signed before.

    Once nothing is open any more the last version is signed all the same: it says what was reached.
    """
    objectives = list(Objective.objects.filter(plan=plan, state__in=IN_A_PLAN).order_by("position", "id"))
    steps: dict[UUID, list[Step]] = {each.pk: [] for each in objectives}
    for step in Step.objects.filter(objective__in=objectives):
        steps[step.objective_id].append(step)
    goals = tuple({"status": each.state, "steps": len(steps[each.pk])} for each in objectives)
    finished = again and bool(goals) and not any(goal["status"] in OPEN for goal in goals)
    found = ready_for_agreement(agreement=DRAFT, goals=goals).results
    if not finished and not found["ready"]:
        return (READY_WORDS[str(found["reason"])],)
    return tuple(_unsaid(actor, plan, today, objectives, steps))


def _unsaid(
    actor: Actor, plan: Plan, today: date, objectives: list[Objective], steps: dict[UUID, list[Step]]
) -> list[str]:
    """Open objectives of which a letter fails, and nobody said why it is kept."""
    unexplained = [each for each in objectives if each.state in OPEN and not each.kept_because]
    if not unexplained:
        return []
    assessed = assessed_needs(actor, plan.person_id)
    active = sum(each.state == "active" for each in objectives)
    said = []
    for each in unexplained:
        others = active - (each.state == "active")
        known = known_of(plan, today, assessed, agrees=answer_about(each), others=others)
        if failed := failing(letters_of(each, each.state, steps[each.pk], known)):
            said.append(f'"{each.title}": {failed[0].why} Change it, or say on it why it is kept as it is')
    return said


def _next_number(plan: Plan) -> int:
    last = PlanVersion.objects.filter(plan=plan).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _answered(
    actor: Actor, person_id: UUID, version_id: UUID, state: str, answer: str, expected: int
) -> PlanVersion:
    require(actor, Permission.PLAN_COUNTERSIGN, person_id)
    hold(person_id)
    version: PlanVersion | None = PlanVersion.objects.filter(pk=version_id, person_id=person_id).first()
    if version is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    if version.state != "waiting":
        raise NothingWaits
    if version.author_id == actor.user_id:
        raise OwnVersion
    if state == "returned" and not answer.strip():
        raise WordsMissing("Say what is to be changed", "answer")
    refuse_what_tells(actor, person_id, {"answer": answer})
    amend(
        version, expected=expected, by=actor, because=state, state=state, second_id=actor.user_id,
        answered_at=clock.now(), answer=answer.strip(),
    )  # fmt: skip
    trail.record(actor, f"plans:version:{state}", version)
    bus.publish(actor, PlanCountersigned(person_id, version.pk, state))
    return version
