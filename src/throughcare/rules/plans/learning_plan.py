"""Learning and work plan of people in prison: when it is reviewed, what puts a review off, and what may follow what.

Months run to the same date of a later month, or to its last day. The first test that fits decides: readmission, then
transfer, then the day of release, then the kind of sentence.

Conflict, resolved: the source's diagram gives five days for exclusions and ten for exemptions; its program and its
tests say the opposite, and they hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import add_days, add_months, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Move,
    Problem,
    Transitions,
    Unknown,
    is_known,
    optional_yes_no,
    published,
)
from throughcare.rules.plans.sources import LEARNING_PLAN

READ_ON = LEARNING_PLAN.checked_on.isoformat()
PEOPLE = "people in prison in England and Wales with a learning and work plan"
WINDOW = "learning-plan-ew:review_window"
EXTENDED = "learning-plan-ew:review_due_after_exemption"
STAFF, SYSTEM = "staff", "system"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a review is put off. days: from the day it is cleared to the new date, at least. by: who may say so."""

    words: str
    days: int
    by: str = STAFF


EXCLUSION_DAYS, EXEMPTION_DAYS, OTHER_DAYS = 10, 5, 10
EXEMPTIONS: Mapping[str, Exemption] = {
    "drug_or_alcohol_dependency": Exemption("Put off: drug or alcohol dependency", EXCLUSION_DAYS),
    "other_health_issues": Exemption("Put off: another health matter", EXCLUSION_DAYS),
    "safety_issues": Exemption("Put off: the person's safety", EXCLUSION_DAYS),
    "regime_circumstances": Exemption("Put off: the prison's regime", EXCLUSION_DAYS),
    "risk_to_staff": Exemption("Put off: a risk to staff", EXCLUSION_DAYS),
    "failed_to_engage": Exemption("Put off: the person did not take part", EXEMPTION_DAYS),
    "escaped_or_absconded": Exemption("Put off: escaped or absconded", EXEMPTION_DAYS),
    "staff_redeployment": Exemption("Put off: staff were needed elsewhere", EXEMPTION_DAYS),
    "operation_or_security_issue": Exemption("Put off: an operation or a security matter", EXEMPTION_DAYS),
    "technical_issue": Exemption("Put off: a technical fault", EXEMPTION_DAYS),
    "temporary_absence": Exemption("Put off: temporarily away", EXEMPTION_DAYS),
    "transfer": Exemption("Put off: moved to another prison", OTHER_DAYS, SYSTEM),
    "release": Exemption("Put off: released", EXEMPTION_DAYS, SYSTEM),
    "release_to_hospital": Exemption("Put off: released to hospital", EXEMPTION_DAYS, SYSTEM),
    "death": Exemption("Put off: died", EXEMPTION_DAYS, SYSTEM),
    "merge": Exemption("Put off: two records were merged", EXEMPTION_DAYS, SYSTEM),
    "unknown": Exemption("Put off: reason not known", OTHER_DAYS, SYSTEM),
}
"""The first five are exclusions: the person or safety does not allow it. A technical fault reschedules at once."""

_PUT_OFF = tuple(
    move
    for code, exemption in EXEMPTIONS.items()
    for move in (Move("scheduled", code, (exemption.by,)), Move(code, "scheduled", (exemption.by,)))
)
REVIEW = Transitions(
    name="Review of a learning and work plan",
    states={
        "scheduled": "Scheduled",
        **{code: exemption.words for code, exemption in EXEMPTIONS.items()},
        "completed": "Completed",
    },
    moves=(*_PUT_OFF, Move("scheduled", "completed", (STAFF,))),
)
"""One reason does not follow another; nothing follows a completed review."""

INDUCTION = Transitions(
    name="Induction to learning and work",
    states={"pending": "Waiting for the screenings", **REVIEW.states},
    moves=(Move("pending", "scheduled", (SYSTEM,)), *REVIEW.moves),
)
"""Nobody but the system ends the waiting: every screening must be complete."""

GOAL = Transitions(
    name="Goal of a learning and work plan",
    states={"active": "Being worked on", "completed": "Completed", "archived": "Archived, with a reason"},
    moves=(
        Move("active", "completed", (STAFF,)),
        Move("active", "archived", (STAFF,)),
        Move("archived", "active", (STAFF,)),
    ),
)


@dataclass(frozen=True, slots=True)
class Window:
    """Months from today to the first and the last day of a window. says: to whom it applies."""

    first: int
    last: int
    says: str


RELEASED = Window(2, 3, "The day of release is past.")
BY_MONTHS_LEFT = (
    (6, Window(1, 3, "More than three months and seven days, and up to six months, are left.")),
    (12, Window(2, 3, "More than six and up to twelve months are left.")),
    (60, Window(4, 6, "More than twelve and up to sixty months are left.")),
)
LONG = Window(10, 12, "More than sixty months are left.")
SENTENCES: Mapping[str, str] = {
    "remand": "on remand",
    "convicted_unsentenced": "convicted, not sentenced",
    "sentenced": "a sentence with an end",
    "indeterminate": "a sentence without an end",
    "recall": "recalled",
    "civil": "a civil prisoner",
    "immigration": "an immigration detainee",
    "unknown": "unknown",
}
NOT_SENTENCED = ("remand", "convicted_unsentenced")
NO_RELEASE_SHORT = Window(2, 3, "No day of release is known, and the person is not sentenced yet.")
NO_RELEASE_LONG = Window(10, 12, "No day of release is known.")
NONE_UP_TO = 3
"""Months left up to which no review is due any more."""
CLEAR_DAYS = 7
"""Days kept free between the last review and release."""
MOVED_DAYS = 10
TOO_LATE_DAYS = 17
"""A person released sooner than this has no review after a move: ten days for it, and seven kept free."""


@published(
    f"{WINDOW}@{READ_ON}",
    title="Learning and work plan: when the next review is held",
    decides="the first and the last day of the next review, or that there is none",
    population=PEOPLE,
    source=LEARNING_PLAN,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        Item(name="release_date", asks="When is the person to be released?", kind=Day(), needed=False),
        Item(name="sentence", asks="Why is the person in prison?", kind=Choice(SENTENCES), needed=False),
        optional_yes_no("readmission", "Has the person just come back to prison?"),
        optional_yes_no("transfer", "Has the person just come from another prison?"),
    ),
    examples=(
        Example(
            says="Three months and a week before release: in time for a clear last week.",
            given={"today": "2026-01-15", "release_date": "2026-04-22", "sentence": "sentenced"},
            gives={"first_day": date(2026, 2, 15), "last_day": date(2026, 4, 15)},
        ),
    ),
    figures=(REVIEW.figures, INDUCTION.figures, GOAL.figures),
)
def review_window(
    today: date,
    release_date: Answer[date],
    sentence: Answer[str],
    readmission: Answer[bool],
    transfer: Answer[bool],
) -> Conclusion:
    """Both days, included; None where no review is due. Raises BadAnswers where release and sentence are unknown."""
    if readmission is True or transfer is True:
        return _after_a_move(
            today, release_date, "come back to prison" if readmission is True else "moved here"
        )
    if not isinstance(release_date, Unknown):
        return _before_release(today, release_date)
    if not is_known(sentence):
        raise BadAnswers(
            WINDOW, [Problem("sentence", sentence, "is needed where no day of release is known")]
        )
    return _months(today, NO_RELEASE_SHORT if sentence in NOT_SENTENCED else NO_RELEASE_LONG)


def _after_a_move(today: date, release_date: Answer[date], what: str) -> Conclusion:
    if not isinstance(release_date, Unknown) and 0 <= (release_date - today).days < TOO_LATE_DAYS:
        return _no_review(
            "The person has {what} and is released in less than {days} days.", what=what, days=TOO_LATE_DAYS
        )
    return _between(today, add_days(today, MOVED_DAYS)).because(
        "The person has {what}: the review is held within {days} days.", what=what, days=MOVED_DAYS
    )


def _before_release(today: date, release_date: date) -> Conclusion:
    if release_date < today:
        return _months(today, RELEASED)
    if release_date <= add_months(today, NONE_UP_TO):
        return _no_review("At most {months} months are left to release.", months=NONE_UP_TO)
    if release_date <= add_days(add_months(today, NONE_UP_TO), CLEAR_DAYS):
        return _between(add_months(today, 1), add_days(release_date, -CLEAR_DAYS)).because(
            "Three months and at most {days} days are left: the last {days} days before release are kept free.",
            days=CLEAR_DAYS,
        )
    return _months(
        today,
        next((window for most, window in BY_MONTHS_LEFT if release_date <= add_months(today, most)), LONG),
    )


def _months(today: date, window: Window) -> Conclusion:
    return (
        _between(add_months(today, window.first), add_months(today, window.last))
        .because(window.says)
        .because(
            "The review is held {first} to {last} months from today.", first=window.first, last=window.last
        )
    )


def _between(first: date, last: date) -> Conclusion:
    return Conclusion({"first_day": first, "last_day": last})


def _no_review(says: str, **values: object) -> Conclusion:
    return (
        Conclusion({"first_day": None, "last_day": None}).because(says, **values).because("No review is due.")
    )


@published(
    f"{EXTENDED}@{READ_ON}",
    title="Learning and work plan: review due after an exemption ends",
    decides="the last day of a review that had been put off",
    population=PEOPLE,
    source=LEARNING_PLAN,
    items=(
        Item(name="today", asks="On which day did the reason end?", kind=Day()),
        Item(
            name="exemption",
            asks="Why was the review put off?",
            kind=Choice({code: exemption.words for code, exemption in EXEMPTIONS.items()}),
        ),
        Item(name="due_date", asks="When was the review due?", kind=Day()),
        Item(
            name="put_off_on",
            asks="On which day was it put off?",
            kind=Day(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="A health matter ended: ten days, as an exclusion.",
            given={"today": "2026-03-02", "exemption": "other_health_issues", "due_date": "2026-03-05"},
            gives={"due_date": date(2026, 3, 12)},
        ),
    ),
)
def review_due_after_exemption(
    today: date, exemption: str, due_date: date, put_off_on: Answer[date]
) -> Conclusion:
    """The later of the old day and today with the days added. Raises BadAnswers where it was put off after today."""
    reason = EXEMPTIONS[exemption]
    if is_known(put_off_on) and put_off_on > today:
        raise BadAnswers(EXTENDED, [Problem("put_off_on", put_off_on, "must not be later than today")])
    if reason.by == STAFF and is_known(put_off_on) and due_date < put_off_on:
        return Conclusion({"due_date": due_date}).because(
            "It was overdue since {due} when it was put off on {day}, so it stays overdue.",
            due=in_words(due_date), day=in_words(put_off_on),
        )  # fmt: skip
    earliest = add_days(today, reason.days)
    if exemption == "transfer":
        return Conclusion({"due_date": earliest}).because(
            "After a transfer it is due in {days} days, whatever was set before.", days=reason.days
        )
    return Conclusion({"due_date": max(due_date, earliest)}).because(
        "{reason}. {days} days from {today} are given, or the old day, {due}, if it is later.",
        reason=reason.words, days=reason.days, today=in_words(today), due=in_words(due_date),
    )  # fmt: skip
