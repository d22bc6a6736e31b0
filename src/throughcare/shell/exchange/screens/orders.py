"""Screen: bring an order in from a court's file. First everything is checked and shown; nothing is written before."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.shell.exchange.importing.mapping import UnknownMapping
from throughcare.shell.exchange.orders.carrying import Outcome, carry
from throughcare.shell.exchange.orders.found import Reading, RefusedField, UnreadablePayload
from throughcare.shell.exchange.orders.reading import MOST_BYTES, read_payload
from throughcare.shell.exchange.orders.table import OrderTable, table_for


class OrderFileForm(OnceForm):
    """A file, or what was read of one that is checked already."""

    file = forms.FileField(
        label="The file", required=False, help_text="JSON, as the court's or the monitoring service sends it."
    )
    payload = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MOST_BYTES, strip=False)

    def content(self) -> bytes:
        """The bytes that were sent, now or with the check before. Raises UnreadablePayload where there are none."""
        sent: UploadedFile[Any] | None = self.cleaned_data["file"]
        if sent is not None:
            if sent.size and sent.size > MOST_BYTES:
                raise UnreadablePayload(
                    "The file is larger than 2 MB. An order is sent in a file of its own."
                )
            return bytes(sent.read())
        if not self.cleaned_data["payload"]:
            raise UnreadablePayload("Choose a file")
        return str(self.cleaned_data["payload"]).encode()


@dataclass(frozen=True, slots=True)
class Taken:
    """An order as it would be written: words and dates, and its conditions, each a type and its text."""

    title: str
    dates: str
    note: str
    conditions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderFilePage:
    """What the page shows. checked: whether a file was read. payload: what is sent again to write it."""

    person: PersonHeader
    form: OrderFileForm
    source: str
    back: str
    checked: bool
    payload: str
    taken: tuple[Taken, ...]
    refused: tuple[RefusedField, ...]
    title: str = "Bring in an order from a file"


@require_http_methods(["GET", "POST"])
def order_file(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks for the file; POST checks it and shows what it holds, or writes it where that was seen."""
    actor = request.actor
    door.look(actor, "exchange:orders", person_id, Permission.ORDER_CHANGE)
    form = OrderFileForm(posted(request), request.FILES or None)
    outcome, payload, back = None, "", reverse("orders:orders", args=[person_id])
    table = _table(actor, form)
    if request.method == "POST" and table and form.is_valid():
        try:
            content = form.content()
            reading = read_payload(content, table, actor.zone)
        except UnreadablePayload as unreadable:
            form.add_error("file", str(unreadable))
        else:
            if "write" in request.POST:
                if done := submit(request, form, lambda: _write(request, person_id, reading, back)):
                    return done
            else:
                outcome, payload = carry(actor, person_id, reading, trial=True), content.decode("utf-8-sig")
    pack = jurisdictions.get(actor.jurisdiction)
    content_of = OrderFilePage(
        person_header(actor, person_id), form, table.title if table else "", back, outcome is not None, payload,
        _taken(outcome, pack) if outcome else (), outcome.refused if outcome else (),
    )  # fmt: skip
    return page(request, "exchange/order_file.jinja", content_of, status=status_of(form))


def _table(actor: Actor, form: OrderFileForm) -> OrderTable | None:
    try:
        return table_for(actor.jurisdiction)
    except UnknownMapping as unknown:
        if form.is_bound:
            form.add_error(None, str(unknown))
        return None


def _write(request: ActingRequest, person_id: UUID, reading: Reading, back: str) -> str:
    outcome = carry(request.actor, person_id, reading, trial=False)
    if not outcome.written:
        raise_nothing_written(outcome)
    left = f" {count_of(len(outcome.refused), 'field')} left out." if outcome.refused else ""
    brought = f"{count_of(len(outcome.orders), 'order')} with {count_of(outcome.conditions, 'condition')} brought in."
    messages.success(request, f"{brought}{left}")
    return back


def raise_nothing_written(outcome: Outcome) -> None:
    """Nothing of the file could stand. Raises ValidationError."""
    first = outcome.refused[0] if outcome.refused else RefusedField("the file", "holds no order")
    raise forms.ValidationError(f"Nothing was brought in: {first.path} {first.reason}")


def _taken(outcome: Outcome, pack: Jurisdiction) -> tuple[Taken, ...]:
    def day(value: object) -> str:
        return pack.in_words(value) if value else "not recorded"  # type: ignore[arg-type]

    return tuple(
        Taken(
            pack.order_type(each.kind).title, f"{day(each.first)} to {day(each.last_day)}",
            "Already on record: only conditions are added." if each.already else "",
            tuple((pack.condition_type(kind).title, text) for kind, text in each.conditions),
        )
        for each in outcome.orders
    )  # fmt: skip
