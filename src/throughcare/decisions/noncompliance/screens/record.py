"""Screen: write down a failure or an incident by hand, with what shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders.queries import OrdersRecord, orders_of
from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.commands.recording import BY_HAND
from throughcare.decisions.noncompliance.drafts import FailureDraft
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.responses.failures import NEVER, by_subject

LONG = 60
"""So much of a condition's words stands in the list; the record has the rest."""


class RecordForm(OnceForm):
    """What, when, what shows it, and about which condition."""

    kind = CodeField(label="What happened?", codes=(), as_select=True)
    failed_on = DateField(label="On which day?", named="The day")
    evidence = NoteField(
        label="What shows it?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Who saw what, or which paper says so. Facts only: the person is asked before anybody judges it.",
        error_messages={"required": "Say what shows it: who saw what, or which paper says so"},
    )  # fmt: skip
    condition_id = CodeField(codes=(), as_select=True, required=False)

    def __init__(self, *args: Any, conditions: list[tuple[str, str]], about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *_grouped()]  # type: ignore[attr-defined]
        self.fields["condition_id"].choices = [("", f"No {about}, or not known"), *conditions]  # type: ignore[attr-defined]
        self.fields["condition_id"].label = f"Which {about} is it about?"

    def draft(self) -> FailureDraft:
        """What was typed."""
        given = self.cleaned_data
        condition = given["condition_id"]
        return FailureDraft(
            kind=given["kind"], failed_on=given["failed_on"], evidence=given["evidence"],
            condition_id=UUID(condition) if condition else None,
        )  # fmt: skip


@dataclass(frozen=True)
class RecordPage:
    """The form, and what is never a failure."""

    person: PersonHeader
    form: RecordForm
    never: tuple[str, ...]
    title: str = "Record a failure or an incident"


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST writes it down."""
    actor = request.actor
    door.look(actor, "noncompliance:compliance", person_id, Permission.CONTACT_RECORD)
    known = orders_of(actor, person_id)
    form = RecordForm(
        posted(request), initial={"failed_on": clock.today(actor.zone)}, conditions=list(_conditions(known)),
        about=str(jurisdictions.get(actor.jurisdiction).words.condition),
    )  # fmt: skip

    def act() -> str:
        made = commands.record_failure(actor, person_id, form.draft())
        messages.success(request, "Recorded. Now ask the person what happened")
        return reverse("noncompliance:failure", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = RecordPage(person_header(actor, person_id), form, tuple(NEVER.values()))
    return page(request, "noncompliance/record.jinja", content, status=status_of(form))


def _grouped() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for subject, kinds in by_subject().items():
        listed = [(code, title) for code, title in kinds.items() if code in BY_HAND]
        if listed:
            yield subject.label, listed


def _conditions(known: OrdersRecord) -> Iterator[tuple[str, str]]:
    for each in known.conditions:
        text = each.text if len(each.text) <= LONG else f"{each.text[:LONG]}…"
        yield str(each.record_id), text
