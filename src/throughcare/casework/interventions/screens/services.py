"""Screen: a person's services and programmes: what runs, what may suit for each objective, and what does not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions import queries
from throughcare.casework.interventions.candidates import NotFor, Offered, candidate, not_for, suggested
from throughcare.casework.interventions.delivered import NOTHING, Delivered, delivered
from throughcare.casework.interventions.queries import Around, OfferingHeld, ReferralHeld
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of
from throughcare.rules.interventions.eligibility import ELIGIBLE_WORDS
from throughcare.rules.interventions.matching import ORDER
from throughcare.rules.interventions.referring import ENDS, WRITING
from throughcare.rules.needs import NEEDS


@dataclass(frozen=True)
class ReferralShown:
    """A referral in a line. waits: since when and how long; came: sessions in words; next_at: the next session."""

    title: str
    organisation: str
    href: str
    phase: str
    state: str
    draft: bool
    stopped: bool
    waits: str
    came: str
    next_at: datetime | None
    ended_on: date | None
    ended: str


@dataclass(frozen=True)
class SuggestionShown:
    """Something that may suit. places: who waits, and for how long. open_href: of the referral there is already."""

    title: str
    organisation: str
    what: str
    because: tuple[str, ...]
    eligible: str
    places: str
    evidence: str
    href: str
    refer_href: str
    open_href: str


@dataclass(frozen=True)
class GoalShown:
    """An objective, or a need without one (href: where it gets one), with what may suit."""

    title: str
    needs: str
    suggestions: list[SuggestionShown]
    href: str = ""


@dataclass(frozen=True)
class ServicesPage:
    """Everything the page shows."""

    person: PersonHeader
    running: list[ReferralShown]
    ended: list[ReferralShown]
    goals: list[GoalShown]
    without: list[GoalShown]
    not_for: list[NotFor]
    order: tuple[str, ...]
    may_refer: bool
    consents: int
    title: str = "Services and programmes"


@require_safe
def services(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "interventions:services", person_id)
    known = queries.around(actor, person_id)
    came = delivered(actor, [each.id for each in known.referrals])
    return page(
        request, "interventions/services.jinja", build(actor, person_header(actor, person_id), known, came)
    )


def build(actor: Actor, person: PersonHeader, known: Around, came: object) -> ServicesPage:
    """The page object from what is known."""
    pack = jurisdictions.get(actor.jurisdiction)
    who = candidate(pack, known)
    offered, held = suggested(pack, known, who), dict(came)  # type: ignore[call-overload]
    open_at = {each.offering_id: each for each in known.referrals if each.open}
    may_refer = Permission.REFERRAL_MAKE in actor.permissions

    def shown(areas: tuple[str, ...], objective: UUID | None) -> list[SuggestionShown]:
        return [
            _suggestion(each, person.id, objective, open_at, may_refer)
            for each in offered
            if set(each.suggestion.programme.needs) & set(areas)
        ]

    goals = [
        GoalShown(each.title, _titles(each.areas), shown(each.areas, each.id)) for each in known.objectives
    ]
    answered = {area for each in known.objectives for area in each.areas}
    left = [area for area, size in who.needs.items() if size and area not in answered]
    return ServicesPage(
        person=person,
        running=[_referral(each, held, known.today) for each in known.referrals if each.open],
        ended=[_referral(each, held, known.today) for each in known.referrals if not each.open],
        goals=goals,
        without=[
            GoalShown(NEEDS[area].title, "", shown((area,), None), reverse("plans:add_objective", args=[person.id]))
            for area in left
        ],
        not_for=list(not_for(pack, known, who)), order=ORDER, may_refer=may_refer,
        consents=sum(each.live(known.today) for each in known.consents),
    )  # fmt: skip


def _referral(each: ReferralHeld, held: dict[UUID, Delivered], today: date) -> ReferralShown:
    given = held.get(each.id, NOTHING)
    waits = ""
    if each.open and each.waits_from and not each.began_on:
        waits = f"{count_of((today - each.waits_from).days, 'day')}"
    return ReferralShown(
        title=each.offering, organisation=each.organisation,
        href=reverse("interventions:referral", args=[each.person_id, each.id]),
        phase=each.phase_words, state=each.state_words, draft=each.phase == WRITING,
        stopped=each.stopped_on is not None, waits=waits, came=came_in_words(given), next_at=given.next_at,
        ended_on=each.ended_on, ended=ENDS.get(each.ended_how, ""),
    )  # fmt: skip


def came_in_words(given: Delivered) -> str:
    """How many sessions the person came to: "3 of 8 planned; 1 missed"; "" where none was held or missed."""
    if not (given.attended or given.missed):
        return ""
    planned = f" of {given.planned} planned" if given.planned else ""
    missed = f"; {given.missed} missed" if given.missed else ""
    return f"Came to {given.attended}{planned}{missed}"


def _suggestion(
    each: Offered, person_id: UUID, objective: UUID | None, open_at: dict[UUID, ReferralHeld], may_refer: bool
) -> SuggestionShown:
    offering, programme = each.offering, each.suggestion.programme
    begun = open_at.get(offering.id)
    refer = reverse("interventions:begin_referral", args=[person_id, offering.id])
    return SuggestionShown(
        title=offering.title, organisation=offering.organisation, what=programme.says,
        because=each.suggestion.because, eligible=ELIGIBLE_WORDS[each.suggestion.eligibility.state],
        places=places_in_words(offering), evidence=programme.rating,
        href=reverse("interventions:offering", args=[offering.id]),
        refer_href=f"{refer}?objective={objective}" if may_refer and objective and begun is None else "",
        open_href=reverse("interventions:referral", args=[person_id, begun.id]) if begun else "",
    )  # fmt: skip


def places_in_words(offering: OfferingHeld) -> str:
    """Places and waiting: "4 of 12 places free; 3 wait; half began within 20 days"."""
    said = [] if offering.places is None else [f"{offering.free} of {offering.places} places free"]
    said.append("nobody waits" if not offering.waiting else f"{offering.waiting} wait")
    if offering.waited is not None and offering.counted:
        days = round(offering.waited)
        said.append(f"half began within {count_of(days, 'day')}" if days else "half began on the day")
    text = "; ".join(said)
    return text[0].upper() + text[1:]


def _titles(areas: tuple[str, ...]) -> str:
    return ", ".join(NEEDS[each].title for each in areas if each in NEEDS)
