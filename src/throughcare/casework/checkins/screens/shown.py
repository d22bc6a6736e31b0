"""How the rows of this app read on a page, and what its pages share."""

from datetime import date
from uuid import UUID

from throughcare.casework.checkins import wording
from throughcare.casework.checkins.queries import CheckinLine, Held, SeriesLine, checkins_of
from throughcare.casework.checkins.window import next_after
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.rules.contacts.checkin_eligibility import FACTS
from throughcare.rules.dates import in_words

BACK_TEXT = "Check-ins"
YES_NO = {"yes": "Yes", "no": "No", "not_known": "Not known"}


def may(
    request: ActingRequest,
    page_name: str,
    person_id: UUID,
    permission: Permission = Permission.CHECKIN_ARRANGE,
) -> Held:
    """Let the actor do this, write down the look, and read what stands."""
    door.look(request.actor, page_name, person_id, permission)
    return checkins_of(request.actor, person_id)


def series_facts(series: SeriesLine) -> list[tuple[str, str]]:
    """What was said of what speaks against it, in words: only what is so, or not known."""
    said = {True: "Yes", None: "Not known"}
    return [
        (f"Whether {FACTS[name]}", said[series.facts.get(name)])
        for name in FACTS
        if series.facts.get(name) is not False and series.rule
    ]


def how_often(series: SeriesLine) -> str:
    """ "Every two weeks, beside meetings"."""
    mode = wording.MODES[series.mode]
    return f"{wording.INTERVALS[series.interval_days]}, {mode[:1].lower()}{mode[1:]}"


def next_day(series: SeriesLine, today: date) -> date:
    """The day of the next check-in."""
    return next_after(today, series.first_on, series.interval_days)


def state_of(checkin: CheckinLine) -> str:
    """What came of it, in words; of what nobody sent, never more than that."""
    if checkin.state == "cancelled":
        return (
            f"{wording.STATES['cancelled']}: {wording.CANCELLED_BECAUSE[checkin.cancelled_because].lower()}"
        )
    if checkin.state == "reviewed":
        found = wording.HOW_REVIEWED | wording.HOW_EXPIRED
        ran_out = "" if checkin.submitted_at else "Ran out. "
        return f"{ran_out}Reviewed. {found[checkin.how]}"
    if checkin.state == "created":
        return f"Open until the end of {in_words(checkin.last_day)}"
    return wording.STATES[checkin.state]
