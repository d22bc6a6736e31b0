"""What runs by itself: check-ins are opened on their day, the person is reminded, and those nobody sent in run out.

Nothing here judges: one that ran out is told as a fact, with whether it could have been sent at all.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.checkins.commands.arranging import call_off, photo_on
from throughcare.casework.checkins.commands.telling import remind, stop_telling, tell_of_link
from throughcare.casework.checkins.commands.writing import Place, add, ask_officer, place_of
from throughcare.casework.checkins.events import CheckinExpired, CheckinOpened
from throughcare.casework.checkins.models import Checkin, CheckinSeries, OwnQuestion
from throughcare.casework.checkins.queries.due import due_today, past_their_day, to_remind
from throughcare.casework.checkins.window import last_day_of, may_be_sent, reminder_due
from throughcare.casework.orders.queries import state_on
from throughcare.casework.selfreports import commands as selfreports
from throughcare.casework.selfreports.models import SelfReport
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.forms import find_form

TIMEKEEPER = Actor.system_named("checkins.keep_time")


def keep_time() -> dict[str, int]:
    """Open what is due, remind, and close what ran out; how many of each. For the timetable, safe to repeat."""
    with acting(TIMEKEEPER) as actor:
        return {
            "expired": sum(expire(actor, each) for each in past_their_day()),
            "opened": sum(open_one(actor, each) is not None for each in due_today()),
            "reminded": sum(remind_once(actor, each) for each in to_remind()),
        }


@transaction.atomic
def open_one(actor: Actor, series_id: UUID) -> Checkin | None:
    """Open today's check-in of a series, and send its link. None where contact is suspended, or it stands already."""
    series = CheckinSeries.objects.select_for_update(of=("self",)).get(pk=series_id)
    place = place_of(series.person_id)
    if _contact_stopped(series.person_id, place.today) or _open_already(series, place.today):
        return None
    terms = place.pack.checkins
    last_day = last_day_of(place.today, terms.window_days)
    report = selfreports.open_report(
        actor, series.person_id, find_form(terms.form), "link", clock.now(), place.end_of(last_day)
    )
    agency_id = Person.objects.values_list("agency_id", flat=True).get(pk=series.person_id)
    checkin = Checkin(
        person_id=series.person_id, series=series, report_id=report.pk, due_on=place.today, last_day=last_day,
        photo=series.photo and photo_on(agency_id),
    )  # fmt: skip
    add(actor, checkin, "checkins:checkin:opened")
    for question in OwnQuestion.objects.filter(series_id=series.pk, report__isnull=True):
        amend(question, expected=question.version, by=actor, because="asked", report_id=report.pk)
    send_link(actor, series, checkin, report, place)
    bus.publish(actor, CheckinOpened(series.person_id, checkin.pk, checkin.due_on, checkin.last_day))
    return checkin


def send_link(
    actor: Actor, series: CheckinSeries, checkin: Checkin, report: SelfReport, place: Place
) -> None:
    """Send the link where there is a safe way; else ask the officer to give it by hand."""
    gone = series.channel != "hand" and tell_of_link(
        actor, checkin, selfreports.link_to(actor, report, series.check_kind)
    )
    if series.channel != "hand":
        told = "queued" if gone else "not_reached"
        amend(checkin, expected=checkin.version, by=actor, because="told", told=told)
    if not gone:
        _ask_to_give_it(actor, series, checkin, place)


@transaction.atomic
def link_not_arrived(actor: Actor, report_id: UUID) -> None:
    """The link was sent and did not arrive: somebody gives it by hand. For the system; safe to repeat."""
    rows = Checkin.objects.select_for_update(of=("self",)).select_related("series")
    checkin: Checkin | None = rows.filter(report_id=report_id, state="created", told="queued").first()
    if checkin is None:
        return
    amend(checkin, expected=checkin.version, by=actor, because="told", told="not_reached")
    trail.record(actor, "checkins:link:not-arrived", checkin)
    _ask_to_give_it(actor, checkin.series, checkin, place_of(checkin.person_id))


def _ask_to_give_it(actor: Actor, series: CheckinSeries, checkin: Checkin, place: Place) -> None:
    what = "Give the link of a check-in by hand, or read it out"
    ask_officer(actor, series, what, checkin.last_day, place.today)


@transaction.atomic
def remind_once(actor: Actor, checkin_id: UUID) -> bool:
    """Remind of a check-in on its last day, once; whether a message goes out."""
    checkin = Checkin.objects.select_for_update(of=("self",)).get(pk=checkin_id)
    place = place_of(checkin.person_id)
    if not reminder_due(place.today, checkin.due_on, window_of(checkin), checkin.reminded_at is not None):
        return False
    amend(checkin, expected=checkin.version, by=actor, because="reminded", reminded_at=clock.now())
    trail.record(actor, "checkins:checkin:reminded", checkin)
    return remind(actor, checkin).will_go


@transaction.atomic
def expire(actor: Actor, checkin_id: UUID) -> bool:
    """Close a check-in whose days are over. Whoever had no link, or a device that failed, missed nothing."""
    checkin = Checkin.objects.select_for_update(of=("self",)).get(pk=checkin_id)
    place = place_of(checkin.person_id)
    if checkin.state != "created" or may_be_sent(place.today, checkin.due_on, window_of(checkin)):
        return False
    if SelfReport.objects.filter(pk=checkin.report_id, state="withdrawn").exists():
        call_off(actor, checkin, "officer")
        return False
    selfreports.close_report(actor, checkin.report_id, "expired")
    stop_telling(actor, checkin)
    technical = checkin.technical
    amend(
        checkin, expected=checkin.version, by=actor, because="expired", state="expired",
        review_by=place.in_working_days(place.pack.checkins.review_days),
    )  # fmt: skip
    trail.record(actor, "checkins:checkin:expired", checkin, details={"technical": technical})
    bus.publish(actor, CheckinExpired(checkin.person_id, checkin.pk, checkin.last_day, technical))
    return True


def window_of(checkin: Checkin) -> int:
    """For how many days it stands open."""
    return (checkin.last_day - checkin.due_on).days + 1


def _contact_stopped(person_id: UUID, today: date) -> bool:
    state = state_on(person_id, today)
    return state is not None and stops(state, Activity.DIRECT_CONTACT)


def _open_already(series: CheckinSeries, today: date) -> bool:
    standing = Checkin.objects.filter(series_id=series.pk)
    return series.status != "verified" or standing.filter(due_on=today).exists() or standing.filter(
        state="created"
    ).exists()  # fmt: skip
