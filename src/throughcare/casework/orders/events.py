"""What happened to a person's offences, orders, conditions, key dates and state. Ids, codes and dates only.

change: "added", "changed" or "taken back".
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OffenceHistoryChanged:
    """An entry of the offence history, or a sentence, was added, changed or taken back.

    kind: "offence" or "sentence".
    """

    person_id: UUID
    kind: str
    record_id: UUID
    change: str


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """An order was added, changed or taken back. ends_on is exclusive; None when not recorded."""

    person_id: UUID
    order_id: UUID
    kind: str
    change: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class OrderEnded:
    """An order came to its end, with its open conditions.

    ended_on: the first day on which nothing is required.
    """

    person_id: UUID
    order_id: UUID
    ended_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ConditionChanged:
    """A condition was added, varied or taken back."""

    person_id: UUID
    order_id: UUID
    condition_id: UUID
    change: str


@dataclass(frozen=True, slots=True)
class KeyDateChanged:
    """A key date was added, changed or taken back."""

    person_id: UUID
    key_date_id: UUID
    kind: str
    on: date
    change: str


@dataclass(frozen=True, slots=True)
class SupervisionStateChanged:
    """The person is in another state from `starts_on`; what `rules.contacts` says stops, stops.

    state, former: codes of `rules.contacts.SupervisionState`; "" when none is recorded. change: "added", or
    "taken back" when a wrong entry was undone, so that whatever followed from it is to be undone as well.
    state_id: the entry that was added or taken back.
    """

    person_id: UUID
    state: str
    former: str
    starts_on: date
    change: str
    state_id: UUID


@dataclass(frozen=True, slots=True)
class DeathReported:
    """Word came that the person died; everything stops until it is confirmed or undone."""

    person_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class DeathConfirmed:
    """A second source said the same."""

    person_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class DeathUndone:
    """The report was a mistake; everything that stopped runs on."""

    person_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class CourtResultEntered:
    """A court's result of that day was entered; each of its parts has told of itself."""

    person_id: UUID
    on: date
