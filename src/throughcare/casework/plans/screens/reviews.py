"""Screen: reviews of plans that are due, and versions that wait for a second signature, for officers and managers."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.plans.queries.versions import reviews_waiting, signatures_waiting
from throughcare.casework.plans.screens.reviewing import because
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page

AHEAD = timedelta(days=28)
"""So far ahead a review is listed."""


@dataclass(frozen=True)
class ReviewRow:
    """A review that is due."""

    name: str
    reference: str
    href: str
    because: str
    due: date
    late: bool


@dataclass(frozen=True)
class SignatureRow:
    """A version to sign. own: the reader signed it first, so somebody else signs."""

    name: str
    reference: str
    href: str
    version: str
    author: str
    own: bool


@dataclass(frozen=True)
class ReviewsPage:
    """What waits."""

    reviews: list[ReviewRow]
    signatures: list[SignatureRow]
    title: str = "Plans to review and to sign"


@require_safe
def reviews(request: ActingRequest) -> HttpResponse:
    """The list, of people whom the reader may open."""
    actor = request.actor
    door.require(actor, Permission.PLAN_WRITE)
    today = clock.today(actor.zone)
    due, signatures = reviews_waiting(actor, today + AHEAD), signatures_waiting(actor)
    people = {each.person_id for each in due} | {each.person_id for each in signatures}
    door.look_at_list(actor, "plans:reviews", people)
    shown = ReviewsPage(
        [
            ReviewRow(each.name or each.reference, each.reference, reverse("plans:plan", args=[each.person_id]),
                      because(each.called_by), each.due_on, each.due_on < today)
            for each in due
        ],
        [
            SignatureRow(each.name or each.reference, each.reference, reverse("plans:plan", args=[each.person_id]),
                         f"Version {each.number}", each.author, each.author_id == actor.user_id)
            for each in signatures
        ],
    )  # fmt: skip
    return page(request, "plans/reviews.jinja", shown)
