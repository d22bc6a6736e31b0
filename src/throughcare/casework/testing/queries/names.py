"""The main names of several people."""

from collections.abc import Iterable
from uuid import UUID

from throughcare.register.people.models import Name


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """By person, as the database's wall lets the reader see them."""
    rows = Name.objects.filter(person_id__in=list(people), kind="main").values_list(
        "person_id", "given", "family"
    )
    return {person: f"{given} {family}".strip() for person, given, family in rows}
