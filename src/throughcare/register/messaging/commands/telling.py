"""Asking that a person be told something: it is put in the outbox, and sent by the worker in its hour."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events import bus
from throughcare.register.messaging.commands.picking import pick
from throughcare.register.messaging.drafts import Params, Told
from throughcare.register.messaging.events import PersonNotReached
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.messaging.queries.terms import terms_of
from throughcare.register.messaging.refusals import GoneAlready, NoSuchMessage
from throughcare.register.messaging.terms import Terms, split
from throughcare.rules.jurisdictions.house_messages import KINDS
from throughcare.rules.jurisdictions.messaging import ALWAYS_KNOWN, Asked, MessageKind, next_allowed

FROM_ITS_TIME = frozenset({"date", "time"})


@transaction.atomic
def tell_person(
    actor: Actor, person_id: UUID, kind: str, *, about: UUID | None = None, params: Params | None = None,
    at: datetime | None = None, send_at: datetime | None = None,
) -> Told:  # fmt: skip
    """Tell the person something by text or e-mail: through a safe channel, in their language, at their hours.

    kind: a code of `rules.jurisdictions.house_messages.KINDS`. about: what it is about; with `kind` and `at` it is sent
    once, however often it is asked for. params: what fills the blanks of the wording; "link" and "code" are kept sealed
    until sent, a `date` is put into words. at: the time it is about (aware), for the blanks {date} and {time}.
    send_at: not before then; now when None.
    That there is no safe way is an answer, not an error: it is kept, so that somebody finds another.
    Raises NotPermitted, NotThere, PurposeNeeded, NoSuchMessage.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    known = _kind(kind)
    if known.by is not Asked.SYSTEM:
        raise NoSuchMessage("This kind of message is begun by somebody, or answers one", "kind")
    return queue(actor, person_id, known, about=about, params=params or {}, at=at, send_at=send_at)


def queue(
    actor: Actor, person_id: UUID, kind: MessageKind, *, about: UUID | None, params: Params, at: datetime | None,
    send_at: datetime | None = None,
) -> Told:  # fmt: skip
    """Put a message in the outbox; the caller has asked the door. As `tell_person`."""
    terms = terms_of(person_id)
    _whole(terms, kind.code, params, at)
    if kind.reminds and not terms.reminders:
        return Told("no-reminders")
    picked = pick(actor, person_id, terms)
    plain, secrets = split(params)
    moment = max(send_at or clock.now(), clock.now())
    when = moment if kind.at_once else next_allowed(moment, terms.zone, terms.first, terms.last)
    message = PersonMessage(
        person_id=person_id, kind=kind.code, about=about, for_at=at, params=plain, send_at=when,
        secret=json.dumps(secrets) if secrets and picked.key else None, made_by_id=actor.user_id,
    )  # fmt: skip
    if picked.key is None:
        message.state, message.because, message.ended_at = "unreached", picked.because, clock.now()
    return _keep(actor, message)


def _keep(actor: Actor, message: PersonMessage) -> Told:
    """Save it, unless the same was asked for before."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        before = PersonMessage.objects.filter(about=message.about, kind=message.kind, for_at=message.for_at)
        found = before.exclude(state="stopped").first()
        if found is None:
            raise
        return Told("already", found.pk, found.send_at)
    trail.record(
        actor, "messaging:message:queued", message, details={"kind": message.kind, "state": message.state}
    )
    if message.state == "unreached":
        not_reached(actor, message)
        return Told(message.because, message.pk)
    return Told("waiting", message.pk, message.send_at)


def queue_answer(actor: Actor, person_id: UUID, kind: str, reply_id: UUID) -> None:
    """Answer a reply there where it came from: the sender looks whether that is safe."""
    _keep(actor, PersonMessage(
        person_id=person_id, kind=kind, about=reply_id, send_at=clock.now(), made_by_id=actor.user_id
    ))  # fmt: skip


def not_reached(actor: Actor, message: PersonMessage) -> None:
    """Say to whoever listens that the person does not know."""
    bus.publish(actor, PersonNotReached(message.pk, message.person_id, message.kind, message.because))


@transaction.atomic
def stop_about(actor: Actor, person_id: UUID, about: UUID, *, because: str = "moved") -> int:
    """Send nothing more about this: it was moved or called off. Returns how many messages waited.

    Called by the handlers and commands of whoever keeps what it was about. Raises NotPermitted, NotThere.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    waiting = PersonMessage.objects.filter(person_id=person_id, about=about, state="waiting")
    if not waiting.exists():  # the database asks an entry in the log even of a change that changes nothing
        return 0
    stopped = waiting.update(
        state="stopped", because=because, ended_at=clock.now(), secret=None, version=F("version") + 1
    )
    if stopped:
        trail.record(actor, "messaging:messages:stopped", kind="messaging.personmessage", people=[person_id],
                     key=about, details={"stopped": stopped, "because": because})  # fmt: skip
    return stopped


@transaction.atomic
def take_back(actor: Actor, person_id: UUID, message_id: UUID, *, expected: int) -> None:
    """Do not send a message that still waits. Raises NotPermitted, NotThere, GoneAlready, StaleVersion."""
    require(actor, Permission.MESSAGE_SEND, person_id)
    message = PersonMessage.objects.select_for_update().filter(pk=message_id, person_id=person_id).first()
    if message is None:
        raise NotThere(Permission.MESSAGE_SEND, person_id, "R1 no such message")
    if message.state != "waiting":
        raise GoneAlready()
    if message.version != expected:
        raise StaleVersion("PersonMessage", message_id, expected, message.version)
    message.state, message.because, message.ended_at = "stopped", "taken-back", clock.now()
    message.secret, message.version = None, expected + 1
    message.save()
    trail.record(actor, "messaging:message:taken-back", message)


MANY = """
WITH due AS MATERIALIZED ({due})
INSERT INTO messaging_personmessage (id, person_id, kind, about, for_at, params, state, because, send_at, made_at,
  made_by_id, way, language, template, attempts, receipt, dealt_how, version)
SELECT (%(stamp)s || '-7' || substr(gen_random_uuid()::text, 16))::uuid, d.person_id, d.kind, d.about, d.for_at,
  d.params, 'waiting', '', d.send_at, %(now)s, %(user)s, '', '', '', 0, '', '', 1
FROM due d ON CONFLICT DO NOTHING
RETURNING person_id
"""
"""`due`: a SELECT that gives person_id, kind, about, for_at, params (jsonb) and send_at."""
AT_A_TIME = 1500
"""Ids in one audit entry."""


def queue_many(actor: Actor, due: str, given: Mapping[str, Any]) -> int:
    """Put a message in the outbox for each row of `due` that has none yet; how many. For jobs, in one statement.

    By which way, and whether at all, is decided when it is sent. Safe to repeat.
    """
    values = {**given, "now": clock.now(), "user": actor.user_id, "stamp": str(uuid7())[:13]}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MANY.format(due=due), values)
        people = [row[0] for row in cursor.fetchall()]
        if not people:  # the database asks an entry in the log even of an INSERT of no row
            transaction.set_rollback(True)
        for start in range(0, len(people), AT_A_TIME):
            part = people[start : start + AT_A_TIME]
            trail.record(actor, "messaging:messages:queued", kind="messaging.personmessage", people=part,
                         details={"queued": len(part)})  # fmt: skip
    return len(people)


def _kind(code: str) -> MessageKind:
    if code not in KINDS:
        raise NoSuchMessage(f"There is no message of the kind {code}", "kind")
    return KINDS[code]


def _whole(terms: Terms, kind: str, params: Params, at: datetime | None) -> None:
    """Everything the words need is there. Raises NoSuchMessage."""
    blanks = terms.wording(kind).blanks - ALWAYS_KNOWN - (FROM_ITS_TIME if at else set())
    missing = sorted(name for name in blanks if not str(params.get(name, "")).strip())
    if missing:
        raise NoSuchMessage(f"The message cannot be worded: still needed: {', '.join(missing)}", missing[0])
