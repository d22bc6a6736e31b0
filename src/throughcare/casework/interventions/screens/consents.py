"""Screens: what a person allowed, recorded with every element, taken back, and on paper in plain words."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.interventions import commands, queries, wording
from throughcare.casework.interventions.drafts import ConsentDraft
from throughcare.casework.interventions.queries import ConsentHeld
from throughcare.casework.interventions.screens.editing import form_page
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.organisation_queries import open_organisations
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import in_words
from throughcare.rules.interventions.consent import STANDING, Standing


class ConsentForm(OnceForm):
    """Every element, in the order in which the person reads them."""

    kind = CodeField(label="What is it about?", codes=wording.CONSENT_KINDS.items())
    organisation = CodeField(
        label="For which organisation?", codes=(), as_select=True, required=False,
        help_text="Leave it open where the consent names a class of them.",
    )  # fmt: skip
    discloser = forms.CharField(label="Who may tell", max_length=200)
    recipient = forms.CharField(label="Who may be told", max_length=200)
    information = NoteField(
        label="What may be told, exactly", max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    reason = forms.CharField(label="What for: each purpose", max_length=500)
    told_of_revoking = forms.BooleanField(
        label="The person was told that they can take it back in writing, and how",
        error_messages={"required": "Without this it is no consent: tell the person how they can take it back"},
    )  # fmt: skip
    told_of_refusing = forms.BooleanField(
        label="The person was told what follows from refusing", required=False
    )
    ends_on = DateField(label="It ends with this day", named="The day it ends", required=False)
    ends_when = forms.CharField(
        label="Or with this event", max_length=300, required=False,
        help_text="Such as the end of treatment. A day or an event is needed.",
    )  # fmt: skip
    signed_by = forms.CharField(
        label="Who signed", max_length=160, help_text="The person, or who may sign for them."
    )
    signed_how = CodeField(label="How was it signed?", codes=wording.SIGNED_HOW.items())
    signed_on = DateField(label="When was it signed?", named="The day it was signed")

    def draft(self) -> ConsentDraft:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "submission"}
        organisation = given.pop("organisation")
        return ConsentDraft(**given, organisation=UUID(organisation) if organisation else None)


class RevokeForm(VersionedForm):
    """When, and how they said so."""

    revoked_on = DateField(label="When did the person take it back?", named="The day it was taken back")
    revoked_how = forms.CharField(label="How did they say so?", max_length=200)


class EndForm(VersionedForm):
    """When the event came."""

    ended_on = DateField(label="When did the event come?", named="The day the event came")


@dataclass(frozen=True)
class ConsentShown:
    """A consent in words. says: whether it stands and why not; lacks: elements that are not there."""

    held: ConsentHeld
    kind: str
    stands: bool
    says: str
    lacks: tuple[str, ...]
    revoke_href: str
    end_href: str
    print_href: str


@dataclass(frozen=True)
class ConsentsPage:
    """Every consent of a person, those that stand first."""

    person: PersonHeader
    standing: list[ConsentShown]
    over: list[ConsentShown]
    may_record: bool
    law: str
    title: str = "Consents"


@dataclass(frozen=True)
class ConsentPaper:
    """One consent for the person to keep, in plain words."""

    held: ConsentHeld
    name: str
    signed: str
    ends: str
    revoked: str
    title: str = "What you allowed"


@require_safe
def consents(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "interventions:consents", person_id)
    may, today = Permission.CONSENT_RECORD in actor.permissions, clock.today(actor.zone)
    shown = [
        _shown(each, person_id, may, each.standing(today)) for each in queries.consents_of(actor, person_id)
    ]
    terms = jurisdictions.get(actor.jurisdiction).sharing
    content = ConsentsPage(
        person_header(actor, person_id), [each for each in shown if each.stands],
        [each for each in shown if not each.stands], may, terms.note,
    )  # fmt: skip
    return page(request, "interventions/consents.jinja", content)


@require_safe
def consent_print(request: ActingRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """One consent on paper, for the person."""
    actor = request.actor
    door.look(actor, "interventions:consent_print", person_id)
    held = queries.consent_of(actor, person_id, consent_id)
    person = person_header(actor, person_id)
    content = ConsentPaper(
        held, person.preferred_name or person.display_name, in_words(held.signed_on),
        in_words(held.ends_on) if held.ends_on else held.ends_when,
        in_words(held.revoked_on) if held.revoked_on else "",
    )  # fmt: skip
    return page(request, "interventions/consent_print.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def record_consent(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    door.look(actor, "interventions:record_consent", person_id, Permission.CONSENT_RECORD)
    form = ConsentForm(
        posted(request), initial={"signed_on": clock.today(actor.zone), "discloser": actor.agency_name}
    )
    form.fill("organisation", open_organisations(actor), "A class of organisations")
    return form_page(
        request, form, lambda: commands.record_consent(actor, person_id, form.draft()), title="Record a consent",
        button="Record it", done="The consent is recorded", back=_back(person_id), back_text="Consents",
        person_id=person_id,
        says=("Read it out and let the person decide. Saying no is never non-compliance by itself.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def revoke_consent(request: ActingRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """GET asks; POST writes down that it was taken back, and stops what rests on it."""
    actor = request.actor
    door.look(actor, "interventions:revoke_consent", person_id, Permission.CONSENT_RECORD)
    held = queries.consent_of(actor, person_id, consent_id)
    form = RevokeForm(
        posted(request), initial={"revoked_on": clock.today(actor.zone), "version": held.version}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.revoke_consent(
            actor, person_id, consent_id, revoked_on=given["revoked_on"], revoked_how=given["revoked_how"],
            expected=given["version"],
        )  # fmt: skip

    return form_page(
        request, form, act, title="The person takes the consent back", button="Stop it now", kind="warning",
        done="Taken back. Nothing flows under it any more", back=_back(person_id), back_text="Consents",
        person_id=person_id,
        says=(_about(held), "Every referral that rests on it is hidden from its organisation at once."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def end_consent(request: ActingRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """GET asks; POST writes down that the event came with which it ends."""
    actor = request.actor
    door.look(actor, "interventions:end_consent", person_id, Permission.CONSENT_RECORD)
    held = queries.consent_of(actor, person_id, consent_id)
    form = EndForm(posted(request), initial={"ended_on": clock.today(actor.zone), "version": held.version})

    def act() -> None:
        given = form.cleaned_data
        commands.end_consent(
            actor, person_id, consent_id, ended_on=given["ended_on"], expected=given["version"]
        )

    return form_page(
        request, form, act, title="The consent has ended", button="Write it down", done="The consent has ended",
        back=_back(person_id), back_text="Consents", person_id=person_id, says=(_about(held), held.ends_when),
    )  # fmt: skip


def _shown(held: ConsentHeld, person_id: UUID, may: bool, standing: Standing) -> ConsentShown:
    stands, key = standing is Standing.LIVE, [person_id, held.id]
    return ConsentShown(
        held=held, kind=wording.CONSENT_KINDS[held.kind], stands=stands, says=STANDING[standing], lacks=held.lacks,
        revoke_href=reverse("interventions:revoke_consent", args=key) if may and held.revoked_on is None else "",
        end_href=reverse("interventions:end_consent", args=key) if may and stands and held.ends_when else "",
        print_href=reverse("interventions:consent_print", args=key),
    )  # fmt: skip


def _about(held: ConsentHeld) -> str:
    return f"{held.discloser} may tell {held.recipient}: {held.information}."


def _back(person_id: UUID) -> str:
    return reverse("interventions:consents", args=[person_id])
