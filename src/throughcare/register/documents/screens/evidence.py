"""Screens: using papers of the record as evidence of one thing, and saying that one is none."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodesField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, queries
from throughcare.register.documents.queries import DocumentLine
from throughcare.register.documents.screens.stored import onward
from throughcare.register.people.queries import PersonHeader, person_header


class AttachForm(OnceForm):
    """Which of the papers."""

    documents = CodesField(
        label="Which papers?",
        codes=(),
        help_text="They stay evidence of whatever they are evidence of already.",
    )
    about = forms.UUIDField(widget=forms.HiddenInput)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def offer(self, lines: list[DocumentLine]) -> None:
        """Let these be chosen."""
        field = self.fields["documents"]
        assert isinstance(field, CodesField)
        field.choices = [(str(each.id), each.title) for each in lines]
        field.hints = {str(each.id): _beside(each) for each in lines}


class DetachForm(VersionedForm):
    """Why it is none."""

    because = forms.CharField(label="Why is it no evidence of this?", max_length=200)
    about = forms.UUIDField(widget=forms.HiddenInput)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)


@dataclass(frozen=True)
class AttachPage:
    """The papers to choose from. nothing: there is none, or all are evidence of it already. add_query: to add one."""

    person: PersonHeader
    form: AttachForm
    nothing: bool
    back: str
    add_query: str
    title: str = "Use papers as evidence"


@dataclass(frozen=True)
class DetachPage:
    """The paper, and the question."""

    person: PersonHeader
    document: DocumentLine
    form: DetachForm
    back: str
    title: str = "No evidence of this"


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET lists what is not evidence of it yet; POST has the chosen ones stand as evidence."""
    actor = request.actor
    door.look(actor, "stored:documents", person_id, Permission.DOCUMENT_ADD)
    about, back = _about(request), onward(request, person_id)
    lines = [each for each in queries.documents_of(actor, person_id) if about not in each.about]
    form = AttachForm(posted(request), initial={"about": about, "next": request.GET.get("next", "")})
    form.offer(lines)

    @transaction.atomic
    def act() -> None:
        for each in lines:
            if str(each.id) in form.cleaned_data["documents"]:
                commands.attach_document(actor, person_id, each.id, expected=each.version, about=about)

    if done := act_once(request, form, act, done="Kept as evidence", back=back):
        return done
    shown = AttachPage(person_header(actor, person_id), form, not lines, back, f"?about={about}")
    return page(request, "documents/attach.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: ActingRequest, person_id: UUID, document_id: UUID) -> HttpResponse:
    """GET asks why; POST says that it is no evidence of it."""
    actor = request.actor
    door.look(actor, "stored:document", person_id, Permission.DOCUMENT_ADD)
    about, back = _about(request), onward(request, person_id)
    found = queries.stored_document(actor, person_id, document_id)
    first = {"version": found.version, "about": about, "next": request.GET.get("next", "")}
    form = DetachForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.detach_document(
            actor, person_id, document_id, expected=given["version"], about=about, because=given["because"]
        )

    if done := act_once(request, form, act, done="It is no evidence of this any more", back=back):
        return done
    shown = DetachPage(person_header(actor, person_id), found, form, back)
    return page(request, "documents/detach.jinja", shown, status=status_of(form))


def _about(request: HttpRequest) -> UUID:
    """What the papers are to prove. Raises Http404 where nothing is named."""
    try:
        return UUID(request.POST.get("about") or request.GET.get("about", ""))
    except ValueError:
        raise Http404 from None


def _beside(line: DocumentLine) -> str:
    elsewhere = " Evidence of something else already." if line.about else ""
    return (
        f"{line.kind_words}, {line.origin.lower()}, came {line.came_on.day} {line.came_on:%B %Y}.{elsewhere}"
    )
