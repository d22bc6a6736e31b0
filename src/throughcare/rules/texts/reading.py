"""How old a reader of English should be to read a text easily.

The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (J. P. Kincaid and others, "Derivation
of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, US Naval Technical Training
Command, 1975). A grade of the schools it was made for is read at its number of years and five. Syllables are counted
by groups of vowels, so the figure is near, not exact; it says nothing of any other language than English.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SOURCE = "Flesch-Kincaid grade (Kincaid and others, 1975) and five years"
AIM = 11
"""The age for which letters here are worded: about what most adults read with ease."""
YOUNGEST, OLDEST = 5, 25
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SENTENCE_ENDS = re.compile(r"[.!?:]+(?:\s|$)")
FEW_WORDS = 20
"""Below this the formula tells nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """age: whole years; None where it cannot be told, and `why_not` says why."""

    age: int | None
    why_not: str = ""

    @property
    def words(self) -> str:
        """ "About 11", or why it cannot be told."""
        return f"About {self.age} years" if self.age is not None else self.why_not

    @property
    def hard(self) -> bool:
        """Whether it is harder than letters here should be."""
        return self.age is not None and self.age > AIM


def reading_of(texts: Iterable[str], language: str) -> Reading:
    """The reading age of `texts`, each a heading, paragraph or point, with its blanks filled."""
    if language != "en":
        return Reading(None, "Cannot tell: the formula is for English")
    words, sentences, syllables = 0, 0, 0
    for text in texts:
        found = WORD.findall(text)
        words += len(found)
        syllables += sum(syllables_in(word) for word in found)
        sentences += sum(1 for part in SENTENCE_ENDS.split(text) if WORD.search(part))
    if words < FEW_WORDS:
        return Reading(None, f"Cannot tell: fewer than {FEW_WORDS} words")
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return Reading(max(YOUNGEST, min(OLDEST, round(grade) + 5)))


def syllables_in(word: str) -> int:
    """Groups of vowels, without a silent e at the end; at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = (plain.endswith("e") and not plain.endswith(("le", "ee"))) or re.search(r"[^aeiouytd]ed$", plain)
    return max(1, groups - bool(silent))
