"""Reads on levels and on the scores of other systems."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.classification.titles import level_title
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

NOT_RECORDED = "Not recorded"
UNSAID = "entered"
"""Why a version was written, when nothing was said: a level taken over from a source."""

PANEL = """
SELECT 'level', to_jsonb(l), w.name FROM classification_levelheld l JOIN access_user w ON w.id = l.recorded_by_id
WHERE l.person_id = %(person)s AND l.known_to IS NULL
UNION ALL
SELECT 'score', to_jsonb(s), w.name FROM assessments_sourcescore s JOIN access_user w ON w.id = s.recorded_by_id
WHERE s.person_id = %(person)s AND s.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A level the person is or was at. title: in the agency's words. last_day: None while it lasts."""

    title: str
    starts_on: date | None
    last_day: date | None
    source: str
    reason: str
    by: str

    def holds_on(self, day: date) -> bool:
        """Whether it is the level on `day`; an unknown first day counts as past."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A score as its source gave it. value: "Not recorded" where the source left it blank."""

    instrument: str
    value: str
    scored_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class LevelsPanel:
    """A person's levels, the latest first, and the scores of other systems. now: None when none is recorded."""

    now: LevelLine | None
    levels: tuple[LevelLine, ...] = field(default=())
    scores: tuple[ScoreLine, ...] = field(default=())


def levels_of(actor: Actor, person_id: UUID, today: date) -> LevelsPanel:
    """What `classification/levels.jinja` shows, in one statement. The page went through `door.look`."""
    pack = jurisdictions.get(actor.jurisdiction)
    with connection.cursor() as cursor:
        cursor.execute(PANEL, {"person": person_id})
        found = [(kind, json.loads(raw), by) for kind, raw, by in cursor.fetchall()]
    levels = sorted(
        (_level(raw, by, pack) for kind, raw, by in found if kind == "level"),
        key=lambda line: (line.starts_on or date.min, line.last_day or date.max),
        reverse=True,
    )
    scores = [_score(raw) for kind, raw, _ in found if kind == "score"]
    return LevelsPanel(
        now=next((line for line in levels if line.holds_on(today)), None),
        levels=tuple(levels),
        scores=tuple(sorted(scores, key=lambda line: line.scored_on or date.min, reverse=True)),
    )


def level_on(person_id: UUID, day: date) -> str | None:
    """The code of the person's level on `day`; None when none is recorded. An unknown first day counts as past."""
    code: str | None = (
        LevelHeld.objects.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day),
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            person_id=person_id,
        )
        .values_list("level", flat=True)
        .first()
    )
    return code


def _level(raw: dict[str, str | None], by: str, pack: Jurisdiction) -> LevelLine:
    ends_on = _day(raw["ends_on"])
    return LevelLine(
        title=level_title(pack, raw["level"] or ""),
        starts_on=_day(raw["starts_on"]),
        last_day=ends_on - timedelta(days=1) if ends_on else None,
        source=raw["source"] or "",
        reason="" if raw["because"] == UNSAID else raw["because"] or "",
        by=by,
    )


def _score(raw: dict[str, str | None]) -> ScoreLine:
    return ScoreLine(
        raw["instrument"] or "", raw["value"] or NOT_RECORDED, _day(raw["scored_on"]), raw["source"] or ""
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
