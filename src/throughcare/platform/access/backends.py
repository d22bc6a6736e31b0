"""Signing in with a password: five failures in fifteen minutes lock the name until someone releases it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from throughcare.platform.access import locks
from throughcare.platform.access.models import User


class LockingBackend(ModelBackend):
    """Checks the password unless the name is locked; a locked name and a wrong password answer alike."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if username is None or password is None:
            return None
        address = request.META.get("REMOTE_ADDR") if request else None
        user = User.objects.filter(username=username.lower(), is_system=False).first()
        if locks.is_locked(username):
            User().check_password(password)  # the same work, so that timing tells nothing
            return None
        if user is None:
            User().set_password(password)
        elif user.is_active and user.check_password(password):
            return user
        locks.count_failure(username, address)
        return None

    def get_user(self, user_id: Any) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True, is_system=False).first()
