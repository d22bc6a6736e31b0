"""Which parts of a decision stand, where an appeal is allowed in part: said of each that the record knows."""

from collections.abc import Iterable
from uuid import UUID

from throughcare.decisions.appeals.commands.writing import add
from throughcare.decisions.appeals.drafts import PartDraft
from throughcare.decisions.appeals.models import Outcome, Part
from throughcare.decisions.appeals.queries.parts import PartLine, parts_of_decision
from throughcare.decisions.appeals.refusals import (
    NotInPart,
    NotListed,
    OnlyInPart,
    PartNotNamed,
    RestsOnTheOther,
)
from throughcare.decisions.appeals.wording import STANDINGS, TAKES_LIBERTY
from throughcare.platform.actor import Actor


def name_parts(
    actor: Actor, outcome: Outcome, decision_id: UUID, kind: str, named: Iterable[PartDraft]
) -> list[tuple[str, UUID]]:
    """Keep what is said of each part; returns kind and id of those that stand no more. kind: of the decision.

    Raises OnlyInPart, NotListed, PartNotNamed, RestsOnTheOther, NotInPart.
    """
    given = {each.part: each.standing for each in named}
    if outcome.outcome != "in_part":
        if given:
            raise OnlyInPart
        return []
    parts = parts_of_decision(decision_id)
    _check(parts, given, kind)
    for each in parts:
        row = Part(
            person_id=outcome.person_id, outcome=outcome, what=each.what, part=each.part, standing=given[each.part]
        )  # fmt: skip
        add(actor, row, "appeals:part:named", what=each.what, standing=row.standing)
    return [(each.what, each.part) for each in parts if given[each.part] == "set_aside"]


def _check(parts: tuple[PartLine, ...], given: dict[UUID, str], kind: str) -> None:
    for part, standing in given.items():
        if standing not in STANDINGS:
            raise NotListed(f"part_{part}")
    if unknown := given.keys() - {each.part for each in parts}:
        raise NotListed(f"part_{min(unknown)}")
    for each in parts:
        if each.part not in given:
            raise PartNotNamed(each.part)
    _holds_together(parts, given)
    said = set(given.values())
    if kind in TAKES_LIBERTY:
        return  # what was decided on their liberty is no part by itself: the words say what becomes of it
    if said == {"stands"}:
        raise NotInPart("Say what stands no more or otherwise. If all of it stands, the appeal is dismissed")
    if said == {"set_aside"}:
        raise NotInPart("If none of it stands any more, the appeal is allowed as a whole: choose “Allowed”")


def _holds_together(parts: tuple[PartLine, ...], given: dict[UUID, str]) -> None:
    """A sanction does not outlive the response that imposed it."""
    if not any(each.what == "response" and given[each.part] == "set_aside" for each in parts):
        return
    for each in parts:
        if each.what == "sanction" and given[each.part] != "set_aside":
            raise RestsOnTheOther(each.part)
