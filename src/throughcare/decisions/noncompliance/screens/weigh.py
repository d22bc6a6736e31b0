"""Screen: ask a table of responses that is in use here for the range it gives."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import WeighingDraft
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.queries.grids import live_grids
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.responses.grid import ResponseGrid

UNKNOWN = ("", "Not known")


class WeighForm(VersionedForm):
    """What the table asks besides what the record knows."""

    risk = CodeField(label="Which level of risk was assessed?", codes=(), required=False)
    severity = CodeField(label="How severe was it?", codes=(), required=False)
    ceiling = CodeField(label="Which is the most that the judge allowed?", codes=(), required=False)

    def __init__(self, *args: Any, grid: ResponseGrid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = {level.code: level.title for level in grid.levels} if grid.ceiling else {}
        for name, codes in (("risk", grid.risks), ("severity", grid.severities), ("ceiling", levels)):
            if codes:
                self.fields[name].choices = list(codes.items())  # type: ignore[attr-defined]
                self.fields[name].help_text = "Leave it open if nobody knows: then the supervisor decides."
            else:
                del self.fields[name]


@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows what the table asks; POST asks it."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.RESPONSE_DECIDE)
    pack = jurisdictions.get(actor.jurisdiction)
    live = live_grids(actor.agency_id, pack, failure.order_kind, clock.today(actor.zone))
    if not live:
        raise Http404("no table of responses is in use for this order")
    grid = live[0]
    form = WeighForm(posted(request), initial=_first(failure, grid), grid=grid)

    def act() -> str:
        given = form.cleaned_data
        draft = WeighingDraft(
            grid=grid.code, risk=given.get("risk", ""), severity=given.get("severity", ""),
            ceiling=given.get("ceiling", ""),
        )  # fmt: skip
        commands.weigh(actor, person_id, failure_id, draft, expected=given["version"])
        return "The table was asked. Now decide what follows"

    return step_page(
        request, person_id, failure, form, act, title=f"Ask the table: {grid.title}", button="Ask the table",
        lead="The table gives a range. You choose within it, or depart from it with reasons.", notes=grid.notes,
    )  # fmt: skip


def _first(failure: FailureShown, grid: ResponseGrid) -> dict[str, Any]:
    held = failure.weighing
    asked = held.facts if held is not None and held.grid == grid.code else {}
    return {"version": failure.version} | {
        name: asked.get(name, "") for name in ("risk", "severity", "ceiling")
    }
