"""Screen: which scores can be held against what came later, and how to bring a cohort in."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.insight import queries
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page


@dataclass(frozen=True)
class Line:
    """One score of one cohort."""

    title: str
    cohort: str
    people: str
    href: str


@dataclass(frozen=True)
class Known:
    """A published cohort that can be brought in. mapping: of its file."""

    title: str
    mapping: str


@dataclass(frozen=True)
class CohortsPage:
    """What can be validated here."""

    lines: list[Line]
    known: list[Known]
    title: str = "How well do scores foretell?"


@require_safe
def cohorts(request: ActingRequest) -> HttpResponse:
    """Every score of every cohort the agency holds."""
    lines = [
        Line(
            each.score_title,
            each.cohort_title,
            f"{each.people:,}",
            reverse("insight:validation", args=[each.cohort, each.score]),
        )
        for each in queries.cohorts(request.actor)
    ]
    known = [Known(each.title, each.code) for each in queries.described()]
    return page(request, "insight/cohorts.jinja", CohortsPage(lines, known))
