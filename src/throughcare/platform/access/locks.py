"""Locked names: counted, locked, released. A small table of our own, for "until someone releases it"."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.models import Lock, SignInFailure, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail


def folded(username: str) -> str:
    """A user name as it is counted: lower case, at most 60 characters."""
    return username.strip().lower()[:60]


def is_locked(username: str) -> bool:
    """Whether the name is locked now."""
    return Lock.objects.filter(username=folded(username), released_at__isnull=True).exists()


def count_failure(username: str, address: str | None) -> None:
    """Count one failure and lock the name at the fifth within the window."""
    name, since = folded(username), clock.now() - timedelta(minutes=settings.LOCK_WINDOW_MINUTES)
    SignInFailure.objects.create(username=name, address=address)
    last_release = Lock.objects.filter(username=name, released_at__isnull=False).order_by("-released_at").first()
    if last_release and last_release.released_at and last_release.released_at > since:
        since = last_release.released_at
    if SignInFailure.objects.filter(username=name, at__gt=since).count() >= settings.LOCK_AFTER_FAILURES:
        Lock.objects.get_or_create(username=name, released_at=None)


@transaction.atomic
def release(actor: Actor, lock_id: object) -> Lock:
    """Release a locked name. Raises NotPermitted, or Lock.DoesNotExist when it is not locked any more."""
    from throughcare.platform.access.door import require

    require(actor, Permission.LOCK_RELEASE)
    lock = Lock.objects.select_for_update().get(pk=lock_id, released_at__isnull=True)
    lock.released_at, lock.released_by = clock.now(), User.objects.get(pk=actor.user_id)
    lock.save(update_fields=["released_at", "released_by"])
    trail.record(actor, "access:lock:released", lock, verb=trail.Verb.ADMINISTER)
    return lock
