"""The worker's part: what waits is worded and given to a carrier, tried again with growing waits, and then parked.

Whether it may still go is decided at this moment, not when it was asked for: the person's state, what they chose, the
hour where they are, and which number is safe today.
"""

import json
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.documents.queries import particulars
from throughcare.register.messaging import carriers
from throughcare.register.messaging.carriers import NotEver, NotNow, Outgoing
from throughcare.register.messaging.commands.picking import Picked, pick, pick_where_they_wrote
from throughcare.register.messaging.commands.telling import not_reached
from throughcare.register.messaging.models import PersonMessage, Reply
from throughcare.register.messaging.queries.terms import terms_of
from throughcare.register.messaging.terms import Known, Terms, Worded, word
from throughcare.register.people.channels import Way
from throughcare.register.people.models import ContactPoint
from throughcare.register.people.whereabouts import standing_on
from throughcare.rules.contacts import Activity, SupervisionState
from throughcare.rules.jurisdictions import BlanksDoNotFit
from throughcare.rules.jurisdictions.house_messages import KINDS
from throughcare.rules.jurisdictions.messaging import Asked, next_allowed
from throughcare.rules.kernel import UnknownCode

log = logging.getLogger(__name__)
SENDER = Actor.system_named("messaging.send")
FIRST_WAIT = timedelta(minutes=1)
MOST_ATTEMPTS = 7
"""Waits grow three-fold: 1, 3, 9 ... minutes, six hours in all before it is given up and somebody is told."""


def send_due(limit: int = 2000) -> int:
    """Try up to `limit` messages whose moment has come; how many were tried. Many workers may do this at once."""
    tried = 0
    while tried < limit and _send_one():
        tried += 1
    return tried


def _send_one() -> bool:
    """Take one; its row is locked meanwhile, so that no other worker sends it too."""
    with acting(SENDER):
        waiting = PersonMessage.objects.select_for_update(skip_locked=True, of=("self",))
        message = (
            waiting.select_related("person__agency")
            .filter(state="waiting", send_at__lte=clock.now())
            .order_by("send_at")
            .first()
        )
        if message is None:
            return False
        _attend(message)
        message.version += 1
        message.save()
        trail.record(
            SENDER, f"messaging:message:{_became(message)}", message, verb=trail.Verb.DISCLOSE,
            details={"kind": message.kind, "way": message.way, "because": message.because},
        )  # fmt: skip
        if message.state in ("failed", "unreached"):
            not_reached(SENDER, message)
        return True


def _became(message: PersonMessage) -> str:
    return "put-off" if message.state == "waiting" else message.state


def _attend(message: PersonMessage) -> None:
    """One message, as far as it can go now."""
    terms, now = terms_of(message.person_id), clock.now()
    if why := _not_any_more(message, terms, now):
        _end(message, "stopped", why)
        return
    kind = KINDS[message.kind]
    allowed = now if kind.at_once else next_allowed(now, terms.zone, terms.first, terms.last)
    if allowed > now:
        late = message.for_at is not None and allowed >= message.for_at
        if late:
            _end(message, "unreached", "too-late")
        else:
            message.send_at = allowed
        return
    picked = _pick(message, terms)
    if picked.key is None:
        _end(message, "unreached", picked.because)
        return
    _word_and_send(message, terms, picked.key, picked.way)


def _not_any_more(message: PersonMessage, terms: Terms, now: datetime) -> str:
    """Why it is not sent any more; "" where it is."""
    kind = KINDS[message.kind]
    standing = standing_on(message.person_id, clock.today(terms.zone))
    died = standing is not None and standing.state is SupervisionState.DIED
    if standing is not None and (died or (standing.stops(Activity.REMINDER) and kind.by is not Asked.ANSWER)):
        return "state"
    if kind.reminds and not terms.reminders:
        return "no-reminders"
    return "too-late" if kind.reminds and message.for_at is not None and message.for_at <= now else ""


def _pick(message: PersonMessage, terms: Terms) -> Picked:
    if KINDS[message.kind].by is not Asked.ANSWER:
        return pick(SENDER, message.person_id, terms)
    reply = Reply.objects.get(pk=message.about)
    return pick_where_they_wrote(SENDER, message.person_id, terms, reply.channel, reply.way)


def _word_and_send(message: PersonMessage, terms: Terms, channel: UUID, way: str) -> None:
    try:
        worded = _worded(message, terms)
    except (BlanksDoNotFit, UnknownCode):
        _end(message, "failed", "no-wording")
        return
    message.attempts += 1
    message.last_tried_at = clock.now()
    point = ContactPoint.objects.select_related("person__agency").get(pk=channel)
    outgoing = Outgoing(
        to=point.value, subject=worded.subject, text=worded.text, reference=str(message.pk),
        agency=message.person.agency.code,
    )  # fmt: skip
    try:
        receipt = carriers.carrier(Way(way)).send(outgoing)
    except NotNow as problem:
        _try_again(message, str(problem))
    except NotEver as problem:
        log.warning("message %s refused (%s)", message.pk, problem)
        _end(message, "failed", "refused")
    else:
        _gone(message, worded, channel, way, receipt)


def _gone(message: PersonMessage, worded: Worded, channel: UUID, way: str, receipt: str) -> None:
    """It has left: what it said is kept, without what it opened."""
    message.state, message.sent_at, message.secret = "sent", clock.now(), None
    message.way, message.channel, message.receipt = way, channel, receipt[:80]
    message.text, message.language, message.template = worded.shown, worded.language, worded.template


def _try_again(message: PersonMessage, problem: str) -> None:
    """Later, with growing waits; given up after the last."""
    log.warning("message %s not sent (%s), attempt %s", message.pk, problem, message.attempts)
    if message.attempts >= MOST_ATTEMPTS:
        _end(message, "failed", "tried-out")
    else:
        message.send_at = clock.now() + FIRST_WAIT * 3 ** (message.attempts - 1)


def _end(message: PersonMessage, state: str, because: str) -> None:
    """It goes no further. What it would have opened is kept only where it can be tried again."""
    message.state, message.because, message.ended_at = state, because, clock.now()
    if because != "tried-out":
        message.secret = None


def _worded(message: PersonMessage, terms: Terms) -> Worded:
    """In the person's words, signed by whoever is responsible. Raises BlanksDoNotFit, UnknownCode."""
    known = Known.of(particulars(replace(SENDER, zone=terms.zone), message.person_id))
    secrets: dict[str, str] = json.loads(message.secret) if message.secret else {}
    return word(terms, message.kind, message.params, secrets, known, message.for_at)
