"""Screens: the agency's own days where no figure was read, set by one person and agreed by another."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dueprocess import commands, wording
from throughcare.decisions.dueprocess.drafts import DaysDraft
from throughcare.decisions.dueprocess.queries import DaysLine, days_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses.appeal_window import APPEAL_SINCE
from throughcare.rules.responses.gates import SINCE, Bound, DecisionKind, KindTable


@dataclass(frozen=True)
class ClockShown:
    """One clock without a figure. stands: the agency's days, if two people set them; proposed: what waits."""

    kind: str
    gate: str
    says: str
    stands: str
    proposed: str
    set_href: str
    agree_href: str


@dataclass(frozen=True)
class DaysPage:
    """Everything the page shows."""

    title: str
    note: str
    clocks: list[ClockShown]


@dataclass(frozen=True)
class DaysFormPage:
    """One form."""

    title: str
    form: GovForm
    says: tuple[str, ...]
    button: str
    back: str


class SetForm(OnceForm):
    """How long, and where that comes from."""

    amount = forms.IntegerField(label="How many?", min_value=1, max_value=366)
    unit = CodeField(label="Of what?", codes=wording.UNITS.items())
    reason = forms.CharField(
        label="Where does the figure come from?", max_length=500, help_text="The agency's policy, with its date.",
        error_messages={"required": "Say where the figure comes from"},
    )  # fmt: skip


class AgreeForm(VersionedForm):
    """Nothing but the button."""


@require_safe
def days(request: ActingRequest) -> HttpResponse:
    """Every clock of the place whose figure was not read, with the agency's days."""
    actor = request.actor
    require(actor, Permission.RULE_RELEASE)
    pack = jurisdictions.get(actor.jurisdiction)
    held = days_of(actor)
    shown = [_shown(*each, held) for each in _clocks(pack)]
    return page(
        request, "dueprocess/days.jinja", DaysPage("Days the agency sets", pack.due_process.note, shown)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def set_days(request: ActingRequest, kind: str, gate: str, bound: str) -> HttpResponse:
    """GET asks how long; POST proposes it."""
    actor = request.actor
    require(actor, Permission.RULE_RELEASE)
    if kind not in DecisionKind or gate not in wording.DAYS_FOR or bound not in Bound:
        raise NotThere(Permission.RULE_RELEASE, None, "no such clock")
    form = SetForm(posted(request))
    back = reverse("dueprocess:days")
    if answer := act_once(
        request, form,
        lambda: commands.set_gate_days(
            actor,
            DaysDraft(
                kind=kind, gate=gate, bound=bound,
                **{name: form.cleaned_data[name] for name in ("amount", "unit", "reason")},
            ),
        ),
        done="Proposed. Somebody else has to agree", back=back,
    ):  # fmt: skip
        return answer
    title = f"{wording.KIND_WORDS[kind]}: {wording.DAYS_FOR[gate].lower()}"
    says = ("The law of the place was not read for this, so the agency decides how long. Two people do it.",)
    shown = DaysFormPage(title, form, says, "Propose", back)
    return page(request, "dueprocess/days_form.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def agree_days(request: ActingRequest, gate_days_id: UUID) -> HttpResponse:
    """GET shows what was proposed; POST brings it into force."""
    actor = request.actor
    require(actor, Permission.RULE_RELEASE)
    held = next((each for each in days_of(actor) if each.id == gate_days_id), None)
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such days")
    form = AgreeForm(posted(request), initial={"version": held.version})
    back = reverse("dueprocess:days")
    if answer := act_once(
        request, form,
        lambda: commands.agree_gate_days(actor, gate_days_id, expected=form.cleaned_data["version"]),
        done="The days are in force", back=back,
    ):  # fmt: skip
        return answer
    says = (f"{_words(held)}, proposed by {held.set_by_name}.", held.reason)
    title = f"Agree: {wording.KIND_WORDS[held.kind].lower()}, {wording.DAYS_FOR[held.gate].lower()}"
    shown = DaysFormPage(title, form, says, "Agree", back)
    return page(request, "dueprocess/days_form.jinja", shown, status=status_of(form))


def _clocks(pack: Jurisdiction) -> Iterator[tuple[KindTable, str, str, str]]:
    """Of each kind: what stands without a figure, which way it binds, and from what it runs, in words."""
    for table in pack.due_process.tables:
        for rule in table.gates:
            for clock in {each.bound: each for each in rule.agency_sets}.values():
                yield table, rule.gate, clock.bound, SINCE[clock.since]
        for clock_of, since in APPEAL_SINCE.items():
            yield table, clock_of, Bound.BY, since


def _shown(table: KindTable, gate: str, bound: str, since: str, held: tuple[DaysLine, ...]) -> ClockShown:
    mine = [each for each in held if (each.kind, each.gate, each.bound) == (table.kind, gate, bound)]
    stands = next((_words(each) for each in mine if each.agreed), "")
    proposed = next((each for each in mine if not each.agreed), None)
    says = f"{wording.BOUNDS[bound]} … from {since}"
    return ClockShown(
        wording.KIND_WORDS[table.kind], wording.DAYS_FOR[gate], says, stands,
        f"{_words(proposed)}, by {proposed.set_by_name}" if proposed else "",
        reverse("dueprocess:set_days", args=[table.kind, gate, bound]),
        reverse("dueprocess:agree_days", args=[proposed.id]) if proposed else "",
    )  # fmt: skip


def _words(line: DaysLine) -> str:
    return f"{line.amount} {wording.UNITS[line.unit]}"
