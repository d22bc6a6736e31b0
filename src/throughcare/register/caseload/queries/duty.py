"""The duty rota: who is duty officer of which team, today and to come."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from throughcare.platform import clock
from throughcare.platform.access.models import RoleHeld, Team
from throughcare.platform.access.permissions import DUTY_ROLE
from throughcare.platform.actor import Actor
from throughcare.register.caseload.queries.cover import covering_colleagues
from throughcare.register.caseload.reach import own_agency


@dataclass(frozen=True, slots=True)
class DutyTurn:
    """One turn. last_day: inclusive; None for who is always on duty."""

    id: UUID
    user_id: UUID
    user: str
    team: str
    starts_on: date
    last_day: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.starts_on <= day and (self.last_day is None or day <= self.last_day)


def rota_of(actor: Actor) -> Q:
    """The condition on turns of the actor's agency; of their own teams, for who leads some."""
    mine = Q(role=DUTY_ROLE, user__agency_id=actor.agency_id)
    return mine & Q(team_id__in=actor.team_ids) if actor.team_ids else mine


def rota(actor: Actor) -> list[DutyTurn]:
    """Turns now and to come, of the actor's teams, the soonest first."""
    today = clock.today(actor.zone)
    rows = RoleHeld.objects.filter(rota_of(actor), Q(ends_on__isnull=True) | Q(ends_on__gt=today))
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), user__is_active=True)
    found = rows.order_by("starts_on", "team__name", "user__name").values_list(
        "id", "user_id", "user__name", "team__name", "starts_on", "ends_on"
    )
    return [
        DutyTurn(key, user_id, user, team or "", starts_on, ends_on - timedelta(days=1) if ends_on else None)
        for key, user_id, user, team, starts_on, ends_on in found
    ]


def on_duty(actor: Actor) -> list[DutyTurn]:
    """Who is duty officer of the actor's teams today."""
    today = clock.today(actor.zone)
    return [turn for turn in rota(actor) if turn.holds_on(today)]


def teams_for_duty(actor: Actor) -> list[tuple[UUID, str]]:
    """The open teams whose rota the actor keeps: their own, or all of the agency for who leads none in particular."""
    rows = Team.objects.filter(agency_id=own_agency(actor), closed_on__isnull=True)
    if actor.team_ids:
        rows = rows.filter(pk__in=actor.team_ids)
    return list(rows.order_by("name").values_list("id", "name"))


def who_may_be_on_duty(actor: Actor) -> list[tuple[UUID, str]]:
    """Colleagues who supervise people, without the actor: nobody puts themselves on duty."""
    return [(key, name) for key, name in covering_colleagues(actor) if key != actor.user_id]
