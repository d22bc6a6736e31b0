"""A browser inside the process: signed in, every middleware on, no socket."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.test import Client

from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation

SIGNED_IN = {"tc_has_mfa": True, "tc_notice": True, "tc_auth": "bench"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as a page sent it."""

    sql: str
    parameters: Any


class Browser(Client):
    """Signed in as `user`; keeps its session for all requests."""

    def __init__(self, user: User) -> None:
        super().__init__(raise_request_exception=True, SERVER_NAME="localhost")
        with acting(
            Actor.system_named("bench")
        ) as actor:  # signing in changes the user's row, which demands an entry
            trail.record(
                actor, "bench:session:begun", verb=trail.Verb.SIGN_IN, kind="access.user", key=user.pk
            )
            self.force_login(user, backend="throughcare.platform.access.backends.LockingBackend")
        session = self.session
        session.update(
            SIGNED_IN | {"tc_signed_in_at": clock.now().isoformat(), "tc_seen_at": clock.now().isoformat()}
        )
        session.save()

    def page(self, address: str) -> bytes:
        """The page, which must be there."""
        answer = self.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        return bytes(answer.content)


def officers(count: int) -> list[User]:
    """Officers of the sample with a caseload, spread over all."""
    with as_system():
        ids = sorted(
            set(Allocation.objects.filter(ends_on__isnull=True).values_list("officer_id", flat=True))
        )
        step = max(1, len(ids) // count)
        return list(User.objects.filter(pk__in=ids[::step][:count]).order_by("username"))


def people_of(officer: User, count: int) -> list[UUID]:
    """The first people of an officer."""
    with as_system():
        held = Allocation.objects.filter(officer=officer, ends_on__isnull=True)
        return list(held.order_by("person_id").values_list("person_id", flat=True)[:count])


@contextmanager
def as_system() -> Iterator[None]:
    """Read as the system, to choose what to measure."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('tc.system', 'bench', true)")
        yield


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """Every statement Django sends meanwhile."""
    heard: list[Statement] = []

    def listen(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        heard.append(Statement(str(sql), params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield heard
