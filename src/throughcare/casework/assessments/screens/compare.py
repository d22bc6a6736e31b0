"""Screen: two assessments of a person side by side, chosen from a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments.queries import Line, assessments_of, sheet
from throughcare.casework.assessments.queries.comparing import Comparison, SectionPair, compare
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

CHOOSE_TWO = "Choose two different assessments"


@dataclass(frozen=True)
class ChoosePage:
    """Which two. items: value and text of each assessment, the newest first. chosen: those asked for, or ""."""

    person: PersonHeader
    items: tuple[tuple[str, str], ...]
    chosen: tuple[str, str]
    problem: str
    title: str = "Compare two assessments"


@dataclass(frozen=True)
class ComparePage:
    """The comparison. sections: with the pairs to be shown; everything: whether those that agree are among them."""

    person: PersonHeader
    found: Comparison
    sections: tuple[SectionPair, ...]
    everything: bool
    query: str

    @property
    def title(self) -> str:
        """A corrected version is compared with what it corrects, any other with an earlier one."""
        return "What the correction changed" if self.found.corrects else "Two assessments side by side"


@require_safe
def compare_two(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET without two asks which; with two it shows them: differences alone, or everything."""
    actor = request.actor
    door.look(actor, "assessments:compare", person_id)
    one, other = _asked(request, "one"), _asked(request, "other")
    if one is None or other is None or one == other:
        return _choose(request, person_id, one, other)
    found = compare(sheet(actor, person_id, one), sheet(actor, person_id, other))
    everything = request.GET.get("show") == "all"
    shown = ComparePage(
        person_header(actor, person_id), found, tuple(_shown(found, everything)), everything,
        f"?one={found.one.id}&other={found.other.id}",
    )  # fmt: skip
    return page(request, "assessments/compare.jinja", shown)


def _asked(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def _choose(request: ActingRequest, person_id: UUID, one: UUID | None, other: UUID | None) -> HttpResponse:
    lines = assessments_of(request.actor, person_id).lines
    shown = ChoosePage(
        person_header(request.actor, person_id), tuple(_item(line) for line in lines),
        (str(one or ""), str(other or "")), CHOOSE_TWO if request.GET else "",
    )  # fmt: skip
    return page(request, "assessments/compare_choose.jinja", shown, status=422 if shown.problem else 200)


def _item(line: Line) -> tuple[str, str]:
    return str(line.id), f"{line.form.title}, {line.assessed_on.isoformat()}, {line.stage_words.lower()}"


def _shown(found: Comparison, everything: bool) -> Iterator[SectionPair]:
    for section in found.sections:
        pairs = tuple(pair for pair in section.pairs if everything or pair.differs or pair.notes_differ)
        if pairs:
            yield SectionPair(section.code, section.title, pairs)
