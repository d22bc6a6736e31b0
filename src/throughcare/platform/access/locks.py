"""Locked names: counted, locked, released. A small table of our own, for "until someone releases it"."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.utils.crypto import salted_hmac

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Lock, SignInFailure, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting

UNKNOWN = "?"
"""Begins the name under which failures of a name that nobody has are counted."""


@dataclass(frozen=True, slots=True)
class OpenLock:
    """A locked name as the page Locked accounts shows it. name: the user's, "" where no user has the name."""

    id: UUID
    username: str
    name: str
    locked_at: datetime
    attempts: int
    last_attempt_at: datetime | None


def folded(username: str) -> str:
    """A user name as it is looked up and counted: lower case, at most 60 characters."""
    return username.strip().lower()[:60]


def counted_name(username: str, user: User | None) -> str:
    """The name under which failures are counted.

    What nobody is called may be a password typed into the wrong box, so only a keyed hash of it is kept.
    """
    if user is not None:
        return user.username
    return UNKNOWN + salted_hmac("locks", folded(username), algorithm="sha256").hexdigest()[:32]


def wait_turn(name: str) -> None:
    """Let attempts on one name go one after another, so that no burst slips in more than are allowed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [name])


def is_locked(name: str) -> bool:
    """Whether the name (as `counted_name` gives it) is locked now."""
    return Lock.objects.filter(username=name, released_at__isnull=True).exists()


def count_failure(name: str, address: str | None) -> Lock | None:
    """Count one failure; the fifth within the window locks the name. Returns the lock this failure set."""
    since = clock.now() - timedelta(minutes=settings.LOCK_WINDOW_MINUTES)
    SignInFailure.objects.create(username=name, address=address or None)
    released = Lock.objects.filter(username=name).aggregate(at=Max("released_at"))["at"]
    since = max(since, released) if released else since
    if SignInFailure.objects.filter(username=name, at__gt=since).count() < settings.LOCK_AFTER_FAILURES:
        return None
    lock, made = Lock.objects.get_or_create(username=name, released_at=None)
    return lock if made else None


def open_locks(actor: Actor) -> list[OpenLock]:
    """The names locked now: of the actor's agency, and for who keeps its users also names nobody has."""
    require(actor, Permission.LOCK_RELEASE)
    failures = SignInFailure.objects.filter(username=OuterRef("username")).order_by().values("username")
    rows: Any = _seen_by(actor).annotate(
        attempts=Subquery(failures.annotate(n=Count("id")).values("n")),
        last_attempt_at=Subquery(failures.annotate(last=Max("at")).values("last")),
    )
    return [
        OpenLock(
            row.id, row.username, row.of_name or "", row.locked_at, row.attempts or 0, row.last_attempt_at
        )
        for row in rows.order_by("-locked_at")
    ]


@transaction.atomic
def release(actor: Actor, lock_id: UUID) -> None:
    """Release a locked name. Raises NotPermitted, or NotThere: another agency's, or locked no more."""
    require(actor, Permission.LOCK_RELEASE)
    lock = (
        Lock.objects.select_for_update()
        .filter(pk__in=_seen_by(actor).filter(pk=lock_id).values("pk"))
        .first()
    )
    if lock is None:
        raise NotThere(Permission.LOCK_RELEASE, None, "R2 not a lock of the actor's agency")
    _release(actor, lock)


def release_by_name(username: str) -> bool:
    """Release a locked user name from the command line. Returns whether it was locked."""
    with acting(Actor.system_named("unlock")) as actor:
        user = User.objects.filter(username=folded(username)).first()
        name = counted_name(username, user)
        lock = Lock.objects.select_for_update().filter(username=name, released_at__isnull=True).first()
        if lock is not None:
            _release(actor, lock)
        return lock is not None


def lock_out(actor: Actor, user_id: UUID) -> None:
    """Lock a user's name until somebody releases it, for what the account was used for. For parts of the system."""
    username = User.objects.values_list("username", flat=True).get(pk=user_id)
    lock, made = Lock.objects.get_or_create(username=username, released_at=None)
    if made:
        trail.record(
            actor, "access:lock:set", lock, verb=trail.Verb.ADMINISTER, details={"user": str(user_id)}
        )


def _release(actor: Actor, lock: Lock) -> None:
    lock.released_at, lock.released_by_id = clock.now(), actor.user_id
    lock.save(update_fields=["released_at", "released_by"])
    trail.record(actor, "access:lock:released", lock, verb=trail.Verb.ADMINISTER)


def _seen_by(actor: Actor) -> "models.QuerySet[Lock]":
    user = User.objects.filter(username=OuterRef("username"))
    named = Lock.objects.filter(released_at__isnull=True).annotate(
        of_name=Subquery(user.values("name")), of_agency=Subquery(user.values("agency_id"))
    )
    if actor.system:
        return named
    seen = Q(of_agency=actor.agency_id)
    if Permission.USERS_ADMINISTER in actor.permissions:
        seen |= Q(username__startswith=UNKNOWN)
    return named.filter(seen)
