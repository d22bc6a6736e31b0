"""Screens: attaching papers that are kept already as evidence of something, and detaching one."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import Code, CodeField, CodesField, GovForm, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.documents import commands, queries
from throughcare.register.documents.queries import DocumentLine
from throughcare.register.documents.screens.stored import onward
from throughcare.register.documents.wording import DOCUMENT_KINDS
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder, in_words

OFFERED = 30
"""Papers on one page; where there are more, one looks for them by name or kind."""


class FindForm(GovForm):
    """Which papers are offered."""

    q = forms.CharField(label="In the name", required=False, max_length=120)
    kind = CodeField(
        label="What it is",
        codes=tuple(DOCUMENT_KINDS.items()),
        as_select=True,
        nothing="Anything",
        required=False,
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)


class AttachForm(OnceForm):
    """Which papers are attached."""

    documents = CodesField(
        label="Which papers are evidence here?",
        codes=(),
        error_messages={"required": "Choose at least one paper"},
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(self, *args: Any, offered: list[DocumentLine], order: DateOrder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["documents"]
        listed = [Code(str(each.id), each.title, _hint(each, order)) for each in offered]
        field.choices = [(each.code, each.label) for each in listed]
        field.hints = {each.code: each.hint for each in listed}


class DetachForm(OnceForm):
    """Why a paper is no evidence of this."""

    because = forms.CharField(label="Why is it detached?", max_length=200)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)


@dataclass(frozen=True)
class AttachPage:
    """The papers to choose from, and those that are attached. more: how many match beside those offered.

    searched: whether it is looked for some of them only. find: None where all are offered anyway.
    """

    person: PersonHeader
    form: AttachForm
    find: FindForm | None
    attached: list[DocumentLine]
    offered: int
    more: int
    searched: bool
    about: UUID
    add_href: str
    clear_href: str
    back: str
    title: str = "Attach papers as evidence"


@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: ActingRequest, person_id: UUID, about: UUID) -> HttpResponse:
    """GET offers the papers of the person; POST attaches those chosen. about: the id of what they prove."""
    actor = request.actor
    door.look(actor, "stored:attach", person_id, Permission.DOCUMENT_ADD)
    held = queries.documents_of(actor, person_id)
    free = [each for each in held if about not in each.about]
    wanted = FindForm(request.GET)
    chosen = wanted.cleaned_data if wanted.is_valid() else {"q": "", "kind": ""}
    matching = [each for each in free if _matches(each, chosen["q"], chosen["kind"])]
    back = onward(request, person_id)
    order = jurisdictions.get(actor.jurisdiction).date_order
    form = AttachForm(posted(request), offered=matching[:OFFERED], order=order, initial={"next": back})

    def act() -> None:
        ticked = [UUID(each) for each in form.cleaned_data["documents"]]
        commands.attach_documents(actor, person_id, about=about, documents=ticked)

    if done := act_once(request, form, act, done="Attached", back=back):
        return done
    here = reverse("stored:attach", args=[person_id, about])
    shown = AttachPage(
        person_header(actor, person_id), form, wanted if len(free) > OFFERED else None,
        [each for each in held if about in each.about], min(len(matching), OFFERED),
        max(0, len(matching) - OFFERED), bool(chosen["q"] or chosen["kind"]), about,
        f"{reverse('stored:add', args=[person_id])}?about={about}&next={quote(back)}", f"{here}?next={quote(back)}",
        back,
    )  # fmt: skip
    return page(request, "documents/attach.jinja", shown, status=status_of(form))


def _matches(line: DocumentLine, named: str, kind: str) -> bool:
    return named.strip().casefold() in line.title.casefold() and kind in ("", line.kind)


def _hint(line: DocumentLine, order: DateOrder) -> str:
    words = [
        line.kind_words,
        f"came {in_words(line.came_on, order)}",
        f"from {line.origin[:1].lower()}{line.origin[1:]}",
        line.standing.lower(),
    ]
    return ", ".join([*words, "sensitive"] if line.sensitive else words)


@dataclass(frozen=True)
class DetachPage:
    """The paper, and the question why it is no evidence of this."""

    person: PersonHeader
    document: DocumentLine
    form: DetachForm
    back: str
    title: str = "Detach a paper"


@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: ActingRequest, person_id: UUID, document_id: UUID, about: UUID) -> HttpResponse:
    """GET asks why; POST detaches it. The paper stays with the record."""
    actor = request.actor
    door.look(actor, "stored:document", person_id, Permission.DOCUMENT_ADD)
    found = queries.stored_document(actor, person_id, document_id)
    back = onward(request, person_id)
    form = DetachForm(posted(request), initial={"next": back})

    def act() -> None:
        commands.detach_document(
            actor, person_id, document_id, about=about, because=form.cleaned_data["because"]
        )

    if done := act_once(request, form, act, done="Detached. The paper stays with the record.", back=back):
        return done
    if request.method != "POST" and about not in found.about:
        raise NotThere(Permission.DOCUMENT_ADD, person_id, "R1 not attached there")
    shown = DetachPage(person_header(actor, person_id), found, form, back)
    return page(request, "documents/detach.jinja", shown, status=status_of(form))
