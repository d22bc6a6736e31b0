"""Screen: an agency's directory of help, for whoever was given its address. Nothing of anybody stands on it."""

from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions import queries, wording
from throughcare.casework.interventions.screens.directory import ResourceShown, shown_line
from throughcare.platform import clock
from throughcare.shell.portal.door import PortalRequest, guarded, help_lines_of, nobody, show, work_as


@dataclass(frozen=True)
class HelpNearPage:
    """kinds: to narrow the list, each an address and its words."""

    lines: list[ResourceShown]
    kinds: list[tuple[str, str]]
    agency: str
    help_lines: tuple[str, ...]
    title: str = "Help near you"


@guarded
@require_safe
def help_near(request: HttpRequest, agency: str) -> HttpResponse:
    """The list, by name. Query string: kind."""
    held = cast(PortalRequest, request)
    work_as(held, nobody())
    reader, lines = queries.open_directory(agency)
    kind, now = request.GET.get("kind", ""), clock.now().astimezone(ZoneInfo(reader.zone))
    found = [each for each in lines if kind not in wording.RESOURCE_KINDS or each.kind == kind]
    there = {each.kind for each in lines}
    content = HelpNearPage(
        [shown_line(each, 0, None, now) for each in found],
        [(f"?kind={code}", words) for code, words in wording.RESOURCE_KINDS.items() if code in there],
        reader.agency_name, help_lines_of(reader.jurisdiction),
    )  # fmt: skip
    return show(held, "help_near", content)
