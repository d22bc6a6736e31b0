"""Screens: the duty rota of a team, putting a colleague on duty, taking them off."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands
from throughcare.register.caseload.queries.duty import DutyTurn, rota, teams_for_duty, who_may_be_on_duty


class DutyForm(OnceForm):
    """Who is on duty, for which team, from when through which day."""

    user = CodeField(label="Who is on duty?", codes=(), as_select=True)
    team = CodeField(label="For which team?", codes=(), as_select=True)
    starts_on = DateField(label="First day")
    last_day = DateField(label="Last day")

    def __init__(self, *args: object, colleagues: Any, teams: Any, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("user", colleagues, first="Choose a colleague")
        self.fill("team", teams, first="Choose a team")


@dataclass(frozen=True)
class DutyRow:
    """One turn as the page shows it. end: what its button is sent with."""

    turn: DutyTurn
    now: bool
    end: OnceForm


@dataclass(frozen=True)
class DutyPage:
    """Turns now and to come, and the form."""

    rows: list[DutyRow]
    form: DutyForm
    title: str = "Duty rota"


@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest) -> HttpResponse:
    """GET lists the turns and asks for more; POST puts a colleague on duty."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.DUTY_ARRANGE)
    teams, today = teams_for_duty(actor), clock.today(actor.zone)
    form = DutyForm(
        posted(request), colleagues=who_may_be_on_duty(actor), teams=teams,
        initial={"team": str(teams[0][0]) if len(teams) == 1 else "", "starts_on": today, "last_day": today},
    )  # fmt: skip
    sent = request.method == "POST" and form.is_valid()
    if sent and (done := submit(request, form, lambda: _put(request, form.cleaned_data))):
        return done
    rows = [DutyRow(turn, turn.holds_on(today), OnceForm()) for turn in rota(actor)]
    return page(request, "caseload/duty.jinja", DutyPage(rows, form), status=status_of(form))


@require_http_methods(["POST"])
def end_duty(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """End a turn now, or call it off."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.DUTY_ARRANGE)
    form = OnceForm(request.POST)
    if form.is_valid() and (done := submit(request, form, lambda: _end(request, turn_id))):
        return done
    for problem in form.error_list:
        messages.warning(request, problem.text)
    answer = HttpResponseRedirect(reverse("caseload:duty"))
    answer.status_code = 303
    return answer


def _put(request: HttpRequest, said: dict[str, Any]) -> str:
    commands.put_on_duty(
        request.actor, user_id=UUID(said["user"]), team_id=UUID(said["team"]),  # type: ignore[attr-defined]
        starts_on=said["starts_on"], last_day=said["last_day"],
    )  # fmt: skip
    messages.success(request, "On the rota. The duty role holds on those days and ends by itself.")
    return reverse("caseload:duty")


def _end(request: HttpRequest, turn_id: UUID) -> str:
    commands.take_off_duty(request.actor, turn_id)  # type: ignore[attr-defined]
    messages.success(request, "Taken off the rota")
    return reverse("caseload:duty")
