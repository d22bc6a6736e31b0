"""What notices do when they hear that something about a person changed."""

from datetime import date
from typing import Any, Protocol
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.register.caseload.events import (
    AllocationChanged,
    AllocationEnded,
    CoverArranged,
    GlassBroken,
    GlassNotReviewed,
    GlassRefused,
    TieDeclared,
    UnusualLookFound,
)
from throughcare.register.caseload.queries.glass import (
    auditors_of,
    duty_managers_of,
    managers_of_user,
    responsible_and_managers,
    reviewers_of,
    told_of_glass,
)
from throughcare.register.notices.mail import tell
from throughcare.register.notices.sweep.running import follow_person
from throughcare.register.notices.sweep.running import look_again as look_at
from throughcare.register.people.models import Person
from throughcare.register.rights.events import ErasureDecided, PersonErased, RecordTakenAway
from throughcare.register.rights.queries import to_tell


class AboutAPerson(Protocol):
    """Any event that concerns one person."""

    @property
    def person_id(self) -> UUID: ...


def look_again(actor: Actor, event: AboutAPerson | Any) -> None:
    """Raise and close the person's alerts as the record stands now."""
    look_at(actor, event.person_id)


def follow_allocation(actor: Actor, event: AllocationChanged | AllocationEnded) -> None:
    """Hand the person's open alerts to whoever is responsible now."""
    follow_person(actor, event.person_id)


def tell_of_glass(actor: Actor, event: GlassBroken) -> None:
    """Tell the responsible officer and the managers on both sides that a record was opened in an emergency."""
    today = _day_of_user(event.user_id)
    whom = set(told_of_glass(event.glass_id, today)) or set(reviewers_of(_agencies(event.user_id), today))
    tell(actor, whom - {event.user_id}, "glass", "A record was opened by breaking the glass",
         "A colleague opened a record in an emergency. Sign in to see who and why.",
         people=[event.person_id])  # fmt: skip


def tell_of_refused_glass(actor: Actor, event: GlassRefused) -> None:
    """Tell the keeper of a record that stayed shut. Of a number that is nobody's, there is nobody to tell."""
    if event.person_id is None:
        return
    keepers = responsible_and_managers(event.person_id, _day_of_user(event.user_id))
    tell(actor, set(keepers) - {event.user_id}, "glass-refused", "Somebody tried to open a record",
         "A colleague tried to open a record in an emergency. It stayed shut. Sign in to see the log.",
         people=[event.person_id])  # fmt: skip


def tell_of_late_review(actor: Actor, event: GlassNotReviewed) -> None:
    """An opening that nobody judged in time goes to everyone who may judge, in both agencies."""
    agencies = _agencies(event.user_id, event.person_id)
    whom = set(reviewers_of(agencies, _day_of_user(event.user_id))) - {event.user_id}
    tell(actor, whom, "glass-late", "An emergency opening was not judged in time",
         "It is now yours to judge as well. Sign in to see it.", people=[event.person_id])  # fmt: skip


def tell_of_tie(actor: Actor, event: TieDeclared) -> None:
    """Tell the user's managers, and raise the alert where the user has a part in the supervision."""
    if event.person_id is None:
        return
    whom = set(managers_of_user(event.user_id, _day_of_user(event.user_id))) - {event.user_id}
    tell(actor, whom, "tie", "A colleague declared a tie",
         "A colleague of your team knows a person and no longer sees the record. Sign in: somebody else may have to"
         " take over.", people=[event.person_id])  # fmt: skip
    look_at(actor, event.person_id)


def tell_of_danger(actor: Actor, event: AboutAPerson | Any) -> None:
    """Tell at once who is responsible for a person who may be in danger, their managers and the duty managers."""
    agency = Person.objects.select_related("agency").get(pk=event.person_id).agency
    today = clock.today(agency.zone)
    whom = {*responsible_and_managers(event.person_id, today), *duty_managers_of([agency.pk], today)}
    tell(actor, whom, "danger", "Somebody may be in danger: look now",
         "An answer tells of danger to a person you are responsible for, or on duty for. Sign in now: it stands at the"
         " top of the page Today until somebody says what was done.", people=[event.person_id])  # fmt: skip


def tell_of_help(actor: Actor, event: AboutAPerson | Any) -> None:
    """Tell who is responsible for a person who asks for help or is not well: somebody gets in touch the same day."""
    agency = Person.objects.select_related("agency").get(pk=event.person_id).agency
    today = clock.today(agency.zone)
    whom = {*responsible_and_managers(event.person_id, today)} or {*duty_managers_of([agency.pk], today)}
    tell(actor, whom, "help", "Somebody asks for help",
         "A person you are responsible for asks for help, or says that they are not well. Sign in and get in touch"
         " today. It is held against nobody.", people=[event.person_id])  # fmt: skip


def tell_of_cover(actor: Actor, event: CoverArranged) -> None:
    """Tell whoever covers."""
    tell(actor, {event.covered_by_id}, "cover", "You cover for a colleague",
         "The days are on the page Cover, and the caseload on your page Today.")  # fmt: skip


def tell_of_unusual_look(actor: Actor, event: UnusualLookFound) -> None:
    """Warn the user's managers and the agency's auditors the moment it is found."""
    today = _day_of_user(event.user_id)
    whom = set(managers_of_user(event.user_id, today)) | set(auditors_of(_agencies(event.user_id), today))
    tell(actor, whom - {event.user_id}, "unusual-looking", "Unusual looking at records",
         "A rule found something unusual in what a colleague looked at. Sign in to judge it.")  # fmt: skip


def tell_of_erasure_decided(actor: Actor, event: ErasureDecided) -> None:
    """Tell who answers for people's rights that a record is to be erased: no rule does it, somebody has to."""
    tell(actor, _who_answers(event.person_id), "erasure-decided", "A record is to be erased",
         "A colleague decided that a record is no longer needed. Sign in to carry it out.",
         people=[event.person_id])  # fmt: skip


def tell_of_recipients(actor: Actor, event: RecordTakenAway | PersonErased) -> None:
    """Where somebody outside had been given what law took away, tell who has to tell them."""
    if to_tell(event.person_id):
        tell(actor, _who_answers(event.person_id), "recipients-to-tell", "Somebody outside has to be told",
             "Law took away something that others had been given before. Sign in to see whom to tell.",
             people=[event.person_id])  # fmt: skip


def _who_answers(person_id: UUID) -> set[UUID]:
    """Who judges for the agency that keeps or kept the record."""
    agency = Person.versions.select_related("agency").get(pk=person_id).agency
    return set(reviewers_of([agency.pk], clock.today(agency.zone)))


def _agencies(user_id: UUID, person_id: UUID | None = None) -> list[UUID]:
    """The user's agency and, where a person is given, the one that keeps the record."""
    found = list(User.objects.filter(pk=user_id, agency__isnull=False).values_list("agency_id", flat=True))
    if person_id is not None:
        found += list(Person.objects.filter(pk=person_id).values_list("agency_id", flat=True))
    return found


def _day_of_user(user_id: UUID) -> date:
    """Today, where the user works."""
    zone = User.objects.values_list("agency__zone", flat=True).get(pk=user_id)
    return clock.today(zone or "UTC")
