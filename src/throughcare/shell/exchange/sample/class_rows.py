"""From `classes` to rows: the assessment with its answers and scores, the calculation, what follows, and the flags."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade, SourceScore
from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.casework.classification.calculating import Calculated
from throughcare.casework.classification.models import Calculation, Flag, LevelHeld, Override, Proposal
from throughcare.rules.forms import Scored, find_form, stated
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.shell.exchange.sample.classes import (
    CASES,
    FORM,
    LICENSED,
    SCORED_AGO,
    Assessed,
    Case,
    assessed,
    calculated,
    flags_of,
)
from throughcare.shell.exchange.sample.desk import Desk, Officer
from throughcare.shell.exchange.sample.records import LevelKept, SamplePerson

OWN = "Agency's own assessment"
MOST = 600
"""People of so many numbers have assessments: enough to show, and a large agency is still made in minutes."""
SINCE = timedelta(days=20)
WORDS = "Three threats to a neighbour since the assessment; seen by the officer and by the police."


class ClassRows:
    """Adds what one person's level rests on."""

    def __init__(self, desk: Desk, key: str, person: SamplePerson, officer: Officer) -> None:
        self.desk, self.key, self.person, self.officer = desk, key, person, officer
        self.pack: Jurisdiction = desk.days.pack
        self.today, self.new, self.rows = desk.days.today, desk.ids.new, desk.rows

    def add(self) -> None:
        """Levels always; the rest where somebody sits in a seat of `classes`."""
        self.rows[Flag].extend(
            (self.new(), self.key, *flag) for flag in flags_of(self.pack, self.person.seat, self.today)
        )
        case, person = CASES.get(self.person.seat), self.person
        if case is None or person.number >= MOST or person.order.status != "active":
            return self._levels(person.levels)
        made = assessed(self.pack, person, case, self.today - SCORED_AGO)
        found = calculated(self.pack, person, case, made, self.today)
        if found is None or person.levels[-1].starts_on >= self.today - SINCE:
            return self._levels(person.levels)
        if made is None:
            scored_on = self.today - SCORED_AGO
            self.rows[SourceScore].append(
                (self.new(), self.key, LICENSED, str(case.total), scored_on, "Licensed tool")
            )
        else:
            self._add_assessment(made)
        return self._add_level(case, found)

    def _levels(self, levels: Sequence[LevelKept]) -> None:
        self.rows[LevelHeld].extend(
            (self.new(), self.key, *level, OWN, "", None, None, None, "") for level in levels
        )

    def _add_assessment(self, made: Assessed) -> None:
        key, at = self.new(), self.desk.written_on(made.on)
        second = self.officer.manager_id
        signed = ("done", second, at) if second else ("not_asked", None, None)
        self.rows[Assessment].append((
            key, self.key, str(find_form(FORM).id), "periodic", made.on, "final", self.officer.id, at, *signed,
        ))  # fmt: skip
        self.rows[Answer].extend(
            (self.new(), self.key, key, question, "value", to_json(value))
            for question, value in made.answers.items()
        )
        self.rows[ScoreMade].extend(self._score(key, each, made.on) for each in made.scored)

    def _score(self, assessment: str, each: Scored, on: date) -> tuple[Any, ...]:
        says = stated(each.entry, each.answer, each.scoring.shows)
        return (
            self.new(), self.key, assessment, each.scoring.key, str(each.entry.card.id), to_json(dict(each.inputs)),
            to_json(dict(each.results)), says.value, says.unit, says.band, str(each.answer.fingerprint), on,
        )  # fmt: skip

    def _add_level(self, case: Case, found: Calculated) -> None:
        """The calculation, and by the case: the same level, another one proposed, or an override."""
        key, held = self.new(), self.person.levels[-1]
        self.rows[Calculation].append((
            key, self.key, self.today - SINCE, "assessment" if found.likelihood else "score", found.rule,
            dict(found.inputs), dict(found.origins), dict(found.results), list(found.sentences), found.level,
            found.provisional, list(found.likelihood), list(found.harm), found.fingerprint,
        ))  # fmt: skip
        if case.then in ("proposal", "late"):
            if held.level != found.level:
                decide_by = self.today + timedelta(days=5 if case.then == "proposal" else -3)
                self.rows[Proposal].append(
                    (self.new(), self.key, key, held.level, found.level, decide_by, "waiting")
                )
            return self._levels(self.person.levels)
        override = self._override(case, key, found.level) if case.then != "agrees" else None
        standing = override is not None and case.then == "standing"
        since = self.today - SINCE
        self._levels((*self.person.levels[:-1], held._replace(ends_on=since)))
        level, rule_level = (self._higher(found.level), found.level) if standing else (found.level, "")
        told = (None, "") if standing else (since + timedelta(days=3), "in_person")
        self.rows[LevelHeld].append((
            self.new(), self.key, level, since, held.ends_on, "Override" if standing else title_of(found.rule),
            rule_level, key, override if standing else None, *told,
        ))  # fmt: skip
        return None

    def _override(self, case: Case, calculation: str, level: str) -> str | None:
        """An override upwards, signed by the manager where it stands; None where there is nobody or nothing above."""
        second, higher = self.officer.manager_id, self._higher(level)
        if second is None or higher == level:
            return None
        key, stands = self.new(), case.then == "standing"
        self.rows[Override].append((
            key, self.key, calculation, level, higher, "new_behaviour", WORDS,
            self.today + timedelta(days=10 if stands else 80), "standing" if stands else "asked", self.officer.id,
            second if stands else None, self.desk.written_on(self.today - SINCE) if stands else None,
        ))  # fmt: skip
        return key

    def _higher(self, level: str) -> str:
        """The level one step above."""
        codes = [each.code for each in sorted(self.pack.levels, key=lambda each: each.rank)]
        return codes[max(codes.index(level) - 1, 0)]
