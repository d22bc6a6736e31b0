"""For how long a state kept something from happening: what other apps ask when it is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity, SupervisionState, stops
from throughcare.rules.dates import civil_date


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which an activity stood still: from the first, up to the day on which it ran again (exclusive)."""

    begins: date
    ends: date

    def moved(self, due: date, since: date) -> date:
        """When a limit ends that was to end on `due` and has run since `since`: the days left are left again.

        A limit that had run out before the pause stays as it was.
        """
        began = max(self.begins, since)
        if due < began or began >= self.ends:
            return due
        return due + (self.ends - began)


def zone_of(person_id: UUID) -> str:
    """The IANA zone of the agency that keeps the person."""
    zone: str = Person.objects.values_list("agency__zone", flat=True).get(pk=person_id)
    return zone


def pause_ended_by(person_id: UUID, state_id: UUID, activity: Activity) -> Pause | None:
    """The pause of `activity` that ended when the state was added, or was taken back; None when none did.

    One taken back never was: but while it was believed, nothing ran, so those days are the pause.
    """
    state: StateRow | None = StateRow.versions.of(state_id).last()
    if state is None:
        return None
    if state.known_to is None:
        return _pause_before(state, activity)
    zone = zone_of(person_id)
    heard: datetime = StateRow.versions.of(state_id).values_list("known_from", flat=True)[0]
    believed = Pause(civil_date(heard, zone), civil_date(state.known_to, zone))
    running = not _stopped_on(person_id, believed.ends, activity)
    return believed if running and _stops(state.state, activity) else None


def was_stopped(person_id: UUID, moment: datetime, activity: Activity) -> bool:
    """Whether `activity` was stopped at `moment`, by what is known now or by what was believed then."""
    day = civil_date(moment, zone_of(person_id))
    if _stopped_on(person_id, day, activity):
        return True
    believed = StateRow.versions.as_known_on(moment).filter(_holding(day), person_id=person_id)
    return any(_stops(code, activity) for code in believed.values_list("state", flat=True))


def _pause_before(state: StateRow, activity: Activity) -> Pause | None:
    """The unbroken run of states before this one in which the activity stood still."""
    if _stops(state.state, activity):
        return None
    rows: Sequence[StateRow] = (
        StateRow.objects.filter(person_id=state.person_id, starts_on__lte=state.starts_on)
        .exclude(pk=state.pk)
        .order_by("-starts_on", "-id")
    )
    begins = state.starts_on
    for row in rows:
        if row.ends_on != begins or not _stops(row.state, activity):
            break
        begins = row.starts_on
    return Pause(begins, state.starts_on) if begins < state.starts_on else None


def _stopped_on(person_id: UUID, day: date, activity: Activity) -> bool:
    codes = StateRow.objects.filter(_holding(day), person_id=person_id).values_list("state", flat=True)
    return any(_stops(code, activity) for code in codes)


def _holding(day: date) -> Q:
    return (Q(ends_on__isnull=True) | Q(ends_on__gt=day)) & Q(starts_on__lte=day)


def _stops(code: str, activity: Activity) -> bool:
    return code in set(SupervisionState) and stops(SupervisionState(code), activity)
