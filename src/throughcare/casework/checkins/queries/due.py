"""What the timekeeper has to look at, for the system alone: ids, place by place, on each place's own day."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery

from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.checkins.window import latest_until
from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_days

MOST = 5000


def due_today() -> list[UUID]:
    """Series whose day of check-in has come, from the hour at which the place opens them.

    A day that the machine slept through is made good within its window; each then stands open for its whole window.
    """
    found: list[UUID] = []
    for agency in Agency.objects.all():
        today, terms = clock.today(agency.zone), jurisdictions.get(agency.jurisdiction).checkins
        if clock.now().astimezone(ZoneInfo(agency.zone)).hour < terms.opens_at:
            continue
        rows = CheckinSeries.objects.filter(person__agency=agency, status="verified", first_on__lte=today)
        opened = Checkin.objects.filter(series_id=OuterRef("pk")).order_by("-due_on").values("due_on")[:1]
        columns = ("pk", "first_on", "interval_days", "decided_at", "opened")
        for key, first, interval, decided, last in rows.annotate(opened=Subquery(opened)).values_list(
            *columns
        ):
            due = latest_until(today, first, interval)
            approved_by_then = decided.astimezone(ZoneInfo(agency.zone)).date() <= due
            within = add_days(due, terms.window_days) > today
            if within and approved_by_then and (last is None or last < due):
                found.append(key)
    return found[:MOST]


def past_their_day() -> list[UUID]:
    """Check-ins that stand open and whose last day is over where the person is."""
    return [
        key
        for agency in Agency.objects.all()
        for key in Checkin.objects.filter(
            person__agency=agency, state="created", last_day__lt=clock.today(agency.zone)
        ).values_list("pk", flat=True)[:MOST]
    ]


def to_remind() -> list[UUID]:
    """Check-ins on their last day, of which the person was not reminded."""
    return [
        key
        for agency in Agency.objects.all()
        for key in Checkin.objects.filter(
            person__agency=agency,
            state="created",
            last_day=clock.today(agency.zone),
            reminded_at__isnull=True,
        ).values_list("pk", flat=True)[:MOST]
    ]
