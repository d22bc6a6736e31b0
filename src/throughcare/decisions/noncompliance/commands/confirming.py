"""Confirming a grid that was read in part, at second hand, or that has ended: one prepares, another releases."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.writing import add
from throughcare.decisions.noncompliance.models import GridConfirmed
from throughcare.decisions.noncompliance.refusals import NotInUse, NotNow, OneAlone, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules import jurisdictions
from throughcare.rules.responses.grid import GridStanding


@transaction.atomic
def prepare_grid(actor: Actor, *, grid: str, why: str) -> GridConfirmed:
    """Say that the agency has checked a grid of its own state; nobody uses it before a second person agrees.

    Raises NotPermitted, NotInUse, NotNow or WordsNeeded.
    """
    require(actor, Permission.RULE_RELEASE)
    held = jurisdictions.get(actor.jurisdiction).responding.grid(grid)
    if held is None:
        raise NotInUse("This is no table of this place", "grid")
    standing = held.standing(clock.today(actor.zone))
    if standing in (GridStanding.CURRENT, GridStanding.NOT_YET):
        raise NotNow(f"It needs no confirmation: {standing.label.lower()}.")
    if not why.strip():
        raise WordsNeeded("Say what was checked, and against which text", "why")
    agency = Agency.objects.select_for_update(no_key=True).get(code=actor.agency_code)
    if GridConfirmed.objects.filter(agency=agency, grid=grid).exclude(state="withdrawn").exists():
        raise NotNow("It is confirmed, or waits for the second person.")
    made = GridConfirmed(
        agency=agency, grid=grid, why=why.strip(), prepared_by_id=actor.user_id, recorded_by_id=actor.user_id
    )
    add(actor, made, "noncompliance:grid:prepared", grid=grid)
    return made


@transaction.atomic
def release_grid(actor: Actor, confirmation_id: UUID, *, expected: int) -> GridConfirmed:
    """Agree to what somebody else prepared: the grid is live from now on.

    Raises NotPermitted, NotThere, NotNow, OneAlone or StaleVersion.
    """
    held = _held(actor, confirmation_id)
    if held.state != "prepared":
        raise NotNow("It is released already.")
    if held.prepared_by_id == actor.user_id:
        raise OneAlone
    amend(
        held, expected=expected, by=actor, because="released", state="released", released_by_id=actor.user_id,
        released_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "noncompliance:grid:released", held, details={"grid": held.grid})
    return held


@transaction.atomic
def withdraw_grid(actor: Actor, confirmation_id: UUID, *, expected: int) -> GridConfirmed:
    """Take the confirmation back: nobody uses the grid any more; what was decided under it stands.

    Raises NotPermitted, NotThere or StaleVersion.
    """
    held = _held(actor, confirmation_id)
    amend(held, expected=expected, by=actor, because="withdrawn", state="withdrawn")
    trail.record(actor, "noncompliance:grid:withdrawn", held, details={"grid": held.grid})
    return held


def _held(actor: Actor, confirmation_id: UUID) -> GridConfirmed:
    require(actor, Permission.RULE_RELEASE)
    rows = GridConfirmed.objects.select_for_update(no_key=True, of=("self",))
    held: GridConfirmed | None = (
        rows.filter(pk=confirmation_id, agency_id=actor.agency_id).exclude(state="withdrawn").first()
    )
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such confirmation")
    return held
