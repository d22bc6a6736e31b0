"""Screens: how right early support's rule is, and switching it on and off by two people."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.earlysupport import commands, queries
from throughcare.casework.earlysupport.queries import SoFar, SwitchHeld
from throughcare.casework.earlysupport.wording import TAKEN
from throughcare.insight.early_support import Errors, Measured, ask_to_switch_on, measurement
from throughcare.insight.screens.validation import Row, Table
from throughcare.insight.wording import percent, with_interval
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import GovForm, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules.catalogue import find
from throughcare.rules.interventions import early_support as rule
from throughcare.rules.kernel import RuleCard

BACK = "insight:early_support"
HEADS = [
    "Group", "People", "Pointed out", "In trouble", "Of those in trouble, pointed out",
    "Of those not in trouble, pointed out", "Of those pointed out, in trouble",
]  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """One day in sentences and tables. charts: a share of each group, its interval drawn beside the numbers."""

    says: list[str]
    whole: Table
    charts: list[Table]
    withheld: list[str]


@dataclass(frozen=True)
class EarlySupportPage:
    """Everything the page shows. current: the switch that is on or waits; None while it is measured only."""

    so_far: SoFar
    days: list[tuple[date, str, bool]]
    measured: Measured | None
    figures: Figures | None
    taken: list[dict[str, str]]
    current: SwitchHeld | None
    past: list[SwitchHeld]
    may: bool
    own: bool
    card: RuleCard
    enough: list[str]
    horizon: int = rule.HORIZON_DAYS
    title: str = "Early support: how right is the rule?"


@dataclass(frozen=True)
class SwitchPage:
    """One form. says: sentences above it."""

    form: GovForm
    title: str
    button: str
    says: tuple[str, ...]
    kind: str = "primary"


class AskForm(OnceForm):
    """Why it is to be switched on."""

    why = NoteField(
        label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What you saw in the figures, of the groups too. Name nobody.",
    )  # fmt: skip


class DecideForm(VersionedForm):
    """Why it is switched on, withdrawn or switched off."""

    why = NoteField(
        label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), help_text="Name nobody."
    )


@require_safe
def early_support(request: ActingRequest) -> HttpResponse:
    """The page."""
    actor, chosen = request.actor, _day(request)
    found = measurement(actor, chosen)
    switches = queries.switches(actor)
    current = next((each for each in switches if each.state in {"asked", "on"}), None)
    measured = found.measured
    shown = EarlySupportPage(
        so_far=found.so_far,
        days=[(on, f"?on={on}", measured is not None and on == measured.on) for on in found.so_far.on],
        measured=measured,
        figures=_figures(measured) if measured and measured.whole else None,
        taken=_taken(found.taken),
        current=current,
        past=[each for each in switches if each is not current],
        may=Permission.RULE_RELEASE in actor.permissions,
        own=current is not None and current.asked_by_id == actor.user_id,
        card=find(rule.RULE).card,
        enough=_enough(),
    )
    return page(request, "insight/early_support.jinja", shown)


@require_safe
def table(request: ActingRequest) -> HttpResponse:
    """The figures as a CSV file: what may be shown on the page, and nothing else."""
    actor = request.actor
    measured = measurement(actor, _day(request)).measured
    if measured is None:
        raise Http404
    trail.record(
        actor, "insight:early-support:exported", verb=trail.Verb.DISCLOSE, kind="earlysupport.indication",
        details={"on": str(measured.on)},
    )  # fmt: skip
    response = HttpResponse(_file(measured), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="early-support-{measured.on}.csv"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActingRequest) -> HttpResponse:
    """GET asks why; POST asks a second person."""
    require(request.actor, Permission.RULE_RELEASE)
    form = AskForm(posted(request))
    if done := act_once(
        request, form, lambda: ask_to_switch_on(request.actor, form.cleaned_data["why"]),
        done="Asked. Somebody else has to decide", back=reverse(BACK),
    ):  # fmt: skip
        return done
    says = (
        "Nothing changes until somebody else decides.",
        "Then officers are told whom they may offer help, and why. Nothing else follows from it, for anybody.",
        "The figures of the newest day that can be measured are kept with what you ask.",
    )
    return page(
        request, "insight/early_support_form.jinja",
        SwitchPage(form, "Ask for early support to be switched on", "Ask a second person", says),
        status=status_of(form),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, switch_id: UUID, act: str) -> HttpResponse:
    """One form to switch it on, not to, or off."""
    actor = request.actor
    require(actor, Permission.RULE_RELEASE)
    command, title, button, done, says = ACTS[act]
    held = next((each for each in queries.switches(actor) if each.id == switch_id), None)
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such switch")
    form = DecideForm(posted(request), initial={"version": held.version})
    if answer := act_once(
        request, form,
        lambda: command(actor, switch_id, why=form.cleaned_data["why"], expected=form.cleaned_data["version"]),
        done=done, back=reverse(BACK),
    ):  # fmt: skip
        return answer
    trail.record(
        actor, "insight:early-support-switch:consulted", verb=trail.Verb.CONSULT, kind="earlysupport.supportswitch",
        key=switch_id,
    )  # fmt: skip
    asked = f"{held.asked_by} asked for it: {held.asked_because}"
    kind = "warning" if act == "off" else "primary"
    return page(
        request, "insight/early_support_form.jinja", SwitchPage(form, title, button, (asked, *says), kind),
        status=status_of(form),
    )  # fmt: skip


ACTS = {
    "on": (
        commands.switch_on, "Switch early support on", "Switch it on", "Switched on. Help is offered from tonight on",
        ("From the next night on officers are told whom they may offer help, and why.",),
    ),
    "withdraw": (
        commands.withdraw, "Do not switch early support on", "Do not switch it on", "Not switched on",
        ("It goes on being measured.",),
    ),
    "off": (
        commands.switch_off, "Switch early support off", "Switch it off", "Switched off",
        ("It stops at once: whatever waits to be offered is set aside. It goes on being measured.",),
    ),
}  # fmt: skip


def _taken(counted: dict[str, int]) -> list[dict[str, str]]:
    return [{"key": words, "value": f"{counted[code]:,}"} for code, words in TAKEN.items() if code in counted]


def _day(request: ActingRequest) -> date | None:
    said = request.GET.get("on", "")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise Http404 from None


def _figures(measured: Measured) -> Figures:
    whole = measured.whole
    assert whole is not None
    groups = [(each.title, _row(of)) for each in measured.groups for of in each.of]
    return Figures(
        _says(measured, whole),
        Table("Everybody, and each group", HEADS, [_row(whole), *(row for _, row in groups)]),
        [_chart(measured, title, field) for title, field in CHARTS],
        [
            f"{each.title}: {each.withheld} {'group is' if each.withheld == 1 else 'groups are'} not shown, because too"
            " few people are in it or could be told from the others."
            for each in measured.groups if each.withheld
        ],
    )  # fmt: skip


CHARTS = (
    ("Of those who got into trouble, how many had been pointed out", "found"),
    ("Of those who did not, how many had been pointed out", "wrongly"),
)


def _says(measured: Measured, whole: Errors) -> list[str]:
    found, wrongly, right = whole.found, whole.wrongly, whole.right
    says = [
        f"Of {whole.people:,} people, {whole.trouble.happened:,} got into trouble. The rule had pointed out"
        f" {found.happened:,} of them ({with_interval(found)}), and missed {whole.missed.happened:,}.",
        f"Of the {wrongly.people:,} who did not, it had pointed out {wrongly.happened:,} ({with_interval(wrongly)}).",
        f"Of the {right.people:,} it pointed out, {right.happened:,} got into trouble ({with_interval(right)}); the"
        f" others would have been offered help all the same.",
    ]
    if measured.not_known:
        unknown = measured.not_known
        says.append(
            f"Of {unknown.happened:,} ({percent(unknown.rate)}) it could not tell, because something is not recorded."
            " They count as not pointed out."
        )
    return says


def _row(of: Errors) -> Row:
    return Row(
        of.name,
        [
            f"{of.people:,}", percent(of.pointed_out.rate), percent(of.trouble.rate), with_interval(of.found),
            with_interval(of.wrongly), with_interval(of.right),
        ],
    )  # fmt: skip


def _chart(measured: Measured, title: str, field: str) -> Table:
    every = [measured.whole, *(of for each in measured.groups for of in each.of)]
    rates = [(of.name, getattr(of, field)) for of in every if of is not None]
    rows = [
        Row(name, [f"{of.happened:,} of {of.people:,}", with_interval(of)], of)
        for name, of in rates
    ]  # fmt: skip
    return Table(title, ["Group", "People", "Share (95% interval)"], rows)


def _enough() -> list[str]:
    said = [
        (rule.Ground.CONTACTS, "missed contacts", rule.CONTACT_DAYS),
        (rule.Ground.TESTS, "tests not taken", rule.TEST_DAYS),
        (rule.Ground.MOVES, "moves of address", rule.MOVE_DAYS),
    ]
    return [
        f"{rule.ENOUGH[ground]} {what} in {days} days; or {rule.SOME[ground]}, together with another kind"
        for ground, what, days in said
    ]


def _file(measured: Measured) -> str:
    written = io.StringIO()
    made = csv.writer(written)
    made.writerow(
        ["on", "until", "division", "group", "figure", "happened", "people", "share", "low", "high"]
    )
    every = [
        ("all", measured.whole),
        *((each.title.lower(), of) for each in measured.groups for of in each.of),
    ]
    for division, of in every:
        for name in ("pointed_out", "trouble", "found", "missed", "wrongly", "right") if of else ():
            each = getattr(of, name)
            made.writerow([
                measured.on, measured.until, division, of.name if of else "", name, each.happened, each.people,
                f"{each.rate:.4f}", f"{each.low:.4f}", f"{each.high:.4f}",
            ])  # fmt: skip
    return written.getvalue()
