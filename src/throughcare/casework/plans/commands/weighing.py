"""An objective draft held against the person's needs, the team, the calendar and the SMART check."""

from collections.abc import Iterable
from datetime import date
from math import isfinite
from uuid import UUID

from throughcare.casework.orders.models import Condition, Order
from throughcare.casework.plans.checking import Known, failing, letters_of, needs_found, orders_end
from throughcare.casework.plans.commands.writing import Place, colleague
from throughcare.casework.plans.drafts import Mark, ObjectiveDraft
from throughcare.casework.plans.linking import Link, link_of
from throughcare.casework.plans.models import Objective, Plan, Step
from throughcare.casework.plans.queries.plan import Assessed, assessed_needs
from throughcare.casework.plans.queries.standing import answer_about
from throughcare.casework.plans.refusals import (
    DayWrong,
    FigureWrong,
    NeedNotShown,
    NotYetSmart,
    UnknownCode,
)
from throughcare.casework.plans.wording import DIRECTIONS, DOERS, SETTINGS
from throughcare.platform.actor import Actor
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.kernel import BadAnswers
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.goals import ANOTHER_DATE, OPEN, initial_status, target_date
from throughcare.rules.plans.smart import Letter

TEXTS = ("title", "grounds", "measure", "baseline", "target", "unit", "programme", "kept_because")


def weighed(
    actor: Actor, place: Place, plan: Plan, draft: ObjectiveDraft, before: Objective | None = None
) -> dict[str, object]:
    """The columns of an objective that says this. before: as it is, where it is changed. Raises what is wrong."""
    _listed(draft)
    marks = {f"benchmark_{at}": mark.words for at, mark in enumerate(draft.benchmarks, start=1)}
    texts = {name: getattr(draft, name) for name in TEXTS} | marks
    refuse_what_tells(actor, plan.person_id, texts, before=before)
    days = _days(draft, place.today, before)
    assessed = assessed_needs(actor, plan.person_id)
    return {
        "title": draft.title.strip(), "need": draft.need, "related": list(draft.related), "setting": draft.setting,
        "strength": draft.strength, "measure": draft.measure.strip(), "owner": draft.owner,
        "baseline": draft.baseline.strip(), "target": draft.target.strip(), "unit": draft.unit.strip(),
        "programme": draft.programme.strip(), "conditions": _conditions(plan.person_id, draft.conditions),
        "owned_by_id": colleague(plan.person_id, draft.owner, draft.owned_by, place.today, "owned_by"),
        "benchmarks": _benchmarks(draft, days["starts_on"], days["target_on"]),
        **_linked(assessed, draft, before), **_figures(draft), **days,
        "kept_because": _smart(place, plan, draft, days, assessed, before),
    }  # fmt: skip


def known_of(
    plan: Plan, today: date, assessed: Iterable[Assessed], *, agrees: str = "", others: int = 0
) -> Known:
    """What the SMART check knows. others: further objectives worked on now."""
    orders = Order.objects.filter(person_id=plan.person_id).values_list("status", "ends_on")
    return Known(
        today=today, needs=needs_found(assessed), order_ends_on=orders_end(orders, today), agrees=agrees,
        open_objectives=others + 1,
    )  # fmt: skip


def _listed(draft: ObjectiveDraft) -> None:
    """Every code is one of its list."""
    lists = {"need": NEEDS, "setting": SETTINGS, "owner": DOERS}
    for field, codes in lists.items():
        if getattr(draft, field) not in codes:
            raise UnknownCode(field, getattr(draft, field))
    for code in draft.related:
        if code not in NEEDS or code == draft.need:
            raise UnknownCode("related", code)
    if draft.strength and draft.strength not in NEEDS:
        raise UnknownCode("strength", draft.strength)
    if draft.direction and draft.direction not in DIRECTIONS:
        raise UnknownCode("direction", draft.direction)


def _linked(
    assessed: tuple[Assessed, ...], draft: ObjectiveDraft, before: Objective | None
) -> dict[str, object]:
    """What shows the need: the assessment, or written grounds; where the need stays, what was linked then stays."""
    link = link_of(assessed, draft.need)
    grounds = draft.grounds.strip()
    if link is None and not grounds:
        if before is not None and before.need == draft.need:
            return {"linked": before.linked, "assessment_id": before.assessment_id}
        raise NeedNotShown(NEEDS[draft.need].title)
    if link is not None and not grounds:
        return _of_assessment(link)
    return {"linked": grounds, "assessment_id": None}


def _of_assessment(link: Link) -> dict[str, object]:
    return {"linked": link.words, "assessment_id": link.assessment}


def _days(draft: ObjectiveDraft, today: date, before: Objective | None) -> dict[str, date | None]:
    """When it begins and by when it is reached; none for what is for later."""
    if not draft.starts_now:
        return {"starts_on": None, "target_on": None}
    starts_on = draft.starts_on or (before.starts_on if before else None) or today
    if draft.target_on is None:
        raise DayWrong("Say by when it is to be reached", "target_on")
    if draft.target_on <= starts_on:
        raise DayWrong("It must end after it starts", "target_on", draft.target_on)
    if before is None or before.target_on != draft.target_on:
        try:
            target_date(today=today, can_start_now="yes", option=ANOTHER_DATE, custom_date=draft.target_on)
        except BadAnswers as problem:
            raise DayWrong("The day must be today or later", "target_on", draft.target_on) from problem
    return {"starts_on": starts_on, "target_on": draft.target_on}


def _figures(draft: ObjectiveDraft) -> dict[str, object]:
    """The values of the measure: both or neither, and not the same."""
    now, then = draft.baseline_value, draft.target_value
    if now is None and then is None:
        return {"baseline_value": None, "target_value": None, "direction": ""}
    if now is None:
        raise FigureWrong("Give the figure where it stands now, too", "baseline_value")
    if then is None:
        raise FigureWrong("Give the figure that is to be reached, too", "target_value")
    if not isfinite(now) or not isfinite(then):
        raise FigureWrong("Enter a number", "target_value" if isfinite(now) else "baseline_value")
    if now == then:
        raise FigureWrong("The target is where it stands already", "target_value")
    direction = "up" if then > now else "down"
    if draft.direction and draft.direction != direction:
        raise FigureWrong("The figures run the other way", "direction")
    return {"baseline_value": now, "target_value": then, "direction": direction}


def _benchmarks(
    draft: ObjectiveDraft, starts_on: date | None, target_on: date | None
) -> list[dict[str, object]]:
    for mark in draft.benchmarks:
        if starts_on is None or target_on is None:
            raise DayWrong("An objective for later has no marks on the way yet", "benchmarks", mark.by)
        if not starts_on <= mark.by <= target_on:
            raise DayWrong("A mark lies between the first day and the last", "benchmarks", mark.by)
        if not mark.words.strip() and mark.value is None:
            raise FigureWrong("Say what is to be reached by then", "benchmarks")
        if mark.value is not None and not isfinite(mark.value):
            raise FigureWrong("Enter a number", "benchmarks")
    return [_mark(mark) for mark in sorted(draft.benchmarks, key=lambda each: each.by)]


def _mark(mark: Mark) -> dict[str, object]:
    return {"by": mark.by.isoformat(), "value": mark.value, "words": mark.words.strip()}


def _conditions(person_id: UUID, wanted: tuple[UUID, ...]) -> list[str]:
    held = set(Condition.objects.filter(person_id=person_id, pk__in=wanted).values_list("pk", flat=True))
    for each in wanted:
        if each not in held:
            raise UnknownCode("conditions", str(each))
    return [str(each) for each in wanted]


def _smart(
    place: Place, plan: Plan, draft: ObjectiveDraft, days: dict[str, date | None],
    assessed: tuple[Assessed, ...], before: Objective | None,
) -> str:  # fmt: skip
    """Why failing letters are kept; "" where none fails. Raises NotYetSmart where one fails and nobody says why.

    Steps are written after the objective, so that there is none yet says nothing against it.
    """
    steps = list(Step.objects.filter(objective=before)) if before else list(draft.steps)
    others = Objective.objects.filter(plan=plan, state="active").exclude(pk=before.pk if before else None)
    agrees = answer_about(before) if before else ""
    known = known_of(plan, place.today, assessed, agrees=agrees, others=others.count())
    worded = Objective(
        title=draft.title, need=draft.need, measure=draft.measure, baseline=draft.baseline, target=draft.target,
        owner=draft.owner, benchmarks=list(draft.benchmarks), **days,
    )  # fmt: skip
    found = failing(letters_of(worded, state_for(draft), steps, known))
    counted = [each for each in found if steps or each.letter is not Letter.ACHIEVABLE]
    if counted and not draft.kept_because.strip():
        raise NotYetSmart(counted)
    return draft.kept_because.strip() if counted else ""


def state_for(draft: ObjectiveDraft) -> str:
    """Worked on now or later."""
    state = initial_status(can_start_now="yes" if draft.starts_now else "no").results["status"]
    assert isinstance(state, str) and state in OPEN
    return state
