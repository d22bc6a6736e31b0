"""Where the pages of a plan lead: every form by name, offered only to those who may send it."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

FORMS = {
    "begin": Permission.PLAN_WRITE,
    "own_words": Permission.PLAN_WRITE,
    "add_objective": Permission.PLAN_WRITE,
    "change_objective": Permission.PLAN_WRITE,
    "move_objective": Permission.PLAN_WRITE,
    "achieve_objective": Permission.PLAN_WRITE,
    "remove_objective": Permission.PLAN_WRITE,
    "delete_objective": Permission.PLAN_WRITE,
    "readd_objective": Permission.PLAN_WRITE,
    "add_step": Permission.PLAN_WRITE,
    "change_step": Permission.PLAN_WRITE,
    "move_step": Permission.PLAN_WRITE,
    "remove_step": Permission.PLAN_WRITE,
    "step_state": Permission.PLAN_STEP,
    "note": Permission.PLAN_STEP,
    "sign": Permission.PLAN_WRITE,
    "ask": Permission.PLAN_WRITE,
    "give": Permission.PLAN_WRITE,
    "review": Permission.PLAN_WRITE,
    "countersign": Permission.PLAN_COUNTERSIGN,
}
"""The forms of this app by their address's name, with what one must be allowed to send them."""


SERVICES = "interventions:services"
"""What may suit the person, objective by objective: of a floor above, so it is named and not imported."""


def services_of(actor: Actor, person_id: UUID) -> str:
    """Where a service is found for the person's objectives; "" for who may not refer."""
    if Permission.REFERRAL_MAKE not in actor.permissions:
        return ""
    try:
        return reverse(SERVICES, args=[person_id])
    except NoReverseMatch:
        return ""


def offered(actor: Actor, name: str, *args: UUID) -> str:
    """The address of a form, or "" for who may not send it, and where there is none."""
    if FORMS[name] not in actor.permissions:
        return ""
    try:
        return reverse(f"plans:{name}", args=args)
    except NoReverseMatch:
        return ""
