"""Agencies, teams, users, the roles they hold, their sessions and locks."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Func, Q

from throughcare.platform import clock
from throughcare.platform.access.permissions import PURPOSES, ROLES
from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7


class Agency(models.Model):
    """An organisation that keeps records: a probation area, a parole agency, a prison."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    jurisdiction = models.CharField(max_length=20)
    zone = models.CharField(max_length=40, default="UTC")
    phone = models.CharField(max_length=40, blank=True, default="")
    address = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Agency"]] = models.Manager()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an agency; its people are allocated to its officers."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    duty_phone = models.CharField(max_length=40, blank=True, default="")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Team"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="access_team_code_in_agency")]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An outside organisation, or a programme team of the agency's own, whose staff work here with what is sent to it.

    They see their organisation's rows and nothing else of the agency (`tc_organisation()`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="organisations")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager["Organisation"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="access_organisation_code_in_agency")
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users; never without an agency, unless for the system."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who signs in; or a named part of the system (`is_system`) or another system with tokens (`is_machine`),
    neither of which can. A machine is never active: it signs in nowhere and is offered nowhere as a colleague.

    password_once: the password was given by an administrator; it is replaced before anything else opens.
    organisation: for whom an outsider works; they hold roles of outsiders only.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="users")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="users"
    )
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)
    is_machine = models.BooleanField(default=False, db_default=False)
    password_once = models.BooleanField(default=False, db_default=False)
    notice_seen_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_system=True) | Q(agency__isnull=False), name="access_user_belongs_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(is_machine=False) | Q(is_active=False), name="access_user_machine_never_signs_in"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name colleagues know the user by."""
        return self.name

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the user's password. Writes nothing: a weak hash is renewed where somebody signs in."""
        return check_password(raw_password, self.password)

    def set_password(self, raw_password: str | None) -> None:
        """Take a password as the user's own; whoever issues one for once says so afterwards."""
        super().set_password(raw_password)
        self.password_once = False


class RoleHeld(models.Model):
    """A role a user holds from one day to another, in a team or in the whole agency."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=[(code, role.title) for code, role in ROLES.items()])
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="roles_held")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["RoleHeld"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="access_role_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "team"], condition=Q(ends_on__isnull=True),
                nulls_distinct=False, name="access_role_held_once",
            ),
        ]  # fmt: skip


class Session(AbstractBaseSession):
    """A signed-in session that its user, a manager or an administrator can see and end.

    signed_in_at starts the 12 hours after which one signs in again; seen_at starts the 30 minutes of idleness.
    """

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True, default="")

    class Meta(AbstractBaseSession.Meta):
        indexes = [models.Index(fields=["user", "seen_at"], name="access_session_of_user")]

    @classmethod
    def get_session_store_class(cls) -> Any:
        """The store that keeps sessions in this table."""
        from throughcare.platform.access.sessions import SessionStore

        return SessionStore


class SignInFailure(models.Model):
    """A failed sign-in, kept to count five in fifteen minutes. `username` as typed, lower case, shortened."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)
    address = models.GenericIPAddressField(null=True)

    objects: ClassVar[models.Manager["SignInFailure"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["username", "at"], name="access_failure_recent")]


class Lock(models.Model):
    """A user name locked after too many failures, until someone releases it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    username = models.CharField(max_length=60)
    locked_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Lock"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["username"], condition=Q(released_at__isnull=True), name="access_lock_one_open"
            )
        ]


class PurposeStated(models.Model):
    """A purpose a user stated to open a record without a relation; it ends by itself. Never changed.

    The person is held by id: this floor does not know people. Row-level security is not needed: it tells of users.
    """

    holding = Holding(
        "Why a member of staff opened the record", purpose=Purpose.ACCOUNTABILITY, sharing=Sharing.THIRD_PARTY,
        keep="trail", moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    purpose = models.CharField(max_length=20, choices=list(PURPOSES.items()))
    reason = models.CharField(max_length=300, blank=True, default="")
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()

    objects: ClassVar[models.Manager["PurposeStated"]] = models.Manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="access_purpose_one_at_a_time",
                expressions=[
                    (F("user"), RangeOperators.EQUAL),
                    (F("person_id"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_at"),
                            F("ends_at"),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            )
        ]
        indexes = [models.Index(fields=["person_id", "user", "ends_at"], name="access_purpose_of_person")]


class Submission(models.Model):
    """A form or API call already carried out, by its idempotency key: a second send has no second effect.

    digest: SHA-256 of what was sent, so that another body under the same key is refused.
    answer: what was answered (status, address or body), to be given again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=500, blank=True, default="")
    body = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=clock.now)

    objects: ClassVar[models.Manager["Submission"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="access_submission_once")]


class Token(models.Model):
    """A key by which another system calls the API. The key itself is shown once and kept nowhere.

    user: the machine's own account, under whose name everything it does is written. prefix: the part of the key that
    names it. digest: SHA-256 of the whole key, which holds 256 random bits. scopes: codes of `machines.SCOPES`.
    writes: whether it may change anything at all. Only its revocation is ever added.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=40))
    writes = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Token"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__lte=F("made_at") + timedelta(days=366)),
                name="access_token_ends_within_a_year",
            )
        ]


class TokenUse(models.Model):
    """When a token was last used, to the minute; apart from the token, whose every change is audited."""

    token = models.OneToOneField(Token, primary_key=True, on_delete=models.PROTECT, related_name="use")
    at = models.DateTimeField(default=clock.now)

    objects: ClassVar[models.Manager["TokenUse"]] = models.Manager()
