"""Screens: one paper of a draft, and taking passages or pages out of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import AreaDraft, PageDraft
from throughcare.decisions.dossiers.queries import DossierLine, ItemLine
from throughcare.decisions.dossiers.redacting import title_without, without
from throughcare.decisions.dossiers.screens.framing import form_page, paper_href
from throughcare.decisions.dossiers.wording import PAGE_CHOICES
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

PERCENT = {"left": "From the left", "top": "From the top", "width": "How wide", "height": "How high"}
SIDES = tuple(PERCENT)
MOST_PAGES = 200


@dataclass(frozen=True)
class PaperPage:
    """One paper, as it will be read. may_decide: whether the reader may decide about withholding it."""

    person: PersonHeader
    dossier: DossierLine
    item: ItemLine
    may_decide: bool
    title: str

    @property
    def draft(self) -> bool:
        """Whether it can be changed."""
        return self.dossier.state == "draft"

    @property
    def said(self) -> list[tuple[str, str]]:
        """What it says, with passages taken out."""
        return without(self.item.said, self.item.removed)

    @property
    def pages(self) -> list[tuple[int, str, str]]:
        """Pages that are not shown whole: number, what becomes of each, why."""
        return [(each["number"], PAGE_CHOICES[each["what"]], each["because"]) for each in self.item.pages]


class RemoveForm(VersionedForm):
    """Which words, and why."""

    passage = forms.CharField(
        label="Which words are taken out?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copy them from the text above. They are taken out wherever they stand in this paper, in its title"
        " and the index too.",
        error_messages={"required": "Copy the words that are taken out"},
    )  # fmt: skip
    because = forms.CharField(
        label="Why?", max_length=500, help_text="Not the words themselves",
        error_messages={"required": "Say why they are taken out"},
    )  # fmt: skip


class PageForm(VersionedForm):
    """Which page, and what becomes of it."""

    number = forms.IntegerField(label="Which page?", min_value=1, max_value=MOST_PAGES)
    what = CodeField(label="What becomes of it?", codes=tuple(PAGE_CHOICES.items()))
    because = forms.CharField(label="Why?", max_length=500, required=False)
    left = forms.IntegerField(label=f"{PERCENT['left']}, in percent of the page", required=False)
    top = forms.IntegerField(label=f"{PERCENT['top']}, in percent", required=False)
    width = forms.IntegerField(label=f"{PERCENT['width']}, in percent", required=False)
    height = forms.IntegerField(label=f"{PERCENT['height']}, in percent", required=False)
    more = forms.BooleanField(label="Keep what is painted on this page already", required=False, initial=True)


@require_safe
def paper(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "dossiers:paper", person_id, Permission.HEARING_ARRANGE)
    held, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    may_decide = Permission.PROCESS_DECIDE in actor.permissions and item.asked_by_id != actor.user_id
    title = item.shown_title
    shown = PaperPage(person_header(actor, person_id), held, item, may_decide, title)
    return page(request, "dossiers/paper.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET shows the text and asks which words; POST takes them out."""
    actor = request.actor
    door.look(actor, "dossiers:remove", person_id, Permission.HEARING_ARRANGE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = RemoveForm(posted(request), initial={"version": item.version})

    def act() -> None:
        given = form.cleaned_data
        commands.remove_passage(
            actor, exhibit_id, given["passage"], given["because"], expected=given["version"]
        )

    return form_page(
        request, person_id, form, act, title="Take words out", button="Take them out",
        done="The words are taken out: they will not be in any copy",
        back=paper_href(person_id, dossier_id, exhibit_id), back_text="Paper",
        text=(("Title", title_without(item.title, item.removed)), *without(item.said, item.removed)),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def treat_page(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET asks which page; POST takes it out, paints over a part of it, or shows it whole again."""
    actor = request.actor
    door.look(actor, "dossiers:page", person_id, Permission.HEARING_ARRANGE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = PageForm(posted(request), initial={"version": item.version, "number": 1})
    return form_page(
        request, person_id, form,
        lambda: commands.treat_page(actor, exhibit_id, _page_of(form.cleaned_data, item),
                                    expected=form.cleaned_data["version"]),
        title="Take out or paint over a page", button="Save",
        done="Saved. Look at the copy before you make the dossier.", back=paper_href(person_id, dossier_id, exhibit_id),
        back_text="Paper",
        says=(f"The document has {item.page_count} {'page' if item.page_count == 1 else 'pages'}. A part is given in"
              " percent of the page, counted from its upper left corner.",),
    )  # fmt: skip


def _page_of(given: dict[str, Any], item: ItemLine) -> PageDraft:
    """The page with the part that was typed, beside those that it has already where they are kept."""
    areas = []
    if given["more"]:
        before = [each for each in item.pages if each["number"] == given["number"]]
        areas = [AreaDraft(**area) for each in before for area in each["areas"]]
    if any(given[side] is not None for side in SIDES):
        areas.append(AreaDraft(**{side: given[side] or 0 for side in SIDES}))
    return PageDraft(number=given["number"], what=given["what"], because=given["because"], areas=areas)


@require_http_methods(["GET", "HEAD", "POST"])
def put_back(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET asks; POST puts everything back that was taken out of the paper."""
    actor = request.actor
    door.look(actor, "dossiers:put_back", person_id, Permission.HEARING_ARRANGE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = VersionedForm(posted(request), initial={"version": item.version})
    return form_page(
        request, person_id, form,
        lambda: commands.put_back(actor, exhibit_id, expected=form.cleaned_data["version"]),
        title="Put everything back", button="Put it back", done="Everything is back in the paper",
        back=paper_href(person_id, dossier_id, exhibit_id), back_text="Paper",
        says=("Every word and page that was taken out of this paper will be in the copies.",),
    )  # fmt: skip
