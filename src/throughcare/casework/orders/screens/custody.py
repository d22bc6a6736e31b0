"""Screens: time in custody, release dates with how sure each is, and behaviour as it was passed on."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import CustodyNoteDraft, StayDraft
from throughcare.casework.orders.queries.custody import (
    LEFT_HOW,
    NOTE_KINDS,
    Stay,
    custody_of,
    stays_of,
)
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions


class StayForm(OnceForm):
    """Reception into an establishment."""

    establishment = forms.CharField(label="Establishment", max_length=160)
    received_on = DateField(
        label="Received on", help_text="A stay elsewhere that is still open ends that day."
    )
    category = forms.CharField(
        label="Security category",
        max_length=60,
        required=False,
        help_text="In the establishment's own words.",
    )
    source = forms.CharField(label="Who said so", max_length=160, required=False)


class LeaveForm(VersionedForm):
    """When and how the person left."""

    left_how = CodeField(label="How did the person leave?", codes=LEFT_HOW)
    left_on = DateField(label="Day")


class NoteForm(OnceForm):
    """A line on behaviour, as it was passed on."""

    on = DateField(label="Day")
    kind = CodeField(label="What is it?", codes=NOTE_KINDS)
    as_given = forms.CharField(
        label="In the words in which it came", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label="Who passed it on", max_length=160)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table. back_href: where it is taken back when it was entered in error; "" for who may not."""

    id: UUID
    cells: tuple[str, ...]
    back_href: str


@dataclass(frozen=True, slots=True)
class CustodyPage:
    """stays: establishment, from, to and how, category, source. release: dates by type.

    notes: day, what it is, the words, from whom.
    """

    person: PersonHeader
    stays: tuple[Entry, ...]
    release: tuple[tuple[str, str, str], ...]
    notes: tuple[Entry, ...]
    links: tuple[tuple[str, str], ...]
    title: str = "Custody"


@require_safe
def custody(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show the page; the look is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "orders:custody", person_id)
    words = Wording(jurisdictions.get(actor.jurisdiction))
    stays, notes = custody_of(actor, person_id)
    content = CustodyPage(
        person_header(actor, person_id),
        tuple(_entry(actor, person_id, "stay", stay.id, _stay(stay, words)) for stay in stays),
        tuple(
            (words.key_date(row.kind), words.day(row.on), words.certainty(row))
            for row in queries.orders_of(actor, person_id).key_dates
        ),
        tuple(
            _entry(actor, person_id, "behaviour", note.id,
                   (words.day(note.on), dict(NOTE_KINDS)[note.kind], note.as_given, note.source))
            for note in notes
        ),
        _links(actor, person_id, stays),
    )  # fmt: skip
    return page(request, "orders/custody.jinja", content)


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks where and when; POST writes the stay."""
    actor, _ = writer(request, "orders:receive", person_id)
    form = StayForm(posted(request))

    def act() -> None:
        given = form.cleaned_data
        commands.receive(actor, person_id, StayDraft(
            establishment=given["establishment"], received_on=given["received_on"], category=given["category"],
            source=given["source"],
        ))  # fmt: skip

    return form_page(
        request, person_id, form, act, title="Received into custody", button="Save", done="Stay recorded",
        lead="This records where the person is held. What stops meanwhile follows from the state of supervision,"
        " which is changed on its own page.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, person_id: UUID, stay_id: UUID) -> HttpResponse:
    """GET asks how and when the person left; POST ends the stay."""
    actor, pack = writer(request, "orders:leave", person_id)
    stay = next((each for each in stays_of(actor, person_id) if each.id == stay_id), None)
    form = LeaveForm(
        posted(request),
        initial={"version": stay.version if stay else 0, "left_on": clock.today(actor.zone)},
    )

    def act() -> None:
        given = form.cleaned_data
        commands.leave(
            actor, person_id, stay_id, left_on=given["left_on"], left_how=given["left_how"],
            expected=given["version"],
        )  # fmt: skip

    lead = f"{stay.establishment}, since {pack.in_words(stay.received_on)}" if stay else "No such stay."
    return form_page(
        request, person_id, form, act, title="Left custody", button="Save", done="End of the stay recorded",
        lead=lead,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def note_custody(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks for a line on behaviour; POST keeps it as it was given."""
    actor, _ = writer(request, "orders:note_custody", person_id)
    form = NoteForm(posted(request))

    def act() -> None:
        given = form.cleaned_data
        commands.note_custody(actor, person_id, CustodyNoteDraft(
            on=given["on"], kind=given["kind"], as_given=given["as_given"], source=given["source"]
        ))  # fmt: skip

    return form_page(
        request, person_id, form, act, title="Behaviour in custody", button="Save", done="Line kept",
        lead="It is kept as it was passed on. Nobody here has judged it.",
    )  # fmt: skip


def _entry(actor: Actor, person_id: UUID, kind: str, key: UUID, cells: tuple[str, ...]) -> Entry:
    may = Permission.ORDER_CHANGE in actor.permissions
    return Entry(key, cells, reverse("orders:take_back", args=[person_id, kind, key]) if may else "")


def _stay(stay: Stay, words: Wording) -> tuple[str, ...]:
    how = dict(LEFT_HOW).get(stay.left_how, "")
    until = f"{words.day(stay.left_on)}, {how[0].lower()}{how[1:]}" if stay.left_on else "Now"
    return (
        stay.establishment,
        words.day(stay.received_on),
        until,
        stay.category or "Not recorded",
        stay.source,
    )


def _links(actor: Actor, person_id: UUID, stays: tuple[Stay, ...]) -> tuple[tuple[str, str], ...]:
    if Permission.ORDER_CHANGE not in actor.permissions:
        return ()
    links = [("Received into an establishment", reverse("orders:receive", args=[person_id]))]
    links += [
        (f"Left {stay.establishment}", reverse("orders:leave", args=[person_id, stay.id]))
        for stay in stays
        if stay.left_on is None
    ]
    return (*links, ("Add a line on behaviour", reverse("orders:note_custody", args=[person_id])))
