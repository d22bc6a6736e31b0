"""Screen: one sanction, and how it ended: done, or the person let off with reasons."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands, queries, wording
from throughcare.decisions.noncompliance.drafts import SanctionEndDraft
from throughcare.decisions.noncompliance.queries import SanctionShown
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, DateField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

HOW = (
    Code("done", "Done"),
    Code("excused", "Excused", "The person could not do it, or need not any more. It is no failure."),
    Code("withdrawn", "Withdrawn", "It should not have been given. The response no longer counts."),
)


class EndForm(VersionedForm):
    """How, when, and why."""

    state = CodeField(label="How did it end?", codes=HOW)
    ended_on = DateField(label="On which day?", named="The day")
    because = NoteField(
        label="Why?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where it is excused or withdrawn.",
    )  # fmt: skip


@dataclass(frozen=True)
class SanctionPage:
    """The sanction, and the form while it is due. work_href: its hours of unpaid work."""

    person: PersonHeader
    sanction: SanctionShown
    how_much: str
    state: str
    form: EndForm | None
    work_href: str
    title: str


@require_http_methods(["GET", "HEAD", "POST"])
def sanction(request: ActingRequest, person_id: UUID, sanction_id: UUID) -> HttpResponse:
    """GET shows it; POST ends it."""
    actor, today = request.actor, clock.today(request.actor.zone)
    may = Permission.RESPONSE_DECIDE
    door.look(
        actor,
        "noncompliance:sanction",
        person_id,
        may if request.method == "POST" else Permission.PERSON_OPEN,
    )
    held = queries.sanction_of(actor, person_id, sanction_id)
    if held is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such sanction")
    form = EndForm(posted(request), initial={"version": held.version, "ended_on": today})

    def act() -> str:
        given = form.cleaned_data
        draft = SanctionEndDraft(state=given["state"], ended_on=given["ended_on"], because=given["because"])
        commands.end_sanction(actor, person_id, sanction_id, draft, expected=given["version"])
        messages.success(request, f"Written down: {wording.SANCTION_STATES[draft.state].lower()}")
        return reverse("noncompliance:compliance", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = SanctionPage(
        person=person_header(actor, person_id), sanction=held, how_much=how_much(held),
        state=wording.SANCTION_STATES[held.state_on(today)],
        form=form if held.state == "due" and may in actor.permissions else None,
        work_href=reverse("unpaidwork:work", args=[person_id]) if held.requirement_id else "", title=held.what,
    )  # fmt: skip
    return page(request, "noncompliance/sanction.jinja", content, status=status_of(form))


def how_much(held: SanctionShown) -> str:
    """ "40 hours"; "" where it has no amount."""
    return f"{held.amount} {held.counted_in}" if held.amount else ""
