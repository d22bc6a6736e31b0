"""Expectations about rights requests that may be broken, each with a message for the form."""

from throughcare.platform.refusal import Refused


class NotOpen(Refused):
    """The request has ended already."""

    def __init__(self) -> None:
        super().__init__("This request has ended already")


class OutOfOrder(Refused):
    """Two days that must follow each other do not."""


class ReasonMissing(Refused):
    """Something was withheld or decided without a reason."""


class NotReady(Refused):
    """The pack cannot be handed over yet; the message says what is missing."""


class CannotPutBack(Refused):
    """The record has since got something that cannot stand beside what was sealed."""

    def __init__(self) -> None:
        super().__init__(
            "It cannot be put back: the record now holds something for the same time. End or correct that first"
        )


class NotThisPerson(Refused):
    """The reference typed is not that of the record."""

    def __init__(self) -> None:
        super().__init__("This is not the reference of this record: type it again", "reference")


class StillSupervised(Refused):
    """A person under an order is not erased."""

    def __init__(self) -> None:
        super().__init__("An order of this person runs or is to begin: end it or take it back first")
