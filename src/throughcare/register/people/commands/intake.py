"""Beginning a record of a person, after a look at who may be the same person."""

from uuid import UUID

from django.db import IntegrityError, transaction

from throughcare.platform.access import door
from throughcare.platform.access.commands import open_for_intake
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import random_reference
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.people.commands.items import write_item
from throughcare.register.people.drafts import PersonDraft, Setting
from throughcare.register.people.events import PersonAdded
from throughcare.register.people.folding import contact_key, name_key, number_key
from throughcare.register.people.models import Person
from throughcare.register.people.queries.duplicates import Duplicate, probable_duplicates
from throughcare.register.people.refusals import NameEmpty, NotAChoice
from throughcare.register.people.resemblance import Likeness
from throughcare.register.people.words import DESPITE

REFERENCE_ONCE = "people_person_reference_once"
ATTEMPTS = 50
"""References drawn before giving up: with a million people of twenty million numbers, one in 10^65 intakes does."""


class PossibleDuplicate(Refused):
    """Someone like this is recorded already. duplicates: who, and why it may be the same person."""

    def __init__(self, duplicates: list[Duplicate]) -> None:
        super().__init__("Someone like this is already recorded. Say whether it is the same person", "answer")
        self.duplicates = duplicates


class NoAgency(RuntimeError):
    """A record is kept by an agency, and this actor works for none in particular."""


class NoReferenceLeft(RuntimeError):
    """Every reference drawn was in use."""


@transaction.atomic
def add_person(actor: Actor, draft: PersonDraft, *, despite: str = "") -> UUID:
    """Begin a record; returns the person's id.

    despite: a code of DESPITE, once someone has compared the people who resemble the new one.
    Somebody hidden from the actor who resembles the new one changes neither the answer nor its time: who keeps the
    hidden record hears of it afterwards (caseload.handlers.look_for_hidden).
    Raises NotPermitted, PossibleDuplicate, or the refusal of a part of the draft.
    """
    door.require(actor, Permission.PERSON_ADD)
    if not draft.names:
        raise NameEmpty
    if despite and despite not in DESPITE:
        raise NotAChoice("despite", despite)
    setting = Setting.of(actor)
    about = draft.about.columns(setting)
    for item in draft.items:
        item.columns(setting)
    duplicates = probable_duplicates_of(actor, draft)
    if duplicates and not despite:
        raise PossibleDuplicate(duplicates)
    if actor.agency_id is None:
        raise NoAgency
    person = Person(agency_id=actor.agency_id, recorded_by_id=actor.user_id, source=draft.source, **about)
    person.because = despite or "entered"
    _save_with_reference(person)
    trail.record(
        actor, "people:person:added", person, verb=trail.Verb.COLLECT,
        details={"despite": despite, "resembles": [str(each.person_id) for each in duplicates]},
    )  # fmt: skip
    for item in draft.items:
        write_item(actor, person.pk, item)
    open_for_intake(actor, person.pk)
    bus.publish(actor, PersonAdded(person.pk, person.agency_id))
    return person.pk


def probable_duplicates_of(actor: Actor, draft: PersonDraft) -> list[Duplicate]:
    """Who may be the person of the draft, as `add_person` would warn."""
    return probable_duplicates(actor, likeness_of(draft, Setting.of(actor)))


def likeness_of(draft: PersonDraft, setting: Setting) -> Likeness:
    """What a draft is compared by. Raises the refusal of an identifier that its scheme does not know."""
    identifiers = [item.columns(setting) for item in draft.identifiers]
    return Likeness(
        names=frozenset((name_key(name.given), name_key(name.family)) for name in draft.names),
        birth=draft.about.birth,
        identifiers=frozenset((str(each["scheme"]), str(each["value_key"])) for each in identifiers),
        postcodes=frozenset(number_key(each.postcode) for each in draft.addresses if each.postcode.strip()),
        areas=frozenset(each.area.strip().casefold() for each in draft.addresses if each.area.strip()),
        contacts=frozenset(contact_key(each.value) for each in draft.contacts if contact_key(each.value)),
    )


def _save_with_reference(person: Person) -> None:
    """Save with a reference drawn at random; none is ever typed, for "taken" would tell of a hidden record.

    The constraint decides, not a look beforehand: it counts people whom the actor may not know of, and two intakes
    at the same moment.
    """
    for _ in range(ATTEMPTS):
        person.reference = random_reference()
        person.full_clean(exclude=["agency"], validate_unique=False, validate_constraints=False)
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError as problem:
            if REFERENCE_ONCE not in str(problem):
                raise
        else:
            return
    raise NoReferenceLeft
