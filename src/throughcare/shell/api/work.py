"""/alerts, /team, /today: what waits for whom."""

from uuid import UUID

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.notices import commands, queries
from throughcare.register.notices.queries import AlertFilter, AlertLine
from throughcare.shell.api.operations import Resource
from throughcare.shell.web.queries.team import TeamView, Unallocated, team_view, unallocated
from throughcare.shell.web.queries.today import Day, day_of

alerts = Resource("alerts", "alerts")
team = Resource("team", "team")
today = Resource("today", "today")
ALERT = "/alerts/{uuid:alert_id}"
MOST_LINES = 10_000


def read_alerts(
    actor: Actor, state: str = "new", rule: str = "", team: bool = False, officer_id: UUID | None = None
) -> list[AlertLine]:
    """Alerts of the caller's own people, or of the caller's teams, by the day they are due."""
    wanted = AlertFilter(state=state, rule=rule, team=team, officer=officer_id)
    return queries.alerts(actor, wanted, limit=MOST_LINES)


def read_alert(actor: Actor, alert_id: UUID) -> AlertLine:
    """One alert."""
    return queries.alert(actor, alert_id)


def read_team(actor: Actor) -> TeamView:
    """The caller's teams: officers with their work, alerts by day, people without an officer."""
    return team_view(actor)


def read_unallocated(actor: Actor) -> list[Unallocated]:
    """People of the agency for whom nobody is responsible."""
    return unallocated(actor)


def read_today(actor: Actor) -> Day:
    """The caller's day: diary, outcomes to record, failures, alerts, tasks, orders that end."""
    return day_of(actor)


alerts.lists("/alerts", read_alerts, by=("due_on", "id"), may=Permission.ALERT_OWN)
alerts.reads(ALERT, read_alert, may=Permission.ALERT_OWN)
alerts.acts(f"{ALERT}/taking", commands.take, name="take_alert")
alerts.acts(f"{ALERT}/handing-back", commands.hand_back, name="hand_back_alert")
alerts.acts(f"{ALERT}/finishing", commands.finish, name="finish_alert")
team.reads("/team", read_team, may=Permission.TEAM_READ)
team.lists("/unallocated", read_unallocated, by=("person_id",), may=Permission.TEAM_READ)
today.reads("/today", read_today, may=Permission.CASELOAD_READ)
