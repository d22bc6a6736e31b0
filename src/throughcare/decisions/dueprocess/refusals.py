"""The expectations that a command of this app may find broken."""

from collections.abc import Iterable
from datetime import datetime

from throughcare.decisions.dueprocess.wording import GATE_WORDS
from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """The value is not one of the list's."""

    def __init__(self, field: str, value: object) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class WordsNeeded(Refused):
    """A reason or an explanation is missing."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NotDecided(Refused):
    """There is no decision to tell of."""

    def __init__(self) -> None:
        super().__init__("Nothing has been decided yet, so there is nothing to write about")


class NoSuchGate(Refused):
    """The place's table does not ask for this gate before this kind of decision."""

    def __init__(self, gate: str) -> None:
        super().__init__("The table of this place has no such step here", "gate", gate=gate)


class GateWaits(Refused):
    """Earlier gates are not closed."""

    def __init__(self, gate: str, missing: Iterable[str]) -> None:
        words = "; ".join(GATE_WORDS[each] for each in missing)
        super().__init__(f"This comes after: {words}", gate=gate, missing=tuple(missing))


class TooEarly(Refused):
    """A gate is not met before its moment: a hearing before its notice has run, for one."""

    def __init__(self, gate: str, earliest: datetime, words: str) -> None:
        super().__init__(f"Too early: not before {words}", "happened_at", gate=gate, earliest=earliest)


class WrongMoment(Refused):
    """A moment is out of order, or has not come yet."""

    def __init__(self, message: str, field: str, moment: datetime) -> None:
        super().__init__(message, field, moment=moment)


class GateClosedAlready(Refused):
    """The gate was closed; what it says stays until it is opened again."""

    def __init__(self, gate: str) -> None:
        super().__init__("This step is closed already. Open it again first if it is wrong", gate=gate)


class AnotherWay(Refused):
    """The gate is met by something else: a service, or the decision itself."""

    def __init__(self, gate: str, says: str) -> None:
        super().__init__(says, "gate", gate=gate)


class AdultNeeded(Refused):
    """A minor, or somebody without capacity, has an adult beside them."""

    def __init__(self) -> None:
        super().__init__(
            "An appropriate adult or guardian has to be present: the person needs one", "finding"
        )


class NotWaivable(Refused):
    """Nobody can give this up."""

    def __init__(self, gate: str) -> None:
        super().__init__(f"Nobody can waive this: {GATE_WORDS.get(gate, gate).lower()}", "gate", gate=gate)


class NotInformed(Refused):
    """A waiver counts only where the person knew what they gave up, in their own language."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class BySomebodyElse(Refused):
    """A hearing, a review or the decision is for somebody who did not report it."""

    def __init__(self, field: str = "") -> None:
        super().__init__("This is for somebody who did not report it", field)


class NotTheirsAgain(Refused):
    """Whoever made the decision that an appeal set aside does not make it anew."""

    def __init__(self) -> None:
        super().__init__("You made the decision that was set aside on appeal: somebody else decides it anew")


class GatesNotClosed(Refused):
    """The decision waits for its gates."""

    def __init__(self, missing: Iterable[str]) -> None:
        words = "; ".join(GATE_WORDS[each] for each in missing)
        super().__init__(f"Before a decision, close: {words}", missing=tuple(missing))


class NobodyDecides(Refused):
    """A machine was to decide, or to vouch for a gate."""

    def __init__(self) -> None:
        super().__init__("A named person has to do this; no machine may")


class NotTheirs(Refused):
    """The table gives the decision to somebody else."""

    def __init__(self, deciders: str) -> None:
        super().__init__(
            f"This is decided by {deciders}. What they decided can be recorded as a fact", "authority"
        )


class Ended(Refused):
    """The process was decided or dropped."""

    def __init__(self) -> None:
        super().__init__("This has ended already")


class SameTwo(Refused):
    """The agency's days are agreed by somebody else than whoever set them."""

    def __init__(self) -> None:
        super().__init__("Somebody else has to agree: you set these days yourself")


class FigureStands(Refused):
    """The law's own figure is not the agency's to change."""

    def __init__(self) -> None:
        super().__init__("No days are set here: the table has a figure of its own, or no clock", "gate")
