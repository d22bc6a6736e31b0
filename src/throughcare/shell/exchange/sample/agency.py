"""The demo's two agencies: staff who can sign in, the agency's lists, people with things due today, and a few walls.

Each step looks whether it has been done, so a demo broken off goes on where it stopped.
"""

from concurrent.futures import Executor
from datetime import timedelta

from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.demo import DemoSecrets, accounts, make_demo_user
from throughcare.platform.access.models import Agency, User
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.counting_rows import count_what_grew
from throughcare.platform.reference.models import ReferenceItem
from throughcare.register.caseload.commands import exclude, put_on_duty, restrict
from throughcare.register.caseload.models import Restriction
from throughcare.register.caseload.queries.duty import rota
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample import batches
from throughcare.shell.exchange.sample.answering import answer_and_reward
from throughcare.shell.exchange.sample.appealing import appeal
from throughcare.shell.exchange.sample.assessing_together import assess_together
from throughcare.shell.exchange.sample.batches import Batch
from throughcare.shell.exchange.sample.checking_in import check_in
from throughcare.shell.exchange.sample.desk import Officer, Place
from throughcare.shell.exchange.sample.fairness import begin_fair_processes
from throughcare.shell.exchange.sample.hearing import SUFFIX, sit
from throughcare.shell.exchange.sample.licensing import license_people
from throughcare.shell.exchange.sample.messaging import tell_people
from throughcare.shell.exchange.sample.planning import plan_together
from throughcare.shell.exchange.sample.plans import PLANS, AgencyPlan
from throughcare.shell.exchange.sample.reporting import draw_up_reports
from throughcare.shell.exchange.sample.sampling import draw_and_test
from throughcare.shell.exchange.sample.scene import Scene, scene_of
from throughcare.shell.exchange.sample.serving import offer_and_refer
from throughcare.shell.exchange.sample.serving_words import OUTSIDE
from throughcare.shell.exchange.sample.staff import ensure_team, officers_in
from throughcare.shell.exchange.sample.supervising import visit_and_progress
from throughcare.shell.exchange.sample.supporting import measure_in_shadow
from throughcare.shell.exchange.sample.texts import word_texts
from throughcare.shell.exchange.sample.working import work_and_prepare

CASELOAD = 40
"""People an officer in the demo: what is said to be a good caseload."""
RESTRICTED, EXCLUDED_FROM = 2, 3
"""Which people of the demo officer have a limited-access record, and are kept from the case administrator."""
OFFICERS_A_TEAM = 4
PEOPLE_A_BATCH = 500


def ensure_sample(people: int, beside: Executor | None = None) -> list[DemoSecrets]:
    """Two sample agencies with `people` invented people between them; returns who can sign in.

    Made once: a second call, whatever its number, changes nothing and returns the same accounts.

    beside: takes all agencies but the first, at the same time, where it is another process with Django set up.
    """
    share = -(-people // len(PLANS))
    first, *others = PLANS
    taken = [beside.submit(_ensure_filled, plan, share) for plan in others] if beside else []
    for plan in [first] if beside else PLANS:
        _ensure_filled(plan, share)
    for each in taken:
        each.result()
    kept = {account.username: account for account in accounts()}
    return [kept[username] for plan in PLANS for username in _usernames(plan) if username in kept]


def _usernames(plan: AgencyPlan) -> list[str]:
    """Who can sign in: colleagues, and one of each organisation outside."""
    suffixes = [each.suffix for each in plan.colleagues] + [each.suffix for each in OUTSIDE[plan.pack]]
    return [f"{plan.short}-{suffix}" for suffix in (*suffixes, SUFFIX)]


def _ensure_filled(plan: AgencyPlan, people: int) -> None:
    agency = _ensure_agency(plan)
    if not _finished(agency):
        _fill(agency, plan, people)


def _fill(agency: Agency, plan: AgencyPlan, people: int) -> None:
    scene = scene_of(plan.pack)
    officers = _ensure_staff(agency, plan, scene, -(-people // CASELOAD))
    place = Place(
        agency_id=agency.pk, agency=agency.name, address=plan.address, officers=officers, caseload=CASELOAD,
        now=clock.now(), source=f"sample-{plan.seed}",
    )  # fmt: skip
    today = clock.today(agency.zone)
    for first in range(0, people, PEOPLE_A_BATCH):
        count = min(PEOPLE_A_BATCH, people - first)
        batch = Batch(pack=plan.pack, seed=plan.seed, first=first, count=count, today=today, place=place)
        if not batches.standing(batch):
            batches.write(batch)
    count_what_grew()
    _fill_rota(agency, plan, officers)
    word_texts(plan)
    assess_together(agency, plan)
    work_and_prepare(agency, plan)
    draw_and_test(agency, plan)
    begin_fair_processes(agency, plan)
    answer_and_reward(agency, plan)
    plan_together(agency, plan)
    visit_and_progress(agency, plan)
    offer_and_refer(agency, plan)
    sit(agency, plan)
    appeal(agency, plan)
    license_people(agency, plan)
    tell_people(agency, plan)
    check_in(agency, plan)
    measure_in_shadow(agency, plan)
    draw_up_reports(agency, plan)
    _raise_walls(agency, plan, scene)


def _ensure_agency(plan: AgencyPlan) -> Agency:
    """The agency with its lists."""
    scene, rules = scene_of(plan.pack), jurisdictions.get(plan.pack)
    with acting(Actor.system_named("demo")) as actor:
        agency, made = Agency.objects.get_or_create(
            code=plan.code,
            defaults={
                "name": plan.name, "jurisdiction": plan.pack, "zone": rules.time_zone, "phone": scene.landline(1),
                "address": "\n".join(plan.address),
            },
        )  # fmt: skip
        if made:
            ReferenceItem.objects.bulk_create(_lists(agency, scene))
            trail.record(actor, "exchange:sample:agency-made", agency, verb=trail.Verb.ADMINISTER)
    return agency


def _lists(agency: Agency, scene: Scene) -> list[ReferenceItem]:
    """Offices to meet in."""
    return [
        ReferenceItem(
            agency=agency, kind="place", code=f"office-{at + 1}", title=f"{town} office", position=10 * (at + 1),
            recorded_by_id=SYSTEM_USER, because="sample",
        )
        for at, (town, _, _) in enumerate(scene.towns[:3])
    ]  # fmt: skip


def _ensure_staff(agency: Agency, plan: AgencyPlan, scene: Scene, officers: int) -> tuple[Officer, ...]:
    """Officers in small teams, the demo's own first; and the colleagues who can sign in."""
    with acting(Actor.system_named("demo")) as actor:
        first = ensure_team(agency, scene, 0, OFFICERS_A_TEAM - 1, led=False)
        for number in range(1, max(-(-officers // OFFICERS_A_TEAM), 2)):
            ensure_team(agency, scene, number, OFFICERS_A_TEAM)
        known = set(User.objects.filter(agency=agency).values_list("username", flat=True))
        missing = [who for who in plan.colleagues if f"{plan.short}-{who.suffix}" not in known]
        for who in missing:
            team, username = first if who.in_team else None, f"{plan.short}-{who.suffix}"
            make_demo_user(agency, username, who.name, [who.role], team)
        trail.record(actor, "exchange:sample:staff-prepared", agency, verb=trail.Verb.ADMINISTER)
        own = User.objects.get(username=plan.officer).pk
        found = officers_in(agency)
    return tuple(sorted(found, key=lambda officer: officer.id != own))


def _fill_rota(agency: Agency, plan: AgencyPlan, officers: tuple[Officer, ...]) -> None:
    """A week of duty for each officer of the demo's own team in turn, its own officer last, by a manager's command."""
    with acting(Actor.system_named("demo")):
        manager = as_actor(users_with_roles().get(username=f"{plan.short}-manager"))
    [team] = manager.team_ids
    ours = [each.id for each in officers if each.team_id == team]
    first, week = clock.today(agency.zone), timedelta(days=7)
    with acting(manager):
        if rota(manager):
            return
        for user in [*ours[1:], *ours[:1]]:
            put_on_duty(
                manager,
                user_id=user,
                team_id=team,
                starts_on=first,
                last_day=first + week - timedelta(days=1),
            )
            first += week


def _raise_walls(agency: Agency, plan: AgencyPlan, scene: Scene) -> None:
    """One limited-access record and one tie that keeps a colleague out, by the commands a manager uses."""
    with acting(Actor.system_named("demo")):
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        people = {
            number: Person.objects.filter(agency=agency, reference=scene.reference(number)).first()
            for number in (RESTRICTED, EXCLUDED_FROM)
        }
    if None in people.values():
        return  # a very small sample
    manager = as_actor(users[f"{plan.short}-manager"])
    with acting(manager):
        exclude(
            manager, people[EXCLUDED_FROM].pk, user_id=users[f"{plan.short}-support"].pk,
            reason="Lives in the same street",
        )  # fmt: skip
        restrict(manager, people[RESTRICTED].pk, reason="Known to several members of staff")


def _finished(agency: Agency) -> bool:
    """Whether the last step has been done."""
    with acting(Actor.system_named("demo")):
        return bool(Restriction.objects.filter(agency=agency).exists())
