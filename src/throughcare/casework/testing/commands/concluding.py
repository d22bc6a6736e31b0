"""A test concluded, or concluded otherwise than before: the one place where something may become answerable.

The database asks again for everything that this takes (migrations/0002_promises.py).
"""

from throughcare.casework.testing.events import TestNotTaken, TestResulted
from throughcare.casework.testing.models import Test
from throughcare.casework.testing.wording import DONE, EXCUSED, REFUSED
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus


def conclude(actor: Actor, test: Test, expected: int, outcome: str, *, answerable: bool = False) -> None:
    """Say what came of a test. answerable: whether it may be looked at as a possible failure."""
    former = test.outcome
    amend(
        test, expected=expected, by=actor, because=outcome, state=DONE, outcome=outcome, answerable=answerable,
        concluded_at=clock.now(), concluded_by_id=actor.user_id,
    )  # fmt: skip
    trail.record(
        actor, "testing:test:concluded", test, details={"outcome": outcome, "answerable": answerable}
    )
    tell(actor, test, former)


def hold_off(actor: Actor, test: Test, *, answerable: bool) -> None:
    """Say that a concluded test may no longer be answered, or may again; who concluded it stays."""
    amend(
        test,
        expected=test.version,
        by=actor,
        because="answerable" if answerable else "held-off",
        answerable=answerable,
    )
    trail.record(actor, "testing:test:held-off", test, details={"answerable": answerable})
    tell(actor, test, test.outcome)


def tell(actor: Actor, test: Test, former: str) -> None:
    """Publish what came of a test."""
    if test.outcome in (REFUSED, EXCUSED):
        event: object = TestNotTaken(
            test.person_id, test.pk, test.condition_id, test.on, test.event, test.outcome, test.answerable, former
        )  # fmt: skip
    else:
        event = TestResulted(
            test.person_id, test.pk, test.condition_id, test.on, test.outcome, test.answerable, former
        )
    bus.publish(actor, event)
