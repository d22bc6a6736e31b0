"""What happened to what is known of people; ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class PersonAdded:
    """An agency began a record of a person."""

    person_id: UUID
    agency_id: UUID


@dataclass(frozen=True)
class PersonDetailsChanged:
    """Something known of a person was added, corrected, ended or taken back.

    kind: "about", "name", "identifier", "address" ... item_id: the record concerned. act: "added", "corrected",
    "ended" or "taken-back".
    """

    person_id: UUID
    kind: str
    item_id: UUID
    act: str


@dataclass(frozen=True)
class PeopleMerged:
    """Two records were found to be of one person: what `gone_id` had stands on `person_id` now."""

    person_id: UUID
    gone_id: UUID
    merge_id: UUID


@dataclass(frozen=True)
class MergeUndone:
    """A merge was a mistake: `gone_id` is a record of its own again."""

    person_id: UUID
    gone_id: UUID
    merge_id: UUID
