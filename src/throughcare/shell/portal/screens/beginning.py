"""Screen: before the first question. Who reads it, what may be passed on, that skipping does no harm."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.selfreports import commands
from throughcare.casework.selfreports.offers import opening_of
from throughcare.rules import jurisdictions
from throughcare.rules.forms import find_form
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.shell.portal.checking_in import is_checkin
from throughcare.shell.portal.door import PortalRequest, entered, help_lines_of, show


@dataclass(frozen=True)
class BeginningPage:
    """lines: of the form's opening. not_in: languages of the place in which no checked translation is here."""

    lines: tuple[str, ...]
    agency: str
    health: bool
    pages: int
    not_in: tuple[str, ...]
    help_lines: tuple[str, ...]
    checkin: bool = False
    title: str = "Before you begin"


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """GET says what is to be known; POST goes to the first question."""
    held = cast(PortalRequest, request)
    form = find_form(held.entered.form)
    if request.method == "POST":
        commands.begin(held.actor, held.entered.report_id)
        return HttpResponseRedirect(reverse("portal:part", args=[1]))
    content = BeginningPage(
        lines=opening_of(form), agency=held.entered.agency_name, health=form.health, pages=len(form.sections),
        not_in=languages_missing(held.entered.jurisdiction), help_lines=help_lines_of(held.entered.jurisdiction),
        checkin=is_checkin(held),
    )  # fmt: skip
    return show(held, "beginning", content)


def languages_missing(jurisdiction: str) -> tuple[str, ...]:
    """Every language of the place but English: no translation of these questions was checked by anybody."""
    return tuple(language_name(code) for code in jurisdictions.get(jurisdiction).languages if code != "en")
