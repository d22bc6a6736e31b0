"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import date

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """Not among the choices."""

    def __init__(self, field: str, code: str = "") -> None:
        super().__init__("Choose one of the answers listed", field, code=code)


class WordsNeeded(Refused):
    """Something is to be said in words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class CarriesNone(Refused):
    """Orders of this type carry no licence here."""

    def __init__(self) -> None:
        super().__init__("An order of this type carries no licence here")


class OrderIsOver(Refused):
    """The order has ended."""

    def __init__(self) -> None:
        super().__init__("This order has ended, so nothing is drafted for it")


class OneAtATime(Refused):
    """One is on its way already."""

    def __init__(self) -> None:
        super().__init__(
            "A licence of this order is being made already. Finish that one, or give it up, first"
        )


class InForceAlready(Refused):
    """A licence of this order is in force: it is varied, not made again."""

    def __init__(self) -> None:
        super().__init__("A licence of this order is in force. Vary that one")


class NotNow(Refused):
    """The licence is not where this can be done."""

    def __init__(self, what: str, words: str) -> None:
        super().__init__(f"{what} The licence is: {words.lower()}")


class NothingChanged(Refused):
    """A new version that says what the one in force says."""

    def __init__(self) -> None:
        super().__init__("Nothing is changed yet: add, change or end a condition first")


class SaysNothing(Refused):
    """A licence without a condition."""

    def __init__(self) -> None:
        super().__init__("The licence has no condition yet")


class DatesContradict(Refused):
    """Two dates cannot both be right."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class StartNeeded(Refused):
    """Nobody said when it starts."""

    def __init__(self) -> None:
        super().__init__("Say from which day the licence is in force", "starts_on")


class HardStop(Refused):
    """It can no longer be submitted in the ordinary way."""

    def __init__(self, since: date, words: str, kinds: str) -> None:
        super().__init__(
            f"It can no longer be submitted: the hard stop began on {words}. Choose a kind that is made inside it:"
            f" {kinds}", "kind", since=since,
        )  # fmt: skip


class BySomebodyElse(Refused):
    """Whoever drafted, changed or submitted it does not approve it."""

    def __init__(self) -> None:
        super().__init__("Somebody else must approve this: you drafted, changed or submitted it")


class ByAPerson(Refused):
    """A machine approves nothing."""

    def __init__(self) -> None:
        super().__init__("A named person approves a licence")


class FairProcessNeeded(Refused):
    """A new version asks more of the person, and nothing was decided about that fairly."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NotYet(Refused):
    """It cannot be in force yet; the message says why and what to do."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, "", **values)
