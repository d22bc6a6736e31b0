"""Screens: one version of a text with its preview, and releasing, retiring or discarding it; the pack's own beside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.admin_queries import agency
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, previewing, queries
from throughcare.register.documents.drafts import CheckDraft
from throughcare.register.documents.previewing import BlankShown, Preview
from throughcare.register.documents.queries import TemplateShown
from throughcare.register.documents.screens.template_list import HERE
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterTemplate
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.jurisdictions.letters import OF_TRANSLATIONS, WRITTEN_IN
from throughcare.rules.texts import KIND_WORDS, SOURCE, Line, TextKind, Wording, differences


class ReleaseForm(VersionedForm):
    """From which day; and, of a letter in another language, who made sure of it, how and when."""

    starts_on = DateField(label="From which day?", named="The day from which it is used")
    checked_how = CodeField(
        label="How was it checked?", codes=[(how.value, how.words) for how in OF_TRANSLATIONS],
        help_text="By somebody who knows the language and the law. A machine’s translation alone is never released.",
    )  # fmt: skip
    checked_by = forms.CharField(label="Who checked it?", max_length=120, help_text="By name.")
    checked_on = DateField(label="When was it checked?", named="The day on which it was checked")

    def __init__(self, *args: Any, other_language: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not other_language:
            for name in ("checked_how", "checked_by", "checked_on"):
                del self.fields[name]

    @property
    def check(self) -> CheckDraft:
        """What was said of it, once it is valid."""
        given = self.cleaned_data
        return CheckDraft(
            checked_how=given.get("checked_how", ""), checked_by=given.get("checked_by", ""),
            checked_on=given.get("checked_on"),
        )  # fmt: skip


class VersionForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class TemplatePage:
    """One version. law: the pack's own letter over which it stands. form: where the reader may release it.

    changes: what it says otherwise than `before`, in words; what did not change is left out.
    """

    shown: TemplateShown
    kind: str
    language: str
    standing: str
    preview: Preview
    blanks: list[BlankShown]
    changes: list[Line]
    before: str
    form: ReleaseForm | None
    wrote: bool
    edits: bool
    next_href: str
    menu: list[dict[str, Any]]
    reading_source: str = SOURCE

    @property
    def title(self) -> str:
        """Its title with the invented values."""
        return self.preview.title


@dataclass(frozen=True)
class PackPage:
    """A letter as the pack words it. others: languages in which it can be worded besides."""

    letter: LetterTemplate
    language: str
    preview: Preview
    blanks: list[BlankShown]
    others: list[tuple[str, str]]
    edits: bool
    menu: list[dict[str, Any]]
    reading_source: str = SOURCE

    @property
    def title(self) -> str:
        """Its title with the invented values."""
        return self.preview.title


@require_safe
def template(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """One version, with what it says and what changed."""
    return _template(request, template_id)


@require_safe
def pdf(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """The preview as PDF; the print page where the machine makes none."""
    actor = request.actor
    shown = queries.template(actor, template_id)
    _consulted(actor, template_id)
    return preview_file(actor, _preview(actor, shown, _law(actor, shown))[0])


@require_safe
def pack(request: ActingRequest, code: str, language: str) -> HttpResponse:
    """A letter of the pack, with the ways to word it for the agency."""
    actor = request.actor
    door.require(actor, Permission.TEMPLATE_RELEASE)
    found, place = queries.pack_letter(actor, code, language), jurisdictions.get(actor.jurisdiction)
    if found is None or found.language != language:
        raise Http404
    trail.record(
        actor, "documents:pack-letter:consulted", verb=trail.Verb.CONSULT, kind="pack-letter", key=code
    )
    blanks, listed = previewing.blanks_shown(place, TextKind.LETTER, found)
    made = previewing.preview(place, Wording(found.title, found.sections), blanks, language)
    others = [(each, language_name(each)) for each in place.languages if each != language]
    edits = Permission.AGENCY_ADMINISTER in actor.permissions
    content = PackPage(found, language_name(language), made, listed, others, edits, menu(actor, HERE))
    return page(request, "documents/pack_letter.jinja", content)


@require_POST
def release(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """Release it, as a second person."""
    actor = request.actor
    shown = queries.template(actor, template_id)
    form = ReleaseForm(request.POST, other_language=_other_language(shown))

    def act() -> str:
        given = form.cleaned_data
        commands.release_template(
            actor, template_id, expected=given["version"], starts_on=given["starts_on"],
            check=form.check,
        )  # fmt: skip
        messages.success(request, "Released")
        return reverse("templates:template", args=[template_id])

    if form.is_valid() and (done := submit(request, form, act)):
        return done
    return _template(request, template_id, form)


@require_POST
def retire(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """Use it no more."""
    return _act(request, template_id, commands.retire_template, "Retired", stays=True)


@require_POST
def discard(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """Discard a draft."""
    return _act(request, template_id, commands.discard_template, "Draft discarded", stays=False)


def _act(
    request: ActingRequest, template_id: UUID, command: Callable[..., object], done: str, *, stays: bool
) -> HttpResponse:
    door.require(request.actor, Permission.AGENCY_ADMINISTER)
    form = VersionForm(request.POST)

    def act() -> str:
        command(request.actor, template_id, expected=form.cleaned_data["version"])
        messages.success(request, done)
        return reverse("templates:template", args=[template_id]) if stays else reverse(HERE)

    if form.is_valid() and (answer := submit(request, form, act)):
        return answer
    for error in form.error_list:
        messages.error(request, error.text)
    return _template(request, template_id, status=422)


def _template(
    request: ActingRequest, template_id: UUID, form: ReleaseForm | None = None, status: int = 200
) -> HttpResponse:
    actor = request.actor
    shown, *earlier = queries.versions_of(actor, template_id)
    _consulted(actor, template_id)
    law, line = _law(actor, shown), shown.line
    made, blanks = _preview(actor, shown, law)
    changes, before = _changes(shown, earlier, law)
    wrote, draft = actor.user_id in shown.writers, line.state == "draft"
    if draft and not wrote and form is None:
        first = {"version": line.version, "starts_on": clock.today(actor.zone)}
        form = ReleaseForm(initial=first, other_language=_other_language(shown))
    edits = Permission.AGENCY_ADMINISTER in actor.permissions
    again = f"{reverse('templates:new', args=[line.kind])}?code={line.code}&language={line.language}"
    content = TemplatePage(
        shown=shown, kind=KIND_WORDS[TextKind(line.kind)].one.capitalize(), language=language_name(line.language),
        standing=line.standing(clock.today(actor.zone)), preview=made, blanks=blanks, changes=changes, before=before,
        form=form if draft else None, wrote=wrote, edits=edits,
        next_href=again if edits and not draft else "", menu=menu(actor, HERE),
    )  # fmt: skip
    return page(
        request, "documents/template.jinja", content, status=status_of(form) if form is not None else status
    )


def _changes(
    shown: TemplateShown, earlier: list[TemplateShown], law: LetterTemplate | None
) -> tuple[list[Line], str]:
    """What changed since the version before, else since the pack's own in the same language; and what that was."""
    if earlier:
        before, wording = f"version {earlier[0].line.number}", earlier[0].wording
    elif law is not None and law.language == shown.line.language:
        before, wording = "the pack’s own", Wording(law.title, law.sections)
    else:
        return [], ""
    return [line for line in differences(wording, shown.wording) if line.change != "same"], before


def _preview(
    actor: Actor, shown: TemplateShown, law: LetterTemplate | None
) -> tuple[Preview, list[BlankShown]]:
    place = jurisdictions.get(actor.jurisdiction)
    blanks, listed = previewing.blanks_shown(place, TextKind(shown.line.kind), law)
    return previewing.preview(place, shown.wording, blanks, shown.line.language), listed


def preview_file(actor: Actor, made: Preview) -> HttpResponse:
    """The preview as PDF to take away; the print page where the machine makes none."""
    place = jurisdictions.get(actor.jurisdiction)
    ours = agency(actor)
    sender = [ours.name, *ours.address.splitlines(), ours.phone]
    content = previewing.pdf_of(made, sender, place)
    if not content:
        return HttpResponse(previewing.html_of(made, sender, place))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="preview.pdf"'
    return answer


def _law(actor: Actor, shown: TemplateShown) -> LetterTemplate | None:
    letter = shown.line.kind == TextKind.LETTER
    return queries.pack_letter(actor, shown.line.code, shown.line.language) if letter else None


def _other_language(shown: TemplateShown) -> bool:
    return shown.line.kind == TextKind.LETTER and shown.line.language != WRITTEN_IN


def _consulted(actor: Actor, template_id: UUID) -> None:
    trail.record(
        actor,
        "documents:template:consulted",
        verb=trail.Verb.CONSULT,
        kind="documents.template",
        key=template_id,
    )
