"""What the person answers: kept page by page as it is said, and sent when the person is done."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from throughcare.casework.selfreports.commands.alarms import ring
from throughcare.casework.selfreports.commands.asking import held, still_open
from throughcare.casework.selfreports.commands.writing import add
from throughcare.casework.selfreports.events import SelfReportAnswered
from throughcare.casework.selfreports.models import ReportKey, SelfAnswer, SelfReport
from throughcare.casework.selfreports.refusals import NotAnAnswer
from throughcare.casework.selfreports.said import NOTHING, Said
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.forms import Form, find_form, impossible


@transaction.atomic
def begin(actor: Actor, report_id: UUID) -> None:
    """The person has read who reads it. Raises NotThere, NoLongerOpen."""
    report = _own(actor, report_id)
    if report.read_at is None:
        amend(report, expected=report.version, by=actor, because="read", read_at=clock.now())
        trail.record(actor, "selfreports:self-report:begun", report)


@transaction.atomic
def say(actor: Actor, report_id: UUID, said: Mapping[str, Said]) -> None:
    """Keep what the person says on one page. An answer that tells of danger rings now, not when the whole is sent.

    Raises NotThere, NoLongerOpen, NotAnAnswer.
    """
    report = _own(actor, report_id)
    _keep(actor, report, find_form(report.form), said)


@transaction.atomic
def send(actor: Actor, report_id: UUID) -> None:
    """The person is done. Raises NotThere, NoLongerOpen."""
    report = _own(actor, report_id)
    _finish(actor, report, find_form(report.form))


@transaction.atomic
def type_in(actor: Actor, person_id: UUID, report_id: UUID, said: Mapping[str, Said]) -> None:
    """Type in what the person wrote on paper, as the person's own words; the paper is then answered.

    Raises NotPermitted, NotThere, NoLongerOpen, NotAnAnswer.
    """
    report = still_open(held(actor, person_id, report_id))
    form = find_form(report.form)
    _keep(actor, report, form, said)
    _finish(actor, report, form, way="paper", typed_by_id=actor.user_id)


def _own(actor: Actor, report_id: UUID) -> SelfReport:
    """The one self-report to which the actor is confined."""
    rows = SelfReport.objects.select_for_update(of=("self",))
    report = rows.filter(pk=report_id).first() if actor.confined_to == report_id else None
    if report is None:
        raise NotThere(Permission.ASSESSMENT_CONTRIBUTE, None, "R1 not the actor's own answers")
    return still_open(report)


def _keep(actor: Actor, report: SelfReport, form: Form, said: Mapping[str, Said]) -> None:
    given = {name: each.value for name, each in said.items() if each.kind == "value"}
    for problem in impossible(form, given | {name: None for name in said if name not in given}):
        raise NotAnAnswer(problem.field, problem.reason)
    rows = {row.question: row for row in SelfAnswer.objects.filter(report_id=report.pk)}
    changed = [name for name, each in said.items() if _differs(rows.get(name), each)]
    for name in changed:
        _write(actor, report, rows.get(name), name, said[name])
    if changed:
        trail.record(actor, "selfreports:answers:kept", report, details={"answers": len(changed)})
    ring(actor, report.person_id, form, given, "self_report", report.pk)


def _differs(row: SelfAnswer | None, said: Said) -> bool:
    if row is None:
        return said != NOTHING
    return (row.said, row.value) != (said.kind, said.value)


def _write(actor: Actor, report: SelfReport, row: SelfAnswer | None, question: str, said: Said) -> None:
    if row is not None:
        amend(row, expected=row.version, by=actor, because="said again", said=said.kind, value=said.value)
        return
    add(
        SelfAnswer(
            person_id=report.person_id,
            report_id=report.pk,
            question=question,
            said=said.kind,
            value=said.value,
        ),
        actor,
    )


def _finish(actor: Actor, report: SelfReport, form: Form, **typed: object) -> None:
    answered = SelfAnswer.objects.filter(report_id=report.pk).values_list("question", flat=True)
    _not_answered(actor, report, (question.name for question in form if question.name not in set(answered)))
    amend(
        report, expected=report.version, by=actor, because="answered", state="answered", answered_at=clock.now(),
        **typed,
    )  # fmt: skip
    ReportKey.objects.filter(report_id=report.pk, stopped_at=None).update(stopped_at=clock.now())
    trail.record(actor, "selfreports:self-report:answered", report, details={"way": report.way})
    bus.publish(actor, SelfReportAnswered(report.person_id, report.pk, report.form))


def _not_answered(actor: Actor, report: SelfReport, questions: Iterable[str]) -> None:
    """What the person passed over stands as such, so that it is no gap in what was typed in."""
    SelfAnswer.objects.bulk_create(
        SelfAnswer(
            person_id=report.person_id, report_id=report.pk, question=question, said=NOTHING.kind,
            recorded_by_id=actor.user_id,
        )
        for question in questions
    )  # fmt: skip
