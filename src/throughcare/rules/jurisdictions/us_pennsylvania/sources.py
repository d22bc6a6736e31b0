"""The texts this pack rests on."""

from datetime import date

from throughcare.rules.kernel import Mark, Source

CHECKED = date(2026, 11, 22)
EDICT = "Government edict, public domain"

PROBATION = Source(
    title="Pennsylvania Consolidated Statutes, conditions of probation",
    citation="42 Pa.C.S. 9763",
    url="https://www.palegislature.us/WU01/LI/LI/CT/HTM/42/00.097.063.000..HTM",
    version="as published by the General Assembly, seen 2026-11-22",
    checked_on=CHECKED,
    licence=EDICT,
    mark=Mark.READ,
)
PAROLE = Source(
    title="Pennsylvania Code, general conditions of parole",
    citation="37 Pa. Code 63.4",
    url="https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/037/chapter63/chap63toc.html",
    version="through 54 Pa.B. 5070 (3 August 2024)",
    checked_on=CHECKED,
    licence=EDICT,
    mark=Mark.READ,
)
SPECIAL_PROBATION = Source(
    title="Pennsylvania Code, general conditions of special probation or parole",
    citation="37 Pa. Code 65.4",
    url="https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/037/chapter65/s65.4.html",
    version="through 54 Pa.B. 1032 (24 February 2024)",
    checked_on=CHECKED,
    licence=EDICT,
    mark=Mark.READ,
)
