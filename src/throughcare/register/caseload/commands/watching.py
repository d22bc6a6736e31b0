"""Watching how records are looked at: findings kept and told at once, judged later; and the list of the well-known."""

from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door, open_sessions
from throughcare.platform.access.locks import lock_out
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.events import UnusualLookFound
from throughcare.register.caseload.models import UnusualLook, WellKnown
from throughcare.register.caseload.queries.looking import Finding, found_now, kept_already, unusual_looks
from throughcare.register.caseload.reach import own_agency
from throughcare.register.people.texts import refuse_what_tells

WATCH = Actor.system_named("caseload.watch")


class NotWatched(Refused):
    """The judgment is missing, or the person is on the list already."""


def watch_looks() -> int:
    """Keep what the rules find now and tell of it; returns how many are new. For the timetable, safe to repeat.

    Whoever passes the upper limit is signed out everywhere and locked until somebody releases the account.
    """
    with acting(WATCH):
        findings = found_now()
        zones = dict(Agency.objects.values_list("id", "zone"))
        made = 0
        for zone in set(zones.values()):
            local = [each for each in findings if zones[each.agency_id] == zone]
            kept = kept_already(local, clock.today(zone))
            for each in local:
                if (each.user_id, each.rule, each.subject) not in kept:
                    _keep(each, zone)
                    made += 1
    return made


@transaction.atomic
def review_look(actor: Actor, look_id: UUID, *, expected: int, outcome: str, note: str = "") -> UnusualLook:
    """Judge a finding, not one's own. Raises NotPermitted, NotThere, NotWatched or StaleVersion."""
    door.require(actor, Permission.LOOKS_REVIEW)
    if not unusual_looks(actor, one=look_id):
        raise door.NotThere(Permission.LOOKS_REVIEW, None, "R2 not a finding of the actor's")
    if outcome not in UnusualLook.Outcome:
        raise NotWatched("Say whether the work explains it", "outcome")
    if outcome == UnusualLook.Outcome.NOT_EXPLAINED and not note.strip():
        raise NotWatched("Say what follows", "note")
    look: UnusualLook = UnusualLook.objects.get(pk=look_id)
    amend(
        look, expected=expected, by=actor, because="reviewed", outcome=outcome, review_note=note.strip(),
        reviewed_by_id=actor.user_id, reviewed_at=clock.now(),
    )  # fmt: skip
    trail.record(
        actor, "caseload:look:reviewed", look, details={"outcome": outcome, "user": str(look.user_id)}
    )
    return look


@transaction.atomic
def watch_person(actor: Actor, person_id: UUID, *, reason: str) -> WellKnown:
    """Put a person on the agency's list of the well-known. Raises NotPermitted, NotThere or NotWatched."""
    door.require(actor, Permission.RESTRICT, person_id)
    if WellKnown.objects.filter(person_id=person_id).exists():
        raise NotWatched("Looks at this record are watched already")
    refuse_what_tells(actor, person_id, {"reason": reason})
    made = WellKnown(
        person_id=person_id, agency_id=own_agency(actor), reason=reason.strip(), recorded_by_id=actor.user_id
    )
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "caseload:wellknown:added", made)
    return made


@transaction.atomic
def unwatch_person(actor: Actor, person_id: UUID, *, expected: int, because: str) -> None:
    """Take a person off the list. Raises NotPermitted, NotThere, NotWatched or StaleVersion."""
    door.require(actor, Permission.RESTRICT, person_id)
    held = WellKnown.objects.filter(person_id=person_id).first()
    if held is None:
        raise NotWatched("Looks at this record are not watched")
    refuse_what_tells(actor, person_id, {"reason": because})
    retract(held, expected=expected, by=actor, because=because)
    trail.record(actor, "caseload:wellknown:ended", held)


def _keep(finding: Finding, zone: str) -> None:
    look = UnusualLook(
        agency_id=finding.agency_id, user_id=finding.user_id, rule=finding.rule, subject=finding.subject,
        on=clock.today(zone), people=finding.people, found_at=clock.now(), recorded_by_id=WATCH.user_id,
    )  # fmt: skip
    look.save(force_insert=True)
    trail.record(
        WATCH, "caseload:look:found", look,
        details={"rule": finding.rule, "user": str(finding.user_id), "people": finding.people},
    )  # fmt: skip
    bus.publish(WATCH, UnusualLookFound(look.pk, finding.user_id, finding.rule))
    if finding.rule == "stop":
        lock_out(WATCH, finding.user_id)
        open_sessions.end_every(WATCH, finding.user_id)
