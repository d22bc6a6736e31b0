"""Everything about one person's level and flags, in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import one_of
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

MOST = 60
"""So many calculations are read, the latest first; that is years of them."""
UNSAID = "entered"
"""Why a version was written, when nothing was said: a level taken over from a source."""

READ = f"""
SELECT 'calculation', to_jsonb(c), w.name, NULL FROM (
  SELECT * FROM classification_calculation WHERE person_id = %(person)s AND known_to IS NULL ORDER BY id DESC LIMIT {MOST}
  ) c JOIN access_user w ON w.id = c.recorded_by_id
UNION ALL
SELECT 'level', to_jsonb(l), w.name, NULL FROM classification_levelheld l JOIN access_user w ON w.id = l.recorded_by_id
WHERE l.person_id = %(person)s AND l.known_to IS NULL
UNION ALL
SELECT 'proposal', to_jsonb(p), w.name, NULL FROM classification_proposal p LEFT JOIN access_user w ON w.id = p.decided_by_id
WHERE p.person_id = %(person)s AND p.known_to IS NULL
UNION ALL
SELECT 'override', to_jsonb(o), w.name, s.name FROM classification_override o JOIN access_user w ON w.id = o.author_id
LEFT JOIN access_user s ON s.id = o.approver_id WHERE o.person_id = %(person)s AND o.known_to IS NULL
UNION ALL
SELECT 'flag', to_jsonb(f), w.name, NULL FROM classification_flag f JOIN access_user w ON w.id = f.recorded_by_id
WHERE f.person_id = %(person)s AND f.known_to IS NULL
UNION ALL
SELECT 'source', to_jsonb(s), NULL, NULL FROM assessments_sourcescore s
WHERE s.person_id = %(person)s AND s.known_to IS NULL
"""  # noqa: S608, E501 - a number of our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the record."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationLine(Row):
    """A calculation as it was made."""

    made_on: date
    trigger: str
    cause: UUID | None
    rule: str
    inputs: dict[str, Any]
    origins: dict[str, str]
    results: dict[str, Any]
    sentences: list[str]
    level: str
    provisional: bool
    likelihood: list[str]
    harm: list[str]
    not_made: str
    fingerprint: str

    @property
    def says(self) -> str:
        """What drove it, in one sentence."""
        return self.not_made or (self.sentences[0] if self.sentences else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine(Row):
    """A level held. ends_on: exclusive; None while it lasts. by: who accepted or recorded it."""

    level: str
    starts_on: date | None
    ends_on: date | None
    source: str
    because: str
    rule_level: str
    calculation_id: UUID | None
    override_id: UUID | None
    told_on: date | None
    told_how: str
    by: str

    @property
    def reason(self) -> str:
        """Why it was recorded, where anybody said."""
        return "" if self.because == UNSAID else self.because

    def holds_on(self, day: date) -> bool:
        """Whether it is the level on `day`; an unknown first day counts as past."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine(Row):
    """A proposal. by: who decided, None while nobody has."""

    calculation_id: UUID
    level_now: str
    level: str
    decide_by: date
    state: str
    decided_at: datetime | None
    words: str
    known_from: datetime
    by: str | None

    def late(self, today: date) -> bool:
        """Whether its time is past and nobody has decided."""
        return self.state == "waiting" and self.decide_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLine(Row):
    """An override. by: its author; second: who signed or refused it."""

    calculation_id: UUID | None
    rule_level: str
    level: str
    reason: str
    words: str
    against: list[str]
    speaks_for: str
    review_on: date
    state: str
    author_id: UUID
    answered_at: datetime | None
    answer: str
    known_from: datetime
    by: str
    second: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagLine(Row):
    """A flag. by: who set it, reviewed it or removed it last."""

    kind: str
    level: str
    starts_on: date
    note: str
    reviewed_on: date | None
    review_on: date | None
    removed_on: date | None
    removed_because: str
    words: str
    by: str

    def overdue(self, today: date) -> bool:
        """Whether its review is due."""
        return self.removed_on is None and self.review_on is not None and self.review_on <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine(Row):
    """A score as another system gave it; value "" where it was left blank."""

    instrument: str
    value: str
    scored_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Classified:
    """A person's calculations, levels, proposals, overrides and flags, each the latest first."""

    calculations: tuple[CalculationLine, ...]
    levels: tuple[LevelLine, ...]
    proposals: tuple[ProposalLine, ...]
    overrides: tuple[OverrideLine, ...]
    flags: tuple[FlagLine, ...]
    sources: tuple[SourceLine, ...]

    def held_on(self, day: date) -> LevelLine | None:
        """The level of a day."""
        return next((each for each in self.levels if each.holds_on(day)), None)

    @property
    def waiting(self) -> ProposalLine | None:
        """The proposal that waits."""
        return next((each for each in self.proposals if each.state == "waiting"), None)

    @property
    def standing_flags(self) -> tuple[FlagLine, ...]:
        """Flags that stand."""
        return tuple(each for each in self.flags if each.removed_on is None)

    def calculation(self, key: UUID | None) -> CalculationLine | None:
        """One of the calculations."""
        return next((each for each in self.calculations if each.id == key), None)

    def before(self, made: CalculationLine) -> CalculationLine | None:
        """The calculation before another that gave a level, where there is one."""
        older = self.calculations[self.calculations.index(made) + 1 :]
        return next((each for each in older if each.level), None)


def classified(actor: Actor, person_id: UUID) -> Classified:
    """One person. The page went through `door.look`; the database's wall stands behind."""
    found: dict[str, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READ, {"person": person_id})
        for kind, raw, by, second in cursor.fetchall():
            found.setdefault(kind, []).append(_row(kind, json.loads(raw), by, second))

    def rows(kind: str) -> tuple[Any, ...]:
        return tuple(sorted(found.get(kind, ()), key=ORDER[kind], reverse=True))

    return Classified(*map(rows, ("calculation", "level", "proposal", "override", "flag", "source")))


def _row(kind: str, raw: dict[str, Any], by: str | None, second: str | None) -> Any:
    match kind:
        case "calculation":
            return read_row(CalculationLine, raw)
        case "level":
            return read_row(LevelLine, raw, by=by)
        case "proposal":
            return read_row(ProposalLine, raw, by=by)
        case "override":
            return read_row(OverrideLine, raw, by=by, second=second)
        case "flag":
            return read_row(FlagLine, raw, by=by)
        case _:
            return read_row(SourceLine, raw)


ORDER: dict[str, Any] = {
    "calculation": lambda row: row.id,
    "level": lambda row: (row.starts_on or date.min, row.ends_on or date.max),
    "proposal": lambda row: row.id,
    "override": lambda row: row.id,
    "flag": lambda row: (row.starts_on, row.id),
    "source": lambda row: row.scored_on or date.min,
}


def proposal_of(held: Classified, person_id: UUID, proposal_id: UUID) -> ProposalLine:
    """One of the proposals. Raises NotThere."""
    return one_of(held.proposals, person_id, proposal_id, "no such proposal")


def override_of(held: Classified, person_id: UUID, override_id: UUID) -> OverrideLine:
    """One of the overrides. Raises NotThere."""
    return one_of(held.overrides, person_id, override_id, "no such override")


def flag_of(held: Classified, person_id: UUID, flag_id: UUID) -> FlagLine:
    """One of the flags. Raises NotThere."""
    return one_of(held.flags, person_id, flag_id, "no such flag")


def level_of(held: Classified, person_id: UUID, level_id: UUID) -> LevelLine:
    """One of the levels. Raises NotThere."""
    return one_of(held.levels, person_id, level_id, "no such level")
