"""Ending supervision: only when nothing is open any more, with a letter that says so."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.states import enter
from throughcare.casework.orders.commands.writing import after, pack_of, written
from throughcare.casework.orders.drafts import CONFIRMED, ClosingDraft
from throughcare.casework.orders.models import Order
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.casework.orders.queries.open_items import open_items
from throughcare.casework.orders.queries.standing import state_on
from throughcare.casework.orders.refusals import InTheFuture, NotListed, StateRefused, StillOpen
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import make_letter, template_for
from throughcare.register.documents.drafts import LetterDraft
from throughcare.register.documents.queries import particulars
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import LetterKind
from throughcare.rules.kernel import UnknownCode

LETTERS = ("post", "hand", "none")


@transaction.atomic
def end_supervision(actor: Actor, person_id: UUID, draft: ClosingDraft) -> StateRow:
    """End supervision after its last day; the letter about it is made in the same transaction.

    The state begins on the day after, or today when that day is still to come.
    Raises NotPermitted, NotThere, InTheFuture, NotListed, StillOpen, StateRefused, and what making a letter raises.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    today = clock.today(actor.zone)
    if draft.last_day > today:
        raise InTheFuture("The last day", "last_day", draft.last_day)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    if draft.letter not in LETTERS:
        raise NotListed("letter", draft.letter)
    first_day = after(draft.last_day)
    assert first_day is not None
    open_ones = [item.check for item in open_items(actor, person_id, first_day) if item.blocks]
    if open_ones:
        raise StillOpen([check.says for check in open_ones], [check.code for check in open_ones])
    missing = [words for code, words in CONFIRMED if code not in draft.confirmed]
    if missing:
        raise StateRefused(f"Say that each is done, or does not apply: {'; '.join(missing)}", "confirmed")
    if draft.letter != "none":
        _tell(actor, person_id, draft)
    return enter(actor, person_id, SupervisionState.ENDED, min(first_day, today), draft.note)


def _tell(actor: Actor, person_id: UUID, draft: ClosingDraft) -> None:
    pack = pack_of(actor, person_id)
    template = template_for(actor, pack, LetterKind.ENDING, particulars(actor, person_id).language)
    if template is None:
        raise StateRefused("This place has no letter about the end. Choose to make none.", "letter")
    by_hand = draft.letter == "hand"
    state = None if by_hand else state_on(person_id, clock.today(actor.zone))
    values = {"what_ended": _what_ended(actor, person_id), "last_day": written(actor, draft.last_day)}
    make_letter(actor, person_id, LetterDraft(template=template, state=state, values=values, by_hand=by_hand))


def _what_ended(actor: Actor, person_id: UUID) -> str:
    """ "Your community order": the order that ended last, in the pack's words; never what it was made for."""
    pack = pack_of(actor, person_id)
    kind = (
        Order.objects.filter(person_id=person_id).order_by("-ends_on").values_list("kind", flat=True).first()
    )
    try:
        title = pack.order_type(kind).title if kind else "supervision"
    except UnknownCode:
        title = "supervision"
    return f"Your {title[0].lower()}{title[1:]}"
