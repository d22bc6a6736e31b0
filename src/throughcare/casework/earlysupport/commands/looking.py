"""Each night: ask the rule about everybody under supervision, agency by agency, sealed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from throughcare.casework.earlysupport.commands.switching import retire
from throughcare.casework.earlysupport.queries.looking import LOOK
from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.rules.dates import add_days
from throughcare.rules.interventions.early_support import (
    CONTACT_DAYS,
    ENOUGH,
    RULE,
    Ground,
    every_answer,
)

LOOKER = Actor.system_named("earlysupport.look")
ENTRIES_HOLD = 1500
"""People named in one audit entry."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One agency's night. on: the day up to which was counted. begun, ended: answers that are new, and no longer so."""

    agency: str
    on: date
    people: int
    begun: int
    ended: int
    offers: int


def look(as_of: date | None = None, zones: list[str] | None = None) -> list[Looked]:
    """Ask about every agency's people, each agency in a transaction of its own. Safe to repeat.

    as_of: the last day counted; the day before today, where the agency is, when None. zones: only agencies there.
    """
    with acting(LOOKER):
        agencies = [each for each in Agency.objects.order_by("code") if zones is None or each.zone in zones]
    return [_look(each, as_of or add_days(clock.today(each.zone), -1)) for each in agencies]


def _look(agency: Agency, day: date) -> Looked:
    with acting(LOOKER) as actor:
        retire(actor, agency)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL work_mem = '256MB'")
            cursor.execute(LOOK, _given(agency, day))
            people, begun, ended, offered = cursor.fetchone()
        _write_down(actor, agency, offered, {"people": people, "begun": begun, "ended": ended})
    return Looked(agency.code, day, people, begun, ended, len(offered))


def _write_down(actor: Actor, agency: Agency, offered: list[UUID], found: dict[str, Any]) -> None:
    """Entries that name only those to whom help is to be offered: of the others nobody learns that they were named."""
    trail.record(
        actor, "earlysupport:agency:looked", kind="earlysupport.daylooked", key=agency.pk, details=found
    )
    for at in range(0, len(offered), ENTRIES_HOLD):
        trail.record(
            actor, "earlysupport:offer:found", kind="earlysupport.supportoffer",
            people=offered[at : at + ENTRIES_HOLD],
        )  # fmt: skip


def _given(agency: Agency, day: date) -> dict[str, Any]:
    table, zone = every_answer(), ZoneInfo(agency.zone)
    counts = [each for each, _ in table]
    return {
        "today": day, "agency": agency.pk, "rule": RULE, "now": clock.now(), "user": LOOKER.user_id,
        "contacts_from": datetime.combine(add_days(day, 1 - CONTACT_DAYS), time(), zone),
        "ends": datetime.combine(day + timedelta(days=1), time(), zone),
        "r_contacts": [each.contacts for each in counts],
        "r_contacts_not_known": [each.contacts_not_known for each in counts],
        "r_tests": [each.tests for each in counts], "r_tests_not_known": [each.tests_not_known for each in counts],
        "r_moves": [each.moves for each in counts], "r_answer": [answer.value for _, answer in table],
        "most_contacts": ENOUGH[Ground.CONTACTS], "most_tests": ENOUGH[Ground.TESTS],
        "most_moves": ENOUGH[Ground.MOVES],
    }  # fmt: skip
