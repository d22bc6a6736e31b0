"""What a court decided, entered at once: what came of each charge, the sentence, the order, the next hearing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.conditions import add_condition
from throughcare.casework.orders.commands.key_dates import add_key_date
from throughcare.casework.orders.commands.offences import add_offence, correct_offence
from throughcare.casework.orders.commands.orders import add_order, end_order
from throughcare.casework.orders.commands.sentences import add_sentence
from throughcare.casework.orders.commands.writing import held, last_day_before, pack_of
from throughcare.casework.orders.drafts import (
    CourtResultDraft,
    EndingDraft,
    KeyDateDraft,
    OffenceDraft,
)
from throughcare.casework.orders.events import CourtResultEntered
from throughcare.casework.orders.models import Offence, Order
from throughcare.casework.orders.refusals import InTheFuture, NotConvicted, NotListed, ResultSaysNothing
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions import Jurisdiction

Outcome = Offence.Outcome
UNDECIDED = (Outcome.CHARGED, Outcome.ARRESTED, Outcome.NOT_RECORDED)
DECISIONS = (Outcome.CONVICTED, Outcome.ACQUITTED, Outcome.DISCONTINUED)


@transaction.atomic
def enter_court_result(actor: Actor, person_id: UUID, draft: CourtResultDraft) -> None:
    """Write a whole result or nothing of it. When no charge is left undecided, supervision before trial ends.

    Raises NotPermitted, NotThere, InTheFuture, NotListed, NotConvicted, ResultSaysNothing, and what each part raises,
    beside the field of that part.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    pack = pack_of(actor, person_id)
    _check(actor, pack, draft)
    refuse_what_tells(actor, person_id, {"court": draft.court})
    convicted = _decide_charges(actor, person_id, draft)
    _check_power(pack, person_id, draft)
    sentence_id = _pass_sentence(actor, person_id, draft, convicted)
    _end_pre_trial(actor, pack, person_id, draft)
    _make_order(actor, person_id, draft, sentence_id)
    if draft.next_hearing is not None:
        with beside("", {"on": "next_hearing"}):
            hearing = KeyDateDraft(
                kind=f"{pack.code}-hearing",
                on=draft.next_hearing,
                certainty="confirmed",
                note=draft.court[:200],
            )
            add_key_date(actor, person_id, hearing)
    trail.record(actor, "orders:court-result:entered", kind="orders.offence", people=[person_id])
    bus.publish(actor, CourtResultEntered(person_id, draft.on))


def _pass_sentence(
    actor: Actor, person_id: UUID, draft: CourtResultDraft, convicted: UUID | None
) -> UUID | None:
    if draft.sentence is None:
        return None
    offence_id = draft.sentence.offence_id or convicted
    given = replace(draft.sentence, imposed_on=draft.on, court=draft.court, offence_id=offence_id)
    with beside("sentence", {"imposed_on": "on"}):
        return add_sentence(actor, person_id, given).pk


def _make_order(actor: Actor, person_id: UUID, draft: CourtResultDraft, sentence_id: UUID | None) -> None:
    if draft.order is None:
        return
    authority = draft.order.authority or draft.court
    given = replace(draft.order, sentence_id=sentence_id, made_on=draft.on, authority=authority)
    with beside("order", {"made_on": "on"}):
        order = add_order(actor, person_id, given)
    for number, condition in enumerate(draft.conditions, start=1):
        with beside(f"condition_{number}"):
            add_condition(actor, person_id, order.pk, condition)


@contextmanager
def beside(part: str, other: dict[str, str] | None = None) -> Iterator[None]:
    """Put a refusal of one part beside its own field in the whole: "kind" of the order is "order_kind"."""
    try:
        yield
    except Refused as broken:
        if broken.field:
            own = f"{part}_{broken.field}" if part else broken.field
            broken.field = (other or {}).get(broken.field, own)
        raise


def _check(actor: Actor, pack: Jurisdiction, draft: CourtResultDraft) -> None:
    if draft.on > clock.today(actor.zone):
        raise InTheFuture("The day of the result", "on", draft.on)
    if not any((draft.outcomes, draft.offence, draft.sentence, draft.order, draft.next_hearing)):
        raise ResultSaysNothing()
    for offence_id, outcome in draft.outcomes.items():
        if outcome not in DECISIONS:
            raise NotListed(f"outcome_{offence_id}", outcome)
    if draft.order is not None and draft.order.kind not in {kind.code for kind in pack.order_types}:
        raise NotListed("order_kind", draft.order.kind)


def _decide_charges(actor: Actor, person_id: UUID, draft: CourtResultDraft) -> UUID | None:
    """Write what came of each charge; returns the first conviction among them."""
    convicted: list[UUID] = []
    for offence_id, outcome in draft.outcomes.items():
        row = held(Offence, person_id, offence_id)
        now = OffenceDraft(**{name: getattr(row, name) for name in OffenceDraft.__dataclass_fields__})
        decided = replace(
            now, outcome=outcome, court=draft.court or now.court, convicted_on=_convicted_on(outcome, draft)
        )
        with beside(f"outcome_{offence_id}", {"outcome": f"outcome_{offence_id}"}):
            correct_offence(
                actor, person_id, offence_id, decided, expected=row.version, because="decided-by-a-court"
            )
        convicted += [offence_id] if outcome == Outcome.CONVICTED else []
    if draft.offence is not None:
        given = asdict(draft.offence) | {
            "court": draft.offence.court or draft.court,
            "convicted_on": draft.offence.convicted_on or _convicted_on(draft.offence.outcome, draft),
        }
        with beside("offence", {"convicted_on": "on"}):
            added = add_offence(actor, person_id, OffenceDraft(**given))
        convicted += [added.pk] if draft.offence.outcome == Outcome.CONVICTED else []
    return convicted[0] if convicted else None


def _convicted_on(outcome: str, draft: CourtResultDraft) -> date | None:
    return draft.on if outcome == Outcome.CONVICTED else None


def _check_power(pack: Jurisdiction, person_id: UUID, draft: CourtResultDraft) -> None:
    """Refuse a sentence, or an order that only a conviction allows, while nothing on record is a conviction."""
    if Offence.objects.filter(person_id=person_id, outcome=Outcome.CONVICTED).exists():
        return
    if draft.sentence is not None:
        raise NotConvicted("sentence_kind")
    if draft.order is not None and pack.order_type(draft.order.kind).kind.after_conviction:
        raise NotConvicted("order_kind")


def _end_pre_trial(actor: Actor, pack: Jurisdiction, person_id: UUID, draft: CourtResultDraft) -> None:
    """End supervision before trial once no charge is left undecided."""
    outcomes = set(draft.outcomes.values()) | ({draft.offence.outcome} if draft.offence else set())
    decided = outcomes & set(DECISIONS)
    if not decided or Offence.objects.filter(person_id=person_id, outcome__in=UNDECIDED[:2]).exists():
        return
    reason = "sentenced" if Outcome.CONVICTED in decided else _why(decided)
    kinds = [kind.code for kind in pack.order_types if not kind.kind.after_conviction]
    for order in Order.objects.filter(person_id=person_id, kind__in=kinds, status__in=["planned", "active"]):
        planned = last_day_before(order.ends_on)
        last_day = max(min(draft.on, planned or draft.on), order.starts_on or draft.on)
        ending = EndingDraft(last_day=last_day, reason=reason, decided_by=draft.court or "The court")
        with beside("", {"last_day": "on"}):
            end_order(actor, person_id, order.pk, ending, expected=order.version)


def _why(decided: set[str]) -> str:
    return "acquitted" if Outcome.ACQUITTED in decided else "discontinued"
