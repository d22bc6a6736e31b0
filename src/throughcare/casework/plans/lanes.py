"""What stands on the one time line of a plan: custody, release, community, reviews, dates, each objective. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from throughcare.casework.orders.drawing import Drawing, Point, Span, draw
from throughcare.casework.plans.attached import Attached
from throughcare.casework.plans.queries import ObjectiveHeld, PlanRead
from throughcare.casework.plans.said import Said
from throughcare.casework.plans.wording import OBJECTIVE_STATES, REVIEW_STATES, SETTINGS, STEP_STATES

CUSTODY, COMMUNITY, DATES, REVIEWS = "Custody", "Community", "Key dates", "Reviews"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table that says what the picture shows. on: the first day; until: the last, or None."""

    what: str
    words: str
    on: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture with its table; drawn None where there is nothing with a date."""

    drawn: Drawing | None
    rows: tuple[Row, ...]


def timeline(
    held: PlanRead, attached: Mapping[UUID, Sequence[Attached]], said: Said, today: date
) -> Timeline:
    """Everything with a date, in one picture. Removed objectives are left out."""
    lines = [*_around(held, said), *_reviews(held, said)]
    objectives = {each.record_id: each for each in held.objectives}
    for key, number in held.numbers.items():
        objective = objectives[key]
        lane, services = f"{number}. {_short(objective.title)}", attached.get(objective.record_id, ())
        lines += _objective(held, lane, objective, services)
    spans = [each for each in lines if isinstance(each, Span)]
    points = [each for each in lines if isinstance(each, Point)]
    return Timeline(_drawn(spans, points, said, today), tuple(_row(each) for each in lines))


def _drawn(spans: Sequence[Span], points: Sequence[Point], said: Said, today: date) -> Drawing | None:
    with_dates = [Point(each.lane, f"{each.text}, {said.on(each.on)}", each.on) for each in points]
    return draw(spans, with_dates, today)


def _around(held: PlanRead, said: Said) -> Iterator[Span | Point]:
    for stay in held.around.stays:
        yield Span(
            CUSTODY, "In custody", _day(stay["received_on"]), _day(stay["left_on"]), "state-in-custody"
        )
    for order in held.around.orders:
        starts, ends = _day(order["starts_on"]), _day(order["ends_on"])
        yield Span(COMMUNITY, said.order(order["kind"]), starts, ends, f"order-{order['status']}")
    for stay in held.around.stays:
        if stay["left_how"] == "released" and stay["left_on"]:
            yield Point(DATES, "Released", date.fromisoformat(stay["left_on"]))
    for each in held.around.dates:
        yield Point(DATES, said.key_date(each["kind"]), date.fromisoformat(each["on"]))


def _reviews(held: PlanRead, said: Said) -> Iterator[Point]:
    for version in reversed(held.versions):
        if version.stands:
            yield Point(REVIEWS, f"Version {version.number} signed", said.day(version.signed_at))
    for each in held.reviews:
        if each.state in ("due", "done"):
            yield Point(REVIEWS, f"Review: {REVIEW_STATES[each.state].lower()}", each.done_on or each.due_on)


def _objective(
    held: PlanRead, lane: str, each: ObjectiveHeld, services: Sequence[Attached]
) -> Iterator[Span | Point]:
    starts = each.starts_on or each.state_on
    ends = each.state_on if each.state == "achieved" else each.target_on
    kind = f"plan-{each.state}" if each.state != "active" else f"plan-{each.setting}"
    if ends is not None or each.state == "active":
        yield Span(
            lane, f"{SETTINGS[each.setting]}. {OBJECTIVE_STATES[each.state]}", starts, _after(ends), kind
        )
    for service in services:
        if service.starts_on:
            yield Span(
                lane,
                f"{service.title}: {service.state}",
                service.starts_on,
                _after(service.ends_on),
                "service",
            )
    for step in held.steps_of(each.record_id):
        if step.due_on:
            yield Point(lane, f"{step.words} ({STEP_STATES[step.state].lower()})", step.due_on)
    for mark in each.benchmarks:
        if mark.get("by"):
            words = mark.get("words") or mark.get("value")
            yield Point(lane, f"Mark on the way: {words}", date.fromisoformat(mark["by"]))


def _row(line: Span | Point) -> Row:
    if isinstance(line, Point):
        return Row(line.lane, line.text, line.on, None)
    last = line.ends_on - timedelta(days=1) if line.ends_on else None
    return Row(line.lane, line.text, line.starts_on, last)


def _short(title: str) -> str:
    """As much of a title as stands beside its lane."""
    return title if len(title) <= 20 else f"{title[:18].rstrip()}…"


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
