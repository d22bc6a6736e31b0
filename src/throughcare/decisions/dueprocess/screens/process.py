"""Screen: one process as a path: gate by gate its law, its clock, who must act; the next step first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.dueprocess import wording
from throughcare.decisions.dueprocess.appealing import appeal_href
from throughcare.decisions.dueprocess.queries import (
    AdjournmentLine,
    DecisionLine,
    ProcessView,
    RepresentationLine,
    ServiceLine,
)
from throughcare.decisions.dueprocess.saying import (
    clock_sentences,
    gate_title,
    in_words,
    time_left,
    who_words,
)
from throughcare.decisions.dueprocess.screens.editing import read
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.jurisdictions.crisis import sentences
from throughcare.rules.kernel import MARK_WORDS
from throughcare.rules.responses.gates import (
    CLOSED,
    DECIDERS,
    FINDINGS,
    STAGES,
    STATES,
    Gate,
    Stage,
    Standing,
    State,
)
from throughcare.rules.responses.paths import Reached

REACHED = {
    State.MET: Reached.DONE, State.WAIVED: Reached.DONE, State.OPEN: Reached.NOW, State.OVERDUE: Reached.LATE,
    State.NOT_EVIDENCED: Reached.LATE,
}  # fmt: skip


@dataclass(frozen=True)
class StepShown:
    """One gate on the path. said: how it was met. source: the law. clocks: what each says. next: do this now."""

    title: str
    state: str
    reached: Reached
    who: str
    said: str
    clocks: tuple[str, ...]
    left: str
    waits: str
    note: str
    source: str
    mark: str
    attempts: tuple[str, ...]
    href: str
    reopen_href: str
    next: bool
    fingerprint: str


@dataclass(frozen=True)
class StageShown:
    """The gates before, in, or after the decision."""

    title: str
    steps: list[StepShown]


@dataclass(frozen=True)
class ProcessPage:
    """Everything the page shows. status: one line. acts: links to what else can be done."""

    person: PersonHeader
    title: str
    status: str
    next_text: str
    next_href: str
    next_who: str
    warning: str
    heads: list[dict[str, str]]
    stages: list[StageShown]
    decision: DecisionLine | None
    outcome: str
    authority: str
    adjournments: list[tuple[AdjournmentLine, str, list[str]]]
    representations: list[tuple[RepresentationLine, str, str]]
    acts: list[tuple[str, str]]
    helps: tuple[str, ...]
    table_note: str
    letter_href: str
    appeals_href: str
    appeal_href: str


@require_safe
def process(request: ActingRequest, person_id: UUID, process_id: UUID) -> HttpResponse:
    """The path towards a decision, and what came of it."""
    actor = request.actor
    door.look(actor, "dueprocess:process", person_id)
    view = read(request, person_id, process_id)
    may = Permission.PROCESS_CARRY in actor.permissions and view.process.state != "dropped"
    now = clock.now()
    following = view.unlocked.next
    if view.process.state == "open" and view.unlocked.open:
        next_text, next_href = "Decide", _href("decide", view) if may else ""
        who = " or ".join(DECIDERS[each] for each in view.unlocked.deciders)
    else:
        next_text = gate_title(following.gate) if following else ""
        next_href = _href("gate", view, following.gate) if following and may else ""
        who = DECIDERS[following.rule.who] if following else ""
    if view.process.state == "dropped":
        next_text = next_href = who = ""
    decision = view.decision
    return page(request, "dueprocess/process.jinja", ProcessPage(
        person_header(actor, person_id), wording.KIND_WORDS[view.process.kind], _status(view), next_text, next_href,
        who, _warning(view, now), _heads(view), _stages(view, now, may=may), decision,
        wording.OUTCOMES[decision.outcome] if decision else "",
        wording.AUTHORITY_WORDS[decision.authority] if decision else "",
        [(each, wording.ASKED_BY[each.asked_by], _effects(view, each)) for each in view.adjournments],
        [(each, wording.SPOKEN_BY[each.by], "" if each.answered_at or not may else _href("answer", view, each.id))
         for each in view.representations],
        _acts(view) if may else [], sentences(view.matter.pack.help_now), view.matter.table.note,
        _href("letter", view) if decision and Permission.LETTER_MAKE in actor.permissions else "",
        reverse("appeals:appeals", args=[person_id]) if decision else "",
        appeal_href(actor, person_id, process_id, stands=decision.stands) if decision else "",
    ))  # fmt: skip


def _href(name: str, view: ProcessView, *more: object) -> str:
    return reverse(f"dueprocess:{name}", args=[view.process.person_id, view.process.id, *more])


def _status(view: ProcessView) -> str:
    if view.process.state == "dropped":
        return f"Ended without a decision: {view.process.ended_because}"
    if view.decision is not None:
        left = [each for each in view.standings if each.state not in CLOSED]
        steps = "1 of its steps is" if len(left) == 1 else f"{len(left)} of its steps are"
        after = f" {steps} not closed." if left else " Every step is closed."
        how = "Decided" if view.process.state == "decided" else "Recorded as a fact: decided"
        aside = f" {wording.EXTENTS[view.decision.set_aside]}." if view.decision.set_aside else ""
        return f"{how} by {view.decision.made_by}.{aside}{after}"
    if view.unlocked.open:
        return "Every step before the decision is closed: it may be decided."
    closed = sum(each.state in CLOSED for each in view.standings if each.rule.stage is Stage.BEFORE)
    return f"Being prepared: {closed} of {closed + len(view.unlocked.missing)} steps before the decision are closed."


def _warning(view: ProcessView, now: datetime) -> str:
    """The clock that presses most, for a person who is detained or a step that is overdue."""
    pressing = [
        each for each in view.standings
        if each.moments.due is not None and each.state not in (*CLOSED, State.NOT_EVIDENCED)
        and (view.matter.held or each.state is State.OVERDUE)
    ]  # fmt: skip
    if not pressing or view.process.state == "dropped":
        return ""
    first = min(pressing, key=lambda each: each.moments.due or now)
    due = first.moments.due or now
    held = "The person is detained. " if view.matter.held else ""
    return f"{held}{gate_title(first.gate)}: by {in_words(view, due)}, {time_left(view, due, now)}."


def _heads(view: ProcessView) -> list[dict[str, str]]:
    table, held = view.matter.table, view.process
    adult = {None: "Not known", True: "Needed", False: "Not needed"}[held.adult_needed]
    heads = [
        {"key": "Decided by", "value": " or ".join(DECIDERS[each] for each in table.deciders)},
        {"key": "Reported by", "value": held.by},
        {"key": "Standard of proof", "value": table.standard, "missing": "None was read for this place"},
        {"key": "Appropriate adult", "value": adult},
        {"key": "Begun", "value": in_words(view, held.opened_at)},
        {"key": "Source", "value": str(table.source)},
    ]  # fmt: skip
    if held.detained_at is not None:
        until = f" until {in_words(view, held.released_at)}" if held.released_at else ""
        heads.insert(2, {"key": "Detained", "value": f"since {in_words(view, held.detained_at)}{until}"})
    return heads


def _stages(view: ProcessView, now: datetime, *, may: bool) -> list[StageShown]:
    return [
        StageShown(
            title, [_step(view, each, now, may=may) for each in view.standings if each.rule.stage is stage]
        )
        for stage, title in STAGES.items()
        if view.matter.table.at(stage)
    ]


def _step(view: ProcessView, stand: Standing, now: datetime, *, may: bool) -> StepShown:
    row, rule = view.matter.rows[stand.gate], stand.rule
    open_now = stand.state not in CLOSED
    due = stand.moments.due
    following = view.unlocked.next
    return StepShown(
        gate_title(stand.gate), STATES[stand.state], REACHED.get(stand.state, Reached.TO_COME), who_words(rule.who),
        _said(view, stand), clock_sentences(view, stand),
        time_left(view, due, now) if due is not None and open_now else "",
        "; ".join(gate_title(each) for each in stand.waits_for), rule.note, str(rule.source),
        MARK_WORDS[rule.source.mark], _attempts(view, stand.gate),
        _href("gate", view, stand.gate) if may and open_now and not rule.by_decision else "",
        _href("reopen", view, stand.gate)
        if may and stand.state in CLOSED and view.decision is None else "",
        following is not None and following.gate is stand.gate and not view.unlocked.open,
        row.fingerprint[:12],
    )  # fmt: skip


def _said(view: ProcessView, stand: Standing) -> str:
    row = view.matter.rows[stand.gate]
    if stand.state is State.WAIVED:
        waiver = next(each for each in view.waivers if each.gate == stand.gate)
        how = wording.SIGNED_HOW[waiver.signed_how].lower()
        return f"Given up knowingly, {in_words(view, waiver.signed_at)} ({how}). Told: {waiver.told}"
    if row.state != "met" or row.happened_at is None:
        return ""
    finding = next(each.words for each in FINDINGS[stand.gate] if each.code == row.finding)
    held = f" Held by {row.held_by}." if row.held_by else ""
    words = f" {row.words}" if row.words else ""
    return f"{finding}, {in_words(view, row.happened_at)}.{held}{words} Recorded by {row.by}."


def _attempts(view: ProcessView, gate: Gate) -> tuple[str, ...]:
    return tuple(_attempt(view, each) for each in view.services if each.gate == gate)


def _attempt(view: ProcessView, tried: ServiceLine) -> str:
    words = f" {tried.words}" if tried.words else ""
    how, outcome = wording.SERVED_HOW[tried.how], wording.SERVICE_OUTCOMES[tried.outcome]
    return f"{in_words(view, tried.tried_at)}: {how.lower()}, {outcome.lower()}.{words}"


def _effects(view: ProcessView, put_off: AdjournmentLine) -> list[str]:
    said = []
    for gate, times in put_off.effects.items():
        before, after = (datetime.fromisoformat(times[name]) for name in ("before", "after"))
        moved = (
            f"now by {in_words(view, after)}" if before != after else f"runs on: by {in_words(view, before)}"
        )
        said.append(f"{gate_title(Gate(gate))}: {moved}")
    return said


def _acts(view: ProcessView) -> list[tuple[str, str]]:
    acts = [("Put it off", _href("adjourn", view)), ("Record what was said for the person", _href("represent", view)),
            ("Change what the clocks run from", _href("facts", view))]  # fmt: skip
    if view.process.state == "open":
        acts += [("Record what was decided elsewhere", _href("fact_of", view)),
                 ("End it without a decision", _href("drop", view))]  # fmt: skip
    return acts
