"""Screen: take back a record that was entered in error. Its versions stay in the history."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.reasons import TAKINGS_BACK
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, VersionedForm


class TakeBackForm(VersionedForm):
    """Why the record is not true."""

    because = CodeField(label="Why is it taken back?", codes=TAKINGS_BACK)


class Kind(NamedTuple):
    """A kind of record: where its rows stand in the person's record, and the command that takes one back."""

    rows: str
    command: Callable[..., None]


KINDS = {
    "offence": Kind("offences", commands.retract_offence),
    "sentence": Kind("sentences", commands.retract_sentence),
    "order": Kind("orders", commands.retract_order),
    "condition": Kind("conditions", commands.retract_condition),
    "key-date": Kind("key_dates", commands.retract_key_date),
    "state": Kind("states", commands.retract_state),
}


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, person_id: UUID, kind: str, record_id: UUID) -> HttpResponse:
    """GET shows what would be taken back; POST takes it back."""
    if kind not in KINDS:
        raise Http404
    actor, pack = writer(request, "orders:take_back", person_id)
    record = queries.orders_of(actor, person_id)
    row = record.find(getattr(record, KINDS[kind].rows), record_id)
    form = TakeBackForm(posted(request), initial={"version": row.version})

    def act() -> None:
        given = form.cleaned_data
        KINDS[kind].command(actor, person_id, record_id, expected=given["version"], because=given["because"])

    return form_page(
        request, person_id, form, act,
        title="Entered in error", button="Take it back", done="Taken back. It stays in the history.",
        lead=Wording(pack).summary(row),
    )  # fmt: skip
