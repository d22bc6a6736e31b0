"""The person gets a copy of a version of their plan: who gave it, when and how."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.plans.commands.writing import hold
from throughcare.casework.plans.models import PlanVersion
from throughcare.casework.plans.refusals import DayWrong, UnknownCode
from throughcare.casework.plans.wording import GIVEN
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules.dates import civil_date


@transaction.atomic
def give_copy(
    actor: Actor, person_id: UUID, version_id: UUID, *, how: str, given_on: date, expected: int
) -> PlanVersion:
    """Write down that the person got a copy. Given again, the last time stands and the earlier is kept beneath it.

    Raises NotPermitted, NotThere (also for a version that was sent back), PurposeNeeded, UnknownCode, DayWrong or
    StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place = hold(person_id)
    version: PlanVersion | None = PlanVersion.objects.filter(pk=version_id, person_id=person_id).first()
    if version is None or version.state == "returned":
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    if how not in GIVEN:
        raise UnknownCode("how", how)
    if given_on > place.today:
        raise DayWrong("The day must be today or in the past", "given_on", given_on)
    if given_on < civil_date(version.signed_at, actor.zone):
        raise DayWrong("The version was not signed yet on that day", "given_on", given_on)
    amend(
        version, expected=expected, by=actor, because="given", given_on=given_on, given_how=how,
        given_by_id=actor.user_id,
    )  # fmt: skip
    trail.record(actor, "plans:version:given", version)
    return version
