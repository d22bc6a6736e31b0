"""What a screen or the API hands to a command. Dates are civil; a last day is the last one inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceDraft:
    """An entry of the offence history. outcome: a code of OFFENCE_OUTCOMES. None and "": not recorded."""

    description: str
    outcome: str
    committed_on: date | None = None
    convicted_on: date | None = None
    scheme: str = ""
    code: str = ""
    court: str = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceDraft:
    """What a court imposed. length: as the court said it, "18 months"."""

    kind: str
    offence_id: UUID | None = None
    imposed_on: date | None = None
    court: str = ""
    length: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """An order. kind: an order type of the pack. authority: who made it."""

    kind: str
    sentence_id: UUID | None = None
    authority: str = ""
    reference: str = ""
    made_on: date | None = None
    starts_on: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDraft:
    """A condition. kind: a condition type of the pack. last_day: None while it lasts as long as the order.

    text: may be left empty where `wording`, a code of the type's catalogue, is filled in with `answers`. terms: what
    the type's kind of terms asks, by name; none where none is recorded. legal_basis: the power, where the type does not
    name it.
    """

    kind: str
    text: str = ""
    starts_on: date | None = None
    last_day: date | None = None
    authority: str = ""
    terms: Mapping[str, Any] = field(default_factory=dict)
    wording: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDateDraft:
    """A date that matters. kind: of the pack. certainty: a code of CERTAINTIES."""

    kind: str
    on: date
    certainty: str
    order_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateDraft:
    """What is happening to the person from a day on. state: a code of `rules.contacts.SupervisionState`."""

    state: str
    starts_on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingDraft:
    """How an order ends. reason: a code of `reasons.ENDINGS`. decided_by: the court or person who decided."""

    last_day: date
    reason: str
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathDraft:
    """What was heard of a death. told_how: a code of TOLD_HOW. died_on: None when it was not said."""

    told_by: str
    told_how: str
    told_on: date
    died_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptDraft:
    """An attempt to reach the person. way, result: codes of `rules.contacts`."""

    on: date
    way: str
    result: str
    note: str = ""


CONFIRMED = (
    ("person", "The person knows that supervision ends, and where to turn for help"),
    ("agencies", "Other agencies that work with the person are told"),
    ("others", "Next of kin, and anybody who must be told by law, are told"),
    ("retention", "The day until which the record is kept is known"),
)
"""What somebody says before supervision ends, since no record can show it: codes with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingDraft:
    """How supervision ends. letter: "post", "hand" or "none". confirmed: codes of CONFIRMED."""

    last_day: date
    letter: str
    confirmed: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtResultDraft:
    """What a court decided on one day. outcomes: what came of charges on record, by their ids, "convicted", "acquitted"
    or "discontinued"; those it does not name stay undecided. offence: one not on record yet. The sentence, the order
    and a new entry take day and court from here.
    """

    on: date
    court: str = ""
    outcomes: Mapping[UUID, str] = field(default_factory=dict)
    offence: OffenceDraft | None = None
    sentence: SentenceDraft | None = None
    order: OrderDraft | None = None
    conditions: tuple[ConditionDraft, ...] = ()
    next_hearing: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StayDraft:
    """Reception into an establishment. category: the establishment's own word for its security category."""

    establishment: str
    received_on: date
    category: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyNoteDraft:
    """A line on behaviour in custody, in the words in which it came. kind: a code of `queries.custody.NOTE_KINDS`."""

    on: date
    kind: str
    as_given: str
    source: str
