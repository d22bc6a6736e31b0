"""The pages of a person's record, in the order in which they are offered."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.urls import NoReverseMatch, get_script_prefix, reverse

PAGES = (
    ("web:overview", "Overview"),
    ("people:details", "Personal details"),
    ("safeguarding:safeguarding", "Concerns"),
    ("protection:protection", "Protected"),
    ("orders:orders", "Orders"),
    ("assessments:assessments", "Assessments"),
    ("classification:levels", "Level and flags"),
    ("plans:plan", "Plan"),
    ("interventions:services", "Services"),
    ("supervision:schedule", "Schedule"),
    ("supervision:activity", "Activity log"),
    ("unpaidwork:work", "Unpaid work"),
    ("resettlement:pathways", "Resettlement"),
    ("noncompliance:compliance", "Compliance"),
    ("documents:letters", "Letters"),
    ("rights:rights", "Rights"),
)
STANDS_ON = {
    "people": "people:details", "orders": "orders:orders", "assessments": "assessments:assessments",
    "classification": "classification:levels", "plans": "plans:plan", "interventions": "interventions:services",
    "supervision": "supervision:activity", "unpaidwork": "unpaidwork:work",
    "resettlement": "resettlement:pathways",
    "noncompliance": "noncompliance:compliance", "documents": "documents:letters",
}  # fmt: skip
"""The page on which the records of an app stand; those of any other stand on the overview."""
ANYBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One entry of the sub navigation; `name` is its address's name, by which a page marks itself as open."""

    name: str
    text: str
    href: str


def pages_of(person_id: UUID) -> tuple[PersonPage, ...]:
    """The pages of a person. The apps they belong to stand above this one and may be left out."""
    return tuple(
        PersonPage(name, text, pattern.replace(str(ANYBODY), str(person_id)))
        for name, text, pattern in _addresses(get_script_prefix())
    )


def page_of_table(table: str) -> str:
    """The name of the page on which a table's records stand."""
    return STANDS_ON.get(table.partition("_")[0], "web:overview")


@lru_cache(maxsize=64)
def _addresses(_prefix: str) -> tuple[tuple[str, str, str], ...]:
    """Name, text and address of each page; under the prefix of a past date, those of that date."""
    found = []
    for name, text in PAGES:
        try:
            found.append((name, text, reverse(name, args=[ANYBODY])))
        except NoReverseMatch:
            continue
    return tuple(found)
