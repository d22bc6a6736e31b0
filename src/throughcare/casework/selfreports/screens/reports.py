"""Screens: what the person was asked about themselves, and asking again."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.selfreports import commands, queries
from throughcare.casework.selfreports.offers import offered
from throughcare.casework.selfreports.wording import STATES, WAYS
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

WAY_HINTS = {
    "link": "They open it on their own device. It works once, for 14 days.",
    "tablet": "You hand this device over. Your own session locks until you unlock it.",
    "paper": "You print it in large type, and type in what they wrote.",
}


class AskForm(OnceForm):
    """What to ask, and how."""

    form = CodeField(label="What do you want to ask?", codes=[])
    way = CodeField(
        label="How will they answer?",
        codes=[Code(code, WAYS[code], hint) for code, hint in WAY_HINTS.items()],
    )

    def __init__(self, *args: object, jurisdiction: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("form", [(form.id.code, form.title) for form in offered(jurisdiction)])


@dataclass(frozen=True)
class ReportsPage:
    """Every self-report, and every answer that told of danger."""

    person: PersonHeader
    rows: list[dict[str, object]]
    safety: list[queries.SafetyShown]
    may_ask: bool
    title: str = "In their own words"


@dataclass(frozen=True)
class AskPage:
    """The form, with what is said when somebody asks why no screen stands there."""

    person: PersonHeader
    form: AskForm
    title: str = "Ask the person about themselves"


@require_safe
def reports(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The list, the newest first."""
    actor = request.actor
    door.look(actor, "selfreports:reports", person_id)
    rows: list[dict[str, object]] = [
        {"href": reverse("selfreports:report", args=[person_id, each.id]), "title": each.title,
         "state": STATES[each.state], "way": WAYS[each.way], "asked_at": each.asked_at, "asked_by": each.asked_by,
         "answered_at": each.answered_at}
        for each in queries.reports_of(actor, person_id)
    ]  # fmt: skip
    content = ReportsPage(
        person_header(actor, person_id), rows, queries.safety_tasks(actor, person_id),
        Permission.ASSESSMENT_CONTRIBUTE in actor.permissions,
    )  # fmt: skip
    return page(request, "selfreports/reports.jinja", content)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET offers the forms of the place; POST asks."""
    actor = request.actor
    door.look(actor, "selfreports:ask", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    form = AskForm(posted(request), jurisdiction=actor.jurisdiction, initial={"way": "link"})

    def act() -> str:
        given = form.cleaned_data
        report = commands.ask(actor, person_id, given["form"], given["way"])
        return reverse("selfreports:report", args=[person_id, report.pk])

    if request.method == "POST" and form.is_valid() and (answer := submit(request, form, act)):
        return answer
    content = AskPage(person_header(actor, person_id), form)
    return page(request, "selfreports/ask.jinja", content, status=status_of(form))
