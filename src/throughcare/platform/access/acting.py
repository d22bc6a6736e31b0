"""Finding the actor behind a request."""

from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from throughcare.platform.access.models import User
from throughcare.platform.access.origin import address_of
from throughcare.platform.access.permissions import permissions_of, roles_that_count
from throughcare.platform.access.sessions import roles_today
from throughcare.platform.access.tokens import key_in, machine_of
from throughcare.platform.actor import NOBODY_YET, Actor

SIGNED_IN_HOW = "tc_auth"
"""Session key: how the user signed in ("password+totp")."""


def anonymous(request: HttpRequest, request_id: str) -> Actor:
    """The actor before anyone is known: no agency, no permission."""
    return Actor(user_id=NOBODY_YET, agency_id=None, address=address_of(request), request_id=request_id)


def actor_of(request: HttpRequest, request_id: str) -> Actor:
    """The machine of a token, or the signed-in user, as an actor; sets `request.user`.

    A token stands for itself: a session that comes with it is not looked at. It opens the API and no page.
    """
    if key_in(request) and request.path.startswith("/api/"):
        request.user = AnonymousUser()
        return machine_of(request, request_id) or anonymous(request, request_id)
    user = _user_of(request)
    request.user = user or AnonymousUser()
    if user is None:
        return anonymous(request, request_id)
    return as_actor(
        user, address=address_of(request), request_id=request_id,
        session=request.session.session_key or "", auth=str(request.session.get(SIGNED_IN_HOW, "password")),
    )  # fmt: skip


def as_actor(user: User, **origin: Any) -> Actor:
    """A user, fetched by `users_with_roles`, as an actor. `origin`: session, address, request_id, auth."""
    held: Any = user
    roles = roles_that_count(held.role_codes or (), outside=user.organisation_id is not None)
    agency = user.agency
    return Actor(
        user_id=user.id, agency_id=agency.id if agency else None, name=user.name,
        agency_code=agency.code if agency else "", agency_name=agency.name if agency else "",
        zone=agency.zone if agency else "UTC", jurisdiction=agency.jurisdiction if agency else "",
        roles=roles, permissions=permissions_of(roles), team_ids=tuple(set(held.role_teams or ())),
        system=user.username if user.is_system else "", organisation_id=user.organisation_id,
        organisation_name=user.organisation.name if user.organisation else "", **origin,
    )  # fmt: skip


def users_with_roles() -> Any:
    """Users with agency, organisation and the roles and teams they hold today, in one statement."""
    return User.objects.select_related("agency", "organisation").annotate(
        role_codes=roles_today("role", user="id"), role_teams=roles_today("team_id", user="id")
    )


def _user_of(request: HttpRequest) -> User | None:
    """The session's user, if the session was made by today's password and the account is in use."""
    key = request.session.get(SESSION_KEY)
    if not key or not request.session.get(BACKEND_SESSION_KEY):
        return None
    user: User | None = getattr(request.session, "user", None)
    stamp = str(request.session.get(HASH_SESSION_KEY, ""))
    if (
        user is None
        or str(user.pk) != key
        or not user.is_active
        or not constant_time_compare(stamp, user.get_session_auth_hash())
    ):
        request.session.flush()
        return None
    return user
