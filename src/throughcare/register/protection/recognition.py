"""By what a protected name, address or number is recognised in other text. Pure.

Both sides are folded alike: letters without accents and case, "Rd" as "road". Recognised are a street with its house
number, a house with a name, a postcode that has letters, a full name, a telephone number, an e-mail address. A clever
paraphrase is not; so this helps against a slip, and the wall is what protects.
"""

import re
from collections.abc import Iterator

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
FIGURES = 9


def marks_of(text: str) -> list[str]:
    """Every phrase by which a sealed content is recognised."""
    content = Content.read(text)
    found = set(_of_address(content)) | set(_of_contact(content))
    named = words(content.name)
    if len(named) > 1:
        found |= {" ".join(named), f"{named[0]} {named[-1]}", f"{named[-1]} {named[0]}"}
    return sorted(found)


def phrases_in(text: str) -> set[str]:
    """Every phrase of a text that may be a mark."""
    found = {phrase for each in sentences(text) for phrase in _runs(each)}
    found |= {contact_key(each) for each in (*DIGITS.findall(text), *EMAIL.findall(text))}
    return found - {""}


def aliases_in(text: str) -> set[str]:
    """Every run of up to four words as the whole key of an alias: given and family name, in this order and turned."""
    said = words(text)
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
    """The words; a line's end does not part an address, which is often written on several."""
    yield words(text)


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
