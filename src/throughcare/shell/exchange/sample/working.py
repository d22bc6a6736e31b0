"""How the demo's staff keep unpaid work and prepare for release, by the commands they use. All invented.

Two projects; hours of a few people with days worked, missed, to be recorded and planned; two people in custody, one
with a report that was sent.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import KeyDateDraft, StayDraft
from throughcare.casework.orders.models import Condition, SupervisionState
from throughcare.casework.resettlement import commands as resettlement
from throughcare.casework.resettlement.drafts import ActivityDraft, NeedDraft, PartDraft
from throughcare.casework.resettlement.wording import IMMEDIATE, PATHWAY_TITLES
from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import DayDraft, OutcomeDraft, ProjectDraft, RequirementDraft
from throughcare.casework.unpaidwork.models import WorkProject
from throughcare.casework.unpaidwork.wording import WEEKDAY_CODES
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork
from throughcare.shell.exchange.sample.plans import AgencyPlan

BEGUN = timedelta(days=400)
WORKERS, HELD = 4, 2
"""People of the demo officer's caseload with hours, and in custody."""
WEEKS = 6
NINE, FOUR = time(9), time(16)
OUTCOMES = ("attended", "attended", "failed", "attended", "accepted", "attended")
"""What became of a weekly day, the oldest first; some of the last one is still to be recorded."""


def work_and_prepare(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if WorkProject.objects.filter(agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        people = set(
            Allocation.objects.filter(officer_id=officer.user_id, ends_on__isnull=True).values_list(
                "person_id", flat=True
            )
        )
        work = jurisdictions.get(plan.pack).unpaid_work
        kinds = work.condition_types if work else ()
        conditions = list(
            Condition.objects.filter(person_id__in=people, kind__in=kinds).order_by("person_id")
        )
        held = list(
            SupervisionState.objects.filter(person_id__in=people, state="in_custody", ends_on__isnull=True)
            .order_by("person_id")
            .values_list("person_id", flat=True)
        )
    if work is not None:
        _Work(manager, officer, work).fill(conditions)
    for at, person in enumerate(held[:HELD]):
        _prepare(officer, person, plan.pack, at)


class _Work:
    """The agency's projects, and the hours of a few."""

    def __init__(self, manager: Actor, officer: Actor, work: UnpaidWork) -> None:
        self.officer, self.work, self.today = officer, work, clock.today(officer.zone)
        self.project = self._project(manager, "Canal towpath", "group_regional", "Lock 9, Towpath Lane")
        self._project(manager, "Community kitchen", "individual_placement", "Hall Street 3")

    def fill(self, conditions: list[Condition]) -> None:
        """Hours of different people; whoever's order does not allow a day is passed over."""
        seen: set[UUID] = set()
        for condition in conditions:
            if condition.person_id in seen or len(seen) == WORKERS:
                continue
            seen.add(condition.person_id)
            self._hours(condition, len(seen))

    def _project(self, manager: Actor, title: str, kind: str, place: str) -> WorkProject:
        with acting(manager):
            return commands.add_project(manager, ProjectDraft(
                title=title, kind=kind, place=place, weekdays=WEEKDAY_CODES, starts_at=NINE, ends_at=FOUR,
                starts_on=self.today - BEGUN,
            ))  # fmt: skip

    def _hours(self, condition: Condition, number: int) -> None:
        since = condition.starts_on or self.today
        with acting(self.officer):
            requirement = commands.require_hours(self.officer, condition.person_id, RequirementDraft(
                condition_id=condition.pk, required_minutes=(80 + 20 * (number % 2)) * 60, starts_on=since,
                in_scheme=number == 1,
            ))  # fmt: skip
            for on, outcome in self._days(since, number):
                draft = DayDraft(
                    requirement_id=requirement.pk, project_id=self.project.pk, on=on, starts_at=NINE, ends_at=FOUR,
                    outcome=outcome,
                )  # fmt: skip
                commands.book_day(self.officer, condition.person_id, draft)

    def _days(self, since: date, number: int) -> Iterator[tuple[date, OutcomeDraft | None]]:
        """A day a week: past ones with what became of them, some to come. The first person has never failed."""
        for week, wanted in zip(range(WEEKS, 0, -1), OUTCOMES, strict=True):
            on = self.today - timedelta(days=7 * week - number)
            if since <= on < self.today:
                code = self._code("attended" if number == 1 else wanted)
                yield on, OutcomeDraft(outcome=code, work_quality="good" if wanted == "attended" else "")
        yield self.today, None
        for week in (1, 2, 3):
            yield self.today + timedelta(days=7 * week), None

    def _code(self, wanted: str) -> str:
        """The place's first outcome of this sort."""
        state = {"attended": "attended", "failed": "not_attended", "accepted": "absence_accepted"}[wanted]
        return next(code for code, each in self.work.outcomes.items() if each.state == state)


def _prepare(officer: Actor, person: UUID, pack: str, number: int) -> None:
    """A stay in custody with a release in sight; the first has sent the immediate needs report, the second is late."""
    today, place = clock.today(officer.zone), jurisdictions.get(pack)
    release = place.resettlement.release_dates[:1]
    calls = next((each for each in place.eligibility.hearings if each.key_date not in release), None)
    with acting(officer):
        stay = StayDraft(establishment="Invented Prison", received_on=today - timedelta(days=30))
        orders.receive(officer, person, stay)
        for kind in release:
            on = today + timedelta(days=45 + 20 * number)
            orders.add_key_date(officer, person, KeyDateDraft(kind=kind, on=on, certainty="confirmed"))
        if calls is not None:  # a hearing is to be arranged, and is not
            on = calls.ahead(today) - timedelta(days=20 + 5 * number)
            draft = KeyDateDraft(kind=calls.key_date, on=on, certainty="confirmed")
            orders.add_key_date(officer, person, draft)
        resettlement.add_activity(officer, person, ActivityDraft(
            pathway="education_skills_and_work", kind="education", title="Bricklaying, level 1", place="Workshop",
            starts_on=today - timedelta(days=20), state="going_on",
        ))  # fmt: skip
        resettlement.add_support_need(
            officer, person, NeedDraft(pathway="accommodation", need="find_home", who="community")
        )
        if number == 0:
            _send(officer, person)


def _send(officer: Actor, person: UUID) -> None:
    for at, pathway in enumerate(PATHWAY_TITLES):
        status = "support_required" if at % 3 == 0 else "support_not_required"
        part = resettlement.answer_part(
            officer, person, IMMEDIATE, pathway,
            PartDraft(status=status, complete=True, summary="Asked on the wing. Some questions without an answer."),
            expected=0,
        )  # fmt: skip
    resettlement.send_report(officer, person, part.report_id, expected=1)
