"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import date
from uuid import UUID

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """Not among the choices."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class WordsNeeded(Refused):
    """Something is to be said in words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NothingDecided(Refused):
    """There is no decision to appeal against."""

    def __init__(self) -> None:
        super().__init__("Nothing has been decided yet, so there is nothing to appeal against")


class AfterItsTime(Refused):
    """The time for the appeal is over; it can still be lodged as late. last_day: of the time."""

    def __init__(self, last_day: date, words: str) -> None:
        super().__init__(
            f"Too late to be taken as in time: the last day was {words}. It can still be lodged as late: say why it"
            " comes only now. Nothing you typed is lost",
            "late_because", last_day=last_day,
        )  # fmt: skip


class WrongDay(Refused):
    """A day is out of order, or has not come yet."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class BySomebodyElse(Refused):
    """Whoever made the decision, or reported what it is about, rules on nothing here."""

    def __init__(self) -> None:
        super().__init__(
            "This is for somebody who neither made the decision nor reported what it is about. Ask another manager"
        )


class NotOurs(Refused):
    """A court or board decides it; what they decided is recorded as a fact."""

    def __init__(self, field: str = "") -> None:
        super().__init__(
            "The agency decides no appeal against a court or board, nor one that is before them. What they decided can"
            " be recorded as a fact",
            field,
        )


class PartNotNamed(Refused):
    """Of what is allowed in part, it is said of each part whether it stands. part: its id."""

    def __init__(self, part: UUID) -> None:
        super().__init__(
            "Say whether this stands, as the appeal is allowed in part", f"part_{part}", part=part
        )


class OnlyInPart(Refused):
    """Parts are named of what is allowed in part, and of nothing else."""

    def __init__(self) -> None:
        super().__init__("Say which parts stand only where the appeal is allowed in part", "outcome")


class NotInPart(Refused):
    """All of the decision stands, or none of it: that is another outcome."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "outcome")


class RestsOnTheOther(Refused):
    """A sanction stands by the response that imposed it. part: the id of the sanction."""

    def __init__(self, part: UUID) -> None:
        super().__init__(
            "What was to be done stands by the decision on the failure. If that stands no more, nor does this",
            f"part_{part}", part=part,
        )  # fmt: skip


class NotNow(Refused):
    """The appeal is not at this step."""

    def __init__(self, message: str = "This appeal is not at this step now") -> None:
        super().__init__(message)


class Ended(Refused):
    """Decided, withdrawn, or not admitted."""

    def __init__(self) -> None:
        super().__init__("This appeal has ended already")
