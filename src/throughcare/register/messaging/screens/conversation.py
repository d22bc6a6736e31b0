"""Screen: what was said to a person and what they wrote back, by day; what waits, and what did not arrive."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages as said
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.days import Day, by_day
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.queries import MessageShown, ReplyShown
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date


@dataclass(frozen=True)
class Item:
    """A message or a reply on the page; one of the two is None. act: where it is read or dealt with, "" for nowhere."""

    at: datetime
    message: MessageShown | None = None
    reply: ReplyShown | None = None
    act: str = ""


@dataclass(frozen=True)
class ConversationPage:
    """danger: replies that may tell of danger and that nobody has answered.

    chosen: how they want to be told things, "" where nobody asked.
    """

    person: PersonHeader
    days: list[Day[Item]]
    waiting: list[MessageShown]
    danger: list[Item]
    chosen: str
    stopped: bool
    may_send: bool
    title: str = "Messages"


@require_safe
def conversation(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page. Days newest first, a day's messages in the order in which they went."""
    actor = request.actor
    door.look(actor, "messaging:conversation", person_id)
    pack = jurisdictions.get(actor.jurisdiction)
    told, replies = queries.conversation(actor, person_id)
    items = [
        *(_told(person_id, each) for each in told if not each.waits),
        *(_came(person_id, each) for each in replies),
    ]
    held = queries.choice_of(actor, person_id)
    days = by_day(
        items, day_of=lambda each: civil_date(each.at, actor.zone), order=lambda each: each.at,
        today=clock.today(actor.zone), name_day=pack.in_words,
    )  # fmt: skip
    shown = ConversationPage(
        person=person_header(actor, person_id), days=days, waiting=[each for each in told if each.waits],
        danger=[each for each in items if each.reply and each.reply.danger and not each.reply.read_at],
        chosen=held.says if held.version else "", stopped=held.stopped_at is not None,
        may_send=Permission.MESSAGE_SEND in actor.permissions,
    )  # fmt: skip
    return page(request, "messaging/conversation.jinja", shown)


@require_POST
def take_back(request: ActingRequest, person_id: UUID, message_id: UUID) -> HttpResponse:
    """Do not send a message that waits."""
    back = HttpResponseRedirect(reverse("messaging:conversation", args=[person_id]))
    try:
        commands.take_back(request.actor, person_id, message_id, expected=_version(request))
    except (Refused, StaleVersion):
        said.warning(request, "This message no longer waits: it was sent, or stopped.")
    else:
        said.success(request, "The message will not be sent.")
    return back


def _version(request: ActingRequest) -> int:
    typed: Any = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 7 else 0


def _told(person_id: UUID, each: MessageShown) -> Item:
    act = reverse("messaging:deal", args=[person_id, each.id]) if each.open else ""
    return Item(each.at, message=each, act=act)


def _came(person_id: UUID, each: ReplyShown) -> Item:
    act = "" if each.read_at else reverse("messaging:read", args=[person_id, each.id])
    return Item(each.at, reply=each, act=act)
