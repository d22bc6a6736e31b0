"""Reads on letters, and on what every letter says of sender and person."""

from throughcare.register.documents.queries.letters import (
    LetterHeld,
    LetterLine,
    letter,
    letters_about,
    letters_of,
    pdf_of_letter,
)
from throughcare.register.documents.queries.sending import Particulars, particulars
from throughcare.register.documents.wording import SENT_HOW

__all__ = [
    "SENT_HOW",
    "LetterHeld",
    "LetterLine",
    "Particulars",
    "letter",
    "letters_about",
    "letters_of",
    "particulars",
    "pdf_of_letter",
]
