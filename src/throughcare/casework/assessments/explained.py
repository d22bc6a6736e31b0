"""What a term sheet says of one score, ready to be shown by a page, the API or a PDF. Every text is plain words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.rules.forms.scales import BandScale
from throughcare.rules.sheets import NOT_A_DECISION


@dataclass(frozen=True, slots=True)
class AnswerBehind:
    """An answer behind an input. where: where it came from; on: the day it was true there; at: when it was given."""

    asks: str
    says: str
    where: str
    on: date | None
    note: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ScoreInput:
    """One input of the rule. known: whether there is an answer. behind: the answers it is made of."""

    name: str
    asks: str
    says: str
    known: bool
    behind: tuple[AnswerBehind, ...]
    without: str = ""


@dataclass(frozen=True, slots=True)
class TermShown:
    """One term. adds: with its sign, "" where nothing is counted. less: it takes away.

    starts, length: of its bar, on a line of 204 whose middle, 102, is nothing.
    """

    says: str
    adds: str
    less: bool
    starts: int
    length: int


@dataclass(frozen=True, slots=True)
class NamedText:
    """A name and what there is to say of it."""

    name: str
    says: str

    @property
    def pair(self) -> tuple[str, str]:
        """Both, for a row of a table."""
        return self.name, self.says


@dataclass(frozen=True, slots=True)
class ScoreMeaning:
    """What the number means and what not, and what may rest on it."""

    event: str
    frequencies: tuple[str, ...]
    does_not: tuple[str, ...]
    horizon: str
    population: str
    base_rate: str
    accuracy: str
    kind: str
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    uses_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreExplained:
    """The term sheet of one score.

    words: what it reads. again: whether computing it again gave the same; differs: that it did not. made: whether the
    rule could be asked again at all; without it there are no terms. inputs_text: the exact JSON; command: what
    recomputes it without this system.
    """

    id: UUID
    assessment_id: UUID
    rule: str
    title: str
    decides: str
    value: str
    unit: str
    band: str
    words: str
    results: tuple[NamedText, ...]
    not_scored: str
    scored_on: date
    again: str
    differs: bool
    terms: tuple[TermShown, ...]
    closing: str
    inputs: tuple[ScoreInput, ...]
    spelt: ScoreMeaning | None
    scale: BandScale | None
    about: tuple[NamedText, ...]
    fingerprint: str
    inputs_text: str
    command: str
    not_a_decision: str = NOT_A_DECISION

    @property
    def made(self) -> bool:
        """Whether the rule answered when asked again."""
        return self.spelt is not None

    @property
    def known(self) -> tuple[ScoreInput, ...]:
        """Inputs with an answer."""
        return tuple(each for each in self.inputs if each.known)

    @property
    def unknown(self) -> tuple[ScoreInput, ...]:
        """Inputs without one."""
        return tuple(each for each in self.inputs if not each.known)
