"""Screen: take back a record that was entered in error. Its versions stay in the history."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.queries import AttemptMade
from throughcare.casework.orders.queries.custody import BehaviourNote, Stay, custody_of, stays_of
from throughcare.casework.orders.reasons import TAKINGS_BACK
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, VersionedForm


class TakeBackForm(VersionedForm):
    """Why the record is not true."""

    because = CodeField(label="Why is it taken back?", codes=TAKINGS_BACK)


class Found(NamedTuple):
    """What would be taken back, in words."""

    version: int
    words: str


type Find = Callable[[Actor, Wording, UUID, UUID], Found]


class Kind(NamedTuple):
    """A kind of record: how one is found, the command that takes it back, and the page gone back to."""

    find: Find
    command: Callable[..., None]
    permission: Permission = Permission.ORDER_CHANGE
    back: str = "orders:orders"


def _of_the_record(rows: str) -> Find:
    """Among the rows of the person's orders: offences, conditions ..."""

    def find(actor: Actor, words: Wording, person_id: UUID, record_id: UUID) -> Found:
        record = queries.orders_of(actor, person_id)
        row = record.find(getattr(record, rows), record_id)
        return Found(row.version, words.summary(row))

    return find


def _attempt(actor: Actor, words: Wording, person_id: UUID, record_id: UUID) -> Found:
    row = _among(queries.attempts_of(actor, person_id), person_id, record_id)
    return Found(row.version, ", ".join(each for each in (words.day(row.on), row.words, row.note) if each))


def _stay(actor: Actor, words: Wording, person_id: UUID, record_id: UUID) -> Found:
    row = _among(stays_of(actor, person_id), person_id, record_id)
    until = f" to {words.day(row.left_on)}" if row.left_on else ""
    return Found(row.version, f"{row.establishment}, from {words.day(row.received_on)}{until}")


def _custody_note(actor: Actor, words: Wording, person_id: UUID, record_id: UUID) -> Found:
    row = _among(custody_of(actor, person_id)[1], person_id, record_id)
    return Found(row.version, f"{words.day(row.on)}: {row.as_given}")


def _among[Row: (AttemptMade, Stay, BehaviourNote)](
    rows: tuple[Row, ...], person_id: UUID, record_id: UUID
) -> Row:
    row = next((each for each in rows if each.id == record_id), None)
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such record")
    return row


KINDS = {
    "offence": Kind(_of_the_record("offences"), commands.retract_offence),
    "sentence": Kind(_of_the_record("sentences"), commands.retract_sentence),
    "order": Kind(_of_the_record("orders"), commands.retract_order),
    "condition": Kind(_of_the_record("conditions"), commands.retract_condition),
    "key-date": Kind(_of_the_record("key_dates"), commands.retract_key_date),
    "state": Kind(_of_the_record("states"), commands.retract_state),
    "stay": Kind(_stay, commands.retract_stay, back="orders:custody"),
    "behaviour": Kind(_custody_note, commands.retract_custody_note, back="orders:custody"),
    "attempt": Kind(_attempt, commands.retract_attempt, Permission.CONTACT_RECORD, "orders:whereabouts"),
}


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, person_id: UUID, kind: str, record_id: UUID) -> HttpResponse:
    """GET shows what would be taken back; POST takes it back."""
    if kind not in KINDS:
        raise Http404
    known = KINDS[kind]
    actor, pack = writer(request, "orders:take_back", person_id, known.permission)
    found = known.find(actor, Wording(pack), person_id, record_id)
    form = TakeBackForm(posted(request), initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        known.command(actor, person_id, record_id, expected=given["version"], because=given["because"])

    return form_page(
        request, person_id, form, act,
        title="Entered in error", button="Take it back", done="Taken back. It stays in the history.",
        lead=found.words, back=known.back,
    )  # fmt: skip
