"""That a calendar took something from a feed: what went out is written down, with whose appointments it was."""

from collections.abc import Iterable
from uuid import UUID

from throughcare.casework.diaries.models import CalendarFeed
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

AT_A_TIME = 1500


def note_taken(actor: Actor, feed: CalendarFeed, people: Iterable[UUID]) -> None:
    """Write it down; called by the page that gave it out, within its transaction."""
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=clock.now())
    trail.record(
        actor, "diaries:feed:taken", feed, verb=trail.Verb.DISCLOSE, people=sorted(people)[:AT_A_TIME]
    )
