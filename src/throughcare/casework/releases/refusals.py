"""The expectations that a command of this app may find broken."""

from datetime import date

from throughcare.platform.refusal import Refused


class UnknownVersion(Refused):
    """The library has no such version of the rule."""

    def __init__(self, rule: str) -> None:
        super().__init__("Choose one of the versions listed", "version", rule=rule)


class InUseAlready(Refused):
    """The version is in use, or prepared already."""

    def __init__(self, rule: str) -> None:
        super().__init__("This version is in use, or prepared already", "version", rule=rule)


class TooEarly(Refused):
    """A version comes into use tomorrow at the earliest: what was scored stays as it was."""

    def __init__(self, day: date) -> None:
        super().__init__("The day must lie in the future", "effective_from", day=day)


class ReasonMissing(Refused):
    """A version is changed for a reason."""

    def __init__(self) -> None:
        super().__init__("Say why this version is to be used", "why")


class OneAlone(Refused):
    """Whoever prepared a change does not release it."""

    def __init__(self) -> None:
        super().__init__("You prepared this change: somebody else releases it")


class NotPrepared(Refused):
    """The change is released or withdrawn already."""

    def __init__(self) -> None:
        super().__init__("This change does not wait for release")


class BeyondLimit(Refused):
    """A figure lies beyond what the rule leaves to an agency."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field.replace('_', ' ').capitalize()} {reason}", field)


class NothingChanged(Refused):
    """The figures are those in force."""

    def __init__(self) -> None:
        super().__init__("This is how it stands already: change something first")


class OneWaits(Refused):
    """Somebody prepared figures already; they are released or withdrawn first."""

    def __init__(self) -> None:
        super().__init__("Another change of these figures waits for release: release or withdraw it first")
