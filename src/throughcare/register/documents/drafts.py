"""What is given when a letter is asked for, or a text is worded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import LetterTemplate, Section
from throughcare.rules.jurisdictions.letters import WRITTEN_IN
from throughcare.rules.texts import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter to be made.

    values: what the asker alone knows, by the template's blanks; person, office, officer and manager are filled in
    here unless given. state: the person's state today as orders know it, None when none is recorded; this floor
    cannot ask, and a state that stops letters stops this one. about: what it is about. answer_by: the day by
    which an answer is awaited. by_hand: it is to be handed over in person, so no address stands on it. own_words_by:
    of a letter in another language, who put the sentences written for it into that language; "" where nobody did.
    recipient: the court or board of a report, on which no address of the person stands; "" for the person.
    """

    template: LetterTemplate
    state: SupervisionState | None
    values: Mapping[str, str] = field(default_factory=dict)
    about: UUID | None = None
    answer_by: date | None = None
    by_hand: bool = False
    own_words_by: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A letter or report drawn up from the record. kind: a code of `LetterKind`. values: by the text's blanks.

    about: the decision or other thing it is about. order_type: the order it is about, where the text states its law.
    recipient: the court or board of a report; "" for the person.
    """

    kind: str
    values: Mapping[str, str]
    about: UUID | None = None
    order_type: str | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChange:
    """How somebody left it. values: every blank that was filled in; what is missing is found when it is signed."""

    values: Mapping[str, str]
    language: str = WRITTEN_IN
    recipient: str = ""
    own_words_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentTold:
    """What a neutral appointment letter says, in words: nothing of why."""

    id: UUID
    on: str
    at: str
    place: str
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDraft:
    """A heading with its paragraphs, then a list; blanks are written {like_this}."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingDraft:
    """What a text says. why: what changed and why, for whoever releases it."""

    title: str
    sections: tuple[SectionDraft, ...]
    why: str = ""

    @property
    def wording(self) -> Wording:
        """As the rules read it."""
        said = (Section(each.heading, tuple(each.paragraphs), tuple(each.points)) for each in self.sections)
        return Wording(self.title, tuple(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDraft:
    """Who made sure that a letter says in another language what it is to say. checked_how: a code of `Checked`."""

    checked_how: str = ""
    checked_by: str = ""
    checked_on: date | None = None


NO_CHECK = CheckDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """Which text is worded. code: the pack's own for a letter; "" for a text of another kind that is new."""

    kind: str
    code: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetDraft:
    """A short text of one's own."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    """What is said of a file to be kept. kind, came_from: codes of `wording`. about: what it is evidence of."""

    title: str
    kind: str
    came_on: date
    came_from: str
    about: UUID | None = None
    sensitive: bool = False
