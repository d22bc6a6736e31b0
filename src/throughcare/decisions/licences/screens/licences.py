"""Screens: the licences of a person, and one of them: what it says, where it is, and what comes next."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.licences import queries, wording
from throughcare.decisions.licences.queries import LicenceLine, LicenceView, RowLine
from throughcare.decisions.licences.screens.editing import may
from throughcare.decisions.licences.timing import hard_stop_on
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import time_in_words

P = Permission


@dataclass(frozen=True)
class LineShown:
    """A licence in a list."""

    title: str
    href: str
    order: str
    days: str
    status: str


@dataclass(frozen=True)
class LicencesPage:
    """The licences of a person. begins: orders for which one can be drafted."""

    person: PersonHeader
    title: str
    lines: list[LineShown]
    begins: list[tuple[str, str]]
    carries: bool


@dataclass(frozen=True)
class Button:
    """Something that is done with one press."""

    text: str
    href: str
    kind: str = "secondary"


@dataclass(frozen=True)
class RowShown:
    """A condition. number: as the person reads it, 0 for one it does not say. marks: what became of it."""

    number: int
    text: str
    kind: str
    marks: str
    was: str
    why: str
    authority: str
    change_href: str
    out_href: str
    up_href: str
    back_href: str


@dataclass(frozen=True)
class LicencePage:
    """One licence. says: where it is and what is in the way. presses: what one press does, the likely one first."""

    person: PersonHeader
    title: str
    line: LicenceLine
    lead: str
    says: list[str]
    warnings: list[str]
    groups: list[tuple[str, list[RowShown]]]
    gone: list[RowShown]
    heads: list[dict[str, str]]
    presses: list[Button]
    links: list[tuple[str, str]]


@require_safe
def licences(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Those in force or on their way, then those that were."""
    actor = request.actor
    door.look(actor, "licences:licences", person_id)
    lines, carrying = queries.of_person(actor, person_id), queries.carrying(actor, person_id)
    taken = {each.order_id for each in lines if each.stage in (*wording.MAKING, "active")}
    drafts = P.CONDITIONS_DRAFT in actor.permissions
    begins = [
        (f"{each.title}", reverse("licences:begin", args=[person_id, each.id]))
        for each in carrying
        if drafts and each.id not in taken
    ]
    licensing = jurisdictions.get(actor.jurisdiction).licensing
    title = "Licences" if licensing.title == "Licence" else licensing.title
    shown = [_line(each) for each in lines]
    return page(
        request, "licences/licences.jinja",
        LicencesPage(person_header(actor, person_id), title, shown, begins, bool(carrying)),
    )  # fmt: skip


@require_safe
def licence(request: ActingRequest, person_id: UUID, licence_id: UUID) -> HttpResponse:
    """What it says, where it is, and what can be done."""
    view = may(request, "licences:licence", person_id, licence_id, P.PERSON_OPEN)
    actor, line = request.actor, view.line
    changes = P.CONDITIONS_DRAFT in actor.permissions and line.stage in wording.MAKING
    numbered = [each for part in wording.PARTS for each in view.rows if each.stands and each.part == part]
    numbers = {each.id: at for at, each in enumerate(numbered, 1)}
    firsts = {next((each.id for each in numbered if each.part == part), None) for part in wording.PARTS}
    titles = {each.code: each.title for each in jurisdictions.get(line.place).condition_types}
    shown = {
        each.id: _row(
            line,
            each,
            numbers.get(each.id, 0),
            titles.get(each.kind, each.kind),
            changes=changes,
            first=each.id in firsts,
        )
        for each in view.rows
    }
    groups = [
        (title, [shown[each.id] for each in numbered if each.part == part])
        for part, title in wording.PARTS.items()
    ]
    return page(request, "licences/licence.jinja", LicencePage(
        person_header(actor, person_id), line.title, line, _days(line), _says(line), _warnings(view),
        [group for group in groups if group[1]], [shown[each.id] for each in view.rows if not each.stands],
        _heads(line), _presses(request, view), _links(request, view),
    ))  # fmt: skip


def _line(line: LicenceLine) -> LineShown:
    pack = jurisdictions.get(line.place)
    orders = {each.code: each.title for each in pack.order_types}
    return LineShown(
        line.title, reverse("licences:licence", args=[line.person_id, line.id]),
        orders.get(line.order_kind, line.order_kind), _days(line), line.status_words,
    )  # fmt: skip


def _days(line: LicenceLine) -> str:
    pack = jurisdictions.get(line.place)
    begins = f"from {pack.in_words(line.starts_on)}" if line.starts_on else "its first day is not said yet"
    return f"{begins} to {pack.in_words(line.last_day)}" if line.last_day else begins


def _says(line: LicenceLine) -> list[str]:
    """Who did what, and what comes of it."""
    said = [f"Drafted by {line.drafter}."]
    if line.submitter:
        said.append(f"Submitted by {line.submitter}.")
    if line.decider:
        what = {"draft": "Sent back", "rejected": "Rejected"}.get(line.stage, "Approved")
        said.append(f"{what} by {line.decider}.")
    if line.decided_because:
        said.append(f"Why: {line.decided_because}")
    if line.over_because:
        said.append(f"{wording.ENDINGS[line.over_because]}.")
    return said


def _warnings(view: LicenceView) -> list[str]:
    line, pack, found = view.line, jurisdictions.get(view.line.place), []
    if line.stage == "draft" and line.starts_on is None:
        found.append("Say from which day it is in force: it cannot be submitted before that is known.")
    if line.stage in wording.MAKING and view.heard.missing:
        found.append(f"{view.heard.missing}.")
    stop = hard_stop_on(pack, line.starts_on, line.kind, variation=line.varies_id is not None)
    if line.stage == "draft" and stop is not None:
        found.append(f"The hard stop begins on {pack.in_words(stop)}: submit it before that day.")
    return found


def _heads(line: LicenceLine) -> list[dict[str, str]]:
    pack = jurisdictions.get(line.place)
    licensing = pack.licensing
    heads = [{"key": "Kind", "value": licensing.kind_words(line.kind).capitalize()}]
    if licensing.types:
        heads.append({"key": "Type", "value": licensing.types.get(line.type, ""), "missing": "Not said"})
    if licensing.hard_stop is not None and line.varies_id is None:
        stop = hard_stop_on(pack, line.starts_on, line.kind, variation=False)
        missing = "None for this kind" if line.starts_on else "Not known: its first day is not said"
        heads.append({"key": "Hard stop", "value": pack.in_words(stop) if stop else "", "missing": missing})
    meets = [line.meets_who, pack.in_words(line.meets_on) if line.meets_on else "",
             time_in_words(line.meets_at) if line.meets_at else "", line.meets_place]  # fmt: skip
    return [
        *heads,
        {"key": "First meeting", "value": ", ".join(filter(None, meets)), "missing": "Not said"},
        {"key": "Catalogue", "value": line.catalogue, "missing": "The place has no standard conditions"},
    ]


def _row(line: LicenceLine, each: RowLine, number: int, kind: str, *, changes: bool, first: bool) -> RowShown:
    args = [line.person_id, line.id, each.id]
    marked = line.varies_id is not None or each.act not in ("added", "kept")
    marks = wording.ACTS[each.act] if marked and each.act != "kept" else ""
    if each.eased:
        marks = f"{marks}, lighter for the person"
    was = each.before if each.act == "changed" and each.before != each.text else ""
    return RowShown(
        number, each.text, kind, marks, was, each.why, each.authority,
        reverse("licences:change_row", args=args) if changes and each.stands else "",
        reverse("licences:leave_out", args=args) if changes and each.stands else "",
        reverse("licences:place", args=args) if changes and line.stage == "draft" and not first else "",
        reverse("licences:restore", args=args) if changes and not each.stands else "",
    )  # fmt: skip


def _presses(request: ActingRequest, view: LicenceView) -> list[Button]:
    line, mine = view.line, request.actor.permissions

    def button(name: str, text: str, kind: str = "secondary") -> Button:
        return Button(text, reverse(f"licences:{name}", args=[line.person_id, line.id]), kind)

    found: list[Button] = []
    if _may_decide(request, view) and not view.heard.missing:
        found.append(button("approve", "Approve", "primary"))
    if P.CONDITIONS_DRAFT in mine:
        if line.stage == "draft":
            found.append(button("submit", "Submit for approval", "primary"))
        if line.stage == "approved":
            found.append(button("activate", "Put into force", "primary"))
        if line.stage == "active":
            found.append(button("vary", "Vary it"))
        if line.stage in ("draft", "submitted") and view.heard.missing and not view.heard.open:
            found.append(button("be_fair", "Begin a fair process about it"))
        if line.stage in wording.MAKING:
            found.append(button("drop", "Give it up"))
    if P.LETTER_MAKE in mine and line.stage in ("approved", "active"):
        found.append(button("paper", "Write it for the person"))
    return found


def _may_decide(request: ActingRequest, view: LicenceView) -> bool:
    """Whether it waits for approval, and the actor may give it and wrote nothing of it."""
    waits = view.line.stage == "submitted" and P.CONDITIONS_APPROVE in request.actor.permissions
    return waits and request.actor.user_id not in view.wrote


def _links(request: ActingRequest, view: LicenceView) -> list[tuple[str, str]]:
    line, mine = view.line, request.actor.permissions
    args, found = [line.person_id, line.id], []
    if P.CONDITIONS_DRAFT in mine and line.stage in wording.MAKING:
        found.append(("Add a condition", reverse("licences:add_row", args=args)))
        found.append(("Change its days and first meeting", reverse("licences:details", args=args)))
    if _may_decide(request, view):
        found.append(("Send it back with a reason", reverse("licences:send_back", args=args)))
        if line.varies_id is not None:
            found.append(("Reject it with a reason", reverse("licences:reject", args=args)))
    if view.heard.process_id:
        process = reverse("dueprocess:process", args=[line.person_id, view.heard.process_id])
        found.append(("The fair process about it", process))
    if line.varies_id:
        found.append(
            ("The version it changes", reverse("licences:licence", args=[line.person_id, line.varies_id]))
        )
    return found
