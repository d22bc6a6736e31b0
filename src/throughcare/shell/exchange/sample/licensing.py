"""Licences of the demo, by the commands the staff use: one being drafted, one in force of which a new version waits for
approval. All invented."""

from datetime import timedelta

from throughcare.casework.orders.models import Order
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.staff import people_of

STARTS_IN = timedelta(days=24)
"""How long before its first day the draft is worked on."""


def license_people(agency: Agency, plan: AgencyPlan) -> None:
    """Write both, once, about people of the demo's officer whose orders carry a licence."""
    with acting(Actor.system_named("demo")):
        if Licence.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        orders = _carrying(plan, officer)
    if len(orders) > 1:
        with acting(officer):
            _varied(officer, manager, orders[0])
            commands.begin(
                officer, orders[1].person_id, orders[1].pk,
                LicenceDraft(starts_on=clock.today(officer.zone) + STARTS_IN, meets_who="The duty officer"),
            )  # fmt: skip


def _carrying(plan: AgencyPlan, officer: Actor) -> list[Order]:
    """Orders in force of the officer's people that carry a licence, and run for long enough."""
    pack = jurisdictions.get(plan.pack)
    kinds = [each.code for each in pack.order_types if each.kind in pack.licensing.carried_by]
    today = clock.today(officer.zone)
    return list(
        Order.objects.filter(
            person_id__in=people_of(officer), kind__in=kinds, status="active", starts_on__lt=today,
            ends_on__gt=today + 2 * STARTS_IN,
        ).order_by("person_id", "starts_on").distinct("person_id")[:6]
    )  # fmt: skip


def _varied(officer: Actor, manager: Actor, order: Order) -> None:
    """In force since the order began; a new version leaves one condition out, and waits for the manager."""
    made = commands.begin(officer, order.person_id, order.pk, LicenceDraft(starts_on=order.starts_on))
    made = commands.submit(officer, made.pk, expected=made.version)
    with acting(manager):
        made = commands.approve(manager, made.pk, expected=made.version)
    made = commands.activate(officer, made.pk)
    new = commands.vary(officer, made.pk, expected=made.version)
    new = commands.change_details(
        officer, new.pk, LicenceDraft(starts_on=clock.today(officer.zone) + timedelta(days=7)), expected=new.version
    )  # fmt: skip
    last = LicenceCondition.objects.filter(licence=new).order_by("position").last()
    if last is not None:
        commands.remove_row(
            officer, new.pk, last.pk, "No need for it was seen in three months, and it keeps them from work.",
            expected=new.version,
        )  # fmt: skip
        new.refresh_from_db()
    commands.submit(officer, new.pk, expected=new.version)
