"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import datetime

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """Not among the choices."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class WordsNeeded(Refused):
    """Something is to be said in words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class BeforeNotice(Refused):
    """The hearing lies before its notice can have been served and run. earliest: when it may be."""

    def __init__(self, earliest: datetime, words: str, says: str) -> None:
        super().__init__(
            f"A hearing cannot be before its notice has run: not before {words}. {says}", "starts_at",
            earliest=earliest,
        )  # fmt: skip


class InThePast(Refused):
    """A step of a fair process is not arranged for a time that has passed."""

    def __init__(self) -> None:
        super().__init__(
            "This time has passed. Give a later one, or record what was decided as a fact", "starts_at"
        )


class NotYet(Refused):
    """What comes of a hearing is not recorded before it."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__("The hearing has not begun yet", "", starts_at=starts_at)


class Over(Refused):
    """The hearing was put off, taken off the list, or heard."""

    def __init__(self) -> None:
        super().__init__("This hearing is over: it was heard, put off or taken off the list")


class OfAnother(Refused):
    """Something belongs to another person, or to nobody here."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of those listed for this person", field)


class SaysNothing(Refused):
    """Of a victim liaison, nothing but that one takes part is written here."""

    def __init__(self) -> None:
        super().__init__("Leave this empty: of a victim liaison only the role is kept here", "words")


class ThereAlready(Refused):
    """The person, or the liaison, takes part already."""

    def __init__(self) -> None:
        super().__init__("This is on the list already", "role")


class ProcessNeeded(Refused):
    """What weighs on a person is decided through a fair process."""

    def __init__(self) -> None:
        super().__init__(
            "This weighs on the person. Prepare a decision under Fair process, and name it for this hearing, first",
            "outcome",
        )


class ProposesOnly(Refused):
    """The hearing of an appeal decides nothing by itself."""

    def __init__(self) -> None:
        super().__init__(
            "The hearing of an appeal proposes only: choose granted, goes on as before, or heard. The appeal is decided"
            " on its own page",
            "outcome",
        )


class GoesWithTheDecision(Refused):
    """A condition is set or varied by a decision that weighs on the person, never beside it."""

    def __init__(self) -> None:
        super().__init__(
            "A condition is set or varied by a decision that weighs on the person: say which, with its reasons",
            "outcome",
        )


class StandsElsewhere(Refused):
    """The record itself answers this question, or its own page does."""

    def __init__(self, field: str) -> None:
        super().__init__("The record answers this. Change it where it stands", field)


class DoesNotFit(Refused):
    """An answer that the rule's question does not take. says: what it takes."""

    def __init__(self, field: str, says: str) -> None:
        super().__init__(f"This {says}", field)
