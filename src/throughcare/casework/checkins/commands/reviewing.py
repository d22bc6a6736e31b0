"""What the officer does: own questions, links and reminders by hand, and reading what came, or did not come."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.checkins.commands.arranging import call_off
from throughcare.casework.checkins.commands.photos import set_retention
from throughcare.casework.checkins.commands.telling import remind, stop_telling, tell_of_link
from throughcare.casework.checkins.commands.writing import Place, add, checkin_of, place_of, series_of
from throughcare.casework.checkins.drafts import ReviewDraft
from throughcare.casework.checkins.events import CheckinReviewed
from throughcare.casework.checkins.models import Checkin, CheckinSeries, OwnQuestion
from throughcare.casework.checkins.queries.own import photo_is_kept
from throughcare.casework.checkins.refusals import NotListed, NotNow, TooSoon, WordsNeeded
from throughcare.casework.checkins.wording import HOW_EXPIRED, HOW_REVIEWED, MATCHES, NO_FAULT
from throughcare.casework.selfreports import commands as selfreports
from throughcare.casework.selfreports.commands import NewLink
from throughcare.casework.selfreports.models import SelfReport
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells

MOST_OWN = 3
"""Questions of the officer's own in one check-in: it stays short."""


@transaction.atomic
def add_question(actor: Actor, person_id: UUID, series_id: UUID, asks: str) -> OwnQuestion:
    """Ask something of one's own in the next check-in.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, or what a text may not tell.
    """
    series = series_of(actor, person_id, series_id, Permission.CHECKIN_ARRANGE)
    if series.status == "inactive":
        raise NotNow("Check-ins have ended: nothing will be asked")
    if not asks.strip():
        raise WordsNeeded("Write the question", "asks")
    refuse_what_tells(actor, person_id, {"asks": asks})
    waiting = OwnQuestion.objects.filter(series_id=series.pk, report__isnull=True).count()
    if waiting >= MOST_OWN:
        raise WordsNeeded(f"At most {MOST_OWN} questions of your own: a check-in stays short", "asks")
    question = OwnQuestion(person_id=person_id, series=series, place=waiting + 1, asks=asks.strip())
    add(actor, question, "checkins:own-question:added")
    return question


@transaction.atomic
def drop_question(
    actor: Actor, person_id: UUID, series_id: UUID, question_id: UUID, *, expected: int
) -> None:
    """Take back a question that was not asked yet. Raises NotPermitted, NotThere, NotNow, StaleVersion."""
    series = series_of(actor, person_id, series_id, Permission.CHECKIN_ARRANGE)
    question = OwnQuestion.objects.filter(pk=question_id, series_id=series.pk, report__isnull=True).first()
    if question is None:
        raise NotNow("The person was asked this already")
    retract(question, expected=expected, by=actor, because="taken back")
    trail.record(actor, "checkins:own-question:taken-back", question)


@transaction.atomic
def give_link(actor: Actor, person_id: UUID, checkin_id: UUID, *, check: str) -> NewLink:
    """Make a new link to give by hand or read out; the one before opens nothing any more.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, NotOffered, BirthNotKnown.
    """
    checkin = open_checkin(actor, person_id, checkin_id)
    link = selfreports.link_to(actor, _report(checkin), check)
    stop_telling(actor, checkin)
    amend(checkin, expected=checkin.version, by=actor, because="told", told="by_hand")
    trail.record(actor, "checkins:link:given", checkin)
    return link


@transaction.atomic
def send_again(actor: Actor, person_id: UUID, checkin_id: UUID) -> bool:
    """Send the person a new link through a safe way; whether there is one. Raises NotPermitted, NotThere, NotNow."""
    checkin = open_checkin(actor, person_id, checkin_id)
    series = CheckinSeries.objects.get(pk=checkin.series_id)
    _not_too_soon(place_of(person_id), checkin)
    stop_telling(actor, checkin)
    gone = tell_of_link(actor, checkin, selfreports.link_to(actor, _report(checkin), series.check_kind))
    amend(
        checkin, expected=checkin.version, by=actor, because="told", told="queued" if gone else "not_reached",
        reminded_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "checkins:link:sent-again", checkin)
    return gone


@transaction.atomic
def remind_now(actor: Actor, person_id: UUID, checkin_id: UUID) -> bool:
    """Remind the person, once; whether a message goes out. Raises NotPermitted, NotThere, NotNow, TooSoon."""
    checkin = open_checkin(actor, person_id, checkin_id)
    _not_too_soon(place_of(person_id), checkin)
    told = remind(actor, checkin)
    if told.outcome == "already":
        raise NotNow(
            "A reminder was asked for before: Messages shows what came of it. You can send a new link"
        )
    amend(checkin, expected=checkin.version, by=actor, because="reminded", reminded_at=clock.now())
    trail.record(actor, "checkins:checkin:reminded", checkin)
    return told.will_go


@transaction.atomic
def cancel(actor: Actor, person_id: UUID, checkin_id: UUID, *, because: str, expected: int) -> None:
    """Cancel one check-in, against nobody. Raises NotPermitted, NotThere, NotListed, NotNow, StaleVersion."""
    checkin = open_checkin(actor, person_id, checkin_id)
    if because not in {"officer", "another_way"}:
        raise NotListed("because")
    if checkin.version != expected:
        raise StaleVersion("Checkin", checkin_id, expected, checkin.version)
    call_off(actor, checkin, because)


@transaction.atomic
def review(actor: Actor, person_id: UUID, checkin_id: UUID, draft: ReviewDraft, *, expected: int) -> Checkin:
    """Say that it was read, and what was done; of one that ran out, what is known of why.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, NotListed, WordsNeeded, StaleVersion, or what a text may not
    tell.
    """
    checkin = checkin_of(actor, person_id, checkin_id)
    place = place_of(person_id)
    if checkin.state not in {"submitted", "expired"}:
        raise NotNow("It is still open, or somebody has read it already")
    expired = checkin.state == "expired"
    _check(checkin, draft, expired=expired)
    refuse_what_tells(actor, person_id, {"note": draft.note})
    technical = checkin.technical or draft.how in NO_FAULT
    amend(
        checkin, expected=expected, by=actor, because="reviewed", state="reviewed", how=draft.how,
        note=draft.note.strip(), match=draft.match, reviewed_at=clock.now(), reviewed_by_id=actor.user_id,
    )  # fmt: skip
    set_retention(actor, place.pack, checkin, draft.match, place.today)
    trail.record(actor, "checkins:checkin:reviewed", checkin, details={"expired": expired})
    bus.publish(
        actor, CheckinReviewed(person_id, checkin.pk, checkin.last_day, draft.match, expired, expired and technical)
    )  # fmt: skip
    return checkin


def open_checkin(actor: Actor, person_id: UUID, checkin_id: UUID) -> Checkin:
    """A check-in that can still be sent in. Raises NotPermitted, NotThere, NotNow."""
    checkin = checkin_of(actor, person_id, checkin_id)
    if checkin.state != "created":
        raise NotNow("It is no longer open. This is how it stands now")
    return checkin


def _check(checkin: Checkin, draft: ReviewDraft, *, expired: bool) -> None:
    if draft.how not in (HOW_EXPIRED if expired else HOW_REVIEWED):
        raise NotListed("how")
    if expired and not draft.note.strip():
        raise WordsNeeded("Say in words what you know of it", "note")
    pictured = photo_is_kept(checkin.report_id)
    if pictured and draft.match not in MATCHES:
        raise NotListed("match")
    if not pictured and draft.match:
        raise WordsNeeded("There is no picture to compare", "match")


def _report(checkin: Checkin) -> SelfReport:
    report: SelfReport = SelfReport.objects.select_for_update(of=("self",)).get(pk=checkin.report_id)
    return report


def _not_too_soon(place: Place, checkin: Checkin) -> None:
    minutes = place.pack.checkins.remind_again_minutes
    if checkin.reminded_at and (clock.now() - checkin.reminded_at).total_seconds() < minutes * 60:
        raise TooSoon(minutes)
