"""Texts that an agency words for itself: kinds, named blanks, what is refused, how hard they are to read.

A text is sections of plain text: a heading, paragraphs, then a list. What differs from place to place (the letters
themselves, and what law asks of each) stands in the packs.
"""

from throughcare.rules.texts.blanks import (
    IN_OUR_WORDS,
    KIND_WORDS,
    NOT_RECORDED,
    OF_NOTES,
    Blank,
    TextKind,
    blanks_of,
)
from throughcare.rules.texts.checking import Problem, Wording, problems
from throughcare.rules.texts.differences import Line, differences
from throughcare.rules.texts.interpreting import explain_by, needs_interpreter
from throughcare.rules.texts.plain import ListNotLast, body_of, plain, section_of
from throughcare.rules.texts.reading import SOURCE, HardSentence, Reading, reading_of

__all__ = [
    "IN_OUR_WORDS",
    "KIND_WORDS",
    "NOT_RECORDED",
    "OF_NOTES",
    "SOURCE",
    "Blank",
    "HardSentence",
    "Line",
    "ListNotLast",
    "Problem",
    "Reading",
    "TextKind",
    "Wording",
    "blanks_of",
    "body_of",
    "differences",
    "explain_by",
    "needs_interpreter",
    "plain",
    "problems",
    "reading_of",
    "section_of",
]
