"""What tests of licences arrange: an order that carries one, drafts, and a licence at each stage."""

from datetime import date, timedelta
from typing import Any

from tests import factories
from tests.arranging import World

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Order
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

CURFEW = "ew-licence-curfew"
f: Any = factories


def today() -> date:
    """Where the tests' agency is."""
    return clock.today("Europe/London")


def order_of(person: Person, **more: Any) -> Order:
    """A licence that began ten days ago and runs for a year."""
    day = today()
    given = {
        "kind": "ew-licence",
        "starts_on": day - timedelta(days=10),
        "ends_on": day + timedelta(days=365),
    }
    made: Order = f.OrderFactory(person=person, **(given | more))
    return made


def words(text: str = "Do not use more than one telephone.", **more: Any) -> RowDraft:
    """A condition in words of its own, of a type that needs nobody's agreement."""
    given = {"kind": "ew-licence-restricted-conduct", "text": text} | more
    return RowDraft(condition=ConditionDraft(**given))


def curfew(text: str = "Stay in from 19:00 to 07:00.") -> RowDraft:
    """A curfew every night."""
    hours = [{"day": day, "starts": "19:00", "ends": "07:00"} for day in ("monday", "tuesday")]
    return RowDraft(condition=ConditionDraft(kind=CURFEW, text=text, terms={"hours": hours}))


def begun(actor: Actor, person: Person, **more: Any) -> Licence:
    """A draft with its standard conditions, that starts today."""
    given = {"starts_on": today()} | more
    return commands.begin(actor, person.pk, order_of(person).pk, LicenceDraft(**given))


def submitted(actor: Actor, person: Person) -> Licence:
    """One that waits for approval; nobody's dates stand in the way."""
    made = begun(actor, person, kind="TIME_SERVED")
    return commands.submit(actor, made.pk, expected=made.version)


def approved(world: World, person: Person) -> Licence:
    """One that the manager approved."""
    made = submitted(world.actor(), person)
    return commands.approve(world.actor(world.manager), made.pk, expected=made.version)


def active(world: World, person: Person) -> Licence:
    """One that is in force."""
    f.SupervisionStateFactory(person=person, state="active")
    return commands.activate(world.actor(), approved(world, person).pk)


def varied(world: World, person: Person) -> Licence:
    """A new version of one in force, not changed yet, that starts today."""
    held = active(world, person)
    made = commands.vary(world.actor(), held.pk, expected=held.version)
    return commands.change_details(
        world.actor(), made.pk, LicenceDraft(starts_on=today()), expected=made.version
    )


def row(licence: Licence, kind: str) -> LicenceCondition:
    """Its condition of this type."""
    found: LicenceCondition = LicenceCondition.objects.filter(licence=licence, kind=kind).first()
    return found
