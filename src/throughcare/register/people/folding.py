"""Names and numbers folded for comparing: what a name sounds the same as on paper. Pure.

"Łukasz O’Neill-García" and "lukasz oneill garcia" fold to the same key. Keys are stored beside the name
and looked up by equality, by beginning and by edit distance; they are never shown.
"""

import unicodedata

from throughcare.rules.jurisdictions import IdentifierScheme, InvalidIdentifier

LONGEST = 100
"""Characters of a stored key."""

# Letters that Unicode does not take apart into a plain letter and a mark.
LIKE = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n",
    "ŧ": "t", "ə": "e",
})  # fmt: skip
JOINED = frozenset("'’‘ʼʻ`´′.")
"""Marks inside one word: O'Neill, St. John. They go without leaving a space."""


def name_key(name: str) -> str:
    """The name in small letters without accents or punctuation, its words parted by one space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(LIKE)
    kept = "".join(_kept(letter) for letter in plain)
    return " ".join(kept.split())[:LONGEST].rstrip()


def name_words(text: str) -> list[str]:
    """The folded words of what someone typed as a name; a comma counts as a space."""
    return name_key(text).split()


def number_key(value: str) -> str:
    """Letters and figures only, in small letters: "2002/0073319Z" becomes "20020073319z"."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", value).casefold() if letter.isalnum())[
        :60
    ]


def contact_key(value: str) -> str:
    """A telephone number's last nine figures, or an e-mail address in small letters: what makes two the same one.

    Nine figures leave out how the country was dialled: 07700 900123 and +44 7700 900123 are one number.
    """
    if "@" in value:
        return value.strip().casefold()
    figures = "".join(letter for letter in unicodedata.normalize("NFKD", value) if letter.isdigit())
    return figures[-9:]


def number_keys(value: str, schemes: tuple[IdentifierScheme, ...]) -> list[str]:
    """Every key a number of unknown scheme may be stored under: as typed, and as each scheme tidies it."""
    keys = {number_key(value)}
    for scheme in schemes:
        try:
            keys.add(number_key(scheme.clean(value)))
        except InvalidIdentifier:
            continue
    return sorted(keys - {""})


def swapped(word: str) -> list[str]:
    """The words made of `word` by two neighbouring letters changing places: a common slip of the keys."""
    pairs = range(len(word) - 1)
    return sorted({word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs} - {word})


def _kept(letter: str) -> str:
    if letter in JOINED or "\u0300" <= letter <= "\u036f":
        return ""
    if letter.isalnum() or unicodedata.category(letter).startswith("M"):
        return letter
    return " "
