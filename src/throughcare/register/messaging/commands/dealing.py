"""What staff do: send something themselves, read what came back, and deal with people who were not reached."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.caseload.reach import own_agency
from throughcare.register.documents.queries import particulars
from throughcare.register.documents.wording import TELLING_WORDS
from throughcare.register.messaging.commands.picking import Picked, pick
from throughcare.register.messaging.commands.telling import queue
from throughcare.register.messaging.drafts import Told
from throughcare.register.messaging.events import ReplyRead
from throughcare.register.messaging.models import PersonMessage, Reply, StrayReply
from throughcare.register.messaging.queries.terms import terms_of
from throughcare.register.messaging.refusals import (
    DealtWith,
    NoSuchMessage,
    NotListed,
    ReadAlready,
    SayWhatWasDone,
    TellsAStranger,
)
from throughcare.register.messaging.terms import Known, word
from throughcare.register.messaging.wording import HOW_DEALT, NOT_REACHED
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.house_messages import KINDS
from throughcare.rules.jurisdictions.messaging import Asked
from throughcare.rules.texts import Reading, reading_of

MOST_WORDS = 300
"""Characters of one's own words: two texts."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A message as the person would get it. picked: by which way, or why by none."""

    text: str
    language: str
    reading: Reading
    picked: Picked


def preview(actor: Actor, person_id: UUID, kind: str, words: str = "") -> Preview:
    """The message as it would be sent now. Raises NotPermitted, NotThere, PurposeNeeded, and as `send`."""
    require(actor, Permission.MESSAGE_SEND, person_id)
    _check(actor, person_id, kind, words)
    terms, known = terms_of(person_id), Known.of(particulars(actor, person_id))
    worded = word(terms, kind, {"words": words.strip()}, {}, known, None)
    return Preview(
        worded.shown,
        worded.language,
        reading_of([worded.shown], worded.language),
        pick(actor, person_id, terms),
    )


@transaction.atomic
def send(
    actor: Actor, person_id: UUID, kind: str, *, words: str = "", send_at: datetime | None = None
) -> Told:
    """Send one of the messages that staff send, at the person's next hour. words: one's own, for "own_words".

    Raises NotPermitted, NotThere, PurposeNeeded, NoSuchMessage, TellsAStranger, and what the protection refuses.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    _check(actor, person_id, kind, words)
    params = {"words": words.strip()} if kind == "own_words" else {}
    return queue(actor, person_id, KINDS[kind], about=None, params=params, at=None, send_at=send_at)


def _check(actor: Actor, person_id: UUID, kind: str, words: str) -> None:
    if kind not in KINDS or KINDS[kind].by is not Asked.OFFICER:
        raise NotListed("kind")
    if kind != "own_words":
        return
    if not words.strip():
        raise NoSuchMessage("Enter the words", "words")
    if len(words.strip()) > MOST_WORDS:
        raise NoSuchMessage(f"Keep it to {MOST_WORDS} characters", "words")
    said = words.lower()
    telling = next((each for each in TELLING_WORDS if each in said), None)
    if telling:
        raise TellsAStranger(telling)
    refuse_what_tells(actor, person_id, {"words": words})


@transaction.atomic
def read_reply(actor: Actor, person_id: UUID, reply_id: UUID, *, done: str, expected: int) -> None:
    """Write that a reply was read; of one that may tell of danger, what was done. done: words, "" for nothing to say.

    Raises NotPermitted, NotThere, PurposeNeeded, ReadAlready, SayWhatWasDone, StaleVersion.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    reply: Reply | None = Reply.objects.filter(pk=reply_id, person_id=person_id).first()
    if reply is None:
        raise NotThere(Permission.MESSAGE_SEND, person_id, "R1 no such reply")
    if reply.read_at is not None:
        raise ReadAlready()
    if reply.meaning == "distress" and not done.strip():
        raise SayWhatWasDone()
    refuse_what_tells(actor, person_id, {"done": done})
    amend(reply, expected=expected, by=actor, because="read", read_at=clock.now(), read_by_id=actor.user_id,
          done=done.strip())  # fmt: skip
    trail.record(actor, "messaging:reply:read", reply)
    bus.publish(actor, ReplyRead(reply.pk, person_id))


@transaction.atomic
def deal_with(actor: Actor, person_id: UUID, message_id: UUID, *, how: str, expected: int) -> None:
    """Write how it was dealt with that a message did not reach the person. how: a code of `wording.HOW_DEALT`.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, DealtWith, StaleVersion.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    if how not in HOW_DEALT:
        raise NotListed("how")
    message = PersonMessage.objects.filter(pk=message_id, person_id=person_id).first()
    if message is None:
        raise NotThere(Permission.MESSAGE_SEND, person_id, "R1 no such message")
    if message.state not in NOT_REACHED or message.dealt_at is not None:
        raise DealtWith()
    changed = PersonMessage.objects.filter(pk=message_id, version=expected).update(
        dealt_at=clock.now(), dealt_by_id=actor.user_id, dealt_how=how, secret=None, version=F("version") + 1
    )
    if not changed:
        raise StaleVersion("PersonMessage", message_id, expected, message.version)
    trail.record(actor, "messaging:message:dealt-with", message, details={"how": how})


@transaction.atomic
def see_stray(actor: Actor, stray_id: UUID, *, done: str) -> None:
    """Write what came of a reply that was nobody's. Raises NotPermitted, NotThere, SayWhatWasDone, ReadAlready."""
    require(actor, Permission.MESSAGE_SEND)
    stray = StrayReply.objects.select_for_update().filter(pk=stray_id, agency_id=own_agency(actor)).first()
    if stray is None:
        raise NotThere(Permission.MESSAGE_SEND, None, "R1 no such reply")
    if stray.seen_at is not None:
        raise ReadAlready()
    if not done.strip():
        raise SayWhatWasDone()
    stray.seen_at, stray.seen_by_id, stray.done = clock.now(), actor.user_id, done.strip()[:500]
    stray.save(update_fields=["seen_at", "seen_by_id", "done"])
    trail.record(actor, "messaging:stray-reply:seen", stray)


@transaction.atomic
def send_again(actor: Actor, message_id: UUID) -> None:
    """Give a message of the agency that was given up another round of attempts.

    Raises NotPermitted, NotThere, DealtWith.
    """
    require(actor, Permission.QUEUE_ADMINISTER)
    given_up = PersonMessage.objects.select_for_update(of=("self",)).filter(
        state="failed", because="tried-out"
    )
    message = given_up.filter(pk=message_id, person__agency_id=own_agency(actor)).first()
    if message is None:
        raise NotThere(Permission.QUEUE_ADMINISTER, None, "R1 no such message")
    if message.dealt_at is not None:
        raise DealtWith()
    message.state, message.because, message.ended_at, message.attempts = "waiting", "", None, 0
    message.send_at, message.version = clock.now(), message.version + 1
    message.save()
    trail.record(actor, "messaging:message:tried-again", message, verb=trail.Verb.ADMINISTER)
