"""On its way: submitted, sent back, approved by another, rejected, given up."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.licences.commands.writing import (
    APPROVE,
    licence_held,
    move,
    pack_of,
    rows_of,
    stage_words,
)
from throughcare.decisions.licences.fairness import heard_of
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import (
    ByAPerson,
    BySomebodyElse,
    FairProcessNeeded,
    HardStop,
    NothingChanged,
    NotNow,
    SaysNothing,
    StartNeeded,
    WordsNeeded,
)
from throughcare.decisions.licences.timing import hard_stop_of
from throughcare.decisions.licences.wording import MAKING, STANDS
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.licensing import Stage
from throughcare.rules.responses.gates import DecisionKind

NOBODY = {"decided_by_id": None, "decided_at": None, "decided_because": ""}


@transaction.atomic
def submit(actor: Actor, licence_id: UUID, *, expected: int) -> Licence:
    """Ask for approval, as a named person.

    Raises NotPermitted, NotThere, PurposeNeeded, ByAPerson, NotNow, StartNeeded, SaysNothing, NothingChanged, HardStop,
    StaleVersion.
    """
    licence = licence_held(actor, licence_id)
    if actor.system or actor.machine:
        raise ByAPerson
    if licence.stage != Stage.DRAFT:
        raise NotNow("It is not being drafted.", stage_words(licence))
    if licence.starts_on is None:
        raise StartNeeded
    rows = rows_of(licence)
    if not any(row.act in STANDS for row in rows):
        raise SaysNothing
    if licence.varies_id is not None and all(row.act == "kept" for row in rows):
        raise NothingChanged
    _in_time(actor, licence)
    return move(
        actor, licence, Stage.SUBMITTED, expected=expected, action="submitted", what="It cannot be submitted.",
        submitted_by_id=actor.user_id, submitted_at=clock.now(), **NOBODY,
    )  # fmt: skip


@transaction.atomic
def approve(actor: Actor, licence_id: UUID, *, expected: int) -> Licence:
    """Approve, as a named person who drafted, changed and submitted nothing of it.

    What asks more of the person than the version in force is approved when a fair process about it was decided as made.
    Raises NotPermitted, NotThere, PurposeNeeded, ByAPerson, BySomebodyElse, NotNow, FairProcessNeeded, StaleVersion.
    """
    licence = _to_decide(actor, licence_id)
    if licence.varies_id is not None:
        found = heard_of(licence.pk)
        if found.missing:
            raise FairProcessNeeded(found.missing)
    return move(
        actor, licence, Stage.APPROVED, expected=expected, action="approved", what="It cannot be approved.",
        decided_by_id=actor.user_id, decided_at=clock.now(), decided_because="",
    )  # fmt: skip


@transaction.atomic
def send_back(actor: Actor, licence_id: UUID, because: str, *, expected: int) -> Licence:
    """Hand it back to be drafted on, with the reason. Raises as `approve`, and WordsNeeded."""
    return _refuse(actor, licence_id, because, Stage.DRAFT, "sent-back", expected)


@transaction.atomic
def reject(actor: Actor, licence_id: UUID, because: str, *, expected: int) -> Licence:
    """Say no to a new version, with the reason; the one in force stays. Raises as `approve`, and WordsNeeded."""
    return _refuse(actor, licence_id, because, Stage.REJECTED, "rejected", expected)


@transaction.atomic
def drop(actor: Actor, licence_id: UUID, *, expected: int) -> Licence:
    """Give up one that is not in force; it stays in the history.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, StaleVersion.
    """
    licence = licence_held(actor, licence_id)
    if licence.stage not in MAKING:
        raise NotNow("Only one that is being made is given up.", stage_words(licence))
    return move(
        actor, licence, Stage.INACTIVE, expected=expected, action="dropped", what="It cannot be given up.",
        over_because="dropped",
    )  # fmt: skip


@transaction.atomic
def be_fair(actor: Actor, licence_id: UUID) -> Process:
    """Begin the fair process about a new version that asks more, reported by whoever proposed it.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow.
    """
    licence = licence_held(actor, licence_id)
    if licence.varies_id is None or licence.stage not in (Stage.DRAFT, Stage.SUBMITTED):
        raise NotNow("A fair process is about a new version that is being made.", stage_words(licence))
    return dueprocess.open_process(
        actor, licence.person_id, DecisionKind.CONDITION_CHANGE.value, about=licence.pk,
        reported_by=licence.submitted_by_id or licence.drafted_by_id, order_id=licence.order_id,
    )  # fmt: skip


def _to_decide(actor: Actor, licence_id: UUID) -> Licence:
    """Raises what `approve` says of who approves."""
    licence = licence_held(actor, licence_id, APPROVE)
    if actor.system or actor.machine:
        raise ByAPerson
    if licence.stage != Stage.SUBMITTED:
        raise NotNow("It does not wait for approval.", stage_words(licence))
    wrote = LicenceCondition.versions.filter(licence=licence, recorded_by_id=actor.user_id)
    if actor.user_id in (licence.drafted_by_id, licence.submitted_by_id) or wrote.exists():
        raise BySomebodyElse
    return licence


def _refuse(actor: Actor, licence_id: UUID, because: str, to: Stage, action: str, expected: int) -> Licence:
    licence = _to_decide(actor, licence_id)
    if not because.strip():
        raise WordsNeeded("Say why, for whoever drafts it", "because")
    refuse_what_tells(actor, licence.person_id, {"because": because})
    return move(
        actor, licence, to, expected=expected, action=action, what="This place has no such step.",
        decided_by_id=actor.user_id, decided_at=clock.now(), decided_because=because.strip(),
    )  # fmt: skip


def _in_time(actor: Actor, licence: Licence) -> None:
    """Raises HardStop where the place's dates say that it is too late for this kind."""
    pack = pack_of(licence)
    stop = hard_stop_of(pack, licence)
    today = clock.today(licence.person.agency.zone)
    if stop is None or licence.starts_on is None or not stop <= today <= licence.starts_on:
        return
    kinds = "; ".join(pack.licensing.kind_words(kind) for kind in sorted(pack.licensing.made_inside))
    raise HardStop(stop, pack.in_words(stop), kinds)
