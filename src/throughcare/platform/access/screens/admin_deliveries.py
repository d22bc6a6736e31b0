"""Screens: events and jobs. What waits, what was given up, and trying again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.administration.deliveries import NotParked, deliver_again
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.design.listing import Window, page_number, trim, window
from throughcare.platform.design.page import page
from throughcare.platform.events import queries

SIZE = 50


@dataclass(frozen=True)
class DeliveriesPage:
    """What the page shows. stalled: something has been due for longer than a running worker leaves it."""

    menu: list[dict[str, Any]]
    state: queries.QueueState
    stalled: bool
    figures: list[dict[str, Any]]
    parked: list[queries.ParkedDelivery]
    jobs: list[queries.FailedJob]
    window: Window
    title: str = "Events and jobs"


@require_safe
def deliveries(request: ActingRequest) -> HttpResponse:
    """The counts, a warning when the queue stands still, parked deliveries and failed jobs."""
    actor, number = request.actor, page_number(request.GET)
    door.require(actor, Permission.QUEUE_ADMINISTER)
    state = queries.queue_state(actor)
    found = queries.parked(actor, limit=SIZE + 1, offset=(number - 1) * SIZE)
    shown = DeliveriesPage(
        menu=menu(actor, "admin:deliveries"),
        state=state,
        stalled=state.stalled(clock.now()),
        figures=_figures(state),
        parked=list(trim(found, SIZE)),
        jobs=queries.failed_jobs(actor),
        window=window(request.GET, number, SIZE, len(found), noun="parked deliveries"),
    )
    return page(request, "access/admin_deliveries.jinja", shown)


@require_POST
def delivery_again(request: ActingRequest, delivery_id: UUID) -> HttpResponse:
    """Give one parked delivery another round of attempts."""
    try:
        deliver_again(request.actor, delivery_id)
    except NotParked as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, "The delivery is tried again now.")
    return HttpResponseRedirect(reverse("admin:deliveries"))


def _figures(state: queries.QueueState) -> list[dict[str, Any]]:
    return [
        {"label": "Waiting", "value": f"{state.waiting:,}"},
        {"label": "Waiting after a failure", "value": f"{state.retrying:,}"},
        {"label": "Parked", "value": f"{state.parked:,}", "tone": "alert" if state.parked else ""},
    ]
