"""What a rule says when it refuses: the broken expectation, and the values that broke it."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

FEW = 30
"""So many codes are listed whole where one is not found; of more, the nearest."""


class RuleError(Exception):
    """A rule refuses its input. `values` holds what was given, for the screen's error summary and the API."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values: dict[str, object] = values


class DuplicateCode(RuleError):
    """Two entries of one register claim the same code."""

    def __init__(self, register: str, code: str) -> None:
        super().__init__(f"{register} already holds the code {code!r}.", register=register, code=code)


class UnknownCode(RuleError):
    """A code was asked for that the register does not hold."""

    def __init__(self, register: str, code: str, known: Iterable[str]) -> None:
        held = sorted(known)
        near = held if len(held) <= FEW else get_close_matches(code, held, n=5, cutoff=0.4)
        said = "It holds" if len(held) <= FEW else f"Of the {len(held)} it holds these are the nearest"
        super().__init__(
            f"{register} holds no {code!r}. {said}: {', '.join(near) or ('none' if held else 'nothing')}.",
            register=register,
            code=code,
            known=held,
        )


class Unsourced(RuleError):
    """A rule or a figure was written down without saying where it comes from."""

    def __init__(self, what: str, missing: str) -> None:
        super().__init__(f"{what} has no {missing}.", what=what, missing=missing)


class BadRuleId(RuleError):
    """A rule's name is not of the form code@YYYY-MM-DD."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a rule's name: write code@YYYY-MM-DD.", text=text)


class NotCanonical(RuleError):
    """A value has no single canonical form, so no fingerprint can be taken of it."""

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(f"No fingerprint can be taken of {value!r}: {reason}.", value=value, reason=reason)


class OutsidePopulation(RuleError):
    """The rule was asked about a person, order or case it was not made for."""

    def __init__(self, rule: str, population: str, **values: object) -> None:
        super().__init__(f"{rule} applies to {population} only.", rule=rule, population=population, **values)


class DateOutOfRange(RuleError):
    """Date arithmetic left the years 1 to 9999."""

    def __init__(self, day: date, step: str) -> None:
        super().__init__(f"{day} {step} lies outside the years 1 to 9999.", day=day, step=step)


class WarningAfterContact(RuleError):
    """A warning is dated after the contact it is said to come before."""

    def __init__(self, missed_on: date, warned_on: Iterable[date]) -> None:
        later = sorted(day for day in warned_on if day > missed_on)
        listed = ", ".join(day.isoformat() for day in later)
        super().__init__(
            f"A warning dated {listed} is later than the contact of {missed_on}.",
            missed_on=missed_on,
            warned_on=later,
        )
