"""Remote check-ins: until when one can be sent in, when its reminder goes out, and when the next is due.

Source: hmpps-esupervision-api @ 3d120fc. No day is named from which the rules have force, so the version is the day on
which they were read. Readings: a window of n days is the due day and the n - 1 after it; the reminder goes out on the
last of them, which is the source's "due two days ago" where the window is its usual three days; before the due day
there is nothing yet to send in. The source's documents say that a check-in expires after the fourth day, its code
after the third: the code is followed.
"""

from datetime import date

from throughcare.rules.dates import add_days, count_of, in_words
from throughcare.rules.dates.from_today import DayOrFromToday, FromToday
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Problem,
    Source,
    Unknown,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)

CODE = "checkin-window"
SOURCE = Source(
    title="hmpps-esupervision-api, check-ins",
    citation="v2/Entities.kt, v2/checkin/Utils.kt, v2/jobs",
    url="https://github.com/ministryofjustice/hmpps-esupervision-api",
    version="3d120fc",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
WINDOW_DAYS = 3
INTERVALS = (7, 14, 28, 56)


@published(
    f"{CODE}@2026-11-22",
    title="Check-in window and next check-in",
    decides="whether a check-in can still be sent in, whether its reminder is due, and on which day the next one falls",
    population="people on probation who check in remotely",
    source=SOURCE,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day(), needed=False),
        Item(name="due_date", asks="On which day is the check-in due?", kind=Day(), needed=False),
        Item(
            name="window_days",
            asks="For how many days can it be sent in (3 if left out)?",
            kind=Whole(1, 31, "days"),
            needed=False,
        ),
        Item(
            name="reminder_already_sent",
            asks="Has its reminder been sent?",
            kind=YesNo(),
            needed=False,
        ),
        Item(
            name="first_checkin",
            asks="On which day was or is the first check-in?",
            kind=DayOrFromToday(),
            needed=False,
        ),
        Item(
            name="interval_days",
            asks="How many days lie between check-ins (7, 14, 28 or 56)?",
            kind=Whole(INTERVALS[0], INTERVALS[-1], "days"),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Due on 10 January with a window of three days: it can be sent in on the 12th, the last day.",
            given={"due_date": "2025-01-10", "today": "2025-01-12", "reminder_already_sent": False},
            gives={"can_submit": True, "last_day": "2025-01-12", "reminder": True},
        ),
        Example(
            says="Weekly since 3 March 2025: asked on the 10th, a day of check-in itself, the next is the 17th.",
            given={"first_checkin": "2025-03-03", "interval_days": 7, "today": "2025-03-10"},
            gives={"next_exclude_today": "2025-03-17", "next_include_today": "2025-03-10"},
        ),
    ),
)
def checkin(
    today: Answer[date],
    due_date: Answer[date],
    window_days: Answer[int],
    reminder_already_sent: Answer[bool],
    first_checkin: Answer[date | FromToday],
    interval_days: Answer[int],
) -> Conclusion:
    """The window of one check-in, the next check-in, or both, from what is given.

    Raises BadAnswers without either, without `today` where a date is given, or for an interval that there is not.
    """
    conclusion = Conclusion({})
    if is_known(due_date):
        day = _needed("today", today)
        conclusion = _window(day, due_date, known_or(window_days, WINDOW_DAYS), reminder_already_sent)
    if not isinstance(first_checkin, Unknown):
        conclusion = _next(conclusion, today, first_checkin, _interval(interval_days))
    if not conclusion.results:
        raise BadAnswers(CODE, [Problem("due_date", known_or(due_date, None), "is needed, or first_checkin")])
    return conclusion


def _window(today: date, due: date, window: int, sent: Answer[bool]) -> Conclusion:
    last = add_days(due, window - 1)
    is_open = due <= today <= last
    status = "CREATED" if is_open else "EXPIRED" if today > last else "NOT_DUE"
    results: dict[str, object] = {"can_submit": is_open, "status": status, "last_day": last}
    conclusion = Conclusion(results).because(
        "It is due on {due} and can be sent in for {window}, until the end of {last}; {today} is {place}.",
        due=in_words(due), window=count_of(window, "day"), last=in_words(last), today=in_words(today),
        place="inside" if is_open else "after that" if today > last else "before that",
    )  # fmt: skip
    if today != last:
        results["reminder"] = False
        return conclusion.because("Its reminder goes out on the last day only.")
    if isinstance(sent, Unknown):
        return conclusion.because("The reminder is due today unless it has been sent, which was not said.")
    results["reminder"] = not sent
    return conclusion.because(
        "The reminder has been sent; it goes out once."
        if sent
        else "The reminder goes out today, the last day."
    )


def _next(so_far: Conclusion, today: Answer[date], first: date | FromToday, interval: int) -> Conclusion:
    if isinstance(first, FromToday) and not is_known(today) and not first.years:
        after, at = _ahead(-first.days, interval), _ahead(-first.days - 1, interval) - 1
        found: dict[str, object] = {
            "next_exclude_today": str(FromToday(days=after)),
            "next_include_today": str(FromToday(days=at)),
        }
    else:
        day = _needed("today", today)
        since = (day - (first.on(day) if isinstance(first, FromToday) else first)).days
        after, at = _ahead(since, interval), _ahead(since - 1, interval) - 1
        found = {"next_exclude_today": add_days(day, after), "next_include_today": add_days(day, at)}
    return Conclusion({**so_far.results, **found}, so_far.reasons).because(
        "Check-ins fall every {interval} days from the first. Counting today, the next is {at}; leaving today out, "
        "{after}.",
        interval=interval, at=f"in {count_of(at, 'day')}" if at else "today", after=f"in {count_of(after, 'day')}",
    )  # fmt: skip


def _ahead(since: int, interval: int) -> int:
    """Days to the next check-in after a day that is `since` days after the first one (before it, if negative)."""
    return -since if since < 0 else interval - since % interval


def _interval(interval: Answer[int]) -> int:
    if not is_known(interval):
        raise BadAnswers(CODE, [Problem("interval_days", interval.value, "is needed with first_checkin")])
    if interval not in INTERVALS:
        listed = ", ".join(map(str, INTERVALS))
        raise BadAnswers(CODE, [Problem("interval_days", interval, f"must be one of {listed}")])
    return interval


def _needed(name: str, day: Answer[date]) -> date:
    if not is_known(day):
        raise BadAnswers(CODE, [Problem(name, day.value, "is needed where a day with a date is given")])
    return day
