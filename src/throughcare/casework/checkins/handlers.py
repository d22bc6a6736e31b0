"""What this app does when it hears of something. Nothing of it judges anybody."""

from throughcare.casework.checkins.commands import end, link_not_arrived, set_review_day, submitted
from throughcare.casework.checkins.commands.arranging import leave_nothing
from throughcare.casework.checkins.commands.telling import WITH_A_LINK
from throughcare.casework.checkins.commands.writing import ask_officer, place_of
from throughcare.casework.checkins.events import AnotherWayChosen, CheckinSubmitted, CheckinTroubled
from throughcare.casework.checkins.models import Checkin, CheckinSeries
from throughcare.casework.orders.events import OrderChanged, OrderEnded, SupervisionStateChanged
from throughcare.casework.orders.models import Order
from throughcare.casework.selfreports.events import SelfReportAnswered
from throughcare.casework.selfreports.models import ReportKey
from throughcare.platform.actor import Actor
from throughcare.register.messaging.events import PersonNotReached
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity, SupervisionState, stops
from throughcare.rules.contacts.checkin_states import orders_have_ended

OVER = frozenset({Order.Status.ENDED, Order.Status.REVOKED})


def follow_answer(actor: Actor, event: SelfReportAnswered) -> None:
    """Answers on paper, or typed in by somebody, are a check-in as well as those from a phone."""
    checkin = Checkin.objects.select_for_update(of=("self",)).filter(report_id=event.self_report_id).first()
    if checkin is not None:
        submitted(actor, checkin)


def set_day(actor: Actor, event: CheckinSubmitted) -> None:
    """By when it is read."""
    set_review_day(actor, event.checkin_id)


def arrange_another_way(actor: Actor, event: AnotherWayChosen) -> None:
    """The person chose another way: check-ins end, and the officer arranges to see or ring them."""
    checkin = Checkin.objects.filter(pk=event.checkin_id).first()
    if checkin is None:
        return
    leave_nothing(actor, checkin)
    series = CheckinSeries.objects.filter(pk=checkin.series_id).exclude(status="inactive").first()
    if series is None:
        return
    place = place_of(series.person_id)
    end(actor, series, place, "another_way")
    ask_officer(
        actor, series, "They would rather see or speak to somebody than check in remotely: arrange it",
        place.in_working_days(1), place.today,
    )  # fmt: skip


def give_by_hand(actor: Actor, event: PersonNotReached) -> None:
    """A link, or its code, was sent and did not arrive. Whoever has opened the link by now was reached."""
    about = PersonMessage.objects.filter(pk=event.message_id, kind__in=WITH_A_LINK).values("about")
    link = ReportKey.objects.filter(pk__in=about, stopped_at__isnull=True, browser_hash="").first()
    if link is not None:
        link_not_arrived(actor, link.report_id)


def help_with_trouble(actor: Actor, event: CheckinTroubled) -> None:
    """Something did not work on the person's phone: the officer helps, or finds another way."""
    checkin = Checkin.objects.filter(pk=event.checkin_id).select_related("series").first()
    if checkin is None:
        return
    place = place_of(checkin.person_id)
    what = "A check-in did not work on the person’s phone: help them, or find another way. It is no failure of theirs"
    ask_officer(actor, checkin.series, what, place.in_working_days(1), place.today)


def end_after_orders(actor: Actor, event: OrderEnded | OrderChanged) -> None:
    """No order asks anything any more. Only where each one known has ended: not knowing is no end."""
    ends = [
        True if status in OVER else None if status is None else False
        for status in Order.objects.filter(person_id=event.person_id).values_list("status", flat=True)
    ]
    if orders_have_ended(ends):
        _end(actor, event, "orders_ended")


def pause_after_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Contact is suspended: nothing is asked of the person. Whether it goes on afterwards, the officer says."""
    known = event.state in set(SupervisionState)
    if event.change == "added" and known and stops(SupervisionState(event.state), Activity.DIRECT_CONTACT):
        _end(actor, event, "contact_stopped")


def _end(actor: Actor, event: OrderEnded | OrderChanged | SupervisionStateChanged, because: str) -> None:
    if Person.objects.filter(pk=event.person_id).exists():
        place = place_of(event.person_id)
        for series in CheckinSeries.objects.filter(person_id=event.person_id).exclude(status="inactive"):
            end(actor, series, place, because)
