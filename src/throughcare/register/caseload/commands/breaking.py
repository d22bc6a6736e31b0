"""Breaking the glass: opening for an hour, in an emergency, what a wall or a missing relation closes.

It begins with an exact number, never with a name. What does not exist, what is marked never to be opened so, and what
the user is shut out from get one and the same answer: None, after the same look-up, one audit entry and one event.
Why so: docs/adr/0008-breaking-the-glass.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import NOBODY, Answer, Decision, Facts, decide, may_break
from throughcare.platform.actor import Actor
from throughcare.platform.audit import queries as log
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload import queries
from throughcare.register.caseload.answers import CaseloadDoor
from throughcare.register.caseload.events import GlassBroken, GlassNotReviewed, GlassRefused, GlassReviewed
from throughcare.register.caseload.models import Glass
from throughcare.register.caseload.reach import own_agency
from throughcare.register.caseload.wording import GLASS_REASONS
from throughcare.register.people.models import Person
from throughcare.register.people.queries.exact import person_with_exactly
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_working_days

LASTS = timedelta(minutes=60)
REVIEW_WORKING_DAYS = 2
LEAST_REASON = 15
"""Characters of the typed reason, blanks at the ends left out."""
TRIES_AN_HOUR = 5
"""Attempts within an hour that opened nothing, after which no more are let through: numbers are not to be guessed."""
BREAKER = Actor.system_named("caseload.glass")
ACTION = "caseload:glass:broken"


class GlassHolds(Refused):
    """The reason is missing or too short, or too many numbers were tried."""


class NotToReview(Refused):
    """The opening is not this manager's to judge, or is judged already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """What the user gives. number: a reference or identifier, whole. agency_id: whose record it is.

    person_id: instead of the number, a person of the directory whom the user's role does not open.
    """

    reason_code: str
    reason: str
    number: str = ""
    agency_id: UUID | None = None
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A record that is now open, or was so without any glass. asks_purpose: a purpose opens it; nothing was broken."""

    person_id: UUID
    glass_id: UUID | None = None
    asks_purpose: bool = False


@transaction.atomic
def break_glass(actor: Actor, emergency: Emergency) -> Opening | None:
    """Open one record for sixty minutes, for reading; None where nothing was opened, whatever the cause.

    The officer, the managers and the user's managers are told at once. Raises NotPermitted or GlassHolds. Sent twice,
    it opens once.
    """
    door.require(actor, Permission.GLASS_BREAK)
    reason = _checked(emergency)
    _wait_turn(actor)
    if (
        log.count_of(actor.user_id, ACTION, outcome="deny", since=clock.now() - timedelta(hours=1))
        >= TRIES_AN_HOUR
    ):
        raise GlassHolds("Too many numbers were tried. Ring the duty manager.", "number")
    with acting(BREAKER):
        person_id, facts = _looked_up(actor, emergency)
        ordinary = decide(actor.permissions, Permission.PERSON_OPEN, facts)
        if person_id is not None and ordinary.answer in {Answer.ALLOW, Answer.ASK_PURPOSE}:
            return Opening(person_id, asks_purpose=ordinary.answer is Answer.ASK_PURPOSE)
        decision = may_break(actor.permissions, facts)
        if person_id is None or decision.answer is not Answer.ALLOW:
            _refuse(actor, person_id)
            return None
        return Opening(person_id, _break(actor, person_id, emergency.reason_code, reason, decision).pk)


@transaction.atomic
def review_glass(actor: Actor, glass_id: UUID, *, expected: int, outcome: str, note: str = "") -> Glass:
    """Judge whether an opening was justified. Not one's own.

    Raises NotPermitted, NotThere, NotToReview or StaleVersion.
    """
    door.require(actor, Permission.LOOKS_REVIEW)
    if not any(each.id == glass_id for each in queries.glass_to_review(actor, one=glass_id)):
        raise door.NotThere(Permission.LOOKS_REVIEW, None, "R2 not an opening of the actor's")
    if outcome not in Glass.Outcome:
        raise NotToReview("Say whether it was justified", "outcome")
    if outcome == Glass.Outcome.NOT_JUSTIFIED and not note.strip():
        raise NotToReview("Say what follows", "note")
    with acting(BREAKER):
        glass: Glass = Glass.objects.get(pk=glass_id)
        refuse_what_tells(actor, glass.person_id, {"note": note})
        if glass.outcome:
            raise NotToReview("A colleague has judged this already")
        amend(
            glass, expected=expected, by=actor, because="reviewed", outcome=outcome, review_note=note.strip(),
            reviewed_by_id=actor.user_id, reviewed_at=clock.now(),
        )  # fmt: skip
        trail.record(actor, "caseload:glass:reviewed", glass, details={"outcome": outcome})
        bus.publish(actor, GlassReviewed(glass.person_id, glass.pk, outcome))
    return glass


def escalate_unreviewed() -> int:
    """Pass on what nobody judged in time, once each; returns how many. For the timetable."""
    with acting(BREAKER):
        waiting = Glass.objects.filter(outcome="", escalated_at__isnull=True).select_related("user_agency")
        late = [each for each in waiting if each.review_by < clock.today(each.user_agency.zone)]
        for glass in late:
            amend(glass, expected=glass.version, by=BREAKER, because="not reviewed", escalated_at=clock.now())
            trail.record(BREAKER, "caseload:glass:escalated", glass)
            bus.publish(BREAKER, GlassNotReviewed(glass.person_id, glass.pk, glass.user_id))
    return len(late)


def _checked(emergency: Emergency) -> str:
    reason = emergency.reason.strip()
    if emergency.reason_code not in GLASS_REASONS:
        raise GlassHolds("Choose one of the reasons listed", "reason_code")
    if len(reason) < LEAST_REASON:
        raise GlassHolds(f"Say what has happened in {LEAST_REASON} characters or more", "reason")
    return reason


def _wait_turn(actor: Actor) -> None:
    """One attempt of a user after another: two sends of one form open once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [str(actor.user_id)])


def _looked_up(actor: Actor, emergency: Emergency) -> tuple[UUID | None, Facts]:
    """Whom the number means and everything the policy asks about, walls included."""
    person_id, agency_id = emergency.person_id, emergency.agency_id or own_agency(actor)
    if person_id is None:
        agency = Agency.objects.filter(pk=agency_id).first()
        person_id = person_with_exactly(emergency.number, agency.pk, agency.jurisdiction) if agency else None
    facts = CaseloadDoor().facts(actor, person_id or uuid4())  # asked of nobody too: it takes as long
    return (person_id, facts) if facts.exists else (None, NOBODY)


def _refuse(actor: Actor, person_id: UUID | None) -> None:
    """Written without the person: who reads this log may be one from whom the record is hidden too."""
    trail.record(actor, ACTION, verb=trail.Verb.CONSULT, outcome=trail.Outcome.DENY, kind="people.person")
    bus.publish(actor, GlassRefused(actor.user_id, person_id))


def _break(actor: Actor, person_id: UUID, code: str, reason: str, decision: Decision) -> Glass:
    now = clock.now()
    glass = Glass(
        person_id=person_id, agency_id=Person.objects.values_list("agency_id", flat=True).get(pk=person_id),
        user_id=actor.user_id, user_agency_id=own_agency(actor), reason_code=code, reason=reason, starts_at=now,
        ends_at=now + LASTS, review_by=_review_by(actor), recorded_by_id=actor.user_id,
    )  # fmt: skip
    glass.full_clean()
    glass.save(force_insert=True)
    trail.record(
        actor, ACTION, glass, verb=trail.Verb.CONSULT, purpose=decision.purpose,
        details={"reason": code, "until": glass.ends_at.isoformat()},
    )  # fmt: skip
    bus.publish(actor, GlassBroken(person_id, glass.pk, actor.user_id))
    return glass


def _review_by(actor: Actor) -> date:
    today = clock.today(actor.zone)
    pack = jurisdictions.get(actor.jurisdiction)
    return add_working_days(today, REVIEW_WORKING_DAYS, pack.holidays(today.year, today.year + 1))
