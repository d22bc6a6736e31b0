"""Screen: one section of the questions a page, forward and back; each answer is kept as it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.selfreports import commands
from throughcare.casework.selfreports.asks import Ask, Sent, applies, asks_of, read, told_danger
from throughcare.casework.selfreports.queries import said_in
from throughcare.casework.selfreports.said import Said
from throughcare.rules.forms import Form, find_form
from throughcare.shell.portal.checking_in import after_the_form, checkin_of, is_checkin
from throughcare.shell.portal.door import PortalRequest, entered, help_lines_of, show


@dataclass(frozen=True)
class PartPage:
    """One section. number, of: which page of how many. told_danger: an answer so far tells of danger.

    at: the section in the form, as the address has it. checkin: it may be done in another way.

    errors: for the summary, each with the question it is beside.
    """

    asks: tuple[Ask, ...]
    heading: str
    says: str
    at: int
    number: int
    of: int
    health: bool
    told_danger: bool
    errors: tuple[tuple[str, str], ...]
    help_lines: tuple[str, ...]
    checkin: bool = False

    @property
    def title(self) -> str:
        """The title of the browser's window tells the page and nothing of the person."""
        return f"Page {self.number} of {self.of}"


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, page: int) -> HttpResponse:
    """GET asks the section; POST keeps what was answered and goes on, or back."""
    held = cast(PortalRequest, request)
    form = find_form(held.entered.form)
    if not held.entered.read or not 1 <= page <= len(form.sections):
        return HttpResponseRedirect(reverse("portal:begin"))
    said = said_in(held.entered.report_id)
    sent = None
    if request.method == "POST":
        sent = read(applies(form.sections[page - 1], said), request.POST)
        # What could be read is kept, even where another answer on the page could not.
        commands.say(held.actor, held.entered.report_id, sent.said)
        if not sent.problems:
            told = {**said, **sent.said}
            return HttpResponseRedirect(_next(held, form, page, told, back=request.POST.get("go") == "back"))
    return show(held, "part", _page(held, form, page, said, sent), status=422 if sent else 200)


def _next(held: PortalRequest, form: Form, page: int, said: Mapping[str, Said], *, back: bool) -> str:
    """The address of the next page on which something is asked, or of the one before."""
    asked = _asked(form, said)
    if back:
        earlier = [each for each in asked if each < page]
        return reverse("portal:part", args=[earlier[-1]]) if earlier else reverse("portal:begin")
    later = [each for each in asked if each > page]
    if later:
        return reverse("portal:part", args=[later[0]])
    return after_the_form(checkin_of(held))


def _asked(form: Form, said: Mapping[str, Said]) -> list[int]:
    """The pages on which something is asked, given what was said; a page without a question is passed over."""
    return [number for number, section in enumerate(form.sections, 1) if applies(section, said)]


def _page(held: PortalRequest, form: Form, page: int, said: dict[str, Said], sent: Sent | None) -> PartPage:
    section = form.sections[page - 1]
    asks = asks_of(applies(section, said), said, sent)
    asked = _asked(form, said)
    return PartPage(
        asks=asks, heading=form.title if len(form.sections) == 1 else section.title, says=section.says, at=page,
        number=sum(each <= page for each in asked) or 1, of=len(asked),
        health=form.health and not form.asks_person, told_danger=told_danger(form, said),
        errors=tuple((f"{each.asks} {each.error}", f"#{each.field}") for each in asks if each.error),
        help_lines=help_lines_of(held.entered.jurisdiction), checkin=is_checkin(held),
    )  # fmt: skip
