"""Before anybody is said not to be found: what must have been tried. A rule only counts; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReachWay(StrEnum):
    """A way in which somebody tried to reach the person."""

    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    HOME = "home"
    FAMILY = "family"
    AGENCY = "agency"
    CUSTODY_CHECK = "custody_check"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _WAYS[self]


class ReachResult(StrEnum):
    """What came of it. Only "reached" says that the person is known to be somewhere."""

    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    NOT_THERE = "not_there"
    MOVED_AWAY = "moved_away"
    RETURNED = "returned"
    NOT_SEEN = "not_seen"
    REACHED = "reached"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _RESULTS[self]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt, on a civil day."""

    on: date
    way: ReachWay
    result: ReachResult


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptsAsked:
    """How much must have been tried. The defaults are the house's own starting values: the agency confirms them.

    times: attempts; ways: different ways among them; days: different days; home: one of them at the home.
    within_days: older attempts say nothing about today.
    """

    times: int = 3
    ways: int = 2
    days: int = 2
    home: bool = True
    within_days: int = 28

    def missing(self, attempts: Iterable[Attempt], today: date) -> tuple[str, ...]:
        """What is still to be tried before the decision, in plain words; empty when enough was.

        An attempt that reached the person starts the count again: only those after it say anything.
        """
        recent = sorted((each for each in attempts if 0 <= (today - each.on).days <= self.within_days),
                        key=lambda each: each.on)  # fmt: skip
        reached = [each.on for each in recent if each.result is ReachResult.REACHED]
        counted = [each for each in recent if not reached or each.on > max(reached)]
        said = []
        if len(counted) < self.times:
            said.append(f"{self.times} attempts that did not reach the person; {len(counted)} recorded")
        if len({each.way for each in counted}) < self.ways:
            said.append(f"{self.ways} different ways")
        if len({each.on for each in counted}) < self.days:
            said.append(f"{self.days} different days")
        if self.home and not any(each.way is ReachWay.HOME for each in counted):
            said.append("a visit to the last known home")
        return tuple(said)


_WAYS: dict[ReachWay, str] = {
    ReachWay.PHONE: "Phone call",
    ReachWay.MESSAGE: "Text or e-mail",
    ReachWay.LETTER: "Letter",
    ReachWay.HOME: "Visit to the last known home",
    ReachWay.FAMILY: "Asked family, an employer or somebody else who knows them",
    ReachWay.AGENCY: "Asked another agency",
    ReachWay.CUSTODY_CHECK: "Asked whether they are in custody or in hospital",
}

_RESULTS: dict[ReachResult, str] = {
    ReachResult.NO_ANSWER: "No answer",
    ReachResult.MESSAGE_LEFT: "Message left, no reply",
    ReachResult.NOT_THERE: "Nobody was there",
    ReachResult.MOVED_AWAY: "Said to have moved away",
    ReachResult.RETURNED: "Came back undelivered",
    ReachResult.NOT_SEEN: "They have not seen or heard of them",
    ReachResult.REACHED: "Reached the person",
}
