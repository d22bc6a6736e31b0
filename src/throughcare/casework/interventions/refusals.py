"""The expectations that a command of this app may find broken."""

from datetime import date

from throughcare.platform.refusal import Refused


class NoSuchMove(Refused):
    """The state does not follow the present one, or is not this side's to choose."""

    def __init__(self, start: str, to: str) -> None:
        super().__init__(f"This cannot follow: the referral is at “{start}”. Look at it again", "to", to=to)


class ReasonNeeded(Refused):
    """The move needs one of the reasons listed, and words where none of them says it."""

    def __init__(self, message: str, field: str, reason: str = "") -> None:
        super().__init__(message, field, reason=reason)


class AnotherOfThisName(Refused):
    """The organisation offers something of this name already."""

    def __init__(self, title: str) -> None:
        super().__init__("This organisation offers something of this name already", "title", title=title)


class OutOfOrder(Refused):
    """A day comes before the one it must follow, or is past."""

    def __init__(self, message: str, field: str, day: date | None) -> None:
        super().__init__(message, field, day=day)


class NotChosen(Refused):
    """The choice is none of those listed."""

    def __init__(self, field: str, value: object = "") -> None:
        super().__init__("Choose one of the answers listed", field, value=value)
