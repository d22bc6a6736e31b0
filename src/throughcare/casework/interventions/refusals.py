"""The expectations that a command of this app may find broken."""

from collections.abc import Iterable
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


class Beyond(Refused):
    """A number lies outside what it can be."""

    def __init__(self, field: str, number: int, low: int, high: int) -> None:
        super().__init__(f"Enter a number from {low:,} to {high:,}", field, number=number)


def refuse_beyond(field: str, number: int | None, low: int, high: int) -> None:
    """Raise Beyond for a number outside `low` to `high`, both included; None is no number."""
    if number is not None and not low <= number <= high:
        raise Beyond(field, number, low, high)


class NothingHoped(Refused):
    """A referral says of no outcome that it is hoped for."""

    def __init__(self) -> None:
        super().__init__("Enter at least one outcome", "outcomes")


class NotChosen(Refused):
    """The choice is none of those listed."""

    def __init__(self, field: str, value: object = "") -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class NotEligible(Refused):
    """By what is known the person cannot take part, or it takes nobody any more; the reasons are said."""

    def __init__(self, reasons: Iterable[str]) -> None:
        said = tuple(reasons)
        super().__init__(f"The person cannot be referred here. {' '.join(said)}")
        self.reasons = said


class CannotTell(Refused):
    """Whether the person is eligible cannot be told: whoever refers all the same says why."""

    def __init__(self, unknown: Iterable[str]) -> None:
        said = " ".join(unknown)
        super().__init__(
            f"Say why you refer although it cannot be told whether it is for them. {said}", "despite"
        )


class AlreadyReferred(Refused):
    """An open referral to the same offering stands."""

    def __init__(self) -> None:
        super().__init__("A referral of this person to this service is open already. Look at that one")


class NotForThisNeed(Refused):
    """The objective is none of the plan's open ones, or the service does not work on its need."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "objective")


class ConsentNeeded(Refused):
    """Nothing flows without a consent that stands and has every element."""

    def __init__(self, because: str) -> None:
        super().__init__(
            f"Nothing can be sent: {because}. Treatment records flow with a written consent only", "consent"
        )


class ElementsMissing(Refused):
    """A consent lacks what the law asks for, so it would be none."""

    def __init__(self, elements: Iterable[str], field: str) -> None:
        said = tuple(elements)
        super().__init__(f"This is no consent yet. It lacks: {'; '.join(said)}", field, elements=said)


class NotADraft(Refused):
    """The referral was sent already, or is over."""

    def __init__(self) -> None:
        super().__init__("This referral is no draft any more. Look at it again")


class AlreadyRevoked(Refused):
    """The consent was taken back already."""

    def __init__(self) -> None:
        super().__init__("This consent was taken back already")
