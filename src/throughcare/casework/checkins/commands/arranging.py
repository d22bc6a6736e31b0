"""Arranging remote check-ins: an officer asks, a manager decides, and either side may end it at any time."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from throughcare.casework.checkins.commands.photos import forget, held_photo
from throughcare.casework.checkins.commands.telling import stop_telling
from throughcare.casework.checkins.commands.writing import Place, add, place_of, series_of
from throughcare.casework.checkins.drafts import SeriesDraft
from throughcare.casework.checkins.eligibility import allowed
from throughcare.casework.checkins.events import CheckinsAsked, CheckinsDecided, CheckinsStopped
from throughcare.casework.checkins.models import Checkin, CheckinChoice, CheckinSeries
from throughcare.casework.checkins.refusals import (
    FirstDay,
    NotEligible,
    NotListed,
    NotNow,
    OwnAsking,
    PhotoOff,
    RunsAlready,
    WordsNeeded,
)
from throughcare.casework.checkins.wording import CHANNELS, CHECKS, DECISIONS, INACTIVE_BECAUSE, MODES
from throughcare.casework.selfreports import commands as selfreports
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts.checkin_eligibility import FACTS
from throughcare.rules.contacts.checkin_states import TAKING_PART
from throughcare.rules.dates import add_days

MOST_AHEAD = 366
"""Days ahead within which the first check-in lies."""


@transaction.atomic
def ask_for_checkins(actor: Actor, person_id: UUID, draft: SeriesDraft) -> CheckinSeries:
    """Ask a manager to approve remote check-ins, which the person wants.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, RunsAlready, NotEligible, FirstDay, WordsNeeded, PhotoOff.
    """
    door.require(actor, Permission.CHECKIN_ARRANGE, person_id)
    place = place_of(person_id)
    _check(place, draft)
    refuse_what_tells(actor, person_id, {"reason": draft.reason})
    if draft.photo and not photo_on(actor.agency_id):
        raise PhotoOff()
    if CheckinSeries.objects.filter(person_id=person_id).exclude(status="inactive").exists():
        raise RunsAlready()
    found = allowed(place.pack, draft.facts)
    if draft.mode not in found.modes:
        raise NotEligible(found.why)
    series = CheckinSeries(
        person_id=person_id, mode=draft.mode, interval_days=draft.interval_days, first_on=draft.first_on,
        channel=draft.channel, check_kind=draft.check_kind, photo=draft.photo, facts=dict(draft.facts),
        rule=found.rule, reason=draft.reason.strip(), agreed_on=draft.agreed_on, asked_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, series, "checkins:series:asked")
    bus.publish(actor, CheckinsAsked(person_id, series.pk))
    return series


@transaction.atomic
def decide(
    actor: Actor, person_id: UUID, series_id: UUID, *, decision: str, reason: str, expected: int
) -> CheckinSeries:
    """A manager approves or refuses, never whoever asked. What speaks against it needs the manager's own reason.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, OwnAsking, NotNow, WordsNeeded, NotEligible, StaleVersion.
    """
    series = series_of(actor, person_id, series_id, Permission.CHECKIN_APPROVE)
    place = place_of(person_id)
    if decision not in DECISIONS:
        raise NotListed("decision")
    if series.asked_by_id == actor.user_id:
        raise OwnAsking()
    if series.status != "initial":
        raise NotNow("Somebody has decided already")
    refuse_what_tells(actor, person_id, {"reason": reason})
    found = allowed(place.pack, series.facts)
    if decision == "approved" and series.mode not in found.modes:
        raise NotEligible(found.why)
    if not reason.strip() and (decision == "refused" or found.reason_needed):
        raise WordsNeeded("Say why", "reason")
    made = {
        "decision": decision, "decided_by_id": actor.user_id, "decided_at": clock.now(),
        "decision_reason": reason.strip(),
    }  # fmt: skip
    if decision == "refused":
        made |= {"status": "inactive", "inactive_since": place.today, "inactive_because": "refused"}
    else:
        made["status"] = "verified"
    amend(series, expected=expected, by=actor, because=decision, **made)
    trail.record(actor, f"checkins:series:{decision}", series)
    bus.publish(actor, CheckinsDecided(person_id, series.pk, decision))
    return series


@transaction.atomic
def stop(
    actor: Actor, person_id: UUID, series_id: UUID, *, because: str, expected: int | None = None
) -> CheckinSeries:
    """End remote check-ins: the person chose another way, or the officer ends it. Nobody is asked why.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, NotNow, StaleVersion.
    """
    series = series_of(actor, person_id, series_id, Permission.CHECKIN_ARRANGE)
    if because not in INACTIVE_BECAUSE or because == "refused":
        raise NotListed("because")
    if TAKING_PART.find(series.status, "inactive") is None:
        raise NotNow("Check-ins have ended already")
    end(actor, series, place_of(person_id), because, expected)
    return series


@transaction.atomic
def resume(actor: Actor, person_id: UUID, series_id: UUID, *, expected: int) -> CheckinSeries:
    """Check in again after contact was suspended: the manager's approval still stands. Anything else is asked anew.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, RunsAlready, StaleVersion.
    """
    series = series_of(actor, person_id, series_id, Permission.CHECKIN_ARRANGE)
    if series.inactive_because != "contact_stopped" or series.decision != "approved":
        raise NotNow("Ask a manager anew: this ended for another reason")
    if CheckinSeries.objects.filter(person_id=person_id).exclude(status="inactive").exists():
        raise RunsAlready()
    amend(
        series, expected=expected, by=actor, because="resumed", status="verified", inactive_since=None,
        inactive_because="",
    )  # fmt: skip
    trail.record(actor, "checkins:series:resumed", series)
    return series


def end(actor: Actor, series: CheckinSeries, place: Place, because: str, expected: int | None = None) -> None:
    """Make a series inactive and cancel what stands open of it, without a word against the person."""
    amend(
        series, expected=series.version if expected is None else expected, by=actor, because=because,
        status="inactive", inactive_since=place.today, inactive_because=because,
    )  # fmt: skip
    trail.record(actor, "checkins:series:stopped", series, details={"because": because})
    for checkin in Checkin.objects.filter(series_id=series.pk, state="created"):
        call_off(actor, checkin, "another_way" if because == "another_way" else "inactive")
    bus.publish(actor, CheckinsStopped(series.person_id, series.pk, because))


def call_off(actor: Actor, checkin: Checkin, because: str) -> None:
    """Cancel a check-in: its link opens nothing, no message about it goes out, and no picture of it stays."""
    selfreports.close_report(actor, checkin.report_id, "withdrawn")
    amend(
        checkin,
        expected=checkin.version,
        by=actor,
        because=because,
        state="cancelled",
        cancelled_because=because,
    )
    trail.record(actor, "checkins:checkin:cancelled", checkin, details={"because": because})
    leave_nothing(actor, checkin)


def leave_nothing(actor: Actor, checkin: Checkin) -> None:
    """Of a check-in that was cancelled: no message goes out, and a picture that nobody compares is forgotten."""
    stop_telling(actor, checkin)
    if photo := held_photo(checkin):
        forget(actor, photo)


def choose_photo(actor: Actor, *, photo: bool, reason: str) -> None:
    """The agency switches pictures on or off. Off, none is asked for any more; what was sent is kept as long as said.

    Raises NotPermitted, WordsNeeded.
    """
    door.require(actor, Permission.CHECKIN_APPROVE)
    if not reason.strip():
        raise WordsNeeded("Say why, and who agreed to it", "reason")
    if actor.agency_id is None:
        raise NotPermitted(Permission.CHECKIN_APPROVE, None, "R5 of no agency")
    with transaction.atomic():
        choice, _ = CheckinChoice.objects.update_or_create(
            agency_id=actor.agency_id,
            defaults={
                "photo": photo, "reason": reason.strip(), "chosen_by_id": actor.user_id, "chosen_at": clock.now()
            },
        )  # fmt: skip
        trail.record(actor, "checkins:photos:" + ("on" if photo else "off"), choice)


def photo_on(agency_id: UUID | None) -> bool:
    """Whether an agency has switched pictures on."""
    return agency_id is not None and CheckinChoice.objects.filter(agency_id=agency_id, photo=True).exists()


def _check(place: Place, draft: SeriesDraft) -> None:
    listed: Mapping[str, tuple[object, object]] = {
        "mode": (draft.mode, MODES), "channel": (draft.channel, CHANNELS), "check_kind": (draft.check_kind, CHECKS),
        "interval_days": (draft.interval_days, place.pack.checkins.intervals),
    }  # fmt: skip
    for field, (value, choices) in listed.items():
        if value not in choices:  # type: ignore[operator]  # each is a collection
            raise NotListed(field)
    if any(name not in FACTS for name in draft.facts):
        raise NotListed("facts")
    if not place.today <= draft.first_on <= add_days(place.today, MOST_AHEAD):
        raise FirstDay(draft.first_on)
    if draft.agreed_on > place.today:
        raise WordsNeeded("They cannot have agreed in the future", "agreed_on")
    if not draft.reason.strip():
        raise WordsNeeded("Say why this helps them", "reason")
