"""A person's hours from what is recorded: required, worked, credited, let off, still to plan. Pure.

What is counted, and how, is the place's published rules' to say (`rules.jurisdictions.unpaid_work`); this only gathers
what they ask. Where a place has none, hours worked stand beside hours required.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Protocol, cast

from throughcare.rules.interventions.unpaid_work_schedule import OUTCOMES as PLAN_OUTCOMES
from throughcare.rules.jurisdictions.unpaid_work import CreditRules, UnpaidWork
from throughcare.rules.kernel import Explained, Published


class DayOfWork(Protocol):
    """A day, planned or worked. kind: of its project."""

    @property
    def on(self) -> date: ...
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...
    @property
    def outcome(self) -> str: ...
    @property
    def penalty_minutes(self) -> int | None: ...
    @property
    def credited_minutes(self) -> int | None: ...
    @property
    def kind(self) -> str: ...


class Adjusted(Protocol):
    """An adjustment of the hours."""

    @property
    def minutes(self) -> int: ...
    @property
    def on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Scheme:
    """The incentive scheme. status: of the rule. now, by_end: minutes let off. qualifying: minutes that count in it."""

    status: str
    now: int
    by_end: int
    qualifying: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """Everything in minutes.

    adjusted: added to what is required, below zero where taken off. worked: of attended days, less what was taken off
    for lateness. credited: by the rule, or worked where there is none. without_outcome: past days still to be recorded,
    whole. booked: days to come. to_schedule: by the rule. let_off: by the scheme. to_plan: no day holds it yet.
    plan: satisfied, sufficient or insufficient. education_done, education_allowed: None where no rule limits it.
    """

    required: int
    adjusted: int
    worked: int
    credited: int
    without_outcome: int
    booked: int
    to_schedule: int
    let_off: int
    to_plan: int
    plan: str
    education_done: int | None
    education_allowed: int | None
    scheme: Scheme | None
    sentences: tuple[str, ...]

    @property
    def plan_words(self) -> str:
        """Whether the plan is enough, in words."""
        return PLAN_OUTCOMES[self.plan]

    @property
    def due(self) -> int:
        """What is to be worked in all: required, adjusted, less what is let off."""
        return max(0, self.required + self.adjusted - self.let_off)


def length(starts_at: time, ends_at: time) -> int:
    """Minutes between two times of one day."""
    return (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute


def hours_of(
    work: UnpaidWork, required: int, days: Sequence[DayOfWork], adjustments: Iterable[Adjusted], today: date,
    in_scheme: bool,
) -> Hours:  # fmt: skip
    """The hours of one requirement as they stand on `today`."""
    adjusted = sum(each.minutes for each in adjustments)
    attended = [each for each in days if (found := work.outcome(each.outcome)) and found.attended]
    worked = sum(length(each.starts_at, each.ends_at) - (each.penalty_minutes or 0) for each in attended)
    open_days = [each for each in days if not each.outcome]
    booked = sum(length(each.starts_at, each.ends_at) for each in open_days if each.on >= today)
    past = sum(length(each.starts_at, each.ends_at) for each in open_days if each.on < today)
    rules = work.credit
    left = _remaining(rules, required + adjusted, days, today) if rules else None
    to_schedule = _number(left, "remaining_minutes") if left else required + adjusted - worked
    scheme = _scheme(rules, work, required, days, in_scheme) if rules else None
    let_off = scheme.now if scheme else 0
    to_plan = to_schedule - let_off - booked
    done = sum(each.credited_minutes or 0 for each in attended if work.kinds[each.kind].sort == "education")
    allowed = ask(rules.education, required_minutes=required, completed_ete_minutes=done) if rules else None
    return Hours(
        required=required, adjusted=adjusted, worked=worked,
        credited=sum(each.credited_minutes or 0 for each in attended) if rules else worked,
        without_outcome=past, booked=booked, to_schedule=to_schedule, let_off=let_off, to_plan=max(0, to_plan),
        plan=_plan(to_schedule - let_off, to_plan), education_done=done if rules else None,
        education_allowed=_number(allowed, "allowed_ete_minutes") if allowed else None, scheme=scheme,
        sentences=left.sentences if left else (),
    )  # fmt: skip


def _plan(left: int, to_plan: int) -> str:
    if left <= 0:
        return "satisfied"
    return "sufficient" if to_plan <= 0 else "insufficient"


def _remaining(rules: CreditRules, required: int, days: Sequence[DayOfWork], today: date) -> Explained:
    appointments: list[dict[str, Any]] = []
    for each in days:
        row = {
            "date": each.on,
            "start": each.starts_at,
            "end": each.ends_at,
            "has_outcome": bool(each.outcome),
        }
        credit = {"minutes_credited": each.credited_minutes} if each.credited_minutes is not None else {}
        appointments.append(row | credit)
    return rules.remaining.ask(
        {"today": today, "required_minutes": max(0, required), "appointments": appointments}
    )


def _scheme(
    rules: CreditRules, work: UnpaidWork, required: int, days: Sequence[DayOfWork], in_scheme: bool
) -> Scheme | None:
    """The scheme's progress; days without an outcome are no events. None where no hours are required."""
    if required < 1:
        return None
    if not in_scheme:
        return Scheme("ineligible", 0, 0, 0, ())
    events = [
        {
            "kind": "appointment",
            "minutes": each.credited_minutes or 0,
            "disqualifying": found.enforceable,
            "qualifying": True,
        }
        for each in sorted(days, key=lambda day: (day.on, day.starts_at))
        if (found := work.outcome(each.outcome))
    ]
    progress = ask(rules.progress, required_minutes=required, events=events)
    status, minutes = str(progress.results["status"]), _number(progress, "qualifying_minutes")
    let_off = ask(rules.discount, required_minutes=required, qualifying_minutes_worked=minutes, status=status)
    return Scheme(
        status, _number(let_off, "current_discount_minutes"), _number(let_off, "projected_discount_minutes"), minutes,
        (*progress.sentences, *let_off.sentences),
    )  # fmt: skip


def ask(rule: Published, **given: object) -> Explained:
    """Ask a rule. Raises BadAnswers."""
    return rule.ask(given)


def _number(found: Explained, name: str) -> int:
    return cast(int, found.results[name])
