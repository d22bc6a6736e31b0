"""What counts as a contact for a standard, and why what does not does not: said of each, so that nobody has to guess.

The tests are those of the programs that were read (`us_counting`): only what was completed counts, an attempt never
does, nor anything from before supervision began; a contact of which it is not known whether it was completed does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.cadence import ContactStandard
from throughcare.rules.contacts.outcomes import Outcome, OutcomeFamily

COUNTING = (Outcome.COMPLIED, Outcome.ATTENDED_FAILED, Outcome.SENT_HOME_BEHAVIOUR)
"""The two met. Whoever came and was sent home by the service was not seen, which is never held against them."""
NOT_COMPLETED = {
    OutcomeFamily.ABSENT: "An attempt: the person was not there.",
    OutcomeFamily.ACCEPTABLE_ABSENCE: "An acceptable absence: nobody was seen, and nothing is held against the person.",
    OutcomeFamily.WAITING: "Waits for evidence: nobody was seen.",
    OutcomeFamily.CANCELLED: "Called off, or the person was sent home by the service: nobody was seen.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A contact as the record has it. whom: "person", or who else. outcome: "" where none was written down.

    planned: it was booked. achieved: of a visit to the home, whether anybody was seen; None for any other.
    """

    on: date
    kind: str
    whom: str
    outcome: str
    planned: bool
    achieved: bool | None = None


def completed(each: Happened) -> str:
    """ "" where the two met; else why it is no contact. What was written down unplanned happened without an outcome."""
    if each.achieved is False:
        return "An attempt: nobody was seen at the home."
    if each.outcome in COUNTING:
        return ""
    if not each.outcome:
        return "Nobody wrote down what came of it." if each.planned else ""
    if each.outcome not in set(Outcome):
        return "Its outcome is a word of its source, which says nothing about whether anybody was seen."
    return NOT_COMPLETED[Outcome(each.outcome).family]


def why_not(row: ContactStandard, each: Happened, start: date, look: date) -> str:
    """Why a contact does not count for `row`; "" where it counts."""
    if not row.takes(each.kind, each.whom):
        return "Not of a kind that this standard asks for."
    if each.on < start:
        return "Before supervision began, or before it went on after a stop."
    if each.on > look:
        return "Still to come."
    return completed(each)


def days_that_count(
    row: ContactStandard, happened: Iterable[Happened], start: date, look: date
) -> tuple[date, ...]:
    """The days of the contacts that count, the latest first."""
    counted = (each.on for each in happened if not why_not(row, each, start, look))
    return tuple(sorted(counted, reverse=True))
