"""/people/{id}/level, proposals, overrides and flags: what is held, what is proposed and why, and the decisions."""

from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.classification import commands, queries, reasons
from throughcare.casework.classification.titles import band_title, level_title
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

classification = Resource("classification", "classification")
PERSON = "/people/{uuid:person_id}"
PROPOSAL = f"{PERSON}/proposals/{{uuid:proposal_id}}"
OVERRIDE = f"{PERSON}/overrides/{{uuid:override_id}}"
FLAG = f"{PERSON}/flags/{{uuid:flag_id}}"


class CalculationShown(Shown):
    """What the rule made of the record. origins: where each input came from. not_made: why there is no level."""

    id: UUID
    made_on: date
    trigger: str
    rule: str
    inputs: dict[str, Any]
    origins: dict[str, str]
    results: dict[str, Any]
    sentences: list[str]
    level: str
    provisional: bool
    likelihood: list[str]
    harm: list[str]
    not_made: str
    fingerprint: str


class LevelShown(Shown):
    """The level held today. rule_level: the rule's own where an override set another; both are always given.

    band: low, medium or high, in the words of the page; "" where the place does not say. waiting: the proposal that
    waits for a decision; null where none does.
    """

    id: UUID | None
    version: int | None
    level: str
    title: str
    band: str
    rule_level: str
    starts_on: date | None
    source: str
    accepted_by: str
    told_on: date | None
    calculation: CalculationShown | None
    waiting: UUID | None


class LevelProposalShown(Shown):
    """A proposed level with its reasons. reasons: to be sent back with the decision, of this reader only."""

    id: UUID
    version: int
    level_now: str
    level: str
    decide_by: date
    late: bool
    state: str
    decided_by: str
    words: str
    calculation: CalculationShown | None
    before: CalculationShown | None
    reasons: str


class OverrideShown(Shown):
    """Another level than the rule's. against: what spoke against it. reasons: to be sent back with the signature."""

    id: UUID
    version: int
    rule_level: str
    level: str
    reason: str
    words: str
    against: list[str]
    speaks_for: str
    review_on: date
    state: str
    author: str
    second: str
    answer: str
    reasons: str


class FlagShown(Shown):
    """A flag. review_on: null where no review is suggested; removed_on: null while it stands."""

    id: UUID
    version: int
    kind: str
    level: str
    starts_on: date
    note: str
    review_on: date | None
    removed_on: date | None
    removed_because: str
    words: str


class ClassificationShown(Shown):
    """Every proposal, override and flag of a person, the latest first."""

    proposals: list[LevelProposalShown]
    overrides: list[OverrideShown]
    flags: list[FlagShown]


def read_level(actor: Actor, person_id: UUID) -> LevelShown:
    """The level a person is at today, what it rests on, and what waits."""
    pack, held = jurisdictions.get(actor.jurisdiction), queries.classified(actor, person_id)
    now = held.held_on(clock.today(actor.zone))
    waiting = held.waiting
    return LevelShown(
        id=now.id if now else None, version=now.version if now else None, level=now.level if now else "",
        title=level_title(pack, now.level) if now else "", band=band_title(pack, now.level) if now else "",
        rule_level=now.rule_level if now else "", starts_on=now.starts_on if now else None,
        source=now.source if now else "", accepted_by=now.by if now else "", told_on=now.told_on if now else None,
        calculation=_made(held.calculation(now.calculation_id) if now else None),
        waiting=waiting.id if waiting else None,
    )  # fmt: skip


def read_classification(actor: Actor, person_id: UUID) -> ClassificationShown:
    """Proposals with their reasons, overrides and flags of a person."""
    held = queries.classified(actor, person_id)
    return ClassificationShown(
        proposals=[_proposal(actor, held, each) for each in held.proposals],
        overrides=[_override(actor, each) for each in held.overrides],
        flags=[FlagShown.model_validate(each, from_attributes=True) for each in held.flags],
    )


def _made(made: queries.CalculationLine | None) -> CalculationShown | None:
    return CalculationShown.model_validate(made, from_attributes=True) if made else None


def _proposal(actor: Actor, held: queries.Classified, each: queries.ProposalLine) -> LevelProposalShown:
    made = held.calculation(each.calculation_id)
    return LevelProposalShown(
        id=each.id, version=each.version, level_now=each.level_now, level=each.level, decide_by=each.decide_by,
        late=each.late(clock.today(actor.zone)), state=each.state, decided_by=each.by or "", words=each.words,
        calculation=_made(made), before=_made(held.before(made) if made else None),
        reasons=reasons.mark(actor, each.id, str(each.calculation_id)),
    )  # fmt: skip


def _override(actor: Actor, each: queries.OverrideLine) -> OverrideShown:
    return OverrideShown(
        id=each.id, version=each.version, rule_level=each.rule_level, level=each.level, reason=each.reason,
        words=each.words, against=each.against, speaks_for=each.speaks_for, review_on=each.review_on,
        state=each.state, author=each.by, second=each.second or "", answer=each.answer,
        reasons=reasons.mark(actor, each.id, str(each.version)),
    )  # fmt: skip


classification.reads(f"{PERSON}/level", read_level)
classification.reads(f"{PERSON}/classification", read_classification)
classification.acts(f"{PERSON}/levels/{{uuid:level_id}}/telling", commands.tell_level)
classification.acts(f"{PERSON}/level/calculating", commands.calculate_now, name="calculate_level")
classification.acts(f"{PROPOSAL}/accepting", commands.accept_proposal)
classification.acts(f"{PROPOSAL}/declining", commands.decline_proposal)
classification.adds(f"{PERSON}/overrides", commands.ask_override)
classification.acts(f"{OVERRIDE}/approving", commands.approve_override)
classification.acts(f"{OVERRIDE}/refusing", commands.refuse_override)
classification.acts(f"{OVERRIDE}/ending", commands.end_override)
classification.adds(f"{PERSON}/flags", commands.set_flag)
classification.acts(f"{FLAG}/reviewing", commands.review_flag)
classification.acts(f"{FLAG}/removing", commands.remove_flag)
