"""What must not stand in a condition's text: it is read out, printed and shared: no private place is in it.

Addresses, telephone numbers and e-mail addresses are kept in the record, or in the protected one; the text
of a condition refers to them ("the address told to you"). The check is a net, not a proof: it catches what is
pasted in by mistake, and an officer still reads the text before it is served.
"""

import re
from enum import StrEnum


class PrivateDetail(StrEnum):
    """What was found."""

    POSTCODE = "postcode"
    STREET = "street address"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WRITTEN_DATE = re.compile(r"(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)")
_DIGIT_RUN = re.compile(r"(?<![\w£$€])\+?\(?\d[\d ().\-]*\d(?!\w)")
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{3}[-.]\d{4}(?!\d)")
FEWEST_DIGITS = 9
"""A run of digits this long is read as a telephone number; hours, sums and distances are shorter."""

_NOT_A_STREET_NAME = (
    r"(?:of|from|to|or|and|the|at|in|on|by|for|any|days?|weeks?|months?|hours?|am|pm"
    r"|metres?|meters?|miles?|km|yards?|feet)\b"
)
# Words that are also plain English ("3 sessions close to home") count only when written as a name.
_WAY = (
    r"(?:street|road|rd|avenue|ave|lane|crescent|terrace|grove|boulevard|blvd"
    r"|(?-i:St|Ln|Drive|Dr|Close|Court|Way|Place|Square|Gardens|Highway|Hwy|Parkway|Pkwy))"
)
_STREET = re.compile(
    rf"\b\d{{1,5}}[a-z]?,?\s+(?:(?!{_NOT_A_STREET_NAME})[a-z'’.\-]+\s+){{1,3}}{_WAY}\b"
    r"|\b(?:flat|apartment|apt)\.?\s*#?\d+|\bp\.?\s?o\.?\s+box\s+\d+",
    re.IGNORECASE,
)


def private_details(text: str, postcode: str = "") -> tuple[PrivateDetail, ...]:
    """The kinds of private detail found in `text`, each once; empty when it may be served.

    postcode: the place's own pattern (`Jurisdiction.postcode`), "" where none is known.
    """
    found = {
        PrivateDetail.POSTCODE: bool(postcode and re.search(postcode, text)),
        PrivateDetail.STREET: bool(_STREET.search(text)),
        PrivateDetail.TELEPHONE: _has_number(text),
        PrivateDetail.EMAIL: bool(_EMAIL.search(text)),
    }
    return tuple(detail for detail, present in found.items() if present)


def _has_number(text: str) -> bool:
    without_dates = _WRITTEN_DATE.sub(" date ", text)
    if _SHORT_NUMBER.search(without_dates):
        return True
    runs = (re.sub(r"\D", "", run.group()) for run in _DIGIT_RUN.finditer(without_dates))
    return any(len(digits) >= FEWEST_DIGITS for digits in runs)
