"""Sessions in our own table, so that their users and managers can see and end them.

Reading a session fetches its user, agency, organisation and roles in the same statement: one statement a page instead
of four.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import DateField, DateTimeField, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, Organisation, RoleHeld, Session, User
from throughcare.platform.database.planned import planned_cursor

SIGNED_IN_AT, SEEN_AT, ADDRESS, BROWSER = "tc_signed_in_at", "tc_seen_at", "tc_address", "tc_browser"
"""Keys in the session's data that stand in columns too."""


class SessionStore(DatabaseStore):
    """Django's database sessions, with user, times and origin as columns.

    user: the session's user with `role_codes` and `role_teams`, once the session was read; None when signed out.
    """

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        with planned_cursor() as cursor:
            now = clock.now()
            cursor.execute(_reading(), {"key": self.session_key, "now": now})
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return None
        values = iter(found)
        row, user, agency, organisation = (_made(model, values) for model in READ)
        if user is not None:
            user.agency, user.organisation = agency, organisation
            user.role_codes, user.role_teams = values
            row.user = self.user = user
        return row  # type: ignore[no-any-return]

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.user_id = data.get("_auth_user_id")
        row.signed_in_at, row.seen_at = _moment(data.get(SIGNED_IN_AT)), _moment(data.get(SEEN_AT))
        row.address, row.browser = data.get(ADDRESS), str(data.get(BROWSER, ""))[:200]
        return row


READ: tuple[Any, ...] = (Session, User, Agency, Organisation)
"""What is read at once, in this order, before the roles and the teams."""


TODAY_THERE = "(%(now)s::timestamptz AT TIME ZONE coalesce(access_agency.zone, 'UTC'))::date"
"""The user's today: roles and turns of duty hold by the day of the agency, not of the server."""


@cache
def _reading() -> str:
    """The one statement before any other on every page. Written out: building it from the models took Django longer
    than all else it did for a page. `roles_today` says the same for a queryset."""
    columns = ", ".join(
        f"{model._meta.db_table}.{field.column}" for model in READ for field in model._meta.concrete_fields
    )
    held = f"""FROM access_roleheld r WHERE r.user_id = access_session.user_id AND r.starts_on <= {TODAY_THERE}
      AND (r.ends_on IS NULL OR r.ends_on > {TODAY_THERE})"""
    return f"""
    SELECT {columns}, ARRAY(SELECT DISTINCT r.role {held}),
           ARRAY(SELECT DISTINCT r.team_id {held} AND r.team_id IS NOT NULL)
    FROM access_session LEFT JOIN access_user ON access_user.id = access_session.user_id
    LEFT JOIN access_agency ON access_agency.id = access_user.agency_id
    LEFT JOIN access_organisation ON access_organisation.id = access_user.organisation_id
    WHERE access_session.session_key = %(key)s AND access_session.expire_date > %(now)s
    """  # noqa: S608 - names of our own tables and columns; values are parameters


def _made(model: Any, values: Iterator[Any]) -> Any:
    """An instance from the next values, or None where the join found no row."""
    names = [field.attname for field in model._meta.concrete_fields]
    own = [next(values) for _ in names]
    return (
        model.from_db("default", names, own) if own[names.index(model._meta.pk.attname)] is not None else None
    )


def roles_today(column: str, user: str = "user_id") -> ArraySubquery:
    """The values of `column` in the roles that the row's user holds today, by the day of their agency."""
    today = Func(
        Coalesce("user__agency__zone", Value("UTC")), Value(clock.now(), output_field=DateTimeField()),
        template="(timezone(%(expressions)s))::date", output_field=DateField(),
    )  # fmt: skip
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    held = RoleHeld.objects.filter(lasting, user_id=OuterRef(user), starts_on__lte=today)
    return ArraySubquery(held.exclude(**{f"{column}__isnull": True}).values(column).distinct())


def _moment(stored: str | None) -> datetime | None:
    """Session data is JSON: moments stand in it as ISO 8601."""
    return datetime.fromisoformat(stored) if stored else None
