"""Screens: answer a referral, give it to a colleague, write the action plan, measure, ask to end, report."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.interventions.reasons import reasons_for
from throughcare.casework.provision import commands, wording
from throughcare.casework.provision.drafts import MeasureDraft, ReportDraft
from throughcare.casework.provision.queries import Referral, colleagues, work_under
from throughcare.casework.provision.screens.editing import back_to, form_page, look_at
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.rules.interventions.referring import ROUTE, RUNNER, SERVICE
from throughcare.rules.kernel import UnknownCode

SHORT = forms.Textarea(attrs={"rows": 3})


class MoveForm(VersionedForm):
    """What goes with a move: a reason where one is asked, a colleague where somebody takes it on."""

    reason = CodeField(label="Why?", codes=(), required=False)
    words = NoteField(
        label="What should the officer and the person know about it?", max_length=1000, required=False,
        widget=SHORT, help_text="The officer reads this, and the person may. Nothing clinical.",
    )  # fmt: skip
    worker = forms.ChoiceField(label="Who works with the person?", required=False)

    def __init__(
        self, *args: Any, reasons: dict[str, str], staff: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if reasons:
            self.fill("reason", reasons.items())
        else:
            del self.fields["reason"]
        if staff:
            self.fill("worker", staff, first="Decide later")
        else:
            del self.fields["worker"]


class GiveForm(VersionedForm):
    """To whom."""

    worker = forms.ChoiceField(label="Who works with the person?")

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("worker", staff, first="Choose one")


class PlanForm(OnceForm):
    """How many sessions, and what is done in them."""

    sessions = forms.IntegerField(label="How many sessions?", widget=forms.NumberInput({"width": "3"}))
    activities = NoteField(
        label="What is done in them?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One activity a line. The officer reads it before approving.",
    )  # fmt: skip
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MeasureForm(OnceForm):
    """A value."""

    title = forms.CharField(
        label="What is measured?",
        max_length=160,
        help_text="The same words each time, so that values are compared.",
    )
    value = forms.FloatField(label="Value", widget=forms.NumberInput({"width": "5", "step": "any"}))
    unit = forms.CharField(
        label="Unit", max_length=40, required=False, widget=forms.TextInput({"width": "10"})
    )
    better = CodeField(
        label="Which way is better?", codes=(("up", "More is better"), ("down", "Less is better"))
    )
    moment = CodeField(label="When in the service?", codes=wording.MOMENTS.items())
    measured_on = DateField(label="Day it was measured", named="The day")


class EndForm(VersionedForm):
    """Why it is to end."""

    reason = CodeField(label="Why?", codes=())
    words = NoteField(
        label="What happened?",
        max_length=1000,
        widget=SHORT,
        help_text="The officer reads this. Nothing clinical.",
    )

    def __init__(self, *args: Any, reasons: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("reason", reasons.items())


class ReportForm(OnceForm):
    """How far each outcome was reached, then what became of it."""

    progress = NoteField(label="What became of it?", required=False, max_length=4000)
    further = NoteField(label="What would help from here?", required=False, max_length=4000)
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, outcomes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes = outcomes
        for at, outcome in enumerate(outcomes):
            self.fields[f"achieved_{at}"] = CodeField(
                label=f"“{outcome}”", codes=[(code, words.capitalize()) for code, words in wording.ACHIEVED.items()],
                required=False,
            )  # fmt: skip
            self.fields[f"words_{at}"] = forms.CharField(
                label=f"About “{outcome}”", max_length=500, required=False
            )
        own = [name for name in self.fields if name not in {"progress", "further", "submission"}]
        self.order_fields([*own, "progress", "further"])

    def draft(self) -> ReportDraft:
        """What was typed."""
        given = self.cleaned_data
        return ReportDraft(
            outcomes=tuple(
                (outcome, given.get(f"achieved_{at}", ""), given.get(f"words_{at}", ""))
                for at, outcome in enumerate(self.outcomes)
            ),
            progress=given["progress"],
            further=given["further"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: ActingRequest, referral_id: UUID, to: str) -> HttpResponse:
    """GET says what the move means; POST makes it."""
    actor = request.actor
    require(actor, Permission.REFERRAL_ANSWER)
    found = look_at(request, "move", referral_id)
    route = ROUTE[found.route]
    try:
        allowed = route.may(found.state, to, RUNNER)
    except UnknownCode as unknown:
        raise Http404 from unknown
    reasons = dict(reasons_for(found.route, found.state, to, RUNNER)) if allowed else {}
    staff = colleagues(actor) if to not in route.ends and found.worker_id is None else []
    form = MoveForm(posted(request), initial={"version": found.version}, reasons=reasons, staff=staff)

    def act() -> None:
        given = form.cleaned_data
        commands.move_on(
            actor, referral_id, to=to, expected=given["version"], reason=given.get("reason", ""),
            words=given["words"], worker=UUID(given["worker"]) if given.get("worker") else None,
        )  # fmt: skip

    closes = to in route.ends
    return form_page(
        request, form, act, title=f"{'Close' if closes else 'Move'}: {route.table.states[to].lower()}",
        button=route.table.states[to], done=f"Done: {route.table.states[to].lower()}", back=back_to(referral_id),
        about=_about(found), kind="warning" if closes else "primary",
        lead="The referral will be closed, and the officer told why." if closes else "The officer is told.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET asks to whom; POST gives it."""
    actor = request.actor
    require(actor, Permission.REFERRAL_ANSWER)
    found = look_at(request, "give", referral_id)
    first = {"version": found.version, "worker": str(found.worker_id or "")}
    form = GiveForm(posted(request), initial=first, staff=colleagues(actor))
    return form_page(
        request, form,
        lambda: commands.give_to(
            actor, referral_id, worker=UUID(form.cleaned_data["worker"]), expected=form.cleaned_data["version"]
        ),
        title="Give it to a colleague", button="Give it", done="Given", back=back_to(referral_id), about=_about(found),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def action_plan(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET shows the plan being written; POST keeps it, or sends it to the officer."""
    actor = request.actor
    found = look_at(request, "action_plan", referral_id)
    latest = work_under(referral_id).plan
    writing = latest if latest and latest.state == "created" else None
    first: dict[str, Any] = {"sessions": found.usual_sessions}
    if latest:
        first = {"sessions": latest.sessions, "activities": "\n".join(latest.activities)}
    if writing:
        first["expected"] = writing.version
    form = PlanForm(posted(request), initial=first)
    submit = request.POST.get("then") != "keep"

    def act() -> None:
        given = form.cleaned_data
        commands.write_plan(
            actor, referral_id, sessions=given["sessions"], activities=tuple(given["activities"].splitlines()),
            submit=submit, expected=given.get("expected") or 0,
        )  # fmt: skip

    says = (f"Sent back by the officer: {latest.answer}",) if latest and latest.state == "returned" else ()
    return form_page(
        request, form, act, title="Action plan", button="Send to the officer",
        done="Sent to the officer" if submit else "Kept. It is not sent yet", back=back_to(referral_id, "plan"),
        about=_about(found), says=says,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET asks; POST writes the value down."""
    actor = request.actor
    found = look_at(request, "measure", referral_id)
    taken = work_under(referral_id).measures
    first: dict[str, Any] = {"measured_on": clock.today(actor.zone)}
    if taken:
        last = taken[-1]
        first |= {"title": last.title, "unit": last.unit, "better": last.better, "moment": "after"}
    form = MeasureForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.take_measure(
            actor, referral_id,
            MeasureDraft(
                title=given["title"], unit=given["unit"], better=given["better"], moment=given["moment"],
                measured_on=given["measured_on"], value=given["value"],
            ),
        )  # fmt: skip

    return form_page(
        request, form, act, title="Measure an outcome", button="Save", done="The value is kept",
        back=back_to(referral_id, "measures"), about=_about(found),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_end(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET asks why; POST asks to end."""
    actor = request.actor
    found = look_at(request, "ask_to_end", referral_id)
    reasons = dict(reasons_for(SERVICE, "delivering", "end_requested", RUNNER))
    form = EndForm(posted(request), initial={"version": found.version}, reasons=reasons)
    return form_page(
        request, form,
        lambda: commands.ask_to_end(
            actor, referral_id, reason=form.cleaned_data["reason"], words=form.cleaned_data["words"],
            expected=form.cleaned_data["version"],
        ),
        title="Ask to end it early", button="Ask to end it", done="Asked. Now write the end-of-service report",
        back=back_to(referral_id), about=_about(found), kind="warning",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """GET shows the report being written; POST keeps it, or sends it and concludes the service."""
    actor = request.actor
    found = look_at(request, "report", referral_id)
    stands = work_under(referral_id).report
    first: dict[str, Any] = {}
    if stands:
        first = {"progress": stands.progress, "further": stands.further, "expected": stands.version}
        for at, each in enumerate(stands.outcomes):
            first |= {f"achieved_{at}": each["achieved"], f"words_{at}": each["words"]}
    form = ReportForm(posted(request), initial=first, outcomes=found.outcomes)
    submit = request.POST.get("then") != "keep"
    return form_page(
        request, form,
        lambda: commands.write_report(
            actor, referral_id, form.draft(), submit=submit, expected=form.cleaned_data.get("expected") or 0
        ),
        title="End-of-service report", button="Send to the officer",
        done="Sent. The service is concluded" if submit else "Kept. It is not sent yet",
        back=back_to(referral_id, "report"), about=_about(found),
        lead="The officer reads it, and the person may. Nothing clinical.",
    )  # fmt: skip


def _about(found: Referral) -> str:
    return f"{found.name}, {found.offering}" if found.name else found.offering
