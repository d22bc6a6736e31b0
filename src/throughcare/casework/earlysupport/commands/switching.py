"""Switching early support on and off: measured first, asked by one, decided by another, stopped by anybody of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.earlysupport.commands.closing import close_all
from throughcare.casework.earlysupport.events import SupportSwitched
from throughcare.casework.earlysupport.models import SupportSwitch
from throughcare.casework.earlysupport.queries.standing import measured_so_far
from throughcare.casework.earlysupport.refusals import (
    NotMeasured,
    NotWaiting,
    OneAlone,
    ReasonMissing,
    RuleChanged,
    SwitchedAlready,
)
from throughcare.casework.earlysupport.wording import ASKED, OFF, ON, WITHDRAWN
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.interventions.early_support import RULE

ANOTHER_VERSION = "Another version of the rule came; it is measured anew"


@transaction.atomic
def ask_to_switch_on(actor: Actor, *, why: str, measured: Mapping[str, Any]) -> SupportSwitch:
    """Ask that the rule may offer help; nothing changes until somebody else decides.

    measured: the figures the asker has seen (`insight.early_support`), of many people only, kept with the request.
    Raises NotPermitted, ReasonMissing, SwitchedAlready or NotMeasured.
    """
    require(actor, Permission.RULE_RELEASE)
    if not why.strip():
        raise ReasonMissing
    agency = Agency.objects.select_for_update(no_key=True).get(code=actor.agency_code)
    retire(actor, agency)
    if SupportSwitch.objects.filter(agency=agency, state__in=[ASKED, ON]).exists():
        raise SwitchedAlready
    found = measured_so_far(actor)
    if found.missing or not measured:
        raise NotMeasured(
            found.days, found.people, found.missing or "nothing can be shown yet of what came later"
        )
    made = SupportSwitch(
        agency=agency, rule=RULE, days=found.days, people=found.people, measured=dict(measured),
        asked_by_id=actor.user_id, asked_because=why.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "earlysupport:switch:asked", made, details={"rule": RULE})
    bus.publish(actor, SupportSwitched(agency.pk, made.pk, RULE, ASKED))
    return made


@transaction.atomic
def switch_on(actor: Actor, switch_id: UUID, *, why: str, expected: int) -> None:
    """Switch it on as the second person; help is offered from the next night on.

    Raises NotPermitted, NotThere, NotWaiting, OneAlone, ReasonMissing, RuleChanged or StaleVersion.
    """
    held = _held(actor, switch_id, ASKED)
    if held.asked_by_id == actor.user_id:
        raise OneAlone
    if not why.strip():
        raise ReasonMissing
    if held.rule != RULE:
        raise RuleChanged(RULE)
    amend(
        held, expected=expected, by=actor, because="switched on", state=ON, decided_by_id=actor.user_id,
        decided_because=why.strip(), decided_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "earlysupport:switch:on", held, details={"rule": held.rule})
    bus.publish(actor, SupportSwitched(held.agency_id, held.pk, held.rule, ON))


@transaction.atomic
def withdraw(actor: Actor, switch_id: UUID, *, why: str, expected: int) -> None:
    """Not switch it on, as whoever asked or as somebody else. Raises as `switch_on`."""
    _end(actor, _held(actor, switch_id, ASKED), WITHDRAWN, why, expected)


@transaction.atomic
def switch_off(actor: Actor, switch_id: UUID, *, why: str, expected: int) -> None:
    """Switch it off at once, one person alone: what waits to be offered is set aside. Raises as `switch_on`."""
    held = _held(actor, switch_id, ON)
    _end(actor, held, OFF, why, expected)
    close_all(actor, held.agency_id)


def retire(actor: Actor, agency: Agency) -> None:
    """End a switch of another version of the rule: that one goes back to being measured."""
    for held in SupportSwitch.objects.filter(agency=agency, state__in=[ASKED, ON]).exclude(rule=RULE):
        was_on = held.state == ON
        _end(actor, held, OFF if was_on else WITHDRAWN, ANOTHER_VERSION, held.version)
        if was_on:
            close_all(actor, agency.pk)


def _end(actor: Actor, held: SupportSwitch, state: str, why: str, expected: int) -> None:
    if not why.strip():
        raise ReasonMissing
    amend(
        held, expected=expected, by=actor, because=state, state=state, ended_by_id=actor.user_id,
        ended_because=why.strip(), ended_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, f"earlysupport:switch:{state}", held, details={"rule": held.rule})
    bus.publish(actor, SupportSwitched(held.agency_id, held.pk, held.rule, state))


def _held(actor: Actor, switch_id: UUID, state: str) -> SupportSwitch:
    require(actor, Permission.RULE_RELEASE)
    rows = SupportSwitch.objects.select_for_update(no_key=True, of=("self",))
    held: SupportSwitch | None = rows.filter(pk=switch_id, agency_id=actor.agency_id).first()
    if held is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such switch")
    if held.state != state:
        raise NotWaiting
    return held
