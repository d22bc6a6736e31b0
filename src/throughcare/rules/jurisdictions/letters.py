"""Letters as structured plain text with named blanks; the page or the PDF is made above the rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.kernel import RuleError

BLANK = re.compile(r"{([a-z_]+)}")
WRITTEN_IN = "en"
"""The language in which the packs' own letters are written; any other is a translation that somebody checks."""


class LetterKind(StrEnum):
    """What a letter is for."""

    APPOINTMENT = "appointment"
    REASON_REQUEST = "reason_request"
    WARNING = "warning"
    WARNING_WITHDRAWN = "warning_withdrawn"
    ENDING = "ending"
    DECISION = "decision"
    LICENCE = "licence"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_DECIDED = "appeal_decided"
    PROGRESS_REPORT = "progress_report"
    PRE_SENTENCE_REPORT = "pre_sentence_report"

    @property
    def legal_notice(self) -> bool:
        """Whether it tells of a decision or of a right and its time: never in words that nobody checked."""
        return self in LEGAL_NOTICES

    @property
    def report(self) -> bool:
        """Whether it goes to a court or board, and not to the person."""
        return self in REPORTS


LEGAL_NOTICES = frozenset(
    {
        LetterKind.REASON_REQUEST,
        LetterKind.WARNING,
        LetterKind.WARNING_WITHDRAWN,
        LetterKind.ENDING,
        LetterKind.DECISION,
        LetterKind.LICENCE,
        LetterKind.APPEAL_RECEIVED,
        LetterKind.APPEAL_DECIDED,
    }
)
REPORTS = frozenset({LetterKind.PROGRESS_REPORT, LetterKind.PRE_SENTENCE_REPORT})


class Checked(StrEnum):
    """How it is known that a wording says, in its language, what it is to say."""

    NOT = "not_checked"
    PACK = "pack"
    AGENCY = "agency"
    WRITTEN = "written"
    TRANSLATED = "translated"
    READ = "read"

    @property
    def words(self) -> str:
        """As a page says it."""
        return CHECKED_WORDS[self]


CHECKED_WORDS = {
    Checked.NOT: "Nobody has checked it",
    Checked.PACK: "The pack’s own, in the language it was written in",
    Checked.AGENCY: "The agency’s own, released by a second person",
    Checked.WRITTEN: "Written in this language by somebody who knows it and the law",
    Checked.TRANSLATED: "Translated by a person, and read again by another",
    Checked.READ: "Read and put right by somebody who knows the language and the law, however it was made",
}
OF_TRANSLATIONS = (Checked.WRITTEN, Checked.TRANSLATED, Checked.READ)
"""How a wording in another language than the pack's own can have been checked. There is no other way."""


class BlanksDoNotFit(RuleError):
    """A letter was filled with too little, too much, or something empty."""

    def __init__(self, letter: str, missing: set[str], unknown: set[str]) -> None:
        super().__init__(
            f"{letter}: still needed: {', '.join(sorted(missing)) or 'nothing'}; "
            f"not in the letter: {', '.join(sorted(unknown)) or 'nothing'}.",
            letter=letter,
            missing=sorted(missing),
            unknown=sorted(unknown),
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs, then a list. Blanks are written {like_this}."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every piece of text, in order."""
        return (self.heading, *self.paragraphs, *self.points)

    def filled(self, values: Mapping[str, str]) -> "Section":
        """The section with its blanks filled; `values` has them all."""
        return Section(
            filled(self.heading, values),
            tuple(line for text in self.paragraphs for line in _lines(text, values)),
            tuple(line for text in self.points for line in _lines(text, values)),
        )


def _lines(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """A text that is one blank and nothing else takes each line of its value as a text of its own."""
    alone = BLANK.fullmatch(text)
    if alone is None:
        return (filled(text, values),)
    return tuple(line.strip() for line in values[alone[1]].splitlines() if line.strip())


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with every blank replaced by its value; `values` has them all."""
    return BLANK.sub(lambda found: values[found[1]], text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A filled letter: what it says, and which template said it. edition: as in `LetterTemplate`."""

    template: str
    version: date
    language: str
    title: str
    sections: tuple[Section, ...]
    checked: Checked
    edition: str = ""

    @property
    def named(self) -> str:
        """Which text it was: "ew-warning@2026-11-22", or "ew-warning@agency-3#..." for an agency's own."""
        return f"{self.template}@{self.edition or self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """One letter in one language. checked: how a person who knows language and law has read it, if one has.

    code: unique in the pack with its language. version: the day the wording was settled.
    order_types: the only ones under which it may be sent, since it states their law; empty for any.
    needed: blanks that no agency's own text of it may drop. must_say: sentences that law asks for, word for word.
    edition: which of an agency's own texts it is; "" for the pack's.
    """

    code: str
    kind: LetterKind
    language: str
    version: date
    title: str
    sections: tuple[Section, ...]
    checked: Checked = Checked.PACK
    order_types: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    must_say: tuple[str, ...] = ()
    edition: str = ""

    def __post_init__(self) -> None:
        """Refuse one that asks of others what it does not hold, and a translation that calls itself the pack’s."""
        if self.checked is Checked.PACK and self.language != WRITTEN_IN:
            raise RuleError(f"{self.code}: say who checked it in {self.language}", letter=self.code)
        if lacking := self.needed - self.blanks:
            raise BlanksDoNotFit(self.code, set(lacking), set())
        said = {" ".join(text.split()) for section in self.sections for text in section.texts()}
        for sentence in self.must_say:
            if not any(sentence in text for text in said):
                raise RuleError(f"{self.code} does not say what it must: {sentence}", letter=self.code)

    @property
    def is_checked(self) -> bool:
        """Whether a letter may be made of it."""
        return self.checked is not Checked.NOT

    @property
    def blanks(self) -> frozenset[str]:
        """The names of everything to be filled in."""
        texts = (self.title, *(text for section in self.sections for text in section.texts()))
        return frozenset(name for text in texts for name in BLANK.findall(text))

    def fill(self, values: Mapping[str, str]) -> Letter:
        """The letter with its blanks filled. Raises BlanksDoNotFit unless each has its text."""
        given = {name for name, value in values.items() if value.strip()}
        if given != self.blanks or len(given) != len(values):
            raise BlanksDoNotFit(self.code, set(self.blanks - given), set(values) - self.blanks)

        return Letter(
            template=self.code,
            version=self.version,
            language=self.language,
            title=filled(self.title, values),
            sections=tuple(section.filled(values) for section in self.sections),
            checked=self.checked,
            edition=self.edition,
        )
