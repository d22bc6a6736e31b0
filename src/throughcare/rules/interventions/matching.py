"""Which programmes may suit one person, and why: by risk, by need, and by what the work must fit. A person chooses.

The order is a rule that anybody can read: what the person is eligible for before what cannot be told; then the greatest
need it works on; then how many of the person's needs; then whether it is made for what stands in the person's way; then
how well it is known to work; then the order of the catalogue. `populations.matching` does the same for many at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.interventions.candidate import BARRIERS, Candidate
from throughcare.rules.interventions.catalogue import GROUP, RATINGS, Programme, Rating
from throughcare.rules.interventions.eligibility import Eligibility, Eligible, eligible
from throughcare.rules.needs import NEEDS

ORDER = (
    "Eligible before what cannot be told yet",
    "The greatest need it works on",
    "How many of the person's needs it works on",
    "Made for what stands in the person's way",
    "How well it is known to work",
    "The order of the catalogue",
)
"""The rule, to stand on the page beside the list."""
EVIDENCE_POINTS = {Rating.EFFECTIVE: 3, Rating.PROMISING: 2, Rating.UNCLEAR: 1, Rating.NO_EFFECT: 0}
NO_EVIDENCE = 1
"""A programme that nobody studied stands beside one whose studies are unclear."""
MOST_NEEDS = len(NEEDS) + 1
MADE_FOR, SIZES, EVIDENCES = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One programme for one person. points: by which it is ordered, more first. served: the needs it works on."""

    programme: Programme
    who: Candidate
    eligibility: Eligibility
    served: tuple[str, ...]
    points: int

    @property
    def because(self) -> tuple[str, ...]:
        """Why: risk, need and responsivity in this order, the evidence, then what is missing; sentences."""
        return tuple(_because(self.programme, self.who, self.served, self.eligibility))


def suggest(programmes: Iterable[Programme], who: Candidate) -> tuple[Suggestion, ...]:
    """What may suit, in order; nothing that the person is known not to be eligible for."""
    found = (_suggestion(programme, who) for programme in programmes)
    return tuple(sorted((each for each in found if each), key=lambda each: -each.points))


def points(state: Eligible, size: int, needs: int, *, made_for: bool, evidence: int) -> int:
    """The rule's order as one number, whose digits are the parts of ORDER."""
    number = int(state is Eligible.ELIGIBLE)
    number = number * SIZES + size
    number = number * MOST_NEEDS + needs
    number = number * MADE_FOR + made_for
    return number * EVIDENCES + evidence


def evidence_points(programme: Programme) -> int:
    """3 for the best known; NO_EVIDENCE where nothing was read."""
    return EVIDENCE_POINTS[programme.evidence.rating] if programme.evidence else NO_EVIDENCE


def _suggestion(programme: Programme, who: Candidate) -> Suggestion | None:
    answer = eligible(programme, who)
    if answer.state is Eligible.NOT_ELIGIBLE:
        return None
    served = tuple(area for area in programme.needs if who.needs.get(area))
    fits = bool(who.barriers & programme.suits)
    size, evidence = who.size(programme.needs) or 0, evidence_points(programme)
    number = points(answer.state, size, len(served), made_for=fits, evidence=evidence)
    return Suggestion(programme, who, answer, served, number)


def _because(
    programme: Programme, who: Candidate, served: tuple[str, ...], answer: Eligibility
) -> Iterable[str]:
    if who.risk and (programme.risk_from or programme.risk_to):
        yield f"Risk: the class is {who.risk.words}, and it is made for that."
    for area in served:
        size = "a great need" if who.needs[area] == 2 else "some need"
        yield f"Need: it works on {NEEDS[area].title.lower()}, where {size} was assessed."
    for barrier in sorted(who.barriers & programme.suits):
        yield f"Responsivity: it is made for people with whom it must fit {BARRIERS[barrier]}."
    if who.interpreter and GROUP in programme.delivery:
        yield "Responsivity: it is given in a group, and the person needs an interpreter."
    if programme.evidence:
        yield f"Evidence: {RATINGS[programme.evidence.rating].lower()}."
    for missing in answer.unknown:
        yield f"To be found out: {missing[0].lower()}{missing[1:]}"
