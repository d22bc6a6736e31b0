"""Screens: one alert, and taking, handing back and finishing it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import CHANGED_MEANWHILE, posted, status_of, submit
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.forms import CodeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.notices import commands, queries
from throughcare.register.notices.screens.alerts import Row, may_change, row_of
from throughcare.register.notices.sweep.registry import help_of, title_of
from throughcare.register.people.queries import PersonHeader, person_header


class FinishForm(VersionedForm):
    """Why nothing more is to be done."""

    because = CodeField(label="Why is it finished?", codes=tuple(commands.FINISHED.items()))


@dataclass(frozen=True)
class AlertPage:
    """One alert. form: while it is open and the reader may finish it."""

    person: PersonHeader
    row: Row
    help: str
    standing: str
    form: FinishForm | None
    may_take: bool
    may_hand_back: bool
    title: str


@require_http_methods(["GET", "HEAD", "POST"])
def alert(request: ActingRequest, alert_id: UUID) -> HttpResponse:
    """GET shows the alert; POST finishes it."""
    actor = request.actor
    door.require(actor, Permission.ALERT_OWN)
    line = queries.alert(actor, alert_id)
    door.look(actor, "notices:alert", line.person_id)
    mine = may_change(actor, line) and line.state != "done"
    form = FinishForm(posted(request), initial={"version": line.version}) if mine else None
    if request.method == "POST" and form is not None and form.is_valid():
        done = submit(request, form, lambda: _finish(request, alert_id, form))
        if done:
            return done
    shown = AlertPage(
        person=person_header(actor, line.person_id), row=row_of(line), help=help_of(line.rule),
        standing=_standing(line.state, line.owner, line.done_because), form=form,
        may_take=mine and line.state == "new", may_hand_back=mine and line.state == "owned", title=title_of(line.rule),
    )  # fmt: skip
    return page(request, "notices/alert.jinja", shown, status=status_of(form) if form else 200)


@require_POST
def take(request: ActingRequest, alert_id: UUID) -> HttpResponse:
    """Take an alert as one's own."""
    return _act(request, alert_id, commands.take, "You have taken the alert. It now stands under In progress")


@require_POST
def hand_back(request: ActingRequest, alert_id: UUID) -> HttpResponse:
    """Give an alert back."""
    return _act(request, alert_id, commands.hand_back, "The alert is handed back. It now stands under To do")


def _finish(request: ActingRequest, alert_id: UUID, form: FinishForm) -> str:
    given = form.cleaned_data
    commands.finish(request.actor, alert_id, expected=given["version"], because=given["because"])
    messages.success(request, "The alert is finished. It now stands under Done")
    return reverse("notices:alerts")


def _act(request: ActingRequest, alert_id: UUID, command: Callable[..., object], said: str) -> HttpResponse:
    """Carry out a button's command and go back to the list it stood in; a refusal is said there."""
    given = request.POST.get("version", "")
    try:
        command(request.actor, alert_id, expected=int(given) if given.isascii() and given.isdigit() else 0)
    except Refused as broken:
        messages.warning(request, broken.message)
    except StaleVersion:
        messages.warning(request, CHANGED_MEANWHILE.split(":")[0])
    else:
        messages.success(request, said)
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    answer = HttpResponseRedirect(back if safe else reverse("notices:alerts"))
    answer.status_code = 303
    return answer


def _standing(state: str, owner: str, because: str) -> str:
    if state == "owned":
        return f"In progress: {owner} is dealing with it"
    if state == "done":
        return f"Done: {commands.FINISHED.get(because, 'its cause is gone')}"
    return "To do: nobody has taken it"
