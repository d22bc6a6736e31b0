"""The objectives of a kept version as a page shows them, from its content alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.casework.plans.said import Said


@dataclass(frozen=True, slots=True)
class StepKept:
    """A step as it stood. kept: that it is not for the person, in words."""

    words: str
    by: str
    due: date | None
    state: str
    kept: str


@dataclass(frozen=True, slots=True)
class ObjectiveKept:
    """An objective as it stood. facts: rows of key and value."""

    title: str
    state: str
    state_code: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[StepKept, ...]


def objectives_kept(content: Mapping[str, Any], said: Said) -> list[ObjectiveKept]:
    """In the order of the plan."""
    return [
        ObjectiveKept(
            title=each["title"], state=each["state"]["words"], state_code=each["state"]["code"],
            facts=tuple(_facts(each, said)),
            steps=tuple(
                StepKept(
                    step["words"], who(step), day(step["due_on"]), step["state"]["words"],
                    step.get("not_for_person", ""),
                )
                for step in each["steps"]
            ),
        )
        for each in content.get("objectives", ())
    ]  # fmt: skip


def who(step: Mapping[str, Any]) -> str:
    """Who does it, by name where one was known."""
    return str(step["done_by"] or step["named"] or step["doer"]["words"])


def day(text: str | None) -> date | None:
    """A day of the content."""
    return date.fromisoformat(text) if text else None


def figure(words: str, value: float | None, unit: str) -> str:
    """What was written, or else the number with its unit; "" where there is neither."""
    return words or (f"{value:g} {unit}".strip() if value is not None else "")


def _facts(each: Mapping[str, Any], said: Said) -> Iterator[tuple[str, str]]:
    related = "".join(f"; also {one['words'].lower()}" for one in each["related"])
    yield "Works on", f"{each['need']['words']}{related}. {each['linked']}"
    if each["measure"]:
        yield "Measure", each["measure"]
    for label, name in (("Baseline", "baseline"), ("Target", "target")):
        if told := figure(each[name], each[f"{name}_value"], each["unit"]):
            yield label, told
    if each["readings"]:
        last = each["readings"][-1]
        yield "Last reading then", f"{last['value']:g} on {said.on(date.fromisoformat(last['seen_on']))}"
    if reached := day(each["target_on"]):
        yield "To be reached by", said.on(reached)
    yield "Who answers for it", each["owned_by"] or each["owner"]["words"]
    if each["conditions"]:
        yield "Serves", "; ".join(one["words"] for one in each["conditions"])
