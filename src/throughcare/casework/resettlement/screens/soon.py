"""Screen: who is to be released in the next weeks, and what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.resettlement import wording
from throughcare.casework.resettlement.due import Release, due_days
from throughcare.casework.resettlement.queries import ComingRelease, released_soon
from throughcare.casework.resettlement.screens.pathways import kind_words
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.dates import time_left
from throughcare.rules.jurisdictions import Jurisdiction

WEEKS = (4, 8, 12, 26, 52)


class WeeksForm(GovForm):
    """How far the list looks."""

    weeks = forms.ChoiceField(
        label="Released within", choices=[(str(each), f"{each} weeks") for each in WEEKS], required=False
    )


@dataclass(frozen=True)
class SoonRow:
    """One person. missing: what is still to be made, in words; none where nothing is."""

    name: str
    reference: str
    href: str
    on: date
    kind: str
    left: str
    where: str
    missing: list[str]
    late: bool


@dataclass(frozen=True)
class SoonPage:
    """The list, the soonest first. note: that the set times are the house's own."""

    rows: list[SoonRow]
    filters: WeeksForm
    weeks: int
    title: str
    note: str
    known: bool


@require_safe
def soon(request: ActingRequest) -> HttpResponse:
    """The list, of people whom the reader may open."""
    actor = request.actor
    door.require(actor, Permission.RESETTLE)
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    weeks = _weeks(request, pack)
    found = released_soon(actor, pack.resettlement, today, weeks)
    door.look_at_list(actor, "resettlement:soon", {each.person_id for each in found})
    shown = SoonPage(
        [_row(pack, each, today) for each in found],
        WeeksForm({"weeks": str(weeks)}),
        weeks,
        f"Released in the next {weeks} weeks",
        "" if pack.resettlement.published else pack.resettlement.note,
        bool(pack.resettlement.release_dates),
    )
    return page(request, "resettlement/soon.jinja", shown)


def _weeks(request: ActingRequest, pack: Jurisdiction) -> int:
    asked = request.GET.get("weeks", "")
    return int(asked) if asked in {str(each) for each in WEEKS} else pack.resettlement.soon_weeks


def _row(pack: Jurisdiction, each: ComingRelease, today: date) -> SoonRow:
    due = due_days(pack.resettlement, each.received_on, Release(each.kind, each.on))
    missing: list[str] = []
    late = False
    for kind, title in wording.REPORT_KINDS.items():
        if each.reports.get(kind) in ("sent", "skipped"):
            continue
        last: Any = due.of(kind)
        if last is None:
            continue
        overdue = last < today
        late = late or overdue
        missing.append(f"{title}, {'was due' if overdue else 'due'} {pack.in_words(last)}")
    if each.known < len(wording.PATHWAY_TITLES):
        missing.append(f"{len(wording.PATHWAY_TITLES) - each.known} pathways without a status")
    if each.open:
        missing.append(f"{each.open} {'pathway asks' if each.open == 1 else 'pathways ask'} for support")
    return SoonRow(
        each.name, each.reference, reverse("resettlement:pathways", args=[each.person_id]), each.on,
        kind_words(pack, each.kind), time_left(today, each.on), each.establishment or "No stay in custody on record",
        missing, late,
    )  # fmt: skip
