"""Hearings of the demo, by the commands the staff use: a court that signs in, a hearing to come, one that was held.

All invented.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from throughcare.casework.orders.models import Order
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.drafts import HearingDraft, PartyDraft, ResultDraft
from throughcare.decisions.hearings.models import Hearing
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.administration.organisations import add_organisation
from throughcare.platform.access.demo import make_demo_user
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days, civil_date, on_or_after, on_or_before, utc_moment
from throughcare.shell.exchange.sample.papers import put_together
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.staff import people_of

COURT, JUDGE, SUFFIX = "Kellerby Court", "Honor Bellwether", "judge"
FIRST, LAST = time(10), time(16)
"""Hours within which the court sits."""


def sit(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Hearing.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, administrator, manager = (
            as_actor(users[name]) for name in (plan.officer, f"{plan.short}-admin", f"{plan.short}-manager")
        )
        people = people_of(officer)[:4]
    with acting(administrator):
        court = add_organisation(administrator, name=COURT)
    with acting(Actor.system_named("demo")):
        make_demo_user(agency, f"{plan.short}-{SUFFIX}", JUDGE, ["judge"], organisation=court)
    for person, tell in zip(people, (_to_come, _held, _put_before, _latest), strict=False):
        with acting(officer):
            tell(officer, person, court.pk)
    with acting(officer):
        coming = list(
            Hearing.objects.filter(person_id__in=people[:1], state="listed").values_list("pk", flat=True)
        )
    for key in coming:
        put_together(officer, manager, people[0], key)


def _to_come(officer: Actor, person: UUID, court: UUID) -> None:
    """On the custody that is being prepared, with a lawyer and an interpreter who is not booked yet."""
    held = Process.objects.filter(person_id=person, state="open").first()
    made = commands.arrange(officer, person, _draft(
        "violation", _sits(officer, 12), court, place="Court 2", how="video",
        process_id=held.pk if held else None))  # fmt: skip
    commands.add_party(officer, made.pk, PartyDraft(role="counsel", words="Larkin and Moss, solicitors"))
    commands.add_party(officer, made.pk, PartyDraft(role="officer", user_id=officer.user_id))


def _held(officer: Actor, person: UUID, court: UUID) -> None:
    """A review last week: it goes on."""
    made = commands.arrange(
        officer, person, _draft("court_review", _sits(officer, -6), court, place="Court 1")
    )
    here = {each.pk: True for each in made.parties.all()}
    commands.record_attendance(officer, made.pk, here)
    commands.record_result(officer, made.pk, ResultDraft(
        outcome="continues", made_by=COURT, decided_at=made.starts_at + timedelta(minutes=40),
        reasons="Work found, every appointment kept. The order goes on as it is; next review in three months.",
    ), expected=made.version)  # fmt: skip


def _put_before(officer: Actor, person: UUID, court: UUID) -> None:
    """A review in three weeks."""
    order = Order.objects.filter(person_id=person, status="active").first()
    commands.arrange(officer, person, _draft(
        "court_review", _sits(officer, 20, time(14)), court, place="Court 1",
        order_id=order.pk if order else None))  # fmt: skip


def _latest(officer: Actor, person: UUID, court: UUID) -> None:
    """The last sitting that has begun; what came of it is not recorded yet."""
    now, days = clock.now(), _holidays(officer)
    day = on_or_before(civil_date(now, officer.zone), days)
    if utc_moment(day, FIRST, officer.zone) > now:
        day = add_working_days(day, -1, days)
    moments = [utc_moment(day, time(hour), officer.zone) for hour in range(FIRST.hour, LAST.hour)]
    begun = max(each for each in moments if each <= now)
    commands.arrange(officer, person, _draft("pre_sentence", begun, court, place="Court 3"))


def _sits(officer: Actor, days: int, at: time = time(10, 30)) -> datetime:
    """The hour of a working day of the place, about so many days from today, at which a court sits."""
    day = on_or_after(clock.today(officer.zone) + timedelta(days=days), _holidays(officer))
    return utc_moment(day, at, officer.zone)


def _holidays(officer: Actor) -> frozenset[date]:
    year = clock.today(officer.zone).year
    return jurisdictions.get(officer.jurisdiction).holidays(year - 1, year + 1)


def _draft(kind: str, at: datetime, court: UUID, **more: object) -> HearingDraft:
    given: dict[str, object] = {"kind": kind, "starts_at": at, "body": COURT, "bench_id": court, **more}
    return HearingDraft(**given)  # type: ignore[arg-type]
