"""Addresses in other apps that these pages lead to. An app that is left out simply has no link.

Each is resolved once and then filled in by replacing its ids: a caseload of sixty people has some two hundred links.
"""

from functools import cache
from uuid import UUID

from django.urls import NoReverseMatch, reverse

PAGES = {
    "today": "web:today",
    "caseload": "web:caseload",
    "team": "web:team",
    "overview": "web:overview",
    "details": "people:details",
    "orders": "orders:orders",
    "schedule": "supervision:schedule",
    "activity": "supervision:activity",
    "book": "supervision:book",
    "record": "supervision:record_contact",
    "outcome": "supervision:outcome",
    "contact": "supervision:contact",
    "compliance": "noncompliance:compliance",
    "failure": "noncompliance:failure",
    "alerts": "notices:alerts",
    "alert": "notices:alert",
    "tasks": "supervision:tasks",
    "ending": "orders:ending",
    "access": "caseload:access",
    "allocation": "caseload:allocation",
    "transfer": "caseload:mass_transfer",
    "find": "web:find",
    "admin": "admin:administration",
    "log": "log:log",
}
STAND_INS = tuple(UUID(int=number) for number in range(1, 4))


def link(page: str, *ids: UUID | str) -> str:
    """The address of a page of `PAGES` for these ids, or "" while its app is absent."""
    pattern = _pattern(page, len(ids))
    for stand_in, each in zip(STAND_INS, ids, strict=False):
        pattern = pattern.replace(str(stand_in), str(each))
    return pattern


@cache
def _pattern(page: str, ids: int) -> str:
    try:
        return reverse(PAGES[page], args=list(STAND_INS[:ids]))
    except NoReverseMatch:
        return ""
