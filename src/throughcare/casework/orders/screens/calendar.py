"""Screen: a year of a person's conditions, each day kept, missed, excused or not known, in a picture and as tables."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.orders import calendar, queries
from throughcare.casework.orders.calendar import Month, Strip
from throughcare.casework.orders.queries import ConditionKept
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of

EARLIEST = 1990
IN_SHORT = {"kept": "kept", "missed": "missed", "excused": "excused", "unknown": "not known yet"}


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of the year. chosen: it is the one shown alone."""

    title: str
    text: str
    href: str
    strip: Strip
    chosen: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one condition, in words."""

    on: date
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class DrawnMonth:
    """A month of the picture, and the address at which its days are listed. chosen: they are."""

    name: str
    month: Month
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Everything the page shows. said: the year in one sentence. days: of the chosen month, the latest first.

    unseen: conditions left out of the picture of all together, because the record says nothing of any of their days.
    """

    person: PersonHeader
    year: int
    before: str
    after: str
    said: str
    unseen: str
    shown: str
    all_href: str
    months: tuple[DrawnMonth, ...]
    rows: tuple[Row, ...]
    listed: str
    days: tuple[Day, ...]
    answers: dict[str, str]
    none: str
    title: str = "Compliance calendar"


@require_safe
def year_calendar(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show the year; the look is written down. What is asked for and cannot be is the present year."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "orders:calendar", person_id)
    today = clock.today(actor.zone)
    year = _number(request.GET.get("year", ""), EARLIEST, today.year, today.year)
    month = _number(request.GET.get("month", ""), 1, 12, today.month if year == today.year else 12)
    record = queries.adherence_of(actor, person_id, date(year, 1, 1), min(date(year, 12, 31), today))
    chosen = next(
        (each for each in record.conditions if str(each.condition_id) == request.GET.get("condition")), None
    )
    content = _content(actor, person_id, record.conditions, chosen, date(year, month, 1), today)
    return page(request, "orders/calendar.jinja", content)


def _content(
    actor: Actor, person_id: UUID, held: tuple[ConditionKept, ...], chosen: ConditionKept | None, listed: date,
    today: date,
) -> CalendarPage:  # fmt: skip
    words, here = Wording(jurisdictions.get(actor.jurisdiction)), reverse("orders:calendar", args=[person_id])
    shown = tuple(each for each in held if _is_known(each)) if chosen is None else (chosen,)
    unseen = [
        words.condition(each.kind) for each in held if chosen is None and each.days and not _is_known(each)
    ]
    year, condition = listed.year, str(chosen.condition_id) if chosen else ""
    days = calendar.together(each.days for each in shown)

    def to(**asked: object) -> str:
        kept = {name: value for name, value in ({"condition": condition} | asked).items() if value}
        return f"{here}?{urlencode(kept)}"

    months = calendar.months(days, year, today)
    return CalendarPage(
        person=person_header(actor, person_id), year=year,
        before=to(year=year - 1) if year > EARLIEST else "", after=to(year=year + 1) if year < today.year else "",
        said=_said(months), unseen="; ".join(dict.fromkeys(unseen)),
        shown=words.condition(chosen.kind) if chosen else "", all_href=to(year=year, condition=""),
        months=tuple(
            DrawnMonth(f"{each.first:%B}", each, f"{to(year=year, month=each.first.month)}#days", each.first == listed)
            for each in months if each.first <= today
        ),
        rows=tuple(
            Row(words.condition(each.kind), each.text, to(year=year, condition=each.condition_id),
                calendar.strip(each.days, year), each is chosen)
            for each in held
        ),
        listed=f"{listed:%B %Y}", days=_days(shown, listed, words), answers=calendar.ANSWERS,
        none="" if held else f"No {words.pack.words.condition} stood in {year}.",
    )  # fmt: skip


def _days(shown: tuple[ConditionKept, ...], listed: date, words: Wording) -> tuple[Day, ...]:
    until = (listed + timedelta(days=31)).replace(day=1)
    found = [
        Day(day, words.condition(each.kind), calendar.ANSWERS[answer])
        for each in shown
        for day, answer in each.days.items()
        if listed <= day < until
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.title), reverse=True))


def _said(months: tuple[Month, ...]) -> str:
    count = {answer: sum(month.counts[answer] for month in months) for answer in calendar.ANSWERS}
    told = ", ".join(f"{count_of(count[answer], 'day')} {IN_SHORT[answer]}" for answer in calendar.ANSWERS)
    return f"{told[0].upper()}{told[1:]}. Of other days nothing is on record, and nothing was due."


def _is_known(each: ConditionKept) -> bool:
    return any(answer != "unknown" for answer in each.days.values())


def _number(asked: str, least: int, most: int, otherwise: int) -> int:
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 4 else otherwise
    return number if least <= number <= most else otherwise
