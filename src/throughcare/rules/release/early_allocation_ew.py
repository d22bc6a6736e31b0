"""Early allocation to a community offender manager in England and Wales: who is eligible, and whether it stands today.

A ground that nobody asked about is not met; the reasons name it. Months are the same date so many months on or back.
Conflict: the words count every ground by itself; the code rules a person out who was separated as an extremist and is
not due for release in 24 months, whatever else may suffice. The code is followed.
"""

from datetime import date

from throughcare.rules.dates import add_months
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Example,
    Item,
    Problem,
    Unknown,
    YesNo,
    is_known,
    known_or,
    needed_here,
    optional_day,
    published,
)
from throughcare.rules.release.early_allocation_ew_grounds import (
    ALWAYS,
    CODE,
    ELIGIBLE,
    ON_DECISION,
    QUESTIONS,
    outcome_of,
)
from throughcare.rules.release.ew_sources import EARLY_ALLOCATION

ASSESSED_MONTHS, WINDOW_MONTHS = 3, 18
"""How old the risk assessment may be; how long before release a referral may be made."""


@published(
    f"{CODE}@2026-11-22",
    title="Early allocation (England and Wales)",
    decides="whether a person may be allocated early, whether the risk assessment is fresh, and whether it stands",
    population="people in a prison of England and Wales for whom a prison offender manager is responsible",
    source=EARLY_ALLOCATION,
    items=(
        *(Item(name=name, asks=asks, kind=YesNo(), needed=False) for name, asks in QUESTIONS.items()),
        optional_day("oasys_date", "On which day was the last risk assessment (OASys)?"),
        optional_day("assessment_created", "On which day was the assessment for early allocation made?"),
        optional_day("sentence_start", "On which day did the sentence start?"),
        optional_day("earliest_release", "Which is the earliest of tariff, parole, hearing and release dates?"),
        optional_day("licence_expiry", "On which day does the licence expire?"),
        Item(name="community_decision", asks="Did the community decide for it?", kind=YesNo(), needed=False),
        optional_day("today", "For which day is it asked?"),
    ),
    examples=(
        Example(
            says="MAPPA level 2 and no ground that always suffices: the community decides.",
            given={**dict.fromkeys((*ALWAYS, *ON_DECISION), False), "mappa_level_2": True},
            gives={"outcome": "discretionary"},
        ),
    ),
)  # fmt: skip
def early_allocation(
    oasys_date: Answer[date], assessment_created: Answer[date], sentence_start: Answer[date],
    earliest_release: Answer[date], licence_expiry: Answer[date], community_decision: Answer[bool],
    today: Answer[date], **grounds: Answer[bool],
) -> Conclusion:  # fmt: skip
    """outcome from the grounds, valid from the day of the risk assessment, early_allocation whether it stands today.

    Each stands where something was said about it. Raises BadAnswers where nothing was, or answers contradict.
    """
    parts: list[Conclusion] = []
    if any(map(is_known, grounds.values())):
        parts.append(outcome_of(grounds))
    if is_known(oasys_date):
        parts.append(
            _fresh(oasys_date, needed_here(CODE, "today", today, "to say how old the assessment is"))
        )
    outcome = parts[0].results.get("outcome") if parts else None
    if is_known(assessment_created):
        started = needed_here(CODE, "sentence_start", sentence_start, "with the day of the assessment")
        if assessment_created < started:
            parts.append(_from_an_earlier_sentence(assessment_created, started))
        else:
            decided = outcome == ELIGIBLE or known_or(community_decision, False)
            parts.append(_stands(assessment_created, earliest_release, licence_expiry, today, decided))
    if not parts:
        raise BadAnswers(
            CODE, [Problem("mappa_level_3", Unknown.NOT_ASKED.value, "or another ground is needed")]
        )
    return Conclusion(
        {name: value for part in parts for name, value in part.results.items()},
        tuple(reason for part in parts for reason in part.reasons),
    )


def _fresh(assessed: date, today: date) -> Conclusion:
    """Fresh from the day after the same date three months back, up to today."""
    oldest = add_months(today, -ASSESSED_MONTHS)
    if assessed > today:
        return Conclusion({"valid": False, "error": "must not be a date in the future"}).because(
            "The risk assessment of {assessed} lies after {today}.", assessed=assessed, today=today
        )
    if assessed <= oldest:
        return Conclusion({"valid": False, "error": "must be in the last 3 months"}).because(
            "The risk assessment of {assessed} is not later than {oldest}, {months} months before {today}.",
            assessed=assessed, oldest=oldest, months=ASSESSED_MONTHS, today=today,
        )  # fmt: skip
    return Conclusion({"valid": True}).because(
        "The risk assessment of {assessed} is from the last {months} months.",
        assessed=assessed, months=ASSESSED_MONTHS,
    )  # fmt: skip


def _from_an_earlier_sentence(created: date, started: date) -> Conclusion:
    return Conclusion({"early_allocation": False}).because(
        "The assessment of {created} was made before this sentence began on {started}, so it does not count.",
        created=created, started=started,
    )  # fmt: skip


def _stands(
    created: date, release: Answer[date], expiry: Answer[date], today: Answer[date], decided: bool
) -> Conclusion:
    ends = needed_here(CODE, "earliest_release", release, "with the day of the assessment")
    within = ends <= add_months(created, WINDOW_MONTHS)
    day = needed_here(CODE, "today", today, "to say whether it stands")
    over = is_known(expiry) and expiry < day
    return Conclusion({"early_allocation": within and decided and not over}).because(
        "The assessment of {created} {window} the {months} months before release on {ends}; {by}; {licence}.",
        created=created, window="falls within" if within else "was made before", months=WINDOW_MONTHS, ends=ends,
        by="the person is eligible" if decided else "neither a ground nor the community decided for it",
        licence="the licence has expired" if over else "no licence is known to have expired",
    )  # fmt: skip
