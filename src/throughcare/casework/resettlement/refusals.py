"""The expectations that a command of this app may find broken."""

from collections.abc import Collection
from datetime import date

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """The value is not one of the list's."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class ReportClosed(Refused):
    """The report was sent or left out; what it says stays."""

    def __init__(self, state: str) -> None:
        super().__init__(f"This report was {'sent' if state == 'sent' else 'left out'}, and stays as it is")


class NotComplete(Refused):
    """A report is sent when every pathway is complete."""

    def __init__(self, missing: Collection[str]) -> None:
        super().__init__("Not every pathway is complete: " + "; ".join(missing), missing=tuple(missing))


class WordsNeeded(Refused):
    """A reason or a description is missing."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class StatusMissing(Refused):
    """A pathway is complete only with the status it leads to."""

    def __init__(self) -> None:
        super().__init__("Choose what the pathway becomes", "status")


class NothingChanged(Refused):
    """The pathway, need or activity is so already."""

    def __init__(self, field: str) -> None:
        super().__init__("It is so already", field)


class AlreadyNoted(Refused):
    """The need is on the record of this pathway and not met yet."""

    def __init__(self) -> None:
        super().__init__("This need is noted already. Change that one instead", "need")


class WrongDay(Refused):
    """A day is out of order."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class NothingToReset(Refused):
    """No preparation runs, so nothing begins anew."""

    def __init__(self) -> None:
        super().__init__("Nothing was begun yet, so there is nothing to begin anew")
