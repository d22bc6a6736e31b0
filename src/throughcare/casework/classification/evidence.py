"""What speaks against another level than the rule's: said before it is saved, and kept with it. A nudge, not a bar."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from throughcare.casework.classification.wording import REFUSED_REASONS
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

TOUCHES: Mapping[str, tuple[str, ...]] = {
    "ethnicity": ("ethnic", "race", "racial", "black", "asian", "gypsy", "traveller", "immigrant", "muslim",
                  "foreign", "nationality", "religio"),
    "poverty": ("poor", "poverty", "homeless", "unemployed", "benefits", "rent", "debt", "evict"),
    "disability": ("disab", "wheelchair", "autis", "adhd", "dyslex", "mental illness", "depress", "deaf", "blind"),
    "treatment": ("therap", "treatment session", "counsel", "relapse", "disclosed in"),
    "contested": ("appeal", "contest", "complain", "disput", "solicitor", "lawyer", "ombuds"),
}  # fmt: skip
"""Beginnings of plain English words by refused category. A word found proves nothing, and one left out is not missed:
the list only asks the author to read the sentence again."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the rule gave, now and the time before. level_before: "" where there was no calculation before."""

    rule_level: str
    level_before: str
    provisional: bool
    harm: Sequence[str]


def against(pack: Jurisdiction, basis: Basis, level: str, words: str) -> tuple[str, ...]:
    """What speaks against it, in sentences; none where nothing does."""
    up = _rank(pack, level) < _rank(pack, basis.rule_level)
    said = [*_of_direction(pack, basis, up), *_of_words(words)]
    if abs(_rank(pack, level) - _rank(pack, basis.rule_level)) > 1:
        said.append("It is more than one step away from the level of the rule.")
    return tuple(said)


def _of_direction(pack: Jurisdiction, basis: Basis, up: bool) -> list[str]:
    before, now = _rank(pack, basis.level_before or basis.rule_level), _rank(pack, basis.rule_level)
    said = []
    if up and now > before:
        said.append("You ask for more supervision, although the rule's own level has just fallen.")
    if not up and now < before:
        said.append("You ask for less supervision, although the rule's own level has just risen.")
    if not up and any("high" in line.lower() for line in basis.harm):
        said.append(f"You ask for less supervision, although harm stands high: {'; '.join(basis.harm)}.")
    if basis.provisional:
        said.append(
            "The rule's level is provisional: a whole assessment may answer this without an override."
        )
    return said


def _of_words(words: str) -> list[str]:
    found = [
        REFUSED_REASONS[category].title.lower()
        for category, begins in TOUCHES.items()
        if re.search(rf"\b(?:{'|'.join(map(re.escape, begins))})", words, re.IGNORECASE)
    ]
    return [
        f"Your words touch {' and '.join(found)}, which may be no reason. Read them again: they should say what "
        "somebody did or what happened."
    ] if found else []  # fmt: skip


def _rank(pack: Jurisdiction, code: str) -> int:
    """0 is the most intensive; a level the pack does not know lies below all."""
    try:
        return pack.level(code).rank
    except UnknownCode:
        return len(pack.levels)
