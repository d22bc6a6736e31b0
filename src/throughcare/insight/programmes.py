"""Services and programmes in figures: who is asked for, waits, takes part, completes or leaves early, and why.

What runs is counted as it stands today; what ended, over the year before. The figures of one service are of work to be
done and are shown as they are; by group they compare people, and small numbers are withheld.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import OuterRef, Subquery

from throughcare.casework.interventions.models import Offering
from throughcare.insight.validation import disclosure
from throughcare.platform import clock
from throughcare.platform.access.door import require, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Name, Person
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.referring import (
    ASKED,
    COMPLETED,
    DECLINES,
    DESELECTIONS,
    ENDED,
    LEFT_EARLY,
    NEVER_BEGAN,
    ROUTE,
    RUNNING,
    WAITING,
    WITHDRAWALS,
)
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

YEAR = timedelta(days=365)
NOT_RECORDED = "Not recorded"
REASONS = {**DECLINES, **DESELECTIONS, **WITHDRAWALS}

COUNTED = """
SELECT r.offering_id, o.title, g.name, r.route, r.state, r.ended_how, r.ended_why, coalesce(l.level, ''), p.sex,
  coalesce(e.said, ''), CASE WHEN p.born_from = p.born_to
    THEN least(date_part('year', age(%(today)s::date, p.born_from))::int / 10 * 10, 60) END AS decade,
  count(*), sum(s.attended), sum(s.missed)
FROM interventions_servicereferral r
JOIN interventions_offering o ON o.id = r.offering_id
JOIN access_organisation g ON g.id = r.organisation_id
JOIN people_person p ON p.id = r.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
LEFT JOIN classification_levelheld l ON l.person_id = r.person_id AND l.known_to IS NULL
  AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
LEFT JOIN LATERAL (
  SELECT coalesce(nullif(c.code, ''), c.as_given) AS said FROM people_characteristic c
  WHERE c.person_id = p.id AND c.kind IN ('ethnicity', 'race') AND c.known_to IS NULL LIMIT 1) e ON true
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE v.state = 'attended') AS attended,
         count(*) FILTER (WHERE v.state = 'not_attended') AS missed
  FROM provision_session v WHERE v.referral_id = r.id AND v.known_to IS NULL) s ON true
WHERE r.known_to IS NULL AND r.sent_at IS NOT NULL AND (r.ended_on IS NULL OR r.ended_on > %(since)s)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
"""
WAITED = """
SELECT r.offering_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY r.began_on - r.waits_from),
  percentile_disc(0.9) WITHIN GROUP (ORDER BY r.began_on - r.waits_from)
FROM interventions_servicereferral r
WHERE r.known_to IS NULL AND r.began_on > %(since)s AND r.waits_from IS NOT NULL
GROUP BY 1
"""
CASES = """
SELECT r.id, r.person_id, r.route, r.state, r.ended_how, r.waits_from, r.began_on, r.ended_on, r.ended_why
FROM interventions_servicereferral r
WHERE r.known_to IS NULL AND r.sent_at IS NOT NULL AND r.offering_id = %(offering)s
  AND (r.ended_on IS NULL OR r.ended_on > %(since)s)
ORDER BY r.waits_from, r.id
"""

FIGURES = {
    ASKED: "Not yet answered",
    WAITING: "Waiting for a place",
    RUNNING: "Taking part",
    COMPLETED: "Completed",
    LEFT_EARLY: "Left early",
    NEVER_BEGAN: "Never began",
}
"""The figures of a service, each a door to its cases."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many referrals that are alike. figure: a key of FIGURES. attended, missed: sessions of all of them."""

    offering: UUID
    title: str
    organisation: str
    figure: str
    why: str
    level: str
    sex: str
    ethnicity: str
    age: str
    people: int
    attended: int
    missed: int


@dataclass(slots=True)
class Service:
    """One service in figures. waited: the median and the ninth decile of days from asking to beginning."""

    id: UUID
    title: str
    organisation: str
    figures: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    attended: int = 0
    missed: int = 0
    waited: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Of those of one group who ended what they had begun, how many completed."""

    name: str
    completed: int
    left: int

    @property
    def percent(self) -> float:
        """Completed, of all who ended."""
        return self.completed / (self.completed + self.left) * 100


@dataclass(frozen=True, slots=True)
class Division:
    """The groups of one kind that may be shown. withheld: how many may not."""

    title: str
    shares: tuple[Share, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Programmes:
    """Every service, and completion by risk and group; `whole` is None where too few ended to show any."""

    services: list[Service]
    whole: Share | None
    divisions: tuple[Division, ...]
    since: date
    fewest: int = disclosure.FEWEST


@dataclass(frozen=True, slots=True)
class Case:
    """A referral behind a figure, of somebody whom the actor may see."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    since: date | None
    why: str


def programmes(actor: Actor) -> Programmes:
    """The agency's services in figures. Raises NotPermitted."""
    require(actor, Permission.TEAM_READ)
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    since = today - YEAR
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"today": today, "since": since})
        counted = [_counted(pack, *row) for row in cursor.fetchall()]
        cursor.execute(WAITED, {"since": since})
        waited = {offering: (median, most) for offering, median, most in cursor.fetchall()}
    services = services_of(counted)
    for service in services:
        service.waited = waited.get(service.id)
    whole, divisions = completion(counted, pack.words.level.title)
    return Programmes(services, whole, divisions, since)


def services_of(counted: Iterable[Counted]) -> list[Service]:
    """The figures of each service, by title."""
    held: dict[UUID, Service] = {}
    for each in counted:
        service = held.setdefault(each.offering, Service(each.offering, each.title, each.organisation))
        service.figures[each.figure] += each.people
        service.attended += each.attended
        service.missed += each.missed
        if each.figure in {LEFT_EARLY, NEVER_BEGAN}:
            service.reasons[each.why or NOT_RECORDED] += each.people
    return sorted(held.values(), key=lambda each: (each.title, each.organisation))


def completion(counted: Sequence[Counted], level: str) -> tuple[Share | None, tuple[Division, ...]]:
    """Who completed of those who ended what they had begun, whole and by group. level: the place's word."""
    whole = _share("All", counted)
    if min(whole.completed, whole.left) < disclosure.FEWEST:
        return None, ()
    kinds: tuple[tuple[str, Callable[[Counted], str]], ...] = (
        (level, lambda each: each.level), ("Sex", lambda each: each.sex),
        ("Ethnicity", lambda each: each.ethnicity), ("Age", lambda each: each.age),
    )  # fmt: skip
    return whole, tuple(_division(title, counted, of) for title, of in kinds)


def cases(actor: Actor, offering_id: UUID, figure: str) -> tuple[list[Case], int]:
    """The referrals behind a figure whose people the actor may open, and how many others there are.

    Raises NotPermitted, or KeyError for a figure there is not.
    """
    require(actor, Permission.TEAM_READ)
    FIGURES[figure]
    since = clock.today(actor.zone) - YEAR
    with connection.cursor() as cursor:
        cursor.execute(CASES, {"offering": offering_id, "since": since})
        rows = [row for row in cursor.fetchall() if _figure(row[2], row[3], row[4]) == figure]
    seen = _names(actor, [row[1] for row in rows])
    shown = [
        Case(row[0], row[1], *seen[row[1]], row[7] or row[6] or row[5], REASONS.get(row[8], ""))
        for row in rows
        if row[1] in seen
    ]
    return shown, len(rows) - len(shown)


def title_of(actor: Actor, offering_id: UUID) -> str:
    """What a service of the agency is called; "" where there is none such."""
    require(actor, Permission.TEAM_READ)
    found: str | None = Offering.objects.filter(pk=offering_id).values_list("title", flat=True).first()
    return found or ""


def _names(actor: Actor, people: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """Name and reference of those whom the actor may open."""
    main = Name.objects.filter(person_id=OuterRef("pk"), kind="main")
    rows = Person.objects.filter(visible_to(actor, "id"), pk__in=people).annotate(
        given=Subquery(main.values("given")[:1]), family=Subquery(main.values("family")[:1])
    )
    return {
        key: (f"{given or ''} {family or ''}".strip() or reference, reference)
        for key, given, family, reference in rows.values_list("pk", "given", "family", "reference")
    }


def _figure(route: str, state: str, ended_how: str) -> str:
    phase = ROUTE[route].phase(state)
    return ended_how if phase == ENDED else phase


def _counted(
    pack: Jurisdiction, offering: UUID, title: str, organisation: str, route: str, state: str, ended_how: str,
    ended_why: str, level: str, sex: str, ethnicity: str, decade: int | None, people: int, attended: int, missed: int,
) -> Counted:  # fmt: skip
    return Counted(
        offering, title, organisation, _figure(route, state, ended_how), REASONS.get(ended_why, ""),
        _level(pack, level), sex.capitalize(), ethnicity, _band(decade), people, int(attended), int(missed),
    )  # fmt: skip


def _level(pack: Jurisdiction, code: str) -> str:
    try:
        return pack.level(code).title if code else ""
    except UnknownCode:
        return code


def _band(decade: int | None) -> str:
    """Ten years together, as elsewhere; "" where the birth is not exactly known."""
    if decade is None:
        return ""
    return "60 and over" if decade >= 60 else f"{decade} to {decade + 9}"


def _share(name: str, of: Iterable[Counted]) -> Share:
    ways: Counter[str] = Counter()
    for each in of:
        ways[each.figure] += each.people
    return Share(name, ways[COMPLETED], ways[LEFT_EARLY])


def _division(title: str, every: Sequence[Counted], of: Callable[[Counted], str]) -> Division:
    groups: dict[str, list[Counted]] = {}
    for each in every:
        if each.figure in {COMPLETED, LEFT_EARLY}:
            groups.setdefault(of(each) or NOT_RECORDED, []).append(each)
    shares = [_share(name, groups[name]) for name in sorted(groups)]
    visible = disclosure.shown(np.array([[[each.completed, each.left]] for each in shares]))
    shown = tuple(share for share, may in zip(shares, visible, strict=True) if may)
    return Division(title, shown, len(shares) - len(shown))
