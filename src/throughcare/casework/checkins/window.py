"""The published rule of the window, asked in this app's terms."""

from datetime import date

from throughcare.rules.contacts.checkin_window import checkin
from throughcare.rules.dates import add_days


def last_day_of(due_on: date, window_days: int) -> date:
    """The last day on which a check-in due on `due_on` can be sent in."""
    last: date = _window(due_on, due_on, window_days, sent=False)["last_day"]  # type: ignore[assignment]
    return last


def may_be_sent(today: date, due_on: date, window_days: int) -> bool:
    """Whether it can still be sent in."""
    return bool(_window(today, due_on, window_days, sent=False)["can_submit"])


def reminder_due(today: date, due_on: date, window_days: int, sent: bool) -> bool:
    """Whether its one reminder goes out today."""
    return bool(_window(today, due_on, window_days, sent=sent)["reminder"])


def next_after(today: date, first_on: date, interval_days: int, *, counting_today: bool = False) -> date:
    """The day of the next check-in of a series."""
    answer = checkin.ask({"today": today, "first_checkin": first_on, "interval_days": interval_days})
    found: date = answer.results["next_include_today" if counting_today else "next_exclude_today"]  # type: ignore[assignment]
    return found


def latest_until(today: date, first_on: date, interval_days: int) -> date:
    """The latest day of check-in that is not after today; the first where none has come."""
    ahead = next_after(today, first_on, interval_days)
    return max(first_on, add_days(ahead, -interval_days))


def _window(today: date, due_on: date, window_days: int, *, sent: bool) -> dict[str, object]:
    answer = checkin.ask(
        {"today": today, "due_date": due_on, "window_days": window_days, "reminder_already_sent": sent}
    )
    return dict(answer.results)
