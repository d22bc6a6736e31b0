"""The expectations that a command of this app may find broken."""

from datetime import date, datetime

from throughcare.platform.refusal import Refused


class NotAccepted(Refused):
    """Nothing is planned or recorded under a referral that was not accepted, or has ended."""

    def __init__(self, state: str, field: str = "") -> None:
        super().__init__(
            "This referral is not accepted or has ended, so nothing can be planned or recorded under it",
            field,
            state=state,
        )


class AnotherState(Refused):
    """The row is no longer in the state in which this could be done."""

    def __init__(self, message: str, field: str = "", **values: object) -> None:
        super().__init__(message, field, **values)


class SessionsClash(Refused):
    """The person has another session at that time, here or elsewhere."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(
            "The person has something else at that time. Choose another", "starts", starts_at=starts_at
        )


class SessionDay(Refused):
    """The day of a session is before the referral, too far away, or has not come yet."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class NotWritten(Refused):
    """What has to be recorded with such an outcome is missing."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NotOne(Refused):
    """What was chosen is not there to be chosen."""

    def __init__(self, field: str, message: str = "Choose one of the answers listed") -> None:
        super().__init__(message, field)


class GroupFull(Refused):
    """The group has no place left."""

    def __init__(self, places: int) -> None:
        super().__init__("Every place of this group is taken", "group", places=places)


class ReportNotDue(Refused):
    """A report is written once somebody came to a session and the service ends."""

    def __init__(self, because: str) -> None:
        super().__init__(because)


class MeasureDay(Refused):
    """A measurement is dated in the future, before the referral, or was made that day already."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "measured_on")
