"""The expectations that a command of this app may find broken. Each message says what to do."""

from collections.abc import Iterable, Mapping
from datetime import date

from throughcare.platform.refusal import Refused
from throughcare.rules.conditions import BadTerms

SHOWN = 60
"""Characters of an answer that are said again in a refusal."""


class NotListed(Refused):
    """A code is not among those of the agency's jurisdiction, or of the record."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__("Choose one of the answers listed", field, code=code)


class InTheFuture(Refused):
    """Something that has happened is dated after today."""

    def __init__(self, what: str, field: str, day: date) -> None:
        super().__init__(f"{what} must be today or in the past", field, day=day)


class DatesContradict(Refused):
    """Two dates cannot both be right."""

    def __init__(self, message: str, field: str, first: date | None, second: date | None) -> None:
        super().__init__(message, field, first=first, second=second)


class OutcomeContradicts(Refused):
    """A date of conviction stands on something that is no conviction."""

    def __init__(self, outcome: str) -> None:
        super().__init__(
            "Leave the date of conviction empty, or choose “Convicted” as the outcome", "convicted_on",
            outcome=outcome,
        )  # fmt: skip


class CodeWithoutScheme(Refused):
    """An offence code says nothing without the list it is taken from."""

    def __init__(self) -> None:
        super().__init__("Choose the list that this code is taken from", "scheme")


class PrivateDetailInText(Refused):
    """A condition's text holds what belongs in the protected record. The text itself is not carried."""

    def __init__(self, found: Iterable[str], field: str = "text") -> None:
        kinds = list(found)
        super().__init__(
            "Write the condition without addresses or telephone numbers; keep those in the protected record."
            f" Found: {', '.join(kinds)}.",
            field,
            found=kinds,
        )


class TermsRefused(Refused):
    """What was filled in of a condition's terms, or of its wording, cannot stand. Names the first field and its words.

    before: what stands before a field's name. labels: what the fields are called.
    """

    def __init__(self, bad: BadTerms, before: str, labels: Mapping[str, str]) -> None:
        first = bad.problems[0]
        label = labels.get(first.field, first.field)
        said = f" “{first.value}”" if isinstance(first.value, str) and 0 < len(first.value) <= SHOWN else ""
        super().__init__(
            f"{label}:{said} {first.reason}",
            f"{before}{first.field}",
            fields=[each.field for each in bad.problems],
        )


class TextMissing(Refused):
    """A condition says nothing, or says two things: its own text and a wording that was chosen."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "text")


class BeyondTheOrder(Refused):
    """Something would be required on a day on which the order does not stand."""

    def __init__(self, message: str, field: str, day: date) -> None:
        super().__init__(message, field, day=day)


class NeedsAuthority(Refused):
    """Somebody must have decided or agreed, and is to be named."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class OrderIsOver(Refused):
    """The order has ended; nothing is added to it, and it does not end twice."""

    def __init__(self) -> None:
        super().__init__("This order has already ended")


class StillInUse(Refused):
    """Something else rests on the record that is to be taken back."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class StateRefused(Refused):
    """The person cannot be in that state from that day; the message says why and what to do."""

    def __init__(self, message: str, field: str = "", **values: object) -> None:
        super().__init__(message, field, **values)


class NotEnoughTried(Refused):
    """Less was tried to reach the person than the agency asks before such a decision."""

    def __init__(self, missing: Iterable[str]) -> None:
        listed = list(missing)
        super().__init__(f"First try what is still missing: {'; '.join(listed)}.", "reasons", missing=listed)


class StillOpen(Refused):
    """Something must be dealt with before supervision ends."""

    def __init__(self, what: Iterable[str], codes: Iterable[str]) -> None:
        listed = [each[0].lower() + each[1:] for each in what]
        super().__init__(
            f"Supervision cannot end yet. Deal first with: {', '.join(listed)}.", items=list(codes)
        )


class NotConvicted(Refused):
    """A sentence, or an order that only a conviction allows, while nothing on record is one."""

    def __init__(self, field: str) -> None:
        super().__init__("Nothing on record is a conviction, so this cannot follow from it. Enter the conviction first",
                         field)  # fmt: skip


class ResultSaysNothing(Refused):
    """A result without an outcome, a sentence, an order or a hearing."""

    def __init__(self) -> None:
        super().__init__("Say what the court decided: an outcome, a sentence, an order or the next hearing")
