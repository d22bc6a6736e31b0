"""Screens: ask for another level than the rule's; read an override, sign it, refuse it, end it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.classification import commands, reasons, wording
from throughcare.casework.classification.comparing import Effect, effects
from throughcare.casework.classification.drafts import OverrideDraft
from throughcare.casework.classification.queries import Classified, OverrideLine, classified, override_of
from throughcare.casework.classification.screens.editing import back_to, form_page, may
from throughcare.casework.classification.titles import level_title
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

ANSWERS = {"approve": "Approve: the level holds from today", "refuse": "Refuse: the level stays as it is"}


class AskForm(OnceForm):
    """Another level, why, until when; and that what speaks against it was read."""

    level = CodeField(label="Which level?", codes=())
    reason = CodeField(
        label="What is the reason?", codes=wording.OVERRIDE_REASONS.items()
    )  # fmt: skip
    words = NoteField(
        label="What happened, in your words?", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Facts with dates, and how you know. The person can read it, and can contest it.",
        error_messages={"required": "Say in your own words why"},
    )  # fmt: skip
    review_on = DateField(label="Until when?", named="The review date")
    considered = forms.BooleanField(
        label="I have read what speaks against it, and keep it", required=False,
        help_text="Needed only where the page names something after you save.",
    )  # fmt: skip
    speaks_for = NoteField(
        label="What speaks for it nevertheless?", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, pack: Jurisdiction, rule_level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(each.code, each.title) for each in pack.levels if each.code != rule_level]
        self.fields["level"].choices = levels  # type: ignore[attr-defined]
        field = self.fields["reason"]
        refused = [(code, each.title) for code, each in wording.REFUSED_REASONS.items()]
        field.choices = [*wording.OVERRIDE_REASONS.items(), *refused]  # type: ignore[attr-defined]
        field.hints = {code: "May be no reason" for code, _ in refused}  # type: ignore[attr-defined]
        days = pack.overrides.longest_days
        self.fields["review_on"].help_text = f"It ends then, {days} days from today at the latest."

    def draft(self) -> OverrideDraft:
        """What was typed."""
        return OverrideDraft(
            **{name: value for name, value in self.cleaned_data.items() if name != "submission"}
        )


class AnswerForm(VersionedForm):
    """The second person's answer. reasons: the mark that this page gave with the reasons."""

    reasons = forms.CharField(widget=forms.HiddenInput, required=False)
    decision = CodeField(label="What do you decide?", codes=ANSWERS.items())
    answer = NoteField(
        label="Your words", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed if you refuse.",
    )  # fmt: skip


class EndForm(VersionedForm):
    """Nothing but the button."""


@dataclass(frozen=True)
class OverridePage:
    """An override with what was said for and against it. own: the reader asked for it, and so does not sign it."""

    person: PersonHeader
    title: str
    state: str
    level: str
    rule: str
    reason: str
    words: str
    against: list[str]
    speaks_for: str
    review: str
    by: str
    asked: str
    second: str
    answer: str
    likelihood: list[str]
    harm: list[str]
    effects: tuple[Effect, ...]
    form: AnswerForm | None
    own: bool
    end_href: str
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def ask_override(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST asks for the override, once what speaks against it was read."""
    actor = request.actor
    may(request, "classification:ask_override", person_id, Permission.LEVEL_DECIDE)
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    rule_level = _rule_level(classified(actor, person_id), actor)
    first = {"review_on": today + timedelta(days=min(90, pack.overrides.longest_days))}
    form = AskForm(posted(request), pack=pack, rule_level=rule_level, initial=first)
    second = pack.overrides.second_signature
    word = pack.words.level.one
    says = (
        f"The rule gives: {level_title(pack, rule_level) or f'no {word} yet'}. Both are shown wherever either is.",
        f"The score itself is not changed: an override is of the {word} only.",
        "Somebody else signs it too, upwards and downwards alike." if second else "It holds at once.",
    )
    return form_page(
        request, person_id, form, lambda: commands.ask_override(actor, person_id, form.draft()),
        title=f"Ask for another {word}", button="Save", says=says, anchor="overrides",
        done="Asked. It waits for its second signature" if second else "It holds from today",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def override(request: ActingRequest, person_id: UUID, override_id: UUID) -> HttpResponse:
    """GET shows the reasons; POST approves or refuses, by somebody other than the author."""
    actor = request.actor
    door.look(actor, "classification:override", person_id)
    held = classified(actor, person_id)
    found = override_of(held, person_id, override_id)
    if request.method == "POST":
        door.require(actor, Permission.LEVEL_APPROVE, person_id)
    form = _form(request, found)
    if form is not None and request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _answer(request, person_id, override_id, form.cleaned_data))
        if done:
            return done
    shown = _shown(actor, person_header(actor, person_id), held, found, form)
    return page(request, "classification/override.jinja", shown, status=status_of(form) if form else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end_override(request: ActingRequest, person_id: UUID, override_id: UUID) -> HttpResponse:
    """GET says what follows; POST ends it."""
    actor = request.actor
    may(request, "classification:end_override", person_id, Permission.LEVEL_DECIDE)
    pack = jurisdictions.get(actor.jurisdiction)
    found = override_of(classified(actor, person_id), person_id, override_id)
    form = EndForm(posted(request), initial={"version": found.version})
    return form_page(
        request, person_id, form,
        lambda: commands.end_override(actor, person_id, override_id, expected=form.cleaned_data["version"]),
        title="End the override", button="End it", kind="warning", anchor="overrides",
        done="Ended. The level stays until somebody decides",
        lead=f"{level_title(pack, found.level)} instead of {level_title(pack, found.rule_level)}. The rule's level is "
        "proposed again, and holds once somebody accepts it.",
    )  # fmt: skip


def _rule_level(held: Classified, actor: Actor) -> str:
    made = next((each for each in held.calculations if each.level), None)
    if made is not None:
        return made.level
    now = held.held_on(clock.today(actor.zone))
    return now.level if now else ""


def _form(request: ActingRequest, found: OverrideLine) -> AnswerForm | None:
    actor = request.actor
    if found.state != "asked" or Permission.LEVEL_APPROVE not in actor.permissions:
        return None
    mark = reasons.mark(actor, found.id, str(found.version))
    return AnswerForm(posted(request), initial={"version": found.version, "reasons": mark})


def _answer(request: ActingRequest, person_id: UUID, override_id: UUID, given: dict[str, Any]) -> str:
    about = (request.actor, person_id, override_id)
    sent = {"reasons": given["reasons"], "expected": given["version"], "answer": given["answer"]}
    if given["decision"] == "approve":
        commands.approve_override(*about, **sent)
        messages.success(request, "Approved. The level holds from today, and the person is to be told")
    else:
        commands.refuse_override(*about, **sent)
        messages.success(request, "Refused. The level stays as it is")
    return back_to(person_id, "overrides")


def _shown(
    actor: Actor, person: PersonHeader, held: Classified, found: OverrideLine, form: AnswerForm | None
) -> OverridePage:
    pack = jurisdictions.get(actor.jurisdiction)
    made = held.calculation(found.calculation_id)
    level, rule = level_title(pack, found.level), level_title(pack, found.rule_level)
    own = found.author_id == actor.user_id
    open_ = found.state in ("asked", "standing") and Permission.LEVEL_DECIDE in actor.permissions
    return OverridePage(
        person=person, title=f"{level} instead of {rule}", state=wording.OVERRIDE_STATES[found.state],
        level=level, rule=rule, reason=wording.OVERRIDE_REASONS[found.reason], words=found.words,
        against=found.against, speaks_for=found.speaks_for, review=pack.in_words(found.review_on),
        by=found.by, asked=pack.in_words(found.known_from.date()), second=found.second or "", answer=found.answer,
        likelihood=made.likelihood if made else [], harm=made.harm if made else [],
        effects=effects(pack, found.rule_level, found.level), form=None if own else form, own=own,
        end_href=reverse("classification:end_override", args=[person.id, found.id]) if open_ else "",
        back=back_to(person.id, "overrides"),
    )  # fmt: skip
