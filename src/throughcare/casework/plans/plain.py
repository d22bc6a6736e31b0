"""A version of the plan in plain words, for the person: what you will do, what others will do, by when, whom to call.

Short sentences without abbreviations. Left out: what was removed, what staff noted, what showed the need, scores, steps
marked as not for the person, and why the officer keeps an objective as it is. The words of objectives and steps are
those of the plan. Pure.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.rules.needs import NEEDS

STATES = {
    "not_started": "Not started yet",
    "in_progress": "Started",
    "completed": "Done",
    "cannot_be_done_yet": "This cannot start yet",
}
"""A step that is no longer needed is left out."""
YOUR = {
    "officer": "your officer",
    "custody_officer": "your officer in custody",
    "key_worker": "your key worker",
    "provider": "a service that helps you",
    "someone_else": "somebody else",
}

type InWords = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class PlainStep:
    """A step. who: "" where it is the person's own, else "Tim Lee, your officer,"."""

    who: str
    words: str
    by: str
    state: str
    done: bool


@dataclass(frozen=True, slots=True)
class PlainObjective:
    """What the person works on. over: it is achieved, and only what was done is told. about, by, tells: sentences."""

    id: str
    title: str
    over: bool
    about: str
    by: str
    tells: tuple[str, ...]
    yours: tuple[PlainStep, ...]
    others: tuple[PlainStep, ...]


@dataclass(frozen=True, slots=True)
class PlainPlan:
    """The whole of it. own_words: what the person wants, as they said it."""

    own_words: str
    now: tuple[PlainObjective, ...]
    later: tuple[PlainObjective, ...]
    achieved: tuple[PlainObjective, ...]


def in_plain_words(content: Mapping[str, Any], in_words: InWords) -> PlainPlan:
    """From what a version keeps. in_words: how dates are written here."""

    def those(state: str) -> tuple[PlainObjective, ...]:
        return tuple(
            _objective(each, in_words)
            for each in content.get("objectives", ())
            if each["state"]["code"] == state
        )

    return PlainPlan(content.get("own_words", ""), those("active"), those("future"), those("achieved"))


def _objective(each: Mapping[str, Any], in_words: InWords) -> PlainObjective:
    over = each["state"]["code"] == "achieved"
    told = [
        step for step in each["steps"] if step["state"]["code"] in STATES and not step.get("not_for_person")
    ]
    steps = [_step(step, in_words) for step in told if step["state"]["code"] == "completed" or not over]
    need = NEEDS.get(each["need"]["code"])
    return PlainObjective(
        id=each["id"], title=each["title"], over=over, about=f"About {need.plain}" if need else "",
        by=_by(each, in_words), tells=tuple(_tells(each, in_words)),
        yours=tuple(step for step in steps if not step.who), others=tuple(step for step in steps if step.who),
    )  # fmt: skip


def _by(each: Mapping[str, Any], in_words: InWords) -> str:
    match each["state"]["code"]:
        case "active" if each["target_on"]:
            return f"You want to get there by {in_words(date.fromisoformat(each['target_on']))}."
        case "achieved":
            return f"You did this. Well done. It was {in_words(date.fromisoformat(each['state_on']))}."
        case "future":
            return "You will start this later."
    return ""


def _tells(each: Mapping[str, Any], in_words: InWords) -> Iterator[str]:
    """How anybody can tell, in a few sentences; what was reached, once it is achieved."""
    if each["state"]["code"] == "achieved":
        if each.get("reached"):
            yield _ended(each["reached"])
        return
    if each["measure"]:
        yield f"How we can tell: {_ended(each['measure'])}"
    if begun := _figure(each, "baseline"):
        yield f"When we started: {_ended(begun)}"
    if wanted := _figure(each, "target"):
        yield f"Where you want to be: {_ended(wanted)}"
    if each["readings"]:
        last = each["readings"][-1]
        told = f"{last['value']:g} {each['unit']}".strip()
        yield f"The last time we looked, on {in_words(date.fromisoformat(last['seen_on']))}: {told}."


def _figure(each: Mapping[str, Any], name: str) -> str:
    value = each[f"{name}_value"]
    return each[name] or (f"{value:g} {each['unit']}".strip() if value is not None else "")


def _step(step: Mapping[str, Any], in_words: InWords) -> PlainStep:
    by = f"By {in_words(date.fromisoformat(step['due_on']))}." if step["due_on"] else ""
    code = step["state"]["code"]
    return PlainStep(_who(step), _ended(step["words"]), by, STATES[code], done=code == "completed")


def _who(step: Mapping[str, Any]) -> str:
    """ "Tim Lee, your officer,"; "" where the person does it."""
    code = step["doer"]["code"]
    if code == "person":
        return ""
    name, what = step["done_by"] or step["named"], YOUR.get(code, "somebody else")
    if not name:
        return f"{what[:1].upper()}{what[1:]}"
    return name if code in ("provider", "someone_else") else f"{name}, {what},"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def texts_of(plan: PlainPlan) -> Iterable[str]:
    """Every sentence of ours, as far as it depends on the plan: for the check of how old a reader it needs."""
    for each in (*plan.now, *plan.later, *plan.achieved):
        yield from (text for text in (each.about, each.by, *each.tells) if text)
