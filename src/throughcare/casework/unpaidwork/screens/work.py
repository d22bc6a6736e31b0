"""Screen: a person's hours of unpaid work: the picture, what is planned, what became of each day, travel to decide."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.unpaidwork import wording
from throughcare.casework.unpaidwork.drawing import Bar, draw_hours
from throughcare.casework.unpaidwork.hours import Hours
from throughcare.casework.unpaidwork.queries import DayLine, RequirementLine, Work, work_of
from throughcare.casework.unpaidwork.screens.editing import place_of
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.unpaid_work_outcomes import Outcome
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork

hours = wording.hours


@dataclass(frozen=True)
class DayShown:
    """A day in a row. pill: the state of compliance, "" for none. href: where its outcome is recorded."""

    on: date
    time: str
    project: str
    place: str
    outcome: str
    pill: str
    credited: str
    hint: str
    notes: str
    href: str
    cancel_href: str
    late: bool


@dataclass(frozen=True)
class RequirementShown:
    """One requirement with its picture. rows: the table beside it, each what and how much, with a hint."""

    title: str
    until: date | None
    bar: Bar
    rows: list[tuple[str, str, str]]
    plan: str
    enough: bool
    scheme: str
    reasons: tuple[str, ...]
    coming: list[DayShown]
    past: list[DayShown]
    adjustments: list[tuple[str, date, str, str, str, str]]
    change_href: str
    plan_href: str
    book_href: str
    adjust_href: str


@dataclass(frozen=True)
class WorkPage:
    """Everything the page shows. travel: days whose travel waits; without: conditions that have no hours yet."""

    person: PersonHeader
    requirements: list[RequirementShown]
    travel: list[tuple[str, date, str]]
    without: list[str]
    require_href: str
    title: str
    has_rules: bool


@require_safe
def work(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "unpaidwork:work", person_id)
    place = place_of(actor)
    held = work_of(actor, person_id, place)
    return page(request, "unpaidwork/work.jinja", build(actor, person_header(actor, person_id), held, place))


def build(actor: Actor, person: PersonHeader, held: Work, place: UnpaidWork | None) -> WorkPage:
    """The page object from what is held."""
    pack, may = jurisdictions.get(actor.jurisdiction), Permission.WORK_PLAN in actor.permissions
    days = {each.id: each for each in held.days}
    shown = _Shown(pack, place, person.id, clock.today(actor.zone), may, held) if place else None
    return WorkPage(
        person=person,
        requirements=[shown.requirement(each) for each in held.requirements] if shown else [],
        travel=[
            (_project(days.get(each.appointment_id)), days[each.appointment_id].on,
             reverse("unpaidwork:travel", args=[person.id, each.id]) if may else "")
            for each in held.travel
            if each.state == "pending" and each.appointment_id in days
        ],
        without=[each.text for each in held.without_hours],
        require_href=reverse("unpaidwork:require", args=[person.id]) if may and held.without_hours else "",
        title=place.title if place else "Unpaid work",
        has_rules=bool(place and place.credit),
    )  # fmt: skip


def _project(day: DayLine | None) -> str:
    return day.project if day else ""


@dataclass(frozen=True)
class _Shown:
    """Turns what is held into what is shown."""

    pack: Jurisdiction
    place: UnpaidWork
    person_id: UUID
    today: date
    may: bool
    held: Work

    def requirement(self, each: RequirementLine) -> RequirementShown:
        found = self.held.hours(self.place, each, self.today)
        days = self.held.days_of(each.id)
        titles = {kind.code: kind.title for kind in self.pack.condition_types}
        return RequirementShown(
            title=titles.get(each.condition_kind, self.place.title),
            until=each.ends_on,
            bar=draw_hours(found),
            rows=self.rows(found),
            plan=_plan(found),
            enough=found.plan != "insufficient",
            scheme=wording.SCHEME[found.scheme.status] if found.scheme else "",
            reasons=(*found.sentences, *(found.scheme.sentences if found.scheme else ())),
            coming=[self.day(day) for day in days if day.on >= self.today and not day.outcome],
            past=[self.day(day) for day in reversed(days) if day.on < self.today or day.outcome],
            adjustments=[
                (hours(row.minutes), row.on, wording.ADJUSTMENTS[row.reason], row.note, row.by,
                 self.address("take_back", row.id))
                for row in self.held.adjustments_of(each.id)
            ],
            change_href=self.address("change", each.id),
            plan_href=self.address("plan", each.id),
            book_href=self.address("book", each.id),
            adjust_href=self.address("adjust", each.id),
        )  # fmt: skip

    def rows(self, found: Hours) -> list[tuple[str, str, str]]:
        rows = [("Required", hours(found.required), "By the order")]
        if found.adjusted:
            rows.append(("Adjusted", hours(found.adjusted), "Added, or below zero taken off"))
        rows.append(("Worked", hours(found.worked), "Days attended, less what was taken off for lateness"))
        if found.education_allowed is not None:
            share = f"Of {hours(found.education_allowed)} that education may fill"
            rows += [
                ("Credited", hours(found.credited), "By the rule, day by day"),
                ("Of it education", hours(found.education_done or 0), share),
            ]
        if found.scheme and found.scheme.status != "ineligible":
            end = f"{hours(found.scheme.by_end)} by the end, working on without a failure"
            rows.append(("Let off by the scheme", hours(found.let_off), end))
        if found.without_outcome:
            rows.append(
                ("Past, outcome not recorded", hours(found.without_outcome), "Counted whole until recorded")
            )
        return [
            *rows,
            ("Planned", hours(found.booked), "Days to come"),
            ("Still to plan", hours(found.to_plan), "No day holds it yet"),
        ]

    def day(self, each: DayLine) -> DayShown:
        outcome = self.place.outcome(each.outcome)
        late = not each.outcome and each.on < self.today
        quality = [self.place.qualities.get(code, "") for code in (each.work_quality, each.behaviour)]
        said = [
            f"{words}: {value.lower()}"
            for words, value in zip(("Work", "Behaviour"), quality, strict=True)
            if value
        ]
        if each.penalty_minutes:
            said.append(f"{each.penalty_minutes} minutes taken off")
        if each.outcome:
            said.append(f"Recorded by {each.by}")
        return DayShown(
            on=each.on,
            time=f"{each.starts_at:%H:%M} to {each.ends_at:%H:%M}",
            project=each.project,
            place=each.place,
            outcome=outcome.words if outcome else "Outcome to record" if late else "",
            pill=_pill(outcome) if outcome else "watch" if late else "",
            credited="" if each.credited_minutes is None else hours(each.credited_minutes),
            hint=". ".join(said),
            notes="Sensitive note" if each.sensitive and not each.notes else each.notes,
            href=self.address("outcome", each.id),
            cancel_href=self.address("cancel", each.id) if not each.outcome else "",
            late=late,
        )

    def address(self, name: str, key: UUID) -> str:
        return reverse(f"unpaidwork:{name}", args=[self.person_id, key]) if self.may else ""


def _pill(outcome: Outcome) -> str:
    """A failure is marked as one though the person came."""
    if outcome.enforceable:
        return "poor"
    return "good" if outcome.attended else "none"


def _plan(found: Hours) -> str:
    if found.plan == "insufficient":
        return f"{found.plan_words}: {hours(found.to_plan)} have no day yet"
    return found.plan_words
