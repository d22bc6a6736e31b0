"""Reads about people's rights over their data. The pages went through the door."""

from throughcare.register.rights.queries.access import RequestSeen, decisions_of, request_seen, requests_of
from throughcare.register.rights.queries.disputes import DisputeSeen, disputes_of
from throughcare.register.rights.queries.keeping import KeepingDue, keeping_due
from throughcare.register.rights.queries.recipients import ToTell, to_tell, to_tell_of_agency

__all__ = [
    "DisputeSeen",
    "KeepingDue",
    "RequestSeen",
    "ToTell",
    "decisions_of",
    "disputes_of",
    "keeping_due",
    "request_seen",
    "requests_of",
    "to_tell",
    "to_tell_of_agency",
]
