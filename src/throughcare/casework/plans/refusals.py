"""The expectations that a command of this app may find broken."""

from collections.abc import Iterable
from datetime import date

from throughcare.platform.refusal import Refused
from throughcare.rules.plans.smart import LETTERS, Finding


class PlanStands(Refused):
    """The person has a plan already: there is one, from reception to the end."""

    def __init__(self) -> None:
        super().__init__("This person has a plan already. Change that one")


class NoPlan(Refused):
    """There is no plan yet."""

    def __init__(self) -> None:
        super().__init__("This person has no plan yet. Begin it first")


class WordsMissing(Refused):
    """Something is done only with words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class UnknownCode(Refused):
    """A code is none of those listed."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__("Choose one of the answers listed", field, code=code)


class NeedNotShown(Refused):
    """The latest assessment does not show the need, and no grounds are written."""

    def __init__(self, need: str, field: str = "grounds") -> None:
        super().__init__(
            f"No assessment shows this need ({need}). Choose one that was assessed, or write down what shows it",
            field,
        )


class KeptFromDoer(Refused):
    """A step that the person takes cannot be kept from them."""

    def __init__(self) -> None:
        super().__init__("The person takes this step, so they must know of it", "not_for_person")


class DayWrong(Refused):
    """A day is out of order."""

    def __init__(self, message: str, field: str, day: date | None = None) -> None:
        super().__init__(message, field, day=day)


class FigureWrong(Refused):
    """A value of the measure is missing its pair, or the target is where it stands already."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NotOfTheTeam(Refused):
    """A step or an objective is given to somebody who does not work with this person."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "Choose a colleague who works with this person: whoever is responsible, supports them, or is in their team",
            field,
        )


class NotYetSmart(Refused):
    """Letters of the SMART check fail: they are mended, or kept with the reason. It never blocks by itself."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        failing = tuple(findings)
        said = " ".join(f"{LETTERS[each.letter].partition(':')[0]}: {each.why}" for each in failing)
        super().__init__(
            f"{said} Change it, or say below why it is kept as it is.", "kept_because",
            letters=[str(each.letter) for each in failing],
        )  # fmt: skip
        self.findings = failing


class NotAllowedNow(Refused):
    """What is to be done with an objective is not possible in its state, by the rule."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NotReady(Refused):
    """The plan cannot be signed yet."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NothingWaits(Refused):
    """The version, the question or the review was answered already."""

    def __init__(self, message: str = "This no longer waits. Look at the plan again") -> None:
        super().__init__(message)


class OwnVersion(Refused):
    """Whoever signed a version does not give the second signature too."""

    def __init__(self) -> None:
        super().__init__("You signed this version. Somebody else gives the second signature")


class AnsweredAlready(Refused):
    """The person has answered to this version."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "answer")
