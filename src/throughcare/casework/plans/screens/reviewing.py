"""Reviews of a plan: those due and done in a line each, and what a review looks back to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.plans.attached import Attached
from throughcare.casework.plans.content import Differences, content_from, differences
from throughcare.casework.plans.queries import PlanRead, ReviewHeld, VersionHeld
from throughcare.casework.plans.said import Said
from throughcare.casework.plans.screens.links import offered
from throughcare.casework.plans.wording import OBJECTIVE_STATES, OUTCOMES, REVIEW_STATES, SCHEDULED
from throughcare.platform.actor import Actor
from throughcare.rules.plans.reviewing import PLAN_TRIGGERS, PlanTrigger


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a review said of one objective: where it stood, where it stands."""

    title: str
    was: str
    now: str
    words: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review. because: what called for it. on: when it is due, or was done. href: where it is done."""

    because: str
    on: date
    due: bool
    overdue: bool
    said: str
    by: str
    words: str
    own_words: str
    findings: tuple[FindingLine, ...]
    href: str


@dataclass(frozen=True, slots=True)
class ObjectiveSince:
    """An objective at a review: its state then and now, its readings since, its steps, and what its services tell."""

    id: UUID
    title: str
    was: str
    now: str
    steps: str
    readings: tuple[tuple[date, str], ...]
    services: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What a review starts from. version: the one that stands, None where none was signed."""

    version: VersionHeld | None
    since: date | None
    changed: Differences | None
    objectives: tuple[ObjectiveSince, ...]


def because(called_by: str) -> str:
    """Why a review is due, in words."""
    if called_by == SCHEDULED:
        return "On schedule"
    return PLAN_TRIGGERS[PlanTrigger(called_by)] if called_by in set(PlanTrigger) else called_by


def review_lines(actor: Actor, held: PlanRead, said: Said, today: date) -> list[ReviewLine]:
    """Those due first, the soonest due before; then those done, the latest before."""
    rest = [each for each in held.reviews if each.state != "due"]
    return [_line(actor, held, each, today) for each in (*held.reviews_due, *rest)]


def _line(actor: Actor, held: PlanRead, each: ReviewHeld, today: date) -> ReviewLine:
    due = each.state == "due"
    return ReviewLine(
        because=because(each.called_by), on=each.done_on or each.due_on, due=due, overdue=due and each.due_on < today,
        said=OUTCOMES.get(each.outcome, REVIEW_STATES[each.state]), by=each.done_by, words=each.words,
        own_words=each.own_words, findings=tuple(_finding(held, found) for found in each.findings),
        href=offered(actor, "review", held.plan.person_id, each.record_id) if due else "",
    )  # fmt: skip


def _finding(held: PlanRead, found: Mapping[str, str]) -> FindingLine:
    titles = {str(each.record_id): each.title for each in held.objectives}
    return FindingLine(
        titles.get(found["objective"], "An objective that is no longer in the plan"),
        OBJECTIVE_STATES.get(found.get("was") or "", found.get("was") or ""),
        OBJECTIVE_STATES.get(found.get("is") or "", found.get("is") or ""),
        found.get("words", ""),
    )


def looking_back(held: PlanRead, said: Said, attached: Mapping[UUID, Sequence[Attached]]) -> LookingBack:
    """What has become of the plan since the version that stands."""
    version = held.latest
    if version is None or version.content is None:
        return LookingBack(None, None, None, _since(held, None, {}, attached))
    found = differences(version.content, content_from(held), said.on)
    then = {each["id"]: each["state"]["words"] for each in version.content.get("objectives", ())}
    day = said.day(version.signed_at)
    return LookingBack(version, day, found, _since(held, day, then, attached))


def _since(
    held: PlanRead, day: date | None, then: Mapping[str, str], attached: Mapping[UUID, Sequence[Attached]]
) -> tuple[ObjectiveSince, ...]:
    found = []
    for each in held.objectives:
        steps = held.steps_of(each.record_id)
        done = sum(step.state == "completed" for step in steps)
        readings = [note for note in held.readings_of(each.record_id) if day is None or note.seen_on >= day]
        found.append(
            ObjectiveSince(
                id=each.record_id, title=each.title, was=then.get(str(each.record_id), "Not in that version"),
                now=OBJECTIVE_STATES[each.state], steps=f"{done} of {len(steps)} steps done",
                readings=tuple((note.seen_on, f"{note.value:g} {each.unit}".strip()) for note in readings),
                services=tuple(attached.get(each.record_id, ())),
            )
        )  # fmt: skip
    return tuple(found)
