"""The statement that orders a whole list says of everybody what the rule says of them one by one."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.assessments.models import ScoreMade
from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.orders.models import Order, SupervisionState
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.casework.supervision.models import Appointment, Contact, Task
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response
from throughcare.decisions.noncompliance.sweep_rules import ASK_DAYS, DECIDE_DAYS, JUDGE_DAYS
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Person
from throughcare.register.rights.models import AccessRequest
from throughcare.register.safeguarding.models import Concern
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.contacts import SupervisionState as State
from throughcare.rules.workload.attention import Facts, Waiting, sort_key, standing
from throughcare.rules.workload.attention_groups import KINDS, Group
from throughcare.rules.workload.attention_ordering import HOUSE_ORDER, Ordering
from throughcare.shell.web.queries.attention import ABOUT_SAFETY, attention
from throughcare.shell.web.queries.limits import ATTENDED

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R133", "R031")]
ZONE = ZoneInfo("Europe/London")
TODAY = clock.today("Europe/London")
BANDS = {level.code: str(level.band or "none") for level in jurisdictions.get("ew").levels}
OWN = Ordering(
    order=(Group.OVERDUE, Group.PROGRESS, Group.CLOCK, Group.SOON), soon_days=20, first_contact_days=9, praise_after=3,
    contact_days={"high": 3, "medium": 9, "low": 40, "none": 10},
    not_counted=frozenset({"task-overdue", "order-ending", "progress-kept"}),
)  # fmt: skip


def around(random: Random, before: int, after: int = 0) -> date:
    return TODAY + timedelta(days=random.randint(-before, after))


def at(day: date, hour: int = 0) -> datetime:
    return datetime.combine(day, time(hour), ZONE)


def somebody(world: World, random: Random, number: int) -> Person:
    """A person about whom anything may be so."""

    def chance(of: float) -> bool:
        return random.random() < of

    person = factories.PersonFactory(agency=world.agency, reference=f"R{random.randint(0, 10**9)}-{number}")
    factories.AllocationFactory(
        person=person, officer=world.officer, team=world.team, starts_on=around(random, 30)
    )
    if chance(0.8):
        factories.OrderFactory(person=person, starts_on=around(random, 200), ends_on=around(random, 0, 300))
    if chance(0.8):
        factories.LevelHeldFactory(person=person, level=random.choice("ABCDEFG"))
    if chance(0.3):
        states = ["active", "in_custody", "in_hospital", "suspended", "deported"]
        state = random.choice([each for each in states if each in set(State)])
        gone = around(random, 60)
        factories.SupervisionStateFactory(
            person=person, state="in_custody", starts_on=gone - timedelta(days=90), ends_on=gone
        )
        factories.SupervisionStateFactory(person=person, state=state, starts_on=gone)
    for _ in range(random.randint(0, 5)):
        outcome = random.choice(["complied", "complied", "complied", "absent", "", "attended_failed"])
        factories.ContactFactory(person=person, happened_at=at(around(random, 80)), outcome=outcome)
    for _ in range(random.randint(0, 2)):
        when = at(around(random, 3, 20), random.randint(0, 23))
        factories.AppointmentFactory(person=person, officer=world.officer, starts_at=when)
    for _ in range(random.randint(0, 2)):
        kind = random.choice([*KINDS, "nobody-placed-this"])
        due = around(random, 30, 30)
        state = random.choice(["new", "owned", "done"])
        factories.AlertFactory(
            person=person, rule=kind, subject=person.pk, due_on=due, state=state,
            owner=world.manager if state != "new" else None,
        )  # fmt: skip
        factories.AlertFactory(person=person, rule=kind, subject=person.pk, due_on=due - timedelta(days=4))
    if chance(0.1):
        factories.SafetyTaskFactory(person=person, rung_at=at(around(random, 5)))
    if chance(0.3):
        noted = around(random, 40)
        factories.ConcernFactory(
            person=person, kind=random.choice(["self-harm", "staff", "medical"]), noted_on=noted
        )
    if chance(0.3):
        factories.TaskFactory(person=person, owner=world.officer, due_on=around(random, 10, 30))
    if chance(0.2):
        due, asked = around(random, 10, 20), TODAY - timedelta(days=15)
        factories.AccessRequestFactory(
            person=person, state=random.choice(["open", "closed"]), due_on=due, asked_on=asked
        )
    if chance(0.3):
        overall = random.choice(["VERY_HIGH", "HIGH", "LOW"])
        factories.ScoreMadeFactory(person=person, name="harm-overall-ew", results={"overall": overall})
    if chance(0.4):
        failure(person, random)
    if chance(0.1):
        factories.ResponseFactory(person=person, kind="praise", failure=None, given_on=around(random, 60))
    return person


def failure(person: Person, random: Random) -> None:
    stage = random.choice(["to_ask", "asked", "to_judge", "to_decide", "closed"])
    failed = around(random, 20)
    due = failed + timedelta(days=7) if stage == "asked" else None
    heard = failed + timedelta(days=2) if stage in ("to_judge", "to_decide", "closed") else None
    made = factories.FailureFactory(
        person=person, stage=stage, failed_on=failed, excuse_due_on=due, heard_on=heard
    )
    if stage in ("to_decide", "closed"):
        factories.ExcuseJudgmentFactory(person=person, failure=made, reasonable=random.random() < 0.5)


def day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def facts_of(person: Person, rights: bool) -> Facts:
    """What one record says, read one thing after the other."""
    now = clock.now()
    today_states = [
        held.state for held in SupervisionState.objects.filter(person=person, starts_on__lte=TODAY)
        if held.ends_on is None or held.ends_on > TODAY
    ]  # fmt: skip
    state = State(today_states[0]) if today_states else State.ACTIVE
    begins = [
        order.starts_on for order in Order.objects.filter(person=person, status="active", starts_on__lte=TODAY)
        if order.ends_on is None or order.ends_on > TODAY
    ]  # fmt: skip
    back = [
        held.ends_on for held in SupervisionState.objects.filter(person=person, ends_on__lte=TODAY)
        if stops(State(held.state), Activity.DIRECT_CONTACT) and held.ends_on > held.starts_on
    ]  # fmt: skip
    contact_from = max([min(begins), *back]) if begins and not stops(state, Activity.DIRECT_CONTACT) else None
    contacts = list(Contact.objects.filter(person=person, happened_at__lte=now).order_by("happened_at"))
    seen = [day(each.happened_at) for each in contacts if each.outcome in ATTENDED]
    booked = Appointment.objects.filter(person=person, status="booked").order_by("starts_at")
    level = LevelHeld.objects.filter(person=person).first()
    failures = list(Failure.objects.filter(person=person))
    reset = [
        each.failed_on for each in failures
        if not ExcuseJudgment.objects.filter(failure=each, reasonable=True).exists()
    ]  # fmt: skip
    reset += [each.given_on for each in Response.objects.filter(person=person, kind="praise")]
    score = ScoreMade.objects.filter(person=person, name="harm-overall-ew").first()
    kept = [day(each.happened_at) for each in contacts if each.outcome == "complied"]
    return Facts(
        today=TODAY,
        waiting=(*told(person, rights, state), *missed(failures, state)),
        band=BANDS.get(level.level, "none") if level else "none",
        contact_from=contact_from,
        last_contact_on=max(seen, default=None),
        next_on=next((day(each.starts_at) for each in booked if each.starts_at >= now), None),
        allocated_on=Allocation.objects.get(person=person).starts_on,
        very_high_harm=bool(score and score.results["overall"] == "VERY_HIGH"),
        unanswered_since=min((each.failed_on for each in failures if each.stage in ("to_ask", "asked")), default=None),
        concerns_on=tuple(
            each.noted_on for each in Concern.objects.filter(person=person, removed_on=None)
            if each.kind in ABOUT_SAFETY
        ),
        kept_on=tuple(
            each for each in kept if contact_from and each >= contact_from and (not reset or each > max(reset))
        ),
    )  # fmt: skip


def told(person: Person, rights: bool, state: State) -> Iterator[Waiting]:
    for alert in Alert.objects.filter(person=person, state__in=["new", "owned"]):
        yield Waiting(alert.rule, alert.due_on, str(alert.subject))
    for task in SafetyTask.objects.filter(person=person, done_at=None):
        yield Waiting("danger-told", day(task.rung_at), str(task.pk))
    if not stops(state, Activity.DIRECT_CONTACT):
        for past in Appointment.objects.filter(person=person, status="booked", starts_at__lt=clock.now()):
            yield Waiting("outcome-not-recorded", day(past.starts_at), str(past.pk))
    for task in Task.objects.filter(person=person, done_at=None):
        yield Waiting("task-overdue", task.due_on, str(task.pk))
    if rights:
        for asked in AccessRequest.objects.filter(person=person, state="open"):
            yield Waiting("access-request", asked.due_on, str(asked.pk))


def missed(failures: list[Failure], state: State) -> Iterator[Waiting]:
    for each in failures:
        stopped = Activity.EXCUSE_CLOCK if each.stage in ("to_ask", "asked") else Activity.RESPONSE
        if stops(state, stopped):
            continue
        if each.stage == "to_ask":
            yield Waiting("reason-not-asked", each.failed_on + timedelta(days=ASK_DAYS), str(each.pk))
        if each.stage == "asked":
            yield Waiting("reason-overdue", each.excuse_due_on, str(each.pk))
        if each.stage == "to_judge":
            yield Waiting("excuse-to-judge", each.heard_on + timedelta(days=JUDGE_DAYS), str(each.pk))
        if each.stage == "to_decide":
            judged = ExcuseJudgment.objects.get(failure=each)
            yield Waiting(
                "response-to-decide", day(judged.known_from) + timedelta(days=DECIDE_DAYS), str(each.pk)
            )


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("ordering", "team"), [(HOUSE_ORDER, False), (OWN, True)])
def test_the_list_is_what_the_rule_says_one_by_one(
    world: World, ordering: Ordering, team: bool, seed: int
) -> None:
    random = Random(seed)
    people = [somebody(world, random, number) for number in range(40)]
    facts = {person.pk: facts_of(person, rights=team) for person in people}
    said = {person.pk: standing(facts[person.pk], ordering) for person in people}
    with acting(world.actor(world.manager if team else world.officer)) as reader:
        found = attention(reader, ordering, team=team)
    for row in found.rows:
        own = said[row.person_id]
        assert tuple(each.reason for each in row.waits) == own.reasons, facts[row.person_id]
        assert (row.group, row.since, row.seen_on) == (
            own.group, own.since, facts[row.person_id].last_contact_on,
        )  # fmt: skip
    in_order = sorted(
        people, key=lambda one: sort_key(said[one.pk], facts[one.pk].last_contact_on, one.reference, ordering)
    )
    assert [row.person_id for row in found.rows] == [one.pk for one in in_order]
    assert found.counts == {group: sum(each.group is group for each in said.values()) for group in Group}
    assert len({row.group for row in found.rows}) > 3, "the world is varied"
