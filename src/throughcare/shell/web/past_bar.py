"""What the frame of a past page says of the time since: what of the record has changed, and where to see how."""

from typing import Any

from django.http import HttpRequest

from throughcare.platform.actor import Actor
from throughcare.platform.database import as_known
from throughcare.register.people.queries.changes import told_since
from throughcare.shell.web.links import link

MOST = 6
"""Tables named in the bar; the page of changes shows all."""


def since_then(request: HttpRequest) -> dict[str, Any]:
    """`past_changes`: lines, one a table; `past_changes_href`: the comparison with today. One statement."""
    held: Any = request
    actor: Actor = held.actor
    looking = as_known.looking_at()
    if looking is None or looking.person is None or looking.moment is None:
        return {}
    told = told_since(actor, looking.person, looking.moment)
    more = [f"and {len(told) - MOST} more"] if len(told) > MOST else []
    with held.outside_past():
        compare = link("changes", looking.person)
    return {
        "past_changes": [*told[:MOST], *more] or ["nothing"],
        "past_changes_href": f"{compare}?since={looking.asked}",
    }
