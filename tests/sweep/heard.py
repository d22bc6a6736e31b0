"""Hearings in the sweep's test: hearings around a day, and their rules once more in plain Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from throughcare.casework.orders.models import KeyDate, SupervisionState
from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.decisions.hearings.models import Hearing, Party
from throughcare.decisions.hearings.wording import PAROLE_HEARINGS
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity
from throughcare.rules.dates import add_months
from throughcare.rules.jurisdictions import Unit

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Hearing, Party)


def rows_of(
    make: Callable[..., Any], person: Person, today: date, dice: Random, processes: list[Process]
) -> list[Any]:
    """A hearing or two of some, about a decision or not, with an interpreter booked or not."""
    if dice.random() < 0.5:
        return []
    rows: list[Any] = []
    for _ in range(dice.randrange(1, 3)):
        state = dice.choice(["listed", "listed", "listed", "vacated"])
        rows.append(make(
            Hearing, person=person, kind=dice.choice(["violation", "parole_eligibility"]), body="Court",
            starts_at=_moment(today, dice), state=state,
            process=dice.choice([None, *processes]), how=dice.choice(["in_person", "in_person", "on_paper"]),
            ended_because="So" if state == "vacated" else "",
        ))  # fmt: skip
        if dice.random() < 0.4:
            rows.append(make(
                Party, person=person, hearing=rows[-1], role="interpreter", words="Words and Co.",
                confirmed_on=dice.choice([None, today]),
            ))  # fmt: skip
    return rows


def _moment(today: date, dice: Random) -> datetime:
    day = today + timedelta(days=dice.randrange(-6, 18))
    return datetime.combine(day, time(dice.choice([9, 14, 23]), dice.choice([0, 30])), UTC)


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, Any]]]:
    """Another time, off the list; an interpreter booked, or who says that they do not come."""
    return {
        Hearing: lambda row: dice.choice([
            {"starts_at": _moment(today, dice)}, {"state": "vacated", "ended_because": "So"},
        ]) if row.state == "listed" else {"ended_because": "So"},
        Party: lambda row: {"confirmed_on": dice.choice([None, today])},
    }  # fmt: skip


def hearings(naive: "Naive", person: Person) -> Iterator[Found]:
    """The rules of hearings and of their papers. No hearing of the random world waits for its notice, and no papers are
    given there: those stand in the tests of the apps."""
    if not naive.goes_on(person, Activity.REVIEW):
        return
    for row in Hearing.objects.filter(person=person, state="listed"):
        day = naive.local(row.starts_at)
        if day < naive.today:
            yield "hearing-result-missing", person.pk, row.pk, day
            continue
        served = not GateRow.objects.filter(
            process_id=row.process_id, process__state="open", gate="notice", state="open"
        ).exists()
        if not served and day <= naive.today + timedelta(days=7):
            yield "hearing-notice-unserved", person.pk, row.pk, day
        gate = GateRow.objects.filter(
            process_id=row.process_id, process__state="open", gate="disclosure", state="open"
        ).first()
        if gate is not None:
            last = naive.local(gate.due_at - timedelta(seconds=1)) if gate.due_at else day
            if min(day, last) <= naive.today + timedelta(days=7):
                yield "hearing-papers-not-given", person.pk, row.pk, min(day, last)
        booked = Party.objects.filter(hearing=row, role="interpreter", confirmed_on__isnull=False).exists()
        near = day <= naive.today + timedelta(days=14)
        if person.interpreter_needed and near and not booked and row.how != "on_paper":
            yield "hearing-no-interpreter", person.pk, row.pk, day


def to_arrange(naive: "Naive", person: Person) -> Iterator[Found]:
    """Every date that calls for a hearing: near, or past while the person is held, and no hearing of the sort."""
    if not naive.goes_on(person, Activity.REVIEW):
        return
    due = {each.key_date: each for pack in jurisdictions.all() for each in pack.eligibility.hearings}
    held = any(
        row.state == "in_custody"
        and row.starts_on <= naive.today
        and (row.ends_on is None or row.ends_on > naive.today)
        for row in SupervisionState.objects.filter(person=person)
    )
    listed = Hearing.objects.filter(person=person, state="listed", kind__in=PAROLE_HEARINGS).exists()
    for row in KeyDate.objects.filter(person=person, kind__in=due):
        lead = due[row.kind].lead
        months = lead.unit is Unit.MONTHS
        until = add_months(naive.today, lead.amount) if months else naive.today + timedelta(days=lead.amount)
        if row.on <= until and (row.on >= naive.today or held) and not listed:
            yield "hearing-to-arrange", person.pk, row.pk, row.on


RULES = (hearings, to_arrange)
