"""What follows for the person when a hearing is listed, moved, or does not take place: they are told in time.

A message says when, never what for; the notice of a fair process is served by a named officer, never by text.
"""

from datetime import timedelta

from throughcare.decisions.hearings.events import HearingHeard, HearingListed, HearingMoved, HearingOff
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.messaging.commands import stop_about, tell_person

BEFORE = timedelta(days=1)


def remind_of_hearing(actor: Actor, event: HearingListed | HearingMoved) -> None:
    """Queue the reminder for the day before; one of a former time is stopped."""
    stop_about(actor, event.person_id, event.hearing_id)
    if event.starts_at > clock.now():
        send_at = max(clock.now(), event.starts_at - BEFORE)
        tell_person(
            actor, event.person_id, "hearing", about=event.hearing_id, at=event.starts_at, send_at=send_at
        )


def stop_hearing_reminder(actor: Actor, event: HearingOff | HearingHeard) -> None:
    """Nothing more goes out about it."""
    stop_about(actor, event.person_id, event.hearing_id)
