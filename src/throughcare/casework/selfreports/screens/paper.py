"""Screens: the questions on paper in large type, for the printer and as tagged PDF; and typing in what came back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.selfreports import commands, queries
from throughcare.casework.selfreports.asks import Ask, Sent, asks_of, read
from throughcare.casework.selfreports.offers import opening_of
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.documents import printing
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, find_form
from throughcare.rules.jurisdictions.crisis import sentences


@dataclass(frozen=True)
class PaperSection:
    """One section of the paper."""

    title: str
    says: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class Paper:
    """What is printed. number: by which a paper that came back is found; it names nobody."""

    title: str
    number: str
    lines: tuple[str, ...]
    agency: str
    health: bool
    sections: tuple[PaperSection, ...]
    help_lines: tuple[str, ...]
    format: str = "large-print"


@dataclass(frozen=True)
class TypingPage:
    """The whole form, as the paper has it."""

    person: PersonHeader
    report: queries.ReportShown
    sections: tuple[PaperSection, ...]
    errors: tuple[tuple[str, str], ...]
    title: str = "Type in what the person wrote"

    @property
    def error_lines(self) -> list[dict[str, str]]:
        """For the summary."""
        return [{"text": text, "href": href} for text, href in self.errors]


@require_safe
def paper(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """For the printer: what serves where no PDF can be made."""
    return HttpResponse(
        _html(request.actor, _printed(request, person_id, self_report_id, "print"), linked=True)
    )


@require_safe
def paper_pdf(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """As tagged PDF; its name tells nothing."""
    if not printing.can_make_pdf():
        return HttpResponseRedirect(reverse("selfreports:paper", args=[person_id, self_report_id]))
    content = _printed(request, person_id, self_report_id, "pdf")
    html = _html(request.actor, content, linked=False)
    answer = HttpResponse(printing.tagged_pdf(html), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="questions-{content.number}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """GET shows the form as the paper has it; POST keeps it as the person's own answers."""
    actor = request.actor
    door.look(actor, "selfreports:type_in", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    found = queries.report(actor, person_id, self_report_id)
    form = find_form(found.form)
    given = posted(request)
    sent = read(list(form), given) if given is not None else None
    refused = ""
    if request.method == "POST" and sent is not None and not sent.problems:
        try:
            commands.type_in(actor, person_id, self_report_id, sent.said)
        except Refused as problem:
            refused = problem.message
        else:
            messages.success(request, "Typed in as the person’s own answers")
            back = reverse("selfreports:report", args=[person_id, self_report_id])
            return HttpResponseRedirect(back, status=303)
    sections = _sections(form, queries.said_in(found.id), sent)
    errors = [
        (f"{each.asks} {each.error}", f"#{each.field}")
        for part in sections
        for each in part.asks
        if each.error
    ]
    if refused:
        errors.insert(0, (refused, ""))
    content = TypingPage(person_header(actor, person_id), found, sections, tuple(errors))
    return page(request, "selfreports/type_in.jinja", content, status=422 if errors else 200)


def _printed(request: ActingRequest, person_id: UUID, self_report_id: UUID, how: str) -> Paper:
    actor = request.actor
    door.look(actor, "selfreports:paper", person_id)
    found = queries.report(actor, person_id, self_report_id)
    trail.record(
        actor, "selfreports:paper:taken", verb=trail.Verb.CONSULT, kind="selfreports.selfreport", key=found.id,
        people=[person_id], details={"how": how},
    )  # fmt: skip
    form = find_form(found.form)
    return Paper(
        title=form.title, number=str(found.id)[-8:], lines=opening_of(form), agency=actor.agency_name,
        health=form.health, sections=_sections(form, {}, None),
        help_lines=sentences(jurisdictions.get(actor.jurisdiction).help_now),
    )  # fmt: skip


def _sections(form: Form, said: dict[str, Any], sent: Sent | None) -> tuple[PaperSection, ...]:
    return tuple(
        PaperSection(section.title, section.says, asks_of(section.questions, said, sent))
        for section in form.sections
    )


def _html(actor: Actor, content: Paper, *, linked: bool) -> str:
    context = {"page": content, "pack": jurisdictions.get(actor.jurisdiction), "linked": linked}
    return get_template("selfreports/paper.jinja", using="jinja").render(context)
