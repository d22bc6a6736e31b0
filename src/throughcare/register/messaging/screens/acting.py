"""Screens: a reply that is read, and a message that did not reach the person and is dealt with."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, GovForm, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.wording import HOW_DEALT
from throughcare.register.people.queries import PersonHeader, person_header


class ReadForm(VersionedForm):
    """That a reply was read."""

    done = NoteField(
        label="What was done?", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Facts. Name nobody else: describe them.",
    )  # fmt: skip


class DealForm(VersionedForm):
    """How it was dealt with that somebody was not reached."""

    how = CodeField(label="How was it dealt with?", codes=HOW_DEALT.items())


@dataclass(frozen=True)
class ActPage:
    """One form about one message or reply. quoted: what it says. danger: it may tell of danger."""

    person: PersonHeader
    form: GovForm
    title: str
    button: str
    back: str
    quoted: str
    says: tuple[str, ...] = ()
    danger: bool = False


@require_http_methods(["GET", "POST"])
def read(request: ActingRequest, person_id: UUID, reply_id: UUID) -> HttpResponse:
    """Read a reply, and say what was done."""
    actor = request.actor
    door.look(actor, "messaging:reply", person_id, Permission.MESSAGE_SEND)
    reply = queries.reply(actor, person_id, reply_id)
    form = ReadForm(posted(request), initial={"version": reply.version})
    if reply.danger:
        form.fields["done"].required = True
        form.fields["done"].error_messages["required"] = "Say what was done"

    def act() -> object:
        given = form.cleaned_data
        return commands.read_reply(actor, person_id, reply_id, done=given["done"], expected=given["version"])

    says = (
        ("This reply may tell of danger. Call now. A text that shows how to get help went out at once, where that was"
         " safe.",)
        if reply.danger
        else ("What the person writes counts in no level, no failure to comply and no papers of a decision.",)
    )  # fmt: skip
    title = "A reply that may tell of danger" if reply.danger else "Read a reply"
    return _form_page(request, person_id, form, act, title=title, button="Save", quoted=reply.text, says=says,
                      danger=reply.danger, done="The reply is read.")  # fmt: skip


@require_http_methods(["GET", "POST"])
def deal(request: ActingRequest, person_id: UUID, message_id: UUID) -> HttpResponse:
    """Say how it was dealt with that a message did not arrive."""
    actor = request.actor
    door.look(actor, "messaging:message", person_id, Permission.MESSAGE_SEND)
    message = queries.message(actor, person_id, message_id)
    form = DealForm(posted(request), initial={"version": message.version})

    def act() -> object:
        given = form.cleaned_data
        return commands.deal_with(actor, person_id, message_id, how=given["how"], expected=given["version"])

    says = tuple(each for each in (f"{message.title}. {message.standing}.", message.advice) if each)
    return _form_page(request, person_id, form, act, title="Not reached", button="Save", quoted=message.text,
                      says=says, done="Written down.")  # fmt: skip


def _form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    quoted: str, says: tuple[str, ...], done: str, danger: bool = False,
) -> HttpResponse:  # fmt: skip
    back = reverse("messaging:conversation", args=[person_id])
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    shown = ActPage(person_header(request.actor, person_id), form, title, button, back, quoted, says, danger)
    return page(request, "messaging/act.jinja", shown, status=status_of(form))
