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


class NotYet(Refused):
    """A level or a score is dated after today."""

    def __init__(self, field: str, day: date) -> None:
        super().__init__("The date must be today or in the past", field, day=day)


class LevelOutOfOrder(Refused):
    """A later level is recorded already, or the person is at this level."""

    def __init__(self, message: str, field: str, since: date | None) -> None:
        super().__init__(message, field, since=since)


class MadeForAdults(Refused):
    """Levels and scores held here come from instruments made for adults; the person is under 18."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "This person is under 18, and this was made for adults. Record what is known in a note instead",
            field,
        )
