"""Screen: a person's level, why it is so, what waits, the flags, and how the level went over time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.casework.classification import commands, wording
from throughcare.casework.classification.drawing import Steps, draw_steps
from throughcare.casework.classification.queries import (
    CalculationLine,
    Classified,
    FlagLine,
    LevelLine,
    OverrideLine,
    ProposalLine,
    classified,
)
from throughcare.casework.classification.screens.editing import form_page, may
from throughcare.casework.classification.titles import band_title, flag_title, level_title
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True)
class LevelNow:
    """The level held, in words. rule: the rule's own where an override set another; both are shown."""

    title: str
    band: str
    rule: str
    since: date | None
    source: str
    reason: str
    by: str
    told: str
    tell_href: str


@dataclass(frozen=True)
class FlagShown:
    """A flag that stands, or one that was removed."""

    title: str
    since: date
    note: str
    review: date | None
    overdue: bool
    removed: str
    by: str
    review_href: str
    remove_href: str


@dataclass(frozen=True)
class LevelRow:
    """A level of the history."""

    title: str
    hint: str
    first: date | None
    until: date | None
    source: str
    by: str


@dataclass(frozen=True)
class CalculationRow:
    """A calculation of the history."""

    on: date
    why: str
    level: str
    says: str


@dataclass(frozen=True)
class OverrideShown:
    """An override in a line. href: where it is read and answered."""

    title: str
    state: str
    by: str
    until: date
    href: str


@dataclass(frozen=True)
class LevelsPage:
    """Everything the page shows. waiting: the proposal in words, "" where none waits."""

    person: PersonHeader
    now: LevelNow | None
    made: CalculationLine | None
    rule: str
    waiting: str
    waiting_by: date | None
    waiting_late: bool
    waiting_href: str
    overrides: list[OverrideShown]
    flags: list[FlagShown]
    removed: list[FlagShown]
    picture: Steps | None
    history: list[LevelRow]
    calculations: list[CalculationRow]
    sources: list[tuple[str, str, date | None, str]]
    has_rule: bool
    may_decide: bool
    may_flag: bool
    title: str


@require_safe
def levels(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "classification:levels", person_id)
    shown = build(actor, person_header(actor, person_id), classified(actor, person_id))
    return page(request, "classification/levels.jinja", shown)


def build(actor: Actor, person: PersonHeader, held: Classified) -> LevelsPage:
    """The page object from what is held."""
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    now, waiting = held.held_on(today), held.waiting
    made = next((each for each in held.calculations if each.level), None)
    may_flag = Permission.FLAG_CHANGE in actor.permissions
    flag = _Flags(pack, person.id, today, may_flag)
    return LevelsPage(
        person=person,
        now=_now(pack, person.id, now, Permission.LEVEL_DECIDE in actor.permissions) if now else None,
        made=made,
        rule=title_of(made.rule) if made else "",
        waiting=_waiting(pack, waiting) if waiting else "",
        waiting_by=waiting.decide_by if waiting else None,
        waiting_late=waiting.late(today) if waiting else False,
        waiting_href=reverse("classification:proposal", args=[person.id, waiting.id]) if waiting else "",
        overrides=[_override(pack, person.id, each) for each in held.overrides],
        flags=[flag.shown(each) for each in held.standing_flags],
        removed=[flag.shown(each) for each in held.flags if each.removed_on],
        picture=draw_steps(pack, held.levels, today),
        history=[_row(pack, each) for each in held.levels],
        calculations=[_calculation(pack, each) for each in held.calculations],
        sources=[(each.instrument, each.value or "Not recorded", each.scored_on, each.source) for each in held.sources],
        has_rule=pack.level_rule is not None,
        may_decide=Permission.LEVEL_DECIDE in actor.permissions,
        may_flag=may_flag,
        title=f"{pack.words.level.title} and flags",
    )  # fmt: skip


class CalculateForm(OnceForm):
    """Nothing but the button."""


@require_http_methods(["GET", "HEAD", "POST"])
def calculate(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET says what it does; POST calculates from the record as it stands."""
    actor = request.actor
    may(request, "classification:calculate", person_id, Permission.LEVEL_DECIDE)
    word = jurisdictions.get(actor.jurisdiction).words.level.one
    return form_page(
        request, person_id, CalculateForm(posted(request)),
        lambda: commands.calculate_now(actor, person_id),
        title=f"Calculate the {word} now", button="Calculate", done="Calculated. Nothing changed by itself",
        lead="The rule is asked about the record as it stands. If it gives another level, that is proposed: the level "
        "stays until somebody who opened the reasons accepts it.",
    )  # fmt: skip


def _now(pack: Jurisdiction, person_id: UUID, held: LevelLine, may_decide: bool) -> LevelNow:
    made_here = held.calculation_id or held.override_id
    how = wording.TOLD_HOW.get(held.told_how, "")
    told = f"{pack.in_words(held.told_on)}, {how.lower()}" if held.told_on else ""
    tell = made_here and not held.told_on and may_decide
    return LevelNow(
        title=level_title(pack, held.level),
        band=band_title(pack, held.level),
        rule=level_title(pack, held.rule_level) if held.rule_level else "",
        since=held.starts_on,
        source=held.source,
        reason=held.reason,
        by=held.by,
        told=told or ("Not yet" if made_here else ""),
        tell_href=reverse("classification:tell", args=[person_id, held.id]) if tell else "",
    )


def _waiting(pack: Jurisdiction, waiting: ProposalLine) -> str:
    now = level_title(pack, waiting.level_now) if waiting.level_now else "none"
    return f"{level_title(pack, waiting.level)} is proposed. Now: {now}."


def _override(pack: Jurisdiction, person_id: UUID, each: OverrideLine) -> OverrideShown:
    return OverrideShown(
        title=f"{level_title(pack, each.level)} instead of {level_title(pack, each.rule_level)}",
        state=wording.OVERRIDE_STATES[each.state],
        by=each.by,
        until=each.review_on,
        href=reverse("classification:override", args=[person_id, each.id]),
    )


@dataclass(frozen=True)
class _Flags:
    pack: Jurisdiction
    person_id: UUID
    today: date
    may_change: bool

    def shown(self, each: FlagLine) -> FlagShown:
        ids = [self.person_id, each.id]
        may_change = self.may_change and each.removed_on is None
        why = wording.REMOVAL_REASONS.get(each.removed_because, "")
        return FlagShown(
            title=flag_title(self.pack, each.kind, each.level),
            since=each.starts_on,
            note=each.note,
            review=each.review_on,
            overdue=each.overdue(self.today),
            removed=f"{self.pack.in_words(each.removed_on)}: {why}. {each.words}" if each.removed_on else "",
            by=each.by,
            review_href=reverse("classification:review_flag", args=ids) if may_change else "",
            remove_href=reverse("classification:remove_flag", args=ids) if may_change else "",
        )


def _row(pack: Jurisdiction, each: LevelLine) -> LevelRow:
    both = f"Override; the rule gave {level_title(pack, each.rule_level)}. " if each.rule_level else ""
    return LevelRow(
        level_title(pack, each.level),
        f"{both}{each.reason}",
        each.starts_on,
        each.ends_on,
        each.source,
        each.by,
    )


def _calculation(pack: Jurisdiction, each: CalculationLine) -> CalculationRow:
    level = level_title(pack, each.level) if each.level else "None"
    provisional = ", provisional" if each.provisional else ""
    return CalculationRow(each.made_on, wording.TRIGGERS[each.trigger], f"{level}{provisional}", each.says)
