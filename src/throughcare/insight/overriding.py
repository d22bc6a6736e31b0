"""How often levels are set otherwise than by the rule: by officer, team and group, with small numbers withheld.

A decision is a proposal accepted or an override asked for. Shown are figures of which `disclosure.FEWEST` decisions
went each way, and never so that the rest could be told by taking the shown from the whole.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from django.db import connection

from throughcare.insight.validation import disclosure
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

NOT_RECORDED = "Not recorded"
READ = """
SELECT d.kind, d.rule_level, d.level, u.name, coalesce(t.name, ''), p.sex, coalesce(e.said, ''),
  CASE WHEN p.born_from = p.born_to THEN date_part('year', age(d.on, p.born_from))::int END
FROM (
  SELECT 'override' AS kind, o.person_id, o.rule_level, o.level, o.author_id AS by,
         (o.known_from AT TIME ZONE %(zone)s)::date AS on
  FROM classification_override o WHERE o.known_to IS NULL
  UNION ALL
  SELECT 'rule', r.person_id, r.level_now, r.level, r.decided_by_id, (r.decided_at AT TIME ZONE %(zone)s)::date
  FROM classification_proposal r WHERE r.known_to IS NULL AND r.state = 'accepted'
) d
JOIN people_person p ON p.id = d.person_id AND p.known_to IS NULL
JOIN access_user u ON u.id = d.by
LEFT JOIN LATERAL (
  SELECT team.name FROM caseload_allocation a JOIN access_team team ON team.id = a.team_id
  WHERE a.person_id = p.id AND a.part = 'responsible' AND a.known_to IS NULL AND a.starts_on <= %(today)s
    AND (a.ends_on IS NULL OR a.ends_on > %(today)s) LIMIT 1) t ON true
LEFT JOIN LATERAL (
  SELECT coalesce(nullif(c.code, ''), c.as_given) AS said FROM people_characteristic c
  WHERE c.person_id = p.id AND c.kind IN ('ethnicity', 'race') AND c.known_to IS NULL LIMIT 1) e ON true
"""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. up: an override upwards; down: downwards; neither where the rule's level was taken."""

    up: bool
    down: bool
    officer: str
    team: str
    sex: str
    ethnicity: str
    age: str

    @property
    def overridden(self) -> bool:
        """Whether it was an override."""
        return self.up or self.down


@dataclass(frozen=True, slots=True)
class Share:
    """Of the decisions about one group, how many were overrides, and which way."""

    name: str
    decisions: int
    overrides: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Division:
    """The groups of one kind that may be shown. withheld: how many may not."""

    title: str
    shares: tuple[Share, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class OverrideRates:
    """All decisions together (None where they are too few), and by division."""

    whole: Share | None
    divisions: tuple[Division, ...]
    fewest: int = disclosure.FEWEST


KINDS: tuple[tuple[str, Callable[[Decided], str]], ...] = (
    ("Officer", lambda each: each.officer),
    ("Team", lambda each: each.team),
    ("Sex", lambda each: each.sex),
    ("Ethnicity", lambda each: each.ethnicity),
    ("Age", lambda each: each.age),
)


def override_rates(actor: Actor) -> OverrideRates:
    """Rates and direction of overrides in the agency. Raises NotPermitted."""
    require(actor, Permission.VALIDATION_READ)
    pack = jurisdictions.get(actor.jurisdiction)
    with connection.cursor() as cursor:
        cursor.execute(READ, {"today": clock.today(actor.zone), "zone": actor.zone})
        decided = [_decided(pack, *row) for row in cursor.fetchall()]
    trail.record(
        actor, "insight:overrides:consulted", verb=trail.Verb.CONSULT, kind="classification.override"
    )  # fmt: skip
    return rates_of(decided)


def rates_of(decided: Iterable[Decided]) -> OverrideRates:
    """The figures that may be shown of these decisions."""
    every = list(decided)
    whole = _share("All decisions", every)
    enough = min(whole.overrides, whole.decisions - whole.overrides) >= disclosure.FEWEST
    return OverrideRates(
        whole if enough else None, tuple(_division(title, every, of) for title, of in KINDS) if enough else ()
    )


def _division(title: str, every: list[Decided], of: Callable[[Decided], str]) -> Division:
    groups: dict[str, list[Decided]] = {}
    for each in every:
        groups.setdefault(of(each) or NOT_RECORDED, []).append(each)
    names = sorted(groups)
    shares = [_share(name, groups[name]) for name in names]
    counts = np.array([[[each.overrides, each.decisions - each.overrides]] for each in shares])
    visible = disclosure.shown(counts)
    shown = tuple(share for share, may in zip(shares, visible, strict=True) if may)
    return Division(title, shown, len(shares) - len(shown))


def _share(name: str, of: list[Decided]) -> Share:
    ways = Counter("up" if each.up else "down" if each.down else "rule" for each in of)
    return Share(name, len(of), ways["up"] + ways["down"], ways["up"], ways["down"])


def _decided(
    pack: Jurisdiction, kind: str, rule_level: str, level: str, officer: str, team: str, sex: str, ethnicity: str,
    age: int | None,
) -> Decided:  # fmt: skip
    up = kind == "override" and _rank(pack, level) < _rank(pack, rule_level)
    down = kind == "override" and not up
    return Decided(up, down, officer, team, sex.capitalize(), ethnicity, age_band(age))


def _rank(pack: Jurisdiction, code: str) -> int:
    try:
        return pack.level(code).rank
    except UnknownCode:
        return len(pack.levels)


def age_band(age: int | None) -> str:
    """Ten years together, as the validation page has them; "" where the birth is not exactly known."""
    if age is None:
        return ""
    low = min(age // 10 * 10, 60)
    return f"{low} and over" if low == 60 else f"{low} to {low + 9}"
