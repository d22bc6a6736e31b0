"""What is wrong with an agency's own wording: each problem with the box it stands in."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from throughcare.rules.jurisdictions.letters import BLANK, LetterTemplate, Section
from throughcare.rules.texts.blanks import Blank

BRACES = re.compile(r"{([^{}]*)}")
MOST_SECTIONS = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as somebody words it: its title, which may hold blanks, and its sections."""

    title: str
    sections: tuple[Section, ...]

    @property
    def blanks(self) -> frozenset[str]:
        """The names of everything to be filled in."""
        return frozenset(name for _, text in _placed(self) for name in BLANK.findall(text))


@dataclass(frozen=True, slots=True)
class Problem:
    """section: which one, from 0; None for the title. says: what to do."""

    section: int | None
    says: str


def problems(
    wording: Wording,
    blanks: Collection[Blank],
    letter: LetterTemplate | None = None,
    *,
    same_language: bool = True,
) -> list[Problem]:
    """All that keeps the wording from being used; nothing where it is right.

    blanks: those it may hold. letter: the pack's own letter that it would stand over. same_language: whether it is
    in the language of the pack's own, where sentences that law asks for can be compared.
    """
    found = [*_unknown(wording, {each.name for each in blanks}), *_unsaid(wording)]
    if letter is not None:
        found += _dropped(wording, letter, blanks)
        found += _law_unsaid(wording, letter) if same_language else []
    return found


def _placed(wording: Wording) -> Iterator[tuple[int | None, str]]:
    yield None, wording.title
    for at, section in enumerate(wording.sections):
        for text in section.texts():
            yield at, text


def _unknown(wording: Wording, known: set[str]) -> Iterator[Problem]:
    said: set[tuple[int | None, str]] = set()
    for at, text in _placed(wording):
        for name in BRACES.findall(text):
            if name not in known and (at, name) not in said:
                said.add((at, name))
                near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
                meant = (
                    f" Did you mean {{{near[0]}}}?" if near else " The list of blanks shows what there is."
                )
                yield Problem(at, f"There is no blank {{{name}}} here.{meant}")
        if re.search(r"[{}]", BRACES.sub("", text)):
            yield Problem(at, "A brace { or } stands alone. A blank has both: {person_name}.")


def _unsaid(wording: Wording) -> Iterator[Problem]:
    if not wording.title.strip():
        yield Problem(None, "Enter the title")
    if not any(each.paragraphs or each.points for each in wording.sections):
        yield Problem(0, "Write the text")
    if len(wording.sections) > MOST_SECTIONS:
        yield Problem(MOST_SECTIONS, f"A text has {MOST_SECTIONS} sections at most")
    for at, section in enumerate(wording.sections):
        if (
            section.heading
            and not (section.paragraphs or section.points)
            and BLANK.search(section.heading) is None
        ):
            continue  # a heading to write under, as in a note
        if not any(section.texts()):
            yield Problem(at, "Write the section, or leave it out")


def _dropped(wording: Wording, letter: LetterTemplate, blanks: Collection[Blank]) -> Iterator[Problem]:
    meanings = {each.name: each.meaning for each in blanks}
    for name in sorted(letter.needed - wording.blanks):
        yield Problem(
            _place_of(wording, letter, f"{{{name}}}"),
            f"This letter needs {{{name}}}, {meanings.get(name, name)}. Put it back in.",
        )


def _law_unsaid(wording: Wording, letter: LetterTemplate) -> Iterator[Problem]:
    said = " ".join(" ".join(text.split()) for _, text in _placed(wording))
    for sentence in letter.must_say:
        if sentence not in said:
            yield Problem(
                _place_of(wording, letter, sentence), f"The law asks this letter to say: “{sentence}”"
            )


def _place_of(wording: Wording, letter: LetterTemplate, text: str) -> int | None:
    """The section that stands where the pack's says `text`: by its heading, else by its place; None: the title."""
    if text in letter.title and not any(text in each for part in letter.sections for each in part.texts()):
        return None
    at = next(
        (at for at, each in enumerate(letter.sections) if any(text in part for part in each.texts())), 0
    )
    headings = [each.heading for each in wording.sections]
    wanted = letter.sections[at].heading
    return headings.index(wanted) if wanted in headings else max(0, min(at, len(headings) - 1))
