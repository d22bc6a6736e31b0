"""By what a protected name, address or number is recognised in other text. Pure.

Both sides are folded alike: letters without accents and case, "Rd" as "road". Recognised are a street with its house
number, a house with a name, a postcode that has letters, a full name, a telephone number, an e-mail address, also
where an apostrophe makes it somebody's ("Vera Lockwood's"). A clever paraphrase is not; so this helps against a slip,
and the wall is what protects.
"""

import re
from collections.abc import Iterable, Iterator

from throughcare.register.people.aliases import whole
from throughcare.register.people.folding import contact_key, name_key
from throughcare.register.protection.content import Content

LONGEST = 6
"""Words of the longest phrase looked for."""
SHORT = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "dr": "drive",
    "cl": "close", "ct": "court", "crt": "court", "gdns": "gardens", "sq": "square", "pl": "place", "blvd": "boulevard",
    "cres": "crescent", "apt": "flat", "apartment": "flat", "hwy": "highway", "tce": "terrace", "ter": "terrace",
}  # fmt: skip
FLAT = {"flat", "unit", "room"}
NUMBER = re.compile(r"\d{1,5}[a-z]?")
DIGITS = re.compile(r"\+?\d[\d\s().-]{6,}\d")
EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
OWNING = re.compile(r"(?<=\w)['’‘ʼʻ`´′]s\b", re.IGNORECASE)
"""What folding would join to the name: "Lockwood's" becomes "lockwoods"."""
A_WORD = re.compile(r"[^\W\d_]\S*")
FIGURES = 9


def marks_of(text: str) -> list[str]:
    """Every phrase by which a sealed content is recognised."""
    content = Content.read(text)
    return sorted({*_of_address(content), *_of_contact(content), *_of_name(content.name)})


def phrases_in(text: str) -> set[str]:
    """Every phrase of a text that may be a mark."""
    found = {phrase for each in sentences(text) for phrase in _runs(each)}
    found |= {contact_key(each) for each in (*DIGITS.findall(text), *EMAIL.findall(text))}
    return found - {""}


def names_somebody(text: str, names: Iterable[str]) -> bool:
    """Whether a text says one of these full names.

    A name of one word, which may be a word like any other, counts only where it is written as a name.
    """
    marks, alone = set[str](), set[str]()
    for name in names:
        said = words(name)
        if len(said) == 1:
            alone |= set(said)
        marks |= set(_of_name(name))
    if marks and marks & phrases_in(text):
        return True
    return bool(alone) and any(alone & set(words(each)) for each in _written_as_names(text))


def aliases_in(text: str) -> set[str]:
    """Every run of up to four words as the whole key of an alias: given and family name, in this order and turned."""
    return {each for said in sentences(text) for each in _aliases_of(said)}


def _aliases_of(said: list[str]) -> set[str]:
    found: set[str] = set()
    for at in range(len(said)):
        found |= {whole(said[at], ""), whole("", said[at])}
        for length in range(2, 5):
            run = said[at : at + length]
            for cut in range(1, len(run)):
                one, other = " ".join(run[:cut]), " ".join(run[cut:])
                found |= {whole(one, other), whole(other, one)}
    return found


def words(text: str) -> list[str]:
    """The folded words, abbreviations of streets written out."""
    return [SHORT.get(word, word) for word in name_key_of_any_length(text).split()]


def sentences(text: str) -> Iterator[list[str]]:
    """The words; a line's end does not part an address, which is often written on several.

    Once more without what makes a name somebody's: "Lockwood's" is read as "lockwoods" and as "lockwood".
    """
    yield words(text)
    if OWNING.search(text):
        yield words(OWNING.sub("", text))


def name_key_of_any_length(text: str) -> str:
    """`name_key` without its limit of a hundred characters."""
    parts = text.split()
    return " ".join(name_key(part.replace(",", " ").replace("/", " ")) for part in parts)


def _runs(said: list[str]) -> Iterator[str]:
    for at, word in enumerate(said):
        yield word
        yield word + "".join(said[at + 1 : at + 2])  # a postcode written in two parts
        for length in range(2, LONGEST + 1):
            if at + length <= len(said):
                yield " ".join(said[at : at + length])


def _written_as_names(text: str) -> Iterator[str]:
    """The words that begin with a capital, or in a script that has none."""
    for word in A_WORD.findall(OWNING.sub("", text)):
        if not word[0].islower():
            yield word


def _of_name(name: str) -> Iterator[str]:
    """The whole, and the last word with each other one in either order: "Mrs" or a second name may stand before it."""
    said = words(name)
    if len(said) > 1:
        yield " ".join(said)
        for other in said[:-1]:
            yield f"{other} {said[-1]}"
            yield f"{said[-1]} {other}"


def _of_address(content: Content) -> Iterator[str]:
    squashed = "".join(words(content.postcode))
    if len(squashed) >= 5 and not squashed.isdigit():
        yield squashed
    for line in content.lines.splitlines():
        said = words(line)
        if len(said) > 1 and said[0] in FLAT:
            said = said[2:] or said
        if len(said) > 1:
            yield " ".join(said[:LONGEST])
        for at, word in enumerate(said[:-2]):
            if NUMBER.fullmatch(word):
                yield " ".join(said[at : at + 3])


def _of_contact(content: Content) -> Iterator[str]:
    for each in re.split(r"[,;\n]", content.contact):
        key = contact_key(each)
        if "@" in key or len(key) == FIGURES:
            yield key
