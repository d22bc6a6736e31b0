"""Screens: a proposed level with its reasons, accepted or declined; and why the level changed last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.casework.classification import commands, reasons, wording
from throughcare.casework.classification.comparing import Compared, Effect, compared, effects
from throughcare.casework.classification.queries import (
    CalculationLine,
    Classified,
    LevelLine,
    ProposalLine,
    classified,
    proposal_of,
)
from throughcare.casework.classification.screens.editing import back_to
from throughcare.casework.classification.titles import level_title
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction

ANSWERS = {
    "accept": "Accept: the proposed level holds from today",
    "decline": "Decline: the level stays as it is",
}


class DecideForm(VersionedForm):
    """What is decided. reasons: the mark that this page gave with the reasons."""

    reasons = forms.CharField(widget=forms.HiddenInput, required=False)
    decision = CodeField(label="What do you decide?", codes=ANSWERS.items())
    words = NoteField(
        label="If you decline: why?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say what the calculation does not see. The person can read it.",
    )  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One calculation of the two."""

    title: str
    level: str
    on: date
    why: str
    rule: str
    sentences: list[str]
    likelihood: list[str]
    harm: list[str]
    provisional: bool
    fingerprint: str


@dataclass(frozen=True)
class ReasonsPage:
    """The reasons of a level: what drove it, both calculations, what differs, what it changes, who decided."""

    person: PersonHeader
    title: str
    lead: str
    state: str
    decided: str
    words: str
    decide_by: date | None
    late: bool
    sides: list[Side]
    lines: tuple[Compared, ...]
    effects: tuple[Effect, ...]
    form: DecideForm | None
    back: str
    command: str


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: ActingRequest, person_id: UUID, proposal_id: UUID) -> HttpResponse:
    """GET shows the reasons, side by side; POST accepts or declines."""
    actor = request.actor
    door.look(actor, "classification:proposal", person_id)
    held = classified(actor, person_id)
    found = proposal_of(held, person_id, proposal_id)
    form = _form(request, found) if Permission.LEVEL_DECIDE in actor.permissions else None
    if request.method == "POST":
        door.require(actor, Permission.LEVEL_DECIDE, person_id)
    if form is not None and request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _decide(request, person_id, proposal_id, form.cleaned_data))
        if done:
            return done
    shown = _of_proposal(actor, person_header(actor, person_id), held, found, form)
    return page(request, "classification/reasons.jinja", shown, status=status_of(form) if form else 200)


@require_safe
def why(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Why the level is what it is: the calculation behind it beside the one before, and who accepted."""
    actor = request.actor
    door.look(actor, "classification:why", person_id)
    held = classified(actor, person_id)
    now = held.held_on(clock.today(actor.zone))
    shown = _of_level(jurisdictions.get(actor.jurisdiction), person_header(actor, person_id), held, now)
    return page(request, "classification/reasons.jinja", shown)


def _form(request: ActingRequest, found: ProposalLine) -> DecideForm | None:
    """The mark is given with the reasons as they stand now, to whoever reads them."""
    if found.state != "waiting":
        return None
    mark = reasons.mark(request.actor, found.id, str(found.calculation_id))
    return DecideForm(posted(request), initial={"version": found.version, "reasons": mark})


def _decide(request: ActingRequest, person_id: UUID, proposal_id: UUID, given: dict[str, Any]) -> str:
    about = (request.actor, person_id, proposal_id)
    if given["decision"] == "accept":
        commands.accept_proposal(*about, reasons=given["reasons"], expected=given["version"])
        messages.success(request, "Accepted. Now tell the person, and say how they can contest it")
    else:
        commands.decline_proposal(
            *about, reasons=given["reasons"], words=given["words"], expected=given["version"]
        )
        messages.success(request, "Declined. The level stays as it is")
    return back_to(person_id)


def _of_proposal(
    actor: Actor, person: PersonHeader, held: Classified, found: ProposalLine, form: DecideForm | None
) -> ReasonsPage:
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    made = held.calculation(found.calculation_id)
    before = _behind(held, today, made)
    proposed = level_title(pack, found.level)
    return ReasonsPage(
        person=person,
        title=f"{proposed} is proposed" if found.state == "waiting" else f"{proposed} was proposed",
        lead=made.says if made else "",
        state=wording.PROPOSAL_STATES[found.state],
        decided=_who(pack, actor, found.by, found.decided_at),
        words=found.words,
        decide_by=found.decide_by if found.state == "waiting" else None,
        late=found.late(today),
        sides=_sides(pack, made, before),
        lines=compared(pack, made, before) if made else (),
        effects=effects(pack, found.level_now, found.level),
        form=form,
        back=back_to(person.id),
        command=_command(made),
    )


def _of_level(
    pack: Jurisdiction, person: PersonHeader, held: Classified, now: LevelLine | None
) -> ReasonsPage:
    made = held.calculation(now.calculation_id) if now else None
    before = held.before(made) if made else None
    former = next(
        (each for each in held.levels if now and each.ends_on == now.starts_on and each != now), None
    )
    word = pack.words.level.one
    return ReasonsPage(
        person=person,
        title=f"Why has this {word} changed?",
        lead=_lead(pack, now, made),
        state="",
        decided=f"{now.by}, {pack.in_words(now.starts_on)}" if now and now.starts_on else "",
        words="",
        decide_by=None,
        late=False,
        sides=_sides(pack, made, before),
        lines=compared(pack, made, before) if made else (),
        effects=effects(pack, former.level if former else "", now.level) if now else (),
        form=None,
        back=back_to(person.id),
        command=_command(made),
    )


def _lead(pack: Jurisdiction, now: LevelLine | None, made: CalculationLine | None) -> str:
    if now is None:
        return f"No {pack.words.level.one} is recorded."
    if now.rule_level:
        rule, held = level_title(pack, now.rule_level), level_title(pack, now.level)
        return f"An override holds: {held} instead of {rule}, which the rule gives. Reason: {now.reason}."
    if made is None:
        return f"It was not calculated here. It rests on: {now.source}." + (
            f" {now.reason}" if now.reason else ""
        )
    return made.says


def _behind(held: Classified, today: date, made: CalculationLine | None) -> CalculationLine | None:
    """The calculation behind the level held, or else the one before."""
    now = held.held_on(today)
    behind = held.calculation(now.calculation_id) if now else None
    return behind if behind != made and behind is not None else held.before(made) if made else None


def _sides(pack: Jurisdiction, made: CalculationLine | None, before: CalculationLine | None) -> list[Side]:
    sides = [("Before", before), ("Now", made)]
    return [_side(pack, title, each) for title, each in sides if each is not None]


def _side(pack: Jurisdiction, title: str, made: CalculationLine) -> Side:
    return Side(
        title=title, level=level_title(pack, made.level) if made.level else "None", on=made.made_on,
        why=wording.TRIGGERS[made.trigger], rule=f"{title_of(made.rule)} ({made.rule})",
        sentences=made.sentences or [made.not_made], likelihood=made.likelihood, harm=made.harm,
        provisional=made.provisional, fingerprint=made.fingerprint,
    )  # fmt: skip


def _who(pack: Jurisdiction, actor: Actor, by: str | None, at: datetime | None) -> str:
    return f"{by}, {pack.in_words(civil_date(at, actor.zone))}" if by and at else ""


def _command(made: CalculationLine | None) -> str:
    """What computes it again, offline."""
    return f"throughcare rules evaluate {made.rule}" if made else ""
