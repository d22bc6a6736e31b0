"""The expectations that a command of this app may find broken."""

from datetime import date

from throughcare.platform.refusal import Refused


class UnknownLevel(Refused):
    """The level is not one of the jurisdiction's."""

    def __init__(self, level: str) -> None:
        super().__init__("Choose one of the answers listed", "level", level=level)


class ReasonMissing(Refused):
    """A level changes for a reason, which is written down."""

    def __init__(self) -> None:
        super().__init__("Say why the level changes", "reason")


class LevelOutOfOrder(Refused):
    """A later level is recorded already, or the person is at this level."""

    def __init__(self, message: str, field: str, since: date | None) -> None:
        super().__init__(message, field, since=since)
