"""Screen: a notice to be printed and served: what is considered, and what the person has a right to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.dueprocess import wording
from throughcare.decisions.dueprocess.saying import in_words
from throughcare.decisions.dueprocess.screens.editing import may
from throughcare.decisions.dueprocess.screens.gates import rule_of
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.responses.gates import BY_SERVICE, Gate


@dataclass(frozen=True)
class NoticePage:
    """The notice. rights: what the table gives the person. wait: the earliest hearing; "" where nothing says."""

    title: str
    person: PersonHeader
    made_on: datetime
    what: str
    decided_by: str
    rights: list[str]
    wait: str
    source: str
    language: str
    back: str


@require_safe
def notice(request: ActingRequest, person_id: UUID, process_id: UUID, gate: str) -> HttpResponse:
    """The notice of one process, on paper. The facts are written in by hand or on a paper beside it."""
    view = may(request, "dueprocess:notice", person_id, process_id)
    rule = rule_of(view, person_id, gate)
    if rule.gate not in BY_SERVICE:
        raise NotThere(Permission.PROCESS_CARRY, person_id, "no notice")
    heard = next((each for each in view.standings if each.gate is Gate.HEARD), None)
    opens = heard.moments.earliest if heard else None
    table = view.matter.table
    return page(request, "dueprocess/notice.jinja", NoticePage(
        f"Notice: {wording.KIND_WORDS[view.process.kind].lower()}", person_header(request.actor, person_id),
        clock.now(),
        wording.KIND_WORDS[view.process.kind].lower(),
        " or ".join(wording.AUTHORITY_WORDS[each.value] for each in table.deciders),
        [wording.RIGHTS[each.gate] for each in table.gates if each.gate in wording.RIGHTS],
        in_words(view, opens) if opens else "", str(table.source), "en",
        reverse("dueprocess:gate", args=[person_id, process_id, gate]),
    ))  # fmt: skip
