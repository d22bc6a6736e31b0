"""The pages of a person's record: in groups, in the order in which they are offered."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.urls import NoReverseMatch, get_script_prefix, reverse

GROUPS = (
    ("Overview", (("web:overview", "Overview"),)),
    (
        "Person",
        (
            ("people:details", "Personal details"),
            ("safeguarding:safeguarding", "Concerns"),
            ("protection:protection", "Protected"),
            ("rights:rights", "Rights"),
        ),
    ),
    (
        "Sentence",
        (
            ("orders:orders", "Orders"),
            ("licences:licences", "Licences"),
            ("hearings:eligibility", "Release eligibility"),
            ("orders:adherence", "Conditions kept"),
        ),
    ),
    (
        "Assessment",
        (("assessments:assessments", "Assessments"), ("classification:levels", "Level and flags")),
    ),
    (
        "Plan",
        (
            ("plans:plan", "Plan"),
            ("interventions:services", "Services"),
            ("unpaidwork:work", "Unpaid work"),
            ("resettlement:pathways", "Resettlement"),
        ),
    ),
    (
        "Supervision",
        (
            ("supervision:activity", "Activity log"),
            ("supervision:schedule", "Schedule"),
            ("testing:tests", "Tests"),
            ("messaging:conversation", "Messages"),
            ("supervision:standard", "What is due"),
            ("supervision:progress", "Progress"),
            ("checkins:checkins", "Check-ins"),
            ("earlysupport:offers", "Early support"),
        ),
    ),
    (
        "Compliance",
        (
            ("noncompliance:compliance", "Compliance"),
            ("dueprocess:processes", "Fair process"),
            ("hearings:hearings", "Hearings"),
            ("appeals:appeals", "Appeals"),
            ("dossiers:dossiers", "Dossiers"),
            ("orders:calendar", "Calendar"),
        ),
    ),
    ("Papers", (("documents:letters", "Letters"), ("stored:documents", "Documents"))),
)
"""What is offered of a record, and the pages of each group; a group leads to its first page."""
STANDS_ON = {
    "people": "people:details", "orders": "orders:orders", "assessments": "assessments:assessments",
    "classification": "classification:levels", "plans": "plans:plan", "interventions": "interventions:services",
    "supervision": "supervision:activity", "unpaidwork": "unpaidwork:work", "testing": "testing:tests",
    "resettlement": "resettlement:pathways", "messaging": "messaging:conversation", "checkins": "checkins:checkins",
    "earlysupport": "earlysupport:offers",
    "noncompliance": "noncompliance:compliance", "dueprocess": "dueprocess:processes",
    "licences": "licences:licences",
    "hearings": "hearings:hearings", "hearings_eligibilityanswer": "hearings:eligibility",
    "appeals": "appeals:appeals", "dossiers": "dossiers:dossiers",
    "documents": "documents:letters", "documents_storeddocument": "stored:documents",
    "documents_storedpart": "stored:documents", "documents_evidence": "stored:documents",
}  # fmt: skip
"""The page on which the records of an app, or of one of its tables, stand; those of any other stand on the overview."""
ANYBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One page of a record; `name` is its address's name, by which a page marks itself as open."""

    group: str
    name: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of a menu. active: it is the open page. around: the open page is one of those it leads to."""

    text: str
    href: str
    active: bool = False
    around: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The groups of a record's pages, and the pages of the open one where it has more than one."""

    groups: tuple[Entry, ...]
    open_group: str
    within: tuple[Entry, ...]


def menu(pages: tuple[PersonPage, ...], open_page: str) -> Menu:
    """What is offered while `open_page` (the name of an address; "" for none of them) is open."""
    grouped: dict[str, list[PersonPage]] = {}
    for page in pages:
        grouped.setdefault(page.group, []).append(page)
    open_group = next((page.group for page in pages if page.name == open_page), "")
    within = grouped.get(open_group, [])
    several = len(within) > 1
    return Menu(
        tuple(
            Entry(
                group,
                held[0].href,
                active=group == open_group and not several,
                around=group == open_group and several,
            )
            for group, held in grouped.items()
        ),
        open_group,
        tuple(Entry(page.text, page.href, active=page.name == open_page) for page in within if several),
    )


def pages_of(person_id: UUID) -> tuple[PersonPage, ...]:
    """The pages of a person. The apps they belong to stand above this one and may be left out."""
    return tuple(
        PersonPage(group, name, text, pattern.replace(str(ANYBODY), str(person_id)))
        for group, name, text, pattern in _addresses(get_script_prefix())
    )


def page_of_table(table: str) -> str:
    """The name of the page on which a table's records stand."""
    return STANDS_ON.get(table) or STANDS_ON.get(table.partition("_")[0], "web:overview")


@lru_cache(maxsize=64)
def _addresses(_prefix: str) -> tuple[tuple[str, str, str, str], ...]:
    """Group, name, text and address of each page; under the prefix of a past date, those of that date."""
    found = []
    for group, pages in GROUPS:
        for name, text in pages:
            try:
                found.append((group, name, text, reverse(name, args=[ANYBODY])))
            except NoReverseMatch:
                continue
    return tuple(found)
