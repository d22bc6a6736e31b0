"""Assessments for the sweep's test: rows around a day, and the rules once more in plain Python."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.assessments.models import Assessment, CalledFor, Contest
from throughcare.casework.orders.models import Order
from throughcare.platform import clock
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity
from throughcare.rules.dates import add_months

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
Make = Callable[..., Any]
MODELS = (Assessment, Contest, CalledFor)
SIX_MONTHS = 183


def rows_of(make: Make, person: Person, today: date, dice: Random, world: World) -> list[Any]:
    """Completed, signed and begun assessments around the days that matter; contests and calls of some."""
    rows: list[Any] = []
    if dice.random() < 0.6:
        done = assessment(make, person, today, dice, world)
        rows.append(done)
        if done.stage == "final" and dice.random() < 0.4:
            rows.append(contest(make, person, done, today, dice, world))
    if dice.random() < 0.2:
        rows.append(call(make, person, today, dice))
    return rows


def assessment(make: Make, person: Person, today: date, dice: Random, world: World) -> Assessment:
    """One of the place's forms, at a stage; completed ones about as long ago as makes them due again."""
    uses = [use for use in jurisdictions.get(world.agency.jurisdiction).forms if use.every_months]
    use, stage = dice.choice(uses), dice.choice(["final", "final", "final", "signed", "draft", "abandoned"])
    ago = {"final": SIX_MONTHS * dice.choice([1, 2])}.get(stage, 20) + dice.randrange(-35, 36)
    written = clock.now() - timedelta(days=(clock.now().date() - today).days + dice.randrange(20, 36))
    made = make(
        Assessment, person=person, form=f"{use.code}@2026-11-22", occasion="periodic", lead=world.officer, stage=stage,
        assessed_on=today - timedelta(days=ago), signed_at=None if stage == "draft" else written, known_from=written,
    )  # fmt: skip
    return made  # type: ignore[no-any-return]


def contest(make: Make, person: Person, done: Assessment, today: date, dice: Random, world: World) -> Contest:
    """A contest, open or decided, around the week before its last day."""
    decided = dice.choice(
        [{}, {}, {"state": "refused", "decided_by": world.manager, "decided_at": clock.now()}]
    )
    made = make(
        Contest, person=person, assessment=done, said="It is not so.", said_on=today - timedelta(days=20),
        due_on=today + timedelta(days=dice.randrange(-5, 15)), **decided,
    )  # fmt: skip
    return made  # type: ignore[no-any-return]


def call(make: Make, person: Person, today: date, dice: Random) -> CalledFor:
    """Something that calls for an assessment, answered or not."""
    answer = dice.choice([{}, {}, {"answered": "none", "why_none": "Seen last week."}])
    made = make(
        CalledFor, person=person, form="harm-ew", trigger="concern", cause=uuid7(), happened_on=today,
        due_on=today + timedelta(days=dice.randrange(-5, 15)), **answer,
    )  # fmt: skip
    return made  # type: ignore[no-any-return]


def changes(dice: Random, today: date, world: World) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may change of each."""

    def moved(row: Assessment) -> dict[str, object]:
        fresh = assessment(lambda model, **fields: model(**fields), row.person, today, dice, world)
        drafts = Assessment.objects.filter(person=row.person, form=row.form, stage="draft").exclude(pk=row.pk)
        stage = "abandoned" if fresh.stage == "draft" and drafts.exists() else fresh.stage
        return {"stage": stage, "assessed_on": fresh.assessed_on, "signed_at": fresh.signed_at}

    return {
        Assessment: moved,
        Contest: lambda row: {"due_on": today + timedelta(days=dice.randrange(-5, 15))},
        CalledFor: lambda row: dice.choice([
            {"answered": "none", "why_none": "Not needed."}, {"answered": "", "why_none": ""},
        ]),
    }  # fmt: skip


def additions(
    make: Make, dice: Random, today: date, world: World
) -> dict[type[Any], Callable[[Person], Any]]:
    """What staff may add; a draft only where there is none."""

    def completed(person: Person) -> Assessment:
        made = assessment(make, person, today, dice, world)
        made.stage = "final" if made.stage == "draft" else made.stage
        made.signed_at = made.signed_at or clock.now()
        return made

    return {
        Assessment: completed,
        CalledFor: lambda person: call(make, person, today, dice),
    }


def due(naive: "Naive", person: Person) -> Iterator[Found]:
    if not naive.goes_on(person, Activity.REVIEW):
        return
    starts = [
        row.starts_on or row.known_from.date()
        for row in Order.objects.filter(person=person, status="active")
        if (row.starts_on is None or row.starts_on <= naive.today)
        and (row.ends_on is None or row.ends_on > naive.today)
    ]
    days: set[date] = set()
    for use in jurisdictions.get(person.agency.jurisdiction).forms if starts else ():
        own = [row for row in Assessment.objects.filter(person=person) if row.form.split("@")[0] == use.code]
        done = [row.assessed_on for row in own if row.stage == "final"]
        wanted = []
        if use.first_within_days is not None:
            wanted.append(min(starts) + timedelta(days=use.first_within_days))
        if done and use.every_months is None:
            continue
        if done and use.every_months is not None:
            wanted.append(add_months(max(done), use.every_months))
        if wanted and not any(row.stage == "signed" for row in own):
            days.add(max(wanted))
    for day in days:
        if day <= naive.today + timedelta(days=14):
            yield "assessment-due", person.pk, person.pk, day


def unfinished(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Assessment.objects.filter(person=person):
        left = naive.local(row.known_from) + timedelta(days=28)
        if row.stage == "draft" and left < naive.today and naive.goes_on(person, Activity.REVIEW):
            yield "assessment-not-finished", person.pk, row.pk, left
        if row.stage == "signed" and row.signed_at is not None:
            yield "assessment-to-countersign", person.pk, row.pk, naive.local(row.signed_at)


def contests(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Contest.objects.filter(person=person, state="open"):
        if row.due_on <= naive.today + timedelta(days=7):
            yield "contest-to-decide", person.pk, row.pk, row.due_on


def calls(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in CalledFor.objects.filter(person=person, answered=""):
        if naive.goes_on(person, Activity.REVIEW):
            yield "assessment-called-for", person.pk, row.pk, row.due_on


RULES = (due, unfinished, contests, calls)
