"""Screens: a letter or report drawn up from the record: complete it, read it as it will be, sign it or discard it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, previewing, queries
from throughcare.register.documents.drafts import PaperChange
from throughcare.register.documents.papers import RECIPIENT, approved_words, in_their_order, meaning_of
from throughcare.register.documents.previewing import Preview
from throughcare.register.documents.queries import PaperHeld
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterKind, LetterTemplate
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.jurisdictions.letters import WRITTEN_IN
from throughcare.rules.texts import SOURCE

SIGN = "sign"
"""The button that signs; the other one saves."""
SHORT = frozenset({"decision_date", "correct_by", "appeal_by", "decided_by", "appeal_date", "decide_by"})
"""Blanks of one line."""
MOST = 6000


class PaperForm(VersionedForm):
    """A box for each blank, and for a letter its language. signing: nothing may be missing."""

    language = CodeField(label="Language of the letter", codes=())
    own_words_by = forms.CharField(
        label="Who put the words in the boxes into that language?", required=False, max_length=120,
        help_text="By name. Leave it empty if nobody did: a task opens to go through it with an interpreter.",
    )  # fmt: skip
    by_hand = forms.BooleanField(label="I will hand it over in person: put no address on it", required=False)
    recipient = forms.CharField(label="Which court or board is it for?", required=False, max_length=160)

    def __init__(
        self, data: Any = None, *, held: PaperHeld, offered: list[str], signing: bool, **kwargs: Any
    ) -> None:
        first = {"version": held.line.version, "language": held.line.language, "recipient": held.line.recipient,
                 "own_words_by": held.own_words_by, **held.values}  # fmt: skip
        super().__init__(data, initial=first, **kwargs)
        stays = approved_words(held.line.kind, str((data or first).get("language") or WRITTEN_IN))
        self.signing, self.blanks = signing, tuple(n for n in in_their_order(held.values) if n not in stays)
        self.approved = {name: held.gathered[name] for name in in_their_order(stays & set(held.values))}
        for name in self.blanks:
            self.fields[name] = _box(name)
        if LetterKind(held.line.kind).report:
            for name in ("language", "own_words_by", "by_hand"):
                del self.fields[name]
        else:
            del self.fields[RECIPIENT]
            self.fill("language", [(code, language_name(code)) for code in offered])
            if offered == [WRITTEN_IN]:
                del self.fields["own_words_by"]
        self.order_fields(["language", RECIPIENT, *self.blanks, "own_words_by", "by_hand"])

    def clean(self) -> dict[str, Any]:
        """Whoever signs has completed everything; each box that is empty says so."""
        given: dict[str, Any] = super().clean() or {}
        needed = [name for name in (RECIPIENT, *self.blanks) if name in self.fields]
        for name in needed if self.signing else ():
            if not str(given.get(name) or "").strip() and name not in self.errors:
                self.add_error(name, f"Enter {meaning_of(name)}")
        return given

    @property
    def change(self) -> PaperChange:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        return PaperChange(
            values={name: given[name] for name in self.blanks} | self.approved,
            language=given.get("language", WRITTEN_IN),
            recipient=given.get(RECIPIENT, ""), own_words_by=given.get("own_words_by", ""),
        )  # fmt: skip


@dataclass(frozen=True)
class PaperPage:
    """The draft in boxes, and how it reads. unread: the language whose words nobody checked; "" for none.

    signs: whether the reader may complete and sign it. letter_href: what was made of it; "" while it waits.
    """

    person: PersonHeader
    held: PaperHeld
    form: PaperForm
    preview: Preview
    unread: str
    open: bool
    letter_href: str
    title: str
    report: bool
    reading_source: str = SOURCE


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: ActingRequest, person_id: UUID, paper_id: UUID) -> HttpResponse:
    """GET shows the draft; POST saves it, or signs it."""
    actor = request.actor
    door.look(actor, "documents:paper", person_id, Permission.LETTER_MAKE)
    held = queries.paper(actor, person_id, paper_id)
    signing = request.POST.get("do") == SIGN
    form = PaperForm(posted(request), held=held, offered=_offered(request, held), signing=signing)

    def act() -> str:
        given, seen = form.change, form.cleaned_data["version"]
        if not signing:
            commands.change_paper(actor, person_id, paper_id, given, expected=seen)
            messages.success(request, "Draft saved")
            return reverse("documents:paper", args=[person_id, paper_id])
        made = commands.complete_paper(
            actor, person_id, paper_id, given, expected=seen, by_hand=form.cleaned_data.get("by_hand", False)
        )
        messages.success(request, "Signed. It is kept as it stands, with its fingerprint")
        return reverse("documents:letter", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(request, "documents/paper.jinja", _page(request, held, form), status=status_of(form))


@require_POST
def discard(request: ActingRequest, person_id: UUID, paper_id: UUID) -> HttpResponse:
    """Make nothing of it."""
    door.look(request.actor, "documents:paper", person_id, Permission.LETTER_MAKE)
    form = VersionedForm(request.POST)

    def act() -> str:
        commands.discard_paper(request.actor, person_id, paper_id, expected=form.cleaned_data["version"])
        messages.success(request, "Draft discarded")
        return reverse("documents:letters", args=[person_id])

    if form.is_valid() and (done := submit(request, form, act)):
        return done
    for error in form.error_list:
        messages.error(request, error.text)
    held = queries.paper(request.actor, person_id, paper_id)
    shown = _page(request, held, PaperForm(held=held, offered=_offered(request, held), signing=False))
    return page(request, "documents/paper.jinja", shown, status=422)


def _page(request: ActingRequest, held: PaperHeld, form: PaperForm) -> PaperPage:
    actor, header = request.actor, person_header(request.actor, held_person(request))
    chosen = str(form["language"].value() or WRITTEN_IN) if "language" in form.fields else WRITTEN_IN
    template = queries.wording_of(actor, held.line.code, chosen)
    unread = "" if template is not None and template.is_checked else language_name(chosen)
    values = {name: str(form[name].value() or "") for name in form.blanks} | form.approved
    text = template or queries.pack_letter(actor, held.line.code, WRITTEN_IN)
    assert text is not None
    return PaperPage(
        header, held, form, _preview(text, header, values, str(form[RECIPIENT].value() or ""))
        if RECIPIENT in form.fields else _preview(text, header, values, ""),
        unread, held.line.state == "draft",
        reverse("documents:letter", args=[header.id, held.line.letter_id]) if held.line.letter_id else "",
        KIND_TITLES[LetterKind(held.line.kind)], LetterKind(held.line.kind).report,
    )  # fmt: skip


KIND_TITLES = {
    LetterKind.DECISION: "Letter about a decision",
    LetterKind.LICENCE: "Licence for the person",
    LetterKind.APPEAL_RECEIVED: "Letter that an appeal came in",
    LetterKind.APPEAL_DECIDED: "Letter about an appeal",
    LetterKind.PROGRESS_REPORT: "Progress report",
    LetterKind.PRE_SENTENCE_REPORT: "Pre-sentence report",
}


def held_person(request: ActingRequest) -> UUID:
    """The person in the address."""
    assert request.resolver_match is not None
    found: UUID = request.resolver_match.kwargs["person_id"]
    return found


def _preview(text: LetterTemplate, header: PersonHeader, values: dict[str, str], court: str) -> Preview:
    """As it will read; what is filled in when it is signed, and what is missing, stands in brackets."""
    known = {"person_name": header.display_name, "reference": header.reference, "court_name": court}
    offered = {**known, **values}
    said = {name: offered.get(name, "").strip() or f"[{name.replace('_', ' ')}]" for name in text.blanks}
    return previewing.of_letter(text.fill(said))


def _offered(request: ActingRequest, held: PaperHeld) -> list[str]:
    """The languages of the place, and the person's own."""
    listed = [*jurisdictions.get(request.actor.jurisdiction).languages, held.spoken, held.line.language]
    return [code for code in dict.fromkeys(listed) if code]


def _box(name: str) -> forms.Field:
    label = meaning_of(name)
    label = f"{label[0].upper()}{label[1:]}"
    if name in SHORT:
        return forms.CharField(label=label, required=False, max_length=300)
    return NoteField(label=label, required=False, max_length=MOST, widget=forms.Textarea(attrs={"rows": 4}))
