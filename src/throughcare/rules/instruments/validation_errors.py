"""Refusals as the source of the 2026 predictors and screens puts them into a response: kind, message, fields."""

from collections.abc import Iterable

from throughcare.rules.instruments.ogrs4_refusals import Refusal


def errors_of(refusals: Iterable[Refusal]) -> tuple[dict[str, object], ...]:
    """Each refusal with its fields in the source's spelling. The messages are this library's."""
    return tuple(
        {"type": each.kind, "message": each.reason, "fields": [spelt(name) for name in each.fields]}
        for each in refusals
    )


def spelt(name: str) -> str:
    """A name as the source spells it: dateOfBirth."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
