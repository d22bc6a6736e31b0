"""Making an agency of invented people, by the hundred thousand, on every processor there is.

The same agency and seed again add nothing: a batch that stands is left alone. So a run that was broken off goes on
where it stopped, and a larger number of people adds the further ones.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import get_context
from time import perf_counter

from django.db import connections
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.counting_rows import count_what_grew
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample import batches, workers
from throughcare.shell.exchange.sample.batches import Batch
from throughcare.shell.exchange.sample.desk import Place
from throughcare.shell.exchange.sample.people import CASELOAD
from throughcare.shell.exchange.sample.scene import Scene, scene_of
from throughcare.shell.exchange.sample.staff import ensure_staff

PEOPLE_A_BATCH = 2_400
"""Forty caseloads: some hundred thousand rows, a hundred megabytes while they are made."""
DAYS_BACK, NOTES = 182, 30
"""A large agency has half a year of contacts, about ten a person, and a note on one in three."""
WORTH_ANOTHER_PROCESS = 10_000
"""Below so many people a second process would start for nothing."""


class NotThisAgency(Refused):
    """The agency of this code was made in another way, with another pack or with another seed."""


def generate(people: int, pack: str, seed: int, agency: str, *, days_back: int = DAYS_BACK) -> str:
    """Make `people` invented people in the agency `agency`, which is made if there is none; returns a report.

    days_back: how far the record of contacts goes back; half the days take about half the time.
    Raises NotThisAgency, UnknownScene, or UnknownCode for an unknown pack.
    """
    started = perf_counter()
    place = _place(people, pack, seed, agency)
    wanted = list(_batches(people, pack, seed, place, days_back))
    missing = [part for batch in wanted if (part := _without_standing(batch)) is not None]
    made, rows = sum(batch.count for batch in missing), 0
    with _bar() as bar:
        task = bar.add_task(f"Inventing people for {agency}", total=people, completed=people - made)
        for count, written in _written(missing, made):
            rows += written
            bar.advance(task, count)
    count_what_grew()
    seconds = perf_counter() - started
    return (
        f"{agency} ({pack}, seed {seed}): {made:,} people made, {people - made:,} were there already; {rows:,} rows in"
        f" {seconds:.1f} s, {made / seconds:,.0f} people a second."
    )


def _written(missing: list[Batch], people: int) -> Iterator[tuple[int, int]]:
    """Write the batches, here or in several processes; yields people and rows as each is done."""
    processes = min(os.cpu_count() or 1, len(missing))
    if people < WORTH_ANOTHER_PROCESS or processes < 2:
        for batch in missing:
            yield batch.count, batches.write(batch)
        return
    connections.close_all()
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=workers.set_up) as pool:
        running = {pool.submit(workers.write, batch): batch.count for batch in missing}
        for done in as_completed(running):
            yield running[done], done.result()


def _batches(people: int, pack: str, seed: int, place: Place, days_back: int) -> Iterable[Batch]:
    today = clock.today(jurisdictions.get(pack).time_zone)
    for first in range(0, people, PEOPLE_A_BATCH):
        count = min(PEOPLE_A_BATCH, people - first)
        yield Batch(
            pack=pack,
            seed=seed,
            first=first,
            count=count,
            today=today,
            place=place,
            days_back=days_back,
            notes=NOTES,
        )


def _without_standing(batch: Batch) -> Batch | None:
    there = batches.standing(batch)
    if there == batch.count:
        return None
    return replace(batch, first=batch.first + there, count=batch.count - there)


def _place(people: int, pack: str, seed: int, code: str) -> Place:
    """The agency with enough officers, made when it is missing. Raises NotThisAgency."""
    scene, rules, source = scene_of(pack), jurisdictions.get(pack), f"sample-{seed}"
    with acting(Actor.system_named("generate")) as actor:
        agency, made = Agency.objects.get_or_create(
            code=code,
            defaults={"name": f"Sample agency {code}", "jurisdiction": pack, "zone": rules.time_zone},
        )
        _check_ours(agency, pack, source)
        officers = ensure_staff(agency, scene, -(-people // CASELOAD))
        trail.record(
            actor, "exchange:sample:agency-prepared", agency, verb=trail.Verb.ADMINISTER,
            details={"made": made, "officers": len(officers)},
        )  # fmt: skip
    return Place(
        agency_id=agency.pk, agency=agency.name, address=_address(scene), officers=officers, caseload=CASELOAD,
        now=clock.now(), source=source, letters=False,
    )  # fmt: skip


def _check_ours(agency: Agency, pack: str, source: str) -> None:
    if agency.jurisdiction != pack:
        raise NotThisAgency(
            f"{agency.code} is an agency under {agency.jurisdiction}, not {pack}. Choose another code."
        )
    if Person.objects.filter(agency=agency).exclude(source=source).exists():
        raise NotThisAgency(
            f"{agency.code} has people who were not made with this seed. Choose another code."
        )


def _address(scene: Scene) -> tuple[str, ...]:
    town, _, district = scene.towns[0]
    return ("1 Wheelwright Row", f"{town} {scene.postcode(district, 1)}")


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    )
