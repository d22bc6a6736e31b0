"""/people/{id}/resettlement and coming releases: reports, pathways, needs for support, activities in custody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.resettlement import commands, queries
from throughcare.casework.resettlement.drafts import PartDraft
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

resettlement = Resource("resettlement", "resettlement")
PERSON = "/people/{uuid:person_id}/resettlement"


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """One answer. answer: a code or words; several codes only where the question takes several; none for no answer."""

    question: str
    answer: list[str]


class ResettlementReportShown(Shown):
    """A report. kind: BCST2 (immediate needs) or RESETTLEMENT_PLAN (pre-release). state: open, sent or skipped."""

    id: UUID
    version: int
    preparation_id: UUID
    kind: str
    questions: str
    state: str
    sent_at: datetime | None
    skip_reason: str
    words: str


class ReportPartShown(Shown):
    """One pathway of a report. answers: by question; one that is missing was not answered."""

    id: UUID
    version: int
    report_id: UUID
    pathway: str
    state: str
    answers: dict[str, Any]
    status: str
    summary: str


class PathwayShown(Shown):
    """How far a pathway is, since when."""

    id: UUID
    version: int
    preparation_id: UUID
    pathway: str
    status: str
    since: date
    words: str


class SupportNeedShown(Shown):
    """A need for support."""

    id: UUID
    version: int
    preparation_id: UUID
    pathway: str
    need: str
    words: str
    status: str
    who: str
    noted_on: date
    latest: str


class CustodyActivityShown(Shown):
    """An activity in custody."""

    id: UUID
    version: int
    pathway: str
    kind: str
    title: str
    place: str
    starts_on: date
    ends_on: date | None
    state: str
    words: str


class ResettlementShown(Shown):
    """A person's preparations for release. preparation: the one that runs; null where none does."""

    preparation: UUID | None
    reports: list[ResettlementReportShown]
    parts: list[ReportPartShown]
    pathways: list[PathwayShown]
    needs: list[SupportNeedShown]
    activities: list[CustodyActivityShown]


def read_resettlement(actor: Actor, person_id: UUID) -> ResettlementShown:
    """Reports with their answers, the pathways, needs for support, and activities in custody."""
    held = queries.prepared(actor, person_id)
    return ResettlementShown(
        preparation=held.running.id if held.running else None,
        reports=[ResettlementReportShown.model_validate(each, from_attributes=True) for each in held.reports],
        parts=[ReportPartShown.model_validate(each, from_attributes=True) for each in held.parts],
        pathways=[PathwayShown.model_validate(each, from_attributes=True) for each in held.statuses],
        needs=[SupportNeedShown.model_validate(each, from_attributes=True) for each in held.needs],
        activities=[
            CustodyActivityShown.model_validate(each, from_attributes=True) for each in held.activities
        ],
    )


def answer_resettlement_part(
    actor: Actor, person_id: UUID, kind: str, pathway: str, answers: Sequence[PartAnswer], status: str = "",
    summary: str = "", complete: bool = False, *, expected: int,
) -> Written:  # fmt: skip
    """Keep the answers about one pathway of a report; its version, or 0 where nothing was kept yet, in If-Match."""
    given: dict[str, Any] = {}
    for each in answers:
        given[each.question] = each.answer[0] if len(each.answer) == 1 else each.answer
    part = commands.answer_part(
        actor, person_id, kind, pathway,
        PartDraft(answers=given, status=status, summary=summary, complete=complete), expected=expected,
    )  # fmt: skip
    return Written(id=part.pk, version=part.version)


def read_coming_releases(actor: Actor, weeks: int = 12) -> list[queries.ComingRelease]:
    """Who is to be released within so many weeks, at most 104, and what is missing."""
    times = jurisdictions.get(actor.jurisdiction).resettlement
    found = queries.released_soon(actor, times, clock.today(actor.zone), max(0, min(weeks, 104)))
    return sorted(found, key=lambda each: (each.on, each.person_id))


resettlement.reads(PERSON, read_resettlement)
resettlement.acts(f"{PERSON}/answering", answer_resettlement_part)
resettlement.acts(
    f"{PERSON}/reports/{{uuid:resettlement_report_id}}/sending",
    commands.send_report,
    name="send_resettlement_report",
)
resettlement.adds(f"{PERSON}/skipping", commands.skip_report, name="skip_resettlement_report")
resettlement.acts(f"{PERSON}/pathways", commands.set_pathway_status)
resettlement.acts(f"{PERSON}/beginning-anew", commands.begin_anew, name="begin_resettlement_anew")
resettlement.adds(f"{PERSON}/needs", commands.add_support_need)
resettlement.changes(f"{PERSON}/needs/{{uuid:support_need_id}}", commands.change_support_need)
resettlement.adds(f"{PERSON}/activities", commands.add_activity, name="add_custody_activity")
resettlement.changes(
    f"{PERSON}/activities/{{uuid:activity_id}}", commands.change_activity, name="change_custody_activity"
)
resettlement.lists("/coming-releases", read_coming_releases, by=("on", "person_id"), may=Permission.RESETTLE)
