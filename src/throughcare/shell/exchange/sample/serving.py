"""The demo's services: who offers what, the directory, and a few referrals, by the commands that staff use.

All invented. Each organisation has one person who can sign in. Of the demo officer's people one has a draft, one a
referral that nobody answered yet, one a place; where treatment needs a consent, it was given.
"""

from datetime import timedelta
from math import cos, radians
from uuid import UUID

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.candidates import candidate, judged
from throughcare.casework.interventions.drafts import (
    ConsentDraft,
    OfferingDraft,
    ReferralDraft,
    ResourceDraft,
)
from throughcare.casework.interventions.models import Offering
from throughcare.casework.plans import commands as plans
from throughcare.casework.plans.drafts import ObjectiveDraft
from throughcare.casework.plans.models import Objective, Plan
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.administration.organisations import add_organisation
from throughcare.platform.access.demo import make_demo_user
from throughcare.platform.access.models import Agency, Organisation
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.eligibility import Eligible
from throughcare.rules.needs import NEEDS
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.serving_words import HELP, MIDDLE, OUTSIDE, Help, Outside

KM_A_DEGREE = 111.195
FIRST = 12
"""From which of the demo officer's people on somebody is referred, so that they are none with another story."""
OFFERED_FOR = timedelta(days=300)


def offer_and_refer(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Offering.objects.filter(agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        administrator = as_actor(users[f"{plan.short}-admin"])
    offered = [_offer(agency, plan, administrator, each) for each in OUTSIDE[plan.pack]]
    with acting(manager):
        for each in HELP[plan.pack]:
            commands.add_resource(manager, _place_of_help(plan.pack, manager, each))
    people = Allocation.objects.filter(officer_id=officer.user_id, ends_on__isnull=True, part="responsible")
    with acting(officer):
        caseload = list(people.order_by("person_id").values_list("person_id", flat=True)[FIRST:])
    for at, (offering, runner) in enumerate(offered):
        person = _somebody_for(officer, offering, caseload)
        if person is not None:
            caseload.remove(person)
            _refer(officer, person, offering, runner, OUTSIDE[plan.pack][at], at)


def _somebody_for(officer: Actor, offering: Offering, caseload: list[UUID]) -> UUID | None:
    """The first whom the rule does not find ineligible."""
    pack = jurisdictions.get(officer.jurisdiction)
    with acting(officer):
        for person in caseload:
            known = queries.around(officer, person)
            held = known.offering(offering.pk)
            if (
                held
                and judged(pack, held, candidate(pack, known), known.today).state is not Eligible.NOT_ELIGIBLE
            ):
                return person
    return None


def _offer(agency: Agency, plan: AgencyPlan, administrator: Actor, each: Outside) -> tuple[Offering, Actor]:
    """An organisation, who works there, and what it offers."""
    with acting(administrator):
        organisation: Organisation = add_organisation(administrator, name=each.name)
        offering = commands.add_offering(administrator, OfferingDraft(
            organisation=organisation.pk, title=each.title, programme=each.programme, what=each.what,
            needs=list(each.needs), clinical=each.clinical, delivery="group" if each.group else "one_to_one",
            places=each.places, sessions=each.sessions, minutes=120 if each.group else 60,
            opens_on=clock.today(agency.zone) - OFFERED_FOR,
        ))  # fmt: skip
    username = f"{plan.short}-{each.suffix}"
    with acting(Actor.system_named("demo")):
        make_demo_user(agency, username, each.worker, ["provider_manager"], organisation=organisation)
        return offering, as_actor(users_with_roles().get(username=username))


def _place_of_help(pack: str, keeper: Actor, each: Help) -> ResourceDraft:
    latitude, longitude = MIDDLE[pack]
    start, end = each.hours.split("-")
    return ResourceDraft(
        title=each.title, kind=each.kind, what=each.what, who_for=each.who_for, needs=list(each.needs),
        address=each.address, latitude=round(latitude + each.north / KM_A_DEGREE, 5),
        longitude=round(longitude + each.east / (KM_A_DEGREE * cos(radians(latitude))), 5),
        opening=[{"day": day, "from": start, "to": end} for day in each.days],
        checked_on=clock.today(keeper.zone) - timedelta(days=each.checked),
    )  # fmt: skip


def _refer(officer: Actor, person: UUID, offering: Offering, runner: Actor, each: Outside, at: int) -> None:
    """The first is kept as a draft, the second sent, the third given a place."""
    with acting(officer):
        draft = ReferralDraft(
            objective=_objective(officer, person, each.needs[0]), why="Agreed in the last meeting: the time is right.",
            outcomes=["Goes there by themselves, and keeps going"], availability="Not on Friday afternoons",
            despite="The need was plain from what happened; it is assessed at the next review.",
            consent=_consent(officer, person, offering, each),
        )  # fmt: skip
        made = commands.begin_referral(officer, person, offering.pk, draft)
        if at > 0:
            made = commands.send_referral(officer, person, made.pk, expected=1)
    if at > 1:
        taken = "assigned" if made.route == "service" else "awaiting_assessment"
        with acting(runner):
            commands.move(runner, made.pk, to=taken, expected=made.version, worker_id=runner.user_id)


def _objective(officer: Actor, person: UUID, need: str) -> UUID:
    """An objective of the plan about the need, written where none is there."""
    if not Plan.objects.filter(person_id=person, ended_on__isnull=True).exists():
        plans.begin_plan(officer, person, own_words="I want it to be better by next year.")
    held = Objective.objects.filter(person_id=person, need=need, state="active").first()
    if held is not None:
        return UUID(str(held.pk))
    today = clock.today(officer.zone)
    return plans.add_objective(officer, person, ObjectiveDraft(
        title=f"I get help with {NEEDS[need].plain} every week until the summer", need=need,
        grounds="Said so in the last meeting", setting="community", measure="Weeks in which help was had",
        baseline="None", target="Every week", owner="person", starts_on=today,
        target_on=today + timedelta(days=120), kept_because="Written together; looked at again at the review.",
    )).pk  # fmt: skip


def _consent(officer: Actor, person: UUID, offering: Offering, each: Outside) -> UUID | None:
    if not each.clinical:
        return None
    today = clock.today(officer.zone)
    return commands.record_consent(officer, person, ConsentDraft(
        kind="treatment", organisation=offering.organisation_id, discloser=officer.agency_name, recipient=each.name,
        information="Attendance, progress and what is needed to take part", reason="To plan treatment together",
        told_of_revoking=True, told_of_refusing=True, signed_on=today, signed_how="paper", signed_by="The person",
        ends_on=today + timedelta(days=365),
    )).pk  # fmt: skip
