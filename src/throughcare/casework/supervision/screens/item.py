"""Screens: one appointment, and one contact that was not booked, each with all that belongs to it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.home_visits import NOT_ACHIEVED, WENT_WITH, present_words
from throughcare.casework.supervision.queries import (
    AppointmentShown,
    EarlierOutcome,
    Item,
    NoteShown,
    TaskShown,
)
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.wording import Tag
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights.queries.disputes import DisputeSeen, beside
from throughcare.rules.contacts import ContactKind


@dataclass(frozen=True)
class Line:
    """A label with what is known; `href` where it leads somewhere."""

    key: str
    value: str
    href: str = ""


@dataclass(frozen=True)
class Link:
    """Something that can be done."""

    text: str
    href: str


@dataclass(frozen=True)
class ItemPage:
    """An appointment or a contact. call: the one thing to do now, with `call_text` to say why; None when there is none.

    notes: the oldest first. disputes: what the person says against an entry, by its id.
    may_write: whether the reader may add notes; own: whose notes the reader may correct.
    section: the page of the record under which it stands.
    """

    person: PersonHeader
    title: str
    tag: Tag | None
    lines: list[Line]
    call: Link | None
    call_text: str
    actions: list[Link]
    notes: tuple[NoteShown, ...]
    tasks: tuple[TaskShown, ...]
    earlier: list[tuple[str, EarlierOutcome]]
    appointment_id: UUID | None
    contact_id: UUID | None
    may_write: bool
    may_do_tasks: bool
    may_dispute: bool
    disputes: dict[UUID, list[DisputeSeen]]
    own: UUID
    section: str


@require_safe
def appointment(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """An appointment: what was planned, what came of it, what was moved."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:appointment", person_id)
    item = queries.item_of_appointment(actor, person_id, appointment_id)
    return page(request, "supervision/item.jinja", _page(actor, person_id, item))


@require_safe
def contact(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """A contact that was not booked; one that was is shown as its appointment."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:contact", person_id)
    item = queries.item_of_contact(actor, person_id, contact_id)
    if item.appointment is not None:
        return HttpResponseRedirect(reverse("supervision:appointment", args=[person_id, item.appointment.id]))
    return page(request, "supervision/item.jinja", _page(actor, person_id, item))


def _page(actor: Actor, person_id: UUID, item: Item) -> ItemPage:
    call, why = _call(actor, person_id, item)
    recorded = item.contact
    return ItemPage(
        person=person_header(actor, person_id), title=_title(actor, item), tag=_tag(item),
        lines=_lines(actor, person_id, item), call=call, call_text=why, actions=_actions(actor, person_id, item),
        notes=item.notes, tasks=item.tasks,
        earlier=[(wording.outcome_label(each.outcome), each) for each in _changed(item)],
        appointment_id=item.appointment.id if item.appointment else None,
        contact_id=recorded.id if recorded else None,
        may_write=Permission.CONTACT_RECORD in actor.permissions,
        may_do_tasks=Permission.TASK_DO in actor.permissions,
        may_dispute=Permission.PERSON_CHANGE in actor.permissions, disputes=beside(person_id), own=actor.user_id,
        section="supervision:activity" if recorded else "supervision:schedule",
    )  # fmt: skip


def _title(actor: Actor, item: Item) -> str:
    if item.appointment is not None:
        kind, moment = item.appointment.kind, item.appointment.starts_at
    else:
        assert item.contact is not None
        kind, moment = item.contact.kind, item.contact.happened_at
    return f"{wording.kind_label(kind)}, {wording.when(actor, moment)}"


def _tag(item: Item) -> Tag | None:
    if item.appointment is not None and item.appointment.status == "stopped":
        return wording.SET_ASIDE
    if item.appointment is not None and item.appointment.status in {"moved", "cancelled"}:
        return wording.asked_tag(item.appointment.status, item.appointment.moved_by)
    return wording.outcome_tag(item.contact.outcome) if item.contact is not None else None


def _call(actor: Actor, person_id: UUID, item: Item) -> tuple[Link | None, str]:
    """What waits to be done, and why."""
    if Permission.CONTACT_RECORD not in actor.permissions:
        return None, ""
    booked, held = item.appointment, item.contact
    if booked is not None and booked.status == "booked" and _day_has_come(actor, item):
        link = Link("Record the outcome", reverse("supervision:outcome", args=[person_id, booked.id]))
        return link, "No outcome is recorded yet."
    if held is not None and held.outcome == "waiting_for_evidence":
        due = held.evidence_due_on
        until = f" It is due by {wording.day_words(actor, due)}." if due else ""
        late = " That day has passed." if due and due < clock.today(actor.zone) else ""
        link = Link("Say what came of it", reverse("supervision:change_outcome", args=[person_id, held.id]))
        return link, f"Evidence is awaited.{until}{late}"
    return None, ""


def _day_has_come(actor: Actor, item: Item) -> bool:
    assert item.appointment is not None
    return wording.day_of(actor, item.appointment.starts_at) <= clock.today(actor.zone)


def _actions(actor: Actor, person_id: UUID, item: Item) -> list[Link]:
    """The other things that can be done."""
    found = []
    held, booked = item.contact, item.appointment
    may_record = Permission.CONTACT_RECORD in actor.permissions
    if may_record and held is not None and (booked is None or booked.status == "held"):
        found.append(
            Link("Change the outcome", reverse("supervision:change_outcome", args=[person_id, held.id]))
        )
    if booked is not None and booked.status == "booked" and Permission.APPOINTMENT_BOOK in actor.permissions:
        found.append(Link("Reschedule", reverse("supervision:reschedule", args=[person_id, booked.id])))
        found.append(Link("Cancel it", reverse("supervision:cancel", args=[person_id, booked.id])))
        if booked.kind == ContactKind.HOME and _to_come(booked):
            watch = reverse("supervision:watch", args=[person_id, booked.id])
            found.append(Link("Ask somebody to watch for your return", watch))
    if may_record and held is not None and held.kind == ContactKind.HOME:
        found.append(
            Link(
                "Correct who was present" if item.home_visit else "Say what the visit came to",
                reverse("supervision:home_visit", args=[person_id, held.id]),
            )
        )
    if booked is not None and _to_come(booked) and Permission.LETTER_MAKE in actor.permissions:
        found.append(
            Link("Make a letter about it", reverse("supervision:letter", args=[person_id, booked.id]))
        )
    return found


def _to_come(booked: AppointmentShown) -> bool:
    return booked.status == "booked" and booked.starts_at > clock.now()


def _lines(actor: Actor, person_id: UUID, item: Item) -> list[Line]:
    found = _planned(actor, person_id, item) if item.appointment is not None else []
    held = item.contact
    if held is None:
        return found
    found += _visit(item)
    if item.appointment is None:
        found += [Line("With", wording.whom_label(held.with_whom)), Line("Officer", held.officer)]
        found.append(Line("About", "Sensitive, not shown to you" if held.hidden else held.title))
    found.append(Line("Outcome", wording.outcome_label(held.outcome)))
    if held.evidence_due_on is not None:
        found.append(Line("Evidence due by", wording.day_words(actor, held.evidence_due_on)))
    found.append(Line("Recorded", f"by {held.recorded_by}, {wording.when(actor, held.recorded_at)}"))
    return found


def _visit(item: Item) -> list[Line]:
    """What a home visit came to, in kinds and numbers."""
    visit = item.home_visit
    if visit is None:
        return []
    came_to = "Achieved" if visit.achieved else f"Attempted: {NOT_ACHIEVED[visit.not_achieved].lower()}"
    return [
        Line("Home visit", came_to),
        Line("Present", present_words(dict(visit.present)) or "Nobody"),
        Line("Went with", WENT_WITH[visit.went_with]),
    ]


def _planned(actor: Actor, person_id: UUID, item: Item) -> list[Line]:
    booked = item.appointment
    assert booked is not None
    found = [
        Line("With", booked.officer),
        Line("How long", f"{booked.minutes} minutes"),
        Line("Where", booked.place or "No place"),
        Line("About", "Sensitive, not shown to you" if booked.hidden else booked.purpose),
        *([Line("Rests on", wording.rests_on(actor, booked.rests_on))] if booked.rests_on else []),
        Line("Must attend", "Yes" if booked.required else "No, it was an offer"),
    ]
    may_settle = Permission.APPOINTMENT_BOOK in actor.permissions
    for each in item.arrangements:
        href = reverse("supervision:arrangement", args=[person_id, booked.id, each.id]) if may_settle else ""
        found.append(Line(each.need, each.words, href))
    found += [Line(each.title, f"{each.standing}, {wording.when(actor, each.at)}") for each in item.told]
    if booked.status in {"moved", "cancelled"}:
        done = "Rescheduled" if booked.status == "moved" else "Cancelled"
        asked = wording.ASKED_BY.get(booked.moved_by, "somebody")
        found.append(Line(f"{done} by", f"{asked}: {booked.moved_because}"))
    for words, move in (("Now takes place", item.moved_to), ("Was planned for", item.moved_from)):
        if move is not None:
            href = reverse("supervision:appointment", args=[person_id, move.appointment_id])
            found.append(Line(words, wording.when(actor, move.starts_at), href))
    return found


def _changed(item: Item) -> tuple[EarlierOutcome, ...]:
    """Earlier versions in which the outcome was another than in the version after."""
    now = item.contact.outcome if item.contact else ""
    found = []
    for each in item.earlier:
        if each.outcome != now:
            found.append(each)
        now = each.outcome
    return tuple(found)
