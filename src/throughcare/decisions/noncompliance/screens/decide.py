"""Screen: decide what follows. What the rule and the table give stands above the choice; the person decides."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.options import SANCTION, Option, Weighed, options
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.queries.grids import live_grids
from throughcare.decisions.noncompliance.queries.weighing import range_of
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.screens.why import explain, weighed
from throughcare.decisions.noncompliance.wording import ADVERSE, DIRECTIONS, response_words
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, NoteField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind
from throughcare.rules.responses import Step

PRESENT = (("present", "Needed, and present"), ("not_needed", "Asked, and not needed"))


class DecideForm(VersionedForm):
    """What follows, why, and what a warning letter or a sanction needs."""

    kind = CodeField(label="What follows?", codes=())
    reasons = NoteField(
        label="Your reasons", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )  # fmt: skip
    departs_because = NoteField(
        label="Why you depart from what is proposed", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed only if you do. What is stricter then waits for somebody else’s approval; gentler does not.",
    )  # fmt: skip
    proportionate = NoteField(
        label="If it goes against the person: why this, and nothing less?", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Weigh it against the public’s safety.",
    )  # fmt: skip
    interpreter = CodeField(
        label="Interpreter and adjustments, when the person was heard", codes=PRESENT, required=False
    )
    adult = CodeField(label="An appropriate adult, when the person was heard", codes=PRESENT, required=False)
    what = forms.CharField(
        label="For another step: what is the person to do?", required=False, max_length=200
    )
    amount = forms.IntegerField(
        label="For a sanction that is counted: how many hours or days?", required=False, min_value=1,
        widget=forms.NumberInput(attrs={"width": "4"}),
    )  # fmt: skip
    due_on = DateField(label="For a sanction: to be done by", named="The day", required=False)
    beside_id = CodeField(
        label="On which other failure does it rest too?", codes=(), as_select=True, required=False
    )
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

    def __init__(
        self,
        *args: Any,
        pack: Jurisdiction,
        failure: FailureShown,
        open_to: tuple[Option, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.code, each.title) for each in open_to]  # type: ignore[attr-defined]
        self.fields["kind"].hints = {  # type: ignore[attr-defined]
            each.code: hint for each in open_to if (hint := _hint(each, failure))
        }
        self._leave_out(pack, open_to, failure)
        word = pack.words.condition
        self.fields["requirement"].label = f"For a {pack.words.warning}: which {word} is this about?"
        self.fields["requirement"].help_text = f"The words of the {word}, as the letter will quote them."
        if pack.letter(LetterKind.WARNING, pack.languages[0], order_type=failure.order_kind or None) is None:
            del self.fields["requirement"], self.fields["correct_by"]

    def _leave_out(self, pack: Jurisdiction, open_to: tuple[Option, ...], failure: FailureShown) -> None:
        """Only what can matter here is asked."""
        adverse = {each.kind for each in open_to if each.kind in ADVERSE}
        if not any(commands.light(pack, kind) for kind in adverse):
            del self.fields["interpreter"], self.fields["adult"]
        sanctions = [each for each in open_to if each.kind == SANCTION]
        if not sanctions:
            del self.fields["due_on"]
        if not any(each.measure and each.measure.counted_in for each in sanctions):
            del self.fields["amount"]
        if not any(each.measure is None for each in sanctions):
            del self.fields["what"]
        if failure.subject_kind != "checkin":
            del self.fields["beside_id"]
        else:
            listed = [
                (str(each.id), f"{each.what}, {pack.in_words(each.failed_on)}") for each in failure.beside
            ]
            self.fields["beside_id"].choices = [("", "None"), *listed]  # type: ignore[attr-defined]

    def draft(self) -> DecisionDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        kind, _, measure = given["kind"].partition(":")
        beside = given.pop("beside_id", "")
        return DecisionDraft(
            **given | {"kind": kind, "measure": measure, "beside_id": UUID(beside) if beside else None}
        )


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
        "requirement": failure.condition or (failure.conditions[0] if failure.conditions else ""),
    }  # fmt: skip
    form = DecideForm(
        posted(request), pack=pack, failure=failure, open_to=_open_to(actor, pack, failure), initial=first
    )

    def act() -> str:
        made = commands.decide(
            actor, person_id, failure_id, form.draft(), expected=form.cleaned_data["version"]
        )
        if commands.waits_for_approval(made):
            return f"Asked for: {response_words(pack, made.kind)}. It waits for somebody else’s approval"
        said = f"Decided: {made.what or response_words(pack, made.kind)}"
        letter = getattr(made, "letter_id", None)
        return f"{said}. The letter is made: send it, then write that down" if letter else said

    return step_page(
        request, person_id, failure, form, act, title="Decide what follows", button="Decide",
        lead="You decide, in your own name. What stands below only proposes.", notes=_notes(pack, failure),
        why=explain(failure.proposal, pack.date_order), weighed=weighed(failure.weighing),
    )  # fmt: skip


def _open_to(actor: Actor, pack: Jurisdiction, failure: FailureShown) -> tuple[Option, ...]:
    live = live_grids(actor.agency_id, pack, failure.order_kind, clock.today(actor.zone))
    held = failure.weighing
    grid = next((each for each in live if held is not None and each.code == held.grid), None)
    return options(
        pack,
        failure.proposal.step if failure.proposal else "",
        Weighed(grid, range_of(grid, held.facts)) if grid is not None and held is not None else None,
        supervisor=Permission.SANCTION_APPROVE in actor.permissions,
    )


def _hint(option: Option, failure: FailureShown) -> str:
    step = failure.proposal.step if failure.proposal else ""
    said = []
    if failure.weighing is not None and failure.weighing.lowest:
        said.append(DIRECTIONS[option.direction])
    elif option.direction or step in PROPOSES:
        said.append("Departs from the proposal" if option.direction else "As the rule proposes")
    if option.kind == SANCTION:
        said.append(f"Imposed by {option.power.label}")
    elif step == Step.NO_PUBLISHED_RULE and option.direction:
        said = ["No published rule: it waits for approval"]
    if option.measure is not None and option.measure.most:
        said.append(f"At most {option.measure.most} {option.measure.counted_in}")
    return ". ".join(said)


def _notes(pack: Jurisdiction, failure: FailureShown) -> tuple[str, ...]:
    heavy = [
        response_words(pack, kind).lower()
        for kind in ("warning", "referral")
        if not commands.light(pack, kind)
    ]
    steps = f"Before a {' or a '.join(heavy)} the steps of due process are closed on their own page: prepare it first."
    return (*_grounds(failure), *([steps] if heavy else []))


def _grounds(failure: FailureShown) -> tuple[str, ...]:
    if failure.subject_kind == "money" and (failure.ability is None or failure.ability.able != "able"):
        return ("Nothing adverse can follow: nobody has found that the person was able to pay.",)
    if failure.subject_kind == "checkin":
        return ("A check-in that was not answered is never the only ground for anything adverse.",)
    return ()
