"""Screens: erase a whole person where law demands it, and everyone who was erased."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights.commands.erasing import erase_person
from throughcare.register.rights.commands.taking_away import RemovalOrder
from throughcare.register.rights.queries import to_tell_of_agency
from throughcare.register.rights.queries.erasures import (
    Erasure,
    ToErase,
    WhatGoes,
    erasures,
    to_erase,
    what_goes,
)
from throughcare.register.rights.queries.recipients import Why
from throughcare.register.rights.screens.removals import AUTHORITY


class EraseForm(OnceForm):
    """By which authority, and whose record, typed once more."""

    authority = forms.CharField(
        label="Which court, body or law demands it?", max_length=160, help_text=AUTHORITY,
        error_messages={"required": "Name the court, body or law that demands it"},
    )  # fmt: skip
    ordered_on = DateField(label="When was it ordered?", named="The day of the order")
    reference = forms.CharField(
        label="Type the reference of this record", max_length=40,
        help_text="As it stands above the page, so that nobody else is erased by a slip.",
        error_messages={"required": "Type the reference of this record"},
    )  # fmt: skip
    sure = forms.BooleanField(
        label="I have read the order, and it demands that all that is held of this person goes",
        error_messages={"required": "Confirm that the order demands it"},
    )

    def order(self) -> RemovalOrder:
        """What was typed."""
        return RemovalOrder("erased", self.cleaned_data["authority"], self.cleaned_data["ordered_on"])


@dataclass(frozen=True)
class ErasePage:
    """What goes, and the form."""

    person: PersonHeader
    goes: WhatGoes
    form: EraseForm
    title: str = "Erase this person"


@dataclass(frozen=True)
class ErasedLine:
    """One person erased, and how many recipients are still to be told."""

    erasure: Erasure
    waiting: int


@dataclass(frozen=True)
class ErasedPage:
    """The register: who was erased, and whose erasure was decided and not carried out yet."""

    decided: list[ToErase]
    erased: list[ErasedLine]
    title: str = "People erased by law"


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET says what goes and what stays, and asks; POST erases."""
    actor = request.actor
    door.look(actor, "rights:erase", person_id, Permission.RIGHTS_ANSWER)
    form = EraseForm(posted(request))

    def act() -> str:
        done = erase_person(actor, person_id, reference=form.cleaned_data["reference"], order=form.order())
        messages.success(request, "Erased. Only the mark stays. Tell whoever had been given something.")
        return reverse("rights:erasure", args=[done])

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    content = ErasePage(person_header(actor, person_id), what_goes(person_id), form)
    return page(request, "rights/erase.jinja", content, status=status_of(form))


@require_safe
def erased(request: ActingRequest) -> HttpResponse:
    """Everyone of the agency who was erased, the latest first."""
    actor = request.actor
    marks, decided = erasures(actor), to_erase(actor)
    waiting = [each.person_id for each in to_tell_of_agency(actor, why=Why.ERASED)]
    people = [each.person_id for each in marks] + [each.person_id for each in decided]
    door.look_at_list(actor, "rights:erased", people, purpose="team")
    lines = [ErasedLine(each, waiting.count(each.person_id)) for each in marks]
    return page(request, "rights/erased.jinja", ErasedPage(decided, lines))
