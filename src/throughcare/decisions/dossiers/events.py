"""What happens to a dossier that others may hear of: ids, codes and numbers only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DossierAssembled:
    """The papers of a hearing were put together; a draft."""

    dossier_id: UUID
    person_id: UUID
    about: UUID
    number: int


@dataclass(frozen=True, slots=True)
class WithholdingAsked:
    """Somebody asked that a paper is not shown to the person; somebody else is to decide."""

    dossier_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class DossierFixed:
    """A version was made, and does not change any more."""

    dossier_id: UUID
    person_id: UUID
    about: UUID
    number: int


@dataclass(frozen=True, slots=True)
class DossierHandedOver:
    """A copy was given: to whom, and how, by their codes."""

    dossier_id: UUID
    person_id: UUID
    about: UUID
    recipient: str
    how: str
