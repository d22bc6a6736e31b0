"""Screens: offer help and record that it was offered; or not now."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.earlysupport import commands, wording
from throughcare.casework.earlysupport.queries import OfferHeld, offer_to
from throughcare.casework.interventions.queries import ResourceLine, resources
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, CodesField, GovForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.interventions.early_support import NEEDS

MOST_LINES = 6
DONE = "Recorded. If they would like it, make the referral or arrange it now"
"""The same whatever they said."""


@dataclass(frozen=True)
class OfferPage:
    """One offer with what was counted, and the directory's lines for the kinds of help it speaks for."""

    person: PersonHeader
    offer: OfferHeld
    form: GovForm | None
    kinds: list[str]
    directory: list[ResourceLine]

    @property
    def title(self) -> str:
        """Why, in few words."""
        return self.offer.title


@dataclass(frozen=True)
class AsidePage:
    """The form for not now."""

    person: PersonHeader
    offer: OfferHeld
    form: GovForm
    title: str = "Not offer help now"


class OfferForm(VersionedForm):
    """Which help was offered, and what they said."""

    help = CodesField(label="Which help did you offer?", codes=wording.HELP_KINDS.items())
    answer = CodeField(
        label="What did they say?",
        codes=wording.TAKEN.items(),
        help_text="Counted for all together. It is on no page of the record, and nothing follows from a no.",
    )


class AsideForm(VersionedForm):
    """Why not now."""

    why_not = CodeField(label="Why not?", codes=[(code, wording.WHY_NOT[code]) for code in wording.BY_HAND])


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: ActingRequest, person_id: UUID, support_offer_id: UUID) -> HttpResponse:
    """GET shows what was counted; POST records that help was offered."""
    actor = request.actor
    door.look(actor, "earlysupport:offer", person_id, Permission.REFERRAL_MAKE)
    held = offer_to(actor, person_id, support_offer_id)
    form = OfferForm(posted(request), initial={"version": held.version, "help": list(held.suggested)})
    if done := act_once(
        request, form,
        lambda: commands.record_offer(
            actor, person_id, support_offer_id, help=form.cleaned_data["help"], answer=form.cleaned_data["answer"],
            expected=form.cleaned_data["version"],
        ),
        done=DONE, back=reverse("interventions:services", args=[person_id]),
    ):  # fmt: skip
        return done
    needs = {need for code in held.suggested for need in NEEDS[code]}
    lines = [each for each in resources(actor) if needs & set(each.needs)] if needs else []
    shown = OfferPage(
        person_header(actor, person_id), held, form if held.is_open else None,
        [wording.HELP_KINDS[code] for code in held.suggested], lines[:MOST_LINES],
    )  # fmt: skip
    return page(request, "earlysupport/offer.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: ActingRequest, person_id: UUID, support_offer_id: UUID) -> HttpResponse:
    """GET asks why not; POST sets it aside."""
    actor = request.actor
    door.look(actor, "earlysupport:aside", person_id, Permission.REFERRAL_MAKE)
    held = offer_to(actor, person_id, support_offer_id)
    form = AsideForm(posted(request), initial={"version": held.version})
    if done := act_once(
        request, form,
        lambda: commands.set_offer_aside(
            actor, person_id, support_offer_id, why_not=form.cleaned_data["why_not"],
            expected=form.cleaned_data["version"],
        ),
        done="Set aside", back=reverse("earlysupport:offers", args=[person_id]),
    ):  # fmt: skip
        return done
    shown = AsidePage(person_header(actor, person_id), held, form)
    return page(request, "earlysupport/aside.jinja", shown, status=status_of(form))
