"""What an app gives when it asks for a letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import LetterTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter to be made.

    values: what the asker alone knows, by the template's blanks; person, office, officer and manager are filled in
    here unless given. state: the person's state today as orders know it, None when none is recorded; this floor
    cannot ask, and a state that stops letters stops this one. about: what it is about. answer_by: the day by
    which an answer is awaited. by_hand: it is to be handed over in person, so no address stands on it.
    """

    template: LetterTemplate
    state: SupervisionState | None
    values: Mapping[str, str] = field(default_factory=dict)
    about: UUID | None = None
    answer_by: date | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentTold:
    """What a neutral appointment letter says, in words: nothing of why."""

    id: UUID
    on: str
    at: str
    place: str
    officer: str
