"""The agency's projects: begun, changed, closed."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.unpaidwork.commands.writing import add
from throughcare.casework.unpaidwork.drafts import ProjectDraft
from throughcare.casework.unpaidwork.models import WorkAppointment, WorkProject
from throughcare.casework.unpaidwork.refusals import HoursRefused, NotListed, WrongDay
from throughcare.casework.unpaidwork.wording import WEEKDAY_CODES
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules import jurisdictions


@transaction.atomic
def add_project(actor: Actor, draft: ProjectDraft) -> WorkProject:
    """Begin a project. Raises NotPermitted, NotListed, HoursRefused or WrongDay."""
    require(actor, Permission.WORK_DIRECT)
    if actor.agency_id is None:
        raise NotPermitted(Permission.WORK_DIRECT, None, "of no agency")
    _check(actor, draft)
    project = WorkProject(
        agency_id=actor.agency_id, title=draft.title.strip(), kind=draft.kind, place=draft.place.strip(),
        weekdays=_ordered(draft.weekdays), starts_at=draft.starts_at, ends_at=draft.ends_at,
        starts_on=draft.starts_on, ends_on=draft.ends_on,
    )  # fmt: skip
    add(actor, project, "unpaidwork:project:begun")
    return project


@transaction.atomic
def change_project(actor: Actor, project_id: UUID, draft: ProjectDraft, *, expected: int) -> WorkProject:
    """Change what a project is; days that are planned stay. Raises as `add_project`, NotThere or StaleVersion."""
    require(actor, Permission.WORK_DIRECT)
    project = _held(actor, project_id)
    _check(actor, draft)
    amend(
        project, expected=expected, by=actor, because="changed", title=draft.title.strip(), kind=draft.kind,
        place=draft.place.strip(), weekdays=_ordered(draft.weekdays), starts_at=draft.starts_at,
        ends_at=draft.ends_at, starts_on=draft.starts_on, ends_on=draft.ends_on,
    )  # fmt: skip
    trail.record(actor, "unpaidwork:project:changed", project)
    return project


@transaction.atomic
def close_project(
    actor: Actor, project_id: UUID, *, closed_on: date, because: str, expected: int
) -> WorkProject:
    """Close a project before its time; nobody is sent there from that day on.

    Raises NotPermitted, NotThere, HoursRefused, WrongDay or StaleVersion.
    """
    require(actor, Permission.WORK_DIRECT)
    project = _held(actor, project_id)
    if not because.strip():
        raise HoursRefused("Say why it closes", "because")
    later = WorkAppointment.objects.filter(project=project, on__gte=closed_on, outcome="").count()
    if later:
        raise WrongDay(
            f"{later} planned days are on or after that day. Move or cancel them first",
            "closed_on",
            closed_on,
        )
    if closed_on < project.starts_on:
        raise WrongDay("It had not begun by then", "closed_on", closed_on)
    amend(
        project,
        expected=expected,
        by=actor,
        because="closed",
        closed_on=closed_on,
        closed_because=because.strip(),
    )
    trail.record(actor, "unpaidwork:project:closed", project)
    return project


def _held(actor: Actor, project_id: UUID) -> WorkProject:
    project: WorkProject | None = WorkProject.objects.filter(pk=project_id, agency_id=actor.agency_id).first()
    if project is None:
        raise NotThere(Permission.WORK_DIRECT, None, "no such project")
    return project


def _check(actor: Actor, draft: ProjectDraft) -> None:
    work = jurisdictions.get(actor.jurisdiction).unpaid_work
    if work is None or draft.kind not in work.kinds:
        raise NotListed("kind", draft.kind)
    if not draft.weekdays or set(draft.weekdays) - set(WEEKDAY_CODES):
        raise NotListed("weekdays", draft.weekdays)
    if not draft.title.strip() or not draft.place.strip():
        raise HoursRefused("Enter the name and the place", "title" if not draft.title.strip() else "place")
    if draft.ends_at <= draft.starts_at:
        raise HoursRefused("The end must be later than the start", "ends_at")
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        raise WrongDay("The last day must be after the first", "ends_on", draft.ends_on)
    if draft.ends_on is not None and draft.ends_on < clock.today(actor.zone):
        raise WrongDay("The last day is past. Close the project instead", "ends_on", draft.ends_on)


def _ordered(weekdays: tuple[str, ...]) -> list[str]:
    return [code for code in WEEKDAY_CODES if code in weekdays]
