"""Screen: every level that waits for somebody's decision, for officers and managers."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.classification.queries import Waiting, waiting_decisions
from throughcare.casework.classification.titles import level_title
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions


@dataclass(frozen=True)
class WaitingRow:
    """A decision that waits. hint: whose it is not, or how late."""

    name: str
    reference: str
    href: str
    now: str
    asked: str
    hint: str
    due: date
    late: bool


@dataclass(frozen=True)
class WaitingPage:
    """Signatures first, then proposals."""

    signatures: list[WaitingRow]
    proposals: list[WaitingRow]
    title: str


@require_safe
def waiting(request: ActingRequest) -> HttpResponse:
    """The list, of people whom the reader may open."""
    actor = request.actor
    door.require(actor, Permission.LEVEL_DECIDE)
    found = waiting_decisions(actor)
    door.look_at_list(actor, "classification:waiting", {each.person_id for each in found})
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)

    def row(each: Waiting) -> WaitingRow:
        own = each.author == actor.user_id
        hint = (
            "You asked for it: somebody else signs" if own else f"Asked for by {each.by}" if each.by else ""
        )
        return WaitingRow(
            each.name or each.reference, each.reference,
            reverse(f"classification:{each.kind}", args=[each.person_id, each.id]),
            level_title(pack, each.now) if each.now else "None", level_title(pack, each.asked), hint,
            each.due_on, each.due_on < today,
        )  # fmt: skip

    shown = WaitingPage(
        [row(each) for each in found if each.kind == "override"],
        [row(each) for each in found if each.kind == "proposal"],
        f"{pack.words.level.titles} waiting for a decision",
    )
    return page(request, "classification/waiting.jinja", shown)
