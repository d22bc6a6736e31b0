"""What this app does when a state or an order changes, and when somebody is not back from a visit."""

from throughcare.casework.orders.events import OrderChanged, OrderEnded, SupervisionStateChanged
from throughcare.casework.supervision.commands import following
from throughcare.casework.supervision.commands.interpreting import (
    drop_interpreter_task,
    open_interpreter_task,
)
from throughcare.casework.supervision.events import VisitOverdue
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.register.caseload.queries.glass import duty_managers_of, managers_of_user
from throughcare.register.documents.events import InterpreterNeeded, LetterWithdrawn
from throughcare.register.notices.mail import tell


def follow_orders(actor: Actor, event: OrderChanged | OrderEnded) -> None:
    """Set aside what no order requires any more; the orders are read as they stand, so order does not matter."""
    following.follow(actor, event.person_id)


def follow_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Set aside or restore appointments, and let clocks run on."""
    following.follow(actor, event.person_id)
    following.run_on(actor, event.person_id, event.state_id)


def ask_for_interpreter(actor: Actor, event: InterpreterNeeded) -> None:
    """A letter is not in the person's language: somebody goes through it with them and an interpreter."""
    open_interpreter_task(actor, event.letter_id, event.language, event.by)


def no_interpreter_any_more(actor: Actor, event: LetterWithdrawn) -> None:
    """What the letter said no longer holds."""
    drop_interpreter_task(actor, event.letter_id)


def tell_of_overdue_visit(actor: Actor, event: VisitOverdue) -> None:
    """Tell at once whoever watches, the officer's managers and the duty managers that somebody is not back."""
    agency_id, zone = User.objects.values_list("agency_id", "agency__zone").get(pk=event.officer_id)
    today = clock.today(zone)
    managers = {*managers_of_user(event.officer_id, today), *duty_managers_of([agency_id], today)}
    tell(actor, {event.watcher_id, *managers} - {event.officer_id}, "not-back",
         "A colleague is not back from a visit: ring them now",
         "They were to be back by now and nobody has heard from them. Ring them. If nobody answers, follow the office’s"
         " rule for a colleague in danger. The page Out of the office says who, and where.",
         people=[event.person_id])  # fmt: skip
