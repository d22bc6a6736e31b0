"""Screen: how often, and which way, levels are overridden, by officer, team and group."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.insight.overriding import Division, Share, override_rates
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page


@dataclass(frozen=True)
class Row:
    """A group as a bar: its name, its share in words and as a percentage."""

    name: str
    text: str
    percent: float


@dataclass(frozen=True)
class Chart:
    """One division: bars that are a table too. withheld: a sentence, "" where nothing is."""

    title: str
    rows: list[Row]
    withheld: str


@dataclass(frozen=True)
class OverridesPage:
    """Everything the page shows. whole: "" where there are too few decisions to show anything."""

    whole: str
    charts: list[Chart]
    fewest: int
    title: str = "How often are levels overridden?"


@require_safe
def overrides(request: ActingRequest) -> HttpResponse:
    """The page."""
    found = override_rates(request.actor)
    shown = OverridesPage(
        whole=_said(found.whole) if found.whole else "",
        charts=[_chart(each) for each in found.divisions],
        fewest=found.fewest,
    )
    return page(request, "insight/overrides.jinja", shown)


def _chart(division: Division) -> Chart:
    rows = [Row(each.name, _said(each), _percent(each)) for each in division.shares]
    hidden = division.withheld
    groups = "group is" if hidden == 1 else "groups are"
    return Chart(division.title, rows, f"{hidden} {groups} not shown: too few decisions." if hidden else "")


def _said(share: Share) -> str:
    return f"{_percent(share):.0f}%: {share.overrides} of {share.decisions} decisions, {share.up} up, {share.down} down"


def _percent(share: Share) -> float:
    return share.overrides / share.decisions * 100
