"""By which of the person's numbers and e-mail addresses a message goes: a safe one, or none."""

from dataclasses import dataclass, replace
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.register.messaging import carriers
from throughcare.register.messaging.terms import Terms
from throughcare.register.people.channels import Telling, Way
from throughcare.register.people.queries.channels import channels_for

MESSAGES = (Way.TEXT, Way.EMAIL)


@dataclass(frozen=True, slots=True)
class Picked:
    """key: of the number or address; None where there is none, and `because` says why."""

    key: UUID | None
    way: str = ""
    because: str = ""


def pick(actor: Actor, person_id: UUID, terms: Terms) -> Picked:
    """The way the person chose if it is safe, else another that is. What they stopped is not used."""
    if terms.wants == "none":
        return Picked(None, because="person-stopped")
    here = replace(actor, zone=terms.zone)
    ways = [each for each in channels_for(here, person_id, Telling.MESSAGE).safe if each.way in MESSAGES]
    ready = [each for each in ways if carriers.carries(each.way)]
    open_ones = [each for each in ready if not (terms.stopped and each.way is Way.TEXT)]
    if not open_ones:
        return Picked(None, because="person-stopped" if ready else "no-safe-way")
    best = min(open_ones, key=lambda each: each.way.value != terms.wants)
    return Picked(best.key, best.way.value)


def pick_where_they_wrote(actor: Actor, person_id: UUID, terms: Terms, channel: UUID, way: str) -> Picked:
    """The number or address that the person has just written from, unless they said that it is not safe."""
    found = channels_for(replace(actor, zone=terms.zone), person_id, Telling.MESSAGE)
    if channel in {each.key for each in found.refused if each.unsafe} or not carriers.carries(Way(way)):
        return Picked(None, because="no-safe-way")
    return Picked(channel, way)
