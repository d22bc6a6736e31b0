"""From an assessed need to the objective it asks for: which assessment shows it, in words as they were that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from throughcare.casework.plans.queries.plan import Assessed
from throughcare.rules.dates import in_words
from throughcare.rules.forms.needs import SIZE_WORDS, Need
from throughcare.rules.needs import NEEDS

MOST = 500


@dataclass(frozen=True, slots=True)
class Link:
    """An assessment that shows a need. size: 1 some, 2 great. words: for the objective to keep."""

    assessment: UUID
    need: str
    size: int
    words: str


def links_of(assessed: Iterable[Assessed]) -> tuple[Link, ...]:
    """Every need of the vocabulary that the latest assessments show, the greatest first; one assessment each."""
    found: dict[str, Link] = {}
    for each in assessed:
        for need in each.needs:
            for code in need.section.areas if need.size else ():
                if code not in found or found[code].size < (need.size or 0):
                    found[code] = Link(each.id, code, need.size or 0, _words(each, need))
    return tuple(sorted(found.values(), key=lambda link: (-link.size, list(NEEDS).index(link.need))))


def link_of(assessed: Iterable[Assessed], need: str) -> Link | None:
    """The assessment that shows this need; None where none does."""
    return next((link for link in links_of(assessed) if link.need == need), None)


def _words(assessed: Assessed, need: Need) -> str:
    """Such as "Accommodation: severe need (4), assessed on 2 October 2026"."""
    score = f" ({need.score})" if need.score is not None else ""
    size = (need.severity or SIZE_WORDS[need.size or 0]).lower()
    title = need.section.need or need.section.title
    linked = [words for words, holds in (("harm", need.harm), ("reoffending", need.reoffending)) if holds]
    to = f", linked to {' and '.join(linked)}" if linked else ""
    return f"{title}: {size}{score}{to}, assessed on {in_words(assessed.assessed_on)}"[:MOST]
