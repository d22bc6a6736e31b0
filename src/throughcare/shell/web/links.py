"""Addresses in other apps that these pages lead to. An app that is left out simply has no link.

Each is resolved once and then filled in by replacing its ids: a caseload of sixty people has some two hundred.
"""

from functools import lru_cache
from uuid import UUID

from django.urls import NoReverseMatch, get_script_prefix, reverse

PAGES = {
    "today": "web:today",
    "referrals": "provision:referrals",
    "provider": "provision:desk",
    "calendar": "provision:calendar",
    "groups": "provision:groups",
    "caseload": "web:caseload",
    "attention": "web:attention",
    "team": "web:team",
    "programmes": "programmes:programmes",
    "find": "web:find",
    "overview": "web:overview",
    "process": "dueprocess:process",
    "changes": "web:changes",
    "details": "people:details",
    "about": "people:about",
    "duplicates": "people:duplicates",
    "rights": "rights:rights",
    "rights_queue": "rights:queue",
    "quality": "web:quality",
    "concerns": "safeguarding:safeguarding",
    "add_concern": "safeguarding:note_concern",
    "own_words": "selfreports:reports",
    "safety": "selfreports:safety",
    "orders": "orders:orders",
    "ending": "orders:ending",
    "assessments": "assessments:assessments",
    "assessment": "assessments:assessment",
    "section": "assessments:section",
    "levels": "classification:levels",
    "why_level": "classification:why",
    "override_rates": "insight:overrides",
    "levels_waiting": "classification:waiting",
    "level_proposal": "classification:proposal",
    "level_override": "classification:override",
    "plan": "plans:plan",
    "services": "interventions:catalogue",
    "unpaid_work": "unpaidwork:work",
    "work_groups": "unpaidwork:groups",
    "work_travel": "unpaidwork:travel_list",
    "resettlement": "resettlement:pathways",
    "released_soon": "resettlement:soon",
    "tests_today": "testing:today",
    "checkins_waiting": "checkins:waiting",
    "schedule": "supervision:schedule",
    "activity": "supervision:activity",
    "diary": "supervision:diary",
    "book": "supervision:book",
    "record": "supervision:record",
    "note": "supervision:note",
    "outcome": "supervision:outcome",
    "without_outcome": "supervision:without_outcome",
    "contact": "supervision:contact",
    "change_outcome": "supervision:change_outcome",
    "tasks": "supervision:tasks",
    "compliance": "noncompliance:compliance",
    "fair_process": "dueprocess:processes",
    "hearings": "hearings:calendar",
    "appeals_register": "appeals:register",
    "appeal": "appeals:appeal",
    "hearing": "hearings:hearing",
    "licence": "licences:licence",
    "bench": "hearings:bench",
    "failure": "noncompliance:failure",
    "praise": "noncompliance:praise",
    "alerts": "notices:alerts",
    "team_alerts": "notices:team",
    "access": "caseload:access",
    "allocation": "caseload:allocation",
    "transfer": "caseload:mass_transfer",
    "log": "log:log",
    "validation": "insight:cohorts",
    "looks": "log:person",
    "admin": "admin:administration",
}
STAND_INS = tuple(UUID(int=number) for number in range(1, 4))


def link(page: str, *ids: UUID | str) -> str:
    """The address of a page of `PAGES` for these ids, or "" while its app is absent."""
    pattern = _pattern(page, len(ids), get_script_prefix())
    for stand_in, each in zip(STAND_INS, ids, strict=False):
        pattern = pattern.replace(str(stand_in), str(each))
    return pattern


@lru_cache(maxsize=1024)
def _pattern(page: str, ids: int, _prefix: str) -> str:
    """Under the prefix of a past date the addresses are those of that date."""
    try:
        return reverse(PAGES[page], args=list(STAND_INS[:ids]))
    except NoReverseMatch:
        return ""
