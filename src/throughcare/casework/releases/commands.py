"""Writes: prepare a change of version, release it as a second person, withdraw it. Each takes the actor first."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.releases.events import RuleReleased
from throughcare.casework.releases.models import RuleChange
from throughcare.casework.releases.queries import in_use
from throughcare.casework.releases.refusals import (
    InUseAlready,
    NotPrepared,
    OneAlone,
    ReasonMissing,
    TooEarly,
    UnknownVersion,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules import catalogue
from throughcare.rules.kernel import RuleId
from throughcare.rules.kernel.errors import BadRuleId


@transaction.atomic
def prepare_change(
    actor: Actor, *, rule: str, effective_from: date, why: str, impact: dict[str, Any]
) -> RuleChange:
    """Prepare that a version ("code@YYYY-MM-DD") comes into use; nothing changes until somebody else releases it.

    Raises NotPermitted, UnknownVersion, InUseAlready, TooEarly or ReasonMissing.
    """
    require(actor, Permission.RULE_RELEASE)
    try:
        wanted = RuleId.parse(rule)
    except BadRuleId:
        raise UnknownVersion(rule) from None
    if str(wanted) not in {str(each.card.id) for each in catalogue.versions(wanted.code)}:
        raise UnknownVersion(rule)
    today = clock.today(actor.zone)
    if effective_from <= today:
        raise TooEarly(effective_from)
    if not why.strip():
        raise ReasonMissing
    held = RuleChange.objects.filter(agency_id=actor.agency_id, code=wanted.code).exclude(state="withdrawn")
    used = in_use(actor.agency_id, [wanted.code], today).get(wanted.code, "")
    if used == str(wanted) or held.filter(version_of_rule=wanted.version).exists():
        raise InUseAlready(rule)
    agency = Agency.objects.get(code=actor.agency_code)
    made = RuleChange(
        agency=agency, code=wanted.code, version_of_rule=wanted.version, effective_from=effective_from,
        why=why.strip(), impact=impact, prepared_by_id=actor.user_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "releases:change:prepared", made, details={"rule": rule})
    return made


@transaction.atomic
def release_change(actor: Actor, change_id: UUID, *, expected: int) -> None:
    """Release what somebody else prepared. Raises NotPermitted, NotThere, NotPrepared, OneAlone or StaleVersion."""
    held = _prepared(actor, change_id)
    if held.prepared_by_id == actor.user_id:
        raise OneAlone
    if held.effective_from <= clock.today(actor.zone):
        raise TooEarly(held.effective_from)
    amend(
        held, expected=expected, by=actor, because="released", state="released", released_by_id=actor.user_id,
        released_at=clock.now(),
    )  # fmt: skip
    rule = f"{held.code}@{held.version_of_rule}"
    trail.record(actor, "releases:change:released", held, details={"rule": rule})
    bus.publish(actor, RuleReleased(held.pk, held.agency_id, rule, held.effective_from))


@transaction.atomic
def withdraw_change(actor: Actor, change_id: UUID, *, expected: int) -> None:
    """Withdraw a change that is not released. Raises as `release_change`."""
    held = _prepared(actor, change_id)
    amend(held, expected=expected, by=actor, because="withdrawn", state="withdrawn")
    trail.record(actor, "releases:change:withdrawn", held)


def _prepared(actor: Actor, change_id: UUID) -> RuleChange:
    require(actor, Permission.RULE_RELEASE)
    rows = RuleChange.objects.select_for_update(no_key=True, of=("self",))
    held: RuleChange | None = rows.filter(pk=change_id, agency_id=actor.agency_id).first()
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such change")
    if held.state != "prepared":
        raise NotPrepared
    return held
