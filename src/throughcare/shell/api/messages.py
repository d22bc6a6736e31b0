"""/people/{id}/messages, replies and message-choice: what a person is told, what they write back, how they want it.

A link or code in a message is shown to nobody. What a person writes back weighs in no level, failure or decision.
"""

from uuid import UUID

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.drafts import ChoiceDraft
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

messages = Resource("messages", "messages")
PERSON = "/people/{uuid:person_id}"
MESSAGE = f"{PERSON}/messages/{{uuid:message_id}}"


class MessageAsked(Shown):
    """What became of asking. outcome: waiting, or why it will not go: no-safe-way, person-stopped. says: in words."""

    id: UUID | None
    outcome: str
    says: str


def send_message(actor: Actor, person_id: UUID, kind: str, words: str = "") -> MessageAsked:
    """Send the person one of the messages that staff send, through a safe channel only."""
    told = commands.send(actor, person_id, kind, words=words)
    return MessageAsked(id=told.message_id, outcome=told.outcome, says=told.says)


def choose_messages(actor: Actor, person_id: UUID, draft: ChoiceDraft, *, expected: int) -> Written:
    """Write how the person wants to be told things; version 0 where nothing was chosen before."""
    made = commands.choose(actor, person_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


messages.lists(
    f"{PERSON}/messages", queries.messages_of, name="read_messages", by=("at", "id"), newest_first=True
)
messages.adds(f"{PERSON}/messages", send_message)
messages.acts(f"{MESSAGE}/taking-back", commands.take_back, name="take_back_message")
messages.acts(f"{MESSAGE}/dealing", commands.deal_with, name="deal_with_message")
messages.lists(
    f"{PERSON}/replies", queries.replies_of, name="read_replies", by=("at", "id"), newest_first=True
)
messages.acts(f"{PERSON}/replies/{{uuid:reply_id}}/reading", commands.read_reply)
messages.reads(f"{PERSON}/message-choice", queries.choice_of, name="read_message_choice")
messages.changes(f"{PERSON}/message-choice", choose_messages)
messages.lists(
    "/messages/not-reached", queries.unreached, name="read_not_reached", by=("since", "message_id"),
    may=Permission.MESSAGE_SEND,
)  # fmt: skip
