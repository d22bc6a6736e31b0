"""Screens: the documents kept with a record, adding one, one of them, and its content as a file."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.access.uploads import passed_over
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, queries
from throughcare.register.documents.drafts import StoredDraft
from throughcare.register.documents.queries import DocumentLine, EvidenceUse
from throughcare.register.documents.storing.recognising import (
    BY_ENDING,
    LIMIT,
    MEGABYTE,
    TAKEN,
    TOO_LARGE,
    TYPES,
)
from throughcare.register.documents.wording import CAME_FROM, DOCUMENT_KINDS
from throughcare.register.people.queries import PersonHeader, person_header

SANDBOX = "sandbox; default-src 'none'"
"""Whatever a file says, the browser runs nothing of it."""


class DescribeForm(VersionedForm):
    """What a document is called."""

    title = forms.CharField(label="What is it called?", max_length=120)
    kind = CodeField(label="What is it?", codes=tuple(DOCUMENT_KINDS.items()))
    sensitive = forms.BooleanField(label="It is sensitive: not every colleague may see it", required=False)


class AddForm(OnceForm):
    """A file, and what it is. Whether it is sensitive is asked last, when the rest is known."""

    file = forms.FileField(
        label="The file",
        help_text=f"{TAKEN}; at most {LIMIT // MEGABYTE} MB. A photograph of a paper is fine.",
        error_messages={"empty": "The file is empty", "required": "Choose a file"},
        widget=forms.FileInput(attrs={"accept": ",".join(f".{end}" for end in BY_ENDING)}),
    )
    title = forms.CharField(
        label="What is it called?", max_length=120, help_text="Short, and without names of other people"
    )
    kind = CodeField(label="What is it?", codes=tuple(DOCUMENT_KINDS.items()))
    came_from = CodeField(label="Where did it come from?", codes=tuple(CAME_FROM.items()))
    came_on = DateField(label="When did it come?", named="The day it came")
    sensitive = forms.BooleanField(label="It is sensitive: not every colleague may see it", required=False)
    about = forms.UUIDField(widget=forms.HiddenInput, required=False)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)


class AsideForm(VersionedForm):
    """Why a document is taken back."""

    because = forms.CharField(label="Why is it taken back?", max_length=200)


@dataclass(frozen=True)
class DocumentsPage:
    """The documents, the latest first."""

    person: PersonHeader
    rows: list[DocumentLine]
    may_add: bool
    title: str = "Documents"


@require_safe
def documents(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.look(actor, "stored:documents", person_id)
    shown = DocumentsPage(
        person_header(actor, person_id),
        queries.documents_of(actor, person_id),
        Permission.DOCUMENT_ADD in actor.permissions,
    )
    return page(request, "documents/stored.jinja", shown)


@dataclass(frozen=True)
class AddPage:
    """The form. lost: a file was chosen, and has to be chosen again: a browser does not keep it."""

    person: PersonHeader
    form: AddForm
    lost: bool
    back: str
    title: str = "Add a document"


@require_http_methods(["GET", "HEAD", "POST"])
def add_document(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST keeps the file."""
    actor = request.actor
    door.look(actor, "stored:add", person_id, Permission.DOCUMENT_ADD)
    first = {
        "came_on": clock.today(actor.zone), "came_from": "person", "about": request.GET.get("about", ""),
        "next": request.GET.get("next", ""),
    }  # fmt: skip
    back = onward(request, person_id)
    form = AddForm(posted(request), request.FILES or None, initial=first)
    _say_too_large(request, form)

    def act() -> None:
        given, file = form.cleaned_data, form.cleaned_data["file"]
        commands.store_document(actor, person_id, _draft(given), file.file, str(file.name))

    done = act_once(
        request, form, act, done="The document is kept. It can be opened as soon as it was examined.",
        back=back,
    )  # fmt: skip
    if done is not None:
        return done
    lost = request.method == "POST" and bool(request.FILES) and not form.errors.get("file")
    shown = AddPage(person_header(actor, person_id), form, lost, back)
    return page(request, "documents/add.jinja", shown, status=status_of(form))


def onward(request: HttpRequest, person_id: UUID) -> str:
    """The page that asked for the document, if it is one of ours; else the list."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if safe else reverse("stored:documents", args=[person_id])


def _say_too_large(request: HttpRequest, form: AddForm) -> None:
    """In place of "Choose a file": one was chosen, and was passed over."""
    if passed_over(request) and form.is_bound:
        form.full_clean()
        form.errors["file"] = form.error_class([TOO_LARGE])


def _draft(given: dict[str, Any]) -> StoredDraft:
    return StoredDraft(
        title=given["title"], kind=given["kind"], came_on=given["came_on"], came_from=given["came_from"],
        about=given["about"], sensitive=given["sensitive"],
    )  # fmt: skip


@dataclass(frozen=True)
class DocumentPage:
    """One document. form: where the reader may name it otherwise. type_words: what kind of file it is.

    uses: when it was attached to what as evidence, and why no more.
    """

    person: PersonHeader
    document: DocumentLine
    form: DescribeForm | None
    type_words: str
    uses: list[EvidenceUse]
    title: str

    @property
    def proves(self) -> str:
        """Of how many things it is evidence; the table below says which."""
        things = len(self.document.about)
        return "Nothing so far" if not things else "One thing" if things == 1 else f"{things} things"

    @property
    def fingerprint(self) -> str:
        """In groups of eight, so that it wraps and can be read out."""
        whole = self.document.digest
        return " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: ActingRequest, person_id: UUID, document_id: UUID) -> HttpResponse:
    """GET shows what is known of it; POST names it otherwise."""
    actor = request.actor
    door.look(actor, "stored:document", person_id)
    found = queries.stored_document(actor, person_id, document_id)
    form = None
    if Permission.DOCUMENT_ADD in actor.permissions or request.method == "POST":
        first = {
            "version": found.version,
            "title": found.title,
            "kind": found.kind,
            "sensitive": found.sensitive,
        }
        form = DescribeForm(posted(request), initial=first)

        def act() -> None:
            given = form.cleaned_data
            commands.describe_document(
                actor, person_id, document_id, expected=given["version"], title=given["title"],
                kind=given["kind"], sensitive=given["sensitive"],
            )  # fmt: skip

        here = reverse("stored:document", args=[person_id, document_id])
        if done := act_once(request, form, act, done="Saved", back=here):
            return done
    kind = next((each.title for each in TYPES if each.media == found.media), found.media)
    shown = DocumentPage(
        person_header(actor, person_id),
        found,
        form,
        kind,
        queries.uses_of(actor, person_id, document_id),
        found.title,
    )
    return page(request, "documents/document.jinja", shown, status=status_of(form) if form else 200)


@dataclass(frozen=True)
class AsidePage:
    """The document, and the question why it goes."""

    person: PersonHeader
    document: DocumentLine
    form: AsideForm
    title: str = "Take a document back"


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: ActingRequest, person_id: UUID, document_id: UUID) -> HttpResponse:
    """GET asks why; POST takes it back."""
    actor = request.actor
    door.look(actor, "stored:document", person_id, Permission.DOCUMENT_ADD)
    found = queries.stored_document(actor, person_id, document_id)
    form = AsideForm(posted(request), initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        commands.set_document_aside(
            actor, person_id, document_id, expected=given["version"], because=given["because"]
        )

    back = reverse("stored:documents", args=[person_id])
    if done := act_once(request, form, act, done="The document is taken back", back=back):
        return done
    shown = AsidePage(person_header(actor, person_id), found, form)
    return page(request, "documents/take_back.jinja", shown, status=status_of(form))


@require_safe
def content(request: ActingRequest, person_id: UUID, document_id: UUID) -> HttpResponseBase:
    """The file. Always as one to save: the browser shows nothing of it inside this system."""
    actor = request.actor
    decision = door.look(actor, "stored:document", person_id)
    found, blocks = queries.content_of_document(actor, person_id, document_id)
    commands.note_handed_out(actor, person_id, document_id, decision.purpose)
    ending = next((each.endings[0] for each in TYPES if each.media == found.media), "bin")
    answer = StreamingHttpResponse(blocks, content_type=found.media)
    answer["Content-Length"] = str(found.size)
    answer["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(f'document-{str(found.id)[-8:]}.{ending}')}"
    )
    answer["Content-Security-Policy"] = SANDBOX
    return answer
