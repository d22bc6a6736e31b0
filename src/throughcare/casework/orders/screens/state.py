"""Screen: record what is happening to the person from a day on. What each answer changes stands beside it."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.commands.states import ELSEWHERE
from throughcare.casework.orders.drafts import StateDraft
from throughcare.casework.orders.screens.editing import form_page, writer
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import Code, CodeField, DateField, NoteField, OnceForm
from throughcare.rules.contacts import SupervisionState, change

OFFERED = [state for state in SupervisionState if state not in ELSEWHERE]


class StateForm(OnceForm):
    """A state, its first day, and on what it rests."""

    state = CodeField(label="What is happening?", codes=[(state.value, state.label) for state in OFFERED])
    starts_on = DateField(label="First day", help_text="The state until then ends on this day.")
    note = NoteField(
        label="On what this rests",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Who said so, and how you know.",
    )

    def draft(self) -> StateDraft:
        """What was typed."""
        given = self.cleaned_data
        return StateDraft(state=given["state"], starts_on=given["starts_on"], note=given["note"])

    def explain(self, now: SupervisionState | None) -> None:
        """Offer every state but the present one, each with what it would change."""
        states = [state for state in OFFERED if state is not now]
        listed = [Code(state.value, state.label, what_changes(now, state)) for state in states]
        field = CodeField(label=self.fields["state"].label, codes=listed)
        self.fields["state"] = field


def what_changes(now: SupervisionState | None, state: SupervisionState) -> str:
    """ "What this changes: ..." in whole sentences."""
    return f"What this changes: {' '.join(change(now, state).in_words())}"


@require_http_methods(["GET", "POST"])
def change_state(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET shows the states and what each changes; POST records the change."""
    actor, pack = writer(request, "orders:state", person_id)
    today = clock.today(actor.zone)
    now = queries.orders_of(actor, person_id).state_on(today)
    form = StateForm(posted(request), initial={"starts_on": today})
    form.explain(SupervisionState(now.state) if now and now.state in set(SupervisionState) else None)
    since = (
        f"Now: {now.label}, since {Wording(pack).day(now.starts_on)}" if now else "No state is recorded yet."
    )
    return form_page(
        request, person_id, form, lambda: commands.change_state(actor, person_id, form.draft()),
        title="Change the state of supervision", button="Save", done="State changed",
        lead=f"{since}. A death, whereabouts unknown and the end of supervision have pages of their own.",
    )  # fmt: skip
