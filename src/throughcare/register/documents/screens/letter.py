"""Screens: one letter as it was made, its print page, its PDF, and writing that it was sent."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, printing, queries
from throughcare.register.documents.queries import SENT_HOW, LetterHeld
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions


class SentForm(VersionedForm):
    """How and when the letter left."""

    how = CodeField(label="How was it sent?", codes=tuple(SENT_HOW.items()), initial="post")
    sent_on = DateField(label="When was it sent?", named="The day it was sent")


@dataclass(frozen=True)
class LetterPage:
    """One letter. form: while it waits to be sent and the reader may say that it was."""

    person: PersonHeader
    letter: LetterHeld
    form: SentForm | None
    title: str

    @property
    def other_language(self) -> bool:
        """Whether somebody must go through the letter with the person in their language."""
        return self.person.interpreter_needed is True

    @property
    def fingerprint(self) -> str:
        """In groups of eight, so that it wraps and can be read out."""
        whole = self.letter.fingerprint
        return " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: ActingRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """GET shows the letter; POST writes that it was sent."""
    actor = request.actor
    door.look(actor, "documents:letter", person_id)
    found = queries.letter(actor, person_id, letter_id)
    form = None
    if (
        found.line.state == "made" and Permission.LETTER_MAKE in actor.permissions
    ) or request.method == "POST":
        first = {"version": found.line.version, "sent_on": clock.today(actor.zone)}
        form = SentForm(posted(request), initial=first)
        if request.method == "POST" and form.is_valid():
            done = submit(request, form, lambda: _send(request, person_id, letter_id, form))
            if done:
                return done
    shown = LetterPage(person_header(actor, person_id), found, form, found.line.title)
    return page(request, "documents/letter.jinja", shown, status=status_of(form) if form else 200)


@require_safe
def print_page(request: ActingRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """The letter alone, for the printer: what serves where no PDF can be made."""
    actor = request.actor
    decision = door.look(actor, "documents:letter", person_id)
    found = queries.letter(actor, person_id, letter_id)
    commands.note_disclosed(actor, person_id, letter_id, decision.purpose)
    return HttpResponse(printing.html_of(found.content, jurisdictions.get(actor.jurisdiction)))


@require_safe
def pdf(request: ActingRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """The PDF as a file; without one, the print page. Its name says nothing of person or kind."""
    actor = request.actor
    decision = door.look(actor, "documents:letter", person_id)
    content = queries.pdf_of_letter(actor, person_id, letter_id)
    if not content:
        return HttpResponseRedirect(reverse("documents:print", args=[person_id, letter_id]))
    commands.note_disclosed(actor, person_id, letter_id, decision.purpose)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="letter-{str(letter_id)[-8:]}.pdf"'
    return answer


def _send(request: ActingRequest, person_id: UUID, letter_id: UUID, form: SentForm) -> str:
    given = form.cleaned_data
    commands.mark_sent(
        request.actor,
        person_id,
        letter_id,
        expected=given["version"],
        how=given["how"],
        sent_on=given["sent_on"],
    )
    messages.success(request, "It is written down that the letter was sent")
    return reverse("documents:letter", args=[person_id, letter_id])
