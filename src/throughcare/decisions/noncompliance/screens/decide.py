"""Screen: decide what follows. The rule's proposal with its reasons stands above the choice; the person decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.screens.why import explain
from throughcare.decisions.noncompliance.wording import ACTIONS, fits, response_words
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind


class DecideForm(VersionedForm):
    """What follows, why, and what a warning letter needs."""

    kind = CodeField(label="What follows?", codes=())
    reasons = NoteField(
        label="Your reasons", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )  # fmt: skip
    departs_because = NoteField(
        label="Why you depart from the proposal", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Needed only if you do. Gentler or stricter: the same.",
    )  # fmt: skip
    requirement = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    correct_by = DateField(
        label="Until when can the person say that something in the letter is wrong?",
        named="The day",
        required=False,
    )

    by_hand = forms.BooleanField(
        label="A letter is handed over in person, not posted", required=False,
        help_text="Tick it where no address is safe, or the person cannot be written to.",
    )  # fmt: skip

    def __init__(self, *args: Any, pack: Jurisdiction, failure: FailureShown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, response_words(pack, kind)) for kind in ACTIONS]  # type: ignore[attr-defined]
        step = failure.proposal.step if failure.proposal else ""
        self.fields["kind"].hints = {  # type: ignore[attr-defined]
            kind: "As the rule proposes" if fits(kind, step) else "Departs from the proposal"
            for kind in ACTIONS
            if step in PROPOSES
        }
        word = pack.words.condition
        self.fields["requirement"].label = f"For a {pack.words.warning}: which {word} is this about?"
        self.fields["requirement"].help_text = f"The words of the {word}, as the letter will quote them."
        if pack.letter(LetterKind.WARNING, pack.languages[0], order_type=failure.order_kind or None) is None:
            del self.fields["requirement"], self.fields["correct_by"]

    def draft(self) -> DecisionDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return DecisionDraft(**given)


PROPOSES = frozenset({"warn_or_refer", "refer", "nothing"})
"""Steps that leave out something; the others leave the choice to whoever decides."""


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows the proposal and the choice; POST decides."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.RESPONSE_DECIDE)
    pack = jurisdictions.get(actor.jurisdiction)
    least = commands.least_answer_day(pack, clock.today(actor.zone))
    first = {
        "version": failure.version, "correct_by": least,
        "requirement": failure.conditions[0] if failure.conditions else "",
    }  # fmt: skip
    form = DecideForm(posted(request), pack=pack, failure=failure, initial=first)

    def act() -> str:
        response = commands.decide(
            actor, person_id, failure_id, form.draft(), expected=form.cleaned_data["version"]
        )
        said = f"Decided: {response_words(pack, response.kind)}"
        return f"{said}. The letter is made: send it, then write that down" if response.letter_id else said

    return step_page(
        request, person_id, failure, form, act, title="Decide what follows", button="Decide",
        lead="You decide, in your own name. The rule below only proposes.",
        why=explain(failure.proposal, pack.date_order),
    )  # fmt: skip
