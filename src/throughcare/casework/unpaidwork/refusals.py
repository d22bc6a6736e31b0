"""The expectations that a command of this app may find broken."""

from collections.abc import Mapping
from datetime import date

from throughcare.platform.refusal import Refused
from throughcare.rules.kernel import BadAnswers


class NoUnpaidWork(Refused):
    """The place has no condition that carries hours."""

    def __init__(self) -> None:
        super().__init__("No condition of this place carries hours of work")


class NotThatCondition(Refused):
    """The condition carries no hours, is another person's, or has its hours already."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "condition_id")


class NotListed(Refused):
    """The value is not one of the list's."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class WrongDay(Refused):
    """The day does not fit: before the hours begin, when the project does not run, or too late."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class ProjectClosed(Refused):
    """Nobody is sent to a project that is closed or over."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "project_id")


class TwoAtOnce(Refused):
    """The person is at work elsewhere at that time."""

    def __init__(self, field: str, day: date) -> None:
        super().__init__("The person is to work somewhere else at that time", field, day=day)


class OutcomeRefused(Refused):
    """The outcome cannot be recorded: of a day to come, without one of a past day, or not by this person."""

    def __init__(self, message: str, field: str = "outcome") -> None:
        super().__init__(message, field)


class TooManyMinutes(Refused):
    """More would be credited than is left, or than education may fill."""

    def __init__(self, message: str, field: str, limit: int) -> None:
        super().__init__(message, field, limit=limit)


class OnceSensitive(Refused):
    """What was marked sensitive stays so."""

    def __init__(self) -> None:
        super().__init__("This was marked sensitive, and stays so", "sensitive")


class HoursRefused(Refused):
    """The hours, the adjustment or the dates contradict what stands."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NothingToPlan(Refused):
    """No hours are left to plan, or no day fits."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "first_day")


def told(refusal: BadAnswers, fields: Mapping[str, str]) -> Refused:
    """A rule's refusal beside the form's field. fields: the form's name of each of the rule's inputs."""
    problem = refusal.problems[0]
    says = f"{problem.reason[0].upper()}{problem.reason[1:]}"
    return HoursRefused(
        f"This {problem.reason}" if says.startswith("Must") else says, fields.get(problem.field, "")
    )
