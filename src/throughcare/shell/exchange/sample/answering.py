"""How the demo's staff reward, and write down failures of other kinds, by the commands they use. All invented."""

from datetime import timedelta
from uuid import UUID

from throughcare.casework.orders.models import SupervisionState
from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import AbilityDraft, FailureDraft, JudgmentDraft, RewardDraft
from throughcare.decisions.noncompliance.models import Response
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.shell.exchange.sample.plans import AgencyPlan

REWARDS = (
    ("certificate", "Finished the budgeting course, and came on time each week.", 20),
    ("praise", "Rang before being late, and made up the time.", 45),
    ("certificate", "Six months at work without a day missed.", 70),
)
"""Which step, what for, how many days ago."""
FAILURES = (
    ("task_not_done", "The form was to be back on Monday; it is not in the file.", False),
    ("payment_missed", "The court's list of payments of last month does not show it.", True),
    ("dishonesty", "The employer says that the person has not worked there since spring.", False),
)
"""What, what shows it, and whether it has been heard and judged."""


def answer_and_reward(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Response.objects.filter(person__agency=agency, kind="reward").exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer = as_actor(users[plan.officer])
        away = (
            SupervisionState.objects.filter(ends_on__isnull=True).exclude(state="active").values("person_id")
        )
        held = Allocation.objects.filter(officer_id=officer.user_id, part="responsible", ends_on__isnull=True)
        people = list(
            held.exclude(person_id__in=away).order_by("person_id").values_list("person_id", flat=True)
        )
    with acting(officer):
        for person, (measure, reasons, ago) in zip(people, REWARDS, strict=False):
            given = clock.today(officer.zone) - timedelta(days=ago)
            commands.reward(officer, person, RewardDraft(measure=measure, reasons=reasons, given_on=given))
        for person, (kind, evidence, judged) in zip(reversed(people), FAILURES, strict=False):
            _record(officer, person, kind, evidence, judged=judged)


def _record(officer: Actor, person: UUID, kind: str, evidence: str, *, judged: bool) -> None:
    today = clock.today(officer.zone)
    draft = FailureDraft(kind=kind, failed_on=today - timedelta(days=4), evidence=evidence)
    failure = commands.record_failure(officer, person, draft)
    if not judged:
        return
    heard = commands.hear_excuse(
        officer,
        person,
        failure.pk,
        excuse="The money went on the rent.",
        heard_on=today,
        expected=failure.version,
    )
    means = AbilityDraft(able="not_known", looked_at="The wage slips are still to come.")
    commands.find_ability(officer, person, failure.pk, means, expected=heard.version)
    found = JudgmentDraft(reasonable=False, reasons="Nothing was said of the rent before.")
    commands.judge(officer, person, failure.pk, found, expected=heard.version + 1)
