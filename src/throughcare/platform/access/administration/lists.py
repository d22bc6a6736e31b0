"""The agency's own lists (reference data): entries added, changed, retired and brought back.

They stand here and not in `reference` because every command asks the door, which stands above it.
"""

from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.reference.kinds import KINDS
from throughcare.platform.reference.models import ReferenceItem
from throughcare.platform.refusal import Refused


class UnknownList(Refused):
    """No list has this code."""


class TitleTaken(Refused):
    """An entry in use bears the title already."""


@transaction.atomic
def add_item(actor: Actor, kind: str, *, title: str, position: int = 100) -> ReferenceItem:
    """Add an entry to one of the agency's lists.

    Raises NotPermitted, UnknownList, TitleTaken or ValidationError.
    """
    require(actor, Permission.REFERENCE_ADMINISTER)
    if kind not in KINDS:
        raise UnknownList("No list has this name.", kind=kind)
    agency = Agency.objects.select_for_update().get(pk=agency_of(actor))
    _check(agency.pk, kind, title)
    item = ReferenceItem(
        agency=agency, kind=kind, code=_free_code(agency.pk, kind, title), title=title,
        position=position, recorded_by_id=actor.user_id,
    )  # fmt: skip
    item.full_clean(validate_unique=False, validate_constraints=False)
    item.save(force_insert=True)
    trail.record(actor, "reference:item:added", item, verb=trail.Verb.ADMINISTER, details={"kind": kind})
    return item


@transaction.atomic
def change_item(
    actor: Actor, item_id: UUID, *, expected: int, title: str, position: int = 100
) -> ReferenceItem:
    """Change an entry's title or place; its code stays, so what was recorded with it keeps its meaning.

    Raises NotPermitted, NotThere, TitleTaken or StaleVersion.
    """
    require(actor, Permission.REFERENCE_ADMINISTER)
    item = _item(actor, item_id)
    _check(item.agency_id, item.kind, title, but=item.pk)
    amend(item, expected=expected, by=actor, because="changed", title=title, position=position)
    trail.record(
        actor, "reference:item:changed", item, verb=trail.Verb.ADMINISTER, details={"kind": item.kind}
    )
    return item


@transaction.atomic
def retire_item(actor: Actor, item_id: UUID, *, expected: int) -> None:
    """Offer an entry no longer; what was recorded with it stays.

    Raises NotPermitted, NotThere or StaleVersion.
    """
    _put_in_use(actor, item_id, expected, in_use=False, because="retired")


@transaction.atomic
def restore_item(actor: Actor, item_id: UUID, *, expected: int) -> None:
    """Offer a retired entry again. Raises NotPermitted, NotThere, TitleTaken or StaleVersion."""
    _put_in_use(actor, item_id, expected, in_use=True, because="restored")


def _put_in_use(actor: Actor, item_id: UUID, expected: int, *, in_use: bool, because: str) -> None:
    require(actor, Permission.REFERENCE_ADMINISTER)
    item = _item(actor, item_id)
    if in_use:
        _check(item.agency_id, item.kind, item.title, but=item.pk)
    amend(item, expected=expected, by=actor, because=because, in_use=in_use)
    trail.record(
        actor, f"reference:item:{because}", item, verb=trail.Verb.ADMINISTER, details={"kind": item.kind}
    )


def _item(actor: Actor, item_id: UUID) -> ReferenceItem:
    item: ReferenceItem | None = ReferenceItem.objects.filter(pk=item_id, agency_id=agency_of(actor)).first()
    if item is None:
        raise NotThere(Permission.REFERENCE_ADMINISTER, None, "R2 another agency's list, or none")
    return item


def _check(agency: UUID, kind: str, title: str, but: UUID | None = None) -> None:
    taken = ReferenceItem.objects.filter(agency_id=agency, kind=kind, title__iexact=title, in_use=True)
    if taken.exclude(pk=but).exists():
        raise TitleTaken("This list has an entry of this name already", "title", title=title)


def _free_code(agency: UUID, kind: str, title: str) -> str:
    """A short code from the title, with a number where an entry, perhaps a retired one, has it."""
    stem = slugify(title)[:54] or kind
    taken = set(
        ReferenceItem.objects.filter(agency_id=agency, kind=kind, code__startswith=stem).values_list(
            "code", flat=True
        )
    )
    return next(
        code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken
    )
