"""What administrators see of outside organisations, and of who works for them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.models import Organisation
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation; `members` have an account in use."""

    id: UUID
    name: str
    phone: str
    email: str
    address: str
    closed_on: date | None
    version: int
    members: int = 0


_COLUMNS = ("id", "name", "phone", "email", "address", "closed_on", "version", "members")


def organisations(actor: Actor, *, search: str = "", closed: bool = False) -> list[OrganisationView]:
    """The agency's organisations whose name holds `search`: the open ones, or the closed ones, by name."""
    rows = _counted(actor).filter(name__icontains=search, closed_on__isnull=not closed).order_by("name")
    return [OrganisationView(*row) for row in rows.values_list(*_COLUMNS)]


def organisation(actor: Actor, organisation_id: UUID) -> OrganisationView | None:
    """One organisation of the agency."""
    row = _counted(actor).filter(pk=organisation_id).values_list(*_COLUMNS).first()
    return OrganisationView(*row) if row else None


def open_organisations(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of each open organisation, for choosing one."""
    rows = Organisation.objects.filter(agency_id=agency_of(actor), closed_on__isnull=True).order_by("name")
    return [(str(key), name) for key, name in rows.values_list("id", "name")]


def _counted(actor: Actor):  # type: ignore[no-untyped-def]
    in_use = Count("users", filter=Q(users__is_active=True))
    return Organisation.objects.filter(agency_id=agency_of(actor)).annotate(members=in_use)
