"""Screens: a user's own short texts for notes."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of, submit
from throughcare.platform.design.forms import GovForm, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, previewing, queries
from throughcare.register.documents.drafts import SnippetDraft
from throughcare.register.documents.previewing import BlankShown
from throughcare.register.documents.queries import SnippetLine, TextOffered
from throughcare.rules import jurisdictions
from throughcare.rules.texts import TextKind

OWN = "templates:own"


class SnippetText(GovForm):
    """Name and text."""

    title = forms.CharField(label="Name", max_length=80, help_text="What you choose it by.")
    text = NoteField(
        label="Text",
        max_length=2000,
        help_text="Write nothing about a person here: it is put into notes on many.",
    )

    @property
    def draft(self) -> SnippetDraft:
        """What was typed."""
        return SnippetDraft(title=self.cleaned_data["title"], text=self.cleaned_data["text"])


class AddSnippetForm(SnippetText, OnceForm):
    """A new one."""


class ChangeSnippetForm(SnippetText, VersionedForm):
    """One of one's own as it was seen."""


class RemoveForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class SnippetsPage:
    """own: the reader's; agency: those of all."""

    own: list[SnippetLine]
    agency: list[TextOffered]
    title: str = "Short texts for notes"


@dataclass(frozen=True)
class SnippetPage:
    """One text in its form. held: none while it is added."""

    form: SnippetText
    blanks: list[BlankShown]
    title: str
    held: SnippetLine | None = None


@require_safe
def own(request: ActingRequest) -> HttpResponse:
    """The reader's own, and the agency's beside them."""
    actor = request.actor
    offered = [each for each in queries.texts_for_notes(actor) if not each.own and not each.begins]
    return page(request, "documents/snippets.jinja", SnippetsPage(queries.own_snippets(actor), offered))


@require_http_methods(["GET", "POST"])
def add(request: ActingRequest) -> HttpResponse:
    """GET asks, POST keeps it."""
    door.require(request.actor, Permission.CONTACT_RECORD)
    form = AddSnippetForm(posted(request))

    def act() -> None:
        commands.keep_snippet(request.actor, form.draft)

    kept = "Kept. It is offered wherever you write a note"
    if done := act_once(request, form, act, done=kept, back=reverse(OWN)):
        return done
    return _page(request, SnippetPage(form, _blanks(request), "Add a short text"))


@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, snippet_id: UUID) -> HttpResponse:
    """GET shows it in its form, POST keeps what was typed."""
    held = queries.snippet(request.actor, snippet_id)
    first = {"version": held.version, "title": held.title, "text": held.text}
    form = ChangeSnippetForm(posted(request), initial=first)

    def act() -> None:
        version = form.cleaned_data["version"]
        commands.change_snippet(request.actor, snippet_id, form.draft, expected=version)

    if done := act_once(request, form, act, done="Saved", back=reverse(OWN)):
        return done
    return _page(request, SnippetPage(form, _blanks(request), f"Change {held.title}", held))


@require_POST
def remove(request: ActingRequest, snippet_id: UUID) -> HttpResponse:
    """Offer it no longer; a refusal is told on its own page."""
    form = RemoveForm(request.POST)

    def act() -> str:
        commands.remove_snippet(request.actor, snippet_id, expected=form.cleaned_data["version"])
        messages.success(request, "Removed")
        return reverse(OWN)

    if form.is_valid() and (done := submit(request, form, act)):
        return done
    for error in form.error_list:
        messages.error(request, error.text)
    return HttpResponseRedirect(reverse("templates:change_own", args=[snippet_id]))


def _page(request: ActingRequest, content: SnippetPage) -> HttpResponse:
    return page(request, "documents/snippet.jinja", content, status=status_of(content.form))


def _blanks(request: ActingRequest) -> list[BlankShown]:
    return previewing.blanks_shown(jurisdictions.get(request.actor.jurisdiction), TextKind.SNIPPET, None)[1]
