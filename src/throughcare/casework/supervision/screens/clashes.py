"""The warning that an officer is now booked twice at one time: said, never forbidden."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.drafts import Slot
from throughcare.platform.actor import Actor


def warn_if_busy(request: HttpRequest, actor: Actor, officer_id: UUID, slot: Slot, made: UUID) -> None:
    """Warn on the next page when the officer has something beside the appointment `made` in its slot."""
    if queries.officer_clashes(actor, officer_id, [slot], leaving=made):
        messages.warning(
            request, "The officer has another appointment at that time. Move one of them if you can."
        )
