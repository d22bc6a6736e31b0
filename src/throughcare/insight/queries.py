"""How well scores foretell outcomes, in the asking user's agency. Nobody's outcome leaves the database by itself.

Outcomes stand behind a wall that no user passes. The part of the system called `insight.validate` counts them, within
the user's agency (a policy of the database holds it there), by score and group; from the counts the figures are made,
and of those only what small numbers allow is returned. Every reading is written in the log.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from throughcare.insight.refusals import NoFigures
from throughcare.insight.validated import Cell, Validation
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Cohort, CohortScore

SYSTEM = "insight.validate"
"""The part of the system that counts outcomes; the database confines it to one agency under this name."""


@dataclass(frozen=True, slots=True)
class Held:
    """A score that can be validated here. code: "cohort/score". people: of the cohort, in the agency."""

    code: str
    cohort: str
    cohort_title: str
    score: str
    score_title: str
    people: int


def cohorts(actor: Actor) -> list[Held]:
    """Scores that can be held against what came later, by the cohort of the agency's people."""
    door.require(actor, Permission.VALIDATION_READ)
    held = _held(actor)
    trail.record(actor, "insight:cohorts:consulted", verb=trail.Verb.CONSULT, kind="insight.outcome",
                 details={"cohorts": sorted(held)})  # fmt: skip
    return [
        Held(f"{cohort.code}/{score.code}", cohort.code, cohort.title, score.code, score.title, held[cohort.code])
        for cohort in described() if cohort.code in held for score in cohort.scores
    ]  # fmt: skip


def validation(actor: Actor, cohort: str, score: str) -> Validation:
    """How well a score foretells the outcome of a cohort: figures of many people, small numbers left out.

    Raises NotThere for a cohort or score that nothing describes, or whose people are not the agency's.
    """
    door.require(actor, Permission.VALIDATION_READ)
    of, by = _described(cohort, score)
    cells = _cells(actor, of, by)
    if not cells:
        raise NotThere(Permission.VALIDATION_READ, None, "R2 no such cohort in the agency")
    from throughcare.insight.working_out import worked_out  # loads what nobody else waits for

    made = worked_out(of, by, cells)
    trail.record(
        actor, "insight:validation:consulted", verb=trail.Verb.CONSULT, kind="insight.outcome",
        details={"cohort": cohort, "score": score, "people": made.counted.used},
    )  # fmt: skip
    return made


def validation_for(agency: str, cohort: str, score: str) -> Validation:
    """The same on the agency's own machine, where nobody signs in. agency: its code. Raises NoFigures."""
    found = Agency.objects.filter(code=agency).first()
    if found is None:
        codes = ", ".join(Agency.objects.order_by("code").values_list("code", flat=True))
        raise NoFigures(f"Which agency holds the cohort? --agency takes one of: {codes}.")
    asking = Actor(SYSTEM_USER, found.pk, agency_code=found.code, system=SYSTEM, auth="system")
    try:
        with acting(asking):
            return validation(asking, cohort, score)
    except NotThere:
        there = ", ".join(f"{each.code} --cohort {of.code}" for of in described() for each in of.scores)
        raise NoFigures(
            f"{found.name} holds no cohort {cohort} with a score {score}. Those that can be held: {there}."
        ) from None


def described() -> Iterator[Cohort]:
    """Every cohort that a pack describes."""
    return (cohort for pack in jurisdictions.all() for cohort in pack.cohorts)


def _described(cohort: str, score: str) -> tuple[Cohort, CohortScore]:
    for of in described():
        for by in of.scores:
            if (of.code, by.code) == (cohort, score):
                return of, by
    raise NotThere(Permission.VALIDATION_READ, None, "R2 no such cohort or score")


def _counting(actor: Actor) -> Actor:
    """The part of the system that may count outcomes, of the actor's agency only. Raises NoFigures without one."""
    if actor.agency_id is None:
        raise NoFigures("A validation is made of one agency's people.")
    return Actor(
        SYSTEM_USER,
        actor.agency_id,
        f"System: {SYSTEM}",
        agency_code=actor.agency_code,
        system=SYSTEM,
        auth="system",
    )


HELD = """
SELECT o.cohort, count(*) FROM insight_outcome o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
WHERE p.agency_id = tc_agency()
  AND (o.cohort, o.measure) IN (SELECT unnest(%(cohorts)s::text[]), unnest(%(measures)s::text[]))
GROUP BY o.cohort
"""
COUNTED = """
SELECT coalesce(trim(s.value), ''), o.value, coalesce(t.value, ''), ARRAY[{divisions}]::text[], count(*)
FROM insight_outcome o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
LEFT JOIN (
  SELECT DISTINCT ON (person_id) person_id, value FROM assessments_sourcescore
  WHERE known_to IS NULL AND instrument = %(instrument)s ORDER BY person_id, scored_on NULLS LAST, known_from, id
) s ON s.person_id = p.id
LEFT JOIN insight_outcome t ON t.person_id = p.id AND t.cohort = o.cohort AND t.measure = %(days)s
{joins}
WHERE p.agency_id = tc_agency() AND o.cohort = %(cohort)s AND o.measure = %(measure)s
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
JOIN = """LEFT JOIN (
  SELECT DISTINCT ON (person_id) person_id, as_given FROM people_characteristic
  WHERE known_to IS NULL AND kind = %(kind{number})s ORDER BY person_id, known_from DESC, id
) c{number} ON c{number}.person_id = p.id
"""
DIVIDED = {"sex": "p.sex", "age": "p.born_as_given"}


def _held(actor: Actor) -> dict[str, int]:
    known = list(described())
    given = {"cohorts": [each.code for each in known], "measures": [each.measure for each in known]}
    with acting(_counting(actor)), connection.cursor() as cursor:
        cursor.execute(HELD, given)
        return dict(cursor.fetchall())


def _cells(actor: Actor, of: Cohort, by: CohortScore) -> tuple[Cell, ...]:
    """One statement: how many people there are of each score, outcome and group."""
    given: dict[str, Any] = {
        "instrument": by.instrument, "cohort": of.code, "measure": of.measure, "days": of.days
    }  # fmt: skip
    divisions, joins = [], ""
    for number, division in enumerate(of.divisions):
        divisions.append(DIVIDED.get(division.of, f"coalesce(c{number}.as_given, '')"))
        if division.of not in DIVIDED:
            joins += JOIN.format(number=number)
            given[f"kind{number}"] = division.of
    with acting(_counting(actor)), connection.cursor() as cursor:
        cursor.execute(COUNTED.format(divisions=", ".join(divisions), joins=joins), given)
        return tuple((score, came, days, tuple(groups), people)
                     for score, came, days, groups, people in cursor.fetchall())  # fmt: skip
