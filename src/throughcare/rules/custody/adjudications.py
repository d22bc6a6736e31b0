"""Adjudications: what may follow what, from a report of a broken prison rule to its outcome.

Hearings are held by a governor or an independent adjudicator. A notice may be issued once the hearing is accepted, and
printed only when it is scheduled. An earlier version of the source let a returned report go only back to review.
"""

from datetime import date

from throughcare.rules.kernel import (
    Choice,
    Conclusion,
    Example,
    Item,
    Mark,
    Move,
    Source,
    Transitions,
    published,
)

SOURCE = Source(
    title="Adjudications in prisons of England and Wales",
    citation="hmpps-manage-adjudications-api, ReportedAdjudication",
    url="https://github.com/ministryofjustice/hmpps-manage-adjudications-api/tree/9518a5f4",
    version="commit 9518a5f4",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT, Crown copyright",
    mark=Mark.READ,
)

FOLLOWING = {
    "awaiting_review": ("unscheduled", "rejected", "returned", "awaiting_review"),
    "returned": ("awaiting_review", "unscheduled", "rejected"),
    "unscheduled": ("scheduled", "refer_police", "not_proceed"),
    "scheduled": (
        "unscheduled", "refer_police", "refer_inad", "refer_gov", "dismissed", "not_proceed", "charge_proved",
        "adjourned",
    ),
    "refer_police": ("prosecution", "not_proceed", "scheduled"),
    "refer_inad": ("not_proceed", "scheduled", "refer_gov"),
    "refer_gov": ("not_proceed", "scheduled"),
    "adjourned": ("scheduled",),
    "charge_proved": ("quashed",),
    "invalid_suspended": ("charge_proved", "quashed"),
    "invalid_ada": ("charge_proved", "quashed"),
}  # fmt: skip

ADJUDICATION = Transitions(
    name="Adjudication",
    states={
        "awaiting_review": "Waiting for review",
        "returned": "Returned to the reporting officer",
        "rejected": "Rejected at review",
        "unscheduled": "Accepted, hearing to be scheduled",
        "scheduled": "Hearing scheduled",
        "adjourned": "Hearing adjourned",
        "refer_police": "Referred to the police",
        "refer_inad": "Referred to the independent adjudicator",
        "refer_gov": "Referred to the governor",
        "prosecution": "Prosecuted by the police",
        "not_proceed": "Not proceeded with",
        "dismissed": "Dismissed",
        "charge_proved": "Charge proved",
        "quashed": "Quashed",
        "invalid_outcome": "Brought over with an outcome that cannot be read",
        "invalid_suspended": "Brought over with a suspended punishment that cannot be read",
        "invalid_ada": "Brought over with additional days that cannot be read",
    },
    moves=tuple(Move(start, to) for start, ends in FOLLOWING.items() for to in ends),
)
NOTICE = {"issued_in": ("scheduled", "unscheduled"), "printed_in": ("scheduled",)}


@published(
    f"domain:adjudication_next_statuses@{SOURCE.checked_on}",
    title="Adjudications: what may follow",
    decides="the states that may follow one",
    population="people in prison in England and Wales reported for breaking a prison rule",
    source=SOURCE,
    items=(
        Item(name="status", asks="In which state is the adjudication?", kind=Choice(ADJUDICATION.states)),
    ),
    examples=(
        Example(
            says="After an adjourned hearing another is scheduled.",
            given={"status": "adjourned"},
            gives={"next": ["scheduled"]},
        ),
    ),
    figures=(ADJUDICATION.figures,),
)
def next_statuses(status: str) -> Conclusion:
    """The states that may follow, in the order of the table."""
    after = ADJUDICATION.following(status)
    found = Conclusion({"next": after})
    if not after:
        return found.because('Nothing follows "{state}".', state=ADJUDICATION.states[status])
    return found.because(
        'After "{state}" may follow: {words}.',
        state=ADJUDICATION.states[status], words="; ".join(ADJUDICATION.states[each] for each in after),
    )  # fmt: skip
