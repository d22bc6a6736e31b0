"""Screen: what a court or board decided at a hearing, recorded as a fact."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dueprocess.screens.editing import MomentForm, day_field, time_field
from throughcare.decisions.dueprocess.wording import AUTHORITY_WORDS, KIND_WORDS
from throughcare.decisions.hearings import commands, queries, wording
from throughcare.decisions.hearings.drafts import ResultDraft
from throughcare.decisions.hearings.screens.condition_fields import ConditionFields
from throughcare.decisions.hearings.screens.editing import hearing_page, may
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, DateField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FramedFormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date, clock_time

A_FACT = (
    "What a court or board decided is a fact and is never refused here. Every step of a fair process that nothing"
    " proves reads “not evidenced”, and a manager is told."
)
OF_AN_APPEAL = (
    "What comes of this hearing proposes what the appeal comes to. It is decided on the appeal’s own page."
)


class RecordForm(ConditionFields, MomentForm, VersionedForm):
    """A result made elsewhere."""

    moments = ("decided_at",)
    outcome = CodeField(label="What came of it?", codes=wording.RESULTS.items())
    kind = CodeField(
        label="If it weighs on the person: what was decided about?", codes=KIND_WORDS.items(), as_select=True,
        required=False,
    )  # fmt: skip
    authority = CodeField(label="Who decided it?", codes=AUTHORITY_WORDS.items(), initial="court")
    made_by = forms.CharField(
        label="The name of the court, the board, the minister or the person", max_length=160,
        error_messages={"required": "Name who decided it"},
    )  # fmt: skip
    decided_at_day = day_field("Decided on which day?")
    decided_at_time = time_field()
    reasons = NoteField(
        label="Reasons, as they were given", widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Give the reasons, in writing"},
    )  # fmt: skip
    late_because = forms.CharField(
        label="Why is it recorded only now?", max_length=500, required=False,
        help_text="Needed where somebody of this agency decided it.",
    )  # fmt: skip
    appeal_by = DateField(label="Last day to appeal", named="The last day", required=False)
    field_order = (
        "outcome", "kind", "authority", "made_by", "decided_at_day", "decided_at_time", "reasons", "late_because",
        "appeal_by",
    )  # fmt: skip

    def draft(self) -> ResultDraft:
        """What was typed."""
        given: dict[str, Any] = self.cleaned_data
        late = "" if given["authority"] in ("court", "board") else given["late_because"]
        names = ("outcome", "authority", "made_by", "decided_at", "reasons", "appeal_by")
        plain = {name: given[name] for name in names}
        return ResultDraft(**plain, kind=given.get("kind", ""), late_because=late, conditions=self.changes())


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET asks what came of it; POST records it with what it did to the order's conditions, all or none."""
    actor, view = request.actor, may(request, "hearings:result", person_id, hearing_id)
    line, zone = view.line, actor.zone
    first = {
        "version": line.version, "made_by": line.body, "decided_at_day": civil_date(line.starts_at, zone),
        "decided_at_time": clock_time(line.starts_at, zone),
    }  # fmt: skip
    form = RecordForm(posted(request), zone=zone, initial=first)
    if line.appeal is not None:
        form.only_proposes()
    else:
        form.ask_conditions(
            queries.conditions_of(actor, line.order_id), jurisdictions.get(actor.jurisdiction),
            may_set=line.order_id is not None,
        )  # fmt: skip
    if line.process_id is not None or line.appeal is not None:
        del form.fields["kind"]
    back = hearing_page(person_id, hearing_id)

    def act() -> object:
        return form.beside(lambda: commands.record_result(
            actor, hearing_id, form.draft(), expected=form.cleaned_data["version"]))  # fmt: skip

    if form.asks_for_more:
        form.show_more()
    elif answer := act_once(request, form, act, done="What came of the hearing is recorded", back=back):
        return answer
    shown = FramedFormPage(
        form, "Record what came of the hearing", "Record it", back, person_header(actor, person_id), "The hearing",
        says=(OF_AN_APPEAL,) if line.appeal else (A_FACT,), app="hearings",
    )  # fmt: skip
    return page(request, "hearings/result.jinja", shown, status=status_of(form))
