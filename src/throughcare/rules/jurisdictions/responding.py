"""How a place answers failures and progress: its grids, its ladder of rewards, how soon an answer is due."""

from dataclasses import dataclass

from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.kernel import Published, Source
from throughcare.rules.responses.grid import Measure, ResponseGrid
from throughcare.rules.responses.rewards import HOUSE_REWARDS
from throughcare.rules.responses.rewards import SOURCE as HOUSE_SOURCE

NO_LIMIT = TimeLimit(
    note="No published figure was seen for how soon a failure is answered: the agency sets its own."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceGoal:
    """How many rewards there should be to a sanction. rule: published, asked for `place`. says: whose measure it is."""

    rule: Published
    place: str
    says: str
    incentives_a_sanction: int

    def met(self, rewards: int, sanctions: int) -> bool:
        """Whether so many rewards to so many sanctions are enough, by the published rule."""
        asked = self.rule(jurisdiction=self.place, incentives=rewards, sanctions=sanctions)
        return bool(asked.results[f"ratio_{self.incentives_a_sanction}_to_1_met"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTerms:
    """What a place has. grids: none where none was read, so that nobody imposes a sanction by one.

    rewards: from the smallest to the greatest; rewards_source says whether it is the house's own. answer_within: from
    the failure to the response. balance: a published measure of rewards to sanctions; None where the place has none.
    """

    grids: tuple[ResponseGrid, ...] = ()
    rewards: tuple[Measure, ...] = HOUSE_REWARDS
    rewards_source: Source = HOUSE_SOURCE
    answer_within: TimeLimit = NO_LIMIT
    balance: BalanceGoal | None = None

    def grid(self, code: str) -> ResponseGrid | None:
        """The grid with this code; None for one this place does not have."""
        return next((each for each in self.grids if each.code == code), None)

    def grids_for(self, order_kind: str) -> tuple[ResponseGrid, ...]:
        """The grids by which officers answer failures under this sort of order."""
        return tuple(each for each in self.grids if each.for_officers and order_kind in each.order_kinds)

    def reward(self, code: str) -> Measure | None:
        """The step of the ladder with this code."""
        return next((each for each in self.rewards if each.code == code), None)


HOUSE_RESPONSES = ResponseTerms()
