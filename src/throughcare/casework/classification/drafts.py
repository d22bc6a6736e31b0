"""What a screen, an import or the API hands to a command. Dates are civil."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDraft:
    """A supervision level from a day on. level: a code of the pack. reason: why, without personal detail.

    source: what it rests on, such as a classification or a supervisor's decision.
    """

    level: str
    starts_on: date
    reason: str
    source: str
