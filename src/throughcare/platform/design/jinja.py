"""The Jinja environment: autoescaping, addresses of pages and assets, and dates in the pack's own order."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

MONTHS = ("January February March April May June July August September October November December").split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOT_RECORDED = "Not recorded"


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja back end uses. An unknown name in a template is an error, not an empty string."""
    strict = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**{**strict, **options, "autoescape": True})  # noqa: S701 - it is on, whatever is asked
    made.globals.update(static=static, url=_url)
    made.filters.update(
        date=in_words, day=day_in_words, time=clock_time, when=moment_in_words, short_date=short
    )
    return made


def _url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


@pass_context
def in_words(context: Context, value: date | datetime | None) -> str:
    """ "3 March 2027", or "March 3, 2027" where the pack puts the month first; a moment in the agency's zone."""
    if value is None:
        return NOT_RECORDED
    day = _local(context, value)
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if _month_first(context) else f"{day.day} {month} {day.year}"


@pass_context
def day_in_words(context: Context, value: date | datetime | None) -> str:
    """ "Wednesday 3 March 2027"."""
    if value is None:
        return NOT_RECORDED
    day = _local(context, value)
    comma = "," if _month_first(context) else ""
    return f"{DAYS[day.weekday()]}{comma} {in_words(context, day)}"


@pass_context
def short(context: Context, value: date | datetime | None) -> str:
    """ "3 Mar 2027", for tables."""
    if value is None:
        return NOT_RECORDED
    day = _local(context, value)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.day}, {day.year}" if _month_first(context) else f"{day.day} {month} {day.year}"


@pass_context
def clock_time(context: Context, value: datetime | None) -> str:
    """ "9:30am", "12 noon" and "2pm", in the agency's zone."""
    if value is None:
        return NOT_RECORDED
    local = value.astimezone(_zone(context))
    if local.minute == 0 and local.hour in {0, 12}:
        return "midnight" if local.hour == 0 else "12 noon"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


@pass_context
def moment_in_words(context: Context, value: datetime | None) -> str:
    """ "3 March 2027 at 9:30am"."""
    if value is None:
        return NOT_RECORDED
    return f"{in_words(context, value)} at {clock_time(context, value)}"


def _zone(context: Context) -> ZoneInfo:
    return ZoneInfo(context.get("zone") or "UTC")


def _local(context: Context, value: date | datetime) -> date:
    return value.astimezone(_zone(context)).date() if isinstance(value, datetime) else value


def _month_first(context: Context) -> bool:
    pack = context.get("pack")
    return bool(pack and getattr(pack, "date_order", "dmy") in {"mdy", "month_day"})
