"""The agency's own name, zone, telephone and address."""

from zoneinfo import available_timezones

from django.db import transaction

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.administration.changing import change
from throughcare.platform.access.door import require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused


class UnknownZone(Refused):
    """The zone is not one of the IANA database, such as "Europe/London"."""


@transaction.atomic
def change_agency(actor: Actor, *, expected: int, name: str, zone: str, phone: str, address: str) -> None:
    """Change the actor's own agency. Raises NotPermitted, UnknownZone or StaleVersion."""
    require(actor, Permission.AGENCY_ADMINISTER)
    if zone not in available_timezones():
        raise UnknownZone("Choose one of the time zones listed", "zone", zone=zone)
    agency = Agency.objects.get(pk=agency_of(actor))
    changed = change(agency, expected, name=name, zone=zone, phone=phone, address=address)
    trail.record(
        actor, "access:agency:changed", agency, verb=trail.Verb.ADMINISTER, details={"fields": changed}
    )
