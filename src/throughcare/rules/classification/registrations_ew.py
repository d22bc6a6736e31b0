"""What the risk register says of a person in England and Wales, as tier version 2 reads it.

Source: hmpps-tier @ affac98 (MIT, Crown copyright). Historic registrations (HREG) are left out; of several that
answer one question the latest counts, one without a date being the oldest. A MAPPA registration without one of the
levels M1 to M3 answers nothing, as in the source. Types that no tier counts are left alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import Answer, BadAnswers, Problem, known_or

HISTORIC = "HREG"
MAPPA = "MAPP"
IOM = "IIOM"
UNSUPERVISED = "PRC"
ROSH = {"RVHR": "VERY_HIGH", "RHRH": "HIGH", "RMRH": "MEDIUM", "RLRH": "LOW"}
MAPPA_LEVELS = ("M1", "M2", "M3")
COMPLEXITY = {
    "RMDO": "mental health",
    "ALSH": "suicide or self-harm",
    "RVLN": "vulnerability",
    "RCCO": "concerns for a child",
    "RCPR": "child protection",
    "RCHD": "risk to children",
    "RPIR": "public interest",
    "RVAD": "an adult at risk",
    "STRG": "street gangs",
    "RTAO": "terrorism",
}


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register answers. rosh, mappa_level: None where no registration says."""

    rosh: str | None
    mappa_level: str | None
    complexity: tuple[str, ...]
    iom: bool
    unsupervised: bool


def registered(rule: str, registrations: Iterable[Mapping[str, Answer[object]]]) -> Registered:
    """What these registrations answer: each with its type, its level and its date, the last two perhaps unknown.

    Raises BadAnswers where two of one day answer the same question differently.
    """
    counted = [each for each in registrations if each["type"] != HISTORIC]
    types = [str(each["type"]) for each in counted]
    harm = [(each, ROSH[str(each["type"])]) for each in counted if each["type"] in ROSH]
    mappa = [
        (each, str(each["level"]))
        for each in counted
        if each["type"] == MAPPA and each["level"] in MAPPA_LEVELS
    ]
    return Registered(
        rosh=_latest(rule, "risk of serious harm", harm),
        mappa_level=_latest(rule, "level of MAPPA", mappa),
        complexity=tuple(code for code in COMPLEXITY if code in types),
        iom=IOM in types,
        unsupervised=UNSUPERVISED in types,
    )


def _latest(rule: str, what: str, found: list[tuple[Mapping[str, Answer[object]], str]]) -> str | None:
    dated = [(_day(each), said) for each, said in found]
    newest = max((day for day, _ in dated), default=None)
    said = sorted({said for day, said in dated if day == newest})
    if len(said) > 1:
        reason = f"of one day say different things about the {what}"
        raise BadAnswers(rule, [Problem("registrations", ", ".join(said), reason)])
    return said[0] if said else None


def _day(registration: Mapping[str, Answer[object]]) -> date:
    day = known_or(registration["date"], date.min)
    return day if isinstance(day, date) else date.min
