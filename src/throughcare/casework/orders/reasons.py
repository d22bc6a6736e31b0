"""Why a record is changed, taken back or ended: codes, so that no personal text stands in a reason."""

from dataclasses import dataclass
from typing import NamedTuple


class Reason(NamedTuple):
    """A code with its words."""

    code: str
    words: str


CHANGES = (
    Reason("entered-wrongly", "It was entered wrongly"),
    Reason("more-is-known", "More is known now"),
    Reason("varied", "The court or authority changed it"),
)
"""Why a new version is written."""

TAKINGS_BACK = (
    Reason("wrong-person", "It belongs to another person"),
    Reason("entered-twice", "It was entered twice"),
    Reason("never-happened", "It did not happen or was never made"),
)
"""Why a record is no longer held true. Its versions stay in the history."""

DEATH_UNDOINGS = (
    Reason("reported-by-mistake", "Reported by mistake: the person is alive"),
    Reason("another-person-died", "The report was about another person"),
    Reason("not-certain", "It cannot be confirmed"),
)
"""Why a report of a death is undone."""

ORDER_ENDED = Reason("order-ended", "Its order ended")
STATE_CHANGED = Reason("state-changed", "Another state followed")
STATE_REOPENED = Reason("later-state-taken-back", "The state that followed was taken back")
DECIDED = Reason("decided-by-a-court", "A court decided")
FIRST_DAY_CAME = Reason("first-day-came", "Its first day came")
RECEIVED_ELSEWHERE = Reason("received-elsewhere", "The person was received elsewhere")
STAY_REOPENED = Reason("later-stay-taken-back", "The stay that followed was taken back")
FOLLOWED = (
    ORDER_ENDED, STATE_CHANGED, STATE_REOPENED, FIRST_DAY_CAME, DECIDED, RECEIVED_ELSEWHERE, STAY_REOPENED,
)  # fmt: skip
"""What follows by itself from another act."""

WORDS = {reason.code: reason.words for reason in (*CHANGES, *TAKINGS_BACK, *DEATH_UNDOINGS, *FOLLOWED)}


@dataclass(frozen=True, slots=True)
class Ending:
    """A way in which an order ends.

    needs_decision: somebody decided it, and is named. revoked: so it is shown.
    """

    code: str
    words: str
    needs_decision: bool = False
    revoked: bool = False


ENDINGS = {
    ending.code: ending
    for ending in (
        Ending("completed", "It ran its course"),
        Ending("early", "Ended early because of progress", needs_decision=True),
        Ending("replaced", "Replaced by another order", needs_decision=True),
        Ending("revoked", "Revoked after a decision", needs_decision=True, revoked=True),
        Ending("set-aside", "Set aside on appeal", needs_decision=True),
        Ending("transferred", "Taken over by another agency", needs_decision=True),
        Ending("sentenced", "The case was decided", needs_decision=True),
        Ending("acquitted", "Acquitted", needs_decision=True),
        Ending("discontinued", "The case was dropped", needs_decision=True),
        Ending("died", "The person died"),
    )
}


def change_in_words(code: str) -> str:
    """The words of a reason; a reason given in another way, by an import for example, as it stands."""
    return WORDS.get(code) or (ENDINGS[code].words if code in ENDINGS else code)


def ending_in_words(stored: str) -> str:
    """The words of "code" or "code: who decided"; what another system wrote is shown as it stands."""
    code, _, decided_by = stored.partition(": ")
    if code not in ENDINGS:
        return stored
    words = ENDINGS[code].words
    return f"{words} ({decided_by})" if decided_by else words
