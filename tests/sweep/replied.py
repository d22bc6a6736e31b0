"""Replies in the sweep's test: rows around a day, and the rules of replies in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from throughcare.platform.database.ids import uuid7
from throughcare.register.messaging.models import Reply
from throughcare.register.people.models import Person

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Reply,)


def moment(dice: Random, today: date) -> datetime:
    return datetime.combine(today - timedelta(days=dice.randrange(20)), time(dice.randrange(24)), UTC)


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random) -> list[Any]:
    """Of some people a reply or two; nobody has read them yet."""
    return [
        make(Reply, person=person, channel=uuid7(), way="text", text="Hello", came_at=moment(dice, today),
             meaning=dice.choice(["plain", "plain", "stop", "start", "distress"]))
        for _ in range(dice.choice([0, 0, 0, 1, 2]))
    ]  # fmt: skip


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What either side may change of each."""
    return {Reply: lambda row: dice.choice([
        {"came_at": moment(dice, today)}, {"meaning": dice.choice(["plain", "distress"])},
    ])}  # fmt: skip


def waits(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Reply.objects.filter(person=person, read_at=None):
        code = "reply-danger" if row.meaning == "distress" else "reply-unread"
        yield code, person.pk, row.pk, naive.local(row.came_at)


RULES = (waits,)
