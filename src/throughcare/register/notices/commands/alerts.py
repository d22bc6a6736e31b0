"""Who deals with an alert. Each write compares the version seen: two people never both think they hold it."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.register.notices.models import Alert

FINISHED: dict[str, str] = {
    "dealt-with": "It is dealt with",
    "known": "It is known, and nothing more is to be done",
    "not-needed": "The alert was not needed",
}
"""Why an alert is finished: codes, so that nobody writes about a person here."""


class NotYours(Refused):
    """Somebody else is dealing with the alert, or nobody needs to any more."""


@transaction.atomic
def take(actor: Actor, alert_id: UUID, *, expected: int) -> Alert:
    """Take an alert as one's own. Raises NotPermitted, NotThere, NotYours, StaleVersion."""
    alert = _held(actor, alert_id)
    if alert.state == Alert.State.DONE:
        raise NotYours("This alert is already dealt with.")
    if alert.owner_id not in (None, actor.user_id):
        raise NotYours("A colleague is dealing with this alert.")
    return _write(
        actor, alert, expected, "taken", state=Alert.State.OWNED, owner_id=actor.user_id, owned_at=clock.now()
    )


@transaction.atomic
def hand_back(actor: Actor, alert_id: UUID, *, expected: int) -> Alert:
    """Give an alert back to whoever takes it next. Raises NotPermitted, NotThere, NotYours, StaleVersion."""
    alert = _held(actor, alert_id)
    if alert.state != Alert.State.OWNED or (alert.owner_id != actor.user_id and not _leads(actor)):
        raise NotYours("This alert is not yours to hand back.")
    return _write(actor, alert, expected, "handed-back", state=Alert.State.NEW, owner_id=None, owned_at=None)


@transaction.atomic
def finish(actor: Actor, alert_id: UUID, *, expected: int, because: str) -> Alert:
    """Say that nothing more is to be done. because: a code of FINISHED.

    Raises NotPermitted, NotThere, NotYours, StaleVersion.
    """
    alert = _held(actor, alert_id)
    if alert.state == Alert.State.DONE:
        raise NotYours("This alert is already dealt with.")
    if alert.owner_id not in (None, actor.user_id) and not _leads(actor):
        raise NotYours("A colleague is dealing with this alert.")
    if because not in FINISHED:
        raise NotYours("Choose why it is finished", "because")
    return _write(
        actor, alert, expected, "finished", state=Alert.State.DONE, owner_id=alert.owner_id or actor.user_id,
        done_at=clock.now(), done_because=because,
    )  # fmt: skip


def _leads(actor: Actor) -> bool:
    return Permission.TEAM_READ in actor.permissions


def _held(actor: Actor, alert_id: UUID) -> Alert:
    require(actor, Permission.ALERT_OWN)
    alert = Alert.objects.filter(visible_to(actor), pk=alert_id).first()
    if alert is None:
        raise NotThere(Permission.ALERT_OWN, None, "R1 no such alert")
    return alert


def _write(actor: Actor, alert: Alert, expected: int, what: str, **changes: object) -> Alert:
    found = Alert.objects.filter(pk=alert.pk, version=expected)
    if not found.update(version=F("version") + 1, **changes):
        alert.refresh_from_db()
        raise StaleVersion("Alert", alert.pk, expected, alert.version)
    trail.record(actor, f"notices:alert:{what}", alert, details={"rule": alert.rule})
    alert.refresh_from_db()
    return alert
