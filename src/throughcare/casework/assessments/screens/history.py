"""Screen: a person's scores over time, each as a picture and as a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.assessments.charting import ChartDrawn, Reading, draw_chart
from throughcare.casework.assessments.queries.histories import PastScore, scores_over_time
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import catalogue
from throughcare.rules.forms import Stated
from throughcare.rules.forms.scales import Plotted, plotted
from throughcare.rules.kernel import UnknownCode

NOT_SCORED = "Not scored"
CORRECTED = "Corrected since"
STANDS = "Stands"


@dataclass(frozen=True, slots=True)
class Row:
    """A score in the table. says: what it reads. break_before: why the one before may not be compared with it."""

    score: PastScore
    says: str
    state: str
    break_before: str
    href: str


@dataclass(frozen=True, slots=True)
class Course:
    """One score over time. unit: of the picture, where that is not the unit of the score."""

    key: str
    title: str
    drawn: ChartDrawn | None
    unit: str
    rows: tuple[Row, ...]
    broken: bool


@dataclass(frozen=True)
class HistoryPage:
    """Every score, in the order of their titles."""

    person: PersonHeader
    courses: tuple[Course, ...]
    title: str = "Scores over time"


@require_safe
def history(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The pictures and their tables."""
    actor = request.actor
    door.look(actor, "assessments:history", person_id)
    courses = tuple(courses_of(person_id, scores_over_time(actor, person_id)))
    return page(request, "assessments/history.jinja", HistoryPage(person_header(actor, person_id), courses))


def courses_of(person_id: UUID, scores: Iterable[PastScore]) -> list[Course]:
    """Scores of one name together, by the title they have now. scores: the oldest first."""
    found: dict[str, list[PastScore]] = {}
    for score in scores:
        found.setdefault(score.name, []).append(score)
    return sorted((_course(person_id, same) for same in found.values()), key=lambda course: course.title)


def _course(person_id: UUID, scores: list[PastScore]) -> Course:
    places = {each.id: _plotted(each) for each in scores}
    readings = [
        Reading(each.scored_on, place.number, each.series, _name(each), _told(each), place.bands)
        for each in scores
        if not each.corrected and (place := places[each.id]).number is not None
    ]
    last = scores[-1]
    title = f"{last.title}: {last.section}" if last.section else last.title
    rows = tuple(_rows(person_id, scores))
    unit = next(
        (place.unit for each in reversed(scores) if (place := places[each.id]).number is not None), ""
    )
    return Course(
        f"score-{last.name}".replace(":", "-"), title, draw_chart(readings), unit, rows[::-1],
        any(row.break_before for row in rows),
    )  # fmt: skip


def _plotted(score: PastScore) -> Plotted:
    """Where it stands in the picture; nowhere if the rule is gone or gave no number."""
    if score.not_scored:
        return Plotted(None, "", ())
    try:
        return plotted(catalogue.find(score.rule), score.results)
    except UnknownCode:
        return Plotted(None, "", ())


def _rows(person_id: UUID, scores: list[PastScore]) -> Iterator[Row]:
    before: PastScore | None = None
    for each in scores:
        yield Row(
            each, Stated(each.value, each.unit, each.band).words or NOT_SCORED,
            CORRECTED if each.corrected else STANDS, _break(before, each),
            reverse("assessments:score", args=[person_id, each.assessment_id, each.id]),
        )  # fmt: skip
        before = each


def _break(before: PastScore | None, after: PastScore) -> str:
    """Why the one before may not be compared with this one; "" where it may."""
    if before is None or before.series == after.series:
        return ""
    what = "version of the rule" if before.rule != after.rule else "form"
    return f"Another {what} than before: not comparable"


def _name(score: PastScore) -> str:
    return score.rule


def _told(score: PastScore) -> str:
    said = Stated(score.value, score.unit, score.band).words
    return f"{said} on {score.scored_on.isoformat()}, {score.rule}, {score.form_title}"
