"""Screens: the hearings of a person, and one of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.dueprocess.appealing import appeal_href
from throughcare.decisions.dueprocess.wording import ASKED_BY
from throughcare.decisions.hearings import queries, wording
from throughcare.decisions.hearings.queries import ConditionLine, HearingLine, PartyLine, ResultLine
from throughcare.decisions.hearings.screens.editing import may, missing, state_in_words
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.documents.queries import EvidenceLine
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.languages import language_name


@dataclass(frozen=True)
class LineShown:
    """A hearing in a list. lacks: what is not in place. past: its time has come."""

    title: str
    href: str
    when: datetime
    body: str
    how: str
    state: str
    listed: bool
    past: bool
    lacks: tuple[str, ...]
    name: str
    reference: str


@dataclass(frozen=True)
class HearingsPage:
    """The hearings of a person."""

    person: PersonHeader
    lines: list[LineShown]
    arrange_href: str
    calendar_href: str
    title: str = "Hearings"


@dataclass(frozen=True)
class PartyShown:
    """Somebody who takes part."""

    role: str
    who: str
    attends: str
    came: str
    href: str


@dataclass(frozen=True)
class HearingPage:
    """One hearing. acts: what can be done, the likely one first."""

    person: PersonHeader
    title: str
    shown: LineShown
    heads: list[dict[str, str]]
    parties: list[PartyShown]
    result: ResultLine | None
    outcome: str
    conditions: list[tuple[str, str, str]]
    process_href: str
    appeal_href: str
    heard_href: str
    follows_href: str
    again_href: str
    why_off: str
    primary: tuple[str, str] | None
    acts: list[tuple[str, str]]
    id: UUID
    papers: tuple[EvidenceLine, ...]
    may_attach: bool


def line_shown(line: HearingLine, now: datetime) -> LineShown:
    """A hearing as lists show it."""
    return LineShown(
        wording.KINDS[line.kind], reverse("hearings:hearing", args=[line.person_id, line.id]), line.starts_at,
        line.body,
        wording.HOW[line.how], state_in_words(line), line.state == "listed", line.starts_at <= now, missing(line),
        line.name, line.reference,
    )  # fmt: skip


@require_safe
def hearings(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Hearings to come, then those that were."""
    actor = request.actor
    door.look(actor, "hearings:hearings", person_id)
    now, arranges = clock.now(), Permission.HEARING_ARRANGE in actor.permissions
    return page(request, "hearings/hearings.jinja", HearingsPage(
        person_header(actor, person_id), [line_shown(each, now) for each in queries.of_person(actor, person_id)],
        reverse("hearings:arrange", args=[person_id]) if arranges else "",
        reverse("hearings:calendar") if arranges else "",
    ))  # fmt: skip


@require_safe
def hearing(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """When, before whom, with whom; what is not in place; what came of it."""
    view = may(request, "hearings:hearing", person_id, hearing_id, Permission.PERSON_OPEN)
    actor, line, now = request.actor, view.line, clock.now()
    arranges = Permission.HEARING_ARRANGE in actor.permissions
    acts = _acts(line, now) if arranges else []
    return page(request, "hearings/hearing.jinja", HearingPage(
        person_header(actor, person_id), wording.KINDS[line.kind], line_shown(line, now), _heads(line),
        [_party(each, line, changes=arranges and line.state == "listed") for each in view.parties], view.result,
        wording.RESULTS[view.result.outcome] if view.result else "",
        [_condition(each, actor.jurisdiction) for each in view.conditions],
        reverse("dueprocess:process", args=[person_id, line.process_id]) if line.process_id else "",
        appeal_href(actor, person_id, view.result.process_id, stands=view.result.stands) if view.result else "",
        reverse("appeals:appeal", args=[person_id, line.appeal]) if line.appeal else "",
        reverse("hearings:hearing", args=[person_id, line.follows_id]) if line.follows_id else "",
        reverse("hearings:hearing", args=[person_id, view.again_id]) if view.again_id else "",
        _why_off(line), acts[0] if acts else None, acts[1:], line.id, view.papers,
        Permission.DOCUMENT_ADD in actor.permissions,
    ))  # fmt: skip


def _heads(line: HearingLine) -> list[dict[str, str]]:
    heads = [
        {"key": "Before", "value": line.body},
        {"key": "Where", "value": line.place, "missing": "Not said"},
        {"key": "How it is held", "value": wording.HOW[line.how]},
        {"key": "Length", "value": f"{line.minutes} minutes"},
    ]
    if line.gate:
        heads.append({"key": "Step of a fair process", "value": wording.HELD_GATES[line.gate]})
    return heads


def _party(each: PartyLine, line: HearingLine, *, changes: bool) -> PartyShown:
    who = each.who
    if each.language:
        who = f"{who} ({language_name(each.language)})"
    came = {None: "", True: "Came", False: "Did not come"}[each.attended]
    if not came and each.confirmed_on:
        came = "Booked" if each.role == "interpreter" else "Has said yes"
    href = reverse("hearings:party", args=[line.person_id, line.id, each.id]) if changes else ""
    return PartyShown(wording.ROLES[each.role], who, wording.ATTENDS[each.attends], came, href)


def _condition(each: ConditionLine, jurisdiction: str) -> tuple[str, str, str]:
    types = {known.code: known.title for known in jurisdictions.get(jurisdiction).condition_types}
    return wording.CONDITION_ACTS[each.act], types.get(each.kind, each.kind), each.text


def _why_off(line: HearingLine) -> str:
    if line.state not in ("adjourned", "vacated"):
        return ""
    asked = f" Asked by: {ASKED_BY[line.asked_by].lower()}." if line.asked_by else ""
    return f"{line.ended_because}{asked}"


def _acts(line: HearingLine, now: datetime) -> list[tuple[str, str]]:
    if line.state != "listed":
        return []
    names = [("adjourn", "Put it off"), ("vacate", "Take it off the list")]
    changes = [("add_party", "Name somebody who takes part"), ("change", "Change when, where or before whom")]
    if line.starts_at <= now:
        done = [("result", "Record what came of it"), ("attendance", "Record who came")]
        names = [*done, *names, changes[0]]
    else:
        names = [*changes, *names]
    papers = f"{reverse('dossiers:begin', args=[line.person_id])}?about={line.id}"
    return [
        *[(text, reverse(f"hearings:{name}", args=[line.person_id, line.id])) for name, text in names],
        ("Put its papers together", papers),
    ]
