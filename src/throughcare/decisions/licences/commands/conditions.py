"""The conditions of a draft: added by wording or in words of one's own, changed, left out, put back, ordered.

Each write makes a new version of the licence, so that whoever approves has seen what they approve.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughcare.decisions.licences.commands.stating import COLUMNS, columns_of, stated
from throughcare.decisions.licences.commands.writing import add, licence_held, rows_of, to_be_changed
from throughcare.decisions.licences.drafts import RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import NotNow, WordsNeeded
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.licensing import Stage


@transaction.atomic
def add_row(actor: Actor, licence_id: UUID, draft: RowDraft, *, expected: int) -> LicenceCondition:
    """Add a condition. expected: the version of the licence.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, StaleVersion, and what `orders.commands.add_condition` does.
    """
    licence = to_be_changed(actor, licence_held(actor, licence_id), expected)
    row = stated(actor, licence, licence.order, draft)
    last = LicenceCondition.objects.filter(licence=licence).aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    add(actor, row, "licences:condition:added", part=row.part)
    return row


@transaction.atomic
def change_row(
    actor: Actor, licence_id: UUID, row_id: UUID, draft: RowDraft, *, expected: int
) -> LicenceCondition:
    """Say a condition otherwise. Raises as `add_row`, and WordsNeeded."""
    licence = to_be_changed(actor, licence_held(actor, licence_id), expected)
    row = _row(licence, row_id)
    columns = columns_of(actor, licence, licence.order, draft, row)
    act, eased = _act_of(row, columns), draft.eased
    if act != "changed" or columns["kind"] != row.kind:
        eased = False
    if eased and not draft.why.strip():
        raise WordsNeeded("Say how it becomes lighter, for whoever approves", "why")
    refuse_what_tells(actor, licence.person_id, {"why": draft.why}, before=row)
    why = draft.why.strip() if eased else ""
    amend(row, expected=row.version, by=actor, because="changed", act=act, eased=eased, why=why, **columns)
    trail.record(actor, "licences:condition:changed", row)
    return row


@transaction.atomic
def remove_row(actor: Actor, licence_id: UUID, row_id: UUID, why: str, *, expected: int) -> None:
    """Leave a condition out, or let one end that stands: with a reason where it is a standard one.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, StaleVersion, or what a text may not tell.
    """
    licence = to_be_changed(actor, licence_held(actor, licence_id), expected)
    row = _row(licence, row_id)
    if row.part == "standard" and not why.strip():
        raise WordsNeeded("Say why a standard condition is left out", "why")
    refuse_what_tells(actor, licence.person_id, {"why": why})
    if row.condition_id is None and row.former_id is None and row.part != "standard":
        retract(row, expected=row.version, by=actor, because="left out")
    else:
        act = "left_out" if row.condition_id is None else "ended"
        amend(row, expected=row.version, by=actor, because=act, act=act, eased=False, why=why.strip())
    trail.record(actor, "licences:condition:left-out", row)


@transaction.atomic
def restore_row(actor: Actor, licence_id: UUID, row_id: UUID, *, expected: int) -> LicenceCondition:
    """Take back that a condition ends or is left out.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, StaleVersion.
    """
    licence = to_be_changed(actor, licence_held(actor, licence_id), expected)
    row = _row(licence, row_id)
    if row.act in ("ended", "left_out"):
        act = _act_of(row, {name: getattr(row, name) for name in COLUMNS})
        amend(row, expected=row.version, by=actor, because="restored", act=act, why="")
        trail.record(actor, "licences:condition:restored", row)
    return row


@transaction.atomic
def place_row(actor: Actor, licence_id: UUID, row_id: UUID, position: int, *, expected: int) -> None:
    """Put a condition elsewhere among those of its licence, counted from 0; while it is being drafted only.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, StaleVersion.
    """
    licence = licence_held(actor, licence_id)
    if licence.stage != Stage.DRAFT:
        raise NotNow("Conditions are ordered while it is drafted.", licence.get_stage_display())
    to_be_changed(actor, licence, expected)
    row = _row(licence, row_id)
    rows = [each for each in rows_of(licence) if each.pk != row.pk]
    rows.insert(max(0, min(position, len(rows))), row)
    for at, each in enumerate(rows):
        if each.position != at:
            amend(each, expected=each.version, by=actor, because="ordered", position=at)
            trail.record(actor, "licences:condition:ordered", each)


def _row(licence: Licence, row_id: UUID) -> LicenceCondition:
    row: LicenceCondition | None = LicenceCondition.objects.filter(pk=row_id, licence=licence).first()
    if row is None:
        raise NotThere(Permission.CONDITIONS_DRAFT, licence.person_id, "no such condition of this licence")
    return row


def _act_of(row: LicenceCondition, columns: dict[str, object]) -> str:
    """Against the version before, or against what stood on the order; one of neither is new."""
    before = row.former or row.condition
    if before is None:
        return "added"
    same = all(columns[name] == getattr(before, name) for name in COLUMNS)
    return "kept" if same else "changed"
