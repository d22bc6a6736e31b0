"""Who comes in by a link or on a device that was handed over. Run as the part of the system called "portal".

Whatever is wrong with a link, the answer is the same: none. Nothing tells whether it ever was one.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction

from throughcare.casework.selfreports.models import ReportKey
from throughcare.casework.selfreports.said import Entered
from throughcare.platform import clock
from throughcare.platform.access.outsiders import digest_of, digest_of_answer, new_secret
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

MOST_WRONG = 5
"""Wrong answers to a link's check, after which it is a link no more."""
IDLE = timedelta(minutes=30)
"""After which whoever holds the browser is asked again; as long as for staff."""


def entered_by_browser(secret: str) -> Entered | None:
    """Whom a browser's secret stands for; None for one that opens nothing (any more)."""
    if not secret:
        return None
    key = _open().filter(browser_hash=digest_of(secret)).first()
    return _entered(key) if key else None


def entered_by_link(token: str, secret: str) -> Entered | None:
    """Whom a link stands for, before its check; None where it is none, ran out, or let another browser in."""
    key = _of_link(token, secret)
    return _entered(key) if key else None


@transaction.atomic
def pass_check(actor: Actor, token: str, secret: str, answer: str) -> str | None:
    """Answer a link's check. Returns the browser's secret from now on, None for a wrong answer or no link.

    The first browser that passes is the only one that the link ever opens; five wrong answers in a row end it.
    """
    key = _of_link(token, secret, locked=True)
    if key is None:
        return None
    if digest_of_answer(key.pk, answer) != key.check_hash:
        key.wrong += 1
        key.save(update_fields=["wrong"])
        trail.record(
            actor, "selfreports:link:refused", key, verb=trail.Verb.SIGN_IN, outcome=trail.Outcome.DENY,
            details={"wrong": key.wrong},
        )  # fmt: skip
        return None
    fresh = new_secret()
    key.browser_hash, key.seen_at, key.wrong = digest_of(fresh), clock.now(), 0
    key.save(update_fields=["browser_hash", "seen_at", "wrong"])
    trail.record(actor, "selfreports:link:opened", key, verb=trail.Verb.SIGN_IN)
    return fresh


def note_seen(actor: Actor, entered: Entered) -> None:
    """The person is there: their half hour begins again, and it is written that they saw their own answers."""
    ReportKey.objects.filter(pk=entered.key_id).update(seen_at=clock.now())
    trail.record(
        actor, "selfreports:own-answers:consulted", verb=trail.Verb.CONSULT, kind="selfreports.selfreport",
        key=entered.report_id, people=[entered.person_id], purpose="own answers",
    )  # fmt: skip


def pause(actor: Actor, entered: Entered) -> None:
    """The person leaves for now: a link asks its check again, a device that was handed over lets nobody in again."""
    now = clock.now()
    changes: dict[str, Any] = {"seen_at": None} if entered.by_link else {"stopped_at": now}
    ReportKey.objects.filter(pk=entered.key_id).update(**changes)
    trail.record(
        actor, "selfreports:self-report:paused", kind="selfreports.selfreport", key=entered.report_id,
        people=[entered.person_id],
    )  # fmt: skip


def _open() -> Any:
    now = clock.now()
    rows = ReportKey.objects.select_related("report", "person__agency")
    return rows.filter(stopped_at=None, ends_at__gt=now, wrong__lt=MOST_WRONG, report__state="asked")


def _of_link(token: str, secret: str, *, locked: bool = False) -> ReportKey | None:
    rows = _open().filter(token_hash=digest_of(token))
    key: ReportKey | None = (rows.select_for_update(of=("self",)) if locked else rows).first()
    if key is not None and key.browser_hash and key.browser_hash != digest_of(secret):
        return None
    return key


def _entered(key: ReportKey) -> Entered:
    agency = key.person.agency
    return Entered(
        key_id=key.pk, report_id=key.report_id, person_id=key.person_id, form=key.report.form,
        read=key.report.read_at is not None, ends_at=key.ends_at, check_kind=key.check_kind,
        by_link=bool(key.token_hash), checked=key.seen_at is not None and clock.now() - key.seen_at < IDLE,
        agency_code=agency.code, agency_name=agency.name, zone=agency.zone, jurisdiction=agency.jurisdiction,
    )  # fmt: skip
