"""Everything about one person's tests, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import one_of
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

READ = """
SELECT 'test', to_jsonb(t) || jsonb_build_object('condition_kind', c.kind, 'pseudonym', e.pseudonym,
  'draw_id', e.draw_id, 'draw_number', d.number), w.name
FROM testing_test t JOIN orders_condition c ON c.id = t.condition_id
LEFT JOIN testing_drawentry e ON e.id = t.entry_id LEFT JOIN testing_draw d ON d.id = e.draw_id
LEFT JOIN access_user w ON w.id = t.concluded_by_id
WHERE t.person_id = %(person)s AND t.known_to IS NULL
UNION ALL
SELECT 'notice', to_jsonb(n), w.name FROM testing_testnotice n JOIN access_user w ON w.id = n.recorded_by_id
WHERE n.person_id = %(person)s AND n.known_to IS NULL
UNION ALL
SELECT 'sample', to_jsonb(s), w.name FROM testing_specimen s JOIN access_user w ON w.id = s.collector_id
WHERE s.person_id = %(person)s AND s.known_to IS NULL
UNION ALL
SELECT 'handover', to_jsonb(h), w.name FROM testing_handover h JOIN access_user w ON w.id = h.recorded_by_id
WHERE h.person_id = %(person)s
UNION ALL
SELECT 'finding', to_jsonb(f), w.name FROM testing_finding f JOIN access_user w ON w.id = f.recorded_by_id
WHERE f.person_id = %(person)s AND f.known_to IS NULL
UNION ALL
SELECT 'explanation', to_jsonb(x), w.name FROM testing_explanation x
LEFT JOIN access_user w ON w.id = x.judged_by_id WHERE x.person_id = %(person)s AND x.known_to IS NULL
UNION ALL
SELECT 'treatment', to_jsonb(m), w.name FROM testing_treatment m JOIN access_user w ON w.id = m.recorded_by_id
WHERE m.person_id = %(person)s AND m.known_to IS NULL
UNION ALL
SELECT 'contest', to_jsonb(k), w.name FROM testing_contest k LEFT JOIN access_user w ON w.id = k.decided_by_id
WHERE k.person_id = %(person)s AND k.known_to IS NULL
UNION ALL
SELECT 'entry', to_jsonb(e) || jsonb_build_object('number', d.number, 'day', d.day), NULL
FROM (SELECT r.* FROM testing_drawentry r JOIN testing_draw made ON made.id = r.draw_id AND made.state = 'drawn'
      WHERE r.person_id = %(person)s ORDER BY made.number DESC LIMIT 60) e JOIN testing_draw d ON d.id = e.draw_id
UNION ALL
SELECT 'condition', jsonb_build_object('id', c.id, 'version', c.version, 'kind', c.kind, 'text', left(c.text, 200),
  'starts_on', greatest(c.starts_on, o.starts_on), 'ends_on', least(c.ends_on, o.ends_on)), NULL
FROM orders_condition c JOIN orders_order o ON o.id = c.order_id AND o.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND o.status IN ('planned', 'active') AND c.kind = ANY(%(kinds)s)
  AND (c.terms = '{}' OR c.terms ->> 'means' = 'samples')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestLine:
    """A test. by: who concluded it. draw_number, pseudonym: of the draw that chose the person; None for another."""

    __test__ = False
    id: UUID
    version: int
    condition_id: UUID
    condition_kind: str
    reason: str
    words: str
    specimen: str
    on: date
    place: str
    state: str
    waiting_since: datetime | None
    waits_until: datetime | None
    event: str
    not_taken_at: datetime | None
    outcome: str
    answerable: bool
    concluded_at: datetime | None
    draw_id: UUID | None
    draw_number: int | None
    pseudonym: str | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """An attempt to tell the person."""

    id: UUID
    version: int
    test_id: UUID
    at: datetime
    way: str
    reached: bool
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """A sample. by: the collector."""

    id: UUID
    version: int
    test_id: UUID
    collected_at: datetime
    place: str
    observed_because: str
    volume_ml: float | None
    temperature_f: float | None
    minutes_to_read: int | None
    number: str
    seal: str
    second_seal: str
    validity: str
    creatinine_mg_dl: float | None
    gravity: float | None
    laboratory: str
    reported_on: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLine:
    """A step of custody."""

    id: UUID
    specimen_id: UUID
    at: datetime
    given_by: str
    taken_by: str
    purpose: str
    seal_whole: bool
    flaw: str
    fatal: bool
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """What one stage found of one substance."""

    id: UUID
    version: int
    specimen_id: UUID
    stage: str
    analyte: str
    measured: float | None
    cutoff: float | None
    cutoff_from: str
    found: str
    known_from: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationLine:
    """The person asked and heard. by: who judged it; None while nobody has."""

    id: UUID
    version: int
    test_id: UUID
    about: str
    asked_at: datetime
    way: str
    answer: str
    judged: str
    judged_at: datetime | None
    words: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentLine:
    """A treatment that explains findings."""

    id: UUID
    version: int
    what: str
    analytes: list[str]
    starts_on: date
    ends_on: date | None
    shown_by: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestLine:
    """A dispute. by: who decided it; None while nobody has."""

    id: UUID
    version: int
    test_id: UUID
    raised_on: date
    words: str
    retest: bool
    state: str
    answer: str
    decided_on: date | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A draw in whose frame the person stood."""

    id: UUID
    draw_id: UUID
    number: int
    day: date
    pseudonym: str
    numerator: int
    denominator: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """A condition that allows tests. starts_on, ends_on: within its order."""

    id: UUID
    version: int
    kind: str
    text: str
    starts_on: date | None
    ends_on: date | None

    def runs_on(self, day: date) -> bool:
        """Whether it allows a test on `day`."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day < self.ends_on
        )


SHAPES: dict[str, Any] = {
    "test": TestLine, "notice": NoticeLine, "sample": SampleLine, "handover": HandOverLine, "finding": FindingLine,
    "explanation": ExplanationLine, "treatment": TreatmentLine, "contest": ContestLine, "entry": EntryLine,
    "condition": ConditionLine,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tested:
    """A person's tests, the latest first, and every step of each, the earliest first.

    hides_health: whether treatment and what the person said is kept from this reader.
    """

    tests: tuple[TestLine, ...]
    notices: tuple[NoticeLine, ...]
    samples: tuple[SampleLine, ...]
    handovers: tuple[HandOverLine, ...]
    findings: tuple[FindingLine, ...]
    explanations: tuple[ExplanationLine, ...]
    treatments: tuple[TreatmentLine, ...]
    contests: tuple[ContestLine, ...]
    entries: tuple[EntryLine, ...]
    conditions: tuple[ConditionLine, ...]
    hides_health: bool

    def sample_of(self, test_id: UUID) -> SampleLine | None:
        """The sample of a test; None where none was taken."""
        return next((each for each in self.samples if each.test_id == test_id), None)

    def findings_of(self, test_id: UUID, stage: str = "") -> list[FindingLine]:
        """What was found in a test, at one stage or at all."""
        sample = self.sample_of(test_id)
        return [
            each
            for each in self.findings
            if sample and each.specimen_id == sample.id and stage in ("", each.stage)
        ]

    def explanation_of(self, test_id: UUID) -> ExplanationLine | None:
        """The last time the person was asked about a test; None where they were not."""
        return next((each for each in reversed(self.explanations) if each.test_id == test_id), None)

    def contests_of(self, test_id: UUID) -> list[ContestLine]:
        """Disputes of a test."""
        return [each for each in self.contests if each.test_id == test_id]


def tested(actor: Actor, person_id: UUID, kinds: list[str]) -> Tested:
    """One person. kinds: types of condition that allow tests. The page went through `door.look`."""
    found: dict[str, list[Any]] = {}
    hides = Permission.SENSITIVE_READ not in actor.permissions and not actor.system
    with connection.cursor() as cursor:
        cursor.execute(READ, {"person": person_id, "kinds": kinds})
        for kind, raw, by in cursor.fetchall():
            row = json.loads(raw)
            if hides and kind == "treatment":
                continue
            if hides and kind in ("explanation", "contest"):
                row |= {name: "Sensitive" for name in ("answer", "words") if row.get(name)}
            extra = {"by": by} if kind not in ("entry", "condition") else {}
            found.setdefault(kind, []).append(read_row(SHAPES[kind], row, **extra))

    def rows(kind: str, key: Any, latest_first: bool = False) -> tuple[Any, ...]:
        return tuple(sorted(found.get(kind, ()), key=key, reverse=latest_first))

    return Tested(
        rows("test", lambda row: (row.on, row.id), True), rows("notice", lambda row: row.at),
        rows("sample", lambda row: row.collected_at), rows("handover", lambda row: row.at),
        rows("finding", lambda row: (row.known_from, row.analyte)), rows("explanation", lambda row: row.asked_at),
        rows("treatment", lambda row: row.starts_on), rows("contest", lambda row: (row.raised_on, row.id)),
        rows("entry", lambda row: (row.day, row.number), True), rows("condition", lambda row: row.id), hides,
    )  # fmt: skip


def test_of(held: Tested, person_id: UUID, test_id: UUID) -> TestLine:
    """One of the tests. Raises NotThere."""
    return one_of(held.tests, person_id, test_id, "no such test")


test_of.__test__ = False  # type: ignore[attr-defined]  # no test for pytest


def treatment_of(held: Tested, person_id: UUID, treatment_id: UUID) -> TreatmentLine:
    """One of the treatments. Raises NotThere."""
    return one_of(held.treatments, person_id, treatment_id, "no such treatment")


def contest_of(held: Tested, person_id: UUID, contest_id: UUID) -> ContestLine:
    """One of the disputes. Raises NotThere."""
    return one_of(held.contests, person_id, contest_id, "no such dispute")
