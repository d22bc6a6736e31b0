"""Hidden duplicates: a new record of somebody whose record its maker may not know of.

Intake succeeds and says nothing. Afterwards, as the system, the new record is compared with those hidden from whoever
made it, and the keeper of each that fits is asked to look. Within the agency any likeness counts; across agencies
only the same number does.
"""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from throughcare.platform.access import door
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import Answer, decide
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.answers import CaseloadDoor
from throughcare.register.caseload.events import HiddenMatchAnswered, HiddenMatchFound
from throughcare.register.caseload.models import HiddenMatch
from throughcare.register.people.models import Person
from throughcare.register.people.queries.duplicates import Duplicate, likeness_of_record, probable_duplicates

CERTAIN = 5
"""The weight of a shared number: the only likeness that is told across agencies."""
SLIGHT = 1
"""A likeness of this weight is not worth a task."""
MOST_COMPARED = 200


class MatchAnswered(Refused):
    """The answer is missing, or was given already."""


def find_hidden_matches(actor: Actor, person_id: UUID) -> list[UUID]:
    """Compare a record with those hidden from whoever recorded it; returns the matches found anew. As the system."""
    new = Person.objects.select_related("agency").filter(pk=person_id).first()
    if new is None:
        return []
    maker = _maker(new)
    comparing = replace(
        actor, agency_id=new.agency_id, zone=new.agency.zone, jurisdiction=new.agency.jurisdiction
    )
    alike = probable_duplicates(comparing, likeness_of_record(person_id), most=MOST_COMPARED)
    found = [
        _keep(actor, each, person_id)
        for each in alike
        if each.person_id != person_id and _counts(maker, new, each)
    ]
    return [match for match in found if match is not None]


@transaction.atomic
def answer_match(actor: Actor, match_id: UUID, *, expected: int, outcome: str) -> HiddenMatch:
    """Say whether the new record is of the same person. Merging the two is an act of its own.

    Raises NotPermitted, NotThere, StaleVersion or MatchAnswered.
    """
    held: HiddenMatch | None = HiddenMatch.objects.filter(pk=match_id).first()
    if held is None:
        raise door.NotThere(Permission.PERSON_CHANGE, None, "R1 no such row")
    door.require(actor, Permission.PERSON_CHANGE, held.person_id)
    if outcome not in HiddenMatch.Outcome:
        raise MatchAnswered("Say whether it is the same person", "outcome")
    if held.outcome:
        raise MatchAnswered("A colleague has answered this already")
    with acting(Actor.system_named("caseload.match")):  # the other record may be another agency's
        amend(held, expected=expected, by=actor, because="answered", outcome=outcome)
        trail.record(actor, "caseload:match:answered", held, details={"outcome": outcome})
        bus.publish(actor, HiddenMatchAnswered(held.person_id, held.pk, outcome))
    return held


def _maker(new: Person) -> Actor:
    """Whoever recorded it last, as an actor; an import sees what any user of the agency without a name would."""
    if new.recorded_by_id == SYSTEM_USER:
        return Actor(user_id=SYSTEM_USER, agency_id=new.agency_id)
    return as_actor(users_with_roles().get(pk=new.recorded_by_id))


def _counts(maker: Actor, new: Person, alike: Duplicate) -> bool:
    """Whether the maker may not know of the other record, and the likeness is enough to trouble its keeper."""
    facts = CaseloadDoor().facts(maker, alike.person_id)
    hidden = decide(maker.permissions, Permission.PERSON_FIND, facts).answer is Answer.HIDE
    return hidden and (alike.weight > SLIGHT if facts.same_agency else alike.weight >= CERTAIN)


def _keep(actor: Actor, alike: Duplicate, new_id: UUID) -> UUID | None:
    """One match for each pair, however often it is looked for, and none once answered."""
    pair = {"person_id": alike.person_id, "other_id": new_id}
    if HiddenMatch.objects.filter(**pair).exists():
        return None
    made = HiddenMatch(**pair, reasons="; ".join(alike.reasons)[:200], recorded_by_id=actor.user_id)
    made.save(force_insert=True)
    trail.record(actor, "caseload:match:found", made, verb=trail.Verb.COMBINE)
    bus.publish(actor, HiddenMatchFound(alike.person_id, made.pk))
    return made.pk
