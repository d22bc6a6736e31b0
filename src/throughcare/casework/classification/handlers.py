"""What this app does when something behind a level changes: it calculates, and proposes what differs."""

from throughcare.casework.assessments.events import AssessmentCompleted, SourceScoreRecorded
from throughcare.casework.classification import commands
from throughcare.casework.classification.events import FlagRemoved, FlagReviewed, FlagSet
from throughcare.casework.orders.events import OrderChanged, OrderEnded
from throughcare.platform.actor import Actor


def calculate_after_assessment(actor: Actor, event: AssessmentCompleted) -> None:
    """An assessment stands: its scores may be used."""
    commands.recalculate(actor, event.person_id, "assessment", event.assessment_id)


def calculate_after_score(actor: Actor, event: SourceScoreRecorded) -> None:
    """Another system or a licensed tool gave a score."""
    commands.recalculate(actor, event.person_id, "score", event.score_id)


def calculate_after_flag(actor: Actor, event: FlagSet | FlagReviewed | FlagRemoved) -> None:
    """A flag was set, changed or removed."""
    commands.recalculate(actor, event.person_id, "flag", event.flag_id)


def calculate_after_order(actor: Actor, event: OrderChanged | OrderEnded) -> None:
    """An order began, changed or ended."""
    commands.recalculate(actor, event.person_id, "order", event.order_id)
