"""What has to be found before a failure is answered: whether the person could pay, and what a grid gives."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Order
from throughcare.decisions.noncompliance.commands.writing import add, failure_held, named_person, pack_of
from throughcare.decisions.noncompliance.drafts import AbilityDraft, WeighingDraft
from throughcare.decisions.noncompliance.events import AbilityFound, FailureWeighed
from throughcare.decisions.noncompliance.models import AbilityFinding, ExcuseJudgment, Failure, Weighing
from throughcare.decisions.noncompliance.queries.grids import live_grids
from throughcare.decisions.noncompliance.refusals import NotInUse, NotNow, WordsNeeded
from throughcare.decisions.noncompliance.wording import ABLE
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.kernel import RuleError
from throughcare.rules.responses.grid import GridFacts, ResponseGrid
from throughcare.rules.responses.ranges import response_range

Stage = Failure.Stage


@transaction.atomic
def find_ability(
    actor: Actor, person_id: UUID, failure_id: UUID, draft: AbilityDraft, *, expected: int
) -> AbilityFinding:
    """Find whether the person was able to pay. Without it nothing adverse follows a payment that was not made.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, StaleVersion.
    """
    named_person(actor)
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    failure = failure_held(person_id, failure_id, Permission.EXCUSE_JUDGE)
    _open(failure)
    if failure.subject_kind != "money":
        raise NotNow("This failure is not about a payment.")
    if draft.able not in ABLE:
        raise WordsNeeded("Choose what was found", "able")
    if not draft.looked_at.strip():
        raise WordsNeeded("Say what you looked at: income, needs, what was asked and answered", "looked_at")
    refuse_what_tells(actor, person_id, {"looked_at": draft.looked_at})
    given = {
        "able": draft.able, "looked_at": draft.looked_at.strip(), "found_on": clock.today(actor.zone),
        "found_by_id": actor.user_id,
    }  # fmt: skip
    held: AbilityFinding | None = AbilityFinding.objects.filter(failure=failure).first()
    if held is None:
        held = AbilityFinding(person_id=person_id, failure=failure, recorded_by_id=actor.user_id, **given)
        add(actor, held, "noncompliance:ability:found", able=draft.able)
    else:
        amend(held, expected=held.version, by=actor, because="found-again", **given)
        trail.record(actor, "noncompliance:ability:found-again", held, details={"able": draft.able})
    amend(failure, expected=expected, by=actor, because="ability-found", stage=failure.stage)
    trail.record(actor, "noncompliance:failure:ability-found", failure)
    bus.publish(actor, AbilityFound(failure.pk, person_id, draft.able))
    return held


@transaction.atomic
def weigh(
    actor: Actor, person_id: UUID, failure_id: UUID, draft: WeighingDraft, *, expected: int
) -> Weighing:
    """Ask a grid that is live here what range it gives; the count of occurrences is the record's own.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, NotInUse, StaleVersion.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    failure = failure_held(person_id, failure_id, Permission.RESPONSE_DECIDE)
    if failure.stage != Stage.TO_DECIDE:
        raise NotNow("Nothing is to be decided here now.")
    grid = _grid(actor, failure, draft.grid)
    facts = GridFacts(
        failure=failure.kind, occurrence=occurrence_of(failure), risk=draft.risk or None,
        severity=draft.severity or None, ceiling=draft.ceiling or None,
    )  # fmt: skip
    kept = _asked(grid, facts) | {"weighed_by_id": actor.user_id}
    held: Weighing | None = Weighing.objects.filter(failure=failure).first()
    if held is None:
        held = Weighing(person_id=person_id, failure=failure, recorded_by_id=actor.user_id, **kept)
        add(actor, held, "noncompliance:failure:weighed", grid=grid.code)
    else:
        amend(held, expected=held.version, by=actor, because="weighed-again", **kept)
        trail.record(actor, "noncompliance:failure:weighed-again", held, details={"grid": grid.code})
    amend(failure, expected=expected, by=actor, because="weighed", stage=failure.stage)
    trail.record(actor, "noncompliance:failure:grid-asked", failure)
    bus.publish(actor, FailureWeighed(failure.pk, person_id, grid.code, bool(kept["lowest"])))
    return held


def occurrence_of(failure: Failure) -> int:
    """Which time it is: earlier failures of this kind on this order without reasonable excuse, and this one."""
    earlier = ExcuseJudgment.objects.filter(
        person_id=failure.person_id, failure__order_id=failure.order_id, failure__kind=failure.kind,
        failure__failed_on__lte=failure.failed_on, reasonable=False,
    ).exclude(failure=failure)  # fmt: skip
    before: int = earlier.count()
    return before + 1


def _asked(grid: ResponseGrid, facts: GridFacts) -> dict[str, object]:
    given = {name: value for name, value in asdict(facts).items() if value is not None} | {"grid": grid.code}
    try:
        found = response_range.ask(given)
    except RuleError as refused:
        raise NotInUse(refused.message, "risk") from refused
    return {
        "grid": grid.code, "facts": given, "lowest": found.results["lowest"] or "",
        "highest": found.results["highest"] or "", "grounds": list(found.sentences),
        "fingerprint": str(found.fingerprint),
    }  # fmt: skip


def _grid(actor: Actor, failure: Failure, code: str) -> ResponseGrid:
    """The grid, if it is this place's, for this sort of order, and live today. Raises NotInUse."""
    pack = pack_of(actor, failure.person_id)
    order: Order | None = failure.order
    live = live_grids(actor.agency_id, pack, order.kind if order else "", clock.today(actor.zone))
    held = next((each for each in live if each.code == code), None)
    if held is None:
        raise NotInUse(
            "This table is not in use here: it is not this place’s, not for this order, or not confirmed",
            "grid",
        )
    return held


def _open(failure: Failure) -> None:
    if failure.stage == Stage.CLOSED:
        raise NotNow("This failure is closed.")
