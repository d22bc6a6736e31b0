"""How old a reader of English should be to read a text easily, and which of its sentences are the hardest.

The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (J. P. Kincaid and others, "Derivation
of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, US Naval Technical Training
Command, 1975). A grade of the schools it was made for is read at its number of years and five. Syllables are counted
by groups of vowels, so the figure is near, not exact. It is a formula for English: a text in any other language is
"not measured", since no published formula for it was read.

By hand: "The cat sat on the mat" five times is 6 words a sentence and 1 syllable a word: 0.39 x 6 + 11.8 - 15.59 =
-1.45, so the youngest age, 5. "You asked for a copy of the letter" (8 words, 10 syllables: "asked" is one) five times:
0.39 x 8 + 11.8 x 10 / 8 - 15.59 = 2.28, so about 7.
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
SENTENCE = re.compile(r"[^.!?:]*[A-Za-z][^.!?:]*[.!?:]*")
FEWEST_OF_SENTENCE = 6
"""Below this a sentence is a heading or a name, and is not judged."""
FEW_WORDS = 20
"""Below this the formula tells nothing."""


LONG_SENTENCE = 20
"""Words in a sentence; from there on it is said to be long. The house's own choice."""
LONG_WORD = 4
"""Syllables in a word; from there on it is named as one to put more plainly. The house's own choice."""
SENTENCES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that makes a text hard to read. advice: what to do about it, in plain words."""

    text: str
    age: int
    advice: str


@dataclass(frozen=True, slots=True)
class Reading:
    """age: whole years; None where it cannot be told, and `why_not` says why. hardest: sentences above the aim."""

    age: int | None
    why_not: str = ""
    hardest: tuple[HardSentence, ...] = ()

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
        return Reading(None, "Not measured: the formula is for English")
    words, sentences, syllables = 0, 0, 0
    said = list(texts)
    for text in said:
        found = WORD.findall(text)
        words += len(found)
        syllables += sum(syllables_in(word) for word in found)
        sentences += sum(1 for part in SENTENCE_ENDS.split(text) if WORD.search(part))
    if words < FEW_WORDS:
        return Reading(None, f"Cannot tell: fewer than {FEW_WORDS} words")
    return Reading(_age(words, sentences, syllables), hardest=tuple(_hardest(said)))


def _age(words: int, sentences: int, syllables: int) -> int:
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return max(YOUNGEST, min(OLDEST, round(grade) + 5))


def _hardest(texts: Iterable[str]) -> list[HardSentence]:
    """The sentences read above the aim, the hardest first; a sentence so short that nothing can be said is left out."""
    found: dict[str, HardSentence] = {}
    for text in texts:
        for sentence in SENTENCE.findall(text):
            said = WORD.findall(sentence)
            advice = _advice(said)
            if advice:
                age = _age(len(said), 1, sum(syllables_in(word) for word in said))
                found.setdefault(sentence.strip(), HardSentence(sentence.strip(), age, advice))
    hard = [each for each in found.values() if each.age > AIM]
    return sorted(hard, key=lambda each: -each.age)[:SENTENCES_SHOWN]


def _advice(said: list[str]) -> str:
    """ "34 words: make two sentences of it. Long words: notwithstanding." """
    long_words = list(dict.fromkeys(word.lower() for word in said if syllables_in(word) >= LONG_WORD))
    parts = []
    if len(said) >= LONG_SENTENCE:
        parts.append(f"{len(said)} words: make two sentences of it.")
    if long_words and len(said) >= FEWEST_OF_SENTENCE:
        parts.append(f"Long words: {', '.join(long_words[:5])}.")
    return " ".join(parts)


def syllables_in(word: str) -> int:
    """Groups of vowels, without a silent e at the end; at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = (plain.endswith("e") and not plain.endswith(("le", "ee"))) or re.search(r"[^aeiouytd]ed$", plain)
    return max(1, groups - bool(silent))
