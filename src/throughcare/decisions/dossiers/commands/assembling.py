"""Putting the papers of a hearing together, and choosing, ordering and leaving them out."""

import io
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughcare.decisions.dossiers.assembling import Found, Reading, papers
from throughcare.decisions.dossiers.commands.writing import add, dossier_held, still_a_draft
from throughcare.decisions.dossiers.drafts import Matter, PlaceDraft
from throughcare.decisions.dossiers.events import DossierAssembled, WithholdingAsked
from throughcare.decisions.dossiers.models import Dossier, DossierItem
from throughcare.decisions.dossiers.pictures import CannotDraw, count_of
from throughcare.decisions.dossiers.printing import DRAWN
from throughcare.decisions.dossiers.queries.matters import matter_of
from throughcare.decisions.dossiers.redacting import still_there
from throughcare.decisions.dossiers.refusals import DraftStands, WordsNeeded
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.documents.queries import content_of_document
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions

KEPT = ("included", "left_out_because", "pages")
"""What is chosen of a paper and goes with it into the next version. What is withheld is asked anew."""
ONE_AT_A_TIME = frozenset({"plans.planversion", "classification.calculation"})
"""Sources of which a dossier holds the newest row only: the next version's paper is the same one, of another row."""


@transaction.atomic
def assemble(actor: Actor, person_id: UUID, about: UUID) -> Dossier:
    """Put the papers of a hearing together from the record as it is now: a draft of its next version.

    What was chosen and taken out in the version before goes over where the same words still stand. What was withheld
    is neither shown nor withheld by that: it is asked again, by whoever asked before, and decided again by another.
    Raises NotPermitted, NotThere, PurposeNeeded, NoHearing or DraftStands.
    """
    require(actor, Permission.HEARING_ARRANGE, person_id)
    told = matter_of(actor, person_id, about)
    Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person_id)
    held = Dossier.objects.filter(about=about)
    if held.filter(state="draft").exists():
        raise DraftStands
    number = (held.aggregate(last=Max("number"))["last"] or 0) + 1
    dossier = Dossier(
        person_id=person_id, about=about, process_id=told.process_id, number=number, title=told.title
    )
    add(actor, dossier, "dossiers:dossier:assembled", number=number)
    before = {_which(each): each for each in _of_the_one_before(about, number)}
    items = DossierItem.objects.bulk_create(_items(actor, dossier, told, before))
    if any(each.withheld == "asked" for each in items):
        bus.publish(actor, WithholdingAsked(dossier.pk, person_id))
    bus.publish(actor, DossierAssembled(dossier.pk, person_id, about, number))
    return dossier


@transaction.atomic
def arrange(actor: Actor, dossier_id: UUID, places: Iterable[PlaceDraft], *, expected: int) -> Dossier:
    """Say where each paper stands within its part, and which are left out, each with its reason; all or none.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyFixed, WordsNeeded, StaleVersion, or what a text may not tell.
    """
    dossier = dossier_held(actor, dossier_id)
    still_a_draft(dossier)
    items = {each.pk: each for each in DossierItem.objects.filter(dossier=dossier)}
    changed = 0
    for at, place in enumerate(places):
        item = items.get(place.item_id)
        if item is None:
            raise NotThere(Permission.HEARING_ARRANGE, dossier.person_id, "no such paper")
        because = "" if place.included else place.because.strip()
        if not place.included and not because:
            raise WordsNeeded("Say why it is left out", f"because_{at}")
        new = {"position": place.position, "included": place.included, "left_out_because": because}
        if any(getattr(item, name) != value for name, value in new.items()):
            refuse_what_tells(actor, dossier.person_id, {f"because_{at}": because})
            amend(item, expected=item.version, by=actor, because="arranged", **new)
            changed += 1
    amend(dossier, expected=expected, by=actor, because="arranged")
    trail.record(actor, "dossiers:dossier:arranged", dossier, details={"papers": changed})
    return dossier


@transaction.atomic
def drop_draft(actor: Actor, dossier_id: UUID, *, expected: int) -> None:
    """Discard a draft; it stays in the history. Raises NotPermitted, NotThere, AlreadyFixed, StaleVersion."""
    dossier = dossier_held(actor, dossier_id)
    still_a_draft(dossier)
    for item in DossierItem.objects.filter(dossier=dossier):
        retract(item, expected=item.version, by=actor, because="discarded")
    retract(dossier, expected=expected, by=actor, because="discarded")
    trail.record(actor, "dossiers:dossier:discarded", dossier)


def _of_the_one_before(about: UUID, number: int) -> Iterable[DossierItem]:
    rows: Iterable[DossierItem] = DossierItem.objects.filter(dossier__about=about, dossier__number=number - 1)
    return rows


def _items(
    actor: Actor, dossier: Dossier, told: Matter, before: dict[tuple[str, UUID | None], DossierItem]
) -> list[DossierItem]:
    pack = jurisdictions.get(actor.jurisdiction)
    reading = Reading(actor, dossier.person_id, pack, told.process_id)
    return [
        _item(actor, dossier, found, at, before.get(_which(found)))
        for at, found in enumerate(papers(reading), 1)
    ]


def _item(actor: Actor, dossier: Dossier, found: Found, at: int, before: DossierItem | None) -> DossierItem:
    kept: dict[str, Any] = {name: getattr(before, name) for name in KEPT} if before else {}
    said = [list(line) for line in found.said]
    if before is not None:
        kept["removed"] = still_there(before.said, before.removed, said, (before.title, found.title[:200]))
        kept |= _asked_anew(before)
    if found.document is not None:
        kept |= _of_document(actor, dossier.person_id, found)
    return DossierItem(
        person_id=dossier.person_id, dossier=dossier, section=found.section, position=at, title=found.title[:200],
        source=found.source, source_id=found.source_id, said=said, recorded_by_id=actor.user_id,
        **kept,
    )  # fmt: skip


def _which(paper: Found | DossierItem) -> tuple[str, UUID | None]:
    """By which a paper is known again in the next version."""
    return paper.source, None if paper.source in ONE_AT_A_TIME else paper.source_id


def _asked_anew(before: DossierItem) -> dict[str, Any]:
    """A paper that was withheld, or asked to be: the dossier is not made before somebody decides on it again."""
    if before.withheld not in ("asked", "agreed"):
        return {}
    return {
        "withheld": "asked", "withheld_because": before.withheld_because,
        "withheld_asked_by_id": before.withheld_asked_by_id,
    }  # fmt: skip


def _of_document(actor: Actor, person_id: UUID, found: Found) -> dict[str, Any]:
    """How many pages it has; 0 where it cannot be set as pages, and then it is handed over beside the dossier."""
    assert found.document is not None
    pages = 0
    if found.media in DRAWN:
        try:
            pages = count_of(read_whole(actor, person_id, found.document)[0], found.media)
        except CannotDraw:
            pages = 0
    return {"document_id": found.document, "page_count": pages}


def read_whole(actor: Actor, person_id: UUID, document_id: UUID) -> tuple[bytes, str]:
    """What a document says, and its kind. Raises NotThere, Damaged."""
    line, blocks = content_of_document(actor, person_id, document_id)
    held = io.BytesIO()
    for block in blocks:
        held.write(block)
    return held.getvalue(), line.media
