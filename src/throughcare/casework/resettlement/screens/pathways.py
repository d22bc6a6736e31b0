"""Screen: a person's seven pathways to release: reports, statuses, needs, activities, and what is due by when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.resettlement import wording
from throughcare.casework.resettlement.due import Release, due_days, next_release
from throughcare.casework.resettlement.learning import learning_review
from throughcare.casework.resettlement.queries import (
    ActivityLine,
    NeedLine,
    PathwayMove,
    Prepared,
    prepared,
)
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import time_left
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.plans.resettlement_needs import SUPPORT_NEEDS

PERCENT = {
    "": 0, "not_started": 0, "support_required": 30, "in_progress": 60, "support_not_required": 100,
    "support_declined": 100, "done": 100,
}  # fmt: skip
"""How far a status is, for the eye only: the words stand beside it."""


@dataclass(frozen=True)
class PathwayShown:
    """One pathway. cells: of each report, the words and the link to its part."""

    code: str
    title: str
    status: str
    since: date | None
    percent: int
    cells: list[tuple[str, str]]
    needs: int
    status_href: str
    need_href: str


@dataclass(frozen=True)
class ReportShown:
    """A report. done: pathways complete. due: its last day. late: that day is past and it is not sent."""

    title: str
    state: str
    done: int
    due: date | None
    late: bool
    said: str
    send_href: str
    skip_href: str


@dataclass(frozen=True)
class NeedShown:
    """A need for support."""

    pathway: str
    what: str
    status: str
    who: str
    latest: str
    noted: date
    href: str


@dataclass(frozen=True)
class ActivityShown:
    """An activity in custody."""

    title: str
    kind: str
    pathway: str
    first: date
    until: date | None
    state: str
    words: str
    href: str


@dataclass(frozen=True)
class PathwaysPage:
    """Everything the page shows. release: the next one in words with its certainty; "" where none is known."""

    person: PersonHeader
    title: str
    release: str
    left: str
    custody: str
    learning: str
    pathways: list[PathwayShown]
    reports: list[ReportShown]
    needs: list[NeedShown]
    activities: list[ActivityShown]
    moves: list[tuple[date, str, str, str, str]]
    earlier: list[tuple[date, date | None, str, str]]
    note: str
    activity_href: str
    anew_href: str
    soon_href: str
    may: bool


@require_safe
def pathways(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "resettlement:pathways", person_id)
    shown = _Shown(actor, person_id, prepared(actor, person_id)).page(person_header(actor, person_id))
    return page(request, "resettlement/pathways.jinja", shown)


class _Shown:
    """Turns what is held into what is shown."""

    def __init__(self, actor: Actor, person_id: UUID, held: Prepared) -> None:
        self.person_id, self.held = person_id, held
        self.pack, self.today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
        self.may = Permission.RESETTLE in actor.permissions
        self.release = next_release(self.pack.resettlement, held.releases, self.today)
        self.due = due_days(self.pack.resettlement, held.received_on, self.release)

    def page(self, person: PersonHeader) -> PathwaysPage:
        held, times = self.held, self.pack.resettlement
        return PathwaysPage(
            person=person,
            title="Resettlement",
            release=release_words(self.pack, self.release),
            left=time_left(self.today, self.release.on) if self.release else "",
            custody=f"{held.establishment}, since {self.pack.in_words(held.received_on)}" if held.received_on else "",
            learning=learning_review(self.pack, held, self.release, self.today),
            pathways=[self.pathway(code) for code in wording.PATHWAY_TITLES],
            reports=[self.report(kind) for kind in wording.REPORT_KINDS],
            needs=[self.need(each) for code in wording.PATHWAY_TITLES for each in held.needs_of(code)],
            activities=[self.activity(each) for each in held.activities],
            moves=[self.move(each) for each in held.moves],
            earlier=[
                (each.begun_on, each.ended_on, wording.ENDED_BECAUSE.get(each.ended_because, ""), each.words)
                for each in held.preparations
                if each.ended_on
            ],
            note="" if times.published else times.note,
            activity_href=self.address("add_activity"),
            anew_href=self.address("anew") if held.running else "",
            soon_href=reverse("resettlement:soon"),
            may=self.may,
        )  # fmt: skip

    def pathway(self, code: str) -> PathwayShown:
        status = self.held.status(code)
        open_needs = [each for each in self.held.needs_of(code) if each.status not in ("met", "declined")]
        return PathwayShown(
            code=code,
            title=wording.PATHWAY_TITLES[code],
            status=wording.STATUSES[status.status] if status else "No status yet",
            since=status.since if status else None,
            percent=PERCENT[status.status if status else ""],
            cells=[self.cell(kind, code) for kind in wording.REPORT_KINDS],
            needs=len(open_needs),
            status_href=self.address("status", code),
            need_href=self.address("add_need", code),
        )

    def cell(self, kind: str, code: str) -> tuple[str, str]:
        """What a report says of a pathway, and where it is read or answered."""
        part, report = self.held.part(kind, code), self.held.report(kind)
        words = wording.PART_STATES[part.state] if part else "Not started"
        if part and part.state == "not_started":
            words = "Begun"
        if report and report.state == "skipped" and not part:
            return "Left out", ""
        return words, reverse("resettlement:part", args=[self.person_id, kind, code])

    def report(self, kind: str) -> ReportShown:
        report = self.held.report(kind)
        parts = [self.held.part(kind, code) for code in wording.PATHWAY_TITLES]
        done = sum(part is not None and part.state in ("complete", "submitted") for part in parts)
        is_open = report is None or report.state == "open"
        due, said = self.due.of(kind), ""
        if report and report.sent_at:
            said = f"Sent by {report.by}"
        elif report and report.state == "skipped":
            said = ". ".join(filter(None, (wording.SKIP_REASONS[report.skip_reason], report.words)))
        ready = is_open and done == len(parts)
        return ReportShown(
            title=wording.REPORT_KINDS[kind],
            state=wording.REPORT_STATES[report.state] if report else "Not begun",
            done=done,
            due=due,
            late=is_open and due is not None and due < self.today,
            said=said,
            send_href=self.address("send", report.id) if report and ready else "",
            skip_href=self.address("skip", kind) if is_open else "",
        )

    def need(self, each: NeedLine) -> NeedShown:
        what = each.words or SUPPORT_NEEDS[each.pathway].get(each.need, each.need)
        return NeedShown(
            wording.PATHWAY_TITLES[each.pathway], what, wording.NEED_STATUSES[each.status], wording.WHO[each.who],
            each.latest, each.noted_on, self.address("need", each.id),
        )  # fmt: skip

    def activity(self, each: ActivityLine) -> ActivityShown:
        return ActivityShown(
            f"{each.title}, {each.place}" if each.place else each.title, wording.ACTIVITY_KINDS[each.kind],
            wording.PATHWAY_TITLES[each.pathway], each.starts_on, each.ends_on, wording.ACTIVITY_STATES[each.state],
            each.words, self.address("activity", each.id),
        )  # fmt: skip

    def move(self, each: PathwayMove) -> tuple[date, str, str, str, str]:
        return (
            each.since, wording.PATHWAY_TITLES[each.pathway], wording.STATUSES[each.status], each.words, each.by
        )  # fmt: skip

    def address(self, name: str, *more: object) -> str:
        return reverse(f"resettlement:{name}", args=[self.person_id, *more]) if self.may else ""


def release_words(pack: Jurisdiction, release: Release | None) -> str:
    """The next release with its kind, which says how sure it is."""
    if release is None:
        return ""
    return f"{pack.in_words(release.on)} ({kind_words(pack, release.kind)})"


def kind_words(pack: Jurisdiction, kind: str) -> str:
    """A kind of key date, as the page says it."""
    try:
        return pack.key_date_kind(kind).title
    except UnknownCode:
        return kind
