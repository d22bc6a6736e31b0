"""Screens: who takes part in a hearing, and who came."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.hearings import commands, queries, wording
from throughcare.decisions.hearings.drafts import PartyDraft
from throughcare.decisions.hearings.queries import HearingView
from throughcare.decisions.hearings.screens.editing import form_page, hearing_page, may
from throughcare.platform.access.door import one_of
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.register.caseload.queries import colleagues
from throughcare.rules.jurisdictions.languages import LANGUAGES

CAME = {"yes": "Came", "no": "Did not come", "": "Not recorded"}
_CAME = {"yes": True, "no": False}
LIAISON = "Of a victim liaison nothing but the role is kept, and neither the person nor the bench sees it."


class PartyFields(GovForm):
    """Who, and how they take part."""

    words = forms.CharField(
        label="Who is it?",
        max_length=160,
        required=False,
        help_text="Name and firm or office. No private address.",
    )
    user_id = CodeField(label="Or somebody who signs in here", codes=(), as_select=True, required=False)
    language = CodeField(label="Of an interpreter: which language?", codes=(), as_select=True, required=False)
    attends = CodeField(label="How do they take part?", codes=wording.ATTENDS.items(), initial="in_person")
    confirmed_on = DateField(
        label="On which day did they say that they come?", named="The day", required=False,
        help_text="Of an interpreter: when the booking was confirmed.",
    )  # fmt: skip

    def offer(self, request: ActingRequest, person_id: UUID) -> None:
        """Colleagues, and members of the bench."""
        panel = queries.choices(request.actor, person_id).panel
        known = dict(colleagues(request.actor)) | {key: f"{name} (bench)" for key, name in panel}
        self.fill("user_id", known.items(), "Nobody")
        self.fill("language", sorted(LANGUAGES.items(), key=lambda each: each[1]), "None")

    def draft(self, role: str) -> PartyDraft:
        """What was typed."""
        given: dict[str, Any] = self.cleaned_data
        return PartyDraft(
            role=role, words=given["words"], user_id=UUID(given["user_id"]) if given["user_id"] else None,
            language=given["language"], attends=given["attends"], confirmed_on=given["confirmed_on"],
        )  # fmt: skip


class AddForm(PartyFields, OnceForm):
    """Somebody more."""

    role = CodeField(label="As what?", codes=wording.ROLES.items(), as_select=True)
    field_order = ("role", "words", "user_id", "language", "attends", "confirmed_on")


class PartyForm(PartyFields, VersionedForm):
    """How somebody takes part, or that they do not."""

    leaves = forms.BooleanField(label="They take no part after all", required=False)


class AttendanceForm(OnceForm):
    """Who came."""

    def ask(self, view: HearingView) -> None:
        """One question a party."""
        for each in view.parties:
            who = f"{wording.ROLES[each.role]}{': ' + each.who if each.who else ''}"
            self.fields[str(each.id)] = CodeField(
                label=who, codes=CAME.items(), required=False,
                initial={True: "yes", False: "no", None: ""}[each.attended],
            )  # fmt: skip

    def came(self, view: HearingView) -> dict[UUID, bool]:
        """By party."""
        given = {each.id: self.cleaned_data[str(each.id)] for each in view.parties}
        return {key: _CAME[said] for key, said in given.items() if said}


@require_http_methods(["GET", "HEAD", "POST"])
def add_party(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET asks who; POST puts them on the list."""
    actor = request.actor
    may(request, "hearings:add_party", person_id, hearing_id)
    form = AddForm(posted(request))
    form.offer(request, person_id)
    return form_page(
        request, person_id, form,
        lambda: commands.add_party(actor, hearing_id, form.draft(form.cleaned_data["role"])),
        title="Name somebody who takes part", button="Add", done="They are on the list",
        back=hearing_page(person_id, hearing_id), says=(LIAISON,),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def party(request: ActingRequest, person_id: UUID, hearing_id: UUID, party_id: UUID) -> HttpResponse:
    """GET shows how somebody takes part; POST changes it, or takes them off."""
    actor, view = request.actor, may(request, "hearings:party", person_id, hearing_id)
    held = one_of(view.parties, person_id, party_id, "no such party")
    first = {
        name: getattr(held, name) for name in ("version", "words", "language", "attends", "confirmed_on")
    }
    form = PartyForm(posted(request), initial={**first, "user_id": str(held.user_id or "")})
    form.offer(request, person_id)

    def act() -> object:
        version = form.cleaned_data["version"]
        if form.cleaned_data["leaves"]:
            return commands.drop_party(actor, party_id, expected=version)
        return commands.change_party(actor, party_id, form.draft(held.role), expected=version)

    return form_page(
        request, person_id, form, act, title=wording.ROLES[held.role], button="Save", done="It is saved",
        back=hearing_page(person_id, hearing_id),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET asks who came; POST writes it down."""
    actor, view = request.actor, may(request, "hearings:attendance", person_id, hearing_id)
    form = AttendanceForm(posted(request))
    form.ask(view)
    return form_page(
        request, person_id, form, lambda: commands.record_attendance(actor, hearing_id, form.came(view)),
        title="Who came", button="Record it", done="Who came is recorded", back=hearing_page(person_id, hearing_id),
        says=("Where somebody has to be there, an interpreter or an adult, and is not, the hearing is put off.",),
    )  # fmt: skip
