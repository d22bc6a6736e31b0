"""Early support as the demo's first agency measures it: asked about invented people for eight months, in shadow.

Invented as everything here: what the rule "answered" leans towards what came, and is often wrong.
"""

from collections.abc import Iterator
from datetime import date
from random import Random
from uuid import UUID

from throughcare.casework.earlysupport.models import DayLooked, Indication
from throughcare.casework.orders.models import Order
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.rules.dates import add_days
from throughcare.rules.interventions.early_support import HORIZON_DAYS, RULE, Support
from throughcare.shell.exchange.sample.drawing import chance
from throughcare.shell.exchange.sample.plans import PLANS, AgencyPlan

DAYS = 240
COUNTS: dict[Support, dict[str, int]] = {
    Support.OFFER_HELP: {
        "contacts": 3,
        "contacts_not_known": 0,
        "tests": 0,
        "tests_not_known": 0,
        "moves": 0,
    },
    Support.NOTHING: {"contacts": 1, "contacts_not_known": 0, "tests": 0, "tests_not_known": 0, "moves": 0},
    Support.NOT_KNOWN: {"contacts": 2, "contacts_not_known": 1, "tests": 0, "tests_not_known": 0, "moves": 0},
}
FOUND, WRONGLY, UNKNOWN = 0.6, 0.15, 0.1
"""In what share of people it points out whoever has a failure soon, and whoever has none; and cannot tell."""


def measure_in_shadow(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once, for the first of the agencies."""
    if plan is not PLANS[0]:
        return
    last = add_days(clock.today(agency.zone), -1)
    days = [add_days(last, -back) for back in reversed(range(DAYS))]
    with acting(Actor.system_named("demo")) as actor:
        if DayLooked.objects.filter(agency=agency).exists():
            return
        orders = Order.objects.filter(person__agency=agency, status="active", starts_on__lte=days[0])
        people = list(orders.order_by("person_id").values_list("person_id", flat=True).distinct())
        if not people:
            return
        DayLooked.objects.bulk_create(
            DayLooked(agency=agency, rule=RULE, on=on, people=len(people)) for on in days
        )
        failed: dict[UUID, list[date]] = {}
        for person, on in Failure.objects.filter(person__in=people).values_list("person_id", "failed_on"):
            failed.setdefault(person, []).append(on)
        dice = Random(plan.seed)  # noqa: S311 - invented people
        starts = [days[0], *(day for day in days[1:] if day.day == 1)]
        Indication.objects.bulk_create(
            row for person in people for row in _answers(person, starts, failed.get(person, []), dice)
        )
        trail.record(actor, "earlysupport:agency:looked", kind="earlysupport.daylooked", key=agency.pk)


def _answers(person: UUID, starts: list[date], failed: list[date], dice: Random) -> Iterator[Indication]:
    """One answer a month; the last holds still."""
    for at, begins in enumerate(starts):
        soon = any(begins < day <= add_days(begins, HORIZON_DAYS) for day in failed)
        answer = Support.NOT_KNOWN if chance(dice, UNKNOWN) else Support.NOTHING
        if chance(dice, FOUND if soon else WRONGLY):
            answer = Support.OFFER_HELP
        until = starts[at + 1] if at + 1 < len(starts) else None
        yield Indication(
            person_id=person, rule=RULE, from_on=begins, until=until, answer=answer, **COUNTS[answer]
        )
