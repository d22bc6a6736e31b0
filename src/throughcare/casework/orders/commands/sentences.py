"""Sentences: add, correct, take back."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.writing import (
    ADDED,
    CHANGED,
    TAKEN_BACK,
    add,
    belongs,
    held,
    refuse_why,
)
from throughcare.casework.orders.drafts import SentenceDraft
from throughcare.casework.orders.events import OffenceHistoryChanged
from throughcare.casework.orders.models import Offence, Order, Sentence
from throughcare.casework.orders.refusals import InTheFuture, NotListed, StillInUse
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def add_sentence(actor: Actor, person_id: UUID, draft: SentenceDraft) -> Sentence:
    """Record what a court imposed. Raises NotPermitted, NotThere, PurposeNeeded, InTheFuture or NotListed."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft))
    sentence = Sentence(person_id=person_id, recorded_by_id=actor.user_id, **asdict(draft))
    add(actor, sentence, "orders:sentence:added")
    bus.publish(actor, OffenceHistoryChanged(person_id, "sentence", sentence.pk, ADDED))
    return sentence


@transaction.atomic
def correct_sentence(
    actor: Actor, person_id: UUID, sentence_id: UUID, draft: SentenceDraft, *, expected: int, because: str
) -> Sentence:
    """Write a new version of a sentence. Raises as `add_sentence`, and StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    sentence = held(Sentence, person_id, sentence_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft), before=sentence)
    amend(sentence, expected=expected, by=actor, because=because, **asdict(draft))
    trail.record(actor, "orders:sentence:changed", sentence)
    bus.publish(actor, OffenceHistoryChanged(person_id, "sentence", sentence.pk, CHANGED))
    return sentence


@transaction.atomic
def retract_sentence(
    actor: Actor, person_id: UUID, sentence_id: UUID, *, expected: int, because: str
) -> None:
    """Stop holding a sentence true. Raises StillInUse when an order rests on it, StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    sentence = held(Sentence, person_id, sentence_id)
    if Order.objects.filter(sentence_id=sentence_id).exists():
        raise StillInUse("An order was made under this sentence. Change or take back the order first.")
    retract(sentence, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:sentence:taken-back", sentence)
    bus.publish(actor, OffenceHistoryChanged(person_id, "sentence", sentence.pk, TAKEN_BACK))


def _check(actor: Actor, person_id: UUID, draft: SentenceDraft) -> None:
    if draft.imposed_on and draft.imposed_on > clock.today(actor.zone):
        raise InTheFuture("The date of the sentence", "imposed_on", draft.imposed_on)
    if not belongs(Offence, person_id, draft.offence_id):
        raise NotListed("offence_id", str(draft.offence_id))
