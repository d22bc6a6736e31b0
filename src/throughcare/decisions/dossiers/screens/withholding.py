"""Screens: asking that a paper is withheld from the person, deciding it, and showing it again."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.screens.framing import form_page, paper_href
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, VersionedForm


class WithholdForm(VersionedForm):
    """Why."""

    because = forms.CharField(
        label="Why is the person not to see it?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the person is not to see it"},
    )  # fmt: skip


class DecideForm(VersionedForm):
    """Whether it is withheld, and why."""

    agree = CodeField(
        label="Is it withheld from the person?",
        codes=(("yes", "Yes, it is withheld"), ("no", "No, they get it")),
    )
    answer = forms.CharField(
        label="Your reasons", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give your reasons"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def withhold(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET asks why; POST asks somebody else to decide."""
    actor = request.actor
    door.look(actor, "dossiers:withhold", person_id, Permission.HEARING_ARRANGE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = WithholdForm(posted(request), initial={"version": item.version})
    return form_page(
        request, person_id, form,
        lambda: commands.ask_to_withhold(
            actor, exhibit_id, form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        title="Ask to withhold this paper", button="Ask",
        done="Somebody else decides whether it is withheld. Until then the dossier cannot be made.",
        back=paper_href(person_id, dossier_id, exhibit_id), back_text="Paper",
        says=("The person has a right to see what is used. A manager decides, and the person is told that something was"
              " withheld.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET shows what was asked and the paper; POST decides."""
    actor = request.actor
    door.look(actor, "dossiers:decide", person_id, Permission.PROCESS_DECIDE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = DecideForm(posted(request), initial={"version": item.version})

    def act() -> None:
        given = form.cleaned_data
        commands.decide_withholding(
            actor,
            exhibit_id,
            agree=given["agree"] == "yes",
            answer=given["answer"],
            expected=given["version"],
        )

    asked = f"{item.asked_by} asked: {item.withheld_because}" if item.withheld_because else "Nobody asked."
    return form_page(
        request, person_id, form, act, title="Decide whether it is withheld", button="Decide", done="It is decided",
        back=paper_href(person_id, dossier_id, exhibit_id), back_text="Paper", says=(asked,),
        text=tuple((label, words) for label, words in item.said),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ActingRequest, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> HttpResponse:
    """GET asks; POST takes back that it is withheld."""
    actor = request.actor
    door.look(actor, "dossiers:show", person_id, Permission.HEARING_ARRANGE)
    _, item = queries.item_of(actor, person_id, dossier_id, exhibit_id)
    form = VersionedForm(posted(request), initial={"version": item.version})
    return form_page(
        request, person_id, form,
        lambda: commands.show_again(actor, exhibit_id, expected=form.cleaned_data["version"]),
        title="Show it to the person", button="Show it", done="The person gets this paper",
        back=paper_href(person_id, dossier_id, exhibit_id), back_text="Paper",
    )  # fmt: skip
