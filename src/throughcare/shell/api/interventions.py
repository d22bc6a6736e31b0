"""/people/{id}/services, /services and /help-places: referrals and consents, what is offered here, the directory.

A referral is begun, sent and withdrawn on screen, where whoever sends it sees what is told.
"""

from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.interventions import queries
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

interventions = Resource("interventions", "interventions")


class ReferralShown(Shown):
    """A referral. phase: writing, asked, waiting, running or ended. told: what the organisation was told, by field.

    stopped_on: since when the organisation sees nothing of it, because a consent is gone.
    """

    id: UUID
    version: int
    offering: str
    organisation: str
    objective_id: UUID | None
    state: str
    phase: str
    why: str
    outcomes: list[str]
    told: list[dict[str, Any]]
    waits_from: date | None
    began_on: date | None
    ended_on: date | None
    ended_how: str
    ended_why: str
    stopped_on: date | None
    worker: str


class ConsentShown(Shown):
    """A consent. standing: live, or why it is none. lacks: elements that are not there, in words."""

    id: UUID
    version: int
    kind: str
    discloser: str
    recipient: str
    information: str
    reason: str
    signed_on: date
    ends_on: date | None
    ends_when: str
    revoked_on: date | None
    standing: str
    lacks: list[str]


class ServicesShown(Shown):
    """Every referral and consent of a person, the latest first."""

    referrals: list[ReferralShown]
    consents: list[ConsentShown]


class OfferingShown(Shown):
    """What is offered here. free: places that nobody has; null where nobody counts. waiting, running: referrals.

    waited_days: the middle of the days from sending to beginning, of those that began within a year.
    """

    id: UUID
    version: int
    title: str
    organisation: str
    programme: str
    what: str
    needs: list[str]
    route: str
    clinical: bool
    places: int | None
    free: int | None
    waiting: int
    running: int
    oldest_wait: date | None
    waited_days: float | None
    opens_on: date
    closed_on: date | None


def read_services(actor: Actor, person_id: UUID) -> ServicesShown:
    """A person's referrals to services and programmes, and their consents."""
    known, today = queries.around(actor, person_id), clock.today(actor.zone)
    return ServicesShown(
        referrals=[_referral(each) for each in known.referrals],
        consents=[_consent(each, today) for each in known.consents],
    )


def read_offerings(actor: Actor, closed: bool = False) -> list[OfferingShown]:
    """What is offered here, with places and waiting times."""
    return [_offering(each) for each in queries.offerings(actor, closed=closed)]


def read_help_places(
    actor: Actor, kind: str = "", need: str = "", words: str = ""
) -> list[queries.ResourceLine]:
    """The directory of help in the community."""
    return list(queries.resources(actor, kind=kind, need=need, words=words))


def _referral(each: queries.ReferralHeld) -> ReferralShown:
    plain = {
        name: getattr(each, name) for name in ReferralShown.model_fields if name not in ("told", "phase")
    }
    return ReferralShown(**plain, told=each.shared, phase=each.phase)


def _consent(each: queries.ConsentHeld, today: date) -> ConsentShown:
    plain = {
        name: getattr(each, name) for name in ConsentShown.model_fields if name not in ("standing", "lacks")
    }
    return ConsentShown(**plain, standing=each.standing(today).value, lacks=list(each.lacks))


def _offering(each: queries.OfferingHeld) -> OfferingShown:
    renamed = {"oldest_wait": each.oldest, "waited_days": each.waited}
    made: dict[str, Any] = {
        name: renamed[name] if name in renamed else getattr(each, name) for name in OfferingShown.model_fields
    }
    return OfferingShown(**made)


interventions.reads("/people/{uuid:person_id}/services", read_services)
interventions.lists("/services", read_offerings, by=("title", "id"), may=Permission.PERSON_FIND)
interventions.lists("/help-places", read_help_places, by=("title", "id"), may=Permission.PERSON_FIND)
