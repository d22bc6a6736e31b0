"""Writing invented people batch by batch. A batch stands whole or not at all, with one audit entry."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.bulk import Bulk
from throughcare.shell.exchange.sample.days import Days
from throughcare.shell.exchange.sample.desk import Desk, Place
from throughcare.shell.exchange.sample.people import NOTES_IN_A_HUNDRED, YEAR_BACK, make_people
from throughcare.shell.exchange.sample.rows import Shaper
from throughcare.shell.exchange.sample.scene import scene_of
from throughcare.shell.exchange.sample.tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some people to be made, from the number `first` on, and where they go."""

    pack: str
    seed: int
    first: int
    count: int
    today: date
    place: Place
    days_back: int = YEAR_BACK
    notes: int = NOTES_IN_A_HUNDRED


def write(batch: Batch) -> int:
    """Make the people of a batch and write their rows in one transaction; returns the number of rows.

    Raises whatever the database refuses; then nothing of the batch stands.
    """
    desk = Desk(batch.place, Days(jurisdictions.get(batch.pack), batch.today))
    shaper = Shaper(desk)
    people = make_people(
        batch.pack, batch.seed, batch.count, batch.today, first=batch.first, caseload=batch.place.caseload,
        days_back=batch.days_back, notes=batch.notes,
    )  # fmt: skip
    for person in people:
        shaper.add(person)
    total = sum(map(len, desk.rows.values()))
    with acting(Actor.system_named("generate")) as actor, connection.cursor() as cursor:
        trail.record(
            actor, "exchange:sample:batch-written", kind="access.agency", key=batch.place.agency_id,
            verb=trail.Verb.COLLECT,
            details={
                "pack": batch.pack, "seed": batch.seed, "first": batch.first, "people": batch.count, "rows": total,
            },
        )  # fmt: skip
        # Foreign keys checked table by table are a tenth quicker than all at the end; so the audit entry comes first.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model, rows in desk.rows.items():
            _bulk(model, batch).write(rows)
    return total


def standing(batch: Batch) -> int:
    """How many people of a batch are there already: always its first ones."""
    reference = scene_of(batch.pack).reference
    wanted = [reference(number) for number in range(batch.first, batch.first + batch.count)]
    with acting(Actor.system_named("generate")):
        return int(Person.objects.filter(agency_id=batch.place.agency_id, reference__in=wanted).count())


def _bulk(model: type[Any], batch: Batch) -> Bulk:
    columns = TABLES[model]
    constants = {
        "known_from": batch.place.now, "recorded_by_id": SYSTEM_USER, "because": "sample",
    }  # fmt: skip
    return Bulk(
        model, columns, constants={name: value for name, value in constants.items() if name not in columns},
        agency=batch.place.agency_id,
    )  # fmt: skip
