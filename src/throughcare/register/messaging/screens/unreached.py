"""Screens: people whom we could not reach, and replies that are nobody's."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import NoteField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.queries import NotReached, Stray


@dataclass(frozen=True)
class UnreachedPage:
    """The people, whatever comes soonest first, and the replies that are nobody's."""

    people: list[NotReached]
    strays: list[Stray]
    title: str = "People we could not reach"


@require_safe
def unreached(request: ActingRequest) -> HttpResponse:
    """The list, of people whom the reader may open."""
    actor = request.actor
    door.require(actor, Permission.MESSAGE_SEND)
    people = queries.unreached(actor)
    door.look_at_list(actor, "messaging:unreached", {each.person_id for each in people})
    return page(request, "messaging/unreached.jinja", UnreachedPage(people, queries.strays(actor)))


class StrayForm(OnceForm):
    """What came of a reply that was nobody's."""

    done = NoteField(
        label="What came of it?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was done"},
    )  # fmt: skip


@dataclass(frozen=True)
class StrayPage:
    """One such reply."""

    stray: Stray
    form: StrayForm
    back: str
    title: str = "A reply from a number that is nobody’s"


@require_http_methods(["GET", "POST"])
def stray(request: ActingRequest, stray_id: UUID) -> HttpResponse:
    """Read it, find out whose it is, and say what came of it."""
    actor = request.actor
    door.require(actor, Permission.MESSAGE_SEND)
    held = queries.stray(actor, stray_id)
    form, back = StrayForm(posted(request)), reverse("messaging:unreached")

    def act() -> object:
        return commands.see_stray(actor, stray_id, done=form.cleaned_data["done"])

    if answer := act_once(request, form, act, done="Written down.", back=back):
        return answer
    door.look_at_list(actor, "messaging:stray", [])
    return page(request, "messaging/stray.jinja", StrayPage(held, form, back), status=status_of(form))
