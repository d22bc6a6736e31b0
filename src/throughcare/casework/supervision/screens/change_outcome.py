"""Screen: change what came of a contact, from any outcome to any other."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import ContactShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.outcome import evidence_hint
from throughcare.casework.supervision.screens.outcome_form import NoteFields, OutcomeFields, answers_for
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class ChangeOutcomeForm(NoteFields, OutcomeFields, OnceForm, VersionedForm):
    """The outcome and a note that explains the change."""

    field_order = (
        "outcome", "failed_how", "acceptable_why", "service_how", "evidence_due_on", "note", "note_sensitive",
    )  # fmt: skip


@dataclass(frozen=True)
class ChangeOutcomePage:
    """What is recorded, and the questions."""

    person: PersonHeader
    contact: ContactShown
    recorded: str
    what: str
    form: ChangeOutcomeForm
    title: str = "Change the outcome"


@require_http_methods(["GET", "POST"])
def change_outcome(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """GET shows what is recorded; POST records the other outcome and goes back to the item, where a slip is seen."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:change_outcome", person_id, Permission.CONTACT_RECORD)
    contact = queries.item_of_contact(actor, person_id, contact_id).contact
    assert contact is not None
    form = ChangeOutcomeForm(
        posted(request),
        initial={
            "version": contact.version,
            "evidence_due_on": contact.evidence_due_on,
            **answers_for(contact.outcome),
        },
    )
    hint = evidence_hint(actor, wording.day_of(actor, contact.happened_at))
    form.offer(actor, evidence_hint=hint, taken_back=bool(contact.outcome))
    put = form.begin(request, queries.beginning_for(actor, person_id))
    if (
        request.method == "POST"
        and not put
        and form.is_valid()
        and (done := submit(request, form, lambda: _change(request, actor, contact, form)))
    ):
        return done
    what = f"{wording.kind_label(contact.kind)}, {wording.when(actor, contact.happened_at)}"
    content = ChangeOutcomePage(
        person_header(actor, person_id), contact, wording.outcome_label(contact.outcome), what, form
    )
    return page(request, "supervision/change_outcome.jinja", content, status=status_of(form))


def _change(request: HttpRequest, actor: Actor, contact: ContactShown, form: ChangeOutcomeForm) -> str:
    draft = form.outcome_draft()
    commands.change_outcome(
        actor, contact.person_id, contact.id, draft, expected=form.cleaned_data["version"]
    )
    messages.success(request, f"Changed to: {wording.outcome_label(draft.outcome or '').lower()}")
    if contact.appointment_id is not None:
        return reverse("supervision:appointment", args=[contact.person_id, contact.appointment_id])
    return reverse("supervision:contact", args=[contact.person_id, contact.id])
