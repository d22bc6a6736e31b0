"""Screens: deciding an appeal, recording what a court or board decided, and carrying out what it came to."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.appeals import commands, wording
from throughcare.decisions.appeals.drafts import CarriedOutDraft, OutcomeDraft, PartDraft
from throughcare.decisions.appeals.queries import AppealLine, AppealView, PartLine, said
from throughcare.decisions.appeals.screens.editing import appeal_page, form_page, may
from throughcare.decisions.dueprocess.screens.editing import MomentForm, day_field, time_field
from throughcare.decisions.dueprocess.wording import AUTHORITY_WORDS
from throughcare.decisions.hearings.wording import PROPOSES, RESULTS
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, NoteField, VersionedForm
from throughcare.rules import jurisdictions

HEARD_HOW = {"in_person": "in_person", "video": "remotely", "on_paper": "in_writing"}
"""How somebody was heard at a hearing that was held so."""
IN_PART = "Does this stand? Say so only where the appeal is allowed in part."
BOTH = ["GET", "HEAD", "POST"]
A_FACT = "What a court, a board or a minister decided is a fact and is never refused here."
NEVER_CHANGED = (
    "The decision itself is never changed. Where you allow the appeal, it is marked as set aside, and a warning or"
    " sanction that rests on it counts no more."
)


class OutcomeFields(GovForm):
    """What was decided on the appeal, and why."""

    outcome = CodeField(label="What is decided?", codes=wording.OUTCOMES.items())
    instead = NoteField(
        label="If it is allowed in part: what stands now, and what no longer does?", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    reasons = NoteField(
        label="Reasons", help_text="The person reads this. Answer what they say. Name nobody else: describe them.",
        error_messages={"required": "Give the reasons, in writing"}, widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    facts = NoteField(
        label="The facts it rests on", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    next_way = forms.CharField(
        label="How can the person go on from here?", max_length=1000, required=False,
        help_text="A further appeal, or whom to complain to, and by when. The letter asks for it.",
    )  # fmt: skip

    asked: tuple[PartLine, ...] = ()

    def ask_parts(self, view: AppealView) -> None:
        """Ask of each part of the decision whether it stands, after the words that say what does."""
        self.asked, pack = view.parts, jurisdictions.get(view.place)
        for each in self.asked:
            self.fields[f"part_{each.part}"] = CodeField(
                label=said(pack, each), codes=wording.STANDINGS.items(), required=False, help_text=IN_PART
            )
        names = [f"part_{each.part}" for each in self.asked]
        order = list(self.field_order or ())
        after = order.index("instead") + 1
        self.order_fields([*order[:after], *names, *order[after:]])

    def draft(self) -> OutcomeDraft:
        """What was typed. What was chosen of parts counts only where it is allowed in part."""
        given: dict[str, Any] = self.cleaned_data
        draft = OutcomeDraft(
            **{name: given[name] for name in OutcomeDraft.__dataclass_fields__ if name in given}
        )
        if draft.outcome != "in_part":
            return draft
        chosen = ((each.part, given[f"part_{each.part}"]) for each in self.asked)
        return replace(draft, parts=tuple(PartDraft(part=part, standing=how) for part, how in chosen if how))


class DecideForm(OutcomeFields, VersionedForm):
    """A decision made here."""

    heard = CodeField(label="How was the person heard?", codes=wording.HEARD.items())
    field_order = ("heard", "outcome", "instead", "reasons", "facts", "next_way")


class FactForm(MomentForm, OutcomeFields, VersionedForm):
    """A decision made elsewhere."""

    moments = ("decided_at",)
    authority = CodeField(
        label="Who decided it?",
        codes=[(code, words) for code, words in AUTHORITY_WORDS.items() if code in wording.OUTSIDE],
    )
    made_by = forms.CharField(
        label="The name of the court, the board or the minister", max_length=160,
        error_messages={"required": "Name who decided it"},
    )  # fmt: skip
    decided_at_day = day_field("Decided on which day?")
    decided_at_time = time_field()
    field_order = (
        "authority", "made_by", "decided_at_day", "decided_at_time", "outcome", "instead", "reasons", "facts",
        "next_way",
    )  # fmt: skip


class CarriedOutForm(VersionedForm):
    """What was done, and when."""

    on = DateField(label="On which day was it done?", named="The day")
    words = NoteField(
        label="What was done, and by whom?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was done, and by whom"},
    )  # fmt: skip


@require_http_methods(BOTH)
def decide(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks what is decided and why; POST decides it."""
    view = may(request, "appeals:decide", person_id, appeal_id, Permission.APPEAL_DECIDE)
    form = DecideForm(posted(request), initial={"version": view.line.version, **_as_proposed(view)})
    form.ask_parts(view)
    says = [each for each in (NEVER_CHANGED, proposed(view)) if each]
    if view.wants_hearing:
        says.insert(0, "The person asked to be heard.")
    return form_page(
        request, person_id, form, lambda: commands.decide(
            request.actor, appeal_id, form.draft(), expected=form.cleaned_data["version"]),
        title="Decide the appeal", button="Decide", done="It is decided. Write to the person about it",
        back=appeal_page(person_id, appeal_id), says=tuple(says),
    )  # fmt: skip


@require_http_methods(BOTH)
def fact(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET asks who decided what and when; POST records it as a fact."""
    view = may(request, "appeals:fact", person_id, appeal_id)
    form = FactForm(
        posted(request), zone=request.actor.zone,
        initial={"version": view.line.version, "authority": "court", **_as_proposed(view)},
    )  # fmt: skip
    form.ask_parts(view)
    return form_page(
        request, person_id, form, lambda: commands.record_fact(
            request.actor, appeal_id, form.draft(), expected=form.cleaned_data["version"]),
        title="Record what was decided on the appeal", button="Record it", done="What was decided is recorded",
        back=appeal_page(person_id, appeal_id), says=tuple(each for each in (A_FACT, proposed(view)) if each),
    )  # fmt: skip


@require_http_methods(BOTH)
def carry_out(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """GET says what is to be done; POST records that it was."""
    view = may(request, "appeals:carry_out", person_id, appeal_id)
    first = {"version": view.line.version, "on": clock.today(request.actor.zone)}
    form = CarriedOutForm(posted(request), initial=first)

    def act() -> object:
        given = form.cleaned_data
        draft = CarriedOutDraft(on=given["on"], words=given["words"])
        return commands.carry_out(request.actor, appeal_id, draft, expected=given["version"])

    return form_page(
        request, person_id, form, act, title="It was carried out", button="Record it", done="It is carried out",
        back=appeal_page(person_id, appeal_id), says=(to_do(view.line),),
    )  # fmt: skip


def proposed(view: AppealView) -> str:
    """What the hearing of the appeal came to, as the proposal it is; "" without one."""
    held = view.heard
    if held is None:
        return ""
    came = f"The hearing before {held.body} came to: {RESULTS[held.outcome].lower()}"
    outcome = PROPOSES.get(held.outcome)
    if outcome is None:
        return f"{came}. It proposes nothing."
    return f"{came}. That proposes “{wording.OUTCOMES[outcome].lower()}”, and decides nothing by itself."


def _as_proposed(view: AppealView) -> dict[str, str]:
    held = view.heard
    if held is None or held.outcome not in PROPOSES:
        return {}
    return {"outcome": PROPOSES[held.outcome], "heard": HEARD_HOW[held.how]}


def to_do(line: AppealLine) -> str:
    """What somebody has to see to, once the decision is set aside, as a whole or in part."""
    if line.kind in wording.TAKES_LIBERTY:
        return wording.TO_DO_LIBERTY
    return wording.TO_DO_IN_PART if line.outcome == "in_part" else wording.TO_DO[line.kind]
