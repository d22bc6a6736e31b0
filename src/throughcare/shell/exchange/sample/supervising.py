"""Visits and progress of the demo's staff, by the commands they use. All invented.

Of the demo officer's people one is to be visited without notice, and for one less supervision is proposed.
"""

from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision import commands
from throughcare.casework.supervision.commands import ProgressDraft
from throughcare.casework.supervision.drafts import VisitDraft
from throughcare.casework.supervision.models import Progress, Visit
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.models import Allocation
from throughcare.register.safeguarding.queries import immediate_concerns, staff_safety
from throughcare.rules import jurisdictions
from throughcare.rules.kernel import YesNo
from throughcare.shell.exchange.sample.plans import AgencyPlan

WORDS = "Every appointment kept since the spring, in work, and the plan is nearly done."


def visit_and_progress(agency: Agency, plan: AgencyPlan) -> None:
    """Plan and propose, once."""
    with acting(Actor.system_named("demo")):
        if Visit.objects.filter(person__agency=agency).exists() or Progress.objects.filter(
            person__agency=agency
        ):
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        people = Allocation.objects.filter(
            officer_id=officer.user_id, ends_on__isnull=True, part="responsible"
        )
        caseload = list(people.order_by("person_id").values_list("person_id", flat=True))
    with acting(officer):
        _first_possible(caseload, lambda person: _visit(officer, manager.user_id, person))
        _first_possible(caseload[::-1], lambda person: _propose(officer, person))


def _first_possible(caseload: list[UUID], act: Callable[[UUID], object]) -> None:
    """For the first of the people of whom nothing speaks against it."""
    for person in caseload:
        try:
            with transaction.atomic():
                act(person)
        except Refused:
            continue
        return


def _visit(officer: Actor, watcher: UUID, person: UUID) -> None:
    read = frozenset(each.id for each in staff_safety(immediate_concerns(officer, person)))
    commands.plan_visit(officer, person, VisitDraft(
        on=clock.today(officer.zone) + timedelta(days=1), at=time(14), minutes=60, watcher_id=watcher,
        authority="The condition on where the person lives", place="Where the person lives", risks_read=read,
        reason="The landlord says that nobody has lived there for two weeks.",
    ))  # fmt: skip


def _propose(officer: Actor, person: UUID) -> None:
    step = jurisdictions.get(officer.jurisdiction).progress.steps[0]
    wanted = {
        check.item: check.figures[""] for condition in step.conditions for check in condition.checks
        if not check.case and isinstance(condition.items[0].kind, YesNo) and check.item not in step.takes
    }  # fmt: skip
    commands.propose_progress(officer, person, ProgressDraft(step=step.code, words=WORDS, answers=wanted))
