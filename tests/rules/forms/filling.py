"""A form filled in: the mildest answer to every question that applies, so that a test changes what it is about."""

from collections.abc import Mapping

from throughcare.rules.forms import Form, Question
from throughcare.rules.kernel import Choice, Day, Several, Text, Whole, YesNo

MILD = ("NO_PROBLEMS", "FULL_MOTIVATION", "NEVER", "NONE", "LOW", "NO", "YES")
"""Codes that mean nothing is wrong, where a question has one of them; else the first."""


def filled(form: Form, **answers: object) -> dict[str, object]:
    """Answers to every question that applies. answers: those that a test is about."""
    given: dict[str, object] = {}
    for question in form:
        if question.when is None or question.when.holds(given):
            given[question.name] = answers.get(question.name, mild(question))
    return given


def mild(question: Question) -> object:
    """The answer that says nothing is wrong."""
    kind = question.item.kind
    if isinstance(kind, Choice):
        return _code(kind.options)
    if isinstance(kind, YesNo):
        return False
    if isinstance(kind, Several):
        return []
    if isinstance(kind, Whole):
        return kind.low
    if isinstance(kind, Day):
        return "2026-01-05"
    return "04600" if not isinstance(kind, Text) else "Said in words."


def _code(options: Mapping[str, str]) -> str:
    return next((code for code in MILD if code in options), next(iter(options)))
