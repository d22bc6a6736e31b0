"""How far a person has come towards less supervision: what the record answers, what was proposed, the phase held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.platform.database.planned import planned_cursor
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Outcome
from throughcare.rules.dates import add_months, months_between
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.progress import ProgressFact, ProgressStep

_MISSED = ", ".join(f"'{outcome.value}'" for outcome in Outcome if outcome.needs_judgment)
RECORD = f"""
SELECT
  (SELECT coalesce(json_agg(json_build_object(
     'begins', coalesce(o.starts_on, o.known_from::date), 'ends', o.ends_on)), '[]')
   FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL AND o.status IN ('planned', 'active')
     AND (o.starts_on IS NULL OR o.starts_on <= %(today)s) AND (o.ends_on IS NULL OR o.ends_on > %(today)s)),
  (SELECT coalesce(json_agg(json_build_object('level', l.level, 'starts_on', l.starts_on, 'ends_on', l.ends_on)), '[]')
   FROM classification_levelheld l WHERE l.person_id = p.id AND l.known_to IS NULL),
  (SELECT count(*) FROM supervision_contact c WHERE c.person_id = p.id AND c.known_to IS NULL
     AND c.outcome IN ({_MISSED}) AND (c.happened_at AT TIME ZONE %(zone)s)::date > %(half_year_ago)s),
  (SELECT coalesce(json_agg(row_to_json(g) ORDER BY g.proposed_on DESC), '[]') FROM (
     SELECT x.id, x.version, x.step, x.rule, x.findings, x.words, x.proposed_by_id, a.name AS proposed_by,
       x.proposed_on, x.state, coalesce(b.name, '') AS decided_by, x.decided_at, x.decision
     FROM supervision_progress x JOIN access_user a ON a.id = x.proposed_by_id
     LEFT JOIN access_user b ON b.id = x.decided_by_id
     WHERE x.person_id = p.id AND x.known_to IS NULL) g),
  (SELECT coalesce(json_agg(row_to_json(h) ORDER BY h.starts_on DESC), '[]') FROM (
     SELECT y.id, y.version, y.phase, y.starts_on, y.ends_on, y.ended_because FROM supervision_phaseheld y
     WHERE y.person_id = p.id AND y.known_to IS NULL) h)
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressLine:
    """What was proposed, and what became of it. findings: each condition as it stood then."""

    id: UUID
    version: int
    step: str
    rule: str
    findings: list[dict[str, str]]
    words: str
    proposed_by_id: UUID
    proposed_by: str
    proposed_on: date
    state: str
    decided_by: str
    decided_at: datetime | None
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseLine:
    """A phase held. ends_on: exclusive; None while it lasts."""

    id: UUID
    version: int
    phase: str
    starts_on: date
    ends_on: date | None
    ended_because: str


@dataclass(frozen=True, slots=True)
class Progressing:
    """facts: what the record answers; a fact that it does not is not there."""

    facts: Mapping[ProgressFact, object]
    proposals: tuple[ProgressLine, ...]
    phases: tuple[PhaseLine, ...]

    @property
    def waiting(self) -> ProgressLine | None:
        """The proposal that waits for a decision."""
        return next((each for each in self.proposals if each.state == "waiting"), None)

    @property
    def phase(self) -> PhaseLine | None:
        """The phase of today."""
        return next((each for each in self.phases if each.ends_on is None), None)

    def proposal(self, key: UUID) -> ProgressLine:
        """One proposal. Raises NotThere."""
        found = next((each for each in self.proposals if each.id == key), None)
        if found is None:
            raise NotThere(Permission.PERSON_OPEN, None, "R1 no such record")
        return found


def progressing(actor: Actor, person_id: UUID) -> Progressing:
    """All of it in one statement. The page went through `door.look`."""
    today = clock.today(actor.zone)
    given: dict[str, Any] = {
        "person": person_id, "today": today, "zone": actor.zone, "half_year_ago": add_months(today, -6),
    }  # fmt: skip
    with planned_cursor() as cursor:
        cursor.execute(RECORD, given)
        orders, levels, missed, proposals, phases = cursor.fetchone() or ((), (), 0, (), ())
    facts = _facts(jurisdictions.get(actor.jurisdiction), orders, levels, missed, today)
    return Progressing(
        {fact: value for fact, value in facts.items() if value is not None},
        tuple(read_row(ProgressLine, each) for each in proposals),
        tuple(read_row(PhaseLine, each) for each in phases),
    )


def answers_of(step: ProgressStep, facts: Mapping[ProgressFact, object]) -> dict[str, object]:
    """What the record answers of a step's questions, by their names."""
    return {name: facts[fact] for name, fact in step.takes.items() if fact in facts}


def _facts(
    pack: Jurisdiction, orders: Any, levels: Any, missed: int, today: date
) -> dict[ProgressFact, object | None]:
    facts: dict[ProgressFact, object | None] = dict.fromkeys(ProgressFact)
    start = min((date.fromisoformat(each["begins"]) for each in orders), default=None)
    if start is not None:
        months = months_between(start, today)
        facts[ProgressFact.MONTHS_ON], facts[ProgressFact.YEARS_ON] = months, months // 12
        ends = [date.fromisoformat(each["ends"]) for each in orders if each["ends"]]
        if len(ends) == len(orders):  # an order without a known end says nothing of how much is left
            last = max(ends)
            facts[ProgressFact.DAYS_LEFT] = (last - today).days
            facts[ProgressFact.PAST_HALF] = (today - start).days * 2 >= (last - start).days
    held = [_Held.of(each) for each in levels]
    now = next((each for each in held if each.on(today)), None)
    if now is not None and now.starts is not None:
        facts[ProgressFact.MONTHS_AT_LEVEL] = months_between(now.starts, today)
        facts[ProgressFact.HIGH_WITHIN_YEAR] = _high_within_year(pack, held, today)
    if not missed:  # whether one was excused is judged elsewhere: the officer says
        facts[ProgressFact.MISSED_WITHIN_6_MONTHS] = False
    return facts


@dataclass(frozen=True, slots=True)
class _Held:
    level: str
    starts: date | None
    ends: date | None

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> "_Held":
        """From a row's JSON."""
        starts, ends = (
            date.fromisoformat(raw[name]) if raw[name] else None for name in ("starts_on", "ends_on")
        )
        return cls(raw["level"], starts, ends)

    def on(self, day: date) -> bool:
        """Whether it is held on `day`."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or self.ends > day)


def _high_within_year(pack: Jurisdiction, held: list[_Held], today: date) -> bool | None:
    """Whether a high level was held in the last year; None where the record does not reach back as far."""
    since = add_months(today, -12)
    high = {level.code for level in pack.levels if level.band is LevelBand.HIGH}
    within = [each for each in held if each.ends is None or each.ends > since]
    if any(each.level in high for each in within):
        return True
    return False if any(each.starts is None or each.starts <= since for each in within) else None
