"""How the demo's staff plan with people, by the commands they use. All invented.

Of the demo officer's people one has a plan that was agreed and goes well, one disagrees with theirs and says why, and
one has a plan that is still being written.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import AnswerDraft, NoteDraft, ObjectiveDraft, StepDraft
from throughcare.casework.plans.models import Objective, Plan, PlanVersion, Step
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.shell.exchange.sample.plans import AgencyPlan

GROUNDS = "Talked about in the last two meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An objective with its steps. counted: baseline and target as numbers, with the unit; readings: on the way."""

    need: str
    title: str
    measure: str
    baseline: str
    target: str
    steps: tuple[tuple[str, str], ...]
    counted: tuple[float, float, str] | None = None
    readings: tuple[float, ...] = ()
    done: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One person's plan. answer: "" while it is not signed; reason: theirs."""

    own_words: str
    aims: tuple[Aim, ...] = field(default=())
    answer: str = ""
    reason: str = ""


HOME = Aim(
    need="accommodation", title="I will live in a place of my own for three months, so that I can see my daughter",
    measure="Nights a week in the place", baseline="None: a friend’s sofa", target="Seven nights a week",
    counted=(0, 7, "nights"), readings=(2, 5),
    steps=(("person", "Go to the housing advice session on Tuesday"), ("officer", "Send the reference to the landlord"),
           ("person", "Sign the tenancy and keep the first appointment with the landlord")),
    done=2,
)  # fmt: skip
DRINK = Aim(
    need="alcohol", title="I will bring down the days I drink from five a week to one",
    measure="Days a week with a drink, by the diary", baseline="Five days a week", target="One day a week",
    counted=(5, 1, "days"), readings=(4, 3),
    steps=(("person", "Write the diary every evening"), ("person", "Go to the group on Thursdays"),
           ("officer", "Look at the diary together every second week")),
    done=1,
)  # fmt: skip
WORK = Aim(
    need="work", title="I will finish the forklift course and apply for five jobs",
    measure="The certificate, and applications sent", baseline="No certificate, none sent",
    target="The certificate and five applications",
    steps=(("person", "Go to the course on Mondays and Wednesdays"), ("someone_else", "The job coach reads the letter"),
           ("person", "Send five applications")),
)  # fmt: skip
STORIES = (
    Story(own_words="I want to be somebody my daughter can visit.", aims=(HOME, DRINK), answer="yes"),
    Story(
        own_words="I just want it to be over, and to work again.", aims=(WORK,), answer="no",
        reason="The course is on the days when I look after my mother. I said so.",
    ),
    Story(own_words="I do not know yet.", aims=(WORK,)),
)  # fmt: skip


def plan_together(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Plan.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        people = Allocation.objects.filter(
            officer_id=officer.user_id, ends_on__isnull=True, part="responsible"
        )
        caseload = list(people.order_by("person_id").values_list("person_id", flat=True)[: len(STORIES)])
    for person, story in zip(caseload, STORIES, strict=False):
        with acting(officer):
            version = _signed(officer, person, story)
        if version is None:
            continue
        if version.state == "waiting":
            with acting(manager):
                commands.countersign_plan(manager, person, version.pk, expected=version.version)
        with acting(officer):
            commands.record_answer(officer, person, version.pk, AnswerDraft(
                answer=story.answer, asked_on=clock.today(officer.zone), way="in_person", reason=story.reason,
                signed=story.answer == "yes",
            ))  # fmt: skip


def _signed(officer: Actor, person: UUID, story: Story) -> PlanVersion | None:
    """Write the plan; its first version, where it is signed."""
    commands.begin_plan(officer, person, own_words=story.own_words)
    for aim in story.aims:
        _aim(officer, person, aim, clock.today(officer.zone))
    if not story.answer:
        return None
    held = Plan.objects.get(person_id=person, ended_on__isnull=True)
    return commands.sign_plan(officer, person, why="The first plan", expected=held.version)


def _aim(officer: Actor, person: UUID, aim: Aim, today: date) -> None:
    low, high, unit = aim.counted or (None, None, "")
    objective: Objective = commands.add_objective(officer, person, ObjectiveDraft(
        title=aim.title, need=aim.need, grounds=GROUNDS, setting="community", measure=aim.measure,
        baseline=aim.baseline, target=aim.target, unit=unit, baseline_value=low, target_value=high,
        direction=("up" if high > low else "down") if low is not None and high is not None else "", owner="person",
        starts_on=today, target_on=today + timedelta(days=90),
        kept_because="Written together in these words; looked at again at the review.",
        steps=tuple(
            StepDraft(words=words, doer=doer, named="The job coach" if doer == "someone_else" else "",
                      due_on=today + timedelta(days=14 * at))
            for at, (doer, words) in enumerate(aim.steps, 1)
        ),
    ))  # fmt: skip
    for step in Step.objects.filter(objective=objective).order_by("position")[: aim.done]:
        commands.set_step_state(officer, person, step.pk, state="completed", expected=step.version)
    for value in aim.readings:
        commands.note_progress(officer, person, objective.pk, NoteDraft(
            seen_on=today, value=value, words="Looked at together."
        ))  # fmt: skip
