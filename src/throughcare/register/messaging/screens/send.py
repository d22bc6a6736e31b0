"""Screen: send a message: choose it, see it as the person will, then send it."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages as said
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.messaging import commands
from throughcare.register.messaging.commands import Preview
from throughcare.register.messaging.wording import BECAUSE, WHAT_TO_DO
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.jurisdictions.house_messages import officers_own
from throughcare.rules.jurisdictions.languages import language_name

LOOK, SEND = "look", "send"


class SendForm(OnceForm):
    """Which message."""

    kind = CodeField(label="Which message?", codes=[(each.code, each.title) for each in officers_own()])
    words = NoteField(
        label="Your words", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only where you chose your own words. Others may see the screen: no offence, no illness, no name of"
        " a service. Your name and the office’s number are added.",
    )  # fmt: skip


@dataclass(frozen=True)
class SendPage:
    """preview: the message as it would go; None before it was looked at. no_way: why it would not go."""

    person: PersonHeader
    form: SendForm
    preview: Preview | None
    by: str
    no_way: str
    language: str
    back: str
    title: str = "Send a message"


@require_http_methods(["GET", "POST"])
def send(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The first button shows the message, the second sends it."""
    actor = request.actor
    door.look(actor, "messaging:send", person_id, Permission.MESSAGE_SEND)
    form = SendForm(posted(request))
    back = reverse("messaging:conversation", args=[person_id])
    preview: Preview | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if request.POST.get("step") == SEND:

            def act() -> str:
                told = commands.send(actor, person_id, given["kind"], words=given["words"])
                (said.success if told.will_go else said.warning)(request, told.says)
                return back

            if answer := submit(request, form, act):
                return answer
        else:
            preview = _look(request, person_id, form)
    shown = _page(request, person_id, form, preview, back)
    return page(request, "messaging/send.jinja", shown, status=status_of(form))


def _look(request: ActingRequest, person_id: UUID, form: SendForm) -> Preview | None:
    """The message as it would go; None with the problem beside its field."""
    given = form.cleaned_data
    try:
        return commands.preview(request.actor, person_id, given["kind"], given["words"])
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return None


def _page(
    request: ActingRequest, person_id: UUID, form: SendForm, preview: Preview | None, back: str
) -> SendPage:
    picked = preview.picked if preview else None
    no_way = (
        f"{BECAUSE[picked.because]}. {WHAT_TO_DO[picked.because]}" if picked and picked.key is None else ""
    )
    by = {"text": "By text", "email": "By e-mail"}.get(picked.way, "") if picked else ""
    language = language_name(preview.language) if preview else ""
    return SendPage(person_header(request.actor, person_id), form, preview, by, no_way, language, back)
