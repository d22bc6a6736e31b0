"""The main menu, by what the actor may do."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.web.links import link


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the menu: who sees it, and the addresses at which it is the open one.

    below: an address ending in "*" stands for all that begin with it.
    """

    text: str
    page: str
    allowed: frozenset[Permission]
    below: tuple[str, ...]


ADMINISTER = frozenset({
    Permission.AGENCY_ADMINISTER, Permission.USERS_ADMINISTER, Permission.REFERENCE_ADMINISTER,
    Permission.QUEUE_ADMINISTER,
})  # fmt: skip
ENTRIES = (
    Entry("Today", "today", frozenset(), ("/", "/provider/")),
    Entry(
        "Referrals",
        "referrals",
        frozenset({Permission.REFERRAL_WORK}),
        ("/provider/referrals/*", "/provider/sessions/*"),
    ),
    Entry("Calendar", "calendar", frozenset({Permission.REFERRAL_WORK}), ("/provider/calendar/*",)),
    Entry("Groups", "groups", frozenset({Permission.REFERRAL_WORK}), ("/provider/groups/*",)),
    Entry(
        "Caseload", "caseload", frozenset({Permission.CASELOAD_READ}), ("/caseload/", "/caseload/attention/*")
    ),
    Entry("Find", "find", frozenset({Permission.PERSON_FIND}), ("/find/*",)),
    Entry(
        "Team", "team", frozenset({Permission.TEAM_READ}), ("/team/*", "/caseload/transfer/", "/programmes/*")
    ),
    Entry(
        "Services",
        "services",
        frozenset({Permission.REFERRAL_MAKE, Permission.RESOURCE_KEEP, Permission.PROGRAMME_KEEP}),
        ("/services/", "/services/help/*", "/services/offerings/*", "/services/programmes/*"),
    ),
    Entry(
        "Work groups",
        "work_groups",
        frozenset({Permission.WORK_RECORD}),
        ("/work/groups/*", "/work/projects/*"),
    ),
    Entry("Tests", "tests_today", frozenset({Permission.TEST_RECORD}), ("/tests/today/*", "/tests/draws/*")),
    Entry("Hearings", "hearings", frozenset({Permission.HEARING_ARRANGE}), ("/hearings/",)),
    Entry("Hearings", "bench", frozenset({Permission.BENCH_SIT}), ("/hearings/bench/*",)),
    Entry("Appeals", "appeals_register", frozenset({Permission.APPEAL_DECIDE}), ("/appeals/",)),
    Entry("Alerts", "alerts", frozenset({Permission.ALERT_OWN, Permission.TEAM_READ}), ("/alerts/*",)),
    Entry("Validation", "validation", frozenset({Permission.VALIDATION_READ}), ("/validation/*",)),
    Entry("Log", "log", frozenset({Permission.AUDIT_READ}), ("/log/*",)),
    Entry("Administration", "admin", ADMINISTER, ("/admin/*", "/imports/*", "/templates/*")),
)


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """Each item: href, text, active. A place whose app is absent, or that the actor may not use, is left out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    shown = [
        (entry, link(entry.page))
        for entry in ENTRIES
        if not entry.allowed or entry.allowed & actor.permissions
    ]
    here = _open(request.path)
    return [{"href": href, "text": entry.text, "active": entry is here} for entry, href in shown if href]


def _open(path: str) -> Entry | None:
    """The entry that a page stands under; a person's own pages stand under none."""
    return next((entry for entry in ENTRIES if any(_is_at(path, begin) for begin in entry.below)), None)


def _is_at(path: str, place: str) -> bool:
    return path.startswith(place[:-1]) if place.endswith("*") else path == place
