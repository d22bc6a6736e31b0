"""Screens: how far somebody has come towards less supervision; a step proposed; and somebody else's decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import ProgressLine
from throughcare.casework.supervision.queries.progressing import PhaseLine, Progressing, answers_of
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.progress import Phase, ProgressStep
from throughcare.rules.kernel import BadAnswers, Choice, Item, YesNo
from throughcare.rules.release.weighing import Met, Weighed, weigh

STATE_OF = {"met": "good", "not_met": "poor", "not_known": "none"}
STATES = {
    "waiting": "Waits for a decision",
    "accepted": "Accepted",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
}
NOT_KNOWN = "unknown"
YES_NO = (("yes", "Yes"), ("no", "No"), (NOT_KNOWN, "Not known"))


@dataclass(frozen=True)
class Finding:
    """One condition as the page shows it."""

    asks: str
    asked_for: str
    said: str
    label: str
    state: str


@dataclass(frozen=True)
class StepShown:
    """A step with its conditions. href: where it is proposed; "" where it cannot be."""

    title: str
    says: str
    source: str
    findings: list[Finding]
    summary: str
    href: str


@dataclass(frozen=True)
class ProgressPage:
    """phase: what holds now, in words. waiting: what is to be decided."""

    person: PersonHeader
    phase: str
    phase_says: str
    end_href: str
    steps: list[StepShown]
    waiting: str
    waiting_href: str
    past: list[dict[str, str]]
    title: str = "Progress"


class AskedForm(OnceForm):
    """What the record does not answer, and why it is proposed."""

    words = forms.CharField(label="Why do you propose it?", max_length=1000, widget=forms.Textarea)

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[item.name] = _field(item)
        self.order_fields([*(item.name for item in items), "words"])

    def answers(self) -> dict[str, object]:
        """What was answered; what nobody knows is left out."""
        given = {item.name: self.cleaned_data.get(item.name) for item in self.items}
        yes = {"yes": True, "no": False}
        kinds = {item.name: item.kind for item in self.items}
        return {
            name: yes[str(value)] if isinstance(kinds[name], YesNo) else value
            for name, value in given.items()
            if value not in (None, "", NOT_KNOWN)
        }


@dataclass(frozen=True)
class ProposePage:
    """The step, and what is asked."""

    person: PersonHeader
    step: StepShown
    form: AskedForm
    names: list[str]
    title: str


class DecideForm(VersionedForm):
    """The decision and its reasons: neither is chosen beforehand."""

    accept = CodeField(label="What do you decide?", codes=(("yes", "Accept it"), ("no", "Decline it")))
    because = forms.CharField(
        label="Your reasons", max_length=1000, widget=forms.Textarea, help_text="The person may read them."
    )


class EndForm(VersionedForm):
    """Why a phase ends, or a proposal is taken back."""

    because = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea)


@dataclass(frozen=True)
class ProposalPage:
    """What was proposed, with the conditions as they stood. decides, own: what the reader may do."""

    person: PersonHeader
    proposal: ProgressLine
    facts: list[dict[str, str]]
    findings: list[Finding]
    form: Any
    decides: bool
    own: bool
    title: str


@dataclass(frozen=True)
class EndPage:
    """A phase, and why it ends."""

    person: PersonHeader
    phase: str
    form: EndForm
    title: str = "Go back to the usual standard"


@require_safe
def progress(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The phase, every step with its conditions, and what was decided."""
    actor = request.actor
    door.look(actor, "supervision:progress", person_id)
    found, pack = queries.progressing(actor, person_id), jurisdictions.get(actor.jurisdiction)
    may = Permission.LEVEL_DECIDE in actor.permissions and found.waiting is None
    now, waiting = found.phase, found.waiting
    phase = pack.progress.phase(now.phase) if now else None
    ends = now is not None and Permission.LEVEL_APPROVE in actor.permissions
    content = ProgressPage(
        person=person_header(actor, person_id),
        phase=_phase(actor, phase, now) if now else "",
        phase_says=phase.says if phase else "",
        end_href=reverse("supervision:end_phase", args=[person_id, now.id]) if now and ends else "",
        steps=[_step(person_id, each, found, may) for each in pack.progress.steps],
        waiting=f"{_title(actor, waiting.step)}, proposed by {waiting.proposed_by}" if waiting else "",
        waiting_href=_proposal(person_id, waiting.id) if waiting else "",
        past=[
            {"text": _title(actor, each.step), "href": _proposal(person_id, each.id), "state": STATES[each.state]}
            for each in found.proposals if each.state != "waiting"
        ],
    )  # fmt: skip
    return page(request, "supervision/progress.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_progress(request: ActingRequest, person_id: UUID, step_code: str) -> HttpResponse:
    """GET asks what the record does not answer; POST proposes."""
    actor = request.actor
    door.look(actor, "supervision:propose_progress", person_id, Permission.LEVEL_DECIDE)
    step = jurisdictions.get(actor.jurisdiction).progress.step(step_code)
    if step is None:
        raise Http404
    found = queries.progressing(actor, person_id)
    known = answers_of(step, found.facts)
    asked = {
        item.name: item for condition in step.conditions for item in condition.items if item.name not in known
    }
    form = AskedForm(posted(request), items=list(asked.values()))

    def act() -> str:
        draft = commands.ProgressDraft(
            step=step.code, words=form.cleaned_data["words"], answers=form.answers()
        )
        try:
            made = commands.propose_progress(actor, person_id, draft)
        except BadAnswers as wrong:
            raise forms.ValidationError({each.field: each.reason for each in wrong.problems}) from wrong
        messages.success(request, "Proposed. Somebody else decides")
        return _proposal(person_id, made.pk)

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = ProposePage(
        person_header(actor, person_id),
        _step(person_id, step, found, False),
        form,
        list(asked),
        f"Propose: {step.title}",
    )
    return page(request, "supervision/propose_progress.jinja", content, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def progress_proposal(request: ActingRequest, person_id: UUID, progress_id: UUID) -> HttpResponse:
    """GET shows the conditions as they stood; POST decides, or for who proposed it takes it back."""
    actor = request.actor
    door.look(actor, "supervision:progress_proposal", person_id)
    held = queries.progressing(actor, person_id).proposal(progress_id)
    own = held.proposed_by_id == actor.user_id
    form: Any = (EndForm if own else DecideForm)(posted(request), initial={"version": held.version})

    def act() -> str:
        given, at = form.cleaned_data, (actor, person_id, progress_id)
        if own:
            commands.withdraw_progress(*at, given["because"], expected=given["version"])
        else:
            commands.decide_progress(
                *at, given["accept"] == "yes", given["because"], expected=given["version"]
            )
        messages.success(request, "Taken back" if own else "Decided")
        return reverse("supervision:progress", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    waits = held.state == "waiting"
    content = ProposalPage(
        person_header(actor, person_id), held, _facts(actor, held), [_finding(each) for each in held.findings], form,
        waits and not own and Permission.LEVEL_APPROVE in actor.permissions, waits and own, _title(actor, held.step),
    )  # fmt: skip
    return page(request, "supervision/progress_proposal.jinja", content, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def end_phase(request: ActingRequest, person_id: UUID, phase_id: UUID) -> HttpResponse:
    """GET asks why; POST ends it."""
    actor = request.actor
    door.look(actor, "supervision:end_phase", person_id, Permission.LEVEL_APPROVE)
    found = queries.progressing(actor, person_id)
    held = next((each for each in found.phases if each.id == phase_id), None)
    if held is None:
        raise Http404
    form = EndForm(posted(request), initial={"version": held.version})

    def act() -> str:
        given = form.cleaned_data
        commands.end_phase(actor, person_id, phase_id, given["because"], expected=given["version"])
        messages.success(request, "The usual standard holds again")
        return reverse("supervision:progress", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    phase = jurisdictions.get(actor.jurisdiction).progress.phase(held.phase)
    content = EndPage(person_header(actor, person_id), phase.title if phase else held.phase, form)
    return page(request, "supervision/end_phase.jinja", content, status=status_of(form))


def _phase(actor: Actor, phase: Phase | None, now: PhaseLine) -> str:
    return f"{phase.title if phase else now.phase}, since {wording.day_words(actor, now.starts_on)}"


def _field(item: Item) -> forms.Field:
    if isinstance(item.kind, YesNo):
        return CodeField(label=item.asks, codes=YES_NO)
    if isinstance(item.kind, Choice):
        return CodeField(label=item.asks, codes=[*item.kind.options.items(), (NOT_KNOWN, "Not known")])
    return forms.FloatField(
        label=item.asks, required=False, widget=forms.TextInput(attrs={"inputmode": "decimal", "width": "5"}),
        help_text="Leave it empty if it is not known.", error_messages={"invalid": "Enter a number, such as 6"},
    )  # fmt: skip


def _step(person_id: UUID, step: ProgressStep, found: Progressing, may: bool) -> StepShown:
    findings = weigh(step.conditions, answers_of(step, found.facts))
    blocked = any(each.met is Met.NOT_MET for each in findings)
    counts = {met: sum(each.met is met for each in findings) for met in Met}
    summary = ", ".join(f"{count} {met.label.lower()}" for met, count in counts.items() if count)
    here = found.phase is not None and step.leads_to is not None and found.phase.phase == step.leads_to.code
    href = (
        reverse("supervision:propose_progress", args=[person_id, step.code])
        if may and not blocked and not here
        else ""
    )
    says = (
        step.leads_to.says
        if step.leads_to
        else "A proposal to whoever made the order; it stands until they decide."
    )
    source = f"{step.source.title}, {step.source.citation}. {step.note}".strip()
    return StepShown(step.title, says, source, [_of(each) for each in findings], summary, href)


def _of(each: Weighed) -> Finding:
    return Finding(each.asks, each.asked_for, each.said, each.met.label, STATE_OF[each.met.value])


def _finding(raw: Mapping[str, str]) -> Finding:
    met = Met(raw["met"])
    return Finding(raw["asks"], raw["asked_for"], raw["said"], met.label, STATE_OF[met.value])


def _facts(actor: Actor, held: ProgressLine) -> list[dict[str, str]]:
    rows = [
        ("State", STATES[held.state]),
        ("Proposed by", f"{held.proposed_by}, {wording.day_words(actor, held.proposed_on)}"),
        ("Because", held.words), ("By the rule", held.rule), ("Decided by", held.decided_by),
        ("Reasons", held.decision),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in rows if value]


def _title(actor: Actor, code: str) -> str:
    step = jurisdictions.get(actor.jurisdiction).progress.step(code)
    return step.title if step else code


def _proposal(person_id: UUID, progress_id: UUID) -> str:
    return reverse("supervision:progress_proposal", args=[person_id, progress_id])
