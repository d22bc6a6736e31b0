"""The expectations that a command of this app may find broken."""

from datetime import date

from throughcare.platform.refusal import Refused


class UnknownLevel(Refused):
    """The level is not one of the jurisdiction's."""

    def __init__(self, level: str) -> None:
        super().__init__("Choose one of the answers listed", "level", level=level)


class ReasonMissing(Refused):
    """A level changes for a reason, which is written down."""

    def __init__(self) -> None:
        super().__init__("Say why the level changes", "reason")


class LevelOutOfOrder(Refused):
    """A later level is recorded already, or the person is at this level."""

    def __init__(self, message: str, field: str, since: date | None) -> None:
        super().__init__(message, field, since=since)


class NothingWaits(Refused):
    """The proposal was answered or replaced already."""

    def __init__(self) -> None:
        super().__init__("This proposal no longer waits. Look at the level again")


class ReasonsNotSeen(Refused):
    """Whoever decides has not opened the reasons as they stand now."""

    def __init__(self) -> None:
        super().__init__("Open the reasons first: they are on this page, and may have changed")


class WordsMissing(Refused):
    """A decision against somebody's proposal needs words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NoSuchReason(Refused):
    """The category is no reason for another level, or is none of those listed."""

    def __init__(self, because: str, reason: str) -> None:
        super().__init__(because, "reason", reason=reason)


class ReviewDay(Refused):
    """The review date of an override is past, today or too far away."""

    def __init__(self, earliest: date, latest: date, words: str) -> None:
        super().__init__(words, "review_on", earliest=earliest, latest=latest)


class ThinkAgain(Refused):
    """The evidence points the other way, or the words touch what may be no reason: a nudge, not a bar."""

    def __init__(self, said: tuple[str, ...]) -> None:
        super().__init__(
            "Read what speaks against it, then say that you have. " + " ".join(said), "considered"
        )
        self.said = said


class NotAnother(Refused):
    """An override asks for the level that the rule gives, or an override waits or stands already."""

    def __init__(self, message: str, field: str = "level") -> None:
        super().__init__(message, field)


class OwnOverride(Refused):
    """Whoever asked for an override does not sign it too."""

    def __init__(self) -> None:
        super().__init__("You asked for this. Somebody else gives the second signature")


class UnknownFlag(Refused):
    """The kind of flag or its category is not one of the pack's."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__("Choose one of the answers listed", field, value=value)


class FlagStands(Refused):
    """A flag of this kind stands already."""

    def __init__(self, kind: str) -> None:
        super().__init__("This flag stands already. Review it instead", "kind", kind=kind)


class FlagDay(Refused):
    """A day of a flag is out of order."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class AlreadyTold(Refused):
    """That the person was told is written down already."""

    def __init__(self) -> None:
        super().__init__("It is written down already that the person was told")
