"""Screen: a link was opened. Before it shows anything it asks what only the person should know."""

import re
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.selfreports import commands, cookie
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import DateField, GovForm
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder
from throughcare.rules.jurisdictions.crisis import sentences
from throughcare.shell.portal.checking_in import asks_checkin
from throughcare.shell.portal.door import PORTAL, PortalRequest, guarded, nobody, show, shut, work_as

WRONG = "This does not match. Look at it again, or ask whoever gave you the link"


class BirthForm(GovForm):
    """The date of birth."""

    answer = DateField(
        label="What is your date of birth?",
        named="Your date of birth",
        help_text="We ask so that nobody else can open your questions.",
    )

    def given(self) -> str:
        """As the link's check was made."""
        return str(self.cleaned_data["answer"].isoformat())


class CodeForm(GovForm):
    """The code told by hand."""

    answer = forms.CharField(
        label="What is the code you were given?", max_length=20,
        help_text="It is 6 numbers. We ask so that nobody else can open your questions.",
        error_messages={"required": "Type the code you were given"},
    )  # fmt: skip

    def given(self) -> str:
        """The digits alone."""
        return re.sub(r"\D", "", self.cleaned_data["answer"])


@dataclass(frozen=True)
class LinkPage:
    """date_order: of the place, for the three boxes. trouble: where the person says that it did not work."""

    form: Any
    date_order: DateOrder
    help_lines: tuple[str, ...]
    trouble: str = ""
    title: str = "Open your questions"


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks; POST lets this one browser in, and goes on without the link in the address."""
    held = cast(PortalRequest, request)
    secret = request.COOKIES.get(cookie.NAME, "")
    system = Actor.system_named(PORTAL)
    work_as(held, system)
    found = commands.entered_by_link(token, secret)
    if found is None:
        return shut(request)
    system = replace(system, agency_code=found.agency_code)
    form = (BirthForm if found.check_kind == "birth" else CodeForm)(
        request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        fresh = commands.pass_check(system, token, secret, form.given())
        if fresh is not None:
            seconds = int((found.ends_at - clock.now()).total_seconds())
            return cookie.let_in(HttpResponseRedirect(reverse("portal:begin")), fresh, seconds)
        if commands.entered_by_link(token, secret) is None:
            return shut(request)
        form.add_error("answer", WRONG)
    work_as(held, nobody())
    pack = jurisdictions.get(found.jurisdiction)
    checks_in = asks_checkin(found.form, found.jurisdiction)
    trouble = reverse("portal:link_trouble", args=[token]) if checks_in else ""
    content = LinkPage(form, pack.date_order, sentences(pack.help_now), trouble)
    return show(held, "link", content, status=422 if form.errors else 200)
