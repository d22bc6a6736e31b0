"""Writes: prepare a change of version or an agency's own figures, release as a second person, withdraw.

Each takes the actor first.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.releases.adjustable import ADJUSTABLE
from throughcare.casework.releases.events import RuleReleased
from throughcare.casework.releases.models import OwnFigures, RuleChange
from throughcare.casework.releases.queries import figures_in_use, in_use
from throughcare.casework.releases.refusals import (
    BeyondLimit,
    InUseAlready,
    NothingChanged,
    NotPrepared,
    OneAlone,
    OneWaits,
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
from throughcare.rules.kernel import BadAnswers, RuleId
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


@transaction.atomic
def prepare_figures(actor: Actor, *, code: str, figures: Mapping[str, object], why: str) -> OwnFigures:
    """Prepare the agency's own figures for a rule that leaves them to it; nothing changes until somebody else releases.

    Raises NotPermitted, NotThere, BeyondLimit, NothingChanged, OneWaits or ReasonMissing.
    """
    require(actor, Permission.RULE_RELEASE)
    if code not in ADJUSTABLE:
        raise NotThere(Permission.RULE_RELEASE, None, "no figures of this rule are the agency's")
    try:
        wanted = ADJUSTABLE[code](figures)
        used = ADJUSTABLE[code](figures_in_use(actor.agency_id, code).figures)
    except BadAnswers as refused:
        raise BeyondLimit(refused.problems[0].field, refused.problems[0].reason) from refused
    if not why.strip():
        raise ReasonMissing
    if wanted == used:
        raise NothingChanged
    agency = Agency.objects.select_for_update(no_key=True).get(code=actor.agency_code)
    if OwnFigures.objects.filter(agency=agency, code=code, state="prepared").exists():
        raise OneWaits
    made = OwnFigures(
        agency=agency, code=code, figures=wanted, why=why.strip(), prepared_by_id=actor.user_id,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "releases:figures:prepared", made, details={"rule": code})
    return made


@transaction.atomic
def release_figures(actor: Actor, figures_id: UUID, *, expected: int) -> None:
    """Release what somebody else prepared: in force at once.

    Raises NotPermitted, NotThere, NotPrepared, OneAlone or StaleVersion.
    """
    held = _held_figures(actor, figures_id)
    if held.prepared_by_id == actor.user_id:
        raise OneAlone
    amend(
        held, expected=expected, by=actor, because="released", state="released", released_by_id=actor.user_id,
        released_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "releases:figures:released", held, details={"rule": held.code})


@transaction.atomic
def withdraw_figures(actor: Actor, figures_id: UUID, *, expected: int) -> None:
    """Withdraw figures that are not released. Raises as `release_figures`."""
    held = _held_figures(actor, figures_id)
    amend(held, expected=expected, by=actor, because="withdrawn", state="withdrawn")
    trail.record(actor, "releases:figures:withdrawn", held, details={"rule": held.code})


def _held_figures(actor: Actor, figures_id: UUID) -> OwnFigures:
    require(actor, Permission.RULE_RELEASE)
    rows = OwnFigures.objects.select_for_update(no_key=True, of=("self",))
    held: OwnFigures | None = rows.filter(pk=figures_id, agency_id=actor.agency_id).first()
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such figures")
    if held.state != "prepared":
        raise NotPrepared
    return held


def _prepared(actor: Actor, change_id: UUID) -> RuleChange:
    require(actor, Permission.RULE_RELEASE)
    rows = RuleChange.objects.select_for_update(no_key=True, of=("self",))
    held: RuleChange | None = rows.filter(pk=change_id, agency_id=actor.agency_id).first()
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such change")
    if held.state != "prepared":
        raise NotPrepared
    return held
