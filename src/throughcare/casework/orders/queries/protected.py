"""Names that must not appear in what is served on a person."""

from uuid import UUID

from throughcare.register.people.models import Relation

PROTECTED_KINDS = ("victim", "protected", "child")
"""Kinds of relation whose names are kept out of texts that are served or shared."""


def protected_names(person_id: UUID) -> tuple[str, ...]:
    """Full names of the people around `person_id` who are marked as protected."""
    rows = Relation.objects.filter(person_id=person_id, kind__in=PROTECTED_KINDS).exclude(name="")
    return tuple(rows.values_list("name", flat=True))
