"""Screen: the agency's own name, time zone, telephone and address."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.administration.agency import change_agency
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.platform.design.page import page


class AgencyForm(VersionedForm):
    """The agency's own data."""

    name = forms.CharField(label="Name of the agency", max_length=120)
    zone = CodeField(
        label="Time zone",
        codes=[],
        as_select=True,
        help_text="Times are shown, and days counted, in this zone.",
    )
    phone = forms.CharField(
        label="Telephone", max_length=40, required=False, widget=forms.TextInput({"width": "20"})
    )
    address = forms.CharField(
        label="Address",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="As it stands on letters.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones: Any = self.fields["zone"]
        zones.choices = [("", "Choose one"), *((zone, zone) for zone in sorted(available_timezones()))]


@dataclass(frozen=True)
class AgencyPage:
    """What the page shows. code, jurisdiction: set when the agency was made; not changed here."""

    form: AgencyForm
    menu: list[dict[str, Any]]
    code: str
    jurisdiction: str
    title: str = "Agency"


@require_http_methods(["GET", "POST"])
def agency(request: ActingRequest) -> HttpResponse:
    """GET shows the agency's data in a form, POST changes them."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    now = admin_queries.agency(actor)
    fields = ("name", "zone", "phone", "address", "version")
    form = AgencyForm(posted(request), initial={name: getattr(now, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _change(request, form.cleaned_data))
        if done:
            return done
    shown = AgencyPage(form, menu(actor, "admin:agency"), now.code, now.jurisdiction)
    return page(request, "access/admin_agency.jinja", shown, status=status_of(form))


def _change(request: ActingRequest, said: dict[str, Any]) -> str:
    change_agency(
        request.actor, expected=said["version"], name=said["name"], zone=said["zone"],
        phone=said["phone"], address=said["address"],
    )  # fmt: skip
    messages.success(request, "The agency's data are saved.")
    return reverse("admin:agency")
