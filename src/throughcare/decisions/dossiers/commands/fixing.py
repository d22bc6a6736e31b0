"""Making a version: both copies are set, sealed, and never change."""

import io
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dossiers.commands.assembling import read_whole
from throughcare.decisions.dossiers.commands.writing import add, dossier_held, still_a_draft
from throughcare.decisions.dossiers.events import DossierFixed
from throughcare.decisions.dossiers.models import CopyPart, Dossier, DossierCopy, DossierItem
from throughcare.decisions.dossiers.pictures import CannotDraw
from throughcare.decisions.dossiers.printing import Cover, Paper, dossier_pdf, pages_in
from throughcare.decisions.dossiers.refusals import (
    NobodyDecides,
    NoPdf,
    NothingInIt,
    NotListed,
    NotReadable,
    WithholdingWaits,
)
from throughcare.decisions.dossiers.wording import COPIES, PERSONS, SECTIONS, WHOLE
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.printing import can_make_pdf
from throughcare.register.documents.storing.blocks import Damaged, seal_file
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date

ORDER = list(SECTIONS)
SERVED_WHOLE = "Nothing in this dossier was withheld from the person."
NOT_IN_IT = (
    "Victims' data, protected addresses, what was said in treatment, and what the person said about their health or"
    " when they checked in are not read for a dossier."
)
MARKED = "Where words were taken out it says [removed]; evidence is shown as pictures of its pages."


@transaction.atomic
def fix(actor: Actor, dossier_id: UUID, *, expected: int) -> Dossier:
    """Make this version: the whole, and the person's copy without what is withheld. Nothing of it changes after.

    Raises NotPermitted, NotThere, PurposeNeeded, AlreadyFixed, NobodyDecides, NoPdf, NothingInIt, WithholdingWaits,
    NotReadable or StaleVersion.
    """
    if actor.system or actor.machine:
        raise NobodyDecides
    dossier = dossier_held(actor, dossier_id)
    still_a_draft(dossier)
    if not can_make_pdf():
        raise NoPdf
    items = _papers_of(dossier)
    if not items:
        raise NothingInIt
    if any(each.withheld == "asked" for each in items):
        raise WithholdingWaits
    for copy in COPIES:
        _make(actor, dossier, copy, items)
    amend(
        dossier, expected=expected, by=actor, because="made", state="fixed", fixed_by_id=actor.user_id,
        fixed_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "dossiers:dossier:made", dossier, details={"number": dossier.number})
    bus.publish(actor, DossierFixed(dossier.pk, dossier.person_id, dossier.about, dossier.number))
    return dossier


@transaction.atomic
def preview(actor: Actor, dossier_id: UUID, copy: str) -> bytes:
    """A copy as it would be made now; it is written down that it was looked at.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, NoPdf, NotReadable.
    """
    dossier = dossier_held(actor, dossier_id)
    if copy not in COPIES:
        raise NotListed("copy", copy)
    if not can_make_pdf():
        raise NoPdf
    trail.record(actor, "dossiers:dossier:previewed", dossier, verb=trail.Verb.CONSULT)
    return _set(actor, dossier, copy, _papers_of(dossier))


def _papers_of(dossier: Dossier) -> list[DossierItem]:
    """What goes into it, in order."""
    return sorted(
        DossierItem.objects.filter(dossier=dossier, included=True),
        key=lambda each: (ORDER.index(each.section), each.position, each.pk),
    )


def _make(actor: Actor, dossier: Dossier, copy: str, items: Sequence[DossierItem]) -> None:
    pdf = _set(actor, dossier, copy, items)
    key = uuid7()
    sealed = seal_file(key, io.BytesIO(pdf), len(pdf))
    made = DossierCopy(
        id=key, person_id=dossier.person_id, dossier=dossier, copy=copy, pages=pages_in(pdf), size=len(pdf),
        fingerprint=sealed.digest, key=sealed.key,
    )  # fmt: skip
    add(actor, made, "dossiers:copy:made", copy=copy, sha256=sealed.digest, pages=made.pages)
    CopyPart.objects.bulk_create(
        CopyPart(person_id=dossier.person_id, copy=made, number=number, content=block)
        for number, block in enumerate(sealed.blocks)
    )


def _set(actor: Actor, dossier: Dossier, copy: str, items: Sequence[DossierItem]) -> bytes:
    shown = [each for each in items if copy == WHOLE or each.withheld != "agreed"]
    cover = _cover(
        actor, dossier, copy, len(items) - len([each for each in items if each.withheld != "agreed"])
    )
    try:
        return dossier_pdf(cover, [_paper(actor, each, copy) for each in shown])
    except CannotDraw as broken:
        raise NotReadable(str(broken)) from broken


def _paper(actor: Actor, item: DossierItem, copy: str) -> Paper:
    content, media = b"", ""
    if item.document_id is not None:
        try:
            content, media = read_whole(actor, item.person_id, item.document_id)
        except (Damaged, NotThere) as gone:
            raise NotReadable(
                f"The file of “{item.title}” cannot be read any more. Leave the paper out"
            ) from gone
    said = item.said
    if copy == WHOLE and item.withheld == "agreed":
        said = [
            *said,
            ["Withheld from the person", item.withheld_because],
            ["Agreed, because", item.withheld_answer],
        ]
    return Paper(
        item.section, item.title, said, item.removed, content if item.page_count else b"", media, item.pages
    )


def _cover(actor: Actor, dossier: Dossier, copy: str, withheld: int) -> Cover:
    pack = jurisdictions.get(actor.jurisdiction)
    header = person_header(actor, dossier.person_id)
    now = clock.now()
    facts = (
        ("Person", header.display_name), ("Reference", header.reference), ("For", dossier.title),
        ("Version", str(dossier.number)), ("Copy", COPIES[copy]),
        ("Put together on", pack.in_words(civil_date(dossier.known_from, actor.zone))),
        ("Made on", pack.in_words(civil_date(now, actor.zone))), ("By", f"{actor.name}, {actor.agency_name}"),
    )  # fmt: skip
    return Cover(
        f"Dossier: {dossier.title}", f"Dossier {header.reference}, version {dossier.number}", facts,
        (_withheld_words(copy, withheld), MARKED, NOT_IN_IT),
    )  # fmt: skip


def _withheld_words(copy: str, withheld: int) -> str:
    if not withheld:
        return SERVED_WHOLE
    papers = "1 paper was" if withheld == 1 else f"{withheld} papers were"
    if copy == PERSONS:
        return f"{papers} withheld from this copy. A named person other than whoever asked decided so, with reasons."
    return f"{papers} withheld from the person; each says why, and why that was agreed."
