"""Screen: what the person's contact standard asks, by when, what counts for it and what does not, and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.classification.titles import level_title
from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import Expected
from throughcare.casework.supervision.queries.expecting import ContactLine, RowStanding
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.contacts.keeping import Stands
from throughcare.rules.dates import count_of
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.contact_standards import GENERAL, ContactStandards

STATE_OF = {
    Stands.KEPT: "good", Stands.OPEN: "none", Stands.SOON: "watch", Stands.WILL_BE_MISSED: "watch",
    Stands.MISSED: "poor", Stands.STOPPED: "none", Stands.NONE: "none",
}  # fmt: skip
SHOWN = 30
"""Contacts listed; the activity log has them all."""


@dataclass(frozen=True)
class RowShown:
    """One line of the schedule. state: of the pill. says: what follows, in a sentence."""

    title: str
    asks: str
    state: str
    label: str
    due: date | None
    says: str


@dataclass(frozen=True)
class ContactShown:
    """A contact, and for what it counts or why for nothing."""

    href: str
    on: date
    what: str
    outcome: str
    counts: str
    because: str


@dataclass(frozen=True)
class StandardPage:
    """rests_on: where the figures stand. held: a table of the place that is not live. pressing: what to do first."""

    person: PersonHeader
    rows: list[RowShown]
    facts: list[dict[str, str]]
    note: str
    source: str
    held: list[str]
    held_title: str
    contacts: list[ContactShown]
    pressing: str
    may_book: bool
    stands: bool
    title: str = "What is due"


@require_safe
def standard(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The standard as it stands today."""
    actor = request.actor
    door.look(actor, "supervision:standard", person_id)
    found, pack = queries.expected(actor, person_id), jurisdictions.get(actor.jurisdiction)
    first = found.most_pressing
    content = StandardPage(
        person=person_header(actor, person_id),
        rows=[_row(actor, each) for each in found.rows],
        facts=_facts(actor, pack, found),
        note=found.table.note,
        source=_source(found.table),
        held=_held(pack, found),
        held_title=found.held.title if found.held else "",
        contacts=[_contact(person_id, found, each) for each in found.contacts[:SHOWN]],
        pressing=f"{first.title}: {_says(actor, first)}" if first else "",
        may_book=Permission.APPOINTMENT_BOOK in actor.permissions,
        stands=found.start is not None,
    )
    return page(request, "supervision/standard.jinja", content)


def _row(actor: Actor, each: RowStanding) -> RowShown:
    stands = each.standing
    words = each.row.words
    asks = f"Once, since {wording.day_words(actor, each.event_on)}" if each.event_on else _first_upper(words)
    return RowShown(
        each.title, asks, STATE_OF[stands.stands], stands.stands.label, stands.due, _says(actor, each)
    )


def _says(actor: Actor, each: RowStanding) -> str:
    """What follows, in a sentence; a window that ended short is named first."""
    missed = ""
    if each.missed is not None:
        ended = wording.day_words(actor, each.missed.last_day or each.missed.start)
        missed = f"The stretch that ended on {ended} was missed. "
    return missed + _what_follows(actor, each)


def _what_follows(actor: Actor, each: RowStanding) -> str:
    standing = each.standing
    lacking = count_of(standing.missing, "contact") if standing.missing > 1 else "one contact"
    due = wording.day_words(actor, standing.due) if standing.due else ""
    later = f" The next is booked for {wording.day_words(actor, standing.later)}." if standing.later else ""
    match standing.stands:
        case Stands.NONE:
            return "Nothing is asked at this level."
        case Stands.STOPPED:
            return f"Nothing is due while “{each.stopped_by}” is recorded. It counts afresh from the first day back."
        case Stands.KEPT:
            assert standing.kept_by is not None
            return f"Kept, if the appointment on {wording.day_words(actor, standing.kept_by)} takes place."
        case Stands.MISSED:
            return f"It was due by {due}.{later or ' Nothing is booked.'}"
        case Stands.WILL_BE_MISSED:
            return f"It will be missed as things stand: {lacking} by {due}.{later}"
        case _:
            return f"Book {lacking} by {due}."


def _facts(actor: Actor, pack: Jurisdiction, found: Expected) -> list[dict[str, str]]:
    case = next((each.title for each in found.table.case_types if each.code == found.case_type), "")
    return [
        {"key": pack.words.level.title, "value": level_title(pack, found.level) or "Not known"},
        *([{"key": "Phase", "value": found.phase}] if found.phase else []),
        *([{"key": "Type of case", "value": case}] if case and found.case_type != GENERAL else []),
        {
            "key": "Counted since",
            "value": wording.day_words(actor, found.start) if found.start else "No order stands",
        },
    ]


def _source(table: ContactStandards) -> str:
    return f"{table.title}. {table.source.title}, {table.source.citation}."


def _held(pack: Jurisdiction, found: Expected) -> list[str]:
    """The rows for this level of a table that is not live."""
    if found.held is None:
        return []
    rows = [each for each in found.held.rows if each.level == found.level]
    return [f"{row.title}: {row.words}" for row in rows] or ["It has no row for this level."]


def _contact(person_id: UUID, found: Expected, each: ContactLine) -> ContactShown:
    titles = {row.row.what: row.title for row in found.rows}
    happened = each.happened
    whom = "" if happened.whom == "person" else f", with {wording.whom_label(happened.whom).lower()}"
    return ContactShown(
        href=reverse("supervision:contact", args=[person_id, each.id]), on=happened.on,
        what=f"{wording.kind_label(happened.kind)}{whom}", outcome=wording.outcome_label(happened.outcome),
        counts=", ".join(titles[what] for what in each.counts_for), because=each.because,
    )  # fmt: skip


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
