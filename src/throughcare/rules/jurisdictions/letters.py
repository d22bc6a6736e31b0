"""Letters as structured plain text with named blanks; the page or the PDF is made above the rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.kernel import RuleError

BLANK = re.compile(r"{([a-z_]+)}")


class LetterKind(StrEnum):
    """What a letter is for."""

    APPOINTMENT = "appointment"
    REASON_REQUEST = "reason_request"
    WARNING = "warning"
    WARNING_WITHDRAWN = "warning_withdrawn"
    ENDING = "ending"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A filled letter: what it says, and which template said it."""

    template: str
    version: date
    language: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """One letter in one language. `checked`: a person who knows language and law has read it.

    code: unique in the pack with its language. version: the day the wording was settled.
    order_types: the only ones under which it may be sent, since it states their law; empty for any.
    """

    code: str
    kind: LetterKind
    language: str
    version: date
    title: str
    sections: tuple[Section, ...]
    checked: bool = True
    order_types: frozenset[str] = frozenset()

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

        def filled(text: str) -> str:
            return BLANK.sub(lambda found: values[found[1]], text)

        return Letter(
            template=self.code,
            version=self.version,
            language=self.language,
            title=filled(self.title),
            sections=tuple(
                Section(
                    filled(section.heading),
                    tuple(map(filled, section.paragraphs)),
                    tuple(map(filled, section.points)),
                )
                for section in self.sections
            ),
        )
