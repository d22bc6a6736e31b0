"""Writing one batch: people and all that belongs to them, the links from rows to people, and one audit entry."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from throughcare.insight.models import Outcome
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.shell.exchange.bulk import Bulk
from throughcare.shell.exchange.importing.shaping import ONCE, RECORDS, TABLES, Place, Records, Shaper
from throughcare.shell.exchange.models import ImportedRow, ImportRun

AS_SYSTEM = Actor.system_named("import")


@dataclass(frozen=True, slots=True)
class GoodRow:
    """A row that passed every check. digest: of its cells, to see whether it changed since an earlier import."""

    line: int
    key: str
    cells: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What became of a batch's rows."""

    new: int
    changed: int
    same: int


def digest_of(cells: Sequence[str]) -> str:
    """A row's fingerprint."""
    return hashlib.sha256("\x1f".join(cells).encode()).hexdigest()


class BatchWriter:
    """Writes batches of good rows for one run."""

    def __init__(self, actor: Actor, run: ImportRun, shaper: Shaper, place: Place) -> None:
        self.actor, self.run, self.shaper, self.place = actor, run, shaper, place
        moment = clock.now()
        self.bulks = {model: self._bulk(model, columns, moment) for model, columns in TABLES.items()}
        self.links = Bulk(
            ImportedRow, ("id", "source_key", "person_id", "row_hash", "line"),
            constants={"agency_id": place.agency_id, "mapping": run.mapping, "run_id": run.pk},
            update=("row_hash", "line", "run_id"),
        )  # fmt: skip

    def write(self, rows: Sequence[GoodRow]) -> BatchCounts:
        """Write what is new or changed among `rows`; one audit entry with file, fingerprint and range of lines."""
        known = self._known_digests(rows)
        fresh = [row for row in rows if known.get(row.key) != row.digest]
        if fresh:
            self._write_fresh(fresh)
        changed = sum(1 for row in fresh if row.key in known)
        counts = BatchCounts(new=len(fresh) - changed, changed=changed, same=len(rows) - len(fresh))
        self._audit(rows, counts)
        return counts

    def _write_fresh(self, fresh: Sequence[GoodRow]) -> None:
        records: Records = {model: [] for model in TABLES}
        links = []
        for row in fresh:
            person = self.shaper.shape(row.key, row.cells, records)
            links.append((self._link_id(row.key), row.key, person, row.digest, row.line))
        outcomes = records.pop(Outcome)
        for model, rows in records.items():
            self.bulks[model].write(rows)
        with acting(AS_SYSTEM):  # no user's context may read outcomes back, so none can write them
            self.bulks[Outcome].write(outcomes)
        self.links.write(links)

    def _known_digests(self, rows: Sequence[GoodRow]) -> dict[str, str]:
        stored = ImportedRow.objects.filter(
            agency_id=self.place.agency_id, mapping=self.run.mapping, source_key__in=[row.key for row in rows]
        )
        return dict(stored.values_list("source_key", "row_hash"))

    def _link_id(self, key: str) -> UUID:
        return uuid5(RECORDS, f"{self.place.agency_code}/{self.run.mapping}/{key}/link")

    def _bulk(self, model: type[Any], columns: tuple[str, ...], moment: Any) -> Bulk:
        constants = {
            "known_from": moment,
            "recorded_by_id": self.actor.user_id,
            "because": f"import {self.run.mapping}",
        }
        versioned = any(field.column == "known_from" for field in model._meta.concrete_fields)
        update = (
            ()
            if model in ONCE
            else tuple(name for name in columns if name not in {"id", "person_id", "agency_id"})
        )
        return Bulk(
            model, columns, constants=constants if versioned else {}, update=update,
            agency=self.place.agency_id,
        )  # fmt: skip

    def _audit(self, rows: Sequence[GoodRow], counts: BatchCounts) -> None:
        trail.record(
            self.actor, "exchange:import:batch-written", self.run, verb=trail.Verb.COLLECT,
            details={"file_sha256": self.run.sha256, "mapping": self.run.mapping, "first_line": rows[0].line,
                     "last_line": rows[-1].line, "new": counts.new, "changed": counts.changed, "same": counts.same},
        )  # fmt: skip
