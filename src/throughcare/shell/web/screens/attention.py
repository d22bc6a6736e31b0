"""Screen: who needs attention now, of one's own people or of one's teams, in groups, each line with its reasons."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.listing import Window, page_number, query_with, trim, window
from throughcare.platform.design.page import page
from throughcare.register.notices.sweep.registry import href_of
from throughcare.rules import jurisdictions
from throughcare.rules.workload.attention_groups import Group
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.attention import (
    MOST,
    AttentionList,
    AttentionRow,
    InForce,
    Waits,
    order_in_force,
)
from throughcare.shell.web.queries.attention import (
    attention as read_attention,
)
from throughcare.shell.web.screens.caseload import whose
from throughcare.shell.web.screens.caseload_views import ATTENTION, TEAM, views
from throughcare.shell.web.spreadsheet import harmless

SIZE = 100
MOST_IN_AN_ENTRY = 1_500
COLUMNS = (
    "Place", "Group", "Since or by", "Name", "Reference", "Level", "Officer", "First reason", "Further reasons",
    "Last seen", "Next appointment",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One person. reasons: the first one bold, the others under it. do: what to do about the first."""

    name: str
    reference: str
    href: str
    level: str
    officer: str
    covered_for: str
    seen: str
    next_on: date | None
    first: str
    further: list[str]
    do: str
    do_href: str


@dataclass(frozen=True)
class Section:
    """One group with the people of it on this page. count: of the whole list."""

    code: str
    heading: str
    means: str
    count: int
    lines: list[Line]


@dataclass(frozen=True)
class AttentionPage:
    """The list, whose it is, and by which order it stands."""

    title: str
    views: list[dict[str, object]]
    figures: list[dict[str, object]]
    sections: list[Section]
    window: Window
    people: int
    only: str
    all_href: str
    set_by: str
    set_on: Any
    order_href: str
    file_href: str
    find_href: str
    cut: bool
    most: int = MOST
    team: bool = False


@dataclass(frozen=True)
class Asked:
    """What the address asks for. officer: the colleague whose list it is, "" for the reader's own."""

    team: bool
    officer_id: UUID | None = None
    officer: str = ""
    group: Group | None = None
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def purpose(self) -> str:
        """Why the reader sees these people."""
        return "team" if self.team or self.officer else "caseload"

    @property
    def title(self) -> str:
        """Whose list it is."""
        if self.team:
            return "Who in your team needs attention now"
        return (
            f"Who of {self.officer}’s people needs attention now"
            if self.officer
            else "Who needs attention now"
        )


@require_safe
def attention(request: ActingRequest) -> HttpResponse:
    """The list; ?team=on of one's teams, ?officer= of a colleague, ?group= one group only."""
    actor = request.actor
    asked = _asked(actor, request.GET)
    used = order_in_force(actor)
    number = page_number(request.GET)
    found = read_attention(
        actor, used.ordering, officer_id=asked.officer_id, team=asked.team, group=asked.group, limit=SIZE + 1,
        offset=(number - 1) * SIZE,
    )  # fmt: skip
    shown = trim(found.rows, SIZE)
    door.look_at_list(actor, "web:attention", [row.person_id for row in shown], purpose=asked.purpose)
    content = AttentionPage(
        title=asked.title,
        views=views(actor, TEAM if asked.team else ATTENTION, asked.officer_id),
        figures=_figures(request.GET, found),
        sections=_sections(actor, shown, found),
        window=window(request.GET, number, SIZE, fetched=len(found.rows)),
        people=sum(found.counts.values()),
        only=asked.group.heading if asked.group else "",
        all_href=query_with(request.GET, group=None, page=None),
        set_by=_set_by(used),
        set_on=used.chosen.released_at,
        order_href=reverse("web:attention_order"),
        file_href=reverse("web:attention_file") + query_with(request.GET, page=None),
        find_href=link("find"),
        cut=sum(found.counts.values()) > MOST,
        team=asked.team,
    )
    return page(request, "web/attention.jinja", content)


@require_safe
def attention_file(request: ActingRequest) -> HttpResponse:
    """The list as a CSV file whose cells no spreadsheet runs; the log says who took it and whom it names."""
    actor = request.actor
    asked = _asked(actor, request.GET)
    used = order_in_force(actor)
    found = read_attention(
        actor, used.ordering, officer_id=asked.officer_id, team=asked.team, group=asked.group
    )
    named = [row.person_id for row in found.rows]
    for start in range(0, max(len(named), 1), MOST_IN_AN_ENTRY):
        trail.record(
            actor, "web:attention:exported", verb=trail.Verb.DISCLOSE, kind="people.person", purpose=asked.purpose,
            people=named[start : start + MOST_IN_AN_ENTRY], details={"rows": len(named)},
        )  # fmt: skip
    response = HttpResponse(_file(actor, found), content_type="text/csv; charset=utf-8")
    name = f"attention-{clock.today(actor.zone).isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _asked(actor: Actor, query: QueryDict) -> Asked:
    door.require(actor, Permission.CASELOAD_READ)
    group = query.get("group", "")
    only = Group(group) if group in set(Group) else None
    if query.get("team"):
        door.require(actor, Permission.TEAM_READ)
        return Asked(team=True, group=only)
    officer_id, officer = whose(actor, query.get("officer", ""))
    return Asked(team=False, officer_id=officer_id, officer=officer, group=only)


def _figures(query: QueryDict, found: AttentionList) -> list[dict[str, object]]:
    return [
        {"label": group.heading, "value": count, "href": query_with(query, group=group.value, page=None),
         "tone": "alert" if count and group is Group.DANGER else ""}
        for group, count in found.counts.items()
    ]  # fmt: skip


def _sections(actor: Actor, rows: Sequence[AttentionRow], found: AttentionList) -> list[Section]:
    lines = _Lines(actor)
    return [
        Section(group.value, group.heading, group.means, found.counts[group], [lines.of(row) for row in held])
        for group, held in groupby(rows, key=lambda row: row.group)
    ]


class _Lines:
    """Turns rows into what the page shows of them."""

    def __init__(self, actor: Actor) -> None:
        self.actor, self.today = actor, clock.today(actor.zone)
        self.pack = jurisdictions.get(actor.jurisdiction)
        self.acts = Permission.CONTACT_RECORD in actor.permissions

    def of(self, row: AttentionRow) -> Line:
        """One person."""
        words = [self.says(each) for each in row.waits]
        waits = row.since is not None
        do, do_href = self._do(row) if waits and self.acts else ("", "")
        return Line(
            name=row.title, reference=row.reference if row.name else "", href=link("overview", row.person_id),
            level=wording.level_title(self.actor.jurisdiction, row.level), officer=row.officer,
            covered_for=row.covered_for,
            seen=f"Last seen {wording.ago(row.seen_on, self.today)}" if row.seen_on else "Not seen yet",
            next_on=row.next_on, first=words[0] if waits else "", further=words[1:] if waits else words,
            do=do, do_href=do_href,
        )  # fmt: skip

    def says(self, waits: Waits) -> str:
        """A reason in the place's own words, with a task's own and who deals with it already."""
        words = waits.reason.says(self.today, self.pack.in_words, self.pack.words.level.one)
        owner = f"{waits.owner} is dealing with it" if waits.owner else ""
        return ". ".join(each for each in (words, waits.what, owner) if each)

    def _do(self, row: AttentionRow) -> tuple[str, str]:
        """What to do about the first reason: where its alert leads, else the page of its kind, else the overview."""
        first = row.waits[0].reason
        subject = UUID(first.subject) if first.subject else row.person_id
        href = href_of(first.kind.code, row.person_id, subject)
        if not href and first.kind.page:
            href = link(first.kind.page, row.person_id)
        return (first.kind.do, href) if href else ("Open the record", link("overview", row.person_id))


def _set_by(used: InForce) -> str:
    chosen = used.chosen
    return f"{chosen.prepared_by} and {chosen.released_by}" if chosen.id else ""


def _file(actor: Actor, found: AttentionList) -> bytes:
    """The file, in UTF-8 with the mark by which spreadsheets know it."""
    lines = _Lines(actor)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for place, row in enumerate(found.rows, start=1):
        line = lines.of(row)
        cells = (
            place, row.group.heading, row.since, row.name, row.reference, line.level, row.officer, line.first,
            "; ".join(line.further), row.seen_on, row.next_on,
        )  # fmt: skip
        table.writerow(harmless(cell) for cell in cells)
    return written.getvalue().encode("utf-8-sig")
