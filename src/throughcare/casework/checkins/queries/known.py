"""What the record answers already of what speaks against checking in remotely; the officer confirms or says more."""

from uuid import UUID

from throughcare.casework.classification.models import Flag
from throughcare.casework.orders.queries import state_on
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import is_adult
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, stops


def known_facts(actor: Actor, person_id: UUID) -> dict[str, bool]:
    """Facts of the eligibility rule that the record shows. A fact it does not show is not known: it is asked.

    A flag that stands says yes; that none stands says nothing. The page went through `door.look`.
    """
    today, terms = clock.today(actor.zone), jurisdictions.get(actor.jurisdiction).checkins
    found: dict[str, bool] = {}
    adult, state = is_adult(person_id, today), state_on(person_id, today)
    if adult is not None:
        found["youth"] = not adult
    if state is not None:
        found["supervision_suspended"] = stops(state, Activity.DIRECT_CONTACT)
    flags = Flag.objects.filter(person_id=person_id, removed_on__isnull=True).values_list("kind", "level")
    standing = {text for kind, level in flags for text in (kind, f"{kind}/{level}")}
    found |= {fact: True for fact, kinds in terms.from_flags.items() if kinds & standing}
    return found
