"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import date

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """A code is not among those offered."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class WordsNeeded(Refused):
    """A text is missing."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class DayImpossible(Refused):
    """A day lies where it cannot."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class NoLongerStands(Refused):
    """A concern was removed, or a referral answered, before."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
