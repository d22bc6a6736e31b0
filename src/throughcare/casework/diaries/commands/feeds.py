"""Calendar feeds: made with a secret that is shown once, taken away at any time."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from throughcare.casework.diaries.models import CalendarFeed
from throughcare.casework.diaries.queries.feeds import is_limited
from throughcare.casework.diaries.refusals import NoFeedHere, NothingToRevoke
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.outsiders import digest_of, new_secret
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail


@transaction.atomic
def make_own_feed(actor: Actor) -> str:
    """A feed of the actor's own diary; an earlier one stops. Returns its secret, shown once. Raises NotPermitted."""
    require(actor, Permission.CASELOAD_READ)
    _revoke(actor, CalendarFeed.objects.filter(owner_id=actor.user_id))
    return _make(actor, CalendarFeed(owner_id=actor.user_id))


@transaction.atomic
def revoke_own_feed(actor: Actor) -> None:
    """Take the actor's own feed away. Raises NotPermitted, NothingToRevoke."""
    require(actor, Permission.CASELOAD_READ)
    if not _revoke(actor, CalendarFeed.objects.filter(owner_id=actor.user_id)):
        raise NothingToRevoke()


@transaction.atomic
def make_feed(actor: Actor, person_id: UUID) -> str:
    """A feed of the person's own appointments, to be given to them; an earlier one stops. Returns its secret.

    Raises NotPermitted, NotThere, PurposeNeeded, NoFeedHere.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    if is_limited(person_id):
        raise NoFeedHere()
    _revoke(actor, CalendarFeed.objects.filter(person_id=person_id))
    return _make(actor, CalendarFeed(person_id=person_id))


@transaction.atomic
def revoke_feed(actor: Actor, person_id: UUID) -> None:
    """Take the person's feed away. Raises NotPermitted, NotThere, PurposeNeeded, NothingToRevoke."""
    require(actor, Permission.MESSAGE_SEND, person_id)
    if not _revoke(actor, CalendarFeed.objects.filter(person_id=person_id)):
        raise NothingToRevoke()


def _make(actor: Actor, feed: CalendarFeed) -> str:
    secret = new_secret()
    feed.digest, feed.made_by_id = digest_of(secret), actor.user_id
    feed.save(force_insert=True)
    trail.record(actor, "diaries:feed:made", feed, people=[feed.person_id] if feed.person_id else [],
                 details={"of": "person" if feed.person_id else "officer"})  # fmt: skip
    return secret


def _revoke(actor: Actor, feeds: QuerySet[CalendarFeed]) -> int:
    rows = list(feeds.select_for_update().filter(revoked_at__isnull=True))
    for feed in rows:
        feed.revoked_at, feed.revoked_by_id = clock.now(), actor.user_id
        feed.save(update_fields=["revoked_at", "revoked_by_id"])
        trail.record(actor, "diaries:feed:revoked", feed, people=[feed.person_id] if feed.person_id else [])
    return len(rows)
