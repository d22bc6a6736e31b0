"""Letting the person in without an account: a link that opens one browser once, or the officer's device handed over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.selfreports.commands.asking import held, still_open
from throughcare.casework.selfreports.models import ReportKey, SelfReport
from throughcare.casework.selfreports.refusals import BirthNotKnown, NotOffered
from throughcare.platform import clock
from throughcare.platform.access.outsiders import digest_of, digest_of_answer, new_code, new_secret
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.people.models import Person


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link made now, shown once. token: its secret part. code: to be given by hand, "" where the birth is asked."""

    id: UUID
    token: str
    code: str


@transaction.atomic
def make_link(actor: Actor, person_id: UUID, report_id: UUID, check: str) -> NewLink:
    """Make a link to these questions; an earlier one stops. check: what it asks first, "birth" or "code".

    Raises NotPermitted, NotThere, NoLongerOpen, NotOffered, BirthNotKnown.
    """
    return link_to(actor, held(actor, person_id, report_id), check)


def link_to(actor: Actor, report: SelfReport, check: str) -> NewLink:
    """The same for a command that has asked the door, within its transaction.

    Raises NoLongerOpen, NotOffered, BirthNotKnown.
    """
    still_open(report)
    if check not in {"birth", "code"}:
        raise NotOffered("check")
    token, code = new_secret(), new_code() if check == "code" else ""
    key = _key(report, check)
    key.token_hash = digest_of(token)
    key.check_hash = digest_of_answer(key.pk, code or _birth(report.person_id).isoformat())
    key.save(force_insert=True)
    trail.record(actor, "selfreports:link:made", key, details={"check": check})
    return NewLink(key.pk, token, code)


@transaction.atomic
def stop_link(actor: Actor, person_id: UUID, report_id: UUID) -> bool:
    """Let nobody in by the link any more; returns whether one stood open. Raises NotPermitted, NotThere."""
    report = held(actor, person_id, report_id)
    stopped = _stop(report)
    if stopped:
        trail.record(actor, "selfreports:link:stopped", report)
    return bool(stopped)


@transaction.atomic
def hand_over(actor: Actor, person_id: UUID, report_id: UUID) -> str:
    """Hand the device over: returns the secret by which its browser answers these questions, and nothing else.

    Raises NotPermitted, NotThere, NoLongerOpen.
    """
    report = still_open(held(actor, person_id, report_id))
    secret = new_secret()
    key = _key(report, "none")
    key.browser_hash, key.seen_at = digest_of(secret), clock.now()
    key.save(force_insert=True)
    trail.record(actor, "selfreports:device:handed-over", key)
    return secret


def _key(report: SelfReport, check: str) -> ReportKey:
    _stop(report)
    return ReportKey(
        person_id=report.person_id, report_id=report.pk, check_kind=check, ends_at=report.ends_at
    )


def _stop(report: SelfReport) -> int:
    return ReportKey.objects.filter(report_id=report.pk, stopped_at=None).update(stopped_at=clock.now())


def _birth(person_id: UUID) -> date:
    rows = Person.objects.filter(pk=person_id)
    born: tuple[date | None, date | None] = rows.values_list("born_from", "born_to").get()
    first, last = born
    if first is None or first != last:
        raise BirthNotKnown()
    return first
