"""How right early support's rule is: whom it would have pointed out on a day, and who got into trouble after it.

What the rule answered stands sealed. The part of the system called `earlysupport.measure` counts it, within the user's
agency (a policy of the database holds it there), against what came in the days after; sex, age and ethnicity are read
here to see whether the rule is as right for one group as for another, and nowhere in the rule. Of the counts only what
small numbers allow is returned. Trouble is a failure that was not excused, custody, or an order revoked. That an order
ended early because of progress is none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from throughcare.casework.earlysupport import commands, queries
from throughcare.casework.earlysupport.models import SupportSwitch
from throughcare.casework.earlysupport.queries import SoFar
from throughcare.casework.earlysupport.queries.sealed import ANSWERED_ON, TAKEN, measuring
from throughcare.decisions.noncompliance.wording import EXCUSED, IN_ERROR, OUTCOME_CHANGED
from throughcare.insight.overriding import NOT_RECORDED, age_band
from throughcare.insight.validation import Rate, disclosure
from throughcare.insight.validation.intervals import rate
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.rules.dates import add_days
from throughcare.rules.interventions.early_support import HORIZON_DAYS, RULE, Support

COUNTED = f"""
SELECT a.answer,
  EXISTS (SELECT 1 FROM noncompliance_failure f WHERE f.person_id = p.id AND f.known_to IS NULL
          AND f.failed_on > %(on)s AND f.failed_on <= %(until)s
          AND f.closed_reason NOT IN ('{EXCUSED}', '{IN_ERROR}', '{OUTCOME_CHANGED}'))
  OR EXISTS (SELECT 1 FROM orders_supervisionstate s WHERE s.person_id = p.id AND s.known_to IS NULL
             AND s.state = 'in_custody' AND s.starts_on > %(on)s AND s.starts_on <= %(until)s)
  OR EXISTS (SELECT 1 FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL AND o.status = 'revoked'
             AND o.ends_on > %(on)s AND o.ends_on <= %(until)s),
  p.sex, coalesce(e.said, ''),
  CASE WHEN p.born_from = p.born_to THEN date_part('year', age(%(on)s::date, p.born_from))::int END, count(*)
FROM ({ANSWERED_ON}) a
JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
LEFT JOIN LATERAL (
  SELECT coalesce(nullif(c.code, ''), c.as_given) AS said FROM people_characteristic c
  WHERE c.person_id = p.id AND c.kind IN ('ethnicity', 'race') AND c.known_to IS NULL LIMIT 1) e ON true
WHERE p.agency_id = tc_agency()
GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Cell:
    """So many people of one answer, outcome and group."""

    answer: str
    trouble: bool
    sex: str
    ethnicity: str
    age: str
    people: int


@dataclass(frozen=True, slots=True)
class Errors:
    """How right the rule was for some people. Each share has its 95% interval (Wilson).

    pointed_out: of all. trouble: of all, who got into trouble. found: pointed out, of those who did (sensitivity).
    missed: not pointed out, of those who did. wrongly: pointed out, of those who did not (false positives).
    right: who got into trouble, of those pointed out (positive predictive value).
    """

    name: str
    people: int
    pointed_out: Rate
    trouble: Rate
    found: Rate
    missed: Rate
    wrongly: Rate
    right: Rate


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one kind that may be shown. withheld: how many may not."""

    title: str
    of: tuple[Errors, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One day, held against what came in the days after. whole: None where too few people are in a cell.

    not_known: the share for whom the rule could not tell; they count as not pointed out, for nobody would have offered
    them help. None where it may not be shown.
    """

    rule: str
    on: date
    until: date
    people: int
    whole: Errors | None
    not_known: Rate | None
    groups: tuple[Groups, ...]
    fewest: int = disclosure.FEWEST

    @property
    def kept(self) -> dict[str, Any]:
        """What is kept with a request to switch it on: figures that may be shown; empty without any."""
        if self.whole is None:
            return {}
        shares = ("pointed_out", "trouble", "found", "missed", "wrongly", "right")
        rates = {name: getattr(self.whole, name) for name in shares}
        return {"on": str(self.on), "until": str(self.until), "people": self.people} | {
            name: {"of": each.people, "happened": each.happened} for name, each in rates.items()
        }


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was looked at so far, and how right the rule was on one day of it; None while no day can be measured.

    taken: how many people said what to an offer, all together; empty while too few did.
    """

    so_far: SoFar
    measured: Measured | None
    taken: dict[str, int]


def measurement(actor: Actor, on: date | None = None) -> Measurement:
    """How right the rule was in the agency. on: one of the days that can be measured; the newest when None.

    Raises NotPermitted, or NotThere for another day.
    """
    require(actor, Permission.VALIDATION_READ)
    so_far = queries.measured_so_far(actor)
    if on is not None and on not in so_far.on:
        raise NotThere(Permission.VALIDATION_READ, None, "no day that can be measured")
    day = on or (so_far.on[0] if so_far.on else None)
    cells: list[Cell] = []
    with acting(measuring(actor)), connection.cursor() as cursor:
        if day is not None:
            until = add_days(day, HORIZON_DAYS)
            cursor.execute(COUNTED, {"rule": RULE, "on": day, "until": until})
            cells = [_cell(*row) for row in cursor.fetchall()]
        cursor.execute(TAKEN)
        taken = dict(cursor.fetchall())
    trail.record(
        actor, "insight:early-support:consulted", verb=trail.Verb.CONSULT, kind="earlysupport.indication",
        details={"on": str(day or "")},
    )  # fmt: skip
    enough = bool(taken) and min(taken.values()) >= disclosure.FEWEST
    return Measurement(so_far, measured_of(cells, day) if day else None, taken if enough else {})


def ask_to_switch_on(actor: Actor, why: str) -> SupportSwitch:
    """Ask for it with the figures of the newest day that can be measured. Raises as `commands.ask_to_switch_on`."""
    require(actor, Permission.RULE_RELEASE)
    found = measurement(actor).measured
    return commands.ask_to_switch_on(actor, why=why, measured=found.kept if found else {})


def measured_of(cells: Iterable[Cell], on: date) -> Measured:
    """The figures that may be shown of these people."""
    every = list(cells)
    people = sum(each.people for each in every)
    counts = _counts(every)
    shown = min(counts) >= disclosure.FEWEST
    return Measured(
        RULE, on, add_days(on, HORIZON_DAYS), people,
        _errors("Everybody", counts) if shown else None,
        _not_known(every) if shown else None,
        tuple(_groups(title, every, field) for title, field in KINDS) if shown else (),
    )  # fmt: skip


KINDS = (("Sex", "sex"), ("Age", "age"), ("Ethnicity", "ethnicity"))
Four = tuple[int, int, int, int]
"""People pointed out who got into trouble, who did not; not pointed out who did, who did not."""


def _counts(cells: Iterable[Cell]) -> Four:
    found: Counter[tuple[bool, bool]] = Counter()
    for each in cells:
        found[each.answer == Support.OFFER_HELP, each.trouble] += each.people
    return (found[True, True], found[True, False], found[False, True], found[False, False])


def _errors(name: str, counts: Four) -> Errors:
    caught, wrongly, missed, left = counts
    people, trouble, pointed = sum(counts), caught + missed, caught + wrongly
    return Errors(
        name, people,
        pointed_out=rate("Pointed out", pointed, people),
        trouble=rate("In trouble", trouble, people),
        found=rate("In trouble and pointed out", caught, trouble),
        missed=rate("In trouble and not pointed out", missed, trouble),
        wrongly=rate("Not in trouble, and pointed out", wrongly, wrongly + left),
        right=rate("Pointed out, and in trouble", caught, pointed),
    )  # fmt: skip


def _groups(title: str, cells: list[Cell], field: str) -> Groups:
    """Every group in which each of the four cells is large enough, and none that could be told from the others."""
    by_name: dict[str, list[Cell]] = {}
    for each in cells:
        by_name.setdefault(getattr(each, field) or NOT_RECORDED, []).append(each)
    names = sorted(by_name)
    counts = [_counts(by_name[name]) for name in names]
    visible = disclosure.shown(np.array(counts)[:, np.newaxis, :])
    shown = [_errors(name, of) for name, of, may in zip(names, counts, visible, strict=True) if may]
    return Groups(title, tuple(shown), len(names) - len(shown))


def _not_known(cells: list[Cell]) -> Rate | None:
    """Those of whom the rule could not tell, where they and the others not pointed out are enough in each outcome."""
    for trouble in (True, False):
        of = [each for each in cells if each.trouble is trouble and each.answer != Support.OFFER_HELP]
        unknown = sum(each.people for each in of if each.answer == Support.NOT_KNOWN)
        if min(unknown, sum(each.people for each in of) - unknown) < disclosure.FEWEST:
            return None
    unknown = sum(each.people for each in cells if each.answer == Support.NOT_KNOWN)
    return rate("Not known", unknown, sum(each.people for each in cells))


def _cell(answer: str, trouble: bool, sex: str, ethnicity: str, age: int | None, people: int) -> Cell:
    return Cell(answer, trouble, sex.capitalize(), ethnicity, age_band(age), people)
