"""Screen: one referral: what is or was told, how far it is, every step; a draft is sent from here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.delivered import NOTHING, delivered
from throughcare.casework.interventions.packet import Line, choosable, packet
from throughcare.casework.interventions.queries import Around, ReferralHeld
from throughcare.casework.interventions.reasons import reasons_for
from throughcare.casework.interventions.screens.referral_forms import one_of
from throughcare.casework.interventions.screens.services import came_in_words
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodesField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of
from throughcare.rules.interventions.eligibility import ELIGIBLE_WORDS, Eligible
from throughcare.rules.interventions.referring import ENDS, REFERRER, ROUTE, WRITING

SIDES = {"referrer": "Referrer", "runner": "Organisation"}


class SendForm(VersionedForm):
    """What goes along beside what always does."""

    along = CodesField(
        label="What goes along?",
        codes=(),
        required=False,
        help_text="Take away what the organisation does not need.",
    )

    def __init__(self, *args: Any, lines: tuple[Line, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["along"]
        field.choices = [(each.field.code, f"{each.field.title}: {each.value}") for each in lines]
        field.hints = {each.field.code: each.ground for each in lines}
        if not lines:
            del self.fields["along"]


@dataclass(frozen=True)
class StepShown:
    """A step of the referral."""

    on: date
    to: str
    side: str
    by: str
    reason: str
    words: str


@dataclass(frozen=True)
class ReferralPage:
    """Everything the page shows. told: field by field, what was or always will be told; form: of a draft."""

    person: PersonHeader
    held: ReferralHeld
    objective: str
    eligible: str
    reasons: list[str]
    told: list[dict[str, str]]
    never: list[str]
    comes_back: list[str]
    waits: str
    came: str
    next_at: datetime | None
    ended: str
    steps: list[StepShown]
    form: SendForm | None
    consent: str
    may_change: bool
    may_pause: str
    law: str
    title: str


@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET shows it; POST sends a draft."""
    actor = request.actor
    door.look(actor, "interventions:referral", person_id)
    known = queries.around(actor, person_id, referral_id)
    held = one_of(known, person_id, referral_id)
    may = Permission.REFERRAL_MAKE in actor.permissions
    form, told = None, held.shared
    if held.phase == WRITING and may and (sender := _sender(request, known, held)):
        told = [each.kept() for each in packet(sender, ())]
        lines = choosable(sender)
        first = {"along": [each.field.code for each in lines], "version": held.version}
        form = SendForm(posted(request), lines=lines, initial=first)

        def act() -> str:
            given = form.cleaned_data
            commands.send_referral(
                actor, person_id, referral_id, along=given.get("along", ()), expected=given["version"]
            )
            messages.success(request, f"Sent to {held.organisation}")
            return reverse("interventions:referral", args=[person_id, referral_id])

        if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
            return done
    elif request.method == "POST":
        raise door.NotPermitted(Permission.REFERRAL_MAKE, person_id, "R5 no draft of the actor's to send")
    shown = _build(request, known, held, told, form)
    return page(request, "interventions/referral.jinja", shown, status=status_of(form) if form else 200)


def _sender(request: ActingRequest, known: Around, held: ReferralHeld) -> Any:
    offering = known.offering(held.offering_id)
    if offering is None:
        return None
    consented = any(
        each.id == held.consent_id
        and each.live(known.today)
        and each.organisation_id in (None, held.organisation_id)
        for each in known.consents
    )
    pack = jurisdictions.get(request.actor.jurisdiction)
    return queries.sender_for(pack, known, offering, held, consented=consented)


def _build(
    request: ActingRequest,
    known: Around,
    held: ReferralHeld,
    told: list[dict[str, str]],
    form: SendForm | None,
) -> ReferralPage:
    actor = request.actor
    terms = jurisdictions.get(actor.jurisdiction).sharing
    draft = held.phase == WRITING
    given = NOTHING if draft else delivered(actor, [held.id]).get(held.id, NOTHING)
    goal = known.objective(held.objective_id)
    consent = next((each for each in known.consents if each.id == held.consent_id), None)
    may = Permission.REFERRAL_MAKE in actor.permissions
    waits = (
        (known.today - held.waits_from).days if held.open and held.waits_from and not held.began_on else None
    )
    return ReferralPage(
        person=person_header(actor, held.person_id), held=held, objective=goal.title if goal else "",
        eligible=ELIGIBLE_WORDS.get(Eligible(held.eligibility["state"]), "") if held.eligibility else "",
        reasons=[each["says"] for each in held.eligibility.get("reasons", ())], told=told,
        never=list(terms.never.values()), comes_back=list(terms.comes_back.values()),
        waits="" if waits is None else count_of(waits, "day"), came=came_in_words(given), next_at=given.next_at,
        ended=ENDS.get(held.ended_how, ""), steps=[_step(held.route, each) for each in known.moves], form=form,
        consent=f"{consent.recipient}: {consent.information}" if consent else "", may_change=may and held.open,
        may_pause=_pause(held) if may else "", law=terms.note, title=held.offering,
    )  # fmt: skip


def _pause(held: ReferralHeld) -> str:
    """The words of the link that pauses or takes up again; "" where this cannot be."""
    if held.state.startswith("on_hold_"):
        return "Take it up again"
    following = ROUTE[held.route].following(held.state, REFERRER)
    return "Put it on hold" if any(each.startswith("on_hold_") for each in following) else ""


def _step(route: str, each: queries.MoveHeld) -> StepShown:
    reasons = reasons_for(route, each.start, each.to, each.side) if each.start else {}
    return StepShown(
        on=each.moved_on, to=ROUTE[route].table.states[each.to], side=SIDES.get(each.side, each.side), by=each.by,
        reason=reasons.get(each.reason, ""), words=each.words,
    )  # fmt: skip
