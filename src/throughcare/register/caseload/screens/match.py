"""Screen: a new record that may be of the same person, for the keeper of the hidden one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries.matches import Match
from throughcare.register.people.queries import PersonHeader, person_header


class MatchForm(VersionedForm):
    """Whether it is the same person."""

    outcome = CodeField(
        label="Is it the same person?",
        codes=[Code("same", "Yes, the same person"), Code("other", "No, somebody else")],
    )


@dataclass(frozen=True)
class MatchPage:
    """The other record by number and agency, why it may be the same, and the question while it is open."""

    person: PersonHeader
    match: Match
    form: MatchForm | None
    title: str = "Is this the same person?"


@require_http_methods(["GET", "POST"])
def match(request: HttpRequest, person_id: UUID, match_id: UUID) -> HttpResponse:
    """GET shows the likeness; POST answers. Merging two records of the agency is done on their own page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:match", person_id, Permission.PERSON_CHANGE)
    found = queries.match_of(actor, person_id, match_id)
    if found is None:
        raise Http404
    form = None if found.outcome else MatchForm(posted(request), initial={"version": found.version})
    if (
        form is not None and request.method == "POST" and form.is_valid()
        and (done := submit(request, form, lambda: _answer(request, found, person_id, form.cleaned_data)))
    ):  # fmt: skip
        return done
    content = MatchPage(person_header(actor, person_id), found, form)
    return page(request, "caseload/match.jinja", content, status=status_of(form) if form else 200)


def _answer(request: HttpRequest, found: Match, person_id: UUID, said: dict[str, Any]) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    commands.answer_match(actor, found.id, expected=said["version"], outcome=said["outcome"])
    messages.success(request, "Answered")
    return reverse("caseload:match", args=[person_id, found.id])
