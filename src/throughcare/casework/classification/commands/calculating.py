"""Calculating the level anew when something behind it changes. A calculation never changes the level: it proposes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.classification.calculating import Calculated, calculate
from throughcare.casework.classification.commands.writing import add, held_on, hold, standing_override
from throughcare.casework.classification.events import LevelProposed, ProposalAnswered
from throughcare.casework.classification.models import Calculation, Proposal
from throughcare.casework.classification.queries.record import record_of
from throughcare.casework.releases.queries import in_use
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.jurisdictions.classifying import Fact, FromFact, LevelRule


def calculate_now(actor: Actor, person_id: UUID) -> Calculation | None:
    """Calculate because somebody asks. Raises NotPermitted, NotThere or PurposeNeeded."""
    require(actor, Permission.LEVEL_DECIDE, person_id)
    return recalculate(actor, person_id, "asked")


@transaction.atomic
def recalculate(actor: Actor, person_id: UUID, trigger: str, cause: UUID | None = None) -> Calculation | None:
    """Ask the pack's rule about the record as it stands now, keep its answer, and propose what differs.

    Safe to repeat: the same inputs under the same rule are not kept twice, unless somebody asks or an override ended.
    None where the place has no rule, or nothing was ever known that it could answer from.
    """
    place = hold(person_id)
    rule = place.pack.level_rule
    if rule is None:
        return None
    rule = replace(rule, code=in_use(place.agency_id, [rule.code], place.today).get(rule.code, rule.code))
    made = calculate(place.pack, rule, record_of(person_id, place.pack, rule, place.today))
    last: Calculation | None = Calculation.objects.filter(person_id=person_id).order_by("-id").first()
    if last is None and not made.level and trigger != "asked":
        return None
    if last is not None and _same(last, made, rule) and trigger not in ("asked", "override_ended"):
        return last
    row = Calculation(
        person_id=person_id, made_on=place.today, trigger=trigger, cause=cause, rule=made.rule,
        inputs=made.inputs, origins=made.origins, results=made.results, sentences=list(made.sentences),
        level=made.level, provisional=made.provisional, likelihood=list(made.likelihood), harm=list(made.harm),
        rests_on=list(made.rests_on), not_made=made.not_made, fingerprint=made.fingerprint,
    )  # fmt: skip
    add(actor, row, "classification:calculation:made")
    _propose(actor, row, rule, place.today)
    return row


def _same(last: Calculation, made: Calculated, rule: LevelRule) -> bool:
    """Whether nothing but the day has changed."""
    days = {name for name, of in rule.takes.items() if FromFact(Fact.TODAY) in of}
    before, now = (
        {name: value for name, value in inputs.items() if name not in days}
        for inputs in (last.inputs, made.inputs)
    )
    return (last.rule, last.level, last.not_made, before) == (made.rule, made.level, made.not_made, now)


def _propose(actor: Actor, made: Calculation, rule: LevelRule, today: date) -> None:
    """Propose what the person does not hold and no override answers already; what waited before is replaced."""
    held, override = held_on(made.person_id, today), standing_override(made.person_id)
    level_now = held.level if held else ""
    waiting = Proposal.objects.select_for_update().filter(person_id=made.person_id, state="waiting").first()
    settled = made.level in ("", level_now) or (override is not None and made.level == override.rule_level)
    if waiting is not None and not settled and waiting.level == made.level:
        amend(waiting, expected=waiting.version, by=actor, because="calculated again", calculation_id=made.pk)
        trail.record(actor, "classification:proposal:renewed", waiting)
        return
    if waiting is not None:
        supersede(actor, waiting)
    if settled:
        return
    proposal = Proposal(
        person_id=made.person_id, calculation=made, level_now=level_now, level=made.level,
        decide_by=today + timedelta(days=rule.accept_within_days),
    )  # fmt: skip
    add(actor, proposal, "classification:proposal:made")
    bus.publish(
        actor,
        LevelProposed(made.person_id, proposal.pk, proposal.level, level_now, proposal.decide_by),
    )


def supersede(actor: Actor, waiting: Proposal) -> None:
    """A proposal that something later took the place of."""
    amend(waiting, expected=waiting.version, by=actor, because="superseded", state="superseded")
    trail.record(actor, "classification:proposal:superseded", waiting)
    bus.publish(actor, ProposalAnswered(waiting.person_id, waiting.pk, "superseded"))
