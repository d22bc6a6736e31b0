"""Whether a person is an adult, as far as their birth is known."""

from datetime import date
from uuid import UUID

from throughcare.register.people.birth import Birth
from throughcare.register.people.models import Person


def is_adult(person_id: UUID, today: date) -> bool | None:
    """True, False for under-18s, or None: the birth recorded does not say, which is not the same as adult."""
    row = Person.objects.filter(pk=person_id).values_list("born_from", "born_to", "born_precision").first()
    return Birth(*row).adult(today) if row else None
