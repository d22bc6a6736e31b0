"""The main names of several people, for lists."""

from collections.abc import Iterable
from uuid import UUID

from throughcare.register.people.models import Name


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """By person, as the database's wall lets the reader see them. One statement; none for nobody."""
    wanted = list(people)
    if not wanted:
        return {}
    rows = Name.objects.filter(person_id__in=wanted, kind="main").values_list("person_id", "given", "family")
    return {person: f"{given} {family}".strip() for person, given, family in rows}
