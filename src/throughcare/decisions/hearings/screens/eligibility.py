"""Screens: for what somebody may be considered, by which rule, what is missing; and saying what is not on record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.hearings import commands, wording
from throughcare.decisions.hearings.considering import (
    Considered,
    HearingSeen,
    HearingWanted,
    Outcome,
    RuleConsidered,
    typed,
)
from throughcare.decisions.hearings.drafts import EligibilityDraft
from throughcare.decisions.hearings.queries.eligibility import eligibility as read
from throughcare.decisions.hearings.screens.editing import form_page
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.eligibility import EXPECTED, OF_KEY_DATES, RECEIVED_ON, Sort
from throughcare.rules.kernel import Choice, Day, Item, Unknown, YesNo
from throughcare.rules.kernel.answers import UNKNOWN_WORDS
from throughcare.rules.release.eligibility import Criterion, Stands, sentence

STATE_OF = {Stands.MET: "good", Stands.NOT_MET: "poor"}
NO_ANSWER = tuple((each.value, words) for each, words in UNKNOWN_WORDS.items())
NOTHING_ASKED = (
    "Nothing is left to say here: it is on record, recorded on another page, or not about this person"
)
SAY, CHANGE = "Say what is not recorded", "Change what was said"
SAYS = "What you say here is kept with who said so. It is used by this rule alone, and decides nothing."


@dataclass(frozen=True)
class CriterionShown:
    """One criterion in words. said_by: who said so, where it was typed."""

    asks: str
    asked_for: str
    said: str
    said_by: str
    label: str
    state: str


@dataclass(frozen=True)
class RuleShown:
    """A rule in words. says: what it makes of it. missing: what is not recorded, with where to record it."""

    title: str
    says: str
    day: str
    criteria: list[CriterionShown]
    reasons: list[str]
    missing: list[tuple[str, str, str]]
    type_href: str
    type_text: str
    step_href: str
    source: str
    source_href: str
    note: str


@dataclass(frozen=True)
class SortShown:
    """What the person may become eligible for. none: that no rule is published; "" where one is."""

    title: str
    none: str
    rules: list[RuleShown]
    outside: list[str]


@dataclass(frozen=True)
class WantedShown:
    """A hearing that is due."""

    says: str
    why: str
    kind: str
    near: bool
    late: bool
    arranged: str
    arranged_href: str
    arrange_href: str
    earliest: str


@dataclass(frozen=True)
class EligibilityPage:
    """Everything the page shows."""

    person: PersonHeader
    wanted: list[WantedShown]
    sorts: list[SortShown]
    title: str = "Release eligibility"


class AnswerForm(OnceForm):
    """What a rule asks and the record does not answer. A number or day left empty may say why there is none."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    said_by = forms.CharField(
        label="Who said so, or where does it stand?", max_length=160,
        error_messages={"required": "Say who said so, or where it stands"},
    )  # fmt: skip

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {item.name: item for item in items}
        for item in self.items.values():
            self.fields |= _fields(item)
        self.order_fields([name for name in self.fields if name != "said_by"])

    def answers(self) -> dict[str, object]:
        """What was answered, or which way of not knowing was said."""
        given, found = self.cleaned_data, dict[str, object]()
        for name in self.items:
            value = given.get(name)
            none = given.get(f"{name}_none") or Unknown.NOT_ASKED.value
            found[name] = none if value in (None, "") else value
        return found


@require_safe
def eligibility(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Hearings that are due, then every rule with its criteria."""
    actor = request.actor
    door.look(actor, "hearings:eligibility", person_id)
    found = read(actor, person_id)
    made = _Making(actor, person_id, jurisdictions.get(actor.jurisdiction), found)
    return page(request, "hearings/eligibility.jinja", made.page(person_header(actor, person_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActingRequest, person_id: UUID, rule_code: str) -> HttpResponse:
    """GET asks what the record does not answer; POST keeps it."""
    actor = request.actor
    door.look(actor, "hearings:answer", person_id, Permission.HEARING_ARRANGE)
    found = next((each for each in read(actor, person_id).rules if each.rule.code == rule_code), None)
    if found is None:
        raise Http404
    if not found.to_type:
        messages.info(request, NOTHING_ASKED)
        return redirect(reverse("hearings:eligibility", args=[person_id]))
    form = AnswerForm(posted(request), items=found.to_type, initial=_initial(found))

    def act() -> object:
        draft = EligibilityDraft(
            rule=rule_code,
            answers=form.answers(),
            said_by=form.cleaned_data["said_by"],
            seen=form.cleaned_data["seen"],
        )
        return commands.answer_eligibility(actor, person_id, draft)

    return form_page(
        request, person_id, form, act, title=f"What is not recorded: {found.rule.title.lower()}", button="Save",
        done="Kept, with who said so", back=reverse("hearings:eligibility", args=[person_id]),
        says=(SAYS,), back_text="Release eligibility",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Making:
    """Turns what was found into the page."""

    actor: Actor
    person_id: UUID
    pack: Jurisdiction
    found: Considered

    def page(self, person: PersonHeader) -> EligibilityPage:
        """The whole page object."""
        return EligibilityPage(
            person,
            [self.wanted(each) for each in self.found.hearings],
            [self.sort(each) for each in Sort if each in EXPECTED or self.of(each)],
        )

    def of(self, sort: Sort) -> list[RuleConsidered]:
        """The rules of one sort."""
        return [each for each in self.found.rules if each.rule.sort is sort]

    def sort(self, sort: Sort) -> SortShown:
        """One section."""
        rules = self.of(sort)
        return SortShown(
            sort.heading,
            "No published rule" if sort in self.found.unpublished else "",
            [self.rule(each) for each in rules if each.outcome is not Outcome.OUTSIDE],
            [_outside(each) for each in rules if each.outcome is Outcome.OUTSIDE],
        )  # fmt: skip

    def rule(self, each: RuleConsidered) -> RuleShown:
        """One rule."""
        rule, found, may = each.rule, each.found, self.may
        source = found.source or rule.source
        said = {held.item: held for held in each.answers}
        return RuleShown(
            title=rule.title, says=_says(each), day=self.pack.in_words(each.day) if each.day else "",
            criteria=[self.criterion(one, said) for one in found.criteria],
            reasons=[
                *(sentence(one, self.pack.in_words, rule.words) for one in found.reasons),
                *([found.wrong] if found.wrong else []),
            ],
            missing=[self.missing(each, one) for one in found.lacking] + self.no_day(each),
            type_href=reverse("hearings:answer", args=[self.person_id, rule.code]) if each.to_type and may else "",
            type_text=SAY if {item.name for item in each.to_type} & {one.name for one in found.lacking} else CHANGE,
            step_href=reverse("supervision:progress", args=[self.person_id]) if rule.step else "",
            source=", ".join(part for part in (source.title, source.citation) if part) if source else "",
            source_href=source.url if source else "",
            note=rule.note,
        )  # fmt: skip

    @property
    def may(self) -> bool:
        """Whether the actor may arrange hearings and answer."""
        return Permission.HEARING_ARRANGE in self.actor.permissions

    def criterion(self, one: Criterion, said: dict[str, Any]) -> CriterionShown:
        """One criterion."""
        by = [said[item.name] for item in one.items if item.name in said]
        who = f"{by[0].said_by}, {self.pack.in_words(by[0].said_on)}" if by else ""
        words = ", ".join(_words(value, item, self.pack.in_words) for item, value in one.said)
        state = STATE_OF.get(one.stands, "none")
        return CriterionShown(one.asks, one.asked_for, words, who, one.stands.label, state)

    def missing(self, each: RuleConsidered, one: Criterion) -> tuple[str, str, str]:
        """What is not recorded, where it is recorded, and its address."""
        fact = each.rule.takes.get(one.name, "")
        if fact.startswith(OF_KEY_DATES):
            return one.asks, *self.key_date(fact)
        if fact == RECEIVED_ON:
            return one.asks, "Time in custody", reverse("orders:orders", args=[self.person_id])
        return one.asks, "Say it here", reverse("hearings:answer", args=[self.person_id, each.rule.code])

    def no_day(self, each: RuleConsidered) -> list[tuple[str, str, str]]:
        """A day that only a key date gives, and none does."""
        first = next(iter(each.rule.day), "")
        wanted = first.startswith(OF_KEY_DATES) and each.day is None
        if not wanted or first in {each.rule.takes.get(one.name) for one in each.found.lacking}:
            return []
        return [("The eligible day", *self.key_date(first))]

    def key_date(self, fact: str) -> tuple[str, str]:
        """Where a key date is recorded, and its address."""
        kind = self.pack.key_date_kind(fact.removeprefix(OF_KEY_DATES))
        return f"{kind.title}, under {self.pack.words.order.titles}", reverse(
            "orders:orders", args=[self.person_id]
        )

    def wanted(self, each: HearingWanted) -> WantedShown:
        """A hearing that is due."""
        zone, words = self.actor.zone, self.pack.in_words
        arranged = each.arranged
        says = f"A hearing was due by {words(each.by)}" if each.by and each.late else (
            f"A hearing is due by {words(each.by)}" if each.by else "A hearing may be asked for"
        )  # fmt: skip
        return WantedShown(
            says=says, why=each.why, kind=wording.KINDS[each.kind], near=each.near, late=each.late,
            arranged=_arranged(arranged, words(civil_date(arranged.starts_at, zone))) if arranged else "",
            arranged_href=reverse("hearings:hearing", args=[self.person_id, arranged.id]) if arranged else "",
            arrange_href=self.arrange_href(each) if self.may and arranged is None else "",
            earliest=words(each.earliest) if each.earliest else "",
        )  # fmt: skip

    def arrange_href(self, each: HearingWanted) -> str:
        """The form, with the kind, the first day by the notice, and what it is about."""
        given = {"kind": each.kind, "on": each.earliest, "process": each.process_id, "order": each.order_id}
        kept = urlencode({name: value for name, value in given.items() if value})
        return f"{reverse('hearings:arrange', args=[self.person_id])}?{kept}"


def _outside(each: RuleConsidered) -> str:
    return (
        f"{each.rule.title} is about {each.rule.population.words}. By the record of today this person is not one of"
        " them, so nothing is evaluated."
    )


def _arranged(hearing: HearingSeen, day: str) -> str:
    return f"{wording.STATES[hearing.state]}: {day}"


def _says(each: RuleConsidered) -> str:
    """What the rule makes of it."""
    missing, against = len(each.found.lacking), len(each.found.against)
    not_yet = sum(one.stands is Stands.NOT_YET for one in each.found.against)
    parts = ((against - not_yet, "not met"), (not_yet, "not yet"), (missing, "not recorded"))
    return {
        Outcome.NO_RULE: "No published rule",
        Outcome.LACKING: f"Cannot be said yet: {missing or 1} not recorded",
        Outcome.AGAINST: ", ".join(f"{count} {words}" for count, words in parts if count),
        Outcome.MET: "Every criterion is met. People decide",
        Outcome.OUTSIDE: "",
    }[each.outcome]


def _words(value: object, item: Item, write: Callable[[date], str]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return write(value)
    if isinstance(item.kind, Choice):
        return item.kind.options.get(str(value), str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _fields(item: Item) -> dict[str, forms.Field]:
    """A question's field; of a number or a day with one beside it for why there is none."""
    if isinstance(item.kind, YesNo):
        return {item.name: CodeField(label=item.asks, codes=(("yes", "Yes"), ("no", "No"), *NO_ANSWER))}
    if isinstance(item.kind, Choice):
        return {item.name: CodeField(label=item.asks, codes=[*item.kind.options.items(), *NO_ANSWER])}
    plain: forms.Field = (
        DateField(label=item.asks, required=False)
        if isinstance(item.kind, Day)
        else forms.CharField(
            label=item.asks, required=False, max_length=12,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "width": "5"}),
        )
    )  # fmt: skip
    why = CodeField(label="If there is none: why?", codes=NO_ANSWER, required=False, as_select=True)
    return {item.name: plain, f"{item.name}_none": why}


def _initial(found: RuleConsidered) -> dict[str, Any]:
    given: dict[str, Any] = {"seen": found.seen}
    items = {item.name: item for item in found.to_type}
    for name, item in items.items():
        text = next((each.answer for each in found.answers if each.item == name), Unknown.NOT_ASKED.value)
        value = typed(item, text)
        if isinstance(value, Unknown):
            given[f"{name}_none"] = given[name] = value.value
            if not isinstance(item.kind, YesNo | Choice):
                given[name] = ""
        else:
            given[name] = value if isinstance(item.kind, Day) else text
    return given
