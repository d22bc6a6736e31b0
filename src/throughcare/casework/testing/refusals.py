"""The expectations that a command of this app may find broken."""

from collections.abc import Mapping
from datetime import date

from throughcare.platform.refusal import Refused
from throughcare.rules.kernel import BadAnswers


class NotListed(Refused):
    """The value is not one of the list's."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class WrongState(Refused):
    """The test is not where this can be done."""

    def __init__(self, says: str) -> None:
        super().__init__(says)


class Missing(Refused):
    """Something that this step takes is missing."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class WrongMoment(Refused):
    """A day or a moment is out of order."""

    def __init__(self, message: str, field: str, day: date | None = None) -> None:
        super().__init__(message, field, day=day)


class StillWaiting(Refused):
    """The person's time for giving a sample is not over."""

    def __init__(self, until: str) -> None:
        super().__init__(
            f"They have until {until} to give a sample. Until then, record only that they left, or why they cannot",
            "event", until=until,
        )  # fmt: skip


class NotAsked(Refused):
    """The person was not asked for their reason."""

    def __init__(self) -> None:
        super().__init__("Ask the person first, and record when and how they were asked")


class ByTheSameHand(Refused):
    """Whoever concluded a test does not decide on its dispute."""

    def __init__(self) -> None:
        super().__init__("Somebody who did not conclude this test decides on the dispute")


class FormUsed(Refused):
    """The number of the form stands on another sample of the agency."""

    def __init__(self, number: str) -> None:
        super().__init__(
            "This number stands on another sample. Two collections on one form end both tests: use a new form",
            "number", number=number,
        )  # fmt: skip


class NotAtOdds(Refused):
    """What was measured and what was ticked contradict each other."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class DrawRefused(Refused):
    """A draw cannot be opened, made or cancelled so."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message, field)


class NobodyToDraw(DrawRefused):
    """The frame would be empty."""

    def __init__(self) -> None:
        super().__init__("Nobody has a condition of these kinds that runs on that day")


def told(refusal: BadAnswers, fields: Mapping[str, str]) -> Refused:
    """A rule's refusal beside the form's field. fields: the form's name of each of the rule's inputs."""
    problem = refusal.problems[0]
    return NotAtOdds(f"This {problem.reason}", fields.get(problem.field, ""))
