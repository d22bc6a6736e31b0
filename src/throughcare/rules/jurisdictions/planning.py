"""When a place's plans are made and reviewed, what calls for a review, and which of them take a second signature."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.parts import OrderKind
from throughcare.rules.kernel import Mark, Source
from throughcare.rules.plans.reviewing import PLAN_TRIGGERS, PlanTrigger

__all__ = ["HOUSE_PLAN", "PLAN_TRIGGERS", "Countersigned", "PlanTerms", "PlanTrigger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersigned:
    """Cases whose plan takes a second signature: on a level of one of these bands, or on an order of these kinds.

    because: said to who signs.
    """

    bands: frozenset[LevelBand] = frozenset()
    orders: frozenset[OrderKind] = frozenset()
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """first_within_days: from the start of supervision; every_months: after the latest look at the plan.

    None where nothing is due by itself. after: events that call for a review before its time, within
    `event_within_days` of them. hearing_days, release_days: how long before a hearing, or a release, it is in sight.
    countersigned_when: any of them is enough; none where one signature does. note: what the source says.
    """

    first_within_days: int | None = 30
    every_months: int | None = 6
    event_within_days: int = 14
    after: tuple[PlanTrigger, ...] = tuple(PlanTrigger)
    countersigned_when: tuple[Countersigned, ...] = ()
    hearing_days: int = 28
    release_days: int = 84
    note: str = (
        "No published figure was read for the place: thirty days, then every six months, to begin with."
    )
    source: Source = HOUSE

    @property
    def confirmed(self) -> bool:
        """Whether the figures were published, and not set here to begin with."""
        return self.source.mark is not Mark.AGENCY_DEFAULT

    def countersigned(self, band: LevelBand | None, orders: Iterable[OrderKind]) -> Countersigned | None:
        """Why the plan of a case takes a second signature; None where it does not."""
        kinds = frozenset(orders)
        return next(
            (each for each in self.countersigned_when if band in each.bands or kinds & each.orders), None
        )


HOUSE_PLAN = PlanTerms()
