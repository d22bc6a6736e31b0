"""Inclusion zone: stay within an area, always or at hours of the week."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.curfew import refuse_overlapping
from throughcare.rules.conditions.finding import Evidence, Finding, Watched
from throughcare.rules.conditions.shapes import Shape
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.timetable import Hours
from throughcare.rules.conditions.zones import ACCEPTS, of_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """area: what it is called. shape: its edge. hours: when it applies; none means always."""

    area: str = asked("Name of the area", unless="", most=160)
    shape: Shape | None = asked("Edge of the area", unless=None)
    hours: tuple[Hours, ...] = asked("When it applies", most=28, hint="Leave empty if it always applies.")

    def __post_init__(self) -> None:
        refuse_overlapping(self.hours)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody judged a stay outside the area, at its hours."""
    return of_zone(terms.hours, evidence, period, "Outside the area")


INCLUSION = register(
    ConditionTerms(
        code="inclusion",
        title="Inclusion zone",
        says="Stay within an area, always or at hours of the week.",
        reading="A stay outside counts at the zone's hours only, and only after somebody judged it. Without "
        "positions on record nothing can be told.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/inclusion"),
    )
)  # fmt: skip
