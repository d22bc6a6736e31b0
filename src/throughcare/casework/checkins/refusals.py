"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import date

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """Not among the choices."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class RunsAlready(Refused):
    """The person checks in already, or it waits for a manager."""

    def __init__(self) -> None:
        super().__init__("Check-ins are arranged already, or wait for a manager. End those first.")


class NotEligible(Refused):
    """The rule of the place does not allow this."""

    def __init__(self, why: str) -> None:
        super().__init__(f"It cannot be arranged so. {why}", "mode")


class FirstDay(Refused):
    """The first check-in lies in the past, or too far ahead."""

    def __init__(self, day: date) -> None:
        super().__init__(
            "The first check-in must be today or later, and within a year", "first_on", first_on=day
        )


class WordsNeeded(Refused):
    """Something is to be said in words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class OwnAsking(Refused):
    """Who asked for it may not approve it."""

    def __init__(self) -> None:
        super().__init__("You asked for this: another manager decides")


class NotNow(Refused):
    """It does not stand so any more, or never did."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class PhotoOff(Refused):
    """The agency has not switched pictures on."""

    def __init__(self) -> None:
        super().__init__("Pictures are switched off in your agency", "photo")


MOST_BYTES = 10 * 1024 * 1024
"""Of a picture, as sent."""
NOT_A_PICTURE = "Choose a picture: a JPEG, PNG or WebP file"
TOO_LARGE = f"The picture is too large: at most {MOST_BYTES // 1024 // 1024} MB"


class NotAPicture(Refused):
    """What was sent is no picture, or too large a one."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "photo")


class TooSoon(Refused):
    """A reminder went out a short while ago."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"A reminder was sent less than {minutes} minutes ago. Give them a little time")
