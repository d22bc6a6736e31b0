"""Reads of this app. Each takes the actor first, but those of the person's own pages, which the wall confines."""

from throughcare.casework.checkins.queries.known import known_facts
from throughcare.casework.checkins.queries.lists import ToDecide, ToRead, photo_of, to_decide, to_read
from throughcare.casework.checkins.queries.own import OwnAsk, OwnCheckin, own_checkin, photo_is_kept
from throughcare.casework.checkins.queries.person import (
    Answered,
    CheckinLine,
    Held,
    QuestionLine,
    SeriesLine,
    answered,
    checkin_in,
    checkins_of,
    series_in,
)

__all__ = [
    "Answered",
    "CheckinLine",
    "Held",
    "OwnAsk",
    "OwnCheckin",
    "QuestionLine",
    "SeriesLine",
    "ToDecide",
    "ToRead",
    "answered",
    "checkin_in",
    "checkins_of",
    "known_facts",
    "own_checkin",
    "photo_is_kept",
    "photo_of",
    "series_in",
    "to_decide",
    "to_read",
]
