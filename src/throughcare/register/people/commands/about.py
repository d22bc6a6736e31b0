"""Changing what stands in the person's own row: birth, sex, language, interpreter."""

from uuid import UUID

from django.db import transaction

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.drafts import AboutDraft, Setting
from throughcare.register.people.events import PersonDetailsChanged
from throughcare.register.people.models import Person
from throughcare.register.people.refusals import NotAChoice, NothingChanged
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.people.words import REASONS


@transaction.atomic
def change_about(actor: Actor, person_id: UUID, draft: AboutDraft, *, expected: int, because: str) -> None:
    """Make a new version of the person's own row, if it is still at version `expected`. because: of REASONS.

    Raises NotPermitted, NotThere, PurposeNeeded, BirthImpossible, NothingChanged, or StaleVersion.
    """
    door.require(actor, Permission.PERSON_CHANGE, person_id)
    if because not in REASONS:
        raise NotAChoice("because", because)
    columns = draft.columns(Setting.of(actor))
    person: Person = Person.objects.get(pk=person_id)
    if all(getattr(person, name) == value for name, value in columns.items()):
        raise NothingChanged
    refuse_what_tells(actor, person_id, columns, before=person)
    amend(person, expected=expected, by=actor, because=because, **columns)
    trail.record(
        actor, "people:about:corrected", person, details={"because": because, "version": person.version}
    )
    bus.publish(actor, PersonDetailsChanged(person_id, "about", person_id, "corrected"))
