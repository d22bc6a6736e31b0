"""The views of a caseload: by name, by who needs attention, and the team's for whoever leads one."""

from uuid import UUID

from django.urls import reverse

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

BY_NAME, ATTENTION, TEAM = "by-name", "attention", "team"


def views(actor: Actor, here: str, officer_id: UUID | None = None) -> list[dict[str, object]]:
    """Each view with its address. here: the one that is open. officer_id: the colleague whose people they are."""
    of = f"?officer={officer_id}" if officer_id and officer_id != actor.user_id else ""
    offered = [
        (BY_NAME, "By name", reverse("web:caseload") + of),
        (ATTENTION, "Needs attention", reverse("web:attention") + of),
    ]
    if Permission.TEAM_READ in actor.permissions:
        offered.append((TEAM, "The team’s needs", f"{reverse('web:attention')}?team=on"))
    return [{"text": text, "href": href, "active": code == here} for code, text, href in offered]
