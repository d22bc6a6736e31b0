"""Who covers for whom: today, and to come."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.access.models import RoleHeld
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.models import Allocation, Cover, Named, Restriction
from throughcare.register.caseload.reach import own_agency

COVERING_ROLES = tuple(code for code, role in ROLES.items() if Permission.CONTACT_RECORD in role.permissions
                       and Permission.ALERT_OWN in role.permissions)  # fmt: skip
"""Roles whose holders may cover: those who record contacts and have alerts of their own."""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One cover. last_day: inclusive. people: how many the officer has a part with today, as far as the reader sees."""

    id: UUID
    version: int
    officer_id: UUID
    officer: str
    covered_by_id: UUID
    covered_by: str
    starts_on: date
    last_day: date
    reason: str

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.starts_on <= day <= self.last_day


def works_on(today: date) -> Q:
    """The condition on a role held under which its holder may cover on `today`."""
    return Q(Q(ends_on__isnull=True) | Q(ends_on__gt=today), starts_on__lte=today, user__is_active=True,
             role__in=COVERING_ROLES)  # fmt: skip


def covers(actor: Actor) -> list[CoverLine]:
    """Cover in force or to come: all of the agency for who allocates people, else what concerns the actor."""
    rows = Cover.objects.filter(agency_id=actor.agency_id, ends_on__gt=clock.today(actor.zone))
    if Permission.ALLOCATE not in actor.permissions:
        rows = rows.filter(Q(officer_id=actor.user_id) | Q(covered_by_id=actor.user_id))
    found = rows.order_by("starts_on", "officer__name").values_list(
        "id", "version", "officer_id", "officer__name", "covered_by_id", "covered_by__name", "starts_on",
        "ends_on", "reason",
    )  # fmt: skip
    return [
        CoverLine(key, version, officer_id, officer, by_id, by, starts, ends - timedelta(days=1), reason)
        for key, version, officer_id, officer, by_id, by, starts, ends, reason in found
    ]


def covering_colleagues(actor: Actor) -> list[tuple[UUID, str]]:
    """Users of the agency who may cover for one another, by name."""
    rows = RoleHeld.objects.filter(works_on(clock.today(actor.zone)), user__agency_id=own_agency(actor))
    return list(rows.order_by("user__name").values_list("user_id", "user__name").distinct())


def not_opened_by_cover(actor: Actor, lines: list[CoverLine]) -> dict[UUID, int]:
    """For each cover, how many restricted records the actor sees of the officer do not name the colleague."""
    today = clock.today(actor.zone)
    walled = set(
        Allocation.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=today), starts_on__lte=today,
            officer_id__in=[line.officer_id for line in lines],
            person_id__in=Restriction.objects.values("person_id"),
        ).values_list("officer_id", "person_id")
    )  # fmt: skip
    if not walled:
        return {}
    named = set(
        Named.objects.filter(person_id__in=[person for _, person in walled]).values_list(
            "user_id", "person_id"
        )
    )
    return {
        line.id: sum(
            officer == line.officer_id and (line.covered_by_id, person) not in named
            for officer, person in walled
        )
        for line in lines
    }
