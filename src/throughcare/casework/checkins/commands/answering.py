"""What the person does on their own phone. The actor is confined to the one self-report that the check-in asks.

Answers are kept, and what asks for help is told, by the self-report itself: nothing of it is written here.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from throughcare.casework.checkins.commands.telling import stop_telling
from throughcare.casework.checkins.commands.writing import own_checkin, place_of
from throughcare.casework.checkins.events import AnotherWayChosen, CheckinSubmitted, CheckinTroubled
from throughcare.casework.checkins.models import Checkin, OwnQuestion
from throughcare.casework.checkins.refusals import NotListed, WordsNeeded
from throughcare.casework.checkins.wording import TROUBLES
from throughcare.casework.selfreports import commands as selfreports
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus

MOST_WORDS = 1000


@transaction.atomic
def answer_own(actor: Actor, report_id: UUID, answers: Mapping[UUID, str]) -> None:
    """Keep what the person says to the officer's own questions. Raises NotThere, WordsNeeded."""
    own_checkin(actor, report_id)
    for question in OwnQuestion.objects.filter(report_id=report_id, pk__in=list(answers)):
        words = answers[question.pk].replace("\x00", "").strip()
        if len(words) > MOST_WORDS:
            raise WordsNeeded(f"Write at most {MOST_WORDS} characters", str(question.pk))
        if words != question.answer:
            amend(question, expected=question.version, by=actor, because="answered", answer=words)
            trail.record(actor, "checkins:own-question:answered", question)


@transaction.atomic
def send(actor: Actor, report_id: UUID) -> None:
    """The person checks in. Raises NotThere, NoLongerOpen."""
    checkin = own_checkin(actor, report_id)
    selfreports.send(actor, report_id)
    submitted(actor, checkin)


@transaction.atomic
def tell_of_trouble(actor: Actor, report_id: UUID, kind: str) -> None:
    """The person says that something did not work. It is theirs to say, and never held against them.

    Raises NotThere, NotListed.
    """
    if kind not in TROUBLES:
        raise NotListed("kind")
    checkin = own_checkin(actor, report_id)
    if checkin.trouble:
        return
    amend(
        checkin, expected=checkin.version, by=actor, because="trouble", trouble=kind, trouble_at=clock.now()
    )
    trail.record(actor, "checkins:checkin:troubled", checkin, details={"kind": kind})
    bus.publish(actor, CheckinTroubled(checkin.person_id, checkin.pk, kind))


@transaction.atomic
def choose_another_way(actor: Actor, report_id: UUID) -> None:
    """The person would rather see or speak to somebody; nothing of it counts against them. Raises NotThere."""
    checkin = own_checkin(actor, report_id)
    if checkin.state != "created":
        return
    selfreports.close_report(actor, report_id, "withdrawn")
    amend(
        checkin, expected=checkin.version, by=actor, because="another_way", state="cancelled",
        cancelled_because="another_way",
    )  # fmt: skip
    trail.record(actor, "checkins:checkin:cancelled", checkin, details={"because": "another_way"})
    bus.publish(actor, AnotherWayChosen(checkin.person_id, checkin.pk))


def submitted(actor: Actor, checkin: Checkin) -> None:
    """Mark a check-in as sent in; by when it is read is worked out by the system, which knows the place."""
    if checkin.state != "created":
        return
    amend(
        checkin,
        expected=checkin.version,
        by=actor,
        because="sent",
        state="submitted",
        submitted_at=clock.now(),
    )
    trail.record(actor, "checkins:checkin:submitted", checkin)
    bus.publish(actor, CheckinSubmitted(checkin.person_id, checkin.pk))


@transaction.atomic
def set_review_day(actor: Actor, checkin_id: UUID) -> None:
    """Say by when a check-in that was sent in is read, and remind nobody of it. For the system; safe to repeat."""
    checkin: Checkin | None = Checkin.objects.select_for_update(of=("self",)).filter(pk=checkin_id).first()
    if checkin is None or checkin.state != "submitted" or checkin.review_by is not None:
        return
    place = place_of(checkin.person_id)
    stop_telling(actor, checkin)
    amend(
        checkin, expected=checkin.version, by=actor, because="to be read",
        review_by=place.in_working_days(place.pack.checkins.review_days),
    )  # fmt: skip
    trail.record(actor, "checkins:checkin:to-be-read", checkin)
