"""Screens of being heard: the person asked, their reason judged, treatment, and disputes."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import TestDraft, TreatmentDraft
from throughcare.casework.testing.queries.person import Tested, contest_of, tested, treatment_of
from throughcare.casework.testing.queries.place import kinds_of, testing_of
from throughcare.casework.testing.screens.editing import (
    MomentForm,
    begin,
    form_page,
    listed,
    step_page,
)
from throughcare.casework.testing.wording import (
    ACCEPTED,
    JUDGED,
    NONE_GIVEN,
    NOT_ACCEPTED,
    RANDOM,
    REASONS,
    SHOWN_BY,
    WAYS,
)
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import (
    CodeField,
    CodesField,
    DateField,
    NoteField,
    OnceForm,
    VersionedForm,
)

CHANGES = require_http_methods(["GET", "HEAD", "POST"])
DESCRIBE = "Name nobody else: describe them."


class OrderForm(OnceForm):
    """A test that somebody orders."""

    condition_id = CodeField(label="Which condition allows it?", codes=())
    reason = CodeField(label="Why?", codes=[each for each in REASONS.items() if each[0] != RANDOM])
    words = NoteField(
        label="What was seen, or what else to know", required=False, max_length=500, help_text=DESCRIBE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    on = DateField(label="For which day?")
    place = forms.CharField(label="Where?", max_length=160, required=False)

    def draft(self) -> TestDraft:
        """What was typed."""
        given = self.cleaned_data
        return TestDraft(
            condition_id=UUID(given["condition_id"]), reason=given["reason"], words=given["words"], on=given["on"],
            place=given["place"],
        )  # fmt: skip


class AskForm(MomentForm):
    """The person asked, and what they said."""

    way = listed("How were they asked?", WAYS)
    answer = NoteField(
        label="What do they say?", required=False, max_length=4000,
        help_text=f"In their words. Leave it empty if they gave no answer. {DESCRIBE}",
    )  # fmt: skip
    field_order = ("way", "on", "at", "answer")


class JudgeForm(VersionedForm):
    """A reason judged."""

    judged = CodeField(label="Is the reason accepted?", codes=())
    words = NoteField(
        label="Why?", required=False, max_length=1000, help_text=DESCRIBE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class TreatmentForm(OnceForm):
    """A prescribed treatment."""

    what = forms.CharField(label="What is prescribed?", max_length=120)
    analytes = CodesField(label="Which findings does it explain?", codes=())
    starts_on = DateField(label="Since when?")
    ends_on = DateField(
        label="Until when?", required=False, help_text="The first day without it. Empty while it runs."
    )
    shown_by = listed("How do you know?", SHOWN_BY)

    def __init__(self, *args: Any, analytes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("analytes", ((code, f"{words[0].upper()}{words[1:]}") for code, words in analytes.items()))

    def draft(self) -> TreatmentDraft:
        """What was typed."""
        given = self.cleaned_data
        return TreatmentDraft(
            what=given["what"], analytes=tuple(given["analytes"]), starts_on=given["starts_on"],
            ends_on=given["ends_on"], shown_by=given["shown_by"],
        )  # fmt: skip


class TreatmentChangeForm(VersionedForm):
    """A treatment that ends or is confirmed."""

    shown_by = listed("How do you know?", SHOWN_BY)
    ends_on = DateField(
        label="Until when?", required=False, help_text="The first day without it. Empty while it runs."
    )


class ContestForm(VersionedForm):
    """What the person says against a result."""

    words = NoteField(label="What do they say?", max_length=4000, help_text=f"In their words. {DESCRIBE}")
    retest = forms.BooleanField(label="They ask for the second bottle to be tested", required=False)


class DecideForm(VersionedForm):
    """A dispute decided."""

    upheld = CodeField(
        label="Who is right?",
        codes=[("yes", "The person: the test is set aside"), ("no", "The result stands")],
    )
    answer = NoteField(
        label="Why?", max_length=1000, help_text=DESCRIBE, widget=forms.Textarea(attrs={"rows": 4})
    )


@CHANGES
def order(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST orders a test."""
    held, actor = _open(request, "testing:order", person_id, Permission.APPOINTMENT_BOOK), request.actor
    form = OrderForm(posted(request), initial={"on": clock.today(actor.zone)})
    form.fill("condition_id", ((each.id, each.text) for each in held.conditions))
    return form_page(
        request, person_id, form, lambda: commands.order_test(actor, person_id, form.draft()),
        title="Ask for a test", button="Ask for the test", done="The test is asked for. Tell the person",
        back=_tests(person_id), back_text="Tests",
        says=("Only a condition that allows tests, and that runs on the day, can be chosen.",),
    )  # fmt: skip


@CHANGES
def ask(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST records that the person was asked, and what they said."""
    step = begin(request, "testing:ask", person_id, test_id, Permission.PROCESS_CARRY)
    form = AskForm(posted(request), zone=step.actor.zone, initial=step.initial())
    return step_page(
        step, form,
        lambda: commands.ask_person(
            step.actor, *step.ids, asked_at=form.moment(), way=form.cleaned_data["way"],
            answer=form.cleaned_data["answer"], expected=form.cleaned_data["version"],
        ),
        title="Ask the person", button="Record", done="Recorded",
        says=("Ask about prescribed treatment too: what it explains is never held against anybody.",),
    )  # fmt: skip


@CHANGES
def judge(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows what the person said; POST judges it and concludes the test."""
    step = begin(request, "testing:judge", person_id, test_id, Permission.EXCUSE_JUDGE)
    asked = step.held.explanation_of(test_id)
    answered = bool(asked and asked.answer)
    codes = (ACCEPTED, NOT_ACCEPTED) if answered else (NONE_GIVEN,)
    form = JudgeForm(posted(request), initial=step.initial())
    form.fill("judged", ((code, JUDGED[code]) for code in codes))
    says = f"They say: “{asked.answer}”" if asked and asked.answer else "They were asked and gave no answer."
    return step_page(
        step, form,
        lambda: commands.judge_reason(
            step.actor, *step.ids, judged=form.cleaned_data["judged"], words=form.cleaned_data["words"],
            expected=form.cleaned_data["version"],
        ),
        title="Judge the reason", button="Conclude the test", done="The test is concluded",
        says=(says if asked else "They were not asked yet: ask them first.",),
    )  # fmt: skip


@CHANGES
def treatment(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET shows the form; POST keeps a prescribed treatment."""
    door.look(request.actor, "testing:treatment", person_id, Permission.SENSITIVE_READ)
    form = TreatmentForm(posted(request), analytes=dict(testing_of(request.actor).analytes))
    return form_page(
        request, person_id, form, lambda: commands.record_treatment(request.actor, person_id, form.draft()),
        title="Prescribed treatment", button="Save", done="The treatment is kept", back=_tests(person_id, "treatment"),
        back_text="Tests", says=("Health data: seen only by those who may read sensitive notes.",),
    )  # fmt: skip


@CHANGES
def change_treatment(request: ActingRequest, person_id: UUID, treatment_id: UUID) -> HttpResponse:
    """GET shows the treatment; POST says when it ends, or that it is confirmed."""
    actor = request.actor
    held = _open(request, "testing:change_treatment", person_id, Permission.SENSITIVE_READ)
    found = treatment_of(held, person_id, treatment_id)
    form = TreatmentChangeForm(
        posted(request),
        initial={"version": found.version, "shown_by": found.shown_by, "ends_on": found.ends_on},
    )
    return form_page(
        request, person_id, form,
        lambda: commands.change_treatment(
            actor, person_id, treatment_id, ends_on=form.cleaned_data["ends_on"],
            shown_by=form.cleaned_data["shown_by"], expected=form.cleaned_data["version"],
        ),
        title="Change a treatment", button="Save", done="Saved", back=_tests(person_id, "treatment"), back_text="Tests",
        says=(found.what,),
    )  # fmt: skip


@CHANGES
def contest(request: ActingRequest, person_id: UUID, test_id: UUID) -> HttpResponse:
    """GET shows the form; POST writes down that the person disputes the test."""
    step = begin(request, "testing:contest", person_id, test_id, Permission.DISPUTE_RECORD)
    form = ContestForm(posted(request), initial=step.initial())
    return step_page(
        step, form,
        lambda: commands.contest_test(
            step.actor, *step.ids, words=form.cleaned_data["words"], retest=form.cleaned_data["retest"],
            expected=form.cleaned_data["version"],
        ),
        title="The person disputes this test", button="Record", done="Recorded. Nothing follows until it is decided",
    )  # fmt: skip


@CHANGES
def decide(request: ActingRequest, person_id: UUID, test_contest_id: UUID) -> HttpResponse:
    """GET shows what the person says; POST decides on the dispute."""
    actor = request.actor
    held = _open(request, "testing:decide", person_id, Permission.DISPUTE_DECIDE)
    found = contest_of(held, person_id, test_contest_id)
    form = DecideForm(posted(request), initial={"version": found.version})
    return form_page(
        request, person_id, form,
        lambda: commands.decide_contest(
            actor, person_id, test_contest_id, upheld=form.cleaned_data["upheld"] == "yes",
            answer=form.cleaned_data["answer"], expected=form.cleaned_data["version"],
        ),
        title="Decide on a dispute", button="Decide", done="Decided",
        back=reverse("testing:test", args=[person_id, found.test_id]), back_text="The test",
        says=(f"They say: “{found.words}”",),
    )  # fmt: skip


def _open(request: ActingRequest, name: str, person_id: UUID, permission: Permission) -> Tested:
    door.look(request.actor, name, person_id, permission)
    return tested(request.actor, person_id, kinds_of(request.actor))


def _tests(person_id: UUID, anchor: str = "") -> str:
    return reverse("testing:tests", args=[person_id]) + (f"#{anchor}" if anchor else "")
