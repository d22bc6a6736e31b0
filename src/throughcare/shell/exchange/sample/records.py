"""What is made up of one person, before any database: plain frozen records, nested as the record is.

The records that come by the dozen are named tuples, which Python makes several times faster than frozen dataclasses.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from throughcare.register.people.birth import Birth
from throughcare.rules.responses import Proposal


class Story(StrEnum):
    """What somebody's last weeks were like. Most are STEADY; each caseload has a few of the others."""

    STEADY = "steady"
    NEW = "new"
    UNALLOCATED = "unallocated"
    NOT_SEEN = "not_seen"
    UNRECORDED = "unrecorded"
    WAITING = "waiting"
    TO_ASK = "to_ask"
    ASKED = "asked"
    TO_JUDGE = "to_judge"
    TO_DECIDE = "to_decide"
    EXCUSED = "excused"
    WARNED = "warned"
    WARNED_TO_DECIDE = "warned_to_decide"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"
    PRAISED = "praised"
    ENDING_SOON = "ending_soon"
    IN_CUSTODY = "in_custody"
    HOSPITAL = "hospital"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    ENDED = "ended"


class NameHeld(NamedTuple):
    """A name. kind: a code of the record's kinds of name."""

    kind: str
    given: str
    family: str
    middle: str = ""


class Home(NamedTuple):
    """An address; `ends_on` None for the present one."""

    kind: str
    lines: str
    town: str
    postcode: str
    area: str
    starts_on: date
    ends_on: date | None = None


class Work(NamedTuple):
    """Employment or education."""

    kind: str
    status: str
    organisation: str
    starts_on: date


class Offending(NamedTuple):
    """An entry of the offence history."""

    description: str
    scheme: str
    code: str
    outcome: str
    committed_on: date
    convicted_on: date | None
    court: str
    is_main: bool


class OrderHeld(NamedTuple):
    """The sentence, and the order it led to. ends_on: the first day after it."""

    kind: str
    sentence: str
    court: str
    authority: str
    reference: str
    length: str
    made_on: date
    starts_on: date
    ends_on: date
    status: str
    conditions: tuple[tuple[str, str], ...]
    key_dates: tuple[tuple[str, str, date], ...]


class StateHeld(NamedTuple):
    """A state of supervision; `ends_on` is the first day after it."""

    state: str
    starts_on: date
    ends_on: date | None


class LevelKept(NamedTuple):
    """A supervision level; `ends_on` is the first day after it."""

    level: str
    starts_on: date
    ends_on: date | None


class Decision(NamedTuple):
    """What the officer decided."""

    kind: str
    given_on: date
    reasons: str
    departs: bool
    withdrawn_on: date | None = None
    withdrawn_because: str = ""


class Failing(NamedTuple):
    """What followed a missed contact, as far as it has come.

    asked_on: the day on which the reason was asked for. heard_on: when the person gave it, None if they did not.
    proposal: computed by the pack's own rule.
    """

    stage: str
    asked_on: date | None = None
    excuse_due_on: date | None = None
    excuse: str = ""
    heard_on: date | None = None
    judged_on: date | None = None
    reasonable: bool | None = None
    reasons: str = ""
    proposal: Proposal | None = None
    decision: Decision | None = None
    closed_reason: str = ""


class Meeting(NamedTuple):
    """An appointment with what came of it, or a contact that was not booked.

    minute: of the day, on the wall. status: the appointment's; "" for a contact that was not booked.
    moved_from: the day on which it was first to be, None when it was not moved.
    """

    on: date
    minute: int
    kind: str
    purpose: str = ""
    status: str = "booked"
    outcome: str = ""
    length: int = 30
    with_whom: str = "person"
    evidence_due_on: date | None = None
    note: str = ""
    sensitive: bool = False
    moved_from: date | None = None
    asked_by: str = ""
    asked_because: str = ""
    failing: Failing | None = None


class Chore(NamedTuple):
    """A task of the officer's; done_on None while it is open."""

    what: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """One invented person. number: their place among those of the seed; seat: in their officer's caseload."""

    number: int
    seat: int
    story: Story
    reference: str
    sex: str
    birth: Birth
    language: str
    interpreter: bool | None
    names: tuple[NameHeld, ...]
    identifiers: tuple[tuple[str, str], ...]
    homes: tuple[Home, ...]
    contact_points: tuple[tuple[str, str], ...]
    characteristics: tuple[tuple[str, str], ...]
    adjustments: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]
    work: Work | None
    offences: tuple[Offending, ...]
    order: OrderHeld
    states: tuple[StateHeld, ...]
    levels: tuple[LevelKept, ...]
    meetings: tuple[Meeting, ...]
    chores: tuple[Chore, ...]
    praise: Decision | None
