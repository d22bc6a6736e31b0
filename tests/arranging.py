"""Arranging a world for a test: who acts, signed-in browsers, people on caseloads.

In a test marked `django_db` the database works for the system ("test") until something acts as somebody else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import factories
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency, Team, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import assume
from throughcare.register.people.models import Person

SYSTEM = Actor.system_named("test")


@pytest.fixture(autouse=True)
def _work_as_the_system(request: pytest.FixtureRequest) -> None:
    """Arrange as the system, with the audit entry that the database demands of every transaction that writes."""
    if request.node.get_closest_marker("django_db") and not _commits(request):
        request.getfixturevalue("db")
        assume(SYSTEM)
        trail.record(SYSTEM, "test:arranged", kind="test")


def _commits(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


def actor_for(user: User) -> Actor:
    """`user` as an actor, with the roles held today."""
    return as_actor(users_with_roles().get(pk=user.pk))


class SignedIn(Client):
    """A browser signed in as `user` with everything acknowledged. After each request the test is the system again."""

    def __init__(self, user: User, **defaults: Any) -> None:
        super().__init__(**defaults)
        self.user = user
        self.force_login(user, backend="throughcare.platform.access.backends.LockingBackend")
        session = self.session
        now = clock.now().isoformat()
        session.update(
            {
                "tc_signed_in_at": now,
                "tc_seen_at": now,
                "tc_has_mfa": True,
                "tc_notice": True,
                "tc_auth": "test",
            }
        )
        session.save()

    def request(self, **request: Any) -> Any:
        with _held_to_its_own_entry():
            response = super().request(**request)
        assume(SYSTEM)
        return response


@contextmanager
def _held_to_its_own_entry() -> Iterator[None]:
    """Ask after one request what the database asks at its commit: an audit entry of its own for what it wrote.

    The test's own transaction is never committed, and what it arranged is audited already. Sent beside Django, so
    that no page is charged with these statements.
    """
    raw = connection.connection
    raw.execute("SET CONSTRAINTS audit_obligation_met IMMEDIATE")
    raw.execute("SET CONSTRAINTS audit_obligation_met DEFERRED")
    raw.execute("SELECT set_config('tc.audited', '', true), set_config('tc.obliged', '', true)")
    yield
    raw.execute("SET CONSTRAINTS audit_obligation_met IMMEDIATE")
    raw.execute("SET CONSTRAINTS audit_obligation_met DEFERRED")
    raw.execute("SELECT set_config('tc.audited', pg_current_xact_id()::text, true)")


class World:
    """One agency with a team, an officer and a manager; makes people on the officer's caseload."""

    def __init__(self, jurisdiction: str = "ew", zone: str = "Europe/London") -> None:
        self.agency: Agency = factories.AgencyFactory(jurisdiction=jurisdiction, zone=zone)
        self.team: Team = factories.TeamFactory(agency=self.agency)
        self.officer = self.user("officer", team=self.team, name="Olive Officer")
        self.manager = self.user("manager", team=self.team, name="Max Manager")

    def user(self, *roles: str, team: Team | None = None, **fields: Any) -> User:
        """A user of the agency with `roles`."""
        made: User = factories.UserFactory(agency=self.agency, **fields)
        for role in roles:
            factories.RoleHeldFactory(user=made, role=role, team=team)
        return made

    def actor(self, user: User | None = None) -> Actor:
        """`user` (the officer when none is given) as an actor."""
        return actor_for(user or self.officer)

    def browser(self, user: User | None = None) -> SignedIn:
        """A signed-in browser for `user` (the officer when none is given)."""
        return SignedIn(user or self.officer)

    def person(
        self, given: str = "Alex", family: str = "Example", officer: User | None = None, **fields: Any
    ) -> Person:
        """A person with a main name, allocated to `officer` (the world's officer when none is given)."""
        made: Person = factories.PersonFactory(agency=self.agency, **fields)
        factories.NameFactory(
            person=made, given=given, family=family, given_key=given.lower(), family_key=family.lower()
        )
        factories.AllocationFactory(person=made, officer=officer or self.officer, team=self.team)
        return made

    def stranger(self, **fields: Any) -> Person:
        """A person of the agency with no allocation."""
        made: Person = factories.PersonFactory(agency=self.agency, **fields)
        factories.NameFactory(
            person=made, given="Stray", family="Stranger", given_key="stray", family_key="stranger"
        )
        return made


@pytest.fixture
def world(db: None) -> World:
    """An agency of the England and Wales pack with officer, manager and team."""
    return World()


@pytest.fixture
def make_world(db: None) -> Callable[..., World]:
    """Makes further agencies: `make_world("us-pa", "America/New_York")`."""
    return World


@pytest.fixture
def deliver(db: None) -> Iterator[Callable[[], int]]:
    """Runs the handlers of events that wait."""
    from throughcare.platform.events.bus import deliver_due

    yield lambda: deliver_due(limit=1000)
