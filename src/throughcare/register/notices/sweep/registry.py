"""The rules of this installation, learnt once at start-up from `config.timetable`, for pages that name them."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from throughcare.register.notices.sweep.rule import SweepRule

_rules: dict[str, SweepRule] = {}


class RuleTwice(ValueError):
    """Two sweep rules claim one code."""


def learn(rules: Iterable[SweepRule]) -> None:
    """Know these rules and no others. Raises RuleTwice."""
    known: dict[str, SweepRule] = {}
    for rule in rules:
        if rule.code in known:
            raise RuleTwice(rule.code)
        known[rule.code] = rule
    _rules.clear()
    _rules.update(known)


def known_rules() -> tuple[SweepRule, ...]:
    """Every rule, in the order in which they are swept."""
    return tuple(_rules.values())


def title_of(code: str) -> str:
    """What alerts of a rule say; the code, made readable, of a rule that is no longer known."""
    rule = _rules.get(code)
    return rule.title if rule else code.replace("-", " ").capitalize()


def help_of(code: str) -> str:
    """What to do about alerts of a rule."""
    rule = _rules.get(code)
    return rule.help if rule else ""


def href_of(code: str, person_id: UUID, subject: UUID) -> str:
    """Where an alert is dealt with; "" where that page is absent."""
    rule = _rules.get(code)
    if rule is None:
        return ""
    try:
        return reverse(rule.page, args=[person_id, subject] if rule.page_takes_subject else [person_id])
    except NoReverseMatch:
        return ""
