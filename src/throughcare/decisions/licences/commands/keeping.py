"""What the calendar brings: drafts that came too late, licences that come into force, and those whose time is over."""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.decisions.licences.commands.in_force import activate, end
from throughcare.decisions.licences.commands.writing import licence_held, move, pack_of
from throughcare.decisions.licences.models import Licence
from throughcare.decisions.licences.timing import hard_stop_of
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused
from throughcare.rules.jurisdictions.licensing import Stage

log = logging.getLogger(__name__)


def keep_time(actor: Actor) -> int:
    """Each day: put into force what is due, end what is over, and let drafts run out where the place's dates say so.

    One that cannot be carried out waits for a person; the sweep tells of it. Returns how many were moved. Raises
    NotPermitted for anybody but the system.
    """
    if not actor.system:
        raise NotPermitted(Permission.CONDITIONS_DRAFT, None, "R0 for the system alone")
    return sum(_one(actor, key) for key in _due_keys())


def end_of_order(actor: Actor, order_id: UUID) -> None:
    """The order ended: nothing of its licences is in force or waits any more. Safe to repeat."""
    rows = Licence.objects.filter(order_id=order_id, stage__in=[each for each in Stage if not each.over])
    for key in rows.order_by("number").values_list("pk", flat=True):
        end(actor, key, "order-ended")


def _due_keys() -> list[UUID]:
    """Whose day may have come anywhere on earth; each is asked again by its own calendar."""
    latest = clock.today("Pacific/Kiritimati")
    due = Q(stage="approved", starts_on__lte=latest) | Q(stage="active", ends_on__lte=latest) | Q(
        stage="draft", starts_on__isnull=False, varies__isnull=True
    )  # fmt: skip
    return list(Licence.objects.filter(due).order_by("number", "pk").values_list("pk", flat=True))


def _one(actor: Actor, key: UUID) -> bool:
    try:
        with transaction.atomic():
            licence = licence_held(actor, key)
            before = licence.stage
            _keep(actor, licence)
            return bool(Licence.objects.values_list("stage", flat=True).get(pk=key) != before)
    except Refused as refused:  # it waits for a person
        log.info("A licence waits: %s", type(refused).__name__)
        return False


def _keep(actor: Actor, licence: Licence) -> None:
    today = clock.today(licence.person.agency.zone)
    if licence.stage == Stage.ACTIVE:
        if licence.ends_on is not None and licence.ends_on <= today:
            end(actor, licence.pk, "expired")
    elif licence.stage == Stage.APPROVED:
        if licence.starts_on is not None and licence.starts_on <= today:
            activate(actor, licence.pk)
    elif licence.stage == Stage.DRAFT and licence.starts_on is not None:
        stop = hard_stop_of(pack_of(licence), licence)
        if stop is not None and stop <= today:
            move(
                actor, licence, Stage.TIMED_OUT, expected=licence.version, action="timed-out",
                what="It does not run out here.",
            )  # fmt: skip
