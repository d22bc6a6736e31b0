"""References used in England and Wales, with their check letters.

Source: hmpps-person-record (MIT, Crown copyright): the check letter of a PNC or CRO number is the remainder
of its digits (the year's last two, then the serial) by 23, counted in the alphabet below.
"""

import re

from throughcare.rules.jurisdictions.parts import IdentifierScheme

LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
PNC_FORM = re.compile(r"(\d{4})/?(\d{1,7})([A-Z])")
CRO_FORM = re.compile(r"(\d{1,6})/(\d{2})([A-Z])")
SERIAL = 7


def check_letter(year: str, serial: str) -> str:
    """The letter for a year's last two digits and a serial number padded as its scheme pads it."""
    return LETTERS[int(year[-2:] + serial) % len(LETTERS)]


def tidy_pnc(value: str) -> str:
    """Capitals, a four-figure year, a stroke and seven figures: 2002/73319z becomes 2002/0073319Z.

    A two-figure year is left as it is and refused: guessing the century would need today's date.
    """
    typed = value.strip().upper()
    found = PNC_FORM.fullmatch(typed)
    return f"{found[1]}/{found[2].zfill(SERIAL)}{found[3]}" if found else typed


def pnc_is_right(value: str) -> bool:
    """Whether the check letter of a tidy PNC number fits."""
    year, rest = value.split("/")
    return check_letter(year, rest[:-1]) == rest[-1]


def tidy_cro(value: str) -> str:
    """Capitals and six figures: 5416/21g becomes 005416/21G."""
    typed = value.strip().upper()
    found = CRO_FORM.fullmatch(typed)
    return f"{found[1].zfill(6)}/{found[2]}{found[3]}" if found else typed


def cro_is_right(value: str) -> bool:
    """Whether the check letter fits. The serial of an SF number is not padded."""
    if value.startswith("SF"):
        year, rest = value[2:].split("/")
        return check_letter(year, rest[:-1]) == rest[-1]
    serial, rest = value.split("/")
    return check_letter(rest[:2], serial) == rest[-1]


IDENTIFIER_SCHEMES = (
    IdentifierScheme(
        code="ew-crn",
        title="Case reference number (CRN)",
        example="X123456",
        pattern=r"[A-Z]\d{6}",
    ),
    IdentifierScheme(
        code="ew-pnc",
        title="PNC number",
        example="2002/0073319Z",
        pattern=r"\d{4}/\d{7}[A-Z]",
        check=pnc_is_right,
        tidy=tidy_pnc,
        note="Police National Computer. The year is written with four figures.",
    ),
    IdentifierScheme(
        code="ew-cro",
        title="CRO number",
        example="265416/21G",
        pattern=r"\d{6}/\d{2}[A-Z]|SF\d{2}/\d{1,6}[A-Z]",
        check=cro_is_right,
        tidy=tidy_cro,
        note="Criminal Records Office.",
    ),
    IdentifierScheme(
        code="ew-noms",
        title="Prison number (NOMS)",
        example="A1234BC",
        pattern=r"[A-Z]\d{4}[A-Z]{2}",
    ),
)
