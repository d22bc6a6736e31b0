"""What the codes of the record are called. The apps that store them stand above; joined at start-up.

A column with choices needs nothing here. A code nobody has words for is shown as it stands: a source gave it.
"""

import re
from collections.abc import Callable, Mapping

from throughcare.rules.jurisdictions import Jurisdiction

type Word = Callable[[Jurisdiction | None, str], str]
"""The words for a code, in the agency's own pack where there is one; the code itself where it is not known."""
CODE = re.compile(r"[a-z]+(-[a-z]+)*")

_words: dict[str, Word] = {}
_reasons: dict[str, str] = {}


def learn(words: Mapping[str, Word], reasons: Mapping[str, str]) -> None:
    """Know these and no others. words: by column, "people.Person.sex". reasons: why a version was written, by code."""
    _words.clear()
    _words.update(words)
    _reasons.clear()
    _reasons.update(reasons)


def in_words(column: str, code: str, pack: Jurisdiction | None) -> str:
    """The words for a code in a column; anything else is given back as it stands."""
    return _words[column](pack, code) if column in _words else code


def reason_in_words(code: str) -> str:
    """Why a version was written; a code without words of its own is read as words ("outcome-changed")."""
    if code in _reasons:
        return _reasons[code]
    return code.replace("-", " ").capitalize() if CODE.fullmatch(code) else code
