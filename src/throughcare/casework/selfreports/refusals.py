"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import datetime

from throughcare.platform.refusal import Refused


class NotOffered(Refused):
    """The form is not one that a person fills in here, or the way or the check is none."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class AskedAlready(Refused):
    """The same questions are open already."""

    def __init__(self) -> None:
        super().__init__("The person was asked this already and has not answered yet. Open that one.", "form")


class ForAdults(Refused):
    """The form was made for adults, and the person is known to be under 18."""

    def __init__(self) -> None:
        super().__init__("These questions were made for adults, and the person is under 18", "form")


class NoLongerOpen(Refused):
    """The self-report was answered, taken back, or ran out."""

    def __init__(self) -> None:
        super().__init__("These questions can no longer be answered. Ask again to begin anew.")


class BirthNotKnown(Refused):
    """The link should ask for a date of birth that the record does not hold."""

    def __init__(self) -> None:
        super().__init__("The record holds no whole date of birth. Choose the code.", "check")


class NotAnAnswer(Refused):
    """An answer that its question does not take. why: beside the question."""

    def __init__(self, question: str, why: str) -> None:
        super().__init__(f"This cannot be the answer: {why}", question)


class SaidAlready(Refused):
    """Somebody has said already what was done."""

    def __init__(self) -> None:
        super().__init__("A colleague has already said what was done")


class WhatWasDone(Refused):
    """Nothing says what was done."""

    def __init__(self) -> None:
        super().__init__("Say what was done, and with whom you spoke", "done")


class DoneWhen(Refused):
    """The moment lies before the answer or in the future."""

    def __init__(self, moment: datetime) -> None:
        super().__init__("The time must be after the answer and not in the future", "done_at", moment=moment)
