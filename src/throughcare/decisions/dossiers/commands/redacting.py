"""Taking passages and pages out of a paper, and putting them back while it is a draft."""

from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dossiers.commands.writing import item_held
from throughcare.decisions.dossiers.drafts import AreaDraft, PageDraft
from throughcare.decisions.dossiers.models import DossierItem
from throughcare.decisions.dossiers.redacting import everywhere, key_of
from throughcare.decisions.dossiers.refusals import NoArea, NoSuchPage, NotFound, NotListed, WordsNeeded
from throughcare.decisions.dossiers.wording import PAGE_CHOICES
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.register.people.texts import refuse_what_tells

WHOLE = 100


@transaction.atomic
def remove_passage(actor: Actor, item_id: UUID, passage: str, because: str, *, expected: int) -> DossierItem:
    """Take words out of a paper, wherever they stand in it, its title and the index too.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyFixed, WordsNeeded, NotFound, StaleVersion, or what a text may
    not tell.
    """
    dossier, item = item_held(actor, item_id)
    reason = _reason(actor, dossier.person_id, because)
    held = {key_of(each): each for each in item.removed}
    places = everywhere(passage, item.title, item.said)
    if not places:
        raise NotFound
    held |= {key_of(place): {**place, "because": reason} for place in places}
    return _kept(actor, item, expected, "removed", removed=list(held.values()))


@transaction.atomic
def put_back(actor: Actor, item_id: UUID, *, expected: int) -> DossierItem:
    """Put everything back that was taken out of a paper. Raises as `remove_passage`."""
    _, item = item_held(actor, item_id)
    return _kept(actor, item, expected, "put-back", removed=[], pages=[])


@transaction.atomic
def treat_page(actor: Actor, item_id: UUID, draft: PageDraft, *, expected: int) -> DossierItem:
    """Take a page of a document out, paint over parts of it, or show it whole again.

    Raises as `remove_passage`, and NotListed, NoSuchPage, NoArea.
    """
    dossier, item = item_held(actor, item_id)
    if draft.what not in PAGE_CHOICES:
        raise NotListed("what", draft.what)
    if not 1 <= draft.number <= item.page_count:
        raise NoSuchPage(draft.number, item.page_count)
    pages: list[dict[str, Any]] = [each for each in item.pages if each["number"] != draft.number]
    if draft.what != "keep":
        reason = _reason(actor, dossier.person_id, draft.because)
        areas = [_area(each) for each in draft.areas] if draft.what == "paint" else []
        if draft.what == "paint" and not areas:
            raise NoArea
        pages.append({"number": draft.number, "what": draft.what, "areas": areas, "because": reason})
    return _kept(actor, item, expected, "pages", pages=sorted(pages, key=lambda each: int(each["number"])))


def _area(draft: AreaDraft) -> dict[str, int]:
    if min(draft.left, draft.top) < 0 or min(draft.width, draft.height) < 1:
        raise NoArea
    if draft.left + draft.width > WHOLE or draft.top + draft.height > WHOLE:
        raise NoArea
    return {"left": draft.left, "top": draft.top, "width": draft.width, "height": draft.height}


def _reason(actor: Actor, person_id: UUID, because: str) -> str:
    said = because.strip()
    if not said:
        raise WordsNeeded("Say why it is taken out")
    refuse_what_tells(actor, person_id, {"because": said})
    return said[:500]


def _kept(actor: Actor, item: DossierItem, expected: int, what: str, **changes: object) -> DossierItem:
    amend(item, expected=expected, by=actor, because=what, **changes)
    trail.record(actor, f"dossiers:item:{what}", item)
    return item
