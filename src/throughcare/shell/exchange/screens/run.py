"""Screen: one import, its progress, and what it refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from throughcare.platform.access.door import look_at_list
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.shell.exchange import queries
from throughcare.shell.exchange.importing.correcting import write_bad_rows
from throughcare.shell.exchange.importing.mapping import load
from throughcare.shell.exchange.queries import Refusal, RunLine


@dataclass(frozen=True, slots=True)
class RunPage:
    """What the page shows."""

    run: RunLine
    refusals: list[Refusal]

    @property
    def title(self) -> str:
        return f"Import of {self.run.file_name}"

    @property
    def running(self) -> bool:
        return self.run.state == "running"


@require_GET
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The import; reloads itself while it runs."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.run(actor, run_id)
    if found is None:
        raise Http404
    return page(request, "exchange/run.jinja", RunPage(found, queries.refusals(actor, run_id)))


@require_GET
def bad_rows(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The refused rows as a CSV file to correct and send again. They may name people: the download is written down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.run(actor, run_id)
    if found is None:
        raise Http404
    look_at_list(actor, "exchange:bad-rows", [], purpose="administration")
    lines = _Lines()
    write_bad_rows(queries.refused_rows(actor, run_id), load(found.mapping), lines)
    response = StreamingHttpResponse(iter(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="refused-rows-{run_id}.csv"'
    return response  # type: ignore[return-value]


class _Lines:
    """Collects what csv writes."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def write(self, text: str, /) -> int:
        self.held.append(text)
        return len(text)

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)
