"""What comes in: replies, and word from the carrier of what became of a message.

A reply is matched to a person by the number it came from, and by whom a message was sent to there last. What matches
nobody, or more than one person, waits for somebody to say whose it is. Nothing a person writes counts against them.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.caseload.queries.glass import duty_managers_of, reviewers_of
from throughcare.register.messaging.commands.telling import not_reached, queue_answer
from throughcare.register.messaging.drafts import Incoming
from throughcare.register.messaging.events import PersonReplied, ReplyTellsOfDanger
from throughcare.register.messaging.models import (
    MOST_CHARACTERS,
    MessageChoice,
    PersonMessage,
    Reply,
    StrayReply,
)
from throughcare.register.notices.mail import tell
from throughcare.register.people.models import ContactPoint
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.messaging import Meaning

RECEIVER = Actor.system_named("messaging.receive")
ANSWERS: dict[Meaning, str] = {
    Meaning.STOP: "stop_answer",
    Meaning.START: "start_answer",
    Meaning.DISTRESS: "crisis_answer",
}
KINDS_OF_WAY = {"text": ("mobile", "phone"), "email": ("email",)}
AHEAD = timedelta(minutes=5)
"""How far a carrier's clock may be ahead of ours."""


def take_reply(agency: Agency, came: Incoming) -> UUID:
    """Keep a reply on the person's record, do what it asks for, and answer it; the id of what was kept.

    Safe to repeat with the same receipt. Distress is answered with how to get help, and goes to a person at once.
    """
    text = came.text.strip()[:MOST_CHARACTERS] or "(nothing)"
    meaning = jurisdictions.get(agency.jurisdiction).messages.replies.meaning_of(text)
    came_at = min(came.came_at, clock.now() + AHEAD)
    with acting(RECEIVER):
        found = _whose(agency, came)
        if found is None:
            return _stray(agency, came, text, meaning, came_at)
        point, last = found
        held = Reply.objects.filter(channel=point.pk, receipt=came.receipt).first() if came.receipt else None
        if held is not None:
            kept: UUID = held.pk
            return kept
        reply = Reply(
            person_id=point.person_id, channel=point.pk, way=came.way, text=text, meaning=meaning.value,
            came_at=came_at, receipt=came.receipt, answers=last, recorded_by_id=RECEIVER.user_id,
        )  # fmt: skip
        reply.full_clean()
        reply.save(force_insert=True)
        trail.record(RECEIVER, "messaging:reply:taken", reply, verb=trail.Verb.COLLECT,
                     details={"meaning": meaning.value, "way": came.way})  # fmt: skip
        _follow(reply, meaning)
        return reply.pk


def _whose(agency: Agency, came: Incoming) -> tuple[ContactPoint, PersonMessage | None] | None:
    """The one person whose number it is, or to whom a message went there last. None where nobody can tell."""
    field: Any = ContactPoint._meta.get_field("value_index")
    index = field.index(agency.pk, came.sender)
    if index is None:
        return None
    points = ContactPoint.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today(agency.zone)), value_index=index,
        person__agency=agency, kind__in=KINDS_OF_WAY[came.way],
    )  # fmt: skip
    candidates = {point.pk: point for point in points.select_related("person")}
    sent = PersonMessage.objects.filter(channel__in=candidates, sent_at__isnull=False)
    last = sent.order_by("-sent_at").first()
    if last is not None and last.channel is not None:
        return candidates[last.channel], last
    people = {point.person_id for point in candidates.values()}
    return (next(iter(candidates.values())), None) if len(people) == 1 else None


def _follow(reply: Reply, meaning: Meaning) -> None:
    """What the words ask for, at once; and whoever is responsible hears of it."""
    if meaning is Meaning.STOP:
        _stop(reply, reply.came_at, "the person wrote STOP")
    elif meaning is Meaning.START:
        _stop(reply, None, "the person wrote START")
    if meaning in ANSWERS:
        queue_answer(RECEIVER, reply.person_id, ANSWERS[meaning], reply.pk)
    bus.publish(RECEIVER, PersonReplied(reply.pk, reply.person_id, meaning.value))
    if meaning is Meaning.DISTRESS:
        bus.publish(RECEIVER, ReplyTellsOfDanger(reply.pk, reply.person_id))


def _stop(reply: Reply, moment: Any, because: str) -> None:
    """By text it stops texts, by e-mail everything."""
    chosen: dict[str, Any] = {"stopped_at": moment}
    if reply.way == "email":
        chosen["way"] = "none" if moment else ""
    choice: MessageChoice | None = MessageChoice.objects.filter(person_id=reply.person_id).first()
    if choice is None:
        choice = MessageChoice(
            person_id=reply.person_id, recorded_by_id=RECEIVER.user_id, because=because, **chosen
        )
        choice.save(force_insert=True)
    else:
        amend(choice, expected=choice.version, by=RECEIVER, because=because, **chosen)
    trail.record(RECEIVER, "messaging:choice:made", choice, details={"stopped": moment is not None})


def _stray(agency: Agency, came: Incoming, text: str, meaning: Meaning, came_at: Any) -> UUID:
    held = StrayReply.objects.filter(agency=agency, receipt=came.receipt).first() if came.receipt else None
    if held is not None:
        return held.pk
    stray = StrayReply.objects.create(
        agency=agency, way=came.way, sender=came.sender[:200], text=text, meaning=meaning.value, came_at=came_at,
        receipt=came.receipt,
    )  # fmt: skip
    trail.record(RECEIVER, "messaging:stray-reply:taken", stray, verb=trail.Verb.COLLECT,
                 details={"meaning": meaning.value})  # fmt: skip
    if meaning is Meaning.DISTRESS:
        today = clock.today(agency.zone)
        whom = duty_managers_of([agency.pk], today) or reviewers_of([agency.pk], today)
        tell(RECEIVER, whom, "danger", "Somebody may be in danger: look now",
             "A message that may tell of danger came from a number that is nobody’s. Sign in now: it stands under"
             " Alerts, People we could not reach.")  # fmt: skip
    return stray.pk


def take_receipt(agency: Agency, receipt: str, *, delivered: bool) -> bool:
    """Keep what the carrier says became of a message; False where it is none of the agency's that still waits for it.

    Not delivered: whoever is responsible finds it in the list of people not reached.
    """
    with acting(RECEIVER), transaction.atomic():
        rows = PersonMessage.objects.select_for_update(of=("self",)).filter(
            receipt=receipt, state="sent", person__agency=agency
        )
        message = rows.first() if receipt else None
        if message is None:
            return False
        now = clock.now()
        changes: dict[str, Any] = (
            {"state": "delivered", "delivered_at": now}
            if delivered
            else {"state": "returned", "because": "not-delivered", "ended_at": now}
        )
        PersonMessage.objects.filter(pk=message.pk).update(version=F("version") + 1, **changes)
        trail.record(RECEIVER, f"messaging:message:{changes['state']}", message)
        if not delivered:
            message.because = "not-delivered"
            not_reached(RECEIVER, message)
        return True
