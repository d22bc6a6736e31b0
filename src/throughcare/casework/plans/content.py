"""What a version of the plan keeps: everything it says, in plain JSON, each code beside the words it had that day.

A version reads the same in twenty years, whatever a pack then calls things. Left out: the person's name and anything of
their record, notes of staff (but what an achieved objective reached), and ids of users; a colleague stands by name.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.plans.comparing import Differences, differences
from throughcare.casework.plans.models import Plan
from throughcare.casework.plans.queries.plan import PlanRead, what_it_says
from throughcare.casework.plans.queries.rows import ObjectiveHeld, StepHeld
from throughcare.casework.plans.wording import DIRECTIONS, DOERS, OBJECTIVE_STATES, SETTINGS, STEP_STATES
from throughcare.rules.needs import NEEDS

__all__ = ["Differences", "NoPlan", "content_from", "content_of", "differences", "fingerprint_of"]

SHAPE = 1
"""Of the content below; another number for another shape, so that old versions can still be read."""

KEPT_FROM_THEM = "Not for the person"
"""Stands in a step that is left out of the person's copy; a step without the mark is for them."""

type Content = dict[str, Any]


class NoPlan(LookupError):
    """There is no such plan, or it is not the one that runs."""


def content_of(plan_id: UUID) -> Content:
    """Everything that the plan says now. Raises NoPlan."""
    person_id = Plan.objects.filter(pk=plan_id).values_list("person_id", flat=True).first()
    held = what_it_says(person_id) if person_id is not None else None
    if held is None or held.plan.record_id != plan_id:
        raise NoPlan(plan_id)
    return content_from(held)


def content_from(held: PlanRead) -> Content:
    """The same from a plan that was read already."""
    return {
        "shape": SHAPE,
        "begun_on": _day(held.plan.begun_on),
        "own_words": held.plan.own_words,
        "own_words_on": _day(held.plan.own_words_on),
        "objectives": [_objective(held, each) for each in held.objectives],
    }


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content in one canonical form: sorted keys, no spaces, UTF-8. Sixty-four hexadecimal digits."""
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _objective(held: PlanRead, each: ObjectiveHeld) -> Content:
    return {
        "id": str(each.record_id),
        "title": each.title,
        "need": _need(each.need),
        "related": [_need(code) for code in each.related],
        "linked": each.linked,
        "assessment": str(each.assessment_id) if each.assessment_id else None,
        "strength": each.strength,
        "setting": _coded(each.setting, SETTINGS),
        **_measured(each),
        "owner": _coded(each.owner, DOERS),
        "owned_by": each.owned_by,
        "starts_on": _day(each.starts_on),
        "target_on": _day(each.target_on),
        "state": _coded(each.state, OBJECTIVE_STATES),
        "state_on": _day(each.state_on),
        "conditions": [{"id": key, "words": held.conditions.get(key, "")} for key in each.conditions],
        "programme": each.programme,
        "kept_because": each.kept_because,
        "reached": _reached(held, each),
        "steps": [_step(step) for step in held.steps_of(each.record_id)],
        "readings": [
            {"seen_on": _day(note.seen_on), "value": _number(note.value)}
            for note in held.readings_of(each.record_id)
        ],
    }


def _measured(each: ObjectiveHeld) -> Content:
    return {
        "measure": each.measure,
        "baseline": each.baseline,
        "target": each.target,
        "unit": each.unit,
        "baseline_value": _number(each.baseline_value),
        "target_value": _number(each.target_value),
        "direction": _coded(each.direction, DIRECTIONS) if each.direction else None,
        "benchmarks": [
            {"by": mark.get("by"), "value": _number(mark.get("value")), "words": mark.get("words", "")}
            for mark in each.benchmarks
        ],
    }


def _step(each: StepHeld) -> Content:
    return {
        "id": str(each.record_id),
        "words": each.words,
        "doer": _coded(each.doer, DOERS),
        "done_by": each.done_by,
        "named": each.named,
        "starts_on": _day(each.starts_on),
        "due_on": _day(each.due_on),
        "state": _coded(each.state, STEP_STATES),
        "state_on": _day(each.state_on),
        **({"not_for_person": KEPT_FROM_THEM} if each.not_for_person else {}),
    }


def _reached(held: PlanRead, each: ObjectiveHeld) -> str:
    """What was written down when it was achieved, for the person to read; "" while it is not."""
    if each.state != "achieved":
        return ""
    return next((note.words for note in held.notes_of(each.record_id) if note.kind == "achieved"), "")


def _need(code: str) -> Content:
    return _coded(code, {code: need.title for code, need in NEEDS.items()})


def _coded(code: str, words: Mapping[str, str]) -> Content:
    return {"code": code, "words": words.get(code, code)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> float | int | None:
    """3 and 3.0 are one number, and so have one fingerprint."""
    return int(value) if value is not None and float(value).is_integer() else value
