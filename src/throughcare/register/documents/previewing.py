"""A text with invented values in its blanks: on the page, and as the PDF that it would become."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from throughcare.register.documents import printing
from throughcare.rules.jurisdictions import Jurisdiction, Letter, LetterTemplate, Section
from throughcare.rules.jurisdictions.letters import filled
from throughcare.rules.texts import Blank, Reading, TextKind, Wording, blanks_of, plain, reading_of

INVENTED = ("Alex Example", "1 Example Street", "Northtown")
INVENTED_DAY = date(2027, 3, 3)


@dataclass(frozen=True)
class Preview:
    """What a text says with invented values."""

    title: str
    sections: tuple[Section, ...]
    reading: Reading
    language: str

    @property
    def plain(self) -> str:
        """As a note would hold it."""
        return plain(self.sections)


@dataclass(frozen=True)
class BlankShown:
    """A blank as the list of them shows it. needed: it may not be left out."""

    written: str
    meaning: str
    sample: str
    needed: bool


def preview(pack: Jurisdiction, wording: Wording, blanks: tuple[Blank, ...], language: str) -> Preview:
    """The wording with invented values. Every blank in it is one of `blanks`."""
    values = _samples(pack, blanks)
    sections = tuple(section.filled(values) for section in wording.sections)
    reading = reading_of([text for each in sections for text in each.texts() if text], language)
    return Preview(filled(wording.title, values), sections, reading, language)


def of_letter(letter: Letter) -> Preview:
    """A letter as it reads."""
    said = [text for each in letter.sections for text in each.texts() if text]
    return Preview(letter.title, letter.sections, reading_of(said, letter.language), letter.language)


def reading_of_text(
    pack: Jurisdiction, wording: Wording, blanks: tuple[Blank, ...], language: str
) -> Reading | None:
    """How old a reader the wording needs, with invented values in its blanks; None where nothing is written yet."""
    return preview(pack, wording, blanks, language).reading if wording.sections else None


def blanks_shown(
    pack: Jurisdiction, kind: TextKind, law: LetterTemplate | None
) -> tuple[tuple[Blank, ...], list[BlankShown]]:
    """The blanks of a text, and how the page lists them: those needed first."""
    blanks = blanks_of(kind, law)
    values, needed = _samples(pack, blanks), law.needed if law else frozenset()
    listed = [
        BlankShown(each.written, each.meaning, values[each.name], each.name in needed) for each in blanks
    ]
    return blanks, sorted(listed, key=lambda each: not each.needed)


def content_of(shown: Preview, sender: Sequence[str]) -> Mapping[str, Any]:
    """As a letter's content, for the printer. sender: the agency's name, then address and telephone."""
    return {
        "title": shown.title, "format": "", "language": shown.language, "made_on": INVENTED_DAY.isoformat(),
        "sender": list(sender), "recipient": list(INVENTED), "reference": "X123456",
        "sections": [
            {name: list(part) if isinstance(part, tuple) else part for name, part in asdict(each).items()}
            for each in shown.sections
        ],
    }  # fmt: skip


def pdf_of(shown: Preview, sender: Sequence[str], pack: Jurisdiction) -> bytes:
    """The preview as PDF; b"" where the machine cannot make one."""
    return printing.pdf_of(content_of(shown, sender), pack)


def html_of(shown: Preview, sender: Sequence[str], pack: Jurisdiction) -> str:
    """The preview as a page of its own, for the printer."""
    return printing.html_of(content_of(shown, sender), pack)


def _samples(pack: Jurisdiction, blanks: tuple[Blank, ...]) -> dict[str, str]:
    return {
        each.name: each.sample if isinstance(each.sample, str) else pack.in_words(each.sample)
        for each in blanks
    }
