"""The expectations that a command of this app may find broken."""

from throughcare.platform.refusal import Refused
from throughcare.rules.interventions.early_support import HORIZON_DAYS, LEAST_DAYS, LEAST_PEOPLE


class NotMeasured(Refused):
    """The rule was not looked at for long enough, of too few people, or nothing is known yet of what came later."""

    def __init__(self, days: int, people: int, missing: str) -> None:
        super().__init__(
            f"Measure it first: {missing}. It takes {LEAST_DAYS} days looked at, {HORIZON_DAYS} days after one of them,"
            f" and {LEAST_PEOPLE} people on that day",
            days=days, people=people,
        )  # fmt: skip


class ReasonMissing(Refused):
    """Nobody switches anything without saying why."""

    def __init__(self) -> None:
        super().__init__("Say why", "why")


class OneAlone(Refused):
    """Whoever asks for it does not decide it."""

    def __init__(self) -> None:
        super().__init__("You asked for it: somebody else decides")


class SwitchedAlready(Refused):
    """It is on, or waits for a second person."""

    def __init__(self) -> None:
        super().__init__("It is switched on, or waits for a second person already")


class NotWaiting(Refused):
    """Nothing waits for a decision under this id, or nothing is on."""

    def __init__(self) -> None:
        super().__init__("This does not wait any more. Look at how it stands now")


class RuleChanged(Refused):
    """Another version of the rule came since it was measured."""

    def __init__(self, rule: str) -> None:
        super().__init__("The rule has changed since: it is measured anew first", rule=rule)


class OfferClosed(Refused):
    """The offer was made, or is not made now."""

    def __init__(self) -> None:
        super().__init__("This offer is closed already")


class NotListed(Refused):
    """A code that this app does not have."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)
