"""Expectations that what is typed about a person may break, each with a message for the form."""

from datetime import date

from throughcare.platform.refusal import Refused
from throughcare.register.people.birth import OLDEST


class NameEmpty(Refused):
    """A name without a single letter."""

    def __init__(self) -> None:
        super().__init__("Enter a first name, a surname, or both", "family")


class SecondMain(Refused):
    """A person has one main name and one main address at a time."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"There is already a main {what}. Tick that this one replaces it, or choose another kind",
            "kind",
            what=what,
        )


class BirthImpossible(Refused):
    """A birth in the future, or too long ago."""

    def __init__(self, born: date | None, future: bool) -> None:
        said = "must be in the past" if future else f"must be within the last {OLDEST} years"
        super().__init__(f"Date of birth {said}", "born", born=born)


class EndsBeforeStart(Refused):
    """Something would end before it starts."""

    def __init__(self, starts_on: date, ends_on: date) -> None:
        super().__init__(
            "The end must be on or after the start", "ends_on", starts_on=starts_on, ends_on=ends_on
        )


class IdentifierNotValid(Refused):
    """A number does not have its scheme's form, or the scheme is not one of the agency's."""


class IdentifierKnown(Refused):
    """The person already has this number."""

    def __init__(self) -> None:
        super().__init__("This number is already recorded for this person", "value")


class NothingSaid(Refused):
    """The detail says nothing yet."""


class NamesAChild(Refused):
    """A child is described, not named: the record is the person's, not the child's."""

    def __init__(self) -> None:
        super().__init__(
            "Do not name a child here. Describe them below instead, such as “a daughter of 6”", "name"
        )


class NotAChoice(Refused):
    """A code that is not on its list."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__("Choose one of the answers listed", field, code=code)


class NothingChanged(Refused):
    """A correction that changes nothing."""

    def __init__(self) -> None:
        super().__init__("Nothing is different from what is recorded. Change something, or go back")


class CannotEnd(Refused):
    """This kind of detail has no end: it is true, or it is taken back."""

    def __init__(self, kind: str) -> None:
        super().__init__("This has no end date. Take it back if it is not true", kind=kind)


class MainNameStays(Refused):
    """Nobody is without a main name."""

    def __init__(self) -> None:
        super().__init__("A main name stays until another replaces it: add the new one")


class CannotMerge(Refused):
    """Two records cannot be merged, or not by this user; the message says why."""


class CannotTakeApart(Refused):
    """A merge cannot be taken apart as asked; the message says why."""
