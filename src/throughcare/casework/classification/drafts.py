"""What a screen, an import or the API hands to a command. Dates are civil."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDraft:
    """A supervision level from a day on. level: a code of the pack. reason: why, without personal detail.

    source: what it rests on, such as a classification or a supervisor's decision. rule_level: the rule's own level
    where an override sets another. calculation, override: the rows it rests on, where there are any.
    """

    level: str
    starts_on: date
    reason: str
    source: str
    rule_level: str = ""
    calculation: UUID | None = None
    override: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideDraft:
    """Another level than the rule's. reason: a category; words: the author's own.

    considered: the author has read what speaks against it, and keeps it. speaks_for: what speaks for it nevertheless.
    """

    level: str
    reason: str
    words: str
    review_on: date
    considered: bool = False
    speaks_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagDraft:
    """A flag. review_on: None for the usual day of its kind."""

    kind: str
    level: str = ""
    starts_on: date
    note: str = ""
    review_on: date | None = None
