"""Two contents of a plan side by side: objective by objective, step by step, field by field, in words. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.rules.dates import in_words as english

NOTHING = "Nothing"
ADDED, GONE, CHANGED = "added", "gone", "changed"
KINDS = {ADDED: "New", GONE: "No longer in the plan", CHANGED: "Changed"}

PLAN_FIELDS = {"own_words": "In the person’s own words", "begun_on": "Begun on"}
OBJECTIVE_FIELDS = {
    "title": "Objective", "state": "State", "need": "Need", "related": "Further needs", "linked": "What shows the need",
    "strength": "Strength it builds on", "setting": "Where", "measure": "Measure", "baseline": "Where it stands",
    "target": "Target", "baseline_value": "Baseline", "target_value": "Target figure", "unit": "Unit",
    "direction": "Direction", "benchmarks": "Marks on the way", "owner": "Who answers for it",
    "owned_by": "Who answers for it, by name", "starts_on": "Starts", "target_on": "To be reached by",
    "conditions": "Conditions it serves", "programme": "Programme", "readings": "Last reading",
    "kept_because": "Why it is kept as it is", "reached": "What was reached",
}  # fmt: skip
STEP_FIELDS = {
    "words": "Step", "doer": "Who does it", "done_by": "By name", "named": "Who else", "starts_on": "Starts",
    "due_on": "By", "state": "State", "not_for_person": "Their copy",
}  # fmt: skip
DAYS = {"begun_on", "starts_on", "target_on", "due_on"}

type InWords = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field. was, now: in words; "Nothing" where nothing stood or stands."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that came, went or changed. kind: a code of KINDS. by: who does it, as it is said last."""

    words: str
    by: str
    kind: str
    changes: tuple[Change, ...]

    @property
    def says(self) -> str:
        """What became of it."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class ObjectiveChange:
    """An objective that came, went or changed. was, now: its state in words; "" where it is not in that content."""

    id: str
    title: str
    kind: str
    was: str
    now: str
    changes: tuple[Change, ...]
    steps: tuple[StepChange, ...]

    @property
    def says(self) -> str:
        """What became of it."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two contents differ. unchanged: titles of the objectives in both, said alike."""

    plan: tuple[Change, ...]
    objectives: tuple[ObjectiveChange, ...]
    unchanged: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not self.plan and not self.objectives

    @property
    def in_short(self) -> tuple[str, ...]:
        """A sentence for each objective that came, went or changed."""
        return tuple(_sentence(each) for each in self.objectives)


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], in_words: InWords = english
) -> Differences:
    """What changed from `before` to `after`, two contents of one plan. in_words: how dates are written."""
    old, new = _by_id(before.get("objectives", ())), _by_id(after.get("objectives", ()))
    changed, unchanged = [], []
    for key in [*new, *(key for key in old if key not in new)]:
        found = _objective(key, old.get(key), new.get(key), in_words)
        if found is None:
            unchanged.append(new[key]["title"])
        else:
            changed.append(found)
    return Differences(tuple(_fields(before, after, PLAN_FIELDS, in_words)), tuple(changed), tuple(unchanged))


def _objective(
    key: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, in_words: InWords
) -> ObjectiveChange | None:
    kind = ADDED if old is None else GONE if new is None else CHANGED
    stands, was, now = new or old or {}, old or {}, new or {}
    fields = tuple(_fields(was, now, OBJECTIVE_FIELDS, in_words)) if kind != GONE else ()
    steps = tuple(_steps(was.get("steps", ()), now.get("steps", ()), in_words)) if kind != GONE else ()
    if kind == CHANGED and not fields and not steps:
        return None
    return ObjectiveChange(
        id=key, title=stands["title"], kind=kind, was=_said("state", was.get("state"), in_words) if old else "",
        now=_said("state", now.get("state"), in_words) if new else "", changes=fields, steps=steps,
    )  # fmt: skip


def _steps(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], in_words: InWords
) -> Iterator[StepChange]:
    old, new = _by_id(before), _by_id(after)
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        kind = ADDED if was is None else GONE if now is None else CHANGED
        fields = tuple(_fields(was or {}, now or {}, STEP_FIELDS, in_words)) if kind == CHANGED else ()
        if kind != CHANGED or fields:
            stands = now or was or {}
            yield StepChange(stands["words"], _said("doer", stands.get("doer"), in_words), kind, fields)


def _fields(
    before: Mapping[str, Any], after: Mapping[str, Any], fields: Mapping[str, str], in_words: InWords
) -> Iterator[Change]:
    for name, label in fields.items():
        was, now = (_said(name, each.get(name), in_words) for each in (before, after))
        if was != now:
            yield Change(label, was, now)


def _said(name: str, value: Any, in_words: InWords) -> str:
    """A value of the content in words."""
    if value is None or value in ("", []):
        return NOTHING
    if name in DAYS:
        return in_words(date.fromisoformat(value))
    if name == "readings":
        return f"{value[-1]['value']:g} on {in_words(date.fromisoformat(value[-1]['seen_on']))}"
    if name == "benchmarks":
        return "; ".join(_mark(each, in_words) for each in value)
    if isinstance(value, list):
        return "; ".join(_said("", each, in_words) for each in value)
    if isinstance(value, dict):
        return value.get("words") or NOTHING
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _mark(mark: Mapping[str, Any], in_words: InWords) -> str:
    by = f"by {in_words(date.fromisoformat(mark['by']))}" if mark.get("by") else ""
    value = f"{mark['value']:g}" if mark.get("value") is not None else ""
    return " ".join(part for part in (value, by, f"({mark['words']})" if mark.get("words") else "") if part)


def _by_id(rows: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {each["id"]: each for each in rows}


def _sentence(each: ObjectiveChange) -> str:
    if each.kind == CHANGED and each.was != each.now:
        return f"“{each.title}”: it was “{each.was}”, and is “{each.now}”."
    if each.kind == CHANGED:
        parts = [change.what.lower() for change in each.changes]
        parts += ["steps"] if each.steps else []
        return f"“{each.title}”: changed ({', '.join(parts)})."
    return f"“{each.title}”: {each.says[:1].lower()}{each.says[1:]}."
