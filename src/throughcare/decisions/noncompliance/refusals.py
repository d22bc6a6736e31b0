"""The expectations of this app that may be found broken, each with words for the person at the screen."""

from throughcare.platform.refusal import Refused


class NotNow(Refused):
    """The failure does not stand where this step belongs."""


class TooSoon(Refused):
    """The person still has time to give a reason."""


class DayNeeded(Refused):
    """A day is missing, or cannot be."""


class WordsNeeded(Refused):
    """Reasons are missing."""


class NobodyDecides(Refused):
    """A machine may not judge or decide: a named person does."""

    def __init__(self) -> None:
        super().__init__("Only a named person can judge an excuse or decide a response.")


class SupervisorDecides(Refused):
    """No published rule says what follows, so whoever answers for the officer's work decides."""


class DepartureNeedsReason(Refused):
    """What was chosen is not what the rule proposes, and no reason is given."""


class CannotBeWithdrawn(Refused):
    """The warning was withdrawn before, or it is no warning, or it is somebody else's to withdraw."""
