"""What may be refused here, each in words a colleague understands."""

from throughcare.platform.refusal import Refused


class HolderRefused(Refused):
    """This colleague cannot be named; the message says why."""


class NotHeld(Refused):
    """Only colleagues who are named for this person may do this."""

    def __init__(self) -> None:
        super().__init__("Only colleagues who are named for what is protected here may do this")


class EntryEmpty(Refused):
    """Nothing was said of whom or which place to protect."""


class NothingChanged(Refused):
    """A correction that corrects nothing."""

    def __init__(self) -> None:
        super().__init__("Nothing was changed")


class ProtectedInText(Refused):
    """A text holds what is protected, an alias, or the name of somebody to be kept safe.

    It says what to write instead, never what it found.
    """
