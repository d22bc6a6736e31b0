"""Projects of the agency, the days on which people work there, and who is to come."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from throughcare.casework.unpaidwork.models import WorkAppointment, WorkProject
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of

BACK, AHEAD = timedelta(days=14), timedelta(days=7)
"""Days of work that the list of groups shows: a fortnight back, since outcomes are recorded late, and a week ahead."""


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project of the agency."""

    id: UUID
    version: int
    title: str
    kind: str
    place: str
    weekdays: tuple[str, ...]
    starts_at: time
    ends_at: time
    starts_on: date
    ends_on: date | None
    closed_on: date | None
    closed_because: str

    def runs_on(self, day: date) -> bool:
        """Whether it is neither closed nor over nor still to begin on `day`; the weekday is not asked."""
        over = self.ends_on is not None and day >= self.ends_on
        return self.starts_on <= day and not over and (self.closed_on is None or day < self.closed_on)


@dataclass(frozen=True, slots=True)
class GroupDay:
    """One day of a project. open: people whose outcome is still to be recorded."""

    project_id: UUID
    title: str
    place: str
    on: date
    people: int
    open: int


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person of a day's list: only what leading a group takes."""

    appointment_id: UUID
    version: int
    person_id: UUID
    name: str
    reference: str
    starts_at: time
    ends_at: time
    outcome: str
    penalty_minutes: int | None
    work_quality: str
    behaviour: str


FIELDS = (
    "id", "version", "title", "kind", "place", "weekdays", "starts_at", "ends_at", "starts_on", "ends_on", "closed_on",
    "closed_because",
)  # fmt: skip


def projects(actor: Actor) -> list[ProjectLine]:
    """Every project of the agency, those that run first, by title."""
    rows = WorkProject.objects.filter(agency_id=actor.agency_id).order_by("title").values_list(*FIELDS)
    made = [_project(row) for row in rows]
    return sorted(made, key=lambda each: each.closed_on is not None)


def running_projects(actor: Actor, day: date) -> list[ProjectLine]:
    """Projects to which somebody can be sent on `day` or later."""
    return [
        each
        for each in projects(actor)
        if each.closed_on is None and (each.ends_on is None or each.ends_on > day)
    ]


def project_of(actor: Actor, project_id: UUID, permission: Permission) -> ProjectLine:
    """One project of the agency. Raises NotThere."""
    row = WorkProject.objects.filter(agency_id=actor.agency_id, pk=project_id).values_list(*FIELDS).first()
    if row is None:
        raise NotThere(permission, None, "no such project")
    return _project(row)


def group_days(actor: Actor, today: date) -> list[GroupDay]:
    """Days of work around today of the people whom the actor may see, the latest first."""
    rows = (
        WorkAppointment.objects.filter(visible_to(actor), on__gte=today - BACK, on__lte=today + AHEAD)
        .values("project_id", "project__title", "project__place", "on")
        .annotate(people=Count("id"), open=Count("id", filter=Q(outcome="")))
        .order_by("-on", "project__title")
    )
    return [
        GroupDay(
            row["project_id"],
            row["project__title"],
            row["project__place"],
            row["on"],
            row["people"],
            row["open"],
        )
        for row in rows
    ]


def attendance(actor: Actor, project_id: UUID, day: date) -> list[AttendanceRow]:
    """Who is to come to a project on a day, of the people whom the actor may see, by name. Two statements."""
    rows: Any = list(
        WorkAppointment.objects.filter(visible_to(actor), project_id=project_id, on=day).values(
            "id", "version", "person_id", "person__reference", "starts_at", "ends_at", "outcome", "penalty_minutes",
            "work_quality", "behaviour",
        )
    )  # fmt: skip
    names = names_of(row["person_id"] for row in rows)
    made = [
        AttendanceRow(
            row["id"], row["version"], row["person_id"], names.get(row["person_id"], row["person__reference"]),
            row["person__reference"], row["starts_at"], row["ends_at"], row["outcome"], row["penalty_minutes"],
            row["work_quality"], row["behaviour"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(made, key=lambda each: (each.name, each.reference))


def _project(row: tuple[Any, ...]) -> ProjectLine:
    given = dict(zip(FIELDS, row, strict=True))
    return ProjectLine(**given | {"weekdays": tuple(given["weekdays"])})
