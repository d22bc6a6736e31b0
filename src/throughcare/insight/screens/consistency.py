"""Screen: whether like failures are answered alike, and how soon."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.insight.consistency import Division, Measured, Share, consistency
from throughcare.insight.screens.overrides import Chart, Row
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page


@dataclass(frozen=True)
class Section:
    """One question: all answers in a sentence, and the bars by division."""

    title: str
    whole: str
    charts: list[Chart]


@dataclass(frozen=True)
class ConsistencyPage:
    """Everything the page shows. late: None where nothing may be shown of it."""

    cases: list[Section]
    withheld: str
    late: Section | None
    limit: str
    fewest: int
    title: str = "Are like failures answered alike, and how soon?"


@require_safe
def answers(request: ActingRequest) -> HttpResponse:
    """The page."""
    found = consistency(request.actor)
    hidden = found.withheld
    shown = ConsistencyPage(
        cases=[_section(each.title, each.adverse, "went against the person") for each in found.cases],
        withheld=f"{hidden} sort{'s' if hidden > 1 else ''} of failure not shown: too few answers." if hidden else "",
        late=_section("How soon", found.late, "came late") if found.late and found.late.whole else None,
        limit=found.limit,
        fewest=found.fewest,
    )  # fmt: skip
    return page(request, "insight/consistency.jinja", shown)


def _section(title: str, found: Measured, what: str) -> Section:
    whole = _said(found.whole, what) if found.whole else ""
    return Section(title, whole, [_chart(each, what) for each in found.divisions])


def _chart(division: Division, what: str) -> Chart:
    rows = [Row(each.name, _said(each, what), _percent(each)) for each in division.shares]
    hidden = division.withheld
    groups = "group is" if hidden == 1 else "groups are"
    return Chart(division.title, rows, f"{hidden} {groups} not shown: too few answers." if hidden else "")


def _said(share: Share, what: str) -> str:
    return f"{_percent(share):.0f}%: {share.counted} of {share.answers} answers {what}; half within {share.days:g} days"


def _percent(share: Share) -> float:
    return share.counted / share.answers * 100
