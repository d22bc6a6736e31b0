"""Appeals of the demo, by the commands the staff use: one in time, one late that waits. All invented."""

from datetime import timedelta
from uuid import UUID

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.drafts import LodgeDraft
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import FactDraft, MetDraft
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.rules.responses.gates import Gate
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.staff import people_of


def appeal(agency: Agency, plan: AgencyPlan) -> None:
    """Write both, once."""
    with acting(Actor.system_named("demo")):
        if Appeal.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer = as_actor(users[plan.officer])
        people = people_of(officer)[3:5]
    for person, tell in zip(people, (_in_time, _late), strict=False):
        with acting(officer):
            tell(officer, person)


def _in_time(officer: Actor, person: UUID) -> None:
    """Against a recall of last week, on paper, with a wish to be heard; acknowledged."""
    process = _recalled(officer, person, days_ago=7, last_day=21)
    made = commands.lodge(officer, person, process, LodgeDraft(
        grounds="I had moved the day before and had told the office. Nobody wrote it down.", lodged_how="custody",
        wants_hearing=True, suspend_asked=True, evidence="The text message to the office, of the evening before.",
    ))  # fmt: skip
    commands.acknowledge(officer, made.pk, made.lodged_on, expected=made.version)


def _late(officer: Actor, person: UUID) -> None:
    """Against a recall of last month, after its last day; waits for somebody to say whether it is heard."""
    process = _recalled(officer, person, days_ago=40, last_day=-12)
    commands.lodge(officer, person, process, LodgeDraft(
        grounds="The charge was dropped, and the recall rested on it.", lodged_how="post",
        late_because="The letter came to a cell I had left. I had it a week ago.",
    ))  # fmt: skip


def _recalled(officer: Actor, person: UUID, *, days_ago: int, last_day: int) -> UUID:
    """A recall that a minister decided, and of which the person was told; last_day: of the time, from today."""
    at = clock.now() - timedelta(days=days_ago)
    decision = dueprocess.record_as_fact(officer, person, "recall", FactDraft(
        about=person, authority="executive", made_by="Corin Ashdown, for the minister", decided_at=at,
        outcome="imposed", reasons="Contact was lost for eleven days, and the address was empty.",
        appeal_by=clock.today(officer.zone) + timedelta(days=last_day),
    ))  # fmt: skip
    dueprocess.meet_gate(officer, decision.process_id, Gate.APPEAL_TOLD, MetDraft(
        finding="told", happened_at=at + timedelta(hours=3), words="In the letter that was handed over in custody",
    ))  # fmt: skip
    held: UUID = decision.process_id
    return held
