"""What falls due around a handover in England and Wales: the lists a case stands on, e-mails, tasks to tick off.

Days are civil days. The meeting is no longer a task of an enhanced handover that falls on 1 September 2026 or later.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta

from throughcare.rules.dates import add_days
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    YesNo,
    is_known,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release.ew_sources import HANDOVER_LISTS

POPULATION = "people in a prison of England and Wales whose handover has a date"
UPCOMING, NO_OFFICER, OVERDUE, FOLLOW_UP = 56, 14, 2, 7
"""Days: before the handover, and after it; the last after its start."""
MEETING_DROPPED = date(2026, 9, 1)

TASKS: Mapping[str, str] = {
    "reviewed_oasys": "Review the risk assessment (OASys)",
    "contacted_com": "Contact the community offender manager",
    "attended_handover_meeting": "Attend the handover meeting",
    "sent_handover_report": "Send the handover report",
}
STANDARD = ("contacted_com", "sent_handover_report")
ENHANCED = ("reviewed_oasys", "contacted_com", "attended_handover_meeting")
ENHANCED_NOW = ("reviewed_oasys", "contacted_com")

RECALCULATED_AT = time(7, 0)
"""Every weekday the dates of all cases are worked out again."""
WAIT_BEFORE_RECALCULATING: Mapping[str, timedelta] = {
    "sentence": timedelta(hours=1),
    "prison_status": timedelta(seconds=15),
    "probation": timedelta(seconds=3),
}
"""After a change of this kind, so that several changes at once are counted once."""


@published(
    "handover-timings-ew@2026-11-22",
    title="What falls due around a handover (England and Wales)",
    decides="on which lists a case stands, and on which days e-mails and follow-ups are sent",
    population=POPULATION,
    source=HANDOVER_LISTS,
    items=(
        Item(name="handover_date", asks="Which is the handover date?", kind=Day()),
        Item(name="start_date", asks="On which day does the handover start?", kind=Day()),
        Item(name="com_allocated", asks="Is a community offender manager allocated?", kind=YesNo()),
        Item(name="today", asks="For which day is it asked?", kind=Day()),
    ),
    examples=(
        Example(
            says="Two days after the handover without a community offender manager the case is overdue.",
            given={
                "handover_date": date(2026, 5, 18), "start_date": date(2026, 5, 18), "com_allocated": False,
                "today": date(2026, 5, 20),
            },
            gives={"lists": ("in_progress", "com_overdue")},
        ),
    ),
)  # fmt: skip
def handover_timings(handover_date: date, start_date: date, com_allocated: bool, today: date) -> Conclusion:
    """lists for today, and the days of what is sent. Raises BadAnswers where the start lies after the handover."""
    if start_date > handover_date:
        raise BadAnswers(
            "handover-timings-ew", [Problem("start_date", start_date, "must not lie after handover_date")]
        )
    upcoming, overdue = add_days(handover_date, -UPCOMING), add_days(handover_date, OVERDUE)
    lists = []
    if upcoming <= today < start_date:
        lists.append("upcoming")
    if today >= handover_date:
        lists.append("in_progress")
    if today >= overdue and not com_allocated:
        lists.append("com_overdue")
    results: dict[str, object] = {
        "lists": tuple(lists),
        "upcoming_from": upcoming,
        "email_before": upcoming,
        "email_on_the_day": handover_date if com_allocated else None,
        "email_overdue": None if com_allocated else add_days(handover_date, NO_OFFICER),
        "overdue_from": None if com_allocated else overdue,
        "follow_up": None if com_allocated else add_days(start_date, FOLLOW_UP),
    }
    return Conclusion(results).because(
        "The case is upcoming from {upcoming}, {days} days before the handover on {day}, until its start on {start}; "
        "on {today} it stands on: {lists}.",
        upcoming=upcoming, days=UPCOMING, day=handover_date, start=start_date, today=today,
        lists=", ".join(lists) or "no list",
    )  # fmt: skip


@published(
    "handover-checklist-ew@2026-11-22",
    title="Tasks of a handover (England and Wales)",
    decides="which kind of handover a case has, and what is to be done for it",
    population=POPULATION,
    source=HANDOVER_LISTS,
    items=(
        Item(
            name="enhanced", asks="Is the case one of enhanced resourcing?", kind=YesNo(), needed=False
        ),
        Item(name="short_sentence", asks="Is it a short fixed sentence without a handover?", kind=YesNo()),
        Item(name="handover_date", asks="Which is the handover date?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="On the first day of the shorter list there is no meeting to attend.",
            given={"enhanced": True, "short_sentence": False, "handover_date": date(2026, 9, 1)},
            gives={"type": "enhanced", "tasks": ("reviewed_oasys", "contacted_com")},
        ),
    ),
)  # fmt: skip
def handover_checklist(
    enhanced: Answer[bool], short_sentence: bool, handover_date: Answer[date]
) -> Conclusion:
    """type (none, standard, enhanced) and tasks. A case whose resourcing nobody stated counts as enhanced."""
    if short_sentence:
        return _list("none", ()).because("A short fixed sentence has no handover, so nothing is to be done.")
    if enhanced is False:
        return _list("standard", STANDARD).because("A standard handover.")
    dropped = is_known(handover_date) and handover_date >= MEETING_DROPPED
    concluded = _list("enhanced", ENHANCED_NOW if dropped else ENHANCED).because(
        "An enhanced handover; from {day} on the meeting is no task of it.", day=MEETING_DROPPED
    )
    concluded = saying_what_is_unknown(concluded, "the case counts as enhanced", enhanced=enhanced)
    return saying_what_is_unknown(concluded, "the longer list stands", handover_date=handover_date)


def _list(kind: str, tasks: tuple[str, ...]) -> Conclusion:
    return Conclusion({"type": kind, "tasks": tasks})
