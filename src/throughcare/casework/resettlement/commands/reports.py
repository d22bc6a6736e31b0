"""The two reports: answered pathway by pathway, sent when all are complete, or left out with the reason."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.resettlement.commands.writing import (
    add,
    check_pathway,
    check_status,
    held,
    hold,
    move,
    running_or_new,
)
from throughcare.casework.resettlement.drafts import PartDraft
from throughcare.casework.resettlement.events import ResettlementReportSent, ResettlementReportSkipped
from throughcare.casework.resettlement.models import Preparation, ReportPart, ResettlementReport
from throughcare.casework.resettlement.refusals import (
    NotComplete,
    NotListed,
    ReportClosed,
    StatusMissing,
    WordsNeeded,
)
from throughcare.casework.resettlement.wording import PATHWAY_TITLES, REPORT_KINDS, SKIP_REASONS
from throughcare.casework.supervision import commands as supervision
from throughcare.casework.supervision.drafts import NoteDraft
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.resettlement import NOTE_LENGTH, REPORT, report_can_be_sent
from throughcare.rules.plans.resettlement_questions import (
    NO_ANSWER,
    QUESTION_SETS,
    TEXT_LENGTH,
    Question,
    newest,
)


@transaction.atomic
def answer_part(
    actor: Actor, person_id: UUID, kind: str, pathway: str, draft: PartDraft, *, expected: int
) -> ReportPart:
    """Keep the answers about one pathway of a report, complete or not. expected: 0 where nothing was kept yet.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, ReportClosed, StatusMissing, WordsNeeded, StaleVersion, or
    what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    check_pathway(pathway)
    report = _report(actor, running_or_new(actor, person_id, place), kind)
    answers = dict(_checked(report, pathway, draft.answers))
    if draft.status or draft.complete:
        if not draft.status:
            raise StatusMissing
        check_status(draft.status)
    texts = {name: value for name, value in answers.items() if isinstance(value, str)}
    part: ReportPart | None = ReportPart.objects.filter(report=report, pathway=pathway).first()
    refuse_what_tells(actor, person_id, {"summary": draft.summary, **texts}, before=part)
    given = {
        "state": "complete" if draft.complete else "not_started", "answers": answers, "status": draft.status,
        "summary": draft.summary.strip(),
    }  # fmt: skip
    if part is None:
        if expected:
            raise StaleVersion("ReportPart", report.pk, expected)
        part = ReportPart(person_id=person_id, report=report, pathway=pathway, **given)
        add(actor, part, "resettlement:report:answered")
        return part
    amend(part, expected=expected, by=actor, because="answered", **given)
    trail.record(actor, "resettlement:report:answered", part)
    return part


@transaction.atomic
def send_report(
    actor: Actor, person_id: UUID, resettlement_report_id: UUID, *, expected: int
) -> ResettlementReport:
    """Send a report whose pathways are all complete: pathways move, and its words go into the record as notes.

    Raises NotPermitted, NotThere, PurposeNeeded, ReportClosed, NotComplete or StaleVersion.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    report = held(ResettlementReport, person_id, resettlement_report_id)
    if report.state != "open":
        raise ReportClosed(report.state)
    parts = {part.pathway: part for part in ReportPart.objects.filter(report=report)}
    states = {code: parts[code].state if code in parts else "not_started" for code in PATHWAY_TITLES}
    answer = report_can_be_sent.ask({"pathways": states})
    if not answer.results["can_be_sent"]:
        missing: Any = answer.results["missing"]
        raise NotComplete([PATHWAY_TITLES[code] for code in missing])
    for code, part in parts.items():
        if REPORT.find(part.state, "submitted") is not None:
            amend(part, expected=part.version, by=actor, because="sent", state="submitted")
        move(actor, report.preparation, code, part.status, f"{REPORT_KINDS[report.kind]} sent", place.today)
    _write_notes(actor, person_id, report, [parts[code] for code in PATHWAY_TITLES])
    amend(
        report,
        expected=expected,
        by=actor,
        because="sent",
        state="sent",
        sent_at=clock.now(),
        sent_by_id=actor.user_id,
    )
    trail.record(actor, "resettlement:report:sent", report)
    bus.publish(actor, ResettlementReportSent(person_id, report.pk, report.kind, place.today))
    return report


@transaction.atomic
def skip_report(actor: Actor, person_id: UUID, kind: str, *, reason: str, words: str) -> ResettlementReport:
    """Leave a report out, with the reason. What was answered in it is kept.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, ReportClosed, WordsNeeded, or what a text may not tell.
    """
    require(actor, Permission.RESETTLE, person_id)
    place = hold(person_id)
    if reason not in SKIP_REASONS:
        raise NotListed("reason", reason)
    if reason == "other" and not words.strip():
        raise WordsNeeded("Say what the reason is", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    report = _report(actor, running_or_new(actor, person_id, place), kind)
    amend(
        report, expected=report.version, by=actor, because="skipped", state="skipped", skip_reason=reason,
        words=words.strip(),
    )  # fmt: skip
    trail.record(actor, "resettlement:report:skipped", report)
    bus.publish(actor, ResettlementReportSkipped(person_id, report.pk, kind, reason))
    return report


def _report(actor: Actor, preparation: Preparation, kind: str) -> ResettlementReport:
    """The report of this kind that is being written; begun with the newest questions where there is none."""
    if kind not in REPORT_KINDS:
        raise NotListed("kind", kind)
    report: ResettlementReport | None = ResettlementReport.objects.filter(
        preparation=preparation, kind=kind
    ).first()
    if report is None:
        report = ResettlementReport(
            person_id=preparation.person_id, preparation=preparation, kind=kind, questions=newest(kind).id
        )
        add(actor, report, "resettlement:report:begun")
    if report.state != "open":
        raise ReportClosed(report.state)
    return report


def _checked(
    report: ResettlementReport, pathway: str, answers: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """The answers as they are kept, in the order of the questions. Raises NotListed or WordsNeeded."""
    asked = QUESTION_SETS[report.questions].pathways[pathway]
    for code in answers:
        if code not in {question.code for question in asked}:
            raise NotListed(code, code)
    for question in asked:
        value = answers.get(question.code)
        if value in (None, "", NO_ANSWER, [], [NO_ANSWER]):
            continue
        yield question.code, _one(question, value)


def _one(question: Question, value: Any) -> Any:
    if not question.options:
        if not isinstance(value, str) or len(value) > TEXT_LENGTH:
            raise WordsNeeded(f"Write at most {TEXT_LENGTH} characters", question.code)
        return value.strip()
    chosen = value if isinstance(value, list) else [value]
    if any(each not in question.options for each in chosen) or (len(chosen) > 1 and not question.several):
        raise NotListed(question.code, value)
    if "none" in chosen and len(chosen) > 1:
        raise WordsNeeded("“None of these” goes with no other answer", question.code)
    return chosen if question.several else chosen[0]


def _write_notes(actor: Actor, person_id: UUID, report: ResettlementReport, parts: list[ReportPart]) -> None:
    """The report's words as notes on the person, none longer than the other system takes."""
    title = f"{REPORT_KINDS[report.kind]} before release."
    said = [f"{PATHWAY_TITLES[part.pathway]}: {part.summary}" for part in parts if part.summary]
    text = "\n\n".join([title, *said])
    for begin in range(0, len(text), NOTE_LENGTH):
        supervision.add_note(actor, person_id, NoteDraft(text=text[begin : begin + NOTE_LENGTH]))
