"""/people/{id}/merges: two records of one person made one, and taken apart again; nothing is lost either way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.people import commands
from throughcare.register.people.queries import Duplicate, probable_duplicates
from throughcare.register.people.queries import merges as queries
from throughcare.register.people.queries.duplicates import likeness_of_record
from throughcare.register.people.refusals import CannotMerge
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

merges = Resource("merges", "merges")
PERSON = "/people/{uuid:person_id}"
MERGE = "/merges/{uuid:merge_id}"


class MergeLine(Shown):
    """A merge this record took part in. gone_reference: the record that became part of this one."""

    id: UUID
    version: int
    state: str
    gone_reference: str
    merged_at: datetime | None
    known_from: datetime


class MergeCount(Shown):
    """How many rows the merge treated so. act: what it did with them. what: what they hold."""

    act: str
    what: str
    rows: int


class MergeAdded(Shown):
    """Recorded on the merged record since. goes: it hangs on something that goes back, so it goes with it."""

    table: str
    row: UUID
    what: str
    said: str
    at: datetime
    by: str
    goes: bool


class MergeOut(Shown):
    """What one merge did. version: for If-Match. added_since: of which `taking-apart` names what goes back."""

    id: UUID
    version: int
    state: str
    person_id: UUID
    gone_id: UUID
    gone_reference: str
    reasons: str
    doubts: list[str]
    by: str
    at: datetime | None
    undone_because: str
    rows: list[MergeCount]
    added_since: list[MergeAdded]


class ComparedSide(Shown):
    """One of two records. version: of the person's own row. counts: rows by what they hold."""

    id: UUID
    version: int
    reference: str
    title: str
    about: dict[str, str]
    details: dict[str, list[str]]
    counts: dict[str, int]


class ComparedOut(Shown):
    """Two records side by side. doubts: what speaks against one person. proposal_id: a merge that waits for a second
    manager's decision."""

    stays: ComparedSide
    goes: ComparedSide
    doubts: list[str]
    proposal_id: UUID | None
    proposal_version: int | None


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row recorded since the merge, as `added_since` names it."""

    table: str
    row: UUID


class TakenApartOut(Shown):
    """The two records again. kept: rows that found no room at their old place and stay where they are."""

    person_id: UUID
    gone_id: UUID
    kept: int


def read_duplicates(actor: Actor, person_id: UUID) -> list[Duplicate]:
    """Records that may be of the same person, with the reasons, as far as the caller may know of them."""
    found = probable_duplicates(actor, likeness_of_record(person_id))
    return [each for each in found if each.person_id != person_id]


def read_merges(actor: Actor, person_id: UUID) -> list[MergeLine]:
    """The merges this record took part in."""
    rows: list[dict[str, Any]] = queries.merges_of(person_id)
    return [MergeLine(**{**row, "gone_reference": row.pop("gone__reference")}) for row in rows]


def read_merge(actor: Actor, person_id: UUID, merge_id: UUID) -> MergeOut:
    """What a merge did with each kind of row, and what has been recorded since."""
    seen = queries.merge_seen(merge_id)
    if seen is None or seen.person_id != person_id:
        raise NotThere(Permission.PERSON_MERGE, person_id, "R1 no such merge")
    about = {
        name: getattr(seen, name) for name in MergeOut.model_fields if name not in {"rows", "added_since"}
    }
    rows = [MergeCount(act=act, what=what, rows=count) for act, by in seen.rows.items() for what, count in by]
    since = queries.added_since(seen) if seen.at is not None else []
    added = [MergeAdded.model_validate(each, from_attributes=True) for each in since]
    return MergeOut(**about, rows=rows, added_since=added)


def compare_people(actor: Actor, person_id: UUID, other_id: UUID) -> ComparedOut:
    """Two records side by side, and what speaks against their being of one person."""
    if other_id == person_id:
        raise CannotMerge("These are one record already")
    look = door.require(actor, Permission.PERSON_MERGE, other_id)
    trail.consulted(actor, "api:merges:comparison", people=[person_id, other_id], purpose=look.purpose)
    both = queries.compared(actor, person_id, other_id)
    sides = [ComparedSide.model_validate(each, from_attributes=True) for each in (both.stays, both.goes)]
    proposed = both.proposed or {}
    return ComparedOut(
        stays=sides[0], goes=sides[1], doubts=both.doubts, proposal_id=proposed.get("id"),
        proposal_version=proposed.get("version"),
    )  # fmt: skip


def merge_people(
    actor: Actor, person_id: UUID, *, gone_id: UUID, gone_version: int, reasons: str, expected: int
) -> Any:
    """Make another record part of this one; proposed to a second manager where something speaks against it."""
    return commands.merge(actor, person_id, gone_id, expected=(expected, gone_version), reasons=reasons)


def turn_down_merge(actor: Actor, merge_id: UUID, *, expected: int, because: str) -> None:
    """Decide that two records are not of one person."""
    commands.turn_down(actor, merge_id, expected=expected, because=because)


def take_merge_apart(
    actor: Actor, merge_id: UUID, *, expected: int, because: str, added_to_gone: list[AddedRow] | None = None
) -> TakenApartOut:
    """Put every row back where it was before the merge."""
    chosen = [(each.table, each.row) for each in added_to_gone or ()]
    done = commands.take_apart(actor, merge_id, expected=expected, because=because, added_to_gone=chosen)
    return TakenApartOut(person_id=done.person_id, gone_id=done.gone_id, kept=done.kept)


merges.lists(f"{PERSON}/duplicates", read_duplicates, by=("weight", "person_id"), newest_first=True)
merges.lists(f"{PERSON}/merges", read_merges, by=("known_from", "id"), newest_first=True, shape=MergeLine)
merges.reads(f"{PERSON}/merges/{{uuid:merge_id}}", read_merge, may=Permission.PERSON_MERGE)
merges.reads(f"{PERSON}/comparison/{{uuid:other_id}}", compare_people, may=Permission.PERSON_MERGE)
merges.acts(f"{PERSON}/merges", merge_people)
merges.acts(f"{MERGE}/turning-down", turn_down_merge)
merges.acts(f"{MERGE}/taking-apart", take_merge_apart)
