"""Answers of a form: which cannot be, and how one reads in words."""

from collections.abc import Mapping

from throughcare.rules.forms.form import Form, Question
from throughcare.rules.kernel import (
    UNKNOWN_WORDS,
    Choice,
    Problem,
    Several,
    Unknown,
    YesNo,
    unknown_or,
)


def impossible(form: Form, given: Mapping[str, object]) -> tuple[Problem, ...]:
    """Answers that their question does not take, and answers to questions that the form does not ask."""
    asked = {question.name: question for question in form}
    problems = [
        Problem(name, value, "is no question of this form")
        for name, value in given.items()
        if name not in asked
    ]
    for name, question in asked.items():
        reason = why_not(question, given[name]) if name in given else ""
        if reason:
            problems.append(Problem(name, given[name], reason))
    return tuple(problems)


def why_not(question: Question, value: object) -> str:
    """Why a value cannot be the answer; "" where it can."""
    if isinstance(unknown_or(value), Unknown):
        return ""
    try:
        question.item.kind.read(value)
    except ValueError as wrong:
        return str(wrong)
    several = isinstance(value, list | tuple) and len(value) > 1
    if several and question.alone.intersection(value):  # type: ignore[arg-type]  # checked just before
        return "names something and also says that there is nothing"
    return ""


def shown(question: Question, value: object) -> str:
    """An answer in words: the words of its code, yes or no, a list, or which kind of not knowing it is."""
    known = unknown_or(value)
    if isinstance(known, Unknown):
        return UNKNOWN_WORDS[known]
    if isinstance(value, int) and value in question.labels:
        return question.labels[value]
    kind = question.item.kind
    if isinstance(kind, Several):
        parts = value if isinstance(value, list | tuple) else [value]
        return "; ".join(_one(kind.each, part) for part in parts) or "None of these"
    return _one(kind, value)


def _one(kind: object, value: object) -> str:
    if isinstance(kind, Choice) and isinstance(value, str):
        return kind.options.get(value, value)
    if isinstance(kind, YesNo) or isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
