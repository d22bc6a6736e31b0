"""Exclusion zone: keep out of an area, always or at hours of the week."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.curfew import refuse_overlapping
from throughcare.rules.conditions.finding import Evidence, Finding, Watched
from throughcare.rules.conditions.shapes import Shape, widened
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.timetable import Hours
from throughcare.rules.conditions.zones import ACCEPTS, of_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """area: a name that tells nothing private. shape: its edge. hours: when it applies; none means always.

    protects: it keeps somebody safe, so that nobody is shown where its middle is.
    """

    area: str = asked(
        "Name of the area", unless="", hint="Not the name of a person or of their street.", most=160
    )
    shape: Shape | None = asked("Edge of the area", unless=None)
    hours: tuple[Hours, ...] = asked("When it applies", most=28, hint="Leave empty if it always applies.")
    event: str = asked("Only during this event", unless="", most=160)
    protects: bool = asked("It protects somebody whose address must not become known", unless=False)

    def __post_init__(self) -> None:
        refuse_overlapping(self.hours)

    @property
    def drawn(self) -> Shape | None:
        """The shape as it may be drawn for anybody: widened where it protects somebody."""
        return widened(self.shape) if self.shape and self.protects else self.shape


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody judged a stay inside the area, at its hours."""
    return of_zone(terms.hours, evidence, period, "Inside the area")


EXCLUSION = register(
    ConditionTerms(
        code="exclusion",
        title="Exclusion zone",
        says="Keep out of an area, always or at hours of the week.",
        reading="A stay inside counts at the zone's hours only, and only after somebody judged it. Without "
        "positions on record nothing can be told.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/exclusion"),
    )
)  # fmt: skip
