"""Screens of one question: ask a colleague, done, open again, sign, countersign, send back, set aside, correct."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.assessments import commands, queries
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, GovForm, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload.queries import colleagues
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms.form import PROFESSIONS

AS_WHAT = [(each.value, words) for each, words in PROFESSIONS.items()]
BOTH = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class ActPage:
    """One question about an assessment. section: its title, where it is about one; gaps_shown: what is not answered."""

    person: PersonHeader
    sheet: queries.Sheet
    form: GovForm
    title: str
    button: str
    lead: str = ""
    kind: str = "primary"
    gaps_shown: bool = False


def _words(label: str, hint: str = "", required: bool = True) -> NoteField:
    return NoteField(
        label=label,
        help_text=hint,
        max_length=500,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AskForm(OnceForm):
    """Whom to ask, and as what."""

    user = forms.ChoiceField(label="Whom do you ask?", choices=())
    profession = CodeField(label="As what?", codes=AS_WHAT)


class DoneForm(OnceForm):
    """As what somebody has done a section."""

    profession = CodeField(label="As what do you say that it is done?", codes=AS_WHAT)


class AgainForm(OnceForm):
    """Why a section is opened again."""

    because = _words("Why is it opened again?", "Who had done it stays in the history.")


class SignForm(VersionedForm):
    """A signature."""


class CountersignForm(VersionedForm):
    """A second signature."""

    remarks = _words("Remarks (optional)", required=False)


class BackForm(VersionedForm):
    """Why it is sent back."""

    remarks = _words("What is to be looked at again?")


class AsideForm(VersionedForm):
    """Why it is set aside."""

    because = _words("Why is it set aside?", "Its answers stay in the history.")


class CorrectForm(OnceForm):
    """What is to be corrected."""

    because = _words(
        "What is to be corrected?",
        "A new version begins with every answer of this one. This one stays as it is until the new one is signed.",
    )


@require_http_methods(BOTH)
def ask(request: ActingRequest, person_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Ask a colleague to answer a section."""
    form = AskForm(posted(request))
    form.fill("user", colleagues(request.actor), first="Choose one")

    def act() -> None:
        given = form.cleaned_data
        commands.ask_colleague(
            request.actor, person_id, assessment_id, code, user_id=UUID(given["user"]),
            profession=given["profession"],
        )  # fmt: skip

    return _act(
        request, person_id, assessment_id, form, act, Permission.ASSESSMENT_WRITE, title="Ask a colleague",
        button="Ask", done="Asked. It stands on their Today page", section=code,
    )  # fmt: skip


@require_http_methods(BOTH)
def done(request: ActingRequest, person_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Say that a section is done."""
    form = DoneForm(posted(request), initial={"profession": _own_profession(request)})
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.finish_section(
            request.actor, person_id, assessment_id, code, profession=form.cleaned_data["profession"]
        ),
        Permission.ASSESSMENT_CONTRIBUTE, title="This section is done", button="It is done", done="Section done",
        section=code,
    )  # fmt: skip


@require_http_methods(BOTH)
def again(request: ActingRequest, person_id: UUID, assessment_id: UUID, code: str) -> HttpResponse:
    """Open a section again."""
    form = AgainForm(posted(request))
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.reopen_section(
            request.actor, person_id, assessment_id, code, because=form.cleaned_data["because"]
        ),
        Permission.ASSESSMENT_CONTRIBUTE, title="Open this section again", button="Open it again",
        done="Section opened again", section=code,
    )  # fmt: skip


@require_http_methods(BOTH)
def sign(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Check that every question has an answer of some kind, then sign."""
    form = SignForm(posted(request))
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.sign_assessment(
            request.actor, person_id, assessment_id, expected=form.cleaned_data["version"]
        ),
        Permission.ASSESSMENT_WRITE, title="Sign this assessment", button="Sign", gaps_shown=True, done="Signed",
        lead="With your signature you answer for this assessment. The rules are then asked, and its answers no longer "
        "change: what turns out wrong is put right in a corrected version.",
    )  # fmt: skip


@require_http_methods(BOTH)
def countersign(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Give the second signature."""
    form = CountersignForm(posted(request))
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.countersign(
            request.actor, person_id, assessment_id, expected=form.cleaned_data["version"],
            remarks=form.cleaned_data["remarks"],
        ),
        Permission.ASSESSMENT_COUNTERSIGN, title="Countersign this assessment", button="Countersign",
        done="Countersigned. The assessment stands",
        lead="Read the answers and the scores first. With your signature it stands, and its scores are used.",
    )  # fmt: skip


@require_http_methods(BOTH)
def send_back(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Send it back to whoever signed it."""
    form = BackForm(posted(request))
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.send_back(
            request.actor, person_id, assessment_id, expected=form.cleaned_data["version"],
            remarks=form.cleaned_data["remarks"],
        ),
        Permission.ASSESSMENT_COUNTERSIGN, title="Send this assessment back", button="Send it back",
        done="Sent back", kind="warning",
    )  # fmt: skip


@require_http_methods(BOTH)
def set_aside(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Give it up before it is signed."""
    form = AsideForm(posted(request))
    return _act(
        request, person_id, assessment_id, form,
        lambda: commands.set_aside(
            request.actor, person_id, assessment_id, expected=form.cleaned_data["version"],
            because=form.cleaned_data["because"],
        ),
        Permission.ASSESSMENT_WRITE, title="Set this assessment aside", button="Set it aside", done="Set aside",
        kind="warning",
    )  # fmt: skip


@require_http_methods(BOTH)
def correct(request: ActingRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Begin a corrected version, and go to it."""
    form = CorrectForm(posted(request))
    made: list[UUID] = []

    def act() -> None:
        because = form.cleaned_data["because"]
        made.append(commands.correct_assessment(request.actor, person_id, assessment_id, because=because).pk)

    return _act(
        request, person_id, assessment_id, form, act, Permission.ASSESSMENT_WRITE, title="Correct this assessment",
        button="Begin the corrected version", done="A corrected version was begun", goes_to=made,
    )  # fmt: skip


def _act(
    request: ActingRequest,
    person_id: UUID,
    assessment_id: UUID,
    form: GovForm,
    act: Callable[[], object],
    permission: Permission,
    *,
    title: str,
    button: str,
    done: str,
    section: str = "",
    lead: str = "",
    kind: str = "primary",
    gaps_shown: bool = False,
    goes_to: list[UUID] | None = None,
) -> HttpResponse:
    """Show the question, or carry it out once and go back to the assessment with the message `done`."""
    actor = request.actor
    door.look(actor, "assessments:assessment", person_id, permission)
    found = queries.sheet(actor, person_id, assessment_id)
    if "version" in form.fields:
        form.initial["version"] = found.version

    def acted() -> str:
        act()
        messages.success(request, done)
        return reverse("assessments:assessment", args=[person_id, goes_to[0] if goes_to else assessment_id])

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, acted)):
        return answer
    lead = lead or (
        next((each.title for each in found.form.sections if each.code == section), "") if section else ""
    )
    shown = ActPage(person_header(actor, person_id), found, form, title, button, lead, kind, gaps_shown)
    return page(request, "assessments/act.jinja", shown, status=status_of(form))


def _own_profession(request: ActingRequest) -> str:
    """What the actor's own role suggests."""
    roles = request.actor.roles
    return next((role for role in ("psychologist", "social_worker") if role in roles), "officer")
