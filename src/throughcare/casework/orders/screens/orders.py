"""Screen: a person's orders with their conditions, key dates, states and offence history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.orders import queries
from throughcare.casework.orders.drawing import Drawing, Point, Span, draw
from throughcare.casework.orders.queries import (
    ConditionHeld,
    FirstTime,
    Held,
    OrderHeld,
    OrdersRecord,
    StateHeld,
)
from throughcare.casework.orders.reasons import change_in_words, ending_in_words
from throughcare.casework.orders.screens.situation import Situation, situation_of
from throughcare.casework.orders.wording import NOT_RECORDED, Wording, outcome
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions

ALLEGED = ("charged", "arrested", "acquitted", "discontinued")
"""Outcomes under which nothing is held proved."""
STATE_LANE, KEY_DATES_LANE = "State", "Key dates"


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version, or a record taken back: what it said, until when, who changed it and why."""

    text: str
    until: datetime | None
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Line:
    """One record in a table: what it is, a hint under that, and the cells beside it.

    href: where to change it; undo_href: where to take it back; "" when the actor may not. history: who wrote it.
    terms: label and value. law: the power it stands on, and the catalogue it was written under.
    """

    name: str
    cells: tuple[str, ...]
    hint: str = ""
    href: str = ""
    undo_href: str = ""
    versions: tuple[Version, ...] = ()
    history: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    law: str = ""


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order with its conditions. facts: label and value. actions: text and href."""

    title: str
    status: str
    time_left: str
    facts: tuple[tuple[str, str], ...]
    conditions: tuple[Line, ...]
    actions: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    history: str


@dataclass(frozen=True)
class OrdersPage:
    """Everything the page shows. no_order: said when nothing can be required today."""

    person: PersonHeader
    title: str
    may_change: bool
    situation: Situation
    no_order: str
    orders: tuple[OrderCard, ...]
    key_dates: tuple[Line, ...]
    states: tuple[Line, ...]
    sentences: tuple[Line, ...]
    offences: tuple[Line, ...]
    charges: tuple[Line, ...]
    first_times: tuple[str, ...]
    taken_back: tuple[Version, ...]
    drawing: Drawing | None
    drawn: tuple[tuple[str, str, str], ...] = field(default=())


@require_safe
def orders(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show the page; the look is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "orders:orders", person_id)
    record = queries.orders_of(actor, person_id)
    words, today = Wording(jurisdictions.get(actor.jurisdiction)), clock.today(actor.zone)
    made = _Making(record, words, person_id, today, Permission.ORDER_CHANGE in actor.permissions)
    death = queries.death_of(actor, person_id)
    situation = situation_of(actor, person_id, record.state_on(today), death, words)
    return page(request, "orders/orders.jinja", made.page(person_header(actor, person_id), situation))


@dataclass(frozen=True, slots=True)
class _Making:
    """Turns the record into the page."""

    record: OrdersRecord
    words: Wording
    person_id: UUID
    today: date
    may_change: bool

    def page(self, person: PersonHeader, situation: Situation) -> OrdersPage:
        """The whole page object."""
        pack, record = self.words.pack.words, self.record
        spans, points = self.spans(), self.points()
        return OrdersPage(
            person=person,
            title=f"{pack.order.titles} and {pack.offence} history",
            may_change=self.may_change,
            situation=situation,
            no_order=""
            if record.orders_on(self.today)
            else f"No order is in force today, so nothing can be required of this {pack.person}.",
            orders=tuple(self.order(order) for order in record.orders),
            key_dates=self.key_dates(),
            states=self.states(),
            sentences=self.sentences(),
            offences=self.offences(proved=True),
            charges=self.offences(proved=False),
            first_times=self.first_times(),
            taken_back=tuple(self.version(row, self.kind_of(row)) for row in record.taken_back),
            drawing=draw(spans, points, self.today),
            drawn=tuple(
                (f"{span.lane}: {span.text}" if span.lane == STATE_LANE else span.text, *self.ends(span))
                for span in spans
            )
            + tuple((point.text, self.words.day(point.on), "") for point in points),
        )

    def order(self, row: OrderHeld) -> OrderCard:
        """One order."""
        words, facts = self.words, [("First day", self.words.day(row.starts_on))]
        facts.append(("Last day", words.day(row.last_day)))
        facts.append(("Made by", row.authority))
        facts += [("Made on", words.day(row.made_on))] if row.made_on else []
        facts += [("Reference", row.reference)] if row.reference else []
        facts += [("How it ended", ending_in_words(row.ends_because))] if row.ends_because else []
        facts += [("Source", row.source)] if row.source else []
        return OrderCard(
            title=words.order(row.kind),
            status=words.status(row, self.today),
            time_left=row.time_left(self.today),
            facts=tuple(facts),
            conditions=tuple(self.condition(each) for each in self.record.conditions_of(row.record_id)),
            actions=self.order_actions(row),
            versions=self.earlier(row),
            history=self.history("order", row),
        )

    def order_actions(self, row: OrderHeld) -> tuple[tuple[str, str], ...]:
        """What may still be done to an order: nothing once it has been ended."""
        if not self.may_change or row.status in ("ended", "revoked"):
            return ()
        condition = self.words.pack.words.condition
        return (
            (f"Add {condition}", self.href("add_condition", row)),
            ("Change", self.href("change_order", row)),
            ("End", self.href("end_order", row)),
        )

    def condition(self, row: ConditionHeld) -> Line:
        """One condition: its text, and for how long and by whom."""
        words, hints = self.words, []
        if row.starts_on or row.last_day:
            hints.append(words.period(row.starts_on, row.last_day, "the end of the order"))
        hints += [f"Set by {row.authority}"] if row.authority else []
        hints += [f"In the source's words: {row.as_given}"] if row.as_given not in ("", row.text) else []
        return Line(
            words.condition(row.kind), (row.text,), ". ".join(hints) or "As long as the order.",
            self.href("vary_condition", row), versions=self.earlier(row), history=self.history("condition", row),
            terms=words.terms(row, self.record.refers), law=words.law(row),
        )  # fmt: skip

    def key_dates(self) -> tuple[Line, ...]:
        """Key dates, the earliest first."""
        words = self.words
        return tuple(
            Line(
                words.key_date(row.kind), (words.day(row.on), words.certainty(row)), row.note,
                self.href("correct_key_date", row), versions=self.earlier(row),
                history=self.history("keydate", row),
            )
            for row in self.record.key_dates
        )  # fmt: skip

    def states(self) -> tuple[Line, ...]:
        """States, the latest first; only that one can be undone."""
        rows = self.record.states
        return tuple(
            Line(
                row.label, (self.words.day(row.starts_on), _until(row, self.words), row.by), row.note,
                undo_href=self.href("take_back", row, "state") if row is rows[0] else "",
                versions=self.earlier(row), history=self.history("supervisionstate", row),
            )
            for row in rows
        )  # fmt: skip

    def sentences(self) -> tuple[Line, ...]:
        """Sentences, the latest first."""
        offences = {row.record_id: row.description for row in self.record.offences}
        return tuple(
            Line(
                row.kind, (row.length or NOT_RECORDED, self.words.day(row.imposed_on)),
                _joined(offences.get(row.offence_id, "") if row.offence_id else "", row.court),
                self.href("correct_sentence", row), versions=self.earlier(row),
                history=self.history("sentence", row),
            )
            for row in self.record.sentences
        )  # fmt: skip

    def offences(self, *, proved: bool) -> tuple[Line, ...]:
        """The offence history, the latest first: what was proved or admitted, or what was only alleged."""
        words = self.words
        return tuple(
            Line(
                row.description,
                (outcome(row.outcome), words.day(row.committed_on), words.convicted(row)),
                _joined("Main offence" if row.is_main else "", row.court, words.offence_code(row)),
                self.href("correct_offence", row), versions=self.earlier(row),
                history=self.history("offence", row),
            )
            for row in self.record.offences if (row.outcome not in ALLEGED) is proved
        )  # fmt: skip

    def first_times(self) -> tuple[str, ...]:
        """Age at first conviction and first offence, or why it cannot be said."""
        if not self.record.offences:
            return ()
        offence = self.words.pack.words.offence
        given = (self.record.offences, self.record.born)
        return (
            _first_time("First conviction", queries.first_conviction(*given)),
            _first_time(f"First {offence} that led to a conviction", queries.first_offence(*given)),
        )

    def spans(self) -> list[Span]:
        """Orders and states as periods."""
        states = [
            Span(STATE_LANE, row.label, row.starts_on, row.ends_on, f"state-{row.state.replace('_', '-')}")
            for row in reversed(self.record.states)
            if row.starts_on != row.ends_on
        ]
        lanes = _numbered(self.words.order(row.kind) for row in reversed(self.record.orders))
        kept = zip(lanes, reversed(self.record.orders), strict=True)
        return [
            Span(lane, lane, row.starts_on, row.ends_on, f"order-{row.status}") for lane, row in kept
        ] + states

    def points(self) -> list[Point]:
        """Key dates as points."""
        return [Point(KEY_DATES_LANE, self.words.key_date(row.kind), row.on) for row in self.record.key_dates]

    def ends(self, span: Span) -> tuple[str, str]:
        """First and last day of a period, in words."""
        last = date.fromordinal(span.ends_on.toordinal() - 1) if span.ends_on else None
        return self.words.day(span.starts_on), self.words.day(last) if last else "No end date"

    def earlier(self, row: Held) -> tuple[Version, ...]:
        """The earlier versions of a record."""
        return tuple(self.version(each) for each in self.record.earlier.get(row.record_id, ()))

    def version(self, row: Held, kind: str = "") -> Version:
        """A closed version in words."""
        summary = self.words.summary(row)
        text = f"{kind}: {summary}" if kind else summary
        return Version(text, row.known_to, row.closed_by, change_in_words(row.closed_because))

    def kind_of(self, row: Held) -> str:
        """What sort of record it is, in the words of the pack."""
        pack = self.words.pack.words
        kinds = {
            "OffenceHeld": pack.offence, "SentenceHeld": pack.sentence, "OrderHeld": pack.order,
            "ConditionHeld": pack.condition, "KeyDateHeld": pack.key_date,
        }  # fmt: skip
        word = kinds.get(type(row).__name__)
        return word.title if word else "State"

    def href(self, name: str, row: Held, kind: str = "") -> str:
        """The address of a page about a record; "" for an actor who may not use it."""
        if not self.may_change:
            return ""
        return reverse(f"orders:{name}", args=[self.person_id, *([kind] if kind else []), row.record_id])

    def history(self, table: str, row: Held) -> str:
        """The address of the history of a record of one of this app's tables."""
        return reverse("web:history", args=[self.person_id, f"orders-{table}", row.record_id])


def _until(row: StateHeld, words: Wording) -> str:
    if row.ends_on is None:
        return "Now"
    return "The same day" if row.ends_on == row.starts_on else words.day(row.last_day)


def _joined(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _first_time(what: str, first: FirstTime) -> str:
    if first.age is not None:
        return f"{what} at age {first.age}."
    return f"{what}: age not known, because {first.why_not}."


def _numbered(titles: Iterable[str]) -> list[str]:
    """The titles, told apart by a number where one comes more than once."""
    given = list(titles)
    return [
        f"{title} {given[: at + 1].count(title)}" if given.count(title) > 1 else title
        for at, title in enumerate(given)
    ]
