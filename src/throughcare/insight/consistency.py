"""Whether like failures are answered alike, and how soon: by officer, team and group, small numbers withheld.

Alike are failures of one sort for which the rule or the table proposed the same. Shown are figures of which
`disclosure.FEWEST` answers went each way, and never so that the rest could be told by taking the shown from the whole.
Names stand in alphabetical order, each among like cases only: no list ranks anybody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np
from django.db import connection

from throughcare.decisions.noncompliance.speed import swiftness
from throughcare.decisions.noncompliance.wording import ADVERSE
from throughcare.insight.overriding import NOT_RECORDED, age_band
from throughcare.insight.validation import disclosure
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Step
from throughcare.rules.responses.failures import Subject

YEARS = 2
"""How far back: what was answered earlier was answered under other circumstances."""
READ = """
SELECT r.kind, coalesce(q.step, ''), coalesce(w.highest, ''), f.subject_kind, f.failed_on, r.given_on, u.name,
  coalesce(t.name, ''), p.sex, coalesce(e.said, ''),
  CASE WHEN p.born_from = p.born_to THEN date_part('year', age(r.given_on, p.born_from))::int END
FROM noncompliance_response r
JOIN noncompliance_failure f ON f.id = r.failure_id AND f.known_to IS NULL
LEFT JOIN noncompliance_proposalmade q ON q.id = r.proposal_id
LEFT JOIN noncompliance_weighing w ON w.failure_id = f.id AND w.known_to IS NULL
JOIN people_person p ON p.id = r.person_id AND p.known_to IS NULL
JOIN access_user u ON u.id = r.decided_by_id
LEFT JOIN LATERAL (
  SELECT team.name FROM caseload_allocation a JOIN access_team team ON team.id = a.team_id
  WHERE a.person_id = p.id AND a.part = 'responsible' AND a.known_to IS NULL AND a.starts_on <= r.given_on
    AND (a.ends_on IS NULL OR a.ends_on > r.given_on) LIMIT 1) t ON true
LEFT JOIN LATERAL (
  SELECT coalesce(nullif(c.code, ''), c.as_given) AS said FROM people_characteristic c
  WHERE c.person_id = p.id AND c.kind IN ('ethnicity', 'race') AND c.known_to IS NULL LIMIT 1) e ON true
WHERE r.known_to IS NULL AND r.given_on > %(since)s
"""


@dataclass(frozen=True, slots=True)
class Answered:
    """One failure that was answered. case: what makes it like others. adverse: a warning, referral or sanction.

    late: None where the place has no limit. days: from the failure to the answer.
    """

    case: str
    adverse: bool
    late: bool | None
    days: int
    officer: str
    team: str
    sex: str
    ethnicity: str
    age: str


@dataclass(frozen=True, slots=True)
class Share:
    """Of the answers of one group, how many are of the sort that is counted. days: the median to the answer."""

    name: str
    answers: int
    counted: int
    days: float


@dataclass(frozen=True, slots=True)
class Division:
    """The groups of one kind that may be shown. withheld: how many may not."""

    title: str
    shares: tuple[Share, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One question over one set of answers. whole: None where too few went one way or the other."""

    whole: Share | None
    divisions: tuple[Division, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Like failures, and how many of their answers went against the person."""

    title: str
    adverse: Measured


@dataclass(frozen=True, slots=True)
class Consistency:
    """All of it. late: how many answers came after the limit; None where the place has no limit."""

    cases: tuple[Case, ...]
    withheld: int
    late: Measured | None
    limit: str
    fewest: int = disclosure.FEWEST


KINDS: tuple[tuple[str, Callable[[Answered], str]], ...] = (
    ("Officer", lambda each: each.officer),
    ("Team", lambda each: each.team),
    ("Sex", lambda each: each.sex),
    ("Ethnicity", lambda each: each.ethnicity),
    ("Age", lambda each: each.age),
)


def consistency(actor: Actor) -> Consistency:
    """How failures were answered in the agency in the last two years. Raises NotPermitted."""
    require(actor, Permission.CONSISTENCY_READ)
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    with connection.cursor() as cursor:
        cursor.execute(READ, {"since": today.replace(year=today.year - YEARS, day=1)})
        answered = [_answered(pack, *row) for row in cursor.fetchall()]
    trail.record(
        actor, "insight:consistency:consulted", verb=trail.Verb.CONSULT, kind="noncompliance.response"
    )
    return consistency_of(answered, pack.responding.answer_within.words)


def consistency_of(answered: Iterable[Answered], limit: str) -> Consistency:
    """The figures that may be shown of these answers."""
    every = list(answered)
    by_case: dict[str, list[Answered]] = {}
    for each in every:
        by_case.setdefault(each.case, []).append(each)
    cases = [Case(title, _measured(by_case[title], _adverse)) for title in sorted(by_case)]
    shown = tuple(case for case in cases if case.adverse.whole is not None)
    timed = [each for each in every if each.late is not None]
    return Consistency(
        shown, len(cases) - len(shown), _measured(timed, _late) if timed else None, limit
    )  # fmt: skip


def _adverse(each: Answered) -> bool:
    return each.adverse


def _late(each: Answered) -> bool:
    return bool(each.late)


def _measured(every: list[Answered], counts: Callable[[Answered], bool]) -> Measured:
    whole = _share("All", every, counts)
    enough = min(whole.counted, whole.answers - whole.counted) >= disclosure.FEWEST
    if not enough:
        return Measured(None, ())
    return Measured(whole, tuple(_division(title, every, of, counts) for title, of in KINDS))


def _division(
    title: str, every: list[Answered], of: Callable[[Answered], str], counts: Callable[[Answered], bool]
) -> Division:
    groups: dict[str, list[Answered]] = {}
    for each in every:
        groups.setdefault(of(each) or NOT_RECORDED, []).append(each)
    shares = [_share(name, groups[name], counts) for name in sorted(groups)]
    numbers = np.array([[[each.counted, each.answers - each.counted]] for each in shares])
    visible = disclosure.shown(numbers)
    shown = tuple(share for share, may in zip(shares, visible, strict=True) if may)
    return Division(title, shown, len(shares) - len(shown))


def _share(name: str, of: list[Answered], counts: Callable[[Answered], bool]) -> Share:
    days = float(median(each.days for each in of)) if of else 0.0
    return Share(name, len(of), sum(counts(each) for each in of), days)


def _answered(
    pack: Jurisdiction, kind: str, step: str, highest: str, subject: str, failed_on: date, given_on: date,
    officer: str, team: str, sex: str, ethnicity: str, age: int | None,
) -> Answered:  # fmt: skip
    speed = swiftness(pack, failed_on, given_on, given_on)
    about = Subject(subject).label if subject in set(Subject) else subject
    proposed = highest.replace("_", " ") or (
        Step(step).label.lower() if step in set(Step) else "nothing held"
    )
    return Answered(
        f"{about}: {proposed}", kind in ADVERSE, speed.late, speed.days, officer, team, sex.capitalize(), ethnicity,
        age_band(age),
    )  # fmt: skip
