"""Screens of the bench: what was given to it for one hearing, and each as a file. No address names the person."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.queries import BenchDossier
from throughcare.decisions.dossiers.screens.handing import pdf_answer
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page


@dataclass(frozen=True)
class BenchPage:
    """What was given for a hearing."""

    rows: list[BenchDossier]
    hearing_id: UUID
    title: str = "Papers of the hearing"


@require_safe
def bench(request: ActingRequest, hearing_id: UUID) -> HttpResponse:
    """The list."""
    rows = queries.served_to_bench(request.actor, hearing_id)
    commands.note_bench_looked(request.actor, hearing_id, [each.person_id for each in rows])
    return page(request, "dossiers/bench.jinja", BenchPage(rows, hearing_id))


@require_safe
def bench_file(request: ActingRequest, hearing_id: UUID, dossier_id: UUID) -> HttpResponse:
    """One of them."""
    given, line, content = queries.copy_for_bench(request.actor, hearing_id, dossier_id)
    commands.note_handed_out(request.actor, given.person_id, line.id, "hearing")
    return pdf_answer(content, f"dossier-{given.number}")
