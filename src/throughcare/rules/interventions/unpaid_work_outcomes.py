"""Outcomes of unpaid work appointments, and what may follow what in one: recorded, credited, travel decided.

A code counts as attended (its minutes may be credited), as enforceable (it can lead to a warning or a breach, and ends
the incentive scheme), as both or as neither. UAAB was re-coded UACP on 1 May 2026; both are read.
"""

from dataclasses import dataclass

from throughcare.rules.interventions.sources import COMMUNITY_PAYBACK
from throughcare.rules.interventions.unpaid_work import PEOPLE, READ_ON
from throughcare.rules.kernel import Choice, Conclusion, Example, Item, Move, Transitions, published


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome. for_supervisors: whether the person leading the group may choose it."""

    words: str
    attended: bool = False
    enforceable: bool = False
    for_supervisors: bool = False

    @property
    def state(self) -> str:
        """The state of the appointment that it leads to. Only an absence that is accepted may be known beforehand."""
        if self.attended:
            return "attended"
        return "not_attended" if self.enforceable else "absence_accepted"


OUTCOMES = {
    "ATTC": Outcome("Attended and complied", attended=True, for_supervisors=True),
    "ATCH": Outcome("Attended, hours run alongside another order", attended=True),
    "AFTC": Outcome("Attended, failed to comply", attended=True, enforceable=True, for_supervisors=True),
    "AFDA": Outcome("Attended, failure to comply judged acceptable", attended=True),
    "ATSH": Outcome(
        "Attended, sent home for behaviour", attended=True, enforceable=True, for_supervisors=True
    ),
    "ATSS": Outcome(
        "Attended, sent home because the work could not go on", attended=True, for_supervisors=True
    ),
    "ATFI": Outcome("Failed to comply with another instruction", enforceable=True),
    "UAAB": Outcome("Unacceptable absence (code before May 2026)", enforceable=True, for_supervisors=True),
    "UACP": Outcome("Unacceptable absence", enforceable=True, for_supervisors=True),
    "AAME": Outcome("Acceptable absence: medical"),
    "AASD": Outcome("Acceptable absence: stood down"),
    "AAEM": Outcome("Acceptable absence: employment"),
    "AAFC": Outcome("Acceptable absence: family or childcare"),
    "AACL": Outcome("Acceptable absence: court or legal"),
    "AARC": Outcome("Acceptable absence: in custody"),
    "RSSR": Outcome("Rescheduled at the service's request"),
    "RSOF": Outcome("Rescheduled at the person's request"),
    "CO05": Outcome("Acceptable absence: professional judgement"),
    "CO10": Outcome("Acceptable failure, none in the following 12 months"),
    "CO38": Outcome("Warrant outstanding"),
    "CO39": Outcome("Youth team breach, not enforceable here"),
    "CO40": Outcome("Suspended"),
}

WORK_QUALITY = {
    "excellent": "Excellent",
    "good": "Good",
    "satisfactory": "Satisfactory",
    "unsatisfactory": "Unsatisfactory",
    "poor": "Poor",
    "not_applicable": "Not applicable",
}
"""Words for the quality of work, and for behaviour."""

APPOINTMENT = Transitions(
    name="An unpaid work appointment",
    states={
        "scheduled": "Planned",
        "outcome_needed": "Over, and its outcome is still to be recorded",
        "absence_accepted": "An acceptable absence is recorded",
        "attended": "Attended",
        "not_attended": "Not attended",
    },
    moves=(
        Move("scheduled", "absence_accepted"),  # the only outcome that may be recorded beforehand
        Move("scheduled", "outcome_needed"),
        Move("outcome_needed", "attended"),
        Move("outcome_needed", "not_attended"),
        Move("outcome_needed", "absence_accepted"),
        # An outcome recorded by mistake can be changed to any other.
        Move("attended", "not_attended"),
        Move("attended", "absence_accepted"),
        Move("not_attended", "attended"),
        Move("not_attended", "absence_accepted"),
        Move("absence_accepted", "attended"),
        Move("absence_accepted", "not_attended"),
    ),
)

TRAVEL_TIME = Transitions(
    name="The decision on travel time after an attended appointment",
    states={"pending": "To be decided", "complete": "Decided"},
    moves=(Move("pending", "complete"),),
)
"""Opened by an attended appointment of a group or individual project; an adjustment or a decision completes it."""

COURSE_COMPLETION = Transitions(
    name="What becomes of a completed course",
    states={
        "unresolved": "To be decided",
        "time_credited": "Time was credited for it",
        "time_not_credited": "No time was credited for it",
    },
    moves=(Move("unresolved", "time_credited"), Move("unresolved", "time_not_credited")),
)
"""Decided once."""


@published(
    f"domain:unpaid_work_outcome_flags@{READ_ON}",
    title="What an unpaid work outcome counts as",
    decides="whether an outcome counts as attended and whether it can be enforced",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        Item(
            name="code",
            asks="Which outcome is recorded?",
            kind=Choice({code: outcome.words for code, outcome in OUTCOMES.items()}),
        ),
    ),
    examples=(
        Example(
            says="Somebody came and was sent home for behaviour.",
            given={"code": "ATSH"},
            gives={"attended": True, "enforceable": True, "for_supervisors": True},
        ),
    ),
    figures=(APPOINTMENT.figures, TRAVEL_TIME.figures, COURSE_COMPLETION.figures),
)
def outcome_flags(code: str) -> Conclusion:
    """What the code counts as, and whether the person leading the group may choose it."""
    outcome = OUTCOMES[code]
    return (
        Conclusion({
            "attended": outcome.attended,
            "enforceable": outcome.enforceable,
            "for_supervisors": outcome.for_supervisors,
        })
        .because("{code} means: {words}.", code=code, words=outcome.words)
        .because(
            "It counts as attended, so that time may be credited." if outcome.attended
            else "It does not count as attended, so that no time is credited."
        )
        .because("It can be enforced." if outcome.enforceable else "It cannot be enforced.")
    )  # fmt: skip
