"""What this app does when it hears of something: a service that ran and is over calls for a review of the plan."""

from throughcare.casework.interventions.events import ServiceEnded
from throughcare.casework.plans import handlers as plans
from throughcare.platform.actor import Actor
from throughcare.rules.interventions.referring import NEVER_BEGAN


def review_after_service(actor: Actor, event: ServiceEnded) -> None:
    """What never began changed nothing in the plan: the officer hears of it and chooses again."""
    if event.how != NEVER_BEGAN:
        plans.review_after_service(actor, event)
