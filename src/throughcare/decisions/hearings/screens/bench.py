"""Screens of the bench: the hearings before a judge or member of a board, one of them, and the decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dueprocess.saying import gate_title, in_words
from throughcare.decisions.dueprocess.wording import KIND_WORDS, SPOKEN_BY
from throughcare.decisions.hearings import commands, queries, wording
from throughcare.decisions.hearings.bench import PURPOSE
from throughcare.decisions.hearings.drafts import ResultDraft
from throughcare.decisions.hearings.queries import BenchHearing
from throughcare.decisions.hearings.screens.condition_fields import ConditionFields
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import CodeField, DateField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import STATES, Stage


@dataclass(frozen=True)
class BenchRow:
    """A hearing in the list. to_decide: its time has come and nothing is decided."""

    title: str
    href: str
    when: datetime
    name: str
    reference: str
    how: str
    state: str
    to_decide: bool


@dataclass(frozen=True)
class BenchPage:
    """The hearings before this member."""

    rows: list[BenchRow]
    title: str = "Your hearings"


@dataclass(frozen=True)
class StepShown:
    """A step of a fair process, as far as it is. said: what was found."""

    title: str
    state: str
    when: str
    said: str


@dataclass(frozen=True)
class BenchHearingPage:
    """One hearing. missing: steps that are not closed. said: what was said for the person."""

    name: str
    reference: str
    title: str
    when: datetime
    heads: list[dict[str, str]]
    parties: list[tuple[str, str, str]]
    about: str
    steps: list[StepShown]
    missing: str
    said: list[tuple[str, str, str]]
    conditions: list[tuple[str, str]]
    outcome: str
    reasons: str
    proportionate: str
    changed: list[tuple[str, str, str]]
    papers_href: str
    decide_href: str
    back: str


@dataclass(frozen=True)
class DecidePage:
    """The decision of the bench."""

    name: str
    reference: str
    title: str
    form: "DecideForm"
    missing: str
    standard: str
    back: str


class DecideForm(ConditionFields, VersionedForm):
    """What is decided, and why."""

    outcome = CodeField(label="What do you decide?", codes=wording.RESULTS.items())
    reasons = NoteField(
        label="Reasons", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="The facts relied on, and why. The person reads this. Name nobody else: describe them.",
        error_messages={"required": "Give the reasons, in writing"},
    )  # fmt: skip
    proportionate = NoteField(
        label="Why this and nothing less?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Only where something follows for the person: what it protects, and why nothing less would do.",
    )  # fmt: skip
    appeal_by = DateField(label="Last day to appeal", named="The last day", required=False)
    field_order = ("outcome", "reasons", "proportionate", "appeal_by")

    def draft(self) -> ResultDraft:
        """What was typed."""
        given: dict[str, Any] = self.cleaned_data
        names = ("outcome", "reasons", "proportionate", "appeal_by")
        return ResultDraft(**{name: given[name] for name in names}, conditions=self.changes())


@require_safe
def bench(request: ActingRequest) -> HttpResponse:
    """Hearings of the last month and to come, those to be decided first."""
    found = queries.mine(request.actor)
    _saw(request, "hearings:bench", [each.line.person_id for each in found])
    rows = [
        BenchRow(
            wording.KINDS[each.line.kind], reverse("hearings:bench_hearing", args=[each.line.id]), each.line.starts_at,
            each.line.name, each.line.reference, wording.HOW[each.line.how],
            wording.RESULTS[each.line.outcome] if each.line.outcome else wording.STATES[each.line.state],
            each.to_decide,
        )
        for each in sorted(found, key=lambda each: not each.to_decide)
    ]  # fmt: skip
    return page(request, "hearings/bench.jinja", BenchPage(rows))


@require_safe
def bench_hearing(request: ActingRequest, hearing_id: UUID) -> HttpResponse:
    """One hearing with the facts of it that its bench sees."""
    held = queries.before_the_bench(request.actor, hearing_id)
    _saw(request, "hearings:bench_hearing", [held.person_id])
    line, result = held.view.line, held.view.result
    types = {each.code: each.title for each in jurisdictions.get(request.actor.jurisdiction).condition_types}
    open_now = line.state == "listed" and line.starts_at <= clock.now()
    return page(request, "hearings/bench_hearing.jinja", BenchHearingPage(
        line.name, line.reference, wording.KINDS[line.kind], line.starts_at,
        [{"key": "Where", "value": line.place, "missing": "Not said"},
         {"key": "How it is held", "value": wording.HOW[line.how]},
         {"key": "Length", "value": f"{line.minutes} minutes"}],
        [(wording.ROLES[each.role], each.who or line.name, wording.ATTENDS[each.attends])
         for each in held.view.parties],
        KIND_WORDS[held.process.process.kind] if held.process else "", _steps(held), _missing(held), _said(held),
        [(types.get(each.kind, each.kind), each.text) for each in held.conditions],
        wording.RESULTS[result.outcome] if result else "", result.reasons if result else "",
        result.proportionate if result else "",
        [(wording.CONDITION_ACTS[each.act], types.get(each.kind, each.kind), each.text)
         for each in held.view.conditions],
        reverse("dossiers:bench", args=[hearing_id]),
        reverse("hearings:bench_decide", args=[hearing_id]) if open_now else "", reverse("hearings:bench"),
    ))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def bench_decide(request: ActingRequest, hearing_id: UUID) -> HttpResponse:
    """GET shows whether every step is closed; POST decides, with what it does to the conditions, all or none."""
    actor = request.actor
    held = queries.before_the_bench(actor, hearing_id)
    _saw(request, "hearings:bench_decide", [held.person_id])
    line = held.view.line
    form = DecideForm(posted(request), initial={"version": line.version})
    pack = jurisdictions.get(actor.jurisdiction)
    if line.appeal is None:
        form.ask_conditions(held.conditions, pack, may_set=line.order_id is not None)
    else:
        form.only_proposes()
    back = reverse("hearings:bench_hearing", args=[hearing_id])

    def act() -> object:
        return form.beside(
            lambda: commands.decide(actor, hearing_id, form.draft(), expected=form.cleaned_data["version"])
        )

    if form.asks_for_more:
        form.show_more()
    elif answer := act_once(request, form, act, done="It is decided", back=back):
        return answer
    standard = held.process.matter.table.standard if held.process else ""
    shown = DecidePage(
        line.name, line.reference, wording.KINDS[line.kind], form, _missing(held), standard, back
    )
    return page(request, "hearings/bench_decide.jinja", shown, status=status_of(form))


def _saw(request: ActingRequest, name: str, people: list[UUID]) -> None:
    """A look by the bench at a person's hearing is a look at the person."""
    trail.consulted(request.actor, name, people=dict.fromkeys(people), purpose=PURPOSE)


def _steps(held: BenchHearing) -> list[StepShown]:
    if held.process is None:
        return []
    view, found = held.process, []
    for stand in view.standings:
        row = view.matter.rows[stand.gate]
        finding = next((each.words for each in stand.rule.findings if each.code == row.finding), "")
        when = in_words(view, row.happened_at) if row.happened_at else ""
        found.append(StepShown(gate_title(stand.gate), STATES[stand.state], when, finding))
    return found


def _missing(held: BenchHearing) -> str:
    if held.process is None or held.process.decision is not None:
        return ""
    waiting = {each.gate for each in held.process.standings if each.rule.stage is Stage.BEFORE}
    return "; ".join(gate_title(each) for each in held.process.unlocked.missing if each in waiting)


def _said(held: BenchHearing) -> list[tuple[str, str, str]]:
    if held.process is None:
        return []
    return [(SPOKEN_BY[each.by], each.words, each.answer) for each in held.process.representations]
