"""Screens: a version of the plan in plain words, to look at together, to print (in large type too), and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.plans.agreeing import NO, YES
from throughcare.casework.plans.attached import attached_to
from throughcare.casework.plans.commands.disclosing import note_taken
from throughcare.casework.plans.plain import PlainPlan, in_plain_words
from throughcare.casework.plans.queries import AnswerHeld, PlanRead, VersionHeld, plan_needed
from throughcare.casework.plans.queries.versions import contents_of
from throughcare.casework.plans.said import Said, said_by
from throughcare.casework.plans.screens.links import offered
from throughcare.casework.plans.screens.plan import name_of
from throughcare.casework.plans.screens.versions import version_of
from throughcare.casework.plans.wording import GIVEN
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.documents import printing
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.people.words import SPOKEN_EVERYWHERE
from throughcare.rules.jurisdictions import Section

LARGE = "large"


@dataclass(frozen=True)
class ForPersonPage:
    """A version in plain words. answered: what the person said to it. call: whom, and the number, or "".

    agency_says: the agency's own texts for this page.
    current: whether it is the version that stands. given: when they got a copy, or "". format: "large-print" or "".
    language: of the page's own words.
    """

    person: PersonHeader
    name: str
    plan: PlainPlan
    services: tuple[str, ...]
    number: int
    signed_on: date
    officer: str
    phone: str
    answered: str
    reviewed_by: date | None
    fingerprint: str
    current: bool
    draft: bool
    print_href: str
    large_href: str
    pdf_href: str
    other_language: str
    given: str
    give_href: str
    agency_says: tuple[Section, ...] = ()
    format: str = ""
    language: str = "en"
    title: str = "My plan"


@require_safe
def for_person(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """On screen, to be looked at together. ?version= names one; by default the last."""
    door.look(request.actor, "plans:for_person", person_id)
    return page(request, "plans/for_person.jinja", _page(request, person_id)[0])


@require_safe
def for_person_print(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """For the printer: what serves where no PDF can be made. ?type=large: in large type."""
    actor = request.actor
    decision = door.look(actor, "plans:for_person", person_id)
    shown, version = _page(request, person_id)
    note_taken(actor, person_id, version, decision.purpose, "print")
    return HttpResponse(html_of(actor, shown))


@require_safe
def for_person_pdf(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """As tagged PDF; without the means to make one, the print page. Its name tells nothing."""
    actor = request.actor
    if not printing.can_make_pdf():
        there = reverse("plans:for_person_print", args=[person_id])
        return HttpResponseRedirect(f"{there}?{request.GET.urlencode()}")
    decision = door.look(actor, "plans:for_person", person_id)
    shown, version = _page(request, person_id)
    note_taken(actor, person_id, version, decision.purpose, "pdf")
    written = printing.tagged_pdf(html_of(actor, shown, linked=False))
    answer = HttpResponse(written, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="plan-{shown.fingerprint[:8]}.pdf"'
    return answer


def html_of(actor: Actor, shown: ForPersonPage, *, linked: bool = True) -> str:
    """The paper as a page of its own. linked: its style sheet is fetched by the browser."""
    context = {
        "page": shown, "pack": said_by(actor).pack, "agency_name": actor.agency_name, "zone": actor.zone,
        "made_on": clock.today(actor.zone), "linked": linked,
    }  # fmt: skip
    return get_template("plans/for_person_print.jinja", using="jinja").render(context)


def _page(request: ActingRequest, person_id: UUID) -> tuple[ForPersonPage, UUID]:
    """The page and the version it shows. Raises NotThere where no version was signed."""
    actor = request.actor
    held, said, person = plan_needed(actor, person_id), said_by(actor), person_header(actor, person_id)
    version = _chosen(request, held)
    content: dict[str, Any] = (
        version.content or contents_of(person_id, [version.record_id])[version.record_id]
    )
    here, query = reverse("plans:for_person", args=[person_id]), f"?version={version.record_id}"
    officer, services = (
        _officer(held.around.officers),
        _services(actor, held) if version == held.latest else (),
    )
    language = person.language if person.language not in SPOKEN_EVERYWHERE else ""
    shown = ForPersonPage(
        person=person, name=name_of(person), plan=in_plain_words(content, said.on), services=services,
        number=version.number, signed_on=said.day(version.signed_at), officer=officer.get("name", ""),
        phone=officer.get("phone", "") or "", answered=_answered(held.answer_to(version), said),
        reviewed_by=next((each.due_on for each in held.reviews_due), None), fingerprint=version.fingerprint,
        current=version == held.latest, draft=version.state == "waiting",
        print_href=f"{here}print/{query}", large_href=f"{here}print/{query}&type={LARGE}",
        pdf_href=f"{here}pdf/{query}",
        other_language=language, given=_given(version, said),
        give_href=offered(actor, "give", person_id, version.record_id),
        agency_says=_agency_says(actor, held, person, officer),
        format="large-print" if request.GET.get("type") == LARGE else "",
    )  # fmt: skip
    return shown, version.record_id


def _chosen(request: ActingRequest, held: PlanRead) -> VersionHeld:
    asked = request.GET.get("version")
    try:
        version = version_of(held, UUID(asked)) if asked else held.latest
    except ValueError:
        version = None
    if version is None or not version.stands:
        raise NotThere(
            Permission.PERSON_OPEN, held.plan.person_id, "no version of the plan to show the person"
        )
    return version


def _given(version: VersionHeld, said: Said) -> str:
    if version.given_on is None:
        return ""
    return f"{said.on(version.given_on)}, {GIVEN[version.given_how].lower()}, from {version.given_by}"


def _officer(officers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Who answers for the person today, else anybody of the team, else nobody."""
    return next((each for each in officers if each["responsible"]), officers[0] if officers else {})


def _services(actor: Actor, held: PlanRead) -> tuple[str, ...]:
    """What services do for the person, in words for them, as of today."""
    told = attached_to(actor, held.plan.person_id)
    return tuple(dict.fromkeys(each.plain for some in told.values() for each in some if each.plain))


def _agency_says(
    actor: Actor, held: PlanRead, person: PersonHeader, officer: dict[str, Any]
) -> tuple[Section, ...]:
    """The agency's own texts for the person's plan, with what is known filled in."""
    said, reviewed = said_by(actor), next((each.due_on for each in held.reviews_due), None)
    facts = {
        "person_first_name": (person.preferred_name or person.display_name).split()[0],
        "person_name": person.display_name, "reference": person.reference,
        "officer_name": officer.get("name", ""), "office_name": actor.agency_name,
        "office_phone": officer.get("phone", "") or "", "today": said.on(clock.today(actor.zone)),
        "review_date": said.on(reviewed) if reviewed else "",
    }  # fmt: skip
    return tuple(section for text in held.around.texts for section in text.sections_filled(facts))


def _answered(answer: AnswerHeld | None, said: Said) -> str:
    if answer is None:
        return ""
    on = said.on(answer.asked_on)
    if answer.answer == YES:
        return f"You said yes to this plan on {on}."
    if answer.answer == NO:
        return f"You said no to this plan on {on}. You told us why: “{answer.reason}”"
    return f"We asked you about this plan on {on}. You could not answer then. We will ask you again."
