"""Screens: what is offered here, the field's programmes, one of either, and who waits for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions import queries, wording
from throughcare.casework.interventions.candidates import programme_of
from throughcare.casework.interventions.queries import OfferingHeld
from throughcare.casework.interventions.screens.services import places_in_words
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import SETTINGS
from throughcare.rules.interventions.catalogue import DELIVERIES, KINDS, Programme
from throughcare.rules.interventions.places import RULE
from throughcare.rules.interventions.referring import ROUTE
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.needs import NEEDS

READERS = (Permission.PERSON_FIND, Permission.PROGRAMME_KEEP)


@dataclass(frozen=True)
class OfferingRow:
    """An offering in a line."""

    title: str
    organisation: str
    href: str
    needs: str
    places: str
    oldest: date | None


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme of the catalogue in a line. offered: by how many here."""

    title: str
    kind: str
    href: str
    needs: str
    risk: str
    dosage: str
    rating: str
    offered: int
    closed: str


@dataclass(frozen=True)
class CataloguePage:
    """Everything the page shows. need: the one it is narrowed to."""

    offerings: list[OfferingRow]
    programmes: list[ProgrammeRow]
    needs: list[dict[str, Any]]
    may_keep: bool
    closed: bool
    title: str = "Services and programmes offered"


@dataclass(frozen=True)
class ProgrammePage:
    """One programme as its sources say it."""

    programme: Programme
    kind: str
    needs: str
    settings: str
    delivery: str
    risk: str
    asks: list[str]
    offerings: list[OfferingRow]
    title: str


@dataclass(frozen=True)
class WaitingShown:
    """A line of the waiting list. name: "" where the reader may not open the record."""

    number: int
    name: str
    href: str
    reference: str
    state: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class OfferingPage:
    """One offering, and who waits for it."""

    held: OfferingHeld
    places: str
    needs: str
    setting: str
    delivery: str
    asks: list[str]
    programme_href: str
    waiting: list[WaitingShown]
    rule: tuple[str, ...]
    decides: str
    may_keep: bool
    open: bool
    title: str


@require_safe
def catalogue(request: ActingRequest) -> HttpResponse:
    """What is offered here, and the pack's programmes. Query string: need, closed (any value)."""
    actor = request.actor
    _may_read(actor)
    need, closed = request.GET.get("need", ""), bool(request.GET.get("closed"))
    held = queries.offerings(actor, closed=closed)
    offered: dict[str, int] = {}
    for each in held:
        offered[each.programme] = offered.get(each.programme, 0) + 1
    known = jurisdictions.get(actor.jurisdiction).programmes
    ordered = sorted(known, key=lambda each: (bool(each.closed), each.code not in offered))
    shown = CataloguePage(
        [_row(each) for each in held if not need or need in each.needs],
        [_programme(each, offered) for each in ordered if not need or need in each.needs],
        [{"text": words.title, "href": f"?need={code}", "active": code == need} for code, words in NEEDS.items()],
        Permission.PROGRAMME_KEEP in actor.permissions, closed,
    )  # fmt: skip
    return page(request, "interventions/catalogue.jinja", shown)


@require_safe
def programme(request: ActingRequest, code: str) -> HttpResponse:
    """One programme of the catalogue, with its sources and who offers it here."""
    actor = request.actor
    _may_read(actor)
    try:
        found = jurisdictions.get(actor.jurisdiction).programme(code)
    except UnknownCode as unknown:
        raise door.NotThere(Permission.PERSON_FIND, None, "no such programme here") from unknown
    here = [_row(each) for each in queries.offerings(actor) if each.programme == code]
    shown = ProgrammePage(
        found, KINDS[found.kind], _titles(found.needs), ", ".join(SETTINGS[each] for each in found.settings),
        ", ".join(DELIVERIES[each] for each in found.delivery), risk_in_words(found),
        [each.asks for each in found.conditions], here, found.title,
    )  # fmt: skip
    return page(request, "interventions/programme.jinja", shown)


@require_safe
def offering(request: ActingRequest, offering_id: UUID) -> HttpResponse:
    """One offering with its waiting list in the published order."""
    actor = request.actor
    _may_read(actor)
    held, today = queries.offering(actor, offering_id), clock.today(actor.zone)
    made = programme_of(jurisdictions.get(actor.jurisdiction), held)
    days = made.weeks * 7 if made.weeks else None
    lines = queries.waiting_list(actor, offering_id, held.route, today=today, days=days)
    door.look_at_list(actor, "interventions:offering", [each.person_id for each in lines if each.person_id])
    shown = OfferingPage(
        held=held, places=places_in_words(held), needs=_titles(tuple(held.needs)),
        setting=wording.SETTINGS[held.setting], delivery=wording.DELIVERIES[held.delivery],
        asks=[each.asks for each in made.conditions],
        programme_href=reverse("interventions:programme", args=[held.programme]) if held.programme else "",
        waiting=[_waiting(held, each) for each in lines], rule=RULE,
        decides=f"{held.organisation} decides who is given a place; the rule only puts the list in order.",
        may_keep=Permission.PROGRAMME_KEEP in actor.permissions, open=held.closed_on is None, title=held.title,
    )  # fmt: skip
    return page(request, "interventions/offering.jinja", shown)


def _may_read(actor: Actor) -> None:
    if not set(READERS) & actor.permissions:
        raise door.NotPermitted(READERS[0], None, "R5 not among the roles' permissions")


def _row(each: OfferingHeld) -> OfferingRow:
    return OfferingRow(
        each.title, each.organisation, reverse("interventions:offering", args=[each.id]),
        _titles(tuple(each.needs)), places_in_words(each), each.oldest,
    )  # fmt: skip


def _programme(each: Programme, offered: dict[str, int]) -> ProgrammeRow:
    return ProgrammeRow(
        each.title, KINDS[each.kind], reverse("interventions:programme", args=[each.code]), _titles(each.needs),
        risk_in_words(each), each.dosage, each.rating, offered.get(each.code, 0), each.closed,
    )  # fmt: skip


def risk_in_words(each: Programme) -> str:
    """For which classes of risk: "medium to very high"."""
    if each.risk_from and each.risk_from == each.risk_to:
        return each.risk_from.words
    if each.risk_from and each.risk_to:
        return f"{each.risk_from.words} to {each.risk_to.words}"
    if each.risk_from:
        return f"{each.risk_from.words} or above"
    return f"up to {each.risk_to.words}" if each.risk_to else "any"


def _waiting(held: OfferingHeld, each: queries.WaitingLine) -> WaitingShown:
    href = (
        reverse("interventions:referral", args=[each.person_id, each.referral_id]) if each.person_id else ""
    )
    return WaitingShown(
        each.place.number, each.name, href, each.reference, ROUTE[held.route].table.states[each.state],
        each.place.reasons if each.person_id else each.place.reasons[-1:],
    )  # fmt: skip


def _titles(areas: tuple[str, ...]) -> str:
    return ", ".join(NEEDS[each].title for each in areas if each in NEEDS)
