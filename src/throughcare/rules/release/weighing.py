"""Conditions one by one against what is known: met, not met, or not known. Nothing unknown counts either way."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from throughcare.rules.kernel import Answers, Unknown
from throughcare.rules.release.us_conditions import Check, Condition


class Met(StrEnum):
    """How a condition stands."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        """In words."""
        return {Met.MET: "Met", Met.NOT_MET: "Not met", Met.NOT_KNOWN: "Not known"}[self]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One condition. asks: its questions; asked_for: what is enough; said: what is known."""

    name: str
    asks: str
    asked_for: str
    said: str
    met: Met


def weigh(conditions: Iterable[Condition], answers: Answers) -> tuple[Weighed, ...]:
    """Every condition, in its own order. Items without an entry in `answers` are not known."""
    return tuple(_weighed(each, answers) for each in conditions)


def _weighed(condition: Condition, answers: Answers) -> Weighed:
    known = [check for check in condition.checks if _known(check, answers)]
    if any(check.met(answers) for check in known):
        met = Met.MET
    else:
        met = Met.NOT_MET if len(known) == len(condition.checks) else Met.NOT_KNOWN
    return Weighed(
        name=condition.name, asks=" ".join(item.asks for item in condition.items),
        asked_for=", or ".join(dict.fromkeys(_enough(check, answers) for check in condition.checks)),
        said=", ".join(_said(answers.get(item.name, Unknown.NOT_ASKED)) for item in condition.items), met=met,
    )  # fmt: skip


def _known(check: Check, answers: Answers) -> bool:
    wanted = (check.item, check.case) if check.case else (check.item,)
    return all(not isinstance(answers.get(name, Unknown.NOT_ASKED), Unknown) for name in wanted)


def _enough(check: Check, answers: Answers) -> str:
    """What is asked for: of the case where it is known, else of each."""
    if not check.case or _known(check, answers):
        return check.words(answers)
    return " or ".join(
        f"{check.enough(figure)} ({case.replace('_', ' ')})" for case, figure in check.figures.items()
    )


def _said(answer: object) -> str:
    if isinstance(answer, Unknown):
        return "not known"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer:g}" if isinstance(answer, int | float) else str(answer).replace("_", " ")
