"""Screens: who covers for whom, arranging it by date, ending it early."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries.cover import CoverLine


class CoverForm(OnceForm):
    """Whose caseload, in whose hands, from when through which day."""

    officer = CodeField(label="Whose caseload?", codes=(), as_select=True)
    covered_by = CodeField(label="Who covers?", codes=(), as_select=True)
    starts_on = DateField(label="First day")
    last_day = DateField(label="Last day")
    reason = forms.CharField(
        label="Reason", max_length=200, required=False, help_text="For example, “leave” or “training”."
    )

    def __init__(self, *args: object, officers: Any, colleagues: Any, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("officer", officers), ("covered_by", colleagues)):
            self.fill(name, offered, first="Choose a colleague")


class EndForm(OnceForm):
    """The version seen by whoever ends it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class CoverRow:
    """One cover as the page shows it. unnamed: restricted records of the officer that it does not open."""

    line: CoverLine
    now: bool
    unnamed: int
    end: EndForm | None


@dataclass(frozen=True)
class CoverPage:
    """Cover now and to come, and the form."""

    rows: list[CoverRow]
    form: CoverForm
    title: str = "Cover"


@require_http_methods(["GET", "POST"])
def cover(request: HttpRequest) -> HttpResponse:
    """GET lists cover and asks for more; POST arranges it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.COVER_ARRANGE)
    colleagues = queries.covering_colleagues(actor)
    officers = colleagues if Permission.ALLOCATE in actor.permissions else [(actor.user_id, actor.name)]
    today = clock.today(actor.zone)
    form = CoverForm(
        posted(request), officers=officers, colleagues=colleagues,
        initial={"officer": str(officers[0][0]) if len(officers) == 1 else "", "starts_on": today},
    )  # fmt: skip
    sent = request.method == "POST" and form.is_valid()
    if sent and (done := submit(request, form, lambda: _arrange(request, form.cleaned_data))):
        return done
    content = CoverPage(_rows(actor, today), form)
    return page(request, "caseload/cover.jinja", content, status=status_of(form))


@require_http_methods(["POST"])
def end_cover(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """End cover now."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.COVER_ARRANGE)
    form = EndForm(request.POST)
    if form.is_valid() and (
        done := submit(request, form, lambda: _end(request, cover_id, form.cleaned_data))
    ):
        return done
    for problem in form.error_list:
        messages.warning(request, problem.text)
    answer = HttpResponse(status=303)
    answer["Location"] = reverse("caseload:cover")
    return answer


def _arrange(request: HttpRequest, said: dict[str, Any]) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    commands.arrange_cover(
        actor, officer_id=UUID(said["officer"]), covered_by_id=UUID(said["covered_by"]),
        starts_on=said["starts_on"], last_day=said["last_day"], reason=said["reason"],
    )  # fmt: skip
    messages.success(request, "Cover is arranged. It ends by itself after the last day.")
    return reverse("caseload:cover")


def _end(request: HttpRequest, cover_id: UUID, said: dict[str, Any]) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    commands.end_cover(actor, cover_id, expected=said["version"])
    messages.success(request, "The cover has ended")
    return reverse("caseload:cover")


def _rows(actor: Actor, today: date) -> list[CoverRow]:
    lines = queries.covers(actor)
    unnamed = queries.not_opened_by_cover(actor, lines)
    return [
        CoverRow(
            line, line.holds_on(today), unnamed.get(line.id, 0),
            EndForm(initial={"version": line.version})
            if line.officer_id == actor.user_id or Permission.ALLOCATE in actor.permissions else None,
        )
        for line in lines
    ]  # fmt: skip
