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


class NeverAFailure(Refused):
    """What was to be recorded is never held against anybody."""


class NotAFailureHere(Refused):
    """The failure is recorded somewhere else, or its condition is not this person's."""


class NotTheOnlyGround(Refused):
    """What happened may not be answered with anything adverse, or not alone."""


class NotInUse(Refused):
    """The grid is not this place's, not for this order, or not live."""


class NoPower(Refused):
    """Whoever decides has no power to impose this. The message names who has."""


class BeyondTheCap(Refused):
    """More than the published cap allows."""


class OneAlone(Refused):
    """Somebody else has to approve it."""

    def __init__(self) -> None:
        super().__init__("Somebody other than the one who asked for it has to approve it.")


class NotTheirsAgain(Refused):
    """Whoever decided or approved what an appeal set aside does neither anew."""

    def __init__(self) -> None:
        super().__init__(
            "You decided or approved what was set aside on appeal: somebody else decides it anew", "kind"
        )


class NothingToTell(Refused):
    """Nothing was decided against the person, or it has its letter already."""

    def __init__(self) -> None:
        super().__init__("There is no decision to write about, or its letter is made already")


class CannotBeWithdrawn(Refused):
    """The warning was withdrawn before, or it is no warning, or it is somebody else's to withdraw."""
