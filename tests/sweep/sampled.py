"""Drug and alcohol tests in the sweep's test: rows around a day, and the rules once more in plain Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from throughcare.casework.orders.models import Condition, Order
from throughcare.casework.testing.models import Specimen, Test
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Condition, Test, Specimen)
STATES = ("ordered", "told", "waiting", "collected", "screened", "reported", "not_taken", "cancelled")


def rows_of(
    make: Callable[..., Any], person: Person, today: date, dice: Random, orders: list[Order]
) -> list[Any]:
    """A test or two at any step, with its sample where one was taken."""
    rows: list[Any] = []
    if not orders or dice.random() < 0.6:
        return rows
    condition = make(Condition, person=person, order=orders[0], kind="ew-licence-substances", text="Tests")
    rows.append(condition)
    for _ in range(dice.randrange(1, 3)):
        on, state = today + timedelta(days=dice.randrange(-18, 3)), dice.choice(STATES)
        test = make(Test, person=person, condition=condition, reason="scheduled", on=on, **_at(state, on))
        rows.append(test)
        if state in ("collected", "screened", "reported"):
            rows.append(
                make(
                    Specimen, person=person, test=test, place="Room", collector_id=SYSTEM_USER, identity_checked=True,
                    sealed_in_sight=True, number=str(test.pk)[-12:], seal="1",
                    collected_at=datetime.combine(on, time(12), UTC),
                )
            )  # fmt: skip
    return rows


def _at(state: str, on: date) -> dict[str, object]:
    """What a state takes."""
    if state == "not_taken":
        return {
            "state": state,
            "event": "failed_to_appear",
            "not_taken_at": datetime.combine(on, time(13), UTC),
        }
    return {"state": state}


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may write in these tables between two sweeps."""
    return {
        Test: lambda row: dice.choice([
            _at(dice.choice(STATES), row.on), {"on": today + timedelta(days=dice.randrange(-18, 3))},
        ]),
    }  # fmt: skip


def tests(naive: "Naive", person: Person) -> Iterator[Found]:
    """The three rules."""
    if not naive.goes_on(person, Activity.REVIEW):
        return
    for row in Test.objects.filter(person=person):
        if row.state in ("ordered", "told", "waiting") and row.on < naive.today:
            yield "test-not-collected", person.pk, row.pk, row.on
        sample = Specimen.objects.filter(test=row).first()
        if row.state in ("collected", "screened") and sample is not None:
            due = naive.local(sample.collected_at) + timedelta(days=14)
            if due < naive.today:
                yield "test-result-awaited", person.pk, row.pk, due
        heard_by = naive.local(row.known_from) + timedelta(days=2)
        if row.state in ("reported", "not_taken") and heard_by < naive.today:
            yield "test-reason-not-heard", person.pk, row.pk, heard_by


tests.__test__ = False  # type: ignore[attr-defined]  # no test for pytest
RULES = (tests,)
