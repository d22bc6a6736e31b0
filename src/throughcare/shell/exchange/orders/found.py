"""What was read of a payload: orders with their conditions, whom it is about, every field that is refused by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class RefusedField:
    """A field that was not taken. path: where it stands in the payload. Its content is not said again."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFound:
    """A condition as the types of the place have it.

    places: postal codes of addresses its terms may name, by the word that stands for each in `terms`.
    """

    path: str
    kind: str
    text: str
    terms: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    starts_on: date | None = None
    last_day: date | None = None
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFound:
    """An order. made_on: None where it is not said."""

    path: str
    kind: str
    label: str
    authority: str = ""
    reference: str = ""
    made_on: date | None = None
    starts_on: date | None = None
    last_day: date | None = None
    conditions: tuple[ConditionFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Wearer:
    """Whom a payload is about, as it says: to be held against the record, never written."""

    path: str
    family_name: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read of one payload."""

    wearers: tuple[Wearer, ...]
    orders: tuple[OrderFound, ...]
    refused: tuple[RefusedField, ...]


class UnreadablePayload(ValueError):
    """The file as a whole is no payload of a kind that is known; nothing was read. Its text says what to mend."""


@dataclass(slots=True)
class Gathering:
    """Collects refused fields on the way."""

    refused: list[RefusedField] = field(default_factory=list)

    def refuse(self, path: str, reason: str) -> None:
        """Note a field that is not taken."""
        self.refused.append(RefusedField(path, reason))
