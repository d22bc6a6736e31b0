"""Screen: any two versions of a plan side by side, or a version and the plan as it stands now."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.casework.plans.content import Content, Differences, content_from, differences
from throughcare.casework.plans.queries import PlanRead, VersionHeld, plan_needed
from throughcare.casework.plans.queries.versions import contents_of
from throughcare.casework.plans.said import Said, said_by
from throughcare.casework.plans.screens.versions import version_of
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

NOW = "now"


@dataclass(frozen=True)
class ComparePage:
    """Two contents. choices: (value, words) to choose from; found None where there is only one to see."""

    person: PersonHeader
    choices: list[tuple[str, str]]
    before: str
    after: str
    before_words: str
    after_words: str
    found: Differences | None
    title: str = "Two versions of the plan"


@require_safe
def compare(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """?from= and ?to= name versions, or "now". By default the last two, or the last and now."""
    actor = request.actor
    door.look(actor, "plans:compare", person_id)
    held, said = plan_needed(actor, person_id), said_by(actor)
    standing = [each for each in held.versions if each.stands]
    before, after = _chosen(request, held, standing)
    choices = [(NOW, "As it stands now"), *((str(each.record_id), _words(each, said)) for each in standing)]
    titles = dict(choices)
    found = _differences(held, before, after, said) if before and after else None
    shown = ComparePage(
        person=person_header(actor, person_id), choices=choices, before=before, after=after,
        before_words=titles.get(before, ""), after_words=titles.get(after, ""), found=found,
    )  # fmt: skip
    return page(request, "plans/compare.jinja", shown)


def _chosen(request: ActingRequest, held: PlanRead, standing: list[VersionHeld]) -> tuple[str, str]:
    """Which two. Raises NotThere for what is no version of this plan."""
    if not standing:
        return "", ""
    usual = (standing[1], str(standing[0].record_id)) if len(standing) > 1 else (standing[0], NOW)
    given = request.GET.get("from") or str(usual[0].record_id), request.GET.get("to") or usual[1]
    for each in given:
        if each != NOW:
            version_of(held, _id(held, each))
    return given


def _differences(held: PlanRead, before: str, after: str, said: Said) -> Differences:
    """Both contents, in at most one statement."""
    kept = contents_of(held.plan.person_id, [UUID(each) for each in (before, after) if each != NOW])

    def content(chosen: str) -> Content:
        return content_from(held) if chosen == NOW else kept[UUID(chosen)]

    return differences(content(before), content(after), said.on)


def _id(held: PlanRead, text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise NotThere(Permission.PERSON_OPEN, held.plan.person_id, "no such version of the plan") from wrong


def _words(each: VersionHeld, said: Said) -> str:
    return f"Version {each.number}, {said.on(said.day(each.signed_at))}"
