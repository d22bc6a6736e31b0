"""Screen: ask the person whether they agree, and write down what they say."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.agreeing import NEVER
from throughcare.casework.plans.drafts import AnswerDraft
from throughcare.casework.plans.queries import plan_needed
from throughcare.casework.plans.screens.editing import BOTH, Ask, form_page, may, words
from throughcare.casework.plans.wording import WAYS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, OnceForm

ANSWERS = {
    "yes": "Yes, they agree",
    "no": "No, they do not agree",
    "could_not_answer": "They could not answer",
}


class AskForm(OnceForm):
    """What they answered."""

    answer = CodeField(label="Does the person agree to the plan?", codes=ANSWERS.items())
    reason = words(
        "If not: why, in their own words?", required=False, most=4000, rows=4,
        hint="Needed where they do not agree, or could not answer. The person reads it in their copy.",
    )  # fmt: skip
    signed = CodeField(label="Did they sign it?", codes=[("yes", "Yes"), ("no", "No")])
    way = CodeField(label="How were they asked?", codes=WAYS.items())
    with_them = forms.CharField(
        label="Who was with them?", required=False, max_length=200,
        help_text="Such as an interpreter, an advocate or a relative they wanted there.",
    )  # fmt: skip
    asked_on = DateField(label="When were they asked?", named="The day")

    def draft(self) -> AnswerDraft:
        """What was typed."""
        given = self.cleaned_data
        return AnswerDraft(
            answer=given["answer"], asked_on=given["asked_on"], way=given["way"], reason=given["reason"],
            signed=given["signed"] == "yes", with_them=given["with_them"],
        )  # fmt: skip


@require_http_methods(BOTH)
def ask(request: ActingRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """GET asks; POST writes down the answer."""
    actor = request.actor
    may(request, "ask", person_id, Permission.PLAN_WRITE)
    held = plan_needed(actor, person_id)
    version = next((each for each in held.versions if each.record_id == version_id), None)
    if version is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    form = AskForm(posted(request), initial={"asked_on": clock.today(actor.zone), "way": "in_person"})
    before = held.answer_to(version)
    if before is not None and before.answer == "could_not_answer":
        form.fill("answer", [(code, ANSWERS[code]) for code in ("yes", "no")])

    def act() -> None:
        commands.record_answer(actor, person_id, version_id, form.draft())

    says = (
        "Go through the plan with the person, in the words of their own copy. Say that they may say no.",
        NEVER,
    )
    asking = Ask(
        f"Ask about version {version.number}", "Save the answer", "Their answer is written down", says=says
    )
    return form_page(request, person_id, form, act, asking)
