"""The duty rota: who is duty officer of which team, from one day until another. The role holds on those days alone."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import RoleHeld
from throughcare.platform.access.permissions import DUTY_ROLE, Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.queries.duty import rota_of, teams_for_duty, who_may_be_on_duty

LONGEST = timedelta(days=31)
"""A turn lasts a month at the most: whoever is always on duty holds the role from an administrator."""


class DutyRefused(Refused):
    """Something about the colleague, the team or the days stands against it; the message says what."""


@transaction.atomic
def put_on_duty(actor: Actor, *, user_id: UUID, team_id: UUID, starts_on: date, last_day: date) -> RoleHeld:
    """Make a colleague duty officer of a team through `last_day`; nobody puts themselves on duty.

    Raises NotPermitted or DutyRefused.
    """
    door.require(actor, Permission.DUTY_ARRANGE)
    _check(actor, user_id, team_id, starts_on, last_day)
    ends_on = last_day + timedelta(days=1)
    turn = RoleHeld.objects.create(
        user_id=user_id, role=DUTY_ROLE, team_id=team_id, starts_on=starts_on, ends_on=ends_on,
        given_by_id=actor.user_id,
    )  # fmt: skip
    trail.record(actor, "caseload:duty:arranged", turn, verb=trail.Verb.ADMINISTER, details=_details(turn))
    return turn


@transaction.atomic
def take_off_duty(actor: Actor, turn_id: UUID) -> RoleHeld:
    """End a turn now, or call off one to come; sent twice, it ends once. Raises NotPermitted, NotThere, DutyRefused."""
    door.require(actor, Permission.DUTY_ARRANGE)
    held = RoleHeld.objects.select_for_update(of=("self",)).filter(rota_of(actor), pk=turn_id).first()
    if held is None:
        raise door.NotThere(Permission.DUTY_ARRANGE, None, "R2 not a turn of the actor's teams")
    today = clock.today(actor.zone)
    if held.ends_on is not None and held.ends_on <= today:
        raise DutyRefused("This turn has ended already")
    held.ends_on = max(held.starts_on, today)
    held.save(update_fields=["ends_on"])
    trail.record(actor, "caseload:duty:ended", held, verb=trail.Verb.ADMINISTER, details=_details(held))
    return held


def _check(actor: Actor, user_id: UUID, team_id: UUID, starts_on: date, last_day: date) -> None:
    if team_id not in dict(teams_for_duty(actor)):
        raise DutyRefused("Choose one of your teams", "team")
    if user_id == actor.user_id:
        raise DutyRefused("Nobody puts themselves on duty: ask another manager", "user")
    if user_id not in dict(who_may_be_on_duty(actor)):
        raise DutyRefused("Choose a colleague who supervises people", "user")
    if starts_on < clock.today(actor.zone):
        raise DutyRefused("Duty cannot begin before today", "starts_on")
    if last_day < starts_on:
        raise DutyRefused("The last day must be on or after the first", "last_day")
    if last_day - starts_on >= LONGEST:
        raise DutyRefused("A turn lasts a month at the most. Plan the next one after it.", "last_day")
    turns = RoleHeld.objects.filter(user_id=user_id, team_id=team_id, role=DUTY_ROLE)
    turns = turns.filter(starts_on__lte=last_day)
    if turns.filter(ends_on__isnull=True).exists() or turns.filter(ends_on__gt=starts_on).exists():
        raise DutyRefused("This colleague is on duty there on some of these days already", "starts_on")


def _details(turn: RoleHeld) -> dict[str, str]:
    return {
        "user": str(turn.user_id), "team": str(turn.team_id), "from": turn.starts_on.isoformat(),
        "until": turn.ends_on.isoformat() if turn.ends_on else "",
    }  # fmt: skip
