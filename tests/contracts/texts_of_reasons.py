"""How another system would type what is protected into why an entry is changed or taken back: each way is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests import factories
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.casework.orders import commands
from throughcare.casework.orders import drafts as o
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

f: Any = factories
SOON = clock.today("Europe/London") + timedelta(days=7)


def of(factory: Any, command: Callable[..., object], **given: Any) -> Typing:
    """A change of an entry that stands, or its end, with a sentence for a reason."""

    def typed(a: Actor, person: Person, _: World) -> object:
        row = factory(person=person)
        return command(a, person.pk, row.pk, **given, expected=row.version, because=TELLS)

    return typed


WHY_IT_CHANGES: dict[str, Typing] = {
    f"why {what} is {act}": of(factory, command, **given)
    for what, factory, act, command, given in (
        ("an offence", f.OffenceFactory, "corrected", commands.correct_offence,
         {"draft": o.OffenceDraft(description="Theft", outcome="convicted")}),
        ("an offence", f.OffenceFactory, "taken back", commands.retract_offence, {}),
        ("a sentence", f.SentenceFactory, "corrected", commands.correct_sentence,
         {"draft": o.SentenceDraft(kind="Fine")}),
        ("a sentence", f.SentenceFactory, "taken back", commands.retract_sentence, {}),
        ("an order", f.OrderFactory, "corrected", commands.correct_order,
         {"draft": o.OrderDraft(kind="ew-community-order")}),
        ("an order", f.OrderFactory, "taken back", commands.retract_order, {}),
        ("a condition", f.ConditionFactory, "varied", commands.vary_condition,
         {"draft": o.ConditionDraft(kind="ew-requirement-curfew", text="Stay in")}),
        ("a condition", f.ConditionFactory, "taken back", commands.retract_condition, {}),
        ("a key date", f.KeyDateFactory, "corrected", commands.correct_key_date,
         {"draft": o.KeyDateDraft(kind="ew-hearing", on=SOON, certainty="confirmed")}),
        ("a key date", f.KeyDateFactory, "taken back", commands.retract_key_date, {}),
        ("a state", f.SupervisionStateFactory, "taken back", commands.retract_state, {}),
        ("a stay", f.CustodyStayFactory, "taken back", commands.retract_stay, {}),
        ("a line of custody", f.CustodyNoteFactory, "taken back", commands.retract_custody_note, {}),
        ("an attempt", f.ReachAttemptFactory, "taken back", commands.retract_attempt, {}),
    )
}  # fmt: skip
"""A page offers codes for these; they are kept with the version, where histories and answers show them."""
