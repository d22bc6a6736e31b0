"""Who takes part in a hearing, and who came."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import MetDraft
from throughcare.decisions.hearings.commands.writing import add, hearing_held, listed
from throughcare.decisions.hearings.drafts import PartyDraft
from throughcare.decisions.hearings.events import PartyChanged
from throughcare.decisions.hearings.models import Hearing, Party
from throughcare.decisions.hearings.refusals import (
    NotListed,
    NotYet,
    OfAnother,
    Over,
    SaysNothing,
    ThereAlready,
    WordsNeeded,
)
from throughcare.decisions.hearings.wording import ATTENDS, ROLES, WITHHELD_ROLE
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.models import Organisation, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.languages import LANGUAGES

ONCE = ("person", WITHHELD_ROLE)


@transaction.atomic
def add_party(actor: Actor, hearing_id: UUID, draft: PartyDraft) -> Party:
    """Put somebody on the list of those who take part.

    Raises NotPermitted, NotThere, PurposeNeeded, Over, NotListed, SaysNothing, ThereAlready, WordsNeeded, OfAnother, or
    what a text may not tell.
    """
    hearing = hearing_held(actor, hearing_id)
    listed(hearing)
    columns = _checked(actor, hearing, draft)
    if draft.role in ONCE and Party.objects.filter(hearing=hearing, role=draft.role).exists():
        raise ThereAlready
    party = Party(person_id=hearing.person_id, hearing=hearing, **columns)
    add(actor, party, "hearings:party:added", role=party.role)
    bus.publish(actor, PartyChanged(hearing.person_id, hearing.pk, party.role))
    return party


@transaction.atomic
def change_party(actor: Actor, party_id: UUID, draft: PartyDraft, *, expected: int) -> Party:
    """Change how somebody takes part, or say that they are booked or come. Raises as `add_party`, and StaleVersion."""
    party, hearing = _held(actor, party_id)
    columns = _checked(actor, hearing, draft, party)
    if party.role != draft.role:
        raise NotListed("role")
    amend(party, expected=expected, by=actor, because="changed", **columns)
    trail.record(actor, "hearings:party:changed", party)
    bus.publish(actor, PartyChanged(hearing.person_id, hearing.pk, party.role))
    return party


@transaction.atomic
def drop_party(actor: Actor, party_id: UUID, *, expected: int) -> None:
    """Take somebody off the list. Raises NotPermitted, NotThere, PurposeNeeded, Over or StaleVersion."""
    party, hearing = _held(actor, party_id)
    retract(party, expected=expected, by=actor, because="takes no part")
    trail.record(actor, "hearings:party:dropped", party)
    bus.publish(actor, PartyChanged(hearing.person_id, hearing.pk, party.role))


@transaction.atomic
def record_attendance(
    actor: Actor, hearing_id: UUID, came: Mapping[UUID, bool], *, heard: MetDraft | None = None
) -> Hearing:
    """Write down who came; heard: how the person was heard, which meets the step of the process that the hearing is.

    Raises NotPermitted, NotThere, PurposeNeeded, Over, NotYet, OfAnother, and what meeting a step does.
    """
    hearing = hearing_held(actor, hearing_id)
    if hearing.state in ("adjourned", "vacated"):
        raise Over
    if hearing.starts_at > clock.now():
        raise NotYet(hearing.starts_at)
    parties = {each.pk: each for each in Party.objects.filter(hearing=hearing)}
    if not came.keys() <= parties.keys():
        raise OfAnother("came")
    for key, attended in came.items():
        party = parties[key]
        if party.attended is not attended:
            amend(party, expected=party.version, by=actor, because="attendance", attended=attended)
            trail.record(actor, "hearings:party:attended", party)
    if heard is not None and hearing.process_id is not None and hearing.gate:
        dueprocess.meet_gate(actor, hearing.process_id, hearing.gate, heard)
    return hearing


def _held(actor: Actor, party_id: UUID) -> tuple[Party, Hearing]:
    party: Party | None = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise NotThere(Permission.HEARING_ARRANGE, None, "no such party")
    hearing = hearing_held(actor, party.hearing_id)
    listed(hearing)
    return party, hearing


def _checked(actor: Actor, hearing: Hearing, draft: PartyDraft, held: Party | None = None) -> dict[str, Any]:
    if draft.role not in ROLES:
        raise NotListed("role")
    if draft.attends not in ATTENDS:
        raise NotListed("attends")
    if draft.language and draft.language not in LANGUAGES:
        raise NotListed("language")
    withheld = draft.role == WITHHELD_ROLE
    named = bool(draft.words.strip() or draft.user_id or draft.organisation_id)
    if withheld and named:
        raise SaysNothing
    if draft.role not in ONCE and not named:
        raise WordsNeeded("Say who it is", "words")
    agency_id = hearing.person.agency_id
    if (
        draft.user_id
        and not User.objects.filter(pk=draft.user_id, agency_id=agency_id, is_active=True).exists()
    ):
        raise OfAnother("user_id")
    if (
        draft.organisation_id
        and not Organisation.objects.filter(pk=draft.organisation_id, agency_id=agency_id).exists()
    ):
        raise OfAnother("organisation_id")
    refuse_what_tells(actor, hearing.person_id, {"words": draft.words}, before=held)
    return {
        "role": draft.role, "user_id": draft.user_id, "organisation_id": draft.organisation_id,
        "words": draft.words.strip(), "language": draft.language, "attends": draft.attends,
        "confirmed_on": draft.confirmed_on, "withheld": withheld,
    }  # fmt: skip
