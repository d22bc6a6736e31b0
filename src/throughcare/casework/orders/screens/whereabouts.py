"""Screens: attempts to reach a person, and the decision that nobody knows where they are."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import AttemptDraft
from throughcare.casework.orders.queries import AttemptMade
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.contacts import ReachResult, ReachWay, SupervisionState, change
from throughcare.rules.jurisdictions import Jurisdiction


class AttemptForm(OnceForm):
    """One attempt."""

    on = DateField(label="Day")
    way = CodeField(label="What was tried?", codes=[(way.value, way.label) for way in ReachWay])
    result = CodeField(label="What came of it?", codes=[(each.value, each.label) for each in ReachResult])
    note = NoteField(
        label="Note", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="No addresses or numbers: those belong in the personal details.",
    )  # fmt: skip

    def draft(self) -> AttemptDraft:
        """What was typed."""
        given = self.cleaned_data
        return AttemptDraft(on=given["on"], way=given["way"], result=given["result"], note=given["note"])


class DecisionForm(OnceForm):
    """From which day, and on what the decision rests."""

    starts_on = DateField(label="Since which day")
    reasons = NoteField(label="On what do you decide this?", max_length=300,
                        error_messages={"required": "Say on what you decide this"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt. back_href: where it is taken back when it was entered in error."""

    id: UUID
    day: str
    what: str
    note: str
    by: str
    back_href: str


@dataclass(frozen=True, slots=True)
class AttemptsPage:
    """Attempts, the latest first. missing: what the agency asks for before a decision; may_decide: the actor."""

    person: PersonHeader
    form: AttemptForm
    rows: tuple[AttemptRow, ...]
    missing: tuple[str, ...]
    decide_href: str
    title: str = "Attempts to reach the person"


@require_http_methods(["GET", "POST"])
def whereabouts(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows what was tried and what is missing; POST adds an attempt."""
    actor, pack = writer(request, "orders:whereabouts", person_id, Permission.CONTACT_RECORD)
    today = clock.today(actor.zone)
    form = AttemptForm(posted(request), initial={"on": today})

    def act() -> str:
        commands.record_attempt(actor, person_id, form.draft())
        messages.success(request, "Attempt recorded")
        return reverse("orders:whereabouts", args=[person_id])

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    tried = queries.attempts_of(actor, person_id)
    may_decide = Permission.WHEREABOUTS_DECIDE in actor.permissions
    content = AttemptsPage(
        person_header(actor, person_id), form, tuple(_row(each, pack, person_id) for each in tried),
        pack.attempts.missing([each.attempt for each in tried], today),
        reverse("orders:decide_whereabouts", args=[person_id]) if may_decide else "",
    )  # fmt: skip
    return page(request, "orders/whereabouts.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def decide_whereabouts(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET says what was tried and what the decision changes; POST decides, in the actor's own name."""
    actor, pack = writer(request, "orders:decide_whereabouts", person_id, Permission.WHEREABOUTS_DECIDE)
    today = clock.today(actor.zone)
    tried = queries.attempts_of(actor, person_id)
    missing = pack.attempts.missing([each.attempt for each in tried], today)
    form = DecisionForm(posted(request), initial={"starts_on": today})
    lead = "; ".join(f"{pack.in_words(each.on)}: {each.words}" for each in tried) or "Nothing was tried yet"

    def act() -> None:
        given = form.cleaned_data
        commands.decide_whereabouts_unknown(
            actor, person_id, starts_on=given["starts_on"], reasons=given["reasons"]
        )

    return form_page(
        request, person_id, form, act, title="Decide that nobody knows where the person is",
        button="Decide", done="Decided: whereabouts unknown",
        lead=f"{lead}. Still missing: {'; '.join(missing)}." if missing else f"{lead}.",
        changes=change(queries.state_on(person_id, today), SupervisionState.WHEREABOUTS_UNKNOWN).in_words(),
    )  # fmt: skip


def _row(each: AttemptMade, pack: Jurisdiction, person_id: UUID) -> AttemptRow:
    back = reverse("orders:take_back", args=[person_id, "attempt", each.id])
    return AttemptRow(each.id, pack.in_words(each.on), each.words, each.note, each.by, back)
