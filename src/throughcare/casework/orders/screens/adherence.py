"""Screen: whether each condition is kept, as far as the record says, with why and with the records behind it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.orders import queries
from throughcare.casework.orders.queries import ConditionKept, EvidenceLine
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import Answer

SPANS = {"4": "4 weeks", "13": "13 weeks", "52": "A year"}
PILLS = {"kept": "good", "not_kept": "poor", "cannot_tell": "none"}
SHOWS = {
    "done": "Done", "not_done": "Not done, no reason accepted", "excused": "Not done, reason accepted",
    "open": "Nobody has judged it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """A record that counts: when, what, what it shows, and where it is read."""

    on: date
    what: str
    shows: str
    href: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week: from when to when, the answer in words with its colour, and why."""

    days: str
    answer: str
    because: str


@dataclass(frozen=True, slots=True)
class Card:
    """One condition. said: the answer in words. reading: how the record is read for it."""

    title: str
    text: str
    said: str
    pill: str
    because: str
    law: str
    reading: str
    weeks: tuple[Week, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class AdherencePage:
    """Everything the page shows. spans: words, address, and whether it is the one shown."""

    person: PersonHeader
    title: str
    lead: str
    spans: tuple[tuple[str, str, bool], ...]
    cards: tuple[Card, ...]
    others: tuple[Record, ...]
    none: str


@require_safe
def adherence(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show the page; the look is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "orders:adherence", person_id)
    weeks = request.GET.get("weeks", "4")
    weeks = weeks if weeks in SPANS else "4"
    today = clock.today(actor.zone)
    first = today - timedelta(days=7 * int(weeks) - 1)
    record = queries.adherence_of(actor, person_id, first, today)
    words = Wording(jurisdictions.get(actor.jurisdiction))
    here, word = reverse("orders:adherence", args=[person_id]), words.pack.words.condition
    content = AdherencePage(
        person=person_header(actor, person_id), title=f"{word.titles}: kept or not",
        lead=f"What the record shows from {words.day(first)} to {words.day(today)}. It is a reading of the record, not"
        " a judgment: nothing follows from it by itself.",
        spans=tuple((said, f"{here}?weeks={code}", code == weeks) for code, said in SPANS.items()),
        cards=tuple(_card(each, words) for each in record.conditions),
        others=tuple(_record(each) for each in record.unattached),
        none="" if record.conditions else f"No {word} stands in this time.",
    )  # fmt: skip
    return page(request, "orders/adherence.jinja", content)


def _card(each: ConditionKept, words: Wording) -> Card:
    return Card(
        title=words.condition(each.kind), text=each.text, said=Answer(each.answer).label, pill=PILLS[each.answer],
        because=each.because, law=each.legal_basis, reading=words.reading(each.kind),
        weeks=tuple(
            Week(words.period(week.first, week.last_day), Answer(week.answer).label, week.because)
            for week in each.weeks
        ),
        records=tuple(_record(line) for line in each.evidence),
    )  # fmt: skip


def _record(line: EvidenceLine) -> Record:
    return Record(line.on, line.says[:1].upper() + line.says[1:], SHOWS[line.shows], line.href)
