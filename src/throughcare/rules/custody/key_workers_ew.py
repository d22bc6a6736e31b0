"""Who could be whose key worker in a prison of England and Wales: a proposal, in an order that anyone can repeat.

Source: keyworker-api @ 041da1a7, AllocationRecommender. No day is named from which the rule has force, so the version
is the day on which it was read. A conflict, resolved: between two who are equally busy the source takes the one with
the MOST RECENT automatic allocation, which gives the next person to whoever has just been given one. Here the one
longest without comes first (never, before all others); `ties` set to "most_recent" gives the source's own order.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Example,
    Item,
    Mark,
    Moment,
    Problem,
    Several,
    Source,
    Text,
    Whole,
    YesNo,
    known_or,
    optional,
    published,
)

CODE = "key-worker-recommendation-ew"
SOURCE = Source(
    title="keyworker-api, recommended allocations",
    citation="services/AllocationRecommender.kt",
    url="https://github.com/ministryofjustice/keyworker-api",
    version="041da1a7",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
CAPACITY = 9
"""People a key worker may have where neither the prison nor their own record says otherwise."""
ACTIVE = "ACTIVE"
STATUSES = {
    ACTIVE: "active",
    "UNAVAILABLE_ANNUAL_LEAVE": "on annual leave",
    "UNAVAILABLE_LONG_TERM_ABSENCE": "absent for long",
    "UNAVAILABLE_NO_PRISONER_CONTACT": "without contact with prisoners",
    "INACTIVE": "no longer a key worker",
}
TIES = {
    "longest_ago": "the one longest without an automatic allocation",
    "most_recent": "the one with the most recent automatic allocation, as the source has it",
}


ID = Text("an identifier", 40)
PERSON = Composed(
    (
        Item(name="id", asks="Which identifier?", kind=ID),
        Item(name="last_name", asks="Which last name?", kind=Text("a name")),
        Item(name="first_name", asks="Which first name?", kind=Text("a name")),
        optional("high_complexity", "Is the complexity of need high?", YesNo()),
        optional("allocated", "Is there a key worker already?", YesNo()),
        optional("previous_key_workers", "Who was key worker here before, the latest first?", Several(ID)),
    )
)
WORKER = Composed(
    (
        Item(name="id", asks="Which identifier?", kind=ID),
        Item(name="status", asks="Which status?", kind=Choice(STATUSES)),
        Item(name="allocated", asks="How many people have they now?", kind=Whole(0, 1_000, "people")),
        optional("capacity", f"How many may they have ({CAPACITY} if left out)?", Whole(0, 1_000, "people")),
        optional("last_auto_allocation", "When was their latest automatic allocation?", Moment()),
    )
)


@dataclass(slots=True)
class KeyWorker:
    """One who may be recommended. last: the latest automatic allocation, None where there was none."""

    id: str
    allocated: int
    capacity: int
    last: datetime | None

    @property
    def load(self) -> Fraction:
        """The share of the capacity in use; 0 without people, and without capacity."""
        return Fraction(self.allocated, self.capacity) if self.capacity else Fraction(0)

    @property
    def has_room(self) -> bool:
        """Whether one more fits."""
        return self.allocated < self.capacity


type Order = Callable[[KeyWorker], tuple[Fraction, bool, float, str]]


def _longest_ago(worker: KeyWorker) -> tuple[Fraction, bool, float, str]:
    return worker.load, worker.last is not None, _seconds(worker.last), worker.id


def _most_recent(worker: KeyWorker) -> tuple[Fraction, bool, float, str]:
    return worker.load, worker.last is None, -_seconds(worker.last), worker.id


def _seconds(moment: datetime | None) -> float:
    """For comparing clock times of one place with each other only."""
    return moment.replace(tzinfo=UTC).timestamp() if moment else 0.0


ORDERS: dict[str, Order] = {"longest_ago": _longest_ago, "most_recent": _most_recent}


@published(
    f"{CODE}@2026-11-22",
    title="Recommended key workers (England and Wales)",
    decides="which key worker is proposed for each person who has none",
    population="people in a prison of England or Wales whose complexity of need is not high",
    source=SOURCE,
    items=(
        Item(name="people", asks="Who is in the prison?", kind=Several(PERSON, most=5_000)),
        Item(name="staff", asks="Who may be a key worker?", kind=Several(WORKER)),
        optional(
            "ties", "Of two who are equally busy, who comes first (longest_ago if left out)?", Choice(TIES)
        ),
    ),
    examples=(
        Example(
            says="Both have half of their capacity. The source would give the next person to B, who has just had "
            "one; here it is A, who has waited longer.",
            given={
                "people": [{"id": "P1", "last_name": "Ash", "first_name": "Lee"}],
                "staff": [
                    {
                        "id": "A",
                        "status": "ACTIVE",
                        "allocated": 3,
                        "capacity": 6,
                        "last_auto_allocation": "2026-03-02T09:00:00",
                    },
                    {
                        "id": "B",
                        "status": "ACTIVE",
                        "allocated": 3,
                        "capacity": 6,
                        "last_auto_allocation": "2026-03-09T09:00:00",
                    },
                ],
            },
            gives={"recommendations": [{"person": "P1", "key_worker": "A"}]},
        ),
    ),
)
def recommended(people: Sequence[Answers], staff: Sequence[Answers], ties: Any) -> Conclusion:
    """A proposal for each person in the order of last name, first name and identifier; nobody is allocated by it.

    Raises BadAnswers where two people or two key workers have one identifier.
    """
    _told_apart("people", people)
    _told_apart("staff", staff)
    order = known_or(ties, "longest_ago")
    workers = [_worker(each) for each in staff if each["status"] == ACTIVE]
    waiting = sorted(
        (each for each in people if each["high_complexity"] is not True and each["allocated"] is not True),
        key=lambda each: (str(each["last_name"]), str(each["first_name"]), str(each["id"])),
    )
    conclusion = Conclusion({}).because(
        "{people} without a key worker and {staff} who are active; of two who are equally busy, {first} comes first.",
        people=count_of(len(waiting), "person", "people"),
        staff=count_of(len(workers), "key worker"),
        first=TIES[order],
    )
    found = []
    for person in waiting:
        worker, why = _for(person, workers, ORDERS[order])
        found.append((str(person["id"]), worker.id if worker else None))
        conclusion = conclusion.because("{person}: {why}.", person=person["id"], why=why)
    return Conclusion(_results(found, workers), conclusion.reasons)


def _results(found: list[tuple[str, str | None]], workers: list[KeyWorker]) -> dict[str, object]:
    return {
        "recommendations": [{"person": person, "key_worker": worker} for person, worker in found if worker],
        "no_recommendation": [person for person, worker in found if worker is None],
        "allocated_then": {worker.id: worker.allocated for worker in workers},
    }


def _for(person: Answers, workers: list[KeyWorker], order: Order) -> tuple[KeyWorker | None, str]:
    """The key worker proposed, who then has one person more, and why; None where nobody has room."""
    known: Any = known_or(person["previous_key_workers"], ())
    before = next((each for code in known for each in workers if each.id == code), None)
    free = min((each for each in workers if each.has_room), key=order, default=None)
    chosen = before or free
    if chosen is None:
        return None, "no recommendation, because nobody active has room"
    why = f"{chosen.id}, who has {count_of(chosen.allocated, 'person', 'people')} of {chosen.capacity}"
    if before:
        why = f"{why}, was key worker here before, whatever room there is"
    else:
        why = f"{why}, the smallest share of those with room"
    chosen.allocated += 1
    return chosen, why


def _worker(given: Answers) -> KeyWorker:
    capacity, last = given["capacity"], given["last_auto_allocation"]
    return KeyWorker(
        id=str(given["id"]),
        allocated=given["allocated"] if isinstance(given["allocated"], int) else 0,
        capacity=capacity if isinstance(capacity, int) else CAPACITY,
        last=last if isinstance(last, datetime) else None,
    )


def _told_apart(name: str, given: Sequence[Answers]) -> None:
    seen = Counter(str(each["id"]) for each in given)
    twice = sorted(code for code, times in seen.items() if times > 1)
    if twice:
        raise BadAnswers(CODE, [Problem(name, ", ".join(twice), "stands there more than once")])
