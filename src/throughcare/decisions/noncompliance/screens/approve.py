"""Screen: approve or decline a response that is stricter than what is proposed; never one's own."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.screens.why import explain, weighed
from throughcare.decisions.noncompliance.wording import response_words
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import Code, CodeField, NoteField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction

ANSWERS = (
    Code("approve", "Approve it", "It is given today, in the name of who asked for it, with your approval."),
    Code("decline", "Decline it", "Nothing follows from it. It is decided anew."),
)


class ApproveForm(VersionedForm):
    """Yes or no, and why."""

    approve = CodeField(label="What do you decide?", codes=ANSWERS)
    answer = NoteField(
        label="Why?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows what was asked for; POST answers it."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.SANCTION_APPROVE)
    pack = jurisdictions.get(actor.jurisdiction)
    form = ApproveForm(posted(request), initial={"version": failure.version})

    def act() -> str:
        given = form.cleaned_data
        if given["approve"] == "decline":
            commands.decline_response(
                actor, person_id, failure_id, answer=given["answer"], expected=given["version"]
            )
            return "Declined. It is to be decided anew"
        response = commands.approve_response(
            actor, person_id, failure_id, answer=given["answer"], expected=given["version"]
        )
        return f"Approved: {response_words(pack, response.kind)}"

    return step_page(
        request, person_id, failure, form, act, title="Approve or decline", button="Save the answer",
        lead=_said(pack, failure), why=explain(failure.proposal, pack.date_order), weighed=weighed(failure.weighing),
    )  # fmt: skip


def _said(pack: Jurisdiction, failure: FailureShown) -> str:
    asked = failure.asked
    if asked is None or asked.state != "waiting":
        return "Nothing waits for approval here."
    what = asked.what or response_words(pack, asked.kind)
    why = f"Their reasons: {asked.reasons} Why more than is proposed: {asked.departs_because}"
    return f"{asked.by} asks for: {what}. {why}"
