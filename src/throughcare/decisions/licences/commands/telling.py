"""Drawing up the paper of a licence for the person, from the licence's own record; a named person signs it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughcare.decisions.licences.commands.writing import pack_of, rows_of, stage_words
from throughcare.decisions.licences.models import Licence
from throughcare.decisions.licences.refusals import NotNow
from throughcare.decisions.licences.wording import PARTS, STANDS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import prepare_paper
from throughcare.register.documents.drafts import PaperDraft
from throughcare.register.documents.models import Paper
from throughcare.register.documents.queries import particulars
from throughcare.rules.dates import time_in_words
from throughcare.rules.jurisdictions import LetterKind
from throughcare.rules.jurisdictions.licensing import Stage

DAYS_TO_CORRECT = 14
"""How long a mistake can be put right from when it is drawn up: the house's own, where nothing else is said."""
NONE = "None."


@transaction.atomic
def prepare_paper_of(actor: Actor, person_id: UUID, licence_id: UUID) -> Paper:
    """Draw up what the person gets: conditions numbered and grouped, from when until when, whom they see first.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow until it is approved, NoSuchPaper, or what may not be told.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    rows = Licence.objects.select_related("order", "person__agency")
    licence = rows.filter(pk=licence_id, person_id=person_id).first()
    if licence is None:
        raise NotThere(Permission.LETTER_MAKE, person_id, "no such licence")
    if licence.stage not in (Stage.APPROVED, Stage.ACTIVE):
        raise NotNow("The person gets what was approved.", stage_words(licence))
    draft = PaperDraft(
        kind=LetterKind.LICENCE.value, values=_values(actor, licence), about=licence.pk,
        order_type=licence.order.kind,
    )  # fmt: skip
    return prepare_paper(actor, person_id, draft)


def _values(actor: Actor, licence: Licence) -> dict[str, str]:
    pack = pack_of(licence)
    last = licence.ends_on - timedelta(days=1) if licence.ends_on else None
    conditions = dict.fromkeys(PARTS, "")
    standing = [row for row in rows_of(licence) if row.act in STANDS]
    for number, row in enumerate(sorted(standing, key=lambda each: list(PARTS).index(each.part)), 1):
        conditions[row.part] += f"{number}. {' '.join(row.text.split())}\n"
    return {
        "licence_start": pack.in_words(licence.starts_on) if licence.starts_on else "",
        "licence_end": pack.in_words(last) if last else "the day on which it ends by law",
        "first_meeting": _meeting(actor, licence),
        "correct_by": pack.in_words(clock.today(licence.person.agency.zone) + timedelta(days=DAYS_TO_CORRECT)),
        **{f"{part}_conditions": text.strip() or NONE for part, text in conditions.items()},
    }  # fmt: skip


def _meeting(actor: Actor, licence: Licence) -> str:
    """Whom, when and where; where nothing was said, whom to ask."""
    pack = pack_of(licence)
    who = licence.meets_who or particulars(actor, licence.person_id).officer
    said = [f"See {who}" if who else ""]
    if licence.meets_on:
        said.append(f"on {pack.in_words(licence.meets_on)}")
    if licence.meets_at:
        said.append(f"at {time_in_words(licence.meets_at)}")
    if licence.meets_place:
        said.append(f"at {licence.meets_place}" if not licence.meets_at else f", {licence.meets_place}")
    if not licence.meets_on:
        known = particulars(actor, licence.person_id)
        return f"Ask {known.officer or known.office} when and where you are to come."
    return " ".join(filter(None, said)).replace(" ,", ",") + "."
