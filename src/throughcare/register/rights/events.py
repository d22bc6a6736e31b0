"""What happened to a person's rights over their data; ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AccessAsked:
    """A person asked to see what is held about them."""

    person_id: UUID
    request_id: UUID


@dataclass(frozen=True)
class PackAsked:
    """A pack is to be put together."""

    person_id: UUID
    pack_id: UUID
    asked_by: UUID


@dataclass(frozen=True)
class AccessHandedOver:
    """A pack was handed over."""

    person_id: UUID
    request_id: UUID


@dataclass(frozen=True)
class DisputeRecorded:
    """A person disagrees with something recorded, or its use was restricted. kind: a code of Dispute.Kind."""

    person_id: UUID
    dispute_id: UUID
    kind: str


@dataclass(frozen=True)
class ErasureDecided:
    """The time to keep a record is over and a named person decided that it goes. Nothing is erased by this yet."""

    person_id: UUID
    review_id: UUID


@dataclass(frozen=True)
class RecordTakenAway:
    """Law took a record away; nothing of it may be kept. table: of the record that was named."""

    person_id: UUID
    table: str
    record_id: UUID


@dataclass(frozen=True)
class RecordPutBack:
    """What was sealed stands again."""

    person_id: UUID
    act_id: UUID


@dataclass(frozen=True)
class PersonErased:
    """Law demanded that all that was held of a person goes; it is gone."""

    person_id: UUID
    act_id: UUID
