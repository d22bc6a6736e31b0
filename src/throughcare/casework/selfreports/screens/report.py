"""Screen: one self-report. What was said, or what to do so that the person can say it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.selfreports import queries
from throughcare.casework.selfreports.said import NOTHING, Said
from throughcare.casework.selfreports.wording import CHECKS, STATES, WAYS
from throughcare.casework.selfreports.words import in_words
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.forms import Form, find_form


class CheckForm(GovForm):
    """What a link asks first."""

    check = CodeField(
        label="What will the link ask before it shows anything?",
        codes=[(code, CHECKS[code]) for code in ("birth", "code")],
        initial="birth",
    )


@dataclass(frozen=True)
class SectionSaid:
    """One section in the person's words: question and answer, and whether they gave one."""

    title: str
    answers: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class ReportPage:
    """may_act: the actor may make a link, hand over, type in and take back; the questions are still open."""

    person: PersonHeader
    report: queries.ReportShown
    sections: tuple[SectionSaid, ...]
    health: bool
    may_act: bool
    state: str
    way: str
    check: CheckForm

    @property
    def title(self) -> str:
        """The form's own."""
        return self.report.title


@require_safe
def report(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """What was said so far, and what comes next."""
    actor = request.actor
    door.look(actor, "selfreports:report", person_id)
    found = queries.report(actor, person_id, self_report_id)
    form = find_form(found.form)
    said = queries.said_in(found.id)
    content = ReportPage(
        person=person_header(actor, person_id), report=found, sections=sections_said(form, said), health=form.health,
        may_act=found.state == "asked" and Permission.ASSESSMENT_CONTRIBUTE in actor.permissions,
        state=STATES[found.state], way=WAYS[found.way], check=CheckForm(),
    )  # fmt: skip
    return page(request, "selfreports/report.jinja", content)


def sections_said(form: Form, said: dict[str, Said]) -> tuple[SectionSaid, ...]:
    """Every section in the person's words; none before anything was said."""
    if not said:
        return ()
    return tuple(
        SectionSaid(section.title, tuple(
            (each.item.asks, in_words(each, answer := said.get(each.name, NOTHING)), answer.kind == "value")
            for each in section.questions
        ))
        for section in form.sections
    )  # fmt: skip
