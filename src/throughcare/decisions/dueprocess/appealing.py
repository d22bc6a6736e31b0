"""Where an appeal against a decision is entered, offered by each page on which a decision is read."""

from uuid import UUID

from django.urls import reverse

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor


def appeal_href(actor: Actor, person_id: UUID, process_id: UUID | None, *, stands: bool) -> str:
    """The page that enters an appeal against what this process decided.

    process_id: None where no process led to it. stands: False once it counts no more, withdrawn or wholly set aside by
    an appeal: nothing is left to appeal against. Returns "" in these cases, and to who may enter none.
    """
    if process_id is None or not stands or Permission.APPEAL_CARRY not in actor.permissions:
        return ""
    return reverse("appeals:lodge", args=[person_id, process_id])
