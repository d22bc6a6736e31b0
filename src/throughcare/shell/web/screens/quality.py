"""Screen: what is wrong with the records of a manager's teams, with the page that puts each right one click away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.quality import BY_CODE, CHECKS, MOST, Check, Faulty, Quality, quality


@dataclass(frozen=True)
class Line:
    """One check: how many records fail it, in each team and in all."""

    check: Check
    href: str
    numbers: list[int]

    @property
    def total(self) -> int:
        """In all teams."""
        return sum(self.numbers)


@dataclass(frozen=True)
class Fix:
    """One record of the check shown, with the page that puts it right."""

    name: str
    team: str
    href: str


@dataclass(frozen=True)
class QualityPage:
    """The checks by team, and the people of the one chosen."""

    teams: list[str]
    people: int
    lines: list[Line]
    shown: Check | None
    fixes: list[Fix]
    most: int = MOST
    title: str = "Putting the record right"

    def groups(self) -> Iterator[tuple[str, list[Line]]]:
        """The lines by kind, in their order."""
        for kind in dict.fromkeys(line.check.kind for line in self.lines):
            yield kind, [line for line in self.lines if line.check.kind == kind]


@require_safe
def records(request: ActingRequest) -> HttpResponse:
    """Counts by team; ?show=code lists the people of one check."""
    actor = request.actor
    door.require(actor, Permission.TEAM_READ)
    shown = BY_CODE.get(request.GET.get("show", ""))
    found = quality(actor, shown.code if shown else "")
    door.look_at_list(actor, "web:quality", [each.person_id for each in found.people], purpose="team")
    content = QualityPage(
        teams=[each.team for each in found.teams],
        people=sum(each.people for each in found.teams),
        lines=_lines(found),
        shown=shown,
        fixes=[_fix(each, shown) for each in found.people] if shown else [],
    )
    return page(request, "web/quality.jinja", content)


def _lines(found: Quality) -> list[Line]:
    numbers = {(each.team, each.code): each.people for each in found.counts}
    here = reverse("web:quality")
    return [
        Line(
            check,
            f"{here}?show={check.code}",
            [numbers.get((each.team, check.code), 0) for each in found.teams],
        )
        for check in CHECKS
    ]


def _fix(each: Faulty, check: Check) -> Fix:
    name = f"{each.name}, {each.reference}" if each.name else each.reference
    return Fix(name, each.team, link(check.fix, each.person_id))
