"""The assessments that invented people have by the forms of their place, beside those that `class_rows` makes.

Most were assessed when it was due; a few seats of each caseload are due again. The first of an agency have answers, and
scores by the rules from these answers; of the others only the heading stands, and the score of a licensed tool.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade
from throughcare.rules.forms import Form, Scored, find_form, score, stated
from throughcare.rules.jurisdictions import FormUse
from throughcare.rules.kernel import Choice, YesNo
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.shell.exchange.sample.classes import CASES, FORM, assessed
from throughcare.shell.exchange.sample.days import DAY
from throughcare.shell.exchange.sample.desk import Desk, Officer
from throughcare.shell.exchange.sample.drawing import among
from throughcare.shell.exchange.sample.records import SamplePerson, Story

ANSWERED = 80
"""People with so low a number have answers: two caseloads of the demo, and a large agency is made as quickly."""
FIRST_AFTER, AGAIN_AFTER = 9, 330
"""Days after the start of supervision, and from one assessment to the next: before any place's forms fall due."""
DUE_AGAIN, NEARLY_A_YEAR = (6, 22), 356
"""Seats that were not assessed again, or whose first is still due; and days since, to which a number adds up to 19."""
TOTALS = (12, 16, 18, 21, 22, 24, 26, 29, 31, 33)
"""Totals that a licensed tool gave."""


class FormRows:
    """Adds one person's completed assessments."""

    def __init__(self, desk: Desk, key: str, person: SamplePerson, officer: Officer) -> None:
        self.desk, self.key, self.person, self.officer = desk, key, person, officer

    def add(self) -> None:
        """One by each form that the place makes due from the start of supervision; none for whoever began just now."""
        on = self._day()
        if on is None or self.person.story is Story.UNALLOCATED:
            return
        before = self.desk.rows[Assessment]
        standing = before[-1][2] if before and before[-1][1] == self.key else ""
        for use in self.desk.days.pack.forms:
            form = find_form(use.code) if use.first_within_days is not None else None
            if form is not None and str(form.id) != standing:
                self._add(use, form, on)

    def _day(self) -> date | None:
        """The day of the latest assessment."""
        began, today = self.person.order.starts_on, self.desk.days.today
        days = min((today - began).days, (self.person.order.ends_on - began).days) - FIRST_AFTER
        if days < 0:
            return None
        if self.person.seat in DUE_AGAIN:
            ago = timedelta(days=NEARLY_A_YEAR + self.person.number % 20)
            return today - ago if today - ago >= began + FIRST_AFTER * DAY else None
        return began + (FIRST_AFTER + days // AGAIN_AFTER * AGAIN_AFTER) * DAY

    def _add(self, use: FormUse, form: Form, on: date) -> None:
        new, rows, at = self.desk.ids.new, self.desk.rows, self.desk.written_on(on)
        second = self.officer.manager_id if use.countersigned else None
        signed = ("done", second, at) if second else ("not_asked", None, None)
        first = on == self.person.order.starts_on + FIRST_AFTER * DAY
        key = new()
        rows[Assessment].append((
            key, self.key, str(form.id), "baseline" if first else "periodic", on, "final", self.officer.id, at, *signed,
        ))  # fmt: skip
        answers, scored = self._answered(form, on)
        rows[Answer].extend(
            (new(), self.key, key, question, "value", to_json(value)) for question, value in answers.items()
        )
        rows[ScoreMade].extend((new(), self.key, key, *shown, on) for shown in scored)

    def _answered(self, form: Form, on: date) -> tuple[Mapping[str, Any], tuple[tuple[Any, ...], ...]]:
        """The answers, and what the rules made of them."""
        number = self.person.number
        if form.id.code == FORM:
            case = list(CASES.values())[number % len(CASES)]
            made = assessed(self.desk.days.pack, self.person, case, on) if number < ANSWERED else None
            return ({}, ()) if made is None else (made.answers, tuple(map(_shown, made.scored)))
        if form.scorings:
            given = {"date": on, "score": TOTALS[number % len(TOTALS)]}
            return (given if number < ANSWERED else {}), _by_total(form.id.code, on, given["score"])
        return (_drawn(form, number) if number < ANSWERED else {}), ()


def _drawn(form: Form, number: int) -> dict[str, Any]:
    """Answers to the questions that offer some, the same for the same number."""
    r = Random(number)  # noqa: S311 - repeatable on purpose
    given: dict[str, Any] = {}
    for question in form:
        kind = question.item.kind
        if question.when is not None and not question.when.holds(given):
            continue
        if isinstance(kind, Choice):
            given[question.name] = among(r, list(kind.options))
        elif isinstance(kind, YesNo):
            given[question.name] = r.random() < 0.3
    return given


@lru_cache(maxsize=8192)
def _by_total(code: str, on: date, total: int) -> tuple[tuple[Any, ...], ...]:
    """What the rule makes of a licensed tool's total: asked once for all who have the same on the same day."""
    return tuple(_scores(find_form(code), {"date": on.isoformat(), "score": total}))


def _scores(form: Form, given: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    return (_shown(each) for each in score(form, given) if isinstance(each, Scored))


def _shown(each: Scored) -> tuple[Any, ...]:
    """A score's columns, from its name to its fingerprint."""
    says = stated(each.entry, each.answer, each.scoring.shows)
    return (
        each.scoring.key, str(each.entry.card.id), to_json(dict(each.inputs)), to_json(dict(each.results)), says.value,
        says.unit, says.band, str(each.answer.fingerprint),
    )  # fmt: skip
