"""/people/{id}/eligibility: what each rule of release makes of the record, the hearings due, and answers to it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.considering import HearingWanted, RuleConsidered
from throughcare.decisions.hearings.queries.eligibility import eligibility as considered
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.release.eligibility import Criterion, sentence
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

eligibility = Resource("hearings", "hearings")
PERSON = "/people/{uuid:person_id}/eligibility"


class EligibilityCriterionShown(Shown):
    """One criterion. said: by question.

    stands: met, not_met, not_yet, on_record, not_asked, not_known or source_unknown.
    """

    name: str
    asks: str
    asked_for: str
    said: Mapping[str, str]
    stands: str


class EligibilityAnswerShown(Shown):
    """What somebody said of a question."""

    item: str
    answer: str
    said_by: str
    said_on: date


class EligibilityRuleShown(Shown):
    """One rule. outcome: no_rule, outside, lacking, against or met; none is a decision. seen: sent with an answer."""

    code: str
    title: str
    sort: str
    population: str
    outcome: str
    published: bool
    day: date | None
    criteria: list[EligibilityCriterionShown]
    reasons: list[str]
    to_answer: list[str]
    answers: list[EligibilityAnswerShown]
    seen: int
    source: str


class HearingWantedShown(Shown):
    """A hearing that a day calls for. by: null where no day is set. arranged_id: the hearing that answers it."""

    kind: str
    why: str
    by: date | None
    near: bool
    late: bool
    arranged_id: UUID | None
    process_id: UUID | None
    earliest: date | None


class EligibilityShown(Shown):
    """Rules and hearings. no_published_rule: for what the place has none."""

    rules: list[EligibilityRuleShown]
    hearings: list[HearingWantedShown]
    no_published_rule: list[str]


def read_eligibility(actor: Actor, person_id: UUID) -> EligibilityShown:
    """What each rule of release makes of the record, criterion by criterion, and the hearings that are due."""
    found, pack = considered(actor, person_id), jurisdictions.get(actor.jurisdiction)
    return EligibilityShown(
        rules=[_rule(each, pack) for each in found.rules],
        hearings=[_wanted(each) for each in found.hearings],
        no_published_rule=[sort.value for sort in found.unpublished],
    )


def _rule(each: RuleConsidered, pack: Jurisdiction) -> EligibilityRuleShown:
    rule, source = each.rule, each.found.source or each.rule.source
    return EligibilityRuleShown(
        code=rule.code, title=rule.title, sort=rule.sort.value, population=rule.population.words,
        outcome=each.outcome.value, published=rule.published, day=each.day,
        criteria=[_criterion(one) for one in each.found.criteria],
        reasons=[sentence(one, pack.in_words, rule.words) for one in each.found.reasons],
        to_answer=[item.name for item in each.to_type],
        answers=[EligibilityAnswerShown.model_validate(one, from_attributes=True) for one in each.answers],
        seen=each.seen, source=str(source) if source else "",
    )  # fmt: skip


def _criterion(one: Criterion) -> EligibilityCriterionShown:
    said = {
        item.name: str(value).lower() if isinstance(value, bool) else str(value) for item, value in one.said
    }
    return EligibilityCriterionShown(
        name=one.name, asks=one.asks, asked_for=one.asked_for, said=said, stands=one.stands.value
    )


def _wanted(each: HearingWanted) -> HearingWantedShown:
    return HearingWantedShown(
        kind=each.kind, why=each.why, by=each.by, near=each.near, late=each.late,
        arranged_id=each.arranged.id if each.arranged else None, process_id=each.process_id, earliest=each.earliest,
    )  # fmt: skip


eligibility.reads(PERSON, read_eligibility)
eligibility.adds(f"{PERSON}/answers", commands.answer_eligibility)
