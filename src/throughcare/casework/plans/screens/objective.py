"""Screens: choose a suggestion, write an objective, change one; the SMART check speaks while it is written."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.checking import known_from, letters_of
from throughcare.casework.plans.drafts import ObjectiveDraft
from throughcare.casework.plans.linking import links_of
from throughcare.casework.plans.queries import ObjectiveHeld, PlanRead, plan_needed
from throughcare.casework.plans.screens.editing import (
    BOTH,
    Ask,
    back_to,
    carried_out,
    form_page,
    may,
    objective_asked,
)
from throughcare.casework.plans.screens.objective_form import ObjectiveForm, as_held, first_of
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload.queries.team import works_with
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.smart import HELD, LETTERS, Finding, Held, Letter
from throughcare.rules.plans.suggested import SUGGESTED, SuggestedObjective, suggestions

CHECK = "check"
"""The button that shows the check and keeps nothing."""
STEPS_COME_NEXT = "There is no step yet: steps are written next."


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter of the check. name: in a word; held: a code; said: in words."""

    name: str
    what: str
    held: str
    said: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class NeedChoice:
    """A need to begin with. shown: what the assessment says of it, "" where it shows none. open: unfolded at first."""

    code: str
    title: str
    shown: str
    open: bool
    suggestions: tuple[SuggestedObjective, ...]


@dataclass(frozen=True)
class ChoosePage:
    """Where an objective begins: needs, the greatest first, each with suggestions."""

    person: PersonHeader
    needs: tuple[NeedChoice, ...]
    assessed: bool
    back: str
    title: str = "Add an objective"


@dataclass(frozen=True)
class ObjectivePage:
    """An objective being written. letters: none before anything was typed."""

    person: PersonHeader
    form: ObjectiveForm
    title: str
    button: str
    back: str
    letters: tuple[LetterLine, ...]
    failing: int
    blanks: tuple[str, ...]
    assessed: bool


class MoveForm(VersionedForm):
    """Which way."""

    direction = CodeField(label="Which way?", codes=[("up", "Up"), ("down", "Down")])


@require_http_methods(BOTH)
def add_objective(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET offers needs with suggestions, then the form of one; POST checks it, or adds it."""
    actor = request.actor
    may(request, "add_objective", person_id, Permission.PLAN_WRITE)
    held = plan_needed(actor, person_id)
    suggested = next((each for each in SUGGESTED if each.code == request.GET.get("suggested")), None)
    need = suggested.area if suggested else request.GET.get("need", "")
    if request.method != "POST" and suggested is None and "blank" not in request.GET and not _typed(request):
        return page(request, "plans/choose.jinja", _choose(person_header(actor, person_id), held, need))
    form = _form(request, held, {**first_of(held, need, suggested), "submission": uuid4()}, suggested)

    def act() -> None:
        commands.add_objective(actor, person_id, form.draft())

    ask = Ask("Add an objective", "Save the objective", "The objective is in the plan. Now its steps")
    return _written(request, held, form, act, ask)


@require_http_methods(BOTH)
def change_objective(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET shows it as it is, with the check; POST checks it, or says it anew."""
    actor = request.actor
    may(request, "change_objective", person_id, Permission.PLAN_WRITE)
    held, objective = objective_asked(request, person_id, objective_id)
    form = _form(request, held, as_held(objective))

    def act() -> None:
        draft, version = form.draft(), form.cleaned_data["version"] or 0
        commands.change_objective(actor, person_id, objective_id, draft, expected=version)

    ask = Ask("Change the objective", "Save the change", "Changed. Sign the plan again, and ask the person")
    return _written(request, held, form, act, ask, objective)


@require_http_methods(BOTH)
def move_objective(request: ActingRequest, person_id: UUID, objective_id: UUID) -> HttpResponse:
    """GET asks which way; POST moves it one place."""
    may(request, "move_objective", person_id, Permission.PLAN_WRITE)
    _, objective = objective_asked(request, person_id, objective_id)
    form = MoveForm(posted(request), initial={"version": objective.version})

    def act() -> None:
        given = form.cleaned_data
        up = given["direction"] == "up"
        commands.move_objective(request.actor, person_id, objective_id, up=up, expected=given["version"])

    ask = Ask("Move the objective", "Move it", "Moved", lead=objective.title)
    return form_page(request, person_id, form, act, ask)


def _typed(request: ActingRequest) -> bool:
    """Whether something typed before an idle lock waits for this page."""
    return posted(request) is not None


def _form(
    request: ActingRequest, held: PlanRead, first: dict[str, Any], suggested: SuggestedObjective | None = None
) -> ObjectiveForm:
    today = clock.today(request.actor.zone)
    team = works_with(held.plan.person_id, today)
    return ObjectiveForm(
        posted(request), held=held, team=team, today=today, suggested=suggested, initial=first
    )


def _written(
    request: ActingRequest, held: PlanRead, form: ObjectiveForm, act: Any, ask: Ask,
    objective: ObjectiveHeld | None = None,
) -> HttpResponse:  # fmt: skip
    """Save it, or show the form with what the check says of what stands in it."""
    person_id = held.plan.person_id
    # Before it is sent: what a rule refuses is checked and shown all the same.
    draft = form.draft() if form.is_bound and form.is_valid() else None
    checking = request.method == "POST" and CHECK in request.POST
    if not checking and (done := carried_out(request, person_id, form, act, ask)):
        return done
    found = _letters(request, held, draft, objective)
    shown = ObjectivePage(
        person=person_header(request.actor, person_id), form=form, title=ask.title, button=ask.button,
        back=back_to(person_id), letters=tuple(_line(each) for each in found),
        failing=sum(each.held is Held.FAILS for each in found),
        blanks=form.suggested.blanks if form.suggested else (), assessed=bool(held.assessed),
    )  # fmt: skip
    return page(request, "plans/objective.jinja", shown, status=status_of(form))


def _letters(
    request: ActingRequest, held: PlanRead, draft: ObjectiveDraft | None, objective: ObjectiveHeld | None
) -> tuple[Finding, ...]:
    today = clock.today(request.actor.zone)
    if draft is None and (objective is None or not objective.open):
        return ()
    state = (
        objective.state
        if draft is None and objective
        else "active"
        if draft and draft.starts_now
        else "future"
    )
    written = draft.steps if draft else ()
    steps = held.steps_of(objective.record_id) if objective else written
    known = known_from(held, today, objective.record_id if objective else None)
    found = letters_of(draft or objective, state, steps, known)  # type: ignore[arg-type]
    if objective is None and not steps:
        return tuple(
            Finding(each.letter, Held.CANNOT_TELL, STEPS_COME_NEXT)
            if each.letter is Letter.ACHIEVABLE
            else each
            for each in found
        )
    return found


def _line(found: Finding) -> LetterLine:
    name, _, what = LETTERS[found.letter].partition(": ")
    return LetterLine(name, what, str(found.held), HELD[found.held], found.why, found.advice)


def _choose(person: PersonHeader, held: PlanRead, need: str) -> ChoosePage:
    """The needs that were assessed first, the greatest before; the others after them."""
    shown = {link.need: link.words for link in links_of(held.assessed)}
    order = [*shown, *(code for code in NEEDS if code not in shown)]
    if need in NEEDS:
        order = [need, *(code for code in order if code != need)]
    choices = tuple(
        NeedChoice(code, NEEDS[code].title, shown.get(code, ""), code == need, suggestions(code))
        for code in order
    )
    return ChoosePage(person, choices, bool(held.assessed), back_to(held.plan.person_id))
