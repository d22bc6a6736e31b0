"""Check-ins in the sweep's test: rows around a day, and the rules of reading them and of answering help, in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.selfreports.models import SafetyTask, SelfReport
from throughcare.register.people.models import Person

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (SelfReport, CheckinSeries, Checkin, SafetyTask)


def moment(dice: Random, today: date) -> datetime:
    return datetime.combine(today - timedelta(days=dice.randrange(20)), time(dice.randrange(24)), UTC)


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random, world: World) -> list[Any]:
    """Of some people a check-in sent, run out or read, and of some of those an answer that asks for help."""
    if dice.random() < 0.6:
        return []
    at, due = moment(dice, today), today - timedelta(days=dice.randrange(3, 12))
    sent = dice.random() < 0.6
    report = make(
        SelfReport, person=person, form="check-in@2026-11-22", way="link", state="answered" if sent else "expired",
        asked_by=world.officer, asked_at=at, ends_at=at + timedelta(days=3), answered_at=at if sent else None,
    )  # fmt: skip
    series = make(
        CheckinSeries, person=person, mode="SUPPLEMENT", interval_days=14, first_on=due, channel="text",
        reason="Shifts.", agreed_on=due, status="verified", asked_by=world.officer, decision="approved",
        decided_by=world.manager, decided_at=at,
    )  # fmt: skip
    checkin = make(
        Checkin, person=person, series=series, report=report, due_on=due, last_day=due + timedelta(days=2),
        state="submitted" if sent else "expired", submitted_at=at if sent else None,
        review_by=today + timedelta(days=dice.randrange(-4, 5)),
    )  # fmt: skip
    rows = [report, series, checkin]
    if dice.random() < 0.5:
        rows.append(make(
            SafetyTask, person=person, kind=dice.choice(["help", "help", "danger"]), form="check-in",
            question="mood", value="STRUGGLING", source="self_report", source_of=report.pk, rung_at=at,
        ))  # fmt: skip
    return rows


def changes(dice: Random, today: date, world: World) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may do with each."""
    now = datetime.combine(today, time(9), UTC)
    return {
        Checkin: lambda row: dice.choice([
            {"review_by": today + timedelta(days=dice.randrange(-4, 5))},
            {"state": "reviewed", "reviewed_at": now, "reviewed_by": world.officer, "how": "asked", "note": "Asked."},
        ]),
        SafetyTask: lambda row: dice.choice([
            {"rung_at": moment(dice, today), "done_at": None, "done": "", "done_by": None},
            {"done_at": now, "done": "We spoke.", "done_by": world.officer},
        ]),
    }  # fmt: skip


def to_read(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Checkin.objects.filter(person=person, state__in=["submitted", "expired"]):
        if row.review_by <= naive.today:
            yield "checkin-to-read", person.pk, row.pk, row.review_by


def told(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in SafetyTask.objects.filter(person=person, done_at=None):
        code = "danger-told" if row.kind == "danger" else "help-asked"
        yield code, person.pk, row.pk, naive.local(row.rung_at)


RULES = (to_read, told)
