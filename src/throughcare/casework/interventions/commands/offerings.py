"""What is offered here: added, changed, closed by who keeps it. No person stands here."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.writing import add
from throughcare.casework.interventions.drafts import OfferingDraft
from throughcare.casework.interventions.models import Offering
from throughcare.casework.interventions.refusals import (
    AnotherOfThisName,
    NotChosen,
    OutOfOrder,
    refuse_beyond,
)
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Organisation
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import SEXES
from throughcare.rules.interventions.conditions import AgeBetween, Condition, OfSex, from_plain
from throughcare.rules.interventions.referring import PROGRAMME, SERVICE
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.needs import NEEDS

LIMITS = {"places": (0, 10_000), "sessions": (1, 500), "minutes": (5, 600)}
AGES = (10, 120)


@transaction.atomic
def add_offering(actor: Actor, draft: OfferingDraft) -> Offering:
    """Offer something. Raises NotPermitted, NotChosen, AnotherOfThisName or ValidationError."""
    require(actor, Permission.PROGRAMME_KEEP)
    fields = _checked(actor, draft)
    _refuse_taken(actor, draft)
    made = Offering(agency_id=agency_of(actor), **fields)
    add(actor, made, "interventions:offering:added")
    return made


@transaction.atomic
def change_offering(actor: Actor, offering_id: UUID, draft: OfferingDraft, *, expected: int) -> None:
    """Change what is offered. Whose it is and by which table its referrals move stays as it was.

    Raises NotPermitted, NotThere, NotChosen, AnotherOfThisName, StaleVersion or ValidationError.
    """
    require(actor, Permission.PROGRAMME_KEEP)
    held = _open(actor, offering_id)
    fields = _checked(actor, draft)
    if (draft.organisation, fields["programme"]) != (held.organisation_id, held.programme):
        raise NotChosen("organisation" if draft.organisation != held.organisation_id else "programme")
    _refuse_taken(actor, draft, but=held.pk)
    fields.pop("route")
    amend(held, expected=expected, by=actor, because="changed", **fields)
    trail.record(actor, "interventions:offering:changed", held)


@transaction.atomic
def close_offering(actor: Actor, offering_id: UUID, *, closed_on: date, expected: int) -> None:
    """Take nobody any more from `closed_on` on; open referrals go on to their end.

    Raises NotPermitted, NotThere, OutOfOrder or StaleVersion.
    """
    require(actor, Permission.PROGRAMME_KEEP)
    held = _open(actor, offering_id)
    if closed_on < held.opens_on:
        raise OutOfOrder("It cannot close before it opened", "closed_on", closed_on)
    amend(held, expected=expected, by=actor, because="closed", closed_on=closed_on)
    trail.record(actor, "interventions:offering:closed", held)


def _checked(actor: Actor, draft: OfferingDraft) -> dict[str, Any]:
    """The columns; what the catalogue says of a programme is taken from it."""
    fields = asdict(draft)
    fields["organisation_id"] = fields.pop("organisation")
    found = Organisation.objects.filter(
        pk=draft.organisation, agency_id=agency_of(actor), closed_on__isnull=True
    )
    if not found.exists():
        raise NotChosen("organisation", draft.organisation)
    if not set(draft.needs) <= set(NEEDS):
        raise NotChosen("needs", draft.needs)
    for name, (low, high) in LIMITS.items():
        refuse_beyond(name, fields[name], low, high)
    try:
        for each in draft.eligibility:
            _refuse_senseless(from_plain(each))
        if not draft.programme:
            return fields | {"route": SERVICE}
        programme = jurisdictions.get(actor.jurisdiction).programme(draft.programme)
    except UnknownCode as unknown:
        raise NotChosen("programme", draft.programme) from unknown
    if programme.closed:
        raise NotChosen("programme", draft.programme)
    return fields | {
        "needs": list(programme.needs),
        "route": PROGRAMME if programme.accredited else SERVICE,
        "clinical": programme.treatment,
    }


def _refuse_senseless(condition: Condition) -> None:
    """Raise where a condition asks for what nobody is."""
    if isinstance(condition, OfSex) and condition.sex not in SEXES:
        raise NotChosen("for_sex", condition.sex)
    if isinstance(condition, AgeBetween):
        refuse_beyond("from_age", condition.low, *AGES)


def _refuse_taken(actor: Actor, draft: OfferingDraft, but: UUID | None = None) -> None:
    taken = Offering.objects.filter(
        agency_id=actor.agency_id,
        organisation_id=draft.organisation,
        title=draft.title,
        closed_on__isnull=True,
    )
    if taken.exclude(pk=but).exists():
        raise AnotherOfThisName(draft.title)


def _open(actor: Actor, offering_id: UUID) -> Offering:
    held: Offering | None = Offering.objects.filter(
        agency_id=actor.agency_id, pk=offering_id, closed_on__isnull=True
    ).first()
    if held is None:
        raise NotThere(Permission.PROGRAMME_KEEP, None, "no such open offering")
    return held
