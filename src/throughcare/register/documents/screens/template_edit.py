"""Screens: word a text, or its next version; preview it with invented values before anything is saved."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, previewing, queries
from throughcare.register.documents.drafts import TemplateDraft
from throughcare.register.documents.previewing import BlankShown, Preview
from throughcare.register.documents.screens.template import preview_file
from throughcare.register.documents.screens.template_list import HERE
from throughcare.register.documents.screens.wording_form import ChangeWordingForm, NewWordingForm, WordingForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterTemplate
from throughcare.rules.jurisdictions.languages import LANGUAGES, language_name
from throughcare.rules.texts import KIND_WORDS, SOURCE, Blank, Reading, TextKind, Wording

NOTHING = Wording("", ())
DO = "do"
"""The name of the buttons that do something else than save: "more", "preview", "pdf"."""


@dataclass(frozen=True)
class Subject:
    """Which text is worded."""

    kind: TextKind
    code: str
    language: str
    law: LetterTemplate | None
    blanks: tuple[Blank, ...]
    listed: list[BlankShown]

    @property
    def asked(self) -> dict[str, Any]:
        """What the form is told."""
        same = self.law is None or self.law.language == self.language
        return {"kind": self.kind, "law": self.law, "same_language": same, "blanks": self.blanks}


@dataclass(frozen=True)
class WordingPage:
    """The form, the list of blanks, and the preview where it was asked for."""

    form: WordingForm
    kind: str
    language: str
    must_say: tuple[str, ...]
    blanks: list[BlankShown]
    preview: Preview | None
    back: str
    title: str
    menu: list[dict[str, Any]]
    snippet: bool
    reading: Reading | None
    reading_source: str = SOURCE


@require_http_methods(["GET", "POST"])
def new(request: ActingRequest, kind: str) -> HttpResponse:
    """GET offers what is used now as a beginning; POST keeps a draft. `?code=`, `?language=`: which text."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    language = request.GET.get("language") or jurisdictions.get(actor.jurisdiction).languages[0]
    subject = _subject(actor, kind, request.GET.get("code", ""), language)
    before = queries.latest(actor, subject.kind, subject.code, language) if subject.code else None
    _consulted(actor, law.code if (law := subject.law) else "")
    if before is not None and law is not None and before.line.state != "in_use":
        before = None  # the pack's own is used again
    first = before.wording if before else Wording(law.title, law.sections) if law else NOTHING
    form = NewWordingForm(posted(request), wording=first, more=_wants(request, "more"), **subject.asked)

    def act() -> str:
        which = TemplateDraft(kind=subject.kind.value, code=subject.code, language=language)
        made = commands.draft_template(actor, which, form.draft)
        messages.success(request, "Kept as a draft. Somebody else has to release it")
        return reverse("templates:template", args=[made.pk])

    one = KIND_WORDS[subject.kind].one
    named = f"Word this {one}" if subject.code else f"Add a {one}"
    return _page(request, subject, form, act, title=named, back=reverse(HERE))


@require_http_methods(["GET", "POST"])
def edit(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """GET shows the draft in boxes; POST keeps what was typed."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    shown = queries.template(actor, template_id)
    line = shown.line
    subject = _subject(actor, line.kind, line.code, line.language)
    _consulted(actor, str(template_id))
    form = ChangeWordingForm(
        posted(request), wording=shown.wording, why=shown.why, more=_wants(request, "more"),
        initial={"version": line.version}, **subject.asked,
    )  # fmt: skip
    back = reverse("templates:template", args=[template_id])

    def act() -> str:
        commands.change_template(actor, template_id, form.draft, expected=form.cleaned_data["version"])
        messages.success(request, "Draft saved")
        return back

    return _page(request, subject, form, act, title=f"Change the draft of version {line.number}", back=back)


def _page(
    request: ActingRequest, subject: Subject, form: WordingForm, act: Any, *, title: str, back: str
) -> HttpResponse:
    made: Preview | None = None
    reading = None
    if request.method == "GET":
        reading = previewing.reading_of_text(
            jurisdictions.get(request.actor.jurisdiction), form.begins_with, subject.blanks, subject.language
        )
    if _wants(request, "more"):
        form.only_show()
    elif request.method == "POST" and form.is_valid():
        if request.POST.get(DO) in ("preview", "pdf"):
            place, said = jurisdictions.get(request.actor.jurisdiction), form.draft.wording
            made = previewing.preview(place, said, subject.blanks, subject.language)
            if request.POST[DO] == "pdf":
                return preview_file(request.actor, made)
        elif done := submit(request, form, act):
            return done
    content = WordingPage(
        form=form, kind=KIND_WORDS[subject.kind].one, language=language_name(subject.language),
        must_say=subject.law.must_say if subject.law else (), blanks=subject.listed, preview=made, back=back,
        title=title, menu=menu(request.actor, HERE), snippet=subject.kind is TextKind.SNIPPET,
        reading=made.reading if made else reading,
    )  # fmt: skip
    return page(request, "documents/wording.jinja", content, status=status_of(form))


def _wants(request: ActingRequest, what: str) -> bool:
    return request.method == "POST" and request.POST.get(DO) == what


def _subject(actor: Actor, kind: str, code: str, language: str) -> Subject:
    """Which text it is. Raises Http404 where there is no such kind, letter or language."""
    if kind not in set(TextKind) or language not in LANGUAGES:
        raise Http404
    found = TextKind(kind)
    law = queries.pack_letter(actor, code, language) if found is TextKind.LETTER else None
    if found is TextKind.LETTER and law is None:
        raise Http404
    blanks, listed = previewing.blanks_shown(jurisdictions.get(actor.jurisdiction), found, law)
    return Subject(found, code, language, law, blanks, listed)


def _consulted(actor: Actor, key: str) -> None:
    trail.record(
        actor, "documents:template:consulted", verb=trail.Verb.CONSULT, kind="documents.template", key=key
    )
