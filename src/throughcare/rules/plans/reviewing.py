"""When a plan is first due, when its review is due, and which events call for one before its time.

The figures are the place's (jurisdictions.planning) and come in as inputs. No public program that was read sets an
interval by itself, so the rule is the house's own; an agency that has figures puts them in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.dates import add_days, add_months, count_of, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Whole,
    is_known,
    known_or,
    published,
)
from throughcare.rules.plans.sources import HOUSE

CODE = "plan-review-due"


class PlanTrigger(StrEnum):
    """What happened, after which a plan is looked at again before its time."""

    TRANSFER = "transfer"
    HEARING_IN_SIGHT = "hearing_in_sight"
    RELEASE_IN_SIGHT = "release_in_sight"
    NEW_RISK = "new_risk"
    NONCOMPLIANCE = "noncompliance"
    OBJECTIVE_ACHIEVED = "objective_achieved"
    SERVICE_ENDED = "service_ended"


PLAN_TRIGGERS: Mapping[PlanTrigger, str] = {
    PlanTrigger.TRANSFER: "A move to another team or place",
    PlanTrigger.HEARING_IN_SIGHT: "A hearing is coming",
    PlanTrigger.RELEASE_IN_SIGHT: "Release from custody is coming",
    PlanTrigger.NEW_RISK: "A new or higher risk, or a concern about somebody's safety",
    PlanTrigger.NONCOMPLIANCE: "Noncompliance that went to a decision",
    PlanTrigger.OBJECTIVE_ACHIEVED: "An objective was achieved",
    PlanTrigger.SERVICE_ENDED: "A service or programme ended",
}
TRIGGER = Choice({each.value: words for each, words in PLAN_TRIGGERS.items()})


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that calls for a review. on: the day it happened, or came into sight."""

    trigger: PlanTrigger
    on: date


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """What is due next. what: "first", "review" or "none". on: by when, None where nothing is due by itself.

    called_by: the event that brought it forward, or None.
    """

    what: str
    on: date | None
    called_by: Happened | None = None


def review_due(
    *, began_on: date, made_on: date | None, reviewed_on: date | None, first_within_days: int | None,
    every_months: int | None, event_within_days: int, happened: Sequence[Happened] = (),
) -> ReviewDue:  # fmt: skip
    """The next day. made_on: of the plan's first version; reviewed_on: of its latest review, None where there is none.

    An event counts where it came after the last look at the plan, that is its making or its latest review.
    """
    if made_on is None:
        by = None if first_within_days is None else add_days(began_on, first_within_days)
        return ReviewDue("none" if by is None else "first", by)
    looked = max(made_on, reviewed_on or made_on)
    scheduled = None if every_months is None else add_months(looked, every_months)
    calls = sorted((each for each in happened if each.on > looked), key=lambda each: each.on)
    if calls:
        by = add_days(calls[0].on, event_within_days)
        if scheduled is None or by < scheduled:
            return ReviewDue("review", by, calls[0])
    return ReviewDue("none" if scheduled is None else "review", scheduled)


def in_sight(day: date, today: date, days: int) -> bool:
    """Whether a hearing or a release is so near that the plan is looked at: today or later, and within `days`."""
    return today <= day <= add_days(today, days)


@published(
    f"{CODE}@{HOUSE.version}",
    title="Plan: when it is due, and when its review is",
    decides="by which day the first plan or the next review is due, and what called for it",
    population="anybody who has, or is to have, a plan",
    source=HOUSE,
    items=(
        Item(name="as_of", asks="Which day is it?", kind=Day()),
        Item(name="began_on", asks="When did supervision or custody begin?", kind=Day()),
        Item(name="made_on", asks="When was the first version of the plan signed?", kind=Day(), needed=False),
        Item(name="reviewed_on", asks="When was the plan last reviewed?", kind=Day(), needed=False),
        Item(
            name="first_within_days", asks="Within how many days is a plan to be made here?", needed=False,
            kind=Whole(0, 1000, "days"),
        ),
        Item(
            name="every_months", asks="After how many months is it reviewed here?", kind=Whole(1, 120, "months"),
            needed=False,
        ),
        Item(
            name="event_within_days", asks="Within how many days of an event is it reviewed here?",
            kind=Whole(0, 366, "days"),
        ),
        Item(
            name="happened", asks="What happened, and when, that calls for a review here?", needed=False,
            kind=Several(Composed((
                Item(name="trigger", asks="What?", kind=TRIGGER),
                Item(name="on", asks="When?", kind=Day()),
            ))),
        ),
    ),
    examples=(
        Example(
            says="The first plan, thirty days after the beginning.",
            given={"as_of": "2026-11-22", "began_on": "2026-11-02", "first_within_days": 30, "event_within_days": 14},
            gives={"what": "first", "due_on": date(2026, 12, 2), "overdue": False, "called_by": None},
        ),
        Example(
            says="A service that ended brings the review forward.",
            given={
                "as_of": "2026-11-22", "began_on": "2026-01-05", "made_on": "2026-02-01", "every_months": 12,
                "event_within_days": 14, "happened": [{"trigger": "service_ended", "on": "2026-11-01"}],
            },
            gives={"what": "review", "due_on": date(2026, 11, 15), "overdue": True, "called_by": "service_ended"},
        ),
    ),
)  # fmt: skip
def plan_review_due(
    as_of: date, began_on: date, made_on: Answer[date], reviewed_on: Answer[date], first_within_days: Answer[int],
    every_months: Answer[int], event_within_days: int, happened: Answer[tuple[Mapping[str, object], ...]],
) -> Conclusion:  # fmt: skip
    """The day and what called for it. Raises BadAnswers for a review without a plan, or dates after `as_of`."""
    _in_order(as_of, began_on, made_on, reviewed_on)
    made = made_on if is_known(made_on) else None
    due = review_due(
        began_on=began_on, made_on=made, reviewed_on=reviewed_on if is_known(reviewed_on) else None,
        first_within_days=first_within_days if is_known(first_within_days) else None,
        every_months=every_months if is_known(every_months) else None, event_within_days=event_within_days,
        happened=[Happened(PlanTrigger(str(each["trigger"])), _day(each["on"])) for each in known_or(happened, ())],
    )  # fmt: skip
    found = Conclusion({
        "what": due.what,
        "due_on": due.on,
        "overdue": due.on is not None and due.on < as_of,
        "called_by": due.called_by.trigger if due.called_by else None,
    })  # fmt: skip
    if due.on is None:
        return found.because(
            "No figure is set here, and nothing happened that calls for it: nothing is due by itself."
        )
    if due.what == "first":
        return found.because(
            "There is no plan yet, and it is due {days} after {began}: {by}.",
            days=count_of(known_or(first_within_days, 0), "day"), began=in_words(began_on), by=in_words(due.on),
        )  # fmt: skip
    if due.called_by:
        return found.because(
            "{what} on {on}: a review is due within {days}, by {by}.",
            what=PLAN_TRIGGERS[due.called_by.trigger], on=in_words(due.called_by.on),
            days=count_of(event_within_days, "day"), by=in_words(due.on),
        )  # fmt: skip
    return found.because(
        "The plan was last looked at on {looked}; after {months} it is due on {by}.",
        looked=in_words(max(known_or(made_on, began_on), known_or(reviewed_on, began_on))),
        months=count_of(known_or(every_months, 0), "month"), by=in_words(due.on),
    )  # fmt: skip


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def _in_order(as_of: date, began_on: date, made_on: Answer[date], reviewed_on: Answer[date]) -> None:
    """Raises BadAnswers, naming every date that cannot be."""
    told = {"began_on": began_on, "made_on": made_on, "reviewed_on": reviewed_on}
    problems = [
        Problem(name, day, "must not be after today")
        for name, day in told.items()
        if is_known(day) and day > as_of
    ]
    if is_known(reviewed_on) and not is_known(made_on):
        problems.append(Problem("reviewed_on", reviewed_on, "is of a plan that was never made"))
    if is_known(reviewed_on) and is_known(made_on) and reviewed_on < made_on:
        problems.append(Problem("reviewed_on", reviewed_on, "must not be before the plan was made"))
    if problems:
        raise BadAnswers(CODE, problems)
