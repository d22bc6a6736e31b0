"""/people/{id}/offences, sentences, orders, conditions, key dates and states."""

from datetime import date
from uuid import UUID

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.queries import Adherence, OrderEnding, OrdersRecord
from throughcare.casework.orders.queries.adherence import FOUR_WEEKS, within_a_year
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource

orders = Resource("orders", "orders")
PERSON = "/people/{uuid:person_id}"


def read_orders(actor: Actor, person_id: UUID) -> OrdersRecord:
    """Offences, sentences, orders, conditions, key dates and states, with every earlier version."""
    return queries.orders_of(actor, person_id)


def read_orders_ending(actor: Actor, within_weeks: int = 4, own: bool = False) -> list[OrderEnding]:
    """Orders whose last day falls within so many weeks, of the people the caller may open."""
    return queries.ending_soon(actor, min(within_weeks, MOST_WEEKS), own=own, limit=MOST_LINES)


def read_adherence(
    actor: Actor, person_id: UUID, first: date | None = None, last_day: date | None = None
) -> Adherence:
    """What the record shows of each condition, by week and day, with the evidence. Four weeks where not said."""
    last = last_day or clock.today(actor.zone)
    return queries.adherence_of(actor, person_id, *within_a_year(first or last - FOUR_WEEKS, last))


MOST_WEEKS, MOST_LINES = 520, 10_000

orders.reads(f"{PERSON}/orders", read_orders)
orders.reads(f"{PERSON}/conditions/kept", read_adherence)
orders.lists("/orders/ending", read_orders_ending, by=("ends_on", "order_id"), may=Permission.CASELOAD_READ)
orders.adds(f"{PERSON}/offences", commands.add_offence)
orders.changes(f"{PERSON}/offences/{{uuid:offence_id}}", commands.correct_offence)
orders.acts(f"{PERSON}/offences/{{uuid:offence_id}}/taking-back", commands.retract_offence)
orders.adds(f"{PERSON}/sentences", commands.add_sentence)
orders.changes(f"{PERSON}/sentences/{{uuid:sentence_id}}", commands.correct_sentence)
orders.acts(f"{PERSON}/sentences/{{uuid:sentence_id}}/taking-back", commands.retract_sentence)
orders.adds(f"{PERSON}/orders", commands.add_order)
orders.changes(f"{PERSON}/orders/{{uuid:order_id}}", commands.correct_order)
orders.acts(f"{PERSON}/orders/{{uuid:order_id}}/ending", commands.end_order)
orders.acts(f"{PERSON}/orders/{{uuid:order_id}}/taking-back", commands.retract_order)
orders.adds(f"{PERSON}/orders/{{uuid:order_id}}/conditions", commands.add_condition)
orders.changes(f"{PERSON}/conditions/{{uuid:condition_id}}", commands.vary_condition)
orders.acts(f"{PERSON}/conditions/{{uuid:condition_id}}/taking-back", commands.retract_condition)
orders.adds(f"{PERSON}/key-dates", commands.add_key_date)
orders.changes(f"{PERSON}/key-dates/{{uuid:key_date_id}}", commands.correct_key_date)
orders.acts(f"{PERSON}/key-dates/{{uuid:key_date_id}}/taking-back", commands.retract_key_date)
orders.adds(f"{PERSON}/states", commands.change_state)
orders.acts(f"{PERSON}/states/{{uuid:state_id}}/taking-back", commands.retract_state)
orders.acts(f"{PERSON}/ending", commands.end_supervision)
orders.adds(f"{PERSON}/attempts", commands.record_attempt)
orders.acts(f"{PERSON}/attempts/{{uuid:attempt_id}}/taking-back", commands.retract_attempt)
orders.acts(f"{PERSON}/whereabouts-unknown", commands.decide_whereabouts_unknown)
orders.adds(f"{PERSON}/death", commands.report_death)
orders.acts(f"{PERSON}/death/{{uuid:report_id}}/confirming", commands.confirm_death)
orders.acts(f"{PERSON}/death/{{uuid:report_id}}/undoing", commands.undo_death)
orders.acts(f"{PERSON}/court-results", commands.enter_court_result)
