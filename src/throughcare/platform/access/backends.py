"""Signing in with a password: five failures in fifteen minutes lock the name until someone releases it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from throughcare.platform.access import locks, signing_in
from throughcare.platform.access.models import User


class LockingBackend(ModelBackend):
    """Checks the password unless the name is locked.

    An unknown name, a locked name and a wrong password take the same statements and the same hashing, so that
    neither the answer nor its time tells which it was.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if username is None or password is None:
            return None
        user = (
            User.objects.select_related("agency")
            .filter(username=locks.folded(username), is_system=False)
            .first()
        )
        name = locks.counted_name(username, user)
        locks.wait_turn(name)
        locked = locks.is_locked(name)
        right = (user or User()).check_password(password)
        if user is not None and user.is_active and right and not locked:
            signing_in.renew_hash(request, user, password)
            return user
        reason = (
            "unknown" if user is None else "locked" if locked else "password" if not right else "inactive"
        )
        signing_in.failed(request, user, name, reason)
        return None

    def get_user(self, user_id: Any) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True, is_system=False).first()
