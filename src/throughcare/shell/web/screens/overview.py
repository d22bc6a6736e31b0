"""Screen: one person at a glance. First what needs doing, then who they are, the order, and how it goes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.casework.classification.titles import flag_title
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding.wording import CONCERNS
from throughcare.rules import jurisdictions
from throughcare.rules.responses.compliance import Compliance, Enforcement, compliance
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.overview import Contact, HeldOrder, Level, Note, Overview
from throughcare.shell.web.queries.overview import overview as read_overview
from throughcare.shell.web.screens.contact_card import contact_card
from throughcare.shell.web.screens.plan_card import PlanCard, plan_card
from throughcare.shell.web.screens.standing import Standing, standing
from throughcare.shell.web.screens.to_do import ToDo, to_do

SHORT_NOTE = 250
"""Notes below so many characters stand open; longer ones behind a disclosure (tested with officers)."""
CONDITIONS_SHOWN = 6


@dataclass(frozen=True)
class ConcernLine:
    """An immediate concern. overdue: the day of its review has come."""

    title: str
    what: str
    updated_on: date
    overdue: bool


@dataclass(frozen=True)
class Concerns:
    """Those that stand, where all about them is, and where to note one; add_href: "" for who may not."""

    lines: list[ConcernLine]
    href: str
    add_href: str


@dataclass(frozen=True)
class OrderCard:
    """An order in plain words, with how much of it has passed."""

    title: str
    href: str
    left: str
    last_day: date | None
    starts_on: date | None
    authority: str
    planned: bool
    share: wording.Share | None
    conditions: list[str]
    more: int


@dataclass(frozen=True)
class Met:
    """An appointment or a contact, one line."""

    at: datetime
    what: str
    said: str
    href: str
    colour: str = ""


@dataclass(frozen=True)
class NoteShown:
    """One of the last three notes. open: short enough to stand open."""

    at: datetime
    about: str
    author: str
    text: str
    open: bool
    hidden: bool
    sensitive: bool
    href: str


@dataclass(frozen=True)
class FlagShown:
    """A flag that stands. overdue: its review is due."""

    title: str
    since: date
    overdue: bool


@dataclass(frozen=True)
class AboutLevel:
    """What stands with the level: the rule's own where an override holds, where it is explained, and the flags."""

    rule: str
    href: str
    why_href: str
    flags: list[FlagShown]


@dataclass(frozen=True)
class OverviewPage:
    """Everything the overview shows."""

    person: PersonHeader
    facts: list[dict[str, str]]
    actions: list[dict[str, str]]
    alerts: list[str]
    pill: str
    pill_state: str
    concerns: Concerns
    to_do: list[ToDo]
    orders: list[OrderCard]
    level: Level | None
    level_title: str
    about_level: AboutLevel
    scores: list[dict[str, Any]]
    next: Met | None
    booked: int
    contacts: list[Met]
    compliance: Compliance
    standing: Standing
    counted_href: str
    compliance_href: str
    notes: list[NoteShown]
    offence: list[dict[str, Any]]
    key_dates: list[dict[str, Any]]
    tasks: list[ToDo]
    plan: PlanCard
    contact: list[dict[str, str]]
    sources: list[tuple[str, str, list[dict[str, str]]]]
    schedule_href: str
    activity_href: str
    book_href: str
    note_href: str
    details_href: str
    access_href: str

    @property
    def title(self) -> str:
        """Whose overview it is."""
        return f"Overview: {self.person.display_name}"


@require_GET
def overview(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The first page of a record."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "web:overview", person_id)
    person = person_header(actor, person_id)
    return page(request, "web/overview.jinja", build(actor, person, read_overview(actor, person_id)))


def build(actor: Actor, person: PersonHeader, held: Overview) -> OverviewPage:
    """The page object from the record."""
    today = clock.today(actor.zone)
    counted = _counted(held, today)
    coming = [meeting for meeting in held.meetings if not meeting.late]
    return OverviewPage(
        person=person,
        facts=_facts(actor, held),
        actions=_actions(actor, person.id, held),
        alerts=_lines(held),
        pill=wording.pill(counted)[0],
        pill_state=wording.pill(counted)[1],
        concerns=_concerns(actor, person.id, held),
        to_do=to_do(actor, person.id, held),
        orders=[_order(actor, order, person.id, today) for order in held.orders],
        level=held.level,
        level_title=wording.level_title(actor.jurisdiction, held.level.level) if held.level else "",
        about_level=_about_level(actor, person.id, held, today),
        scores=held.scores,
        next=_meeting(coming[0], person.id) if coming else None,
        booked=len(coming),
        contacts=[_contact(each, person.id) for each in held.contacts],
        compliance=counted,
        standing=standing(actor, person.id, held, today),
        counted_href=_with(link("activity", person.id), "?outcome=failed"),
        compliance_href=link("compliance", person.id),
        notes=[_note(each, person.id) for each in held.notes],
        offence=_offence(held),
        key_dates=_key_dates(actor, held),
        tasks=[ToDo(each.what, link("tasks"), each.owner, each.due_on) for each in held.tasks],
        plan=plan_card(held.plan, person.id, today),
        contact=contact_card(held.contact, held.address),
        sources=_sources(held),
        schedule_href=link("schedule", person.id),
        activity_href=link("activity", person.id),
        book_href=link("book", person.id) if Permission.APPOINTMENT_BOOK in actor.permissions else "",
        note_href=link("note", person.id) if Permission.CONTACT_RECORD in actor.permissions else "",
        details_href=link("details", person.id),
        access_href=link("access", person.id) if Permission.RESTRICT in actor.permissions else "",
    )


def _concerns(actor: Actor, person_id: UUID, held: Overview) -> Concerns:
    """What must be known before meeting the person, in the order of the list of kinds."""
    kinds, today = list(CONCERNS), clock.today(actor.zone)
    lines = [
        ConcernLine(CONCERNS[each.kind], each.what, each.updated_on, each.review_on <= today)
        for each in sorted(held.concerns, key=lambda each: kinds.index(each.kind))
    ]
    may_add = Permission.CONCERN_RECORD in actor.permissions
    return Concerns(lines, link("concerns", person_id), link("add_concern", person_id) if may_add else "")


def _counted(held: Overview, today: date) -> Compliance:
    enforcement = Enforcement.REFERRED if held.referred_on else Enforcement.NOT_STARTED
    return compliance(held.unexcused_on, today, warned_on=held.warned_on, enforcement=enforcement)


def _facts(actor: Actor, held: Overview) -> list[dict[str, str]]:
    today = clock.today(actor.zone)
    first = held.orders[0] if held.orders else None
    titles = wording.order_titles(actor.jurisdiction)
    words = jurisdictions.get(actor.jurisdiction).words
    level, rule = (
        wording.level_title(actor.jurisdiction, held.level.level) if held.level else "",
        _rule_level(actor, held),
    )
    order = f"{titles.get(first.kind, first.kind)}, {wording.left(today, first.ends_on)}" if first else ""
    return [
        {"label": words.level.title, "value": f"{level} (override; rule: {rule})" if rule else level},
        {"label": words.order.title, "value": order},
        {"label": "State", "value": wording.state_title(held.state)},
        {"label": "Officer", "value": f"{held.officer['name']}, {held.officer['team']}" if held.officer else "Nobody"},
    ]  # fmt: skip


def _rule_level(actor: Actor, held: Overview) -> str:
    """The rule's own level, where an override set another: both are shown wherever either is."""
    code = held.level.rule_level if held.level else ""
    return wording.level_title(actor.jurisdiction, code) if code else ""


def _about_level(actor: Actor, person_id: UUID, held: Overview, today: date) -> AboutLevel:
    hrefs = link("levels", person_id), link("why_level", person_id)
    return AboutLevel(_rule_level(actor, held), *hrefs, _flags(actor, held, today))


def _flags(actor: Actor, held: Overview, today: date) -> list[FlagShown]:
    pack = jurisdictions.get(actor.jurisdiction)
    return [
        FlagShown(
            flag_title(pack, each.kind, each.level), each.starts_on,
            each.review_on is not None and each.review_on <= today,
        )
        for each in held.flags
    ]  # fmt: skip


def _actions(actor: Actor, person_id: UUID, held: Overview) -> list[dict[str, str]]:
    late = next((meeting for meeting in held.meetings if meeting.late), None)
    offered = [
        ("Record outcome", link("outcome", person_id, late.id) if late else "", Permission.CONTACT_RECORD),
        ("Record a contact", link("record", person_id), Permission.CONTACT_RECORD),
        ("Book an appointment", link("book", person_id), Permission.APPOINTMENT_BOOK),
    ]
    return [
        {"text": text, "href": href} for text, href, need in offered if href and need in actor.permissions
    ]


def _lines(held: Overview) -> list[str]:
    lines = ["Restricted: only those named know of this record"] if held.restricted else []
    if held.state not in ("", "active"):
        lines.append(wording.state_title(held.state))
    return lines


def _order(actor: Actor, order: HeldOrder, person_id: UUID, today: date) -> OrderCard:
    titles = wording.condition_titles(actor.jurisdiction)
    conditions = [
        titles.get(each["kind"]) or each["as_given"] or wording.plain(each["kind"])
        for each in order.conditions
    ]
    return OrderCard(
        title=wording.order_titles(actor.jurisdiction).get(order.kind, order.kind),
        href=link("orders", person_id),
        left=wording.left(today, order.ends_on),
        last_day=wording.last_day(order.ends_on),
        starts_on=order.starts_on,
        authority=order.authority,
        planned=order.status == "planned",
        share=wording.share(order.starts_on, order.ends_on, today),
        conditions=conditions[:CONDITIONS_SHOWN],
        more=max(len(conditions) - CONDITIONS_SHOWN, 0),
    )


def _meeting(each: Any, person_id: UUID) -> Met:
    what = wording.kind_title(each.kind) + (f", {each.purpose}" if each.purpose else "")
    place = f"{each.place}, with {each.officer}" if each.place else f"With {each.officer}"
    return Met(each.starts_at, what, place, link("schedule", person_id))


def _contact(each: Contact, person_id: UUID) -> Met:
    colour = {"complied": "green", "absent": "red", "attended_failed": "red", "sent_home_behaviour": "red"}
    return Met(
        each.happened_at, each.title or wording.kind_title(each.kind), wording.outcome_title(each.outcome),
        link("contact", person_id, each.id), colour.get(each.outcome, ""),
    )  # fmt: skip


def _note(each: Note, person_id: UUID) -> NoteShown:
    about = wording.kind_title(each.kind) if each.kind else "Note on the record"
    if each.outcome:
        about = f"{about}: {wording.outcome_title(each.outcome).lower()}"
    return NoteShown(
        each.written_at, about, each.author, each.text, len(each.text) < SHORT_NOTE, each.hidden, each.sensitive,
        link("contact", person_id, each.contact_id) if each.contact_id else link("activity", person_id),
    )  # fmt: skip


def _offence(held: Overview) -> list[dict[str, Any]]:
    if held.offence is None:
        return []
    return [
        {"key": "Main offence", "value": held.offence.description},
        {"key": "Outcome", "value": wording.OFFENCE_OUTCOMES.get(held.offence.outcome, held.offence.outcome)},
        {"key": "Committed", "date": held.offence.committed_on},
        {"key": "Convicted", "date": held.offence.convicted_on},
    ]


def _key_dates(actor: Actor, held: Overview) -> list[dict[str, Any]]:
    titles = wording.key_date_titles(actor.jurisdiction)
    return [
        {"key": titles.get(each.kind, wording.plain(each.kind)), "date": each.on, "certainty": each.certainty}
        for each in held.key_dates
    ]


def _sources(held: Overview) -> list[tuple[str, str, list[dict[str, str]]]]:
    """Figures of a source by topic: (topic, source, rows). They are summaries, never events."""
    return [
        (each["topic"], each["source"],
         [{"key": entry["label"], "value": entry["value"]} for entry in each["entries"]])
        for each in held.summaries
    ]  # fmt: skip


def _with(address: str, query: str) -> str:
    return f"{address}{query}" if address else ""
