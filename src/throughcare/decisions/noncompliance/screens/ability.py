"""Screen: find whether the person was able to pay. Without a finding nothing adverse follows a missed payment."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import AbilityDraft
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.wording import ABLE
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, NoteField, VersionedForm


class AbilityForm(VersionedForm):
    """What was found, and on what it rests."""

    able = CodeField(label="Was the person able to pay?", codes=tuple(ABLE.items()))
    looked_at = NoteField(
        label="What did you look at?", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Income, needs, other debts; what you asked and what the person said.",
        error_messages={"required": "Say what you looked at"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def ability(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows the form; POST keeps the finding."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.EXCUSE_JUDGE)
    held = failure.ability
    first: dict[str, object] = {"version": failure.version}
    if held is not None:
        first |= {"able": held.able, "looked_at": held.looked_at}
    form = AbilityForm(posted(request), initial=first)

    def act() -> str:
        given = form.cleaned_data
        draft = AbilityDraft(able=given["able"], looked_at=given["looked_at"])
        commands.find_ability(actor, person_id, failure_id, draft, expected=given["version"])
        return "Finding kept"

    return step_page(
        request, person_id, failure, form, act, title="Was the person able to pay?", button="Keep the finding",
        lead="Somebody who could not pay has not failed. Without this finding nothing adverse can follow.",
    )  # fmt: skip
