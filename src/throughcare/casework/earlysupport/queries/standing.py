"""How early support stands in an agency: measured only, waiting for a second person, or on; and for how long."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.earlysupport.models import DayLooked, SupportSwitch
from throughcare.casework.earlysupport.wording import ASKED, ON, SWITCH_STATES
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.dates import add_days, count_of
from throughcare.rules.interventions.early_support import HORIZON_DAYS, LEAST_DAYS, LEAST_PEOPLE, RULE

COLUMNS = (
    "id", "version", "rule", "state", "days", "people", "measured", "asked_by_id", "asked_by__name", "asked_because",
    "known_from", "decided_by__name", "decided_because", "decided_at", "ended_by__name", "ended_because", "ended_at",
)  # fmt: skip
MONTHS = 12
"""So many days can be chosen."""


@dataclass(frozen=True, slots=True)
class SwitchHeld:
    """One switch, as it stands. measured: the figures whoever asked had seen."""

    id: UUID
    version: int
    rule: str
    state: str
    days: int
    people: int
    measured: dict[str, Any]
    asked_by_id: UUID
    asked_by: str
    asked_because: str
    decided_by: str
    decided_because: str
    decided_at: datetime | None
    ended_by: str
    ended_because: str
    ended_at: datetime | None
    known_from: datetime

    @property
    def state_words(self) -> str:
        """How it stands."""
        return SWITCH_STATES[self.state]

    @property
    def in_force(self) -> bool:
        """Whether help is offered by it: it is on, for the rule as it is."""
        return self.state == ON and self.rule == RULE

    @property
    def waits(self) -> bool:
        """Whether a second person is awaited."""
        return self.state == ASKED


@dataclass(frozen=True, slots=True)
class SoFar:
    """What was looked at with the present rule. days: on how many days. people: about how many on the newest of `on`.

    on: the days on which it can be measured, newest first: the first of each month, once the time to see what came
    has passed. No day in between, so that no two figures lie so near that one person could be told from both.
    """

    days: int
    people: int
    first_on: date | None
    on: tuple[date, ...]

    @property
    def missing(self) -> str:
        """What is missing before it may be switched on, in words; "" where nothing is."""
        if self.days < LEAST_DAYS:
            return f"it was looked at on {count_of(self.days, 'day')}"
        if not self.on:
            return f"no day is {HORIZON_DAYS} days past yet"
        if self.people < LEAST_PEOPLE:
            return f"on the last such day it was looked at for {count_of(self.people, 'person', 'people')}"
        return ""


def is_on(agency_id: UUID | None) -> bool:
    """Whether help is offered by the rule. Anybody of the agency may know."""
    return bool(SupportSwitch.objects.filter(agency_id=agency_id, state=ON, rule=RULE).exists())


def measured_so_far(actor: Actor) -> SoFar:
    """What was looked at in the actor's agency. Raises NotPermitted. One statement."""
    require(actor, Permission.VALIDATION_READ)
    rows = DayLooked.objects.filter(agency__code=actor.agency_code, rule=RULE).order_by("-on")
    looked = list(rows.values_list("on", "people"))
    last = add_days(clock.today(actor.zone), -1 - HORIZON_DAYS)
    of_month = {(on.year, on.month): (on, people) for on, people in looked}
    past = [(on, people) for on, people in of_month.values() if on <= last][:MONTHS]
    return SoFar(
        len(looked), past[0][1] if past else 0, looked[-1][0] if looked else None, tuple(on for on, _ in past)
    )


def switches(actor: Actor) -> tuple[SwitchHeld, ...]:
    """Every switch of the agency, newest first. Raises NotPermitted. One statement."""
    require(actor, Permission.VALIDATION_READ)
    rows = SupportSwitch.objects.filter(agency_id=actor.agency_id).order_by("-id")
    return tuple(_held(row) for row in rows.values(*COLUMNS))


def _held(row: dict[str, Any]) -> SwitchHeld:
    names = {key.removesuffix("__name"): value or "" for key, value in row.items() if key.endswith("__name")}
    plain: dict[str, Any] = {key: value for key, value in row.items() if not key.endswith("__name")}
    return SwitchHeld(**plain | names)
