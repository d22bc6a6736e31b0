"""Screens for administrators: when reminders go, which carriers there are, and what was given up."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as said
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodesField, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.messaging import commands, queries
from throughcare.register.messaging.drafts import AgencyDraft
from throughcare.register.messaging.queries.choices import AgencyHeld, CarrierState, Parked
from throughcare.register.messaging.queries.conversation import title_of
from throughcare.register.messaging.wording import STATES
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.jurisdictions.messaging import MessageTerms, MessageWording
from throughcare.rules.kernel import Source


class AgencyForm(VersionedForm):
    """What the agency chooses."""

    days_before = forms.IntegerField(label="Days before an appointment", min_value=0, max_value=7)
    remind_at = TimeField(label="Reminders go at")
    first = TimeField(label="No message before")
    last = TimeField(label="No message after")
    languages_read = CodesField(label="Languages whose words somebody has read", codes=(), required=False)


@dataclass(frozen=True)
class AgencyPage:
    """parked: what was given up, without anything of its content. unread: words to be read first, by language."""

    menu: list[dict[str, Any]]
    form: AgencyForm
    lines: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    parked: list[tuple[Parked, str]]
    unread: list[tuple[str, list[MessageWording]]]
    source: Source
    title: str = "Messages to people"


@require_http_methods(["GET", "POST"])
def agency(request: ActingRequest) -> HttpResponse:
    """The form, the carriers and what was given up."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    terms = jurisdictions.get(actor.jurisdiction).messages
    form = _form(request, queries.agency_choice(actor), terms.unchecked)

    def act() -> object:
        given = dict(form.cleaned_data)
        version, read = given.pop("version"), tuple(given.pop("languages_read", ()))
        return commands.choose_for_agency(actor, AgencyDraft(**given, languages_read=read), expected=version)

    if answer := act_once(request, form, act, done="Saved.", back=reverse("messaging:agency")):
        return answer
    counts = queries.outbox(actor)
    shown = AgencyPage(
        menu(actor, "messaging:agency"), form, [_line(each) for each in queries.carriers()],
        [{"label": words, "value": f"{counts.get(code, 0):,}"} for code, words in STATES.items() if counts.get(code)],
        [(each, title_of(each.kind)) for each in queries.parked(actor)], _unread(terms), terms.source,
    )  # fmt: skip
    return page(request, "messaging/agency.jinja", shown, status=status_of(form))


@require_POST
def again(request: ActingRequest, message_id: UUID) -> HttpResponse:
    """Give a message that was given up another round."""
    try:
        commands.send_again(request.actor, message_id)
    except Refused as problem:
        said.warning(request, problem.message)
    else:
        said.success(request, "The message is tried again now.")
    return HttpResponseRedirect(reverse("messaging:agency"))


def _unread(terms: MessageTerms) -> list[tuple[str, list[MessageWording]]]:
    """By language, the words that somebody who knows it has to read first."""
    return [
        (language_name(code), [each for each in terms.wordings if each.language == code and not each.checked])
        for code in terms.unchecked
    ]


def _line(each: CarrierState) -> dict[str, Any]:
    """What carries texts, or e-mails."""
    return {"key": f"{each.way}s are carried by", "value": each.name, "missing": "Nothing: none can be sent"}


def _form(request: ActingRequest, held: AgencyHeld, unchecked: tuple[str, ...]) -> AgencyForm:
    draft = held.draft
    form = AgencyForm(posted(request), initial={
        "version": held.version, "days_before": draft.days_before, "remind_at": draft.remind_at,
        "first": draft.first, "last": draft.last, "languages_read": draft.languages_read,
    })  # fmt: skip
    if unchecked:
        form.fill("languages_read", [(code, language_name(code)) for code in unchecked])
    else:
        del form.fields["languages_read"]
    return form
