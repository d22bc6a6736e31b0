"""Screens: begin a referral, change its draft, withdraw it, pause it, take it up again, renew its consent."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.candidates import candidate, judged
from throughcare.casework.interventions.drafts import ReferralDraft
from throughcare.casework.interventions.queries import Around, OfferingHeld, ReferralHeld
from throughcare.casework.interventions.screens.editing import form_page
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import (
    CodeField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.platform.design.page import page
from throughcare.register.documents.queries import Beginning, texts_to_begin
from throughcare.register.documents.screens.beginning import BeginFields
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.eligibility import Eligible
from throughcare.rules.interventions.referring import WITHDRAWALS, WRITING
from throughcare.rules.texts import TextKind

ORGANISATION_READS = (
    "The organisation reads this. Name nobody else; say nothing about victims or how risk is managed."
)


class ReferralFields(BeginFields):
    """What is typed of a referral. Its reason may begin with a text of the agency."""

    note_field = "why"

    objective = CodeField(label="For which objective of the plan?", codes=())
    why = NoteField(
        label="Why this person, why now?", max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=ORGANISATION_READS,
    )  # fmt: skip
    outcomes = NoteField(
        label="What is hoped for? One outcome a line.", max_length=2000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Enter at least one outcome"},
    )  # fmt: skip
    needed_by = DateField(label="By when is it needed?", named="The day it is needed by", required=False)
    most_days = forms.IntegerField(
        label="The most days that can be asked for", required=False, min_value=1, max_value=1000,
        widget=forms.TextInput({"width": "4", "inputmode": "numeric"}), help_text="As far as the order limits them.",
    )  # fmt: skip
    availability = forms.CharField(
        label="Days and times that do not suit", max_length=500, required=False,
        help_text="Work, care, other appointments.",
    )  # fmt: skip
    consent = CodeField(label="Under which consent?", codes=(), as_select=True, required=False)
    despite = forms.CharField(
        label="Why refer, although it cannot be told whether it is for them?", max_length=1000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, known: Around, offering: OfferingHeld, unknown: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fit = [
            each for each in known.objectives if not offering.needs or set(each.areas) & set(offering.needs)
        ]
        self.fill("objective", ((each.id, each.title) for each in fit))
        standing = [
            each
            for each in known.consents
            if each.live(known.today) and each.organisation_id in (None, offering.organisation_id)
        ]
        if standing or offering.clinical:
            named = ((each.id, f"{each.recipient}: {each.information}"[:120]) for each in standing)
            self.fill("consent", named, "None")
        else:
            del self.fields["consent"]
        if unknown:
            self.fields["despite"].help_text = f"To be found out: {' '.join(unknown)}"
        else:
            del self.fields["despite"]

    def draft(self) -> ReferralDraft:
        """What was typed."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("why", "needed_by", "most_days", "availability")}
        return ReferralDraft(
            objective=UUID(given["objective"]), **plain,
            outcomes=[each.strip() for each in given["outcomes"].splitlines() if each.strip()],
            consent=UUID(given["consent"]) if given.get("consent") else None, despite=given.get("despite", ""),
        )  # fmt: skip


class BeginForm(ReferralFields, OnceForm):
    """A new referral."""


class ChangeForm(ReferralFields, VersionedForm):
    """A draft as it was seen."""


class WithdrawForm(VersionedForm):
    """Why it ends."""

    reason = CodeField(label="Why?", codes=WITHDRAWALS.items(), as_select=True)
    words = forms.CharField(
        label="In words", max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=ORGANISATION_READS,
    )  # fmt: skip


class PauseForm(VersionedForm):
    """Why it is paused or taken up again."""

    words = forms.CharField(
        label="In words", max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=ORGANISATION_READS,
    )  # fmt: skip


class RenewForm(VersionedForm):
    """Which consent it rests on now."""

    consent = CodeField(label="Under which consent does it go on?", codes=())

    def __init__(self, *args: Any, known: Around, held: ReferralHeld, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit = (each for each in known.consents if each.organisation_id in (None, held.organisation_id))
        self.fill(
            "consent",
            (
                (each.id, f"{each.recipient}: {each.information}"[:120])
                for each in fit
                if each.live(known.today)
            ),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def begin_referral(request: ActingRequest, person_id: UUID, offering_id: UUID) -> HttpResponse:
    """GET asks; POST keeps it as a draft and shows what would be sent. Query string: objective."""
    actor = request.actor
    door.look(actor, "interventions:begin_referral", person_id, Permission.REFERRAL_MAKE)
    known = queries.around(actor, person_id)
    offering = known.offering(offering_id)
    if offering is None:
        raise door.NotThere(Permission.REFERRAL_MAKE, person_id, "no such open offering")
    form = BeginForm(
        posted(request), known=known, offering=offering, unknown=_unknown(request, known, offering),
        initial={"objective": request.GET.get("objective", "")},
    )  # fmt: skip
    put = form.begin(request, _beginning(actor, known, offering))

    def act() -> str:
        made = commands.begin_referral(actor, person_id, offering_id, form.draft())
        messages.success(request, "Kept. Nobody else sees it before you send it")
        return reverse("interventions:referral", args=[person_id, made.pk])

    if request.method == "POST" and not put and form.is_valid() and (done := submit(request, form, act)):
        return done
    return _show(request, person_id, form, offering, f"Refer to {offering.title}", known)


@require_http_methods(["GET", "HEAD", "POST"])
def change_referral(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET shows the draft; POST changes it."""
    actor = request.actor
    door.look(actor, "interventions:change_referral", person_id, Permission.REFERRAL_MAKE)
    known = queries.around(actor, person_id)
    held = one_of(known, person_id, referral_id)
    offering = known.offering(held.offering_id)
    if offering is None or held.phase != WRITING:
        raise door.NotThere(Permission.REFERRAL_MAKE, person_id, "no draft to an open offering")
    form = ChangeForm(
        posted(request), known=known, offering=offering, unknown=_unknown(request, known, offering),
        initial=_as_typed(held),
    )  # fmt: skip
    put = form.begin(request, _beginning(actor, known, offering))

    def act() -> str:
        commands.change_referral(
            actor, person_id, referral_id, form.draft(), expected=form.cleaned_data["version"]
        )
        messages.success(request, "Saved")
        return reverse("interventions:referral", args=[person_id, referral_id])

    if request.method == "POST" and not put and form.is_valid() and (done := submit(request, form, act)):
        return done
    return _show(request, person_id, form, offering, f"Change the referral to {offering.title}", known)


def _beginning(actor: Actor, known: Around, offering: OfferingHeld) -> Beginning:
    """The agency's texts for referrals, with what is known to fill them."""
    [person] = known.raw["person"]
    facts = {
        "person_name": person["name"] or person["reference"], "reference": person["reference"],
        "officer_name": actor.name, "office_name": actor.agency_name,
        "today": jurisdictions.get(actor.jurisdiction).in_words(known.today),
        "provider_name": offering.organisation, "programme_name": offering.title,
    }  # fmt: skip
    return Beginning(texts_to_begin(actor, TextKind.REFERRAL), facts)


def _show(
    request: ActingRequest, person_id: UUID, form: GovForm, offering: OfferingHeld, title: str, known: Around
) -> HttpResponse:
    says = [f"{offering.organisation}. {offering.what}".strip()]
    if not known.objectives:
        says.append("The plan has no open objective. A referral serves one: write it first.")
    shown = FormPage(
        form, title, "Save and see what is sent", reverse("interventions:services", args=[person_id]),
        person_header(request.actor, person_id), "Services and programmes", says=tuple(says),
    )  # fmt: skip
    return page(request, "interventions/form_page.jinja", shown, status=status_of(form))


def _as_typed(held: ReferralHeld) -> dict[str, Any]:
    """A draft as its form begins with it."""
    names = ("why", "needed_by", "most_days", "availability", "despite", "version")
    typed = {name: getattr(held, name) for name in names} | {"outcomes": "\n".join(held.outcomes)}
    return typed | {"objective": held.objective_id, "consent": held.consent_id}


def one_of(known: Around, person_id: UUID, referral_id: UUID) -> ReferralHeld:
    """One of the person's referrals. Raises NotThere."""
    for each in known.referrals:
        if each.id == referral_id:
            return each
    raise door.NotThere(Permission.PERSON_OPEN, person_id, "no such referral")


def _unknown(request: ActingRequest, known: Around, offering: OfferingHeld) -> tuple[str, ...]:
    pack = jurisdictions.get(request.actor.jurisdiction)
    answer = judged(pack, offering, candidate(pack, known), known.today)
    return answer.unknown if answer.state is Eligible.CANNOT_TELL else ()


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_referral(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET asks why; POST ends it, or asks for its end."""
    actor, held = request.actor, _held(request, "interventions:withdraw_referral", person_id, referral_id)
    form = WithdrawForm(posted(request), initial={"version": held.version})
    if held.phase == WRITING:
        del form.fields["reason"], form.fields["words"]

    def act() -> None:
        given = form.cleaned_data
        commands.withdraw_referral(
            actor, person_id, referral_id, reason=given.get("reason", ""), words=given.get("words", ""),
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, form, act, title=f"Withdraw: {held.offering}", button="Withdraw it", kind="warning",
        done="Withdrawn", back=reverse("interventions:services", args=[person_id]),
        back_text="Services and programmes", person_id=person_id,
        says=("Where sessions were held already, the organisation is asked to end it and writes its report.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def pause_referral(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET asks; POST puts a programme's referral on hold, or takes it up again."""
    actor, held = request.actor, _held(request, "interventions:pause_referral", person_id, referral_id)
    paused = held.state.startswith("on_hold_")
    form = PauseForm(posted(request), initial={"version": held.version})
    act_on = commands.resume_referral if paused else commands.hold_referral

    def act() -> None:
        given = form.cleaned_data
        act_on(actor, person_id, referral_id, words=given["words"], expected=given["version"])

    return form_page(
        request, form, act, title=f"{'Take up again' if paused else 'Put on hold'}: {held.offering}",
        button="Take it up again" if paused else "Put it on hold", done="Saved",
        back=reverse("interventions:referral", args=[person_id, referral_id]), back_text=held.offering,
        person_id=person_id,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def renew_consent(request: ActingRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """GET asks for a consent that stands; POST lets the referral flow again under it."""
    actor = request.actor
    door.look(actor, "interventions:renew_consent", person_id, Permission.REFERRAL_MAKE)
    known = queries.around(actor, person_id)
    held = one_of(known, person_id, referral_id)
    form = RenewForm(posted(request), known=known, held=held, initial={"version": held.version})

    def act() -> None:
        given = form.cleaned_data
        commands.renew_consent(
            actor, person_id, referral_id, consent=UUID(given["consent"]), expected=given["version"]
        )

    return form_page(
        request, form, act, title=f"Go on under another consent: {held.offering}", button="Let it go on",
        done="The organisation sees the referral again",
        back=reverse("interventions:referral", args=[person_id, referral_id]), back_text=held.offering,
        person_id=person_id, says=("Record the new consent first, under Consents.",),
    )  # fmt: skip


def _held(request: ActingRequest, name: str, person_id: UUID, referral_id: UUID) -> ReferralHeld:
    door.look(request.actor, name, person_id, Permission.REFERRAL_MAKE)
    held = queries.referral_for(request.actor, referral_id)
    if held.person_id != person_id:
        raise door.NotThere(Permission.REFERRAL_MAKE, person_id, "no such referral of this person")
    return held
