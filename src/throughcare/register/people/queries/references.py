"""From a person's id to the agency's reference and back, for pages that show no names."""

from collections.abc import Collection
from uuid import UUID

from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person


def references_of(actor: Actor, people: Collection[UUID]) -> dict[UUID, str]:
    """The references of those people whom no wall hides from the actor."""
    if not people:
        return {}
    found = Person.objects.filter(door.findable_by(actor, "id"), pk__in=people)
    return dict(found.values_list("pk", "reference"))


def person_with_reference(actor: Actor, reference: str) -> UUID | None:
    """The person of exactly this reference, whatever its case, unless a wall hides them from the actor."""
    found = Person.objects.filter(
        door.findable_by(actor, "id"), agency_id=actor.agency_id, reference__iexact=reference.strip()
    )
    key: UUID | None = found.values_list("pk", flat=True).first()
    return key
