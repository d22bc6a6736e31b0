"""Due process in the sweep's test: processes with clocks around a day, and the rules of clocks and proof in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from tests import factories
from tests.arranging import World
from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity
from throughcare.rules.responses.gates import DecisionKind

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Process, GateRow)
WARN_DAYS = 3


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random, world: World) -> list[Any]:
    """A process of some, with clocks that end around the day, some of them only in custody."""
    if dice.random() < 0.6:
        return []
    process = make(
        Process, person=person, kind="sanction", place=person.agency.jurisdiction, about=uuid4(),
        reported_by=world.officer, opened_at=datetime.combine(today - timedelta(days=20), time(12), UTC),
    )  # fmt: skip
    asked = jurisdictions.get(process.place).due_process.of(DecisionKind.SANCTION).gates
    return [process, *(
        make(
            GateRow, person=person, process=process, gate=rule.gate, stage=rule.stage, position=at, rule="test",
            fingerprint="0" * 64, held_clock=dice.random() < 0.5,
            due_at=dice.choice([None, datetime.combine(today + timedelta(days=dice.randrange(-4, 8)), time(0), UTC)])
            if rule.gate in ("notice", "heard") else None,
        )
        for at, rule in enumerate(asked)
    )]  # fmt: skip


def unprove(today: date, dice: Random) -> None:
    """Of some a court has decided, and nothing proves what came before; the database takes no such row as new."""
    for process in Process.objects.filter(state="open").order_by("pk"):
        if dice.random() < 0.4:
            at = datetime.combine(today - timedelta(days=2), time(12), UTC)
            factories.DecisionFactory(person=process.person, process=process, decided_at=at)
            GateRow.objects.filter(process=process, gate="notice").update(state="not_evidenced")
            Process.objects.filter(pk=process.pk).update(state="recorded")


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, Any]]]:
    """A clock that ends on another day; a process that is dropped."""
    return {
        GateRow: lambda row: {
            "due_at": datetime.combine(today + timedelta(days=dice.randrange(-3, 6)), time(0), UTC)
        },
        Process: lambda row: {"state": "dropped", "ended_because": "Nothing follows"}
        if row.state == "open" else {"ended_because": "So"},
    }  # fmt: skip


def clocks(naive: "Naive", person: Person) -> Iterator[Found]:
    if not naive.goes_on(person, Activity.REVIEW):
        return
    near: dict[UUID, date] = {}
    over: dict[UUID, date] = {}
    for row in GateRow.objects.filter(person=person, state="open", due_at__isnull=False).select_related(
        "process"
    ):
        if row.process.state == "dropped":
            continue
        last = naive.local(row.due_at - timedelta(seconds=1))
        if last < naive.today:
            over[row.process_id] = min(last, over.get(row.process_id, last))
        elif row.held_clock and last <= naive.today + timedelta(days=WARN_DAYS):
            near[row.process_id] = min(last, near.get(row.process_id, last))
    yield from (("process-clock-near", person.pk, key, day) for key, day in near.items())
    yield from (("process-clock-over", person.pk, key, day) for key, day in over.items())


def unproved(naive: "Naive", person: Person) -> Iterator[Found]:
    if not naive.goes_on(person, Activity.REVIEW):
        return
    days: dict[UUID, date] = {}
    for row in GateRow.objects.filter(person=person, state="not_evidenced"):
        day = naive.local(row.known_from)
        days[row.process_id] = min(day, days.get(row.process_id, day))
    yield from (("gate-not-evidenced", person.pk, key, day) for key, day in days.items())


RULES = (clocks, unproved)
