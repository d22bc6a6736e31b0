"""The expectations that a command on messages may find broken."""

from throughcare.platform.refusal import Refused


class NoSuchMessage(Refused):
    """There is no such kind of message, or what it needs is missing."""


class TellsAStranger(Refused):
    """The words would tell whoever reads them over a shoulder what the message is about."""

    def __init__(self, word: str, field: str = "words") -> None:
        super().__init__(
            f"“{word}” would tell a stranger what this is about. Say it without: others may see the screen.",
            field, word=word,
        )  # fmt: skip


class GoneAlready(Refused):
    """What was sent cannot be taken back."""

    def __init__(self) -> None:
        super().__init__("This message no longer waits: it was sent, or stopped.")


class HoursInOrder(Refused):
    """The first hour comes before the last."""

    def __init__(self) -> None:
        super().__init__("The first hour must be before the last, and both or neither be given", "last")


class OutOfRange(Refused):
    """A number of days outside what is allowed."""

    def __init__(self, field: str = "days_before") -> None:
        super().__init__("Choose from 0 to 7 days", field)


class SayWhatWasDone(Refused):
    """What may tell of danger is not closed without words."""

    def __init__(self) -> None:
        super().__init__("Say what was done", "done")


class ReadAlready(Refused):
    """Somebody read it before."""

    def __init__(self) -> None:
        super().__init__("A colleague read this reply already.")


class DealtWith(Refused):
    """Nothing is open there any more."""

    def __init__(self) -> None:
        super().__init__("This is dealt with already, or the person was reached.")


class NotListed(Refused):
    """A code that is not offered."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)
