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
from throughcare.platform.design.forms import Code, CodeField, DateField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, printing, queries
from throughcare.register.documents.queries import SENT_HOW, LetterHeld
from throughcare.register.documents.wording import DELIVERED, RETURNED, outside_of
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.people.words import LETTER_FORMATS
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.languages import language_name

PRINTED = frozenset({"", "standard", "large-print"})
"""Formats in which a letter is printed as it is."""


class SentForm(VersionedForm):
    """How and when the letter left."""

    how = CodeField(label="How was it sent?", codes=tuple(SENT_HOW.items()))
    sent_on = DateField(label="When was it sent?", named="The day it was sent")


class CameForm(VersionedForm):
    """What became of a letter that was sent."""

    how = CodeField(
        label="What became of it?",
        codes=(
            *((code, words) for code, words in DELIVERED.items()),
            *(Code(code, words, "Not the person’s failure: it is shown where an excuse is judged.")
              for code, words in RETURNED.items()),
        ),
    )  # fmt: skip
    came_on = DateField(label="When did you learn it?", named="The day")


@dataclass(frozen=True)
class LetterPage:
    """One letter. form: while it waits to be sent and the reader may say that it was. came_href: to say what became of
    it; "" before it was sent.
    """

    person: PersonHeader
    letter: LetterHeld
    form: SentForm | None
    came_href: str
    title: str

    @property
    def other_language(self) -> bool:
        """Whether somebody must go through the letter with the person in their language."""
        return self.person.interpreter_needed is True

    @property
    def language(self) -> str:
        """The language it is written in."""
        return language_name(self.letter.line.language)

    @property
    def format_asked(self) -> str:
        """The format the person asked for, where this letter cannot be printed so by itself; "" otherwise."""
        asked = self.letter.content.get("format", "")
        return "" if asked in PRINTED else LETTER_FORMATS.get(asked, "")

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
        how = "post" if found.line.to_address else "hand"
        first = {"version": found.line.version, "sent_on": clock.today(actor.zone), "how": how}
        form = SentForm(posted(request), initial=first)
        if request.method == "POST" and form.is_valid():
            done = submit(request, form, lambda: _send(request, person_id, letter_id, form))
            if done:
                return done
    sent = (
        found.line.state in ("sent", "delivered", "returned") and Permission.LETTER_MAKE in actor.permissions
    )
    shown = LetterPage(
        person_header(actor, person_id), found, form,
        reverse("documents:came", args=[person_id, letter_id]) if sent else "", found.line.title,
    )  # fmt: skip
    return page(request, "documents/letter.jinja", shown, status=status_of(form) if form else 200)


@dataclass(frozen=True)
class CamePage:
    """The letter, and the question what became of it."""

    person: PersonHeader
    letter: LetterHeld
    form: CameForm
    title: str = "What became of the letter"


@require_http_methods(["GET", "HEAD", "POST"])
def came(request: ActingRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """GET asks what became of a letter; POST writes it down."""
    actor = request.actor
    door.look(actor, "documents:letter", person_id, Permission.LETTER_MAKE)
    found = queries.letter(actor, person_id, letter_id)
    first = {"version": found.line.version, "came_on": clock.today(actor.zone), "how": found.line.came_how}
    form = CameForm(posted(request), initial=first)

    def act() -> str:
        given = form.cleaned_data
        commands.mark_came(
            actor, person_id, letter_id, expected=given["version"], how=given["how"], came_on=given["came_on"]
        )
        messages.success(request, "It is written down what became of the letter")
        return reverse("documents:letter", args=[person_id, letter_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    shown = CamePage(person_header(actor, person_id), found, form)
    return page(request, "documents/came.jinja", shown, status=status_of(form))


@require_safe
def envelope(request: ActingRequest, person_id: UUID, letter_id: UUID) -> HttpResponse:
    """The outside alone, for the printer: name, address, and where it goes back to."""
    actor = request.actor
    decision = door.look(actor, "documents:letter", person_id)
    found = queries.letter(actor, person_id, letter_id)
    commands.note_disclosed(actor, person_id, letter_id, decision.purpose)
    return HttpResponse(printing.envelope_of(_outside(found)))


def _outside(found: LetterHeld) -> list[str]:
    """The envelope's lines. The sender's first two lines are names; the last is a telephone number."""
    return outside_of(list(found.content["recipient"]), list(found.content["sender"][2:-1]))


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
