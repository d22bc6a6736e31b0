"""Screen: a person's plan as the officer works with it. First whether it is agreed, then what is worked on now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.plans.agreeing import Banner, banner
from throughcare.casework.plans.attached import Attached, attached_to
from throughcare.casework.plans.checking import needs_found
from throughcare.casework.plans.lanes import Timeline, timeline
from throughcare.casework.plans.queries import PlanRead, plan_of
from throughcare.casework.plans.said import Said, said_by
from throughcare.casework.plans.screens.lines import Lines, ObjectiveShown
from throughcare.casework.plans.screens.links import offered
from throughcare.casework.plans.screens.reviewing import ReviewLine, review_lines
from throughcare.casework.plans.wording import SIGNING
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms.needs import SIZE_WORDS
from throughcare.rules.plans.gaps import Gaps, NeedFound, OpenObjective, find_gaps

LENGTHS = {None: 4, 0: 4, 1: 50, 2: 100}
"""How long the bar of a need is, per cent."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need in the picture: how great, and which objectives answer it. tone: of its bar."""

    name: str
    text: str
    percent: int
    tone: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """What no objective answers or builds on, with the form that would change it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step to be done next. href: to its objective on the page."""

    words: str
    by: str
    days: str
    late: bool
    href: str


@dataclass(frozen=True)
class PlanPage:
    """Everything the page shows. needs: None where nothing was assessed, which is said and is not "no needs"."""

    person: PersonHeader
    name: str
    plan: PlanRead
    banner: Banner
    signing: str
    now: list[ObjectiveShown]
    later: list[ObjectiveShown]
    achieved: list[ObjectiveShown]
    removed: list[ObjectiveShown]
    next: list[NextStep]
    great: list[GapLine]
    some: list[GapLine]
    strengths_used: list[str]
    strengths_unused: list[GapLine]
    needs: list[NeedLine] | None
    assessed: list[tuple[str, date, str]]
    reviews: list[ReviewLine]
    timeline: Timeline
    own_words_href: str
    add_href: str
    sign_href: str
    ask_href: str
    countersign_href: str
    title: str = "Plan"


@dataclass(frozen=True)
class NoPlanPage:
    """There is no plan yet."""

    person: PersonHeader
    begin_href: str
    title: str = "Plan"


@require_safe
def plan(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "plans:plan", person_id)
    person, held = person_header(actor, person_id), plan_of(actor, person_id)
    if held is None:
        return page(request, "plans/none.jinja", NoPlanPage(person, offered(actor, "begin", person_id)))
    return page(request, "plans/plan.jinja", build(actor, person, held, attached_to(actor, person_id)))


def build(
    actor: Actor, person: PersonHeader, held: PlanRead, attached: Mapping[UUID, Sequence[Attached]]
) -> PlanPage:
    """The page object from what was read."""
    today, said = clock.today(actor.zone), said_by(actor)
    lines, head = Lines(actor, held, attached, said, today), banner(held, name_of(person), said)
    gaps, now = gaps_of(held), lines.objectives("active")
    runs = held.plan.ended_on is None
    latest = held.latest
    return PlanPage(
        person=person, name=name_of(person), plan=held, banner=head,
        signing=SIGNING[latest.state] if latest else "",
        now=now, later=lines.objectives("future"), achieved=lines.objectives("achieved"),
        removed=lines.objectives("removed"), next=list(_next(now)),
        great=_gaps(actor, person.id, gaps.great if gaps else (), runs),
        some=_gaps(actor, person.id, gaps.some if gaps else (), runs),
        strengths_used=[_strength(each) for each in gaps.used] if gaps else [],
        strengths_unused=[GapLine(_strength(each), "") for each in gaps.unused] if gaps else [],
        needs=list(_needs(held, gaps)) if gaps else None,
        assessed=[_assessment(person.id, each) for each in held.assessed],
        reviews=review_lines(actor, held, said, today),
        timeline=timeline(held, attached, said, today),
        own_words_href=offered(actor, "own_words", person.id) if runs else "",
        add_href=offered(actor, "add_objective", person.id) if runs else "",
        sign_href=offered(actor, "sign", person.id) if runs and head.sign else "",
        ask_href=offered(actor, "ask", person.id, latest.record_id) if runs and latest and head.ask else "",
        countersign_href=_countersign(actor, held, said),
    )  # fmt: skip


def name_of(person: PersonHeader) -> str:
    """What the person is called in a sentence."""
    return person.preferred_name or person.display_name


def gaps_of(held: PlanRead) -> Gaps | None:
    """Needs and strengths against the open objectives; None where nothing was assessed."""
    found = needs_found(held.assessed)
    if found is None:
        return None
    objectives = [
        OpenObjective(key=str(each.record_id), areas=(each.need, *each.related), strength=each.strength)
        for each in held.objectives
        if each.open
    ]
    return find_gaps(found, objectives)


def _next(now: Sequence[ObjectiveShown]) -> Iterator[NextStep]:
    """The first open step of each objective that is worked on."""
    for each in now:
        step = next((step for step in each.steps if not step.over), None)
        if step is not None:
            yield NextStep(step.words, step.by, step.days, step.late, f"#objective-{each.number}")


def _gaps(actor: Actor, person_id: UUID, needs: Sequence[NeedFound], runs: bool) -> list[GapLine]:
    href = offered(actor, "add_objective", person_id) if runs else ""
    return [GapLine(each.title, f"{href}?need={each.area}" if href else "") for each in needs]


def _strength(each: NeedFound) -> str:
    return f"{each.title}: {each.words}" if each.words else each.title


def _needs(held: PlanRead, gaps: Gaps) -> Iterator[NeedLine]:
    """Every need that was found, the greatest first: how great it is and what answers it."""
    for each in (*gaps.great, *gaps.some, *gaps.unrated, *gaps.answered):
        titles = [
            goal.title
            for goal in held.objectives
            if goal.open and {goal.need, *goal.related} & set(each.areas)
        ]
        size = SIZE_WORDS[each.size] if each.size is not None else "Nobody said how great"
        answered = f"Answered by: {'; '.join(titles)}" if titles else "No objective answers it"
        yield NeedLine(
            each.title, f"{size}. {answered}", LENGTHS[each.size], "over" if each.size and not titles else ""
        )


def _assessment(person_id: UUID, each: Any) -> tuple[str, date, str]:
    return each.form.title, each.assessed_on, reverse("assessments:needs", args=[person_id, each.id])


def _countersign(actor: Actor, held: PlanRead, said: Said) -> str:
    """Where the second signature is given: never by whoever signed first."""
    waiting = held.waiting
    if waiting is None or waiting.author_id == actor.user_id:
        return ""
    return offered(actor, "countersign", held.plan.person_id, waiting.record_id)
