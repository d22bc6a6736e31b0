"""Plans as the tests need them: a person with an assessed need, drafts that pass the SMART check."""

from dataclasses import replace
from datetime import date, timedelta

from tests import factories

from throughcare.casework.assessments.models import Assessment
from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import AnswerDraft, ObjectiveDraft, StepDraft
from throughcare.casework.plans.models import Objective, Plan, PlanVersion
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_months

TODAY = clock.today("Europe/London")
IN_THREE_MONTHS: date = add_months(TODAY, 3)
LODGING = ObjectiveDraft(
    title="I will live in a room of my own by the spring", need="accommodation", setting="community",
    grounds="Sleeps on a friend's sofa since 3 October; said so himself.",
    measure="Nights in a room of one's own a week", baseline="0 nights", target="7 nights",
    owner="officer", target_on=IN_THREE_MONTHS,
)  # fmt: skip
"""An objective that fails no letter but those that an assessment decides."""
KEPT = replace(LODGING, kept_because="No assessment was made yet; he sleeps on a sofa tonight.")
STEP = StepDraft(
    words="I will go to the housing advice session on Tuesday",
    doer="person",
    due_on=TODAY + timedelta(days=14),
)
YES = AnswerDraft(answer="yes", asked_on=TODAY, way="in_person", signed=True)
NO = AnswerDraft(answer="no", asked_on=TODAY, way="in_person", reason="I would rather work first.")


def begun(actor: Actor, person: Person, *drafts: ObjectiveDraft, steps: bool = True) -> list[Objective]:
    """A plan with these objectives, each with a step."""
    with acting(actor):
        commands.begin_plan(actor, person.pk, own_words="A quiet place to sleep.")
        made = [commands.add_objective(actor, person.pk, draft) for draft in drafts]
        for objective in made if steps else ():
            commands.add_step(actor, person.pk, objective.pk, STEP)
    return made


def signed(
    actor: Actor, person: Person, *drafts: ObjectiveDraft, answer: AnswerDraft | None = YES
) -> PlanVersion:
    """The same, signed and answered."""
    begun(actor, person, *(drafts or (KEPT,)))
    with acting(actor):
        version = commands.sign_plan(actor, person.pk, expected=plan_of(person).version)
        if answer is not None:
            commands.record_answer(actor, person.pk, version.pk, answer)
    return version


def plan_of(person: Person) -> Plan:
    plan: Plan = Plan.objects.get(person=person, ended_on=None)
    return plan


def assessed(person: Person, **rated: str) -> Assessment:
    """A completed assessment with these answers, such as `school_work_need="CONSIDERABLE"`."""
    made: Assessment = factories.AssessmentFactory(
        person=person,
        form="central-eight@2026-11-22",
        stage="final",
        assessed_on=TODAY,
        signed_at=clock.now(),
    )
    for name, value in rated.items():
        factories.AnswerFactory(person=person, assessment=made, question=name, state="value", value=value)
    return made
