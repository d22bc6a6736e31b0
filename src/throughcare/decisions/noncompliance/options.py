"""What may be chosen for a failure, and how each choice stands to what is proposed: for the form and the command.

Nothing here decides: it says which answers are within the proposal, which are gentler or stricter, and who may impose
each. A gentler answer needs the decider's reasons; a stricter one needs them and somebody else's approval.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from throughcare.decisions.noncompliance.wording import ACTIONS, OWN, fits, response_words
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Step
from throughcare.rules.responses.grid import GridLevel, Measure, Power, Range, ResponseGrid

GENTLER, STRICTER = "gentler", "stricter"
SANCTION, REFERRAL = "sanction", "referral"
WEIGHT: dict[str, int] = {"no_action": 0, "discussion": 0, "warning": 1, REFERRAL: 2}
"""From the gentlest to the hardest, where no grid says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer. direction: "" within what is proposed. measure: of a sanction; level: its level in the grid.

    power: who may impose it.
    """

    kind: str
    title: str
    direction: str = ""
    power: Power = Power.OFFICER
    measure: Measure | None = None
    level: str = ""

    @property
    def code(self) -> str:
        """The kind, with the measure of a sanction."""
        if self.kind != SANCTION:
            return self.kind
        return f"{SANCTION}:{self.measure.code if self.measure else OWN}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A grid that is live for the failure, with what it gave."""

    grid: ResponseGrid
    found: Range


def options(
    pack: Jurisdiction, step: str, weighed: Weighed | None, *, supervisor: bool
) -> tuple[Option, ...]:
    """The answers, the gentlest first. step: of the rule's proposal. supervisor: of the one who decides.

    A sanction is there only under a grid that is live here, for nothing else says who may impose one.
    """
    if weighed is None:
        return tuple(_by_step(pack, step, supervisor=supervisor))
    if not weighed.found.known:
        return (*_by_step(pack, Step.SUPERVISOR_DECIDES, supervisor=supervisor), *_unseen(weighed.grid))
    return tuple(_by_range(pack, weighed))


def _by_step(pack: Jurisdiction, step: str, *, supervisor: bool) -> Iterator[Option]:
    open_to = [WEIGHT[kind] for kind in ACTIONS if fits(kind, step)]
    asked = (
        supervisor and step == Step.NO_PUBLISHED_RULE
    )  # "ask the supervisor" is among what the step leaves open
    for kind in ACTIONS:
        direction = "" if asked or not open_to else _direction(WEIGHT[kind], min(open_to), max(open_to))
        yield Option(kind=kind, title=response_words(pack, kind), direction=direction)


def _by_range(pack: Jurisdiction, weighed: Weighed) -> Iterator[Option]:
    grid, found = weighed.grid, weighed.found
    within = grid.within(found)
    low, high = grid.rank(within[0].code), grid.rank(within[-1].code)
    nothing_needed = low == 0 and not grid.levels[0].measures
    for kind in ("no_action", "discussion", "warning"):
        yield Option(kind=kind, title=response_words(pack, kind), direction="" if nothing_needed else GENTLER)
    elsewhere = any(not each.power.in_agency for level in within for each in level.measures)
    yield Option(kind=REFERRAL, title=response_words(pack, REFERRAL), direction="" if elsewhere else STRICTER)
    opened = {each.code for level in within for each in level.measures}
    for level in grid.levels:
        rank = grid.rank(level.code)
        for each in level.measures:
            if low <= rank <= high and each.code not in opened:
                continue  # the cell does not open it
            yield _sanction(each, level, _direction(rank, low, high))
    if any(not level.measures for level in within) and not nothing_needed:
        yield _own(within[0])


def _unseen(grid: ResponseGrid) -> Iterator[Option]:
    """Where the cell is not known: every step the grid names, and the supervisor's own words where it names none."""
    for level in grid.levels:
        for each in level.measures:
            power = Power.SUPERVISOR if each.power is Power.OFFICER else each.power
            yield _sanction(each, level, "", power)
    if any(not level.measures for level in grid.levels) or not grid.levels:
        yield _own(grid.levels[0] if grid.levels else GridLevel("", ""))


def _own(level: GridLevel) -> Option:
    return Option(
        kind=SANCTION, title="Another step, in the supervisor’s words", power=Power.NOT_SEEN, level=level.code
    )


def _sanction(measure: Measure, level: GridLevel, direction: str, power: Power | None = None) -> Option:
    return Option(
        kind=SANCTION, title=measure.title, direction=direction, power=power or measure.power, measure=measure,
        level=level.code,
    )  # fmt: skip


def _direction(weight: int, low: int, high: int) -> str:
    return GENTLER if weight < low else STRICTER if weight > high else ""
