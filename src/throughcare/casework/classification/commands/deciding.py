"""Deciding a proposal: a named person who has opened the reasons accepts or declines it."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments.commands import rest_on
from throughcare.casework.assessments.queries.sheet import title_of
from throughcare.casework.classification import reasons as seeing
from throughcare.casework.classification.commands.levels import record_level
from throughcare.casework.classification.commands.overriding import close_override
from throughcare.casework.classification.commands.writing import held_on, hold, standing_override
from throughcare.casework.classification.drafts import LevelDraft
from throughcare.casework.classification.events import ProposalAnswered
from throughcare.casework.classification.models import LevelHeld, Proposal
from throughcare.casework.classification.refusals import NothingWaits, ReasonsNotSeen, WordsMissing
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.forms.uses import Resting


@transaction.atomic
def accept_proposal(
    actor: Actor, person_id: UUID, proposal_id: UUID, *, reasons: str, expected: int
) -> LevelHeld:
    """Accept: the level holds from today, an override that stood ends, and the person is to be told.

    reasons: the mark that the page with the reasons gave this actor. Raises NotPermitted, NotThere, PurposeNeeded,
    NothingWaits, ReasonsNotSeen, StaleVersion, and what `record_level` raises.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    place = hold(person_id)
    proposal = _waiting(actor, person_id, proposal_id, reasons)
    held = held_on(person_id, place.today)
    if (held.level if held else "") != proposal.level_now:
        raise NothingWaits
    _answer(actor, proposal, expected, "accepted", "")
    override = standing_override(person_id)
    if override is not None:
        close_override(actor, override, "the rule's level was accepted")
    made = proposal.calculation
    level = record_level(
        actor,
        person_id,
        LevelDraft(
            level=proposal.level, starts_on=place.today, reason=(made.sentences or ["Calculated"])[0][:200],
            source=title_of(made.rule)[:120], calculation=made.pk,
        ),
    )  # fmt: skip
    for assessment in made.rests_on:
        rest_on(actor, person_id, Resting.LEVEL, level.pk, UUID(assessment))
    return level


@transaction.atomic
def decline_proposal(
    actor: Actor, person_id: UUID, proposal_id: UUID, *, reasons: str, words: str, expected: int
) -> None:
    """Decline, in words: the level stays as it is. Raises as `accept_proposal`, or WordsMissing."""
    require(actor, Permission.LEVEL_DECIDE, person_id)
    if not words.strip():
        raise WordsMissing("Say why the level stays as it is", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    hold(person_id)
    _answer(actor, _waiting(actor, person_id, proposal_id, reasons), expected, "declined", words.strip())


def _waiting(actor: Actor, person_id: UUID, proposal_id: UUID, reasons: str) -> Proposal:
    seeing.by_a_person(actor, Permission.LEVEL_DECIDE, person_id)
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("calculation")
    proposal: Proposal | None = rows.filter(pk=proposal_id, person_id=person_id).first()
    if proposal is None:
        raise NotThere(Permission.LEVEL_DECIDE, person_id, "no such proposal")
    if proposal.state != "waiting":
        raise NothingWaits
    if not seeing.seen(actor, proposal.pk, str(proposal.calculation_id), reasons):
        raise ReasonsNotSeen
    return proposal


def _answer(actor: Actor, proposal: Proposal, expected: int, state: str, words: str) -> None:
    amend(
        proposal, expected=expected, by=actor, because=state, state=state, words=words,
        decided_by_id=actor.user_id, decided_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, f"classification:proposal:{state}", proposal)
    bus.publish(actor, ProposalAnswered(proposal.person_id, proposal.pk, state))
