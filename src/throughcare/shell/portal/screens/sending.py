"""Screens: look over the answers and send them; stop for now; thank you."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughcare.casework.checkins import commands as checkins
from throughcare.casework.checkins.queries import OwnCheckin
from throughcare.casework.selfreports import commands, cookie
from throughcare.casework.selfreports.asks import applies, told_danger
from throughcare.casework.selfreports.queries import said_in
from throughcare.casework.selfreports.said import NOTHING, Said
from throughcare.casework.selfreports.words import in_words
from throughcare.rules.forms import Form, find_form
from throughcare.shell.portal.checking_in import checkin_of
from throughcare.shell.portal.door import (
    PortalRequest,
    entered,
    guarded,
    help_lines_of,
    nobody,
    show,
    work_as,
)

ENDS = {
    "done": "Thank you",
    "stopped": "You have stopped for now",
    "other": "We will get in touch with you",
    "told": "Thank you for telling us",
}


@dataclass(frozen=True)
class PartSaid:
    """One section: its questions with what was answered, in words."""

    heading: str
    number: int
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SendingPage:
    """Everything that was answered."""

    parts: tuple[PartSaid, ...]
    last: int
    told_danger: bool
    help_lines: tuple[str, ...]
    checkin: OwnCheckin | None = None
    title: str = "Look over your answers"


@dataclass(frozen=True)
class EndPage:
    """how: a code of `ENDS`. handed_over: the device is the officer's."""

    how: str
    handed_over: bool
    help_lines: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is said first."""
        return ENDS[self.how]


@entered
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """GET shows every answer; POST sends them, after which this browser shows none of it any more."""
    held = cast(PortalRequest, request)
    if not held.entered.read:
        return HttpResponseRedirect(reverse("portal:begin"))
    checkin = checkin_of(held)
    if request.method == "POST":
        (checkins.send if checkin else commands.send)(held.actor, held.entered.report_id)
        return left(held, "done")
    said = said_in(held.entered.report_id)
    form = find_form(held.entered.form)
    lines = help_lines_of(held.entered.jurisdiction)
    content = SendingPage(_parts(form, said), len(form.sections), told_danger(form, said), lines, checkin)
    return show(held, "sending", content)


def _parts(form: Form, said: dict[str, Said]) -> tuple[PartSaid, ...]:
    return tuple(
        PartSaid(
            section.title,
            number,
            tuple(
                (each.item.asks, in_words(each, said.get(each.name, NOTHING)))
                for each in applies(section, said)
            ),
        )
        for number, section in enumerate(form.sections, 1)
        if applies(section, said)
    )


@entered
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Leave for now. What was answered is kept; on a device of their own the person comes back by the link."""
    held = cast(PortalRequest, request)
    commands.pause(held.actor, held.entered)
    return left(held, "stopped")


@guarded
@require_safe
def end(request: HttpRequest, how: str, place: str) -> HttpResponse:
    """Nothing of the person stands here: it may be opened by anybody."""
    held = cast(PortalRequest, request)
    work_as(held, nobody())
    content = EndPage(how.removesuffix("-here"), how.endswith("-here"), help_lines_of(place))
    return show(held, "end", content)


def left(held: PortalRequest, how: str) -> HttpResponse:
    """To the last page. A device that was handed over keeps nothing; an own one keeps its key until the link ends."""
    own = held.entered.by_link
    where = [how if own else f"{how}-here", held.entered.jurisdiction]
    answer = HttpResponseRedirect(reverse("portal:end", args=where))
    if how in {"done", "other"} or not own:
        answer.delete_cookie(cookie.NAME, path=cookie.PATH)
    return answer
