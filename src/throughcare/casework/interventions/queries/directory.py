"""The agency's directory of help. The wall shows an agency its own; no person stands here."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughcare.casework.interventions.mapping import Spot
from throughcare.casework.interventions.models import Resource
from throughcare.casework.interventions.wording import RESOURCE_KINDS
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import NOBODY_YET, Actor
from throughcare.platform.database.context import acting

MOST = 500
OLD_AFTER_DAYS = 183
"""Half a year: who moved or closed within it would be sent to a shut door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLine:
    """One line of the directory."""

    id: UUID
    version: int
    title: str
    kind: str
    what: str
    who_for: str
    how: str
    needs: list[str]
    address: str
    latitude: float | None
    longitude: float | None
    opening: list[dict[str, Any]]
    phone: str
    email: str
    web: str
    languages: list[str]
    checked_on: date
    closed_on: date | None

    @property
    def kind_words(self) -> str:
        """What kind of help it is."""
        return RESOURCE_KINDS[self.kind]

    @property
    def spot(self) -> Spot | None:
        """Where it is, if anybody said."""
        if self.latitude is None or self.longitude is None:
            return None
        return Spot(self.latitude, self.longitude)

    def old(self, today: date) -> bool:
        """Whether nobody has looked for too long whether it is still so."""
        return (today - self.checked_on).days > OLD_AFTER_DAYS


COLUMNS = tuple(ResourceLine.__dataclass_fields__)


def resources(
    actor: Actor, *, kind: str = "", need: str = "", words: str = "", closed: bool = False
) -> tuple[ResourceLine, ...]:
    """Lines of the agency's directory, by name; at most MOST. One statement.

    words: each has to stand in its name, what it is, whom it is for or where it is.
    """
    rows = Resource.objects.filter(agency_id=actor.agency_id, closed_on__isnull=not closed)
    if kind:
        rows = rows.filter(kind=kind)
    if need:
        rows = rows.filter(needs__contains=[need])
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(what__icontains=word)
            | Q(who_for__icontains=word)
            | Q(address__icontains=word)
        )
    return tuple(ResourceLine(**row) for row in rows.order_by("title").values(*COLUMNS)[:MOST])


def resource(actor: Actor, resource_id: UUID) -> ResourceLine:
    """One line, closed or not. Raises NotThere. One statement."""
    row = Resource.objects.filter(agency_id=actor.agency_id, pk=resource_id).values(*COLUMNS).first()
    if row is None:
        raise NotThere(Permission.RESOURCE_KEEP, None, "no such line of the directory")
    return ResourceLine(**row)


def open_directory(agency_code: str) -> tuple[Actor, tuple[ResourceLine, ...]]:
    """An agency's directory for somebody without an account, and as whom it was read. Raises NotThere. Two statements.

    The agency's wall is open for the one statement that reads the directory, and shut again when this returns.
    """
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        raise NotThere(Permission.RESOURCE_KEEP, None, "no such agency")
    reader = Actor(
        user_id=NOBODY_YET, agency_id=agency.pk, agency_code=agency.code, agency_name=agency.name, zone=agency.zone,
        jurisdiction=agency.jurisdiction,
    )  # fmt: skip
    with acting(reader):
        return reader, resources(reader)
