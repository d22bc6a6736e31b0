"""Screens: one dossier, the order of its papers, making it, discarding a draft."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import PlaceDraft
from throughcare.decisions.dossiers.queries import DossierRead, ItemLine
from throughcare.decisions.dossiers.screens.framing import dossier_href, form_page
from throughcare.decisions.dossiers.wording import COPIES
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

MOST = 9999


@dataclass(frozen=True)
class PartShown:
    """A part and its papers."""

    title: str
    items: list[ItemLine]


@dataclass(frozen=True)
class DossierPage:
    """One version. may: work on it; copies: what can be looked at before it is made."""

    person: PersonHeader
    read: DossierRead
    parts: list[PartShown]
    may: bool
    title: str

    @property
    def draft(self) -> bool:
        """Whether it can be changed."""
        return self.read.dossier.state == "draft"

    @property
    def copies(self) -> list[tuple[str, str]]:
        """Code and words of the copies."""
        return list(COPIES.items())


@require_safe
def dossier(request: ActingRequest, person_id: UUID, dossier_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "dossiers:dossier", person_id)
    read = queries.dossier_of(actor, person_id, dossier_id)
    shown = DossierPage(
        person_header(actor, person_id), read, _parts(read), Permission.HEARING_ARRANGE in actor.permissions,
        f"{read.dossier.title}: dossier, version {read.dossier.number}",
    )  # fmt: skip
    return page(request, "dossiers/dossier.jinja", shown)


def _parts(read: DossierRead) -> list[PartShown]:
    return [
        PartShown(words, list(items)) for words, items in groupby(read.items, lambda each: each.section_words)
    ]


class ArrangeForm(VersionedForm):
    """For each paper its place, whether it goes in, and why not."""

    def __init__(self, *args: object, items: tuple[ItemLine, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for at, each in enumerate(items):
            self.fields[f"position_{at}"] = forms.IntegerField(
                label=f"Place of: {each.title}", min_value=1, max_value=MOST, initial=each.position
            )
            self.fields[f"included_{at}"] = forms.BooleanField(
                label=f"Goes in: {each.title}", required=False, initial=each.included
            )
            self.fields[f"because_{at}"] = forms.CharField(
                label=f"Why it is left out: {each.title}", required=False, max_length=500,
                initial=each.left_out_because,
            )  # fmt: skip

    def places(self) -> list[PlaceDraft]:
        """What was chosen."""
        given = self.cleaned_data
        return [
            PlaceDraft(item_id=each.id, position=given[f"position_{at}"], included=given[f"included_{at}"],
                       because=given[f"because_{at}"])
            for at, each in enumerate(self.items)
        ]  # fmt: skip


@dataclass(frozen=True)
class ArrangePage:
    """The form, paper by paper."""

    person: PersonHeader
    form: ArrangeForm
    back: str
    title: str = "Choose and order the papers"

    @property
    def parts(
        self,
    ) -> list[tuple[str, list[tuple[str, forms.BoundField, forms.BoundField, forms.BoundField]]]]:
        """By part: each paper's title and its three fields."""
        rows = [
            (each.section_words, (each.title, self.form[f"included_{at}"], self.form[f"position_{at}"],
                                  self.form[f"because_{at}"]))
            for at, each in enumerate(self.form.items)
        ]  # fmt: skip
        return [(words, [row for _, row in found]) for words, found in groupby(rows, lambda pair: pair[0])]


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: ActingRequest, person_id: UUID, dossier_id: UUID) -> HttpResponse:
    """GET shows every paper; POST keeps what was chosen, all or none."""
    actor = request.actor
    door.look(actor, "dossiers:arrange", person_id, Permission.HEARING_ARRANGE)
    read = queries.dossier_of(actor, person_id, dossier_id)
    form = ArrangeForm(posted(request), items=read.items, initial={"version": read.dossier.version})
    back = dossier_href(person_id, dossier_id)
    done = act_once(
        request, form,
        lambda: commands.arrange(actor, dossier_id, form.places(), expected=form.cleaned_data["version"]),
        done="The papers are arranged", back=back,
    )  # fmt: skip
    if done is not None:
        return done
    shown = ArrangePage(person_header(actor, person_id), form, back)
    return page(request, "dossiers/arrange.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: ActingRequest, person_id: UUID, dossier_id: UUID) -> HttpResponse:
    """GET says what it means; POST makes both copies."""
    actor = request.actor
    door.look(actor, "dossiers:make", person_id, Permission.HEARING_ARRANGE)
    read = queries.dossier_of(actor, person_id, dossier_id)
    form = VersionedForm(posted(request), initial={"version": read.dossier.version})
    return form_page(
        request, person_id, form,
        lambda: commands.fix(actor, dossier_id, expected=form.cleaned_data["version"]),
        title="Make this version", button="Make it", done="The dossier is made. It can be handed over.",
        back=dossier_href(person_id, dossier_id),
        says=("Two copies are made: the whole, and the person's, which leaves out what is withheld.",
              "Neither changes afterwards. What changes later goes into a next version."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: ActingRequest, person_id: UUID, dossier_id: UUID) -> HttpResponse:
    """GET asks; POST discards a draft."""
    actor = request.actor
    door.look(actor, "dossiers:discard", person_id, Permission.HEARING_ARRANGE)
    read = queries.dossier_of(actor, person_id, dossier_id)
    form = VersionedForm(posted(request), initial={"version": read.dossier.version})
    return form_page(
        request, person_id, form,
        lambda: commands.drop_draft(actor, dossier_id, expected=form.cleaned_data["version"]),
        title="Discard this draft", button="Discard it", done="The draft is discarded; it stays in the history.",
        back=reverse("dossiers:dossiers", args=[person_id]), back_text="Dossiers", kind="warning",
    )  # fmt: skip
