"""/caseload: the people an officer works with."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.problems import EVERY
from throughcare.shell.web.queries.caseload import caseload

router = Router(tags=["caseload"])


class CaseOut(Schema):
    """One person on the caseload. Codes are the pack's; null and "" mean not recorded."""

    person_id: UUID
    reference: str
    name: str
    part: str
    level: str
    order_kind: str
    order_ends: date | None
    state: str
    next_at: datetime | None
    last_at: datetime | None
    overdue: bool
    unexcused: int
    alerts: int


class CaseloadOut(Schema):
    """The caller's own caseload, by name."""

    items: list[CaseOut]


@router.get("", response={200: CaseloadOut, **EVERY}, operation_id="readCaseload")
def read_caseload(request: HttpRequest) -> dict[str, object]:
    """The people for whom you are responsible or whom you support today."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    rows = caseload(actor, actor.user_id)
    door.look_at_list(actor, "api:caseload", [row.person_id for row in rows])
    return {"items": rows}
