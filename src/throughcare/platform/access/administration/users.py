"""Users: added with a password for once, changed, deactivated (every session ends at once), reactivated."""

import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import Q

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.administration.changing import change
from throughcare.platform.access.administration.organisations import open_organisation
from throughcare.platform.access.administration.roles import (
    lock_agency,
    refuse_if_last_administrator,
    refuse_oneself,
    user_of_agency,
)
from throughcare.platform.access.door import require
from throughcare.platform.access.models import RoleHeld, Session, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter that is mistaken for another when a password is read aloud."""


class UsernameTaken(Refused):
    """A user bears the name already, perhaps one who left or one of another agency."""


class UsernameWrong(Refused):
    """A user name holds something else than letters, digits, points, hyphens and underlines."""


class NotActive(Refused):
    """The account is not, or is already, in use."""


@dataclass(frozen=True, slots=True)
class PasswordForOnce:
    """A password shown to the administrator once and kept nowhere but as a hash."""

    user_id: UUID
    password: str


@transaction.atomic
def add_user(
    actor: Actor, *, username: str, name: str, email: str = "", phone: str = "",
    organisation_id: UUID | None = None,
) -> PasswordForOnce:  # fmt: skip
    """Add a user, without roles, who replaces the password and sets up a second factor at the first sign-in.

    organisation_id: for whom somebody from outside works.
    Raises NotPermitted, NotThere, OrganisationClosed, UsernameWrong, UsernameTaken or ValidationError.
    """
    require(actor, Permission.USERS_ADMINISTER)
    folded, password = username.strip().lower(), new_password()
    if not USERNAME.fullmatch(folded):
        raise UsernameWrong(
            "Use 2 to 60 letters, digits, points, hyphens or underlines, beginning with a letter or digit",
            "username",
        )
    if organisation_id is not None:
        open_organisation(actor, organisation_id)
    user = User(
        username=folded, name=name, email=email, phone=phone, agency_id=agency_of(actor),
        organisation_id=organisation_id,
    )  # fmt: skip
    user.set_password(password)
    user.password_once = True
    user.full_clean(exclude=["notice_seen_at"], validate_unique=False)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as taken:
        raise UsernameTaken("This user name is taken. Choose another", "username") from taken
    trail.record(actor, "access:user:added", user, verb=trail.Verb.ADMINISTER)
    return PasswordForOnce(user.pk, password)


@transaction.atomic
def change_user(actor: Actor, user_id: UUID, *, expected: int, name: str, email: str, phone: str) -> None:
    """Change a user's name, e-mail or telephone.

    Raises NotPermitted, NotThere, StaleVersion or ValidationError.
    """
    require(actor, Permission.USERS_ADMINISTER)
    user = user_of_agency(actor, user_id)
    changed = change(user, expected, name=name, email=email, phone=phone)
    trail.record(actor, "access:user:changed", user, verb=trail.Verb.ADMINISTER, details={"fields": changed})


@transaction.atomic
def issue_password(
    actor: Actor, user_id: UUID, *, expected: int, forget_second_factor: bool = False
) -> PasswordForOnce:
    """Give a user a new password for once; their sessions end.

    forget_second_factor: the device is lost; they set up another at the next sign-in.
    Raises NotPermitted, NotThere, OwnRoles, NotActive or StaleVersion.
    """
    require(actor, Permission.USERS_ADMINISTER)
    user = user_of_agency(actor, user_id)
    refuse_oneself(actor, user.pk, "Change your own password under your name at the top of the page.")
    if not user.is_active:
        raise NotActive("This account is not in use. Reactivate it first.")
    password = new_password()
    user.set_password(password)
    change(user, expected, password=user.password, password_once=True)
    if forget_second_factor:
        Authenticator.objects.filter(user_id=user.pk).delete()
    ended = _end_sessions(user)
    trail.record(
        actor, "access:password:issued", user, verb=trail.Verb.ADMINISTER,
        details={"second_factor_forgotten": forget_second_factor, "sessions_ended": ended},
    )  # fmt: skip
    return PasswordForOnce(user.pk, password)


@transaction.atomic
def deactivate_user(actor: Actor, user_id: UUID, *, expected: int) -> None:
    """Close an account; every session of the user ends at once. Roles stay, in case the user comes back.

    Raises NotPermitted, NotThere, OwnRoles, NotActive, LastAdministrator or StaleVersion.
    """
    require(actor, Permission.USERS_ADMINISTER)
    lock_agency(actor)
    user = user_of_agency(actor, user_id)
    refuse_oneself(actor, user.pk, "Another administrator must deactivate your account.")
    if not user.is_active:
        raise NotActive("This account is deactivated already.")
    if RoleHeld.objects.filter(user=user, role="administrator").exists():
        refuse_if_last_administrator(actor, Q(user=user))
    change(user, expected, is_active=False)
    ended = _end_sessions(user)
    trail.record(
        actor, "access:user:deactivated", user, verb=trail.Verb.ADMINISTER, details={"sessions_ended": ended}
    )


@transaction.atomic
def reactivate_user(actor: Actor, user_id: UUID, *, expected: int) -> None:
    """Open a deactivated account again, with the roles that are in force.

    Raises NotPermitted, NotThere, OwnRoles, NotActive, OrganisationClosed or StaleVersion.
    """
    require(actor, Permission.USERS_ADMINISTER)
    user = user_of_agency(actor, user_id)
    refuse_oneself(actor, user.pk, "Another administrator must reactivate your account.")
    if user.organisation_id is not None:
        open_organisation(actor, user.organisation_id)
    if user.is_active:
        raise NotActive("This account is in use already.")
    change(user, expected, is_active=True)
    trail.record(actor, "access:user:reactivated", user, verb=trail.Verb.ADMINISTER)


def new_password() -> str:
    """Five groups of four letters and digits: 99 bits, easily read aloud and typed once."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(5))


def _end_sessions(user: User) -> int:
    return Session.objects.filter(user=user).delete()[0]
