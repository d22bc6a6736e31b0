"""Screens: unusual looking at records, and judging whether the work explains it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.forms import Code, CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import LookLine

OUTCOMES = {"explained": "Explained by the work", "not_explained": "Not explained"}


class LookForm(VersionedForm):
    """Whether the work explains it, and what follows."""

    outcome = CodeField(
        label="Does the work explain it?", codes=[Code("explained", "Yes"), Code("not_explained", "No")]
    )
    note = NoteField(
        label="Note", max_length=500, required=False, help_text="If it does not: say what follows."
    )


@dataclass(frozen=True)
class LooksPage:
    """Findings to judge and those judged."""

    waiting: list[LookLine]
    judged: list[LookLine]
    outcomes: dict[str, str]
    title: str = "Unusual looking"


@dataclass(frozen=True)
class LookPage:
    """One finding; the form while nobody has judged it."""

    line: LookLine
    form: LookForm | None
    outcome: str
    title: str = "Does the work explain it?"


@require_GET
def unusual(request: HttpRequest) -> HttpResponse:
    """What the rules found, the newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.LOOKS_REVIEW)
    content = LooksPage(queries.unusual_looks(actor), queries.unusual_looks(actor, judged=True), OUTCOMES)
    trail.consulted(
        actor, "caseload:unusual", people=[], purpose="self-monitoring", kind="caseload.unusuallook"
    )
    return page(request, "caseload/unusual.jinja", content)


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """GET shows one finding; POST judges it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.LOOKS_REVIEW)
    found = queries.unusual_looks(actor, one=look_id) or queries.unusual_looks(
        actor, one=look_id, judged=True
    )
    if not found:
        raise Http404
    [line] = found
    form = None if line.outcome else LookForm(posted(request), initial={"version": line.version})
    if (
        form is not None and request.method == "POST" and form.is_valid()
        and (done := submit(request, form, lambda: _review(request, line, form.cleaned_data)))
    ):  # fmt: skip
        return done
    trail.consulted(actor, "caseload:look", people=[], purpose="self-monitoring", kind="caseload.unusuallook")
    content = LookPage(line, form, OUTCOMES.get(line.outcome, ""))
    return page(request, "caseload/look.jinja", content, status=status_of(form) if form else 200)


def _review(request: HttpRequest, line: LookLine, said: dict[str, Any]) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    commands.review_look(actor, line.id, expected=said["version"], outcome=said["outcome"], note=said["note"])
    messages.success(request, "Judged")
    return reverse("caseload:unusual")
