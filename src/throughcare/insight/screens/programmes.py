"""Screens: services and programmes in figures, and the cases behind one figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.insight import programmes as figures
from throughcare.insight.programmes import FIGURES, Division, Service, Share
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.audit import trail
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
class Cell:
    """One figure. href: the door to its cases, "" where there are none."""

    count: int
    words: str
    href: str


@dataclass(frozen=True)
class ServiceRow:
    """A service: each figure with its door, what was attended, how long people waited, why some did not complete."""

    title: str
    organisation: str
    cells: list[Cell]
    attended: str
    waited: str
    reasons: list[str]


@dataclass(frozen=True)
class ProgrammesPage:
    """Everything the page shows. whole: "" where too few have ended to compare groups."""

    heads: list[Any]
    rows: list[ServiceRow]
    whole: str
    charts: list[Chart]
    since: date
    fewest: int
    title: str = "Services and programmes in figures"


@dataclass(frozen=True)
class CaseRow:
    """Somebody behind a figure. since: from when they wait or take part, or when it ended."""

    name: str
    reference: str
    href: str
    since: date | None
    why: str


@dataclass(frozen=True)
class CasesPage:
    """The people behind a figure. others: how many more there are whom the reader may not open."""

    rows: list[CaseRow]
    others: int
    service: str
    back: str
    title: str


@require_safe
def programmes(request: ActingRequest) -> HttpResponse:
    """The page: figures of many people only."""
    found = figures.programmes(request.actor)
    trail.record(
        request.actor, "insight:programmes:consulted", verb=trail.Verb.CONSULT, kind="interventions.offering"
    )  # fmt: skip
    numbers = [{"text": words, "format": "numeric"} for words in FIGURES.values()]
    shown = ProgrammesPage(
        heads=["Service", *numbers, "Sessions attended", "Days to the start"],
        rows=[_row(each) for each in found.services], whole=_said(found.whole) if found.whole else "",
        charts=[_chart(each) for each in found.divisions], since=found.since, fewest=found.fewest,
    )  # fmt: skip
    return page(request, "insight/programmes.jinja", shown)


@require_safe
def cases(request: ActingRequest, offering_id: UUID, figure: str) -> HttpResponse:
    """The people behind a figure, for those who may see them."""
    actor = request.actor
    if figure not in FIGURES:
        raise Http404
    found, others = figures.cases(actor, offering_id, figure)
    door.look_at_list(actor, "insight:programme_cases", [each.person_id for each in found], purpose="team")
    service = figures.title_of(actor, offering_id)
    if not service:
        raise Http404
    rows = [
        CaseRow(
            each.name,
            each.reference,
            reverse("interventions:services", args=[each.person_id]),
            each.since,
            each.why,
        )
        for each in found
    ]
    back = reverse("programmes:programmes")
    shown = CasesPage(rows, others, service, back, f"{service}: {FIGURES[figure].lower()}")
    return page(request, "insight/programme_cases.jinja", shown)


def _row(service: Service) -> ServiceRow:
    held = service.attended + service.missed
    share = f"{service.attended / held:.0%}: {service.attended} of {held}" if held else "None recorded"
    waited = (
        f"Half within {service.waited[0]}, nine in ten within {service.waited[1]}" if service.waited else ""
    )
    return ServiceRow(
        service.title, service.organisation,
        [_cell(service, figure, words) for figure, words in FIGURES.items()],
        share, waited or "Nobody began in the year",
        [f"{why}: {count}" for why, count in service.reasons.most_common()],
    )  # fmt: skip


def _cell(service: Service, figure: str, words: str) -> Cell:
    count = service.figures[figure]
    href = reverse("programmes:cases", args=[service.id, figure]) if count else ""
    return Cell(count, words, href)


def _chart(division: Division) -> Chart:
    rows = [Row(each.name, _said(each), each.percent) for each in division.shares]
    hidden = division.withheld
    groups = "group is" if hidden == 1 else "groups are"
    return Chart(division.title, rows, f"{hidden} {groups} not shown: too few ended." if hidden else "")


def _said(share: Share) -> str:
    ended = share.completed + share.left
    return f"{share.percent:.0f}%: {share.completed} of {ended} who ended what they had begun"
