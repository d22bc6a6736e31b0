"""A reported death: it stops everything at once, is confirmed from a second source, and can always be undone.

Nothing is destroyed. While the report stands the person's state is "died"; taking it back opens the state before,
and what followed from it follows back.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.states import enter, last_state, undo
from throughcare.casework.orders.commands.writing import add, held, written
from throughcare.casework.orders.drafts import DeathDraft
from throughcare.casework.orders.events import DeathConfirmed, DeathReported, DeathUndone
from throughcare.casework.orders.models import DeathReport
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.casework.orders.reasons import DEATH_UNDOINGS
from throughcare.casework.orders.refusals import DatesContradict, InTheFuture, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import SupervisionState


@transaction.atomic
def report_death(actor: Actor, person_id: UUID, draft: DeathDraft) -> DeathReport:
    """Write down what was heard: from now on no letter, reminder or clock runs.

    The state begins on the day of death as told, but not before the state that stood; on the day of the report when
    no day was told. Raises NotPermitted, NotThere, PurposeNeeded, NotListed, InTheFuture, DatesContradict or
    StateRefused.
    """
    _named(actor)
    require(actor, Permission.CONTACT_RECORD, person_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, {"told_by": draft.told_by})
    last = last_state(person_id)
    starts_on = draft.died_on or draft.told_on
    if last is not None:
        starts_on = max(starts_on, last.starts_on)
    state = enter(actor, person_id, SupervisionState.DIED, starts_on, decided_by=actor.user_id)
    report = DeathReport(
        person_id=person_id, state=state, told_by=draft.told_by.strip(), told_how=draft.told_how,
        told_on=draft.told_on, died_on=draft.died_on, reported_by_id=actor.user_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, report, "orders:death:reported")
    bus.publish(actor, DeathReported(person_id, report.pk))
    return report


@transaction.atomic
def confirm_death(
    actor: Actor, person_id: UUID, report_id: UUID, *, source: str, died_on: date | None, expected: int
) -> DeathReport:
    """Write that a second source says the same. died_on: the day, when this source knows it.

    Raises StateRefused for whoever took the report, for the same source, and when it is confirmed; StaleVersion.
    """
    _named(actor)
    require(actor, Permission.ORDER_CHANGE, person_id)
    report = held(DeathReport, person_id, report_id, lock=True)
    if report.confirmed_on is not None:
        raise StateRefused("This report is already confirmed.")
    if report.reported_by_id == actor.user_id:
        raise StateRefused("Somebody else than the person who took the report confirms it.")
    source = source.strip()
    if not source or source.casefold() == report.told_by.casefold():
        raise StateRefused("Name a second source: not the one who told you first", "second_source")
    refuse_what_tells(actor, person_id, {"second_source": source})
    today = clock.today(actor.zone)
    if died_on is not None and died_on > today:
        raise InTheFuture("The day of death", "died_on", died_on)
    amend(
        report, expected=expected, by=actor, because="confirmed", second_source=source, confirmed_on=today,
        confirmed_by_id=actor.user_id, died_on=died_on or report.died_on,
    )  # fmt: skip
    trail.record(actor, "orders:death:confirmed", report)
    bus.publish(actor, DeathConfirmed(person_id, report.pk))
    return report


@transaction.atomic
def undo_death(actor: Actor, person_id: UUID, report_id: UUID, *, because: str, expected: int) -> None:
    """Undo a report, confirmed or not: the state before stands again as it stood. because: of DEATH_UNDOINGS.

    Raises NotListed, StaleVersion.
    """
    _named(actor)
    require(actor, Permission.ORDER_CHANGE, person_id)
    if because not in {reason.code for reason in DEATH_UNDOINGS}:
        raise NotListed("because", because)
    report = held(DeathReport, person_id, report_id, lock=True)
    retract(report, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:death:undone", report, details={"reason": because})
    state = held(StateRow, person_id, report.state_id)
    undo(actor, person_id, state, expected=state.version, because=because)
    bus.publish(actor, DeathUndone(person_id, report.pk))


def _named(actor: Actor) -> None:
    if actor.system or actor.machine:
        raise StateRefused("Only a named person can report, confirm or undo a death.")


def _check(actor: Actor, person_id: UUID, draft: DeathDraft) -> None:
    today = clock.today(actor.zone)
    if draft.told_how not in DeathReport.Told.values:
        raise NotListed("told_how", draft.told_how)
    if not draft.told_by.strip():
        raise StateRefused("Say who told you", "told_by")
    for day, what, field in (
        (draft.told_on, "The day you were told", "told_on"),
        (draft.died_on, "The day of death", "died_on"),
    ):
        if day is not None and day > today:
            raise InTheFuture(what, field, day)
    if draft.died_on is None:
        return
    if draft.died_on > draft.told_on:
        raise DatesContradict(
            "The death cannot be after you were told of it", "died_on", draft.died_on, draft.told_on
        )
    born = Person.objects.filter(pk=person_id).values_list("born_from", flat=True).first()
    if born is not None and draft.died_on < born:
        raise DatesContradict(
            f"The person was born on {written(actor, born)}. Check the day.", "died_on", born, draft.died_on
        )
