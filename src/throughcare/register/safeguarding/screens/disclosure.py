"""Screens: what was told to a third party, and taking back what was written down by mistake."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.register.safeguarding import commands, queries, wording
from throughcare.register.safeguarding.drafts import DisclosureDraft
from throughcare.register.safeguarding.screens.editing import form_page, may

PAGE = "safeguarding:disclosure"


class DisclosureForm(OnceForm):
    """What was told, to whom, and by what power."""

    recipient_kind = CodeField(label="Who was told?", codes=wording.RECIPIENTS.items(), as_select=True)
    recipient = forms.CharField(
        label="Which service or role?", max_length=160,
        help_text="For example, “duty officer, county police”. A private person is described, not named.",
        error_messages={"required": "Enter who was told"},
    )  # fmt: skip
    what = NoteField(
        label="What was told?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The kinds of information, such as “address and next appointment”, not the information itself.",
        error_messages={"required": "Say what was told"},
    )  # fmt: skip
    why = NoteField(
        label="What was it for?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what it was for"},
    )  # fmt: skip
    basis = CodeField(label="On which ground?", codes=wording.BASES.items())
    power = forms.CharField(
        label="By what power?", max_length=200,
        help_text="The section of the law, the court’s order, the agreement, or how the person agreed.",
        error_messages={"required": "Enter the law, order or agreement that allows it"},
    )  # fmt: skip
    how = CodeField(label="How?", codes=wording.TOLD_HOW.items())
    told_on = DateField(label="When?", named="The day")

    def draft(self) -> DisclosureDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "submission"}
        return DisclosureDraft(**given)


class TakeBackForm(VersionedForm):
    """Why a disclosure written down is not true."""

    because = CodeField(label="Why is it not true?", codes=commands.TAKEN_BACK.items())


@require_http_methods(["GET", "HEAD", "POST"])
def disclose(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    may(request, PAGE, person_id, Permission.DISCLOSURE_RECORD)
    form = DisclosureForm(posted(request), initial={"told_on": clock.today(actor.zone)})
    return form_page(
        request, person_id, form, lambda: commands.disclose(actor, person_id, form.draft()),
        title="Record a disclosure", button="Save", done="Disclosure recorded", anchor="disclosures",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def take_back_disclosure(request: ActingRequest, person_id: UUID, disclosure_id: UUID) -> HttpResponse:
    """GET asks why it is not true; POST takes it back. Its history stays."""
    actor = request.actor
    may(request, PAGE, person_id, Permission.DISCLOSURE_RECORD)
    found = queries.disclosure(actor, person_id, disclosure_id)
    form = TakeBackForm(posted(request), initial={"version": found.version})

    def act() -> None:
        given = form.cleaned_data
        commands.take_back_disclosure(
            actor, person_id, disclosure_id, because=given["because"], expected=given["version"]
        )

    return form_page(
        request, person_id, form, act, title="Take back a disclosure", button="Take it back", kind="warning",
        done="Disclosure taken back. It stays in the history", lead=found.to_whom, anchor="disclosures",
    )  # fmt: skip
