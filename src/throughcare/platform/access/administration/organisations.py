"""Outside organisations: added, changed, closed; closing one shuts the accounts of everybody who works for it."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.administration.changing import change
from throughcare.platform.access.administration.tokens import end_tokens_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency, Organisation, Session, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused


class OrganisationNameTaken(Refused):
    """An open organisation of the agency bears the name already."""


class OrganisationClosed(Refused):
    """The organisation is closed."""


@transaction.atomic
def add_organisation(
    actor: Actor, *, name: str, phone: str = "", email: str = "", address: str = ""
) -> Organisation:
    """Add an organisation that works with the agency.

    Raises NotPermitted, OrganisationNameTaken or ValidationError.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    agency = Agency.objects.select_for_update().get(pk=agency_of(actor))
    _refuse_taken_name(agency.pk, name)
    made = Organisation(
        agency=agency, code=_free_code(agency.pk, name), name=name, phone=phone, email=email, address=address
    )
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "access:organisation:added", made, verb=trail.Verb.ADMINISTER)
    return made


@transaction.atomic
def change_organisation(
    actor: Actor, organisation_id: UUID, *, expected: int, name: str, phone: str, email: str, address: str
) -> None:
    """Change what is known of an organisation.

    Raises NotPermitted, NotThere, OrganisationClosed, OrganisationNameTaken or StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    held = open_organisation(actor, organisation_id)
    _refuse_taken_name(held.agency_id, name, but=held.pk)
    changed = change(held, expected, name=name, phone=phone, email=email, address=address)
    trail.record(
        actor, "access:organisation:changed", held, verb=trail.Verb.ADMINISTER, details={"fields": changed}
    )


@transaction.atomic
def close_organisation(actor: Actor, organisation_id: UUID, *, expected: int) -> int:
    """Close an organisation from today: its users are signed out everywhere and deactivated, its tokens revoked.

    Returns how many. Raises NotPermitted, NotThere, OrganisationClosed or StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    held = open_organisation(actor, organisation_id)
    change(held, expected, closed_on=clock.today(actor.zone))
    ended = Session.objects.filter(user__organisation=held).delete()[0]
    users = list(User.objects.select_for_update().filter(organisation=held, is_active=True))
    for user in users:
        change(user, user.version, is_active=False)
        trail.record(
            actor,
            "access:user:deactivated",
            user,
            verb=trail.Verb.ADMINISTER,
            details={"with": "organisation"},
        )
    end_tokens_of(actor, held)
    trail.record(
        actor, "access:organisation:closed", held, verb=trail.Verb.ADMINISTER,
        details={"users": len(users), "sessions_ended": ended},
    )  # fmt: skip
    return len(users)


def open_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    """An open organisation of the actor's agency. Raises NotThere or OrganisationClosed."""
    held = Organisation.objects.filter(agency_id=agency_of(actor), pk=organisation_id).first()
    if held is None:
        raise NotThere(Permission.AGENCY_ADMINISTER, None, "R2 another agency's organisation, or none")
    if held.closed_on:
        raise OrganisationClosed("This organisation is closed.", organisation=held.pk)
    return held


def _refuse_taken_name(agency: UUID, name: str, but: UUID | None = None) -> None:
    taken = Organisation.objects.filter(agency_id=agency, name__iexact=name, closed_on__isnull=True)
    if taken.filter(~Q(pk=but)).exists():
        raise OrganisationNameTaken("An organisation of this name exists already", "name", name=name)


def _free_code(agency: UUID, name: str) -> str:
    """A short code from the name, with a number where an organisation, perhaps a closed one, has it."""
    stem = slugify(name)[:36] or "organisation"
    taken = set(
        Organisation.objects.filter(agency_id=agency, code__startswith=stem).values_list("code", flat=True)
    )
    return next(
        code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken
    )
