"""The expectations that a command of this app may find broken. Each message says what to do."""

from datetime import date, datetime, time

from throughcare.platform.refusal import Refused


class NotListed(Refused):
    """A code or an id is not among those offered."""

    def __init__(self, field: str) -> None:
        super().__init__("Choose one of the answers listed", field)


class SupervisionStopped(Refused):
    """The person is in a state in which such contacts do not happen."""

    def __init__(self, state: str, since: str) -> None:
        super().__init__(
            f"Not booked: “{state}” is recorded from {since}. If that is over, record it under Orders first.",
            "on", state=state,
        )  # fmt: skip


class OutsideTheOrder(Refused):
    """No order is in force on the day."""

    def __init__(self, written: str, day: date) -> None:
        super().__init__(
            f"No order is in force on {written}, so nobody can be required to come. Choose a day between"
            " an order's first day and its last, or offer the appointment instead.",
            "on",
            day=day,
        )


class NoPower(Refused):
    """Nothing on record allows anybody to require this. It can still be offered."""

    def __init__(self, message: str, field: str = "required") -> None:
        super().__init__(message, field)


class StillToCome(Refused):
    """What is said to have happened lies in the future."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class OutsideLimits(Refused):
    """A day or a length is not among those possible."""

    def __init__(self, message: str, field: str, **values: object) -> None:
        super().__init__(message, field, **values)


class NoSuchTime(Refused):
    """Clocks go forward over the time on that day."""

    def __init__(self, written: str, instead: time) -> None:
        super().__init__(
            f"Clocks go forward on {written}, so there is no such time that day. Did you mean {instead:%H:%M}?",
            "at", instead=instead,
        )  # fmt: skip


class TimeComesTwice(Refused):
    """Clocks go back over the time on that day, so the officer must say which is meant."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"Clocks go back on {written}, so this time comes twice. Say which you mean.", "second"
        )


class TwiceAtOnce(Refused):
    """The person would be in two places at once."""

    def __init__(self, written: str, at: datetime) -> None:
        super().__init__(
            f"This person already has an appointment at that time on {written}. Choose another time, or move that one.",
            "at", at=at,
        )  # fmt: skip


class NoDates(Refused):
    """Every date of a series was left out."""

    def __init__(self) -> None:
        super().__init__("Keep at least one date", "keep")


class StandardMoved(Refused):
    """What the standard lacks changed after the dates were listed."""

    def __init__(self) -> None:
        super().__init__(
            "What is missing has changed since these dates were listed. Look at the new list below.", "keep"
        )


class NotOpen(Refused):
    """The appointment was moved, cancelled, or its outcome recorded."""

    def __init__(self, status: str) -> None:
        words = {
            "moved": "was rescheduled", "cancelled": "was cancelled", "held": "already has an outcome",
            "stopped": "was set aside when the state of supervision changed, or its order ended",
        }  # fmt: skip
        super().__init__(
            f"This appointment {words.get(status, 'is not open')}. Open it to see what stands.", status=status
        )


class GoneBy(Refused):
    """A letter tells of an appointment to come; this one has passed."""

    def __init__(self) -> None:
        super().__init__("This appointment has gone by. Book the next one first, then write about that.")


class EvidenceDayNeeded(Refused):
    """The place's rules give no number of days for evidence, so the officer says the day."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "evidence_due_on")


class WordsNeeded(Refused):
    """A text is missing, or too long to be kept."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class NothingChanged(Refused):
    """The answer is the one that already stands."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class RisksNotRead(Refused):
    """A home visit while concerns about staff safety stand that were not said to have been read."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__(
            f"Read this before a home visit is planned, and say that you have: {', '.join(titles).lower()}. "
            "It stands under Concerns.", "risks", titles=titles,
        )  # fmt: skip


class NotAHomeVisit(Refused):
    """Who was present at the home is written of home visits only."""

    def __init__(self) -> None:
        super().__init__("Only a home visit has this. Record the contact as a home visit first.")


class NoWatcher(Refused):
    """Nobody else was named to watch for the officer's return."""

    def __init__(self) -> None:
        super().__init__("Choose a colleague who is rung when you are not back, not yourself", "watcher")


class VisitNotSo(Refused):
    """A visit is not in the state that this needs: out already, back, or called off."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class NotOwnVisit(Refused):
    """Whoever goes says so themselves; a manager may plan for them."""

    def __init__(self) -> None:
        super().__init__("Only whoever goes, or a manager, may do this.")


class NotMetYet(Refused):
    """A condition of a step is not met."""

    def __init__(self, lacking: tuple[str, ...]) -> None:
        super().__init__(f"Not met yet: {' '.join(lacking)}", lacking=lacking)


class NothingWaits(Refused):
    """There is nothing to decide, or something to be decided first."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class DecidedBySame(Refused):
    """Whoever proposed it does not decide it, and only they take it back."""

    def __init__(self) -> None:
        super().__init__("Somebody other than who proposed it decides; only who proposed it takes it back.")


class NothingChosen(Refused):
    """No appointment was chosen to be moved."""

    def __init__(self) -> None:
        super().__init__("Choose at least one appointment", "chosen")


class MovedTwice(Refused):
    """One of those chosen cannot move, so none does."""

    def __init__(self, because: str) -> None:
        super().__init__(f"Nothing was moved. {because or 'One of them cannot be moved.'}", "chosen")
