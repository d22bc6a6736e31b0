"""Asking a person about themselves, and taking the question back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.selfreports.commands.writing import add
from throughcare.casework.selfreports.models import ReportKey, SelfReport
from throughcare.casework.selfreports.offers import offered
from throughcare.casework.selfreports.refusals import AskedAlready, ForAdults, NoLongerOpen, NotOffered
from throughcare.casework.selfreports.wording import WAYS
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.register.people.queries import is_adult
from throughcare.rules.forms import Form

OPEN_DAYS = 14
"""For how long questions may be answered: the house's own starting value."""
TIMEKEEPER = Actor.system_named("selfreports.run_out")


@transaction.atomic
def ask(actor: Actor, person_id: UUID, form_code: str, way: str) -> SelfReport:
    """Ask the person to fill in a form about themselves. form_code: without a version, the newest is taken.

    Raises NotPermitted, NotThere, PurposeNeeded, NotOffered, ForAdults, AskedAlready.
    """
    door.require(actor, Permission.ASSESSMENT_CONTRIBUTE, person_id)
    form = next((each for each in offered(actor.jurisdiction) if each.id.code == form_code), None)
    if form is None:
        raise NotOffered("form")
    if way not in WAYS:
        raise NotOffered("way")
    if form.adults and is_adult(person_id, clock.today(actor.zone)) is False:
        raise ForAdults()
    now = clock.now()
    return open_report(actor, person_id, form, way, now, now + timedelta(days=OPEN_DAYS))


def open_report(
    actor: Actor, person_id: UUID, form: Form, way: str, now: datetime, ends_at: datetime
) -> SelfReport:
    """Open a form for the person until `ends_at`. For a command that has asked the door, within its transaction.

    Raises AskedAlready.
    """
    asked = SelfReport.objects.filter(person_id=person_id, state="asked", form__startswith=f"{form.id.code}@")
    for before in asked.select_for_update(of=("self",)):
        if before.ends_at > now:
            raise AskedAlready()
        _close(actor, before, "expired")
    report = SelfReport(
        person_id=person_id,
        form=str(form.id),
        way=way,
        asked_by_id=actor.user_id,
        asked_at=now,
        ends_at=ends_at,
    )
    add(report, actor)
    trail.record(actor, "selfreports:self-report:asked", report, details={"way": way})
    return report


def close_report(actor: Actor, report_id: UUID, state: str) -> bool:
    """Close what is still open, as "withdrawn" or "expired"; whether it was. For a command that has asked the door."""
    rows = SelfReport.objects.select_for_update(of=("self",))
    report = rows.filter(pk=report_id, state="asked").first()
    if report is not None:
        _close(actor, report, state)
    return report is not None


@transaction.atomic
def take_back(actor: Actor, person_id: UUID, report_id: UUID, *, expected: int) -> None:
    """Ask no longer; what was answered so far stays. Raises NotPermitted, NotThere, NoLongerOpen, StaleVersion."""
    report = held(actor, person_id, report_id)
    if report.state != "asked":
        raise NoLongerOpen()
    amend(report, expected=expected, by=actor, because="withdrawn", state="withdrawn")
    _stop_keys(report)
    trail.record(actor, "selfreports:self-report:taken-back", report)


def run_out() -> int:
    """Close what nobody answered in time; returns how many. For the timetable, safe to repeat."""
    with acting(TIMEKEEPER) as actor:
        late = SelfReport.objects.filter(state="asked", ends_at__lte=clock.now())
        rows = list(late.select_for_update(skip_locked=True, of=("self",))[:1000])
        for report in rows:
            _close(actor, report, "expired")
        return len(rows)


def held(actor: Actor, person_id: UUID, report_id: UUID) -> SelfReport:
    """The person's self-report, for a member of staff who may contribute. Raises NotPermitted, NotThere."""
    door.require(actor, Permission.ASSESSMENT_CONTRIBUTE, person_id)
    rows = SelfReport.objects.select_for_update(of=("self",))
    report: SelfReport | None = rows.filter(pk=report_id, person_id=person_id).first()
    if report is None:
        raise NotThere(Permission.ASSESSMENT_CONTRIBUTE, person_id, "R1 no such record")
    return report


def still_open(report: SelfReport) -> SelfReport:
    """The same, if it may still be answered. Raises NoLongerOpen."""
    if report.state != "asked" or report.ends_at <= clock.now():
        raise NoLongerOpen()
    return report


def _close(actor: Actor, report: SelfReport, state: str) -> None:
    amend(report, expected=report.version, by=actor, because=state, state=state)
    _stop_keys(report)
    trail.record(actor, f"selfreports:self-report:{state}", report)


def _stop_keys(report: SelfReport) -> None:
    ReportKey.objects.filter(report_id=report.pk, stopped_at=None).update(stopped_at=clock.now())
