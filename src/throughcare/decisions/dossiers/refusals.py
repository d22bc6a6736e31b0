"""The expectations that a command of this app may find broken."""

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """The value is not one of the list's."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class WordsNeeded(Refused):
    """A reason is missing."""

    def __init__(self, message: str, field: str = "because") -> None:
        super().__init__(message, field)


class AlreadyFixed(Refused):
    """It was made: what was given to somebody stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            "This version was made and does not change. Begin the next version to change something"
        )


class NotYetFixed(Refused):
    """Nothing is given out of a draft."""

    def __init__(self) -> None:
        super().__init__("Make this version first: a draft is not handed over")


class DraftStands(Refused):
    """A hearing has one draft at a time."""

    def __init__(self) -> None:
        super().__init__("A draft for this hearing stands already: go on with it, or make it")


class NothingInIt(Refused):
    """A dossier without a paper."""

    def __init__(self) -> None:
        super().__init__("Leave at least one paper in the dossier")


class WithholdingWaits(Refused):
    """Whether a paper is withheld has to be decided before anything is given."""

    def __init__(self) -> None:
        super().__init__("Somebody asked to withhold a paper from the person. That is decided first")


class OwnRequest(Refused):
    """Whoever asked for a paper to be withheld does not decide it."""

    def __init__(self) -> None:
        super().__init__("Somebody other than whoever asked decides whether this is withheld", "agree")


class NotAsked(Refused):
    """There is nothing to decide about."""

    def __init__(self) -> None:
        super().__init__("Nobody asked to withhold this")


class NotFound(Refused):
    """The passage does not stand in the paper."""

    def __init__(self) -> None:
        super().__init__(
            "These words do not stand in this paper as you typed them. Copy them from the text above",
            "passage",
        )


class NoSuchPage(Refused):
    """The document has no such page."""

    def __init__(self, number: int, pages: int) -> None:
        super().__init__(f"The document has {pages} pages", "number", number=number)


class NoArea(Refused):
    """What is painted over lies on the page."""

    def __init__(self) -> None:
        super().__init__(
            "Say which part of the page, in percent: left and top from 0, and within the page", "areas"
        )


class NotReadable(Refused):
    """The evidence cannot be set as pages."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "document")


class CopyOfThePerson(Refused):
    """The person and whoever speaks for them can read what they are given."""

    def __init__(self) -> None:
        super().__init__("Say how the person gets a copy they can read", "how")


class InFuture(Refused):
    """What has not happened yet is not recorded as done."""

    def __init__(self, field: str) -> None:
        super().__init__("This lies in the future. Give the day and time at which it happened", field)


class NoPdf(Refused):
    """This machine cannot make PDF."""

    def __init__(self) -> None:
        super().__init__("This machine cannot make a PDF: the library that sets pages is missing")


class NoHearing(Refused):
    """The hearing or the decision is not this person's."""

    def __init__(self) -> None:
        super().__init__("There is no such hearing or decision of this person", "about")


class NobodyDecides(Refused):
    """A machine asks for nothing to be kept from a person, decides nothing about it, and hands nothing over."""

    def __init__(self) -> None:
        super().__init__("A named person has to do this")


class NoSuchCopy(Refused):
    """A version that was not made has no copies."""

    def __init__(self) -> None:
        super().__init__("There is no such copy of this version", "copy")
