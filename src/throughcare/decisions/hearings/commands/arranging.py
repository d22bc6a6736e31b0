"""Arranging a hearing, changing it, putting it off, and taking it off the list."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Order
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import AdjournmentDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.dueprocess.wording import ASKED_BY
from throughcare.decisions.hearings.commands.writing import add, hearing_held, listed
from throughcare.decisions.hearings.drafts import AdjournDraft, HearingDraft
from throughcare.decisions.hearings.events import HearingListed, HearingMoved, HearingOff
from throughcare.decisions.hearings.models import Hearing, Party
from throughcare.decisions.hearings.refusals import (
    BeforeNotice,
    InThePast,
    NotListed,
    OfAnother,
    WordsNeeded,
)
from throughcare.decisions.hearings.timing import earliest, step_of
from throughcare.decisions.hearings.wording import HELD_GATES, HOW, KINDS
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.models import Organisation
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells

MINUTES = (5, 2880)


@transaction.atomic
def arrange(
    actor: Actor, person_id: UUID, draft: HearingDraft, *, follows: Hearing | None = None, appeal: UUID | None = None
) -> Hearing:  # fmt: skip
    """List a hearing; the person takes part in it from the start. follows: the hearing that was put off to this one.
    appeal: the appeal that is heard, which whoever calls has looked at.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, WordsNeeded, OfAnother, InThePast, BeforeNotice, or what a
    text may not tell.
    """
    require(actor, Permission.HEARING_ARRANGE, person_id)
    _of_an_appeal(appeal, draft)
    columns = _checked(actor, person_id, draft)
    hearing = Hearing(person_id=person_id, follows=follows, appeal=appeal, **columns)
    add(actor, hearing, "hearings:hearing:listed", kind=hearing.kind)
    if follows is None:
        party = Party(person_id=person_id, hearing=hearing, role="person", attends=_attends(hearing))
        add(actor, party, "hearings:party:added", role="person")
    bus.publish(actor, HearingListed(person_id, hearing.pk, hearing.kind, hearing.starts_at))
    return hearing


@transaction.atomic
def change(actor: Actor, hearing_id: UUID, draft: HearingDraft, *, expected: int) -> Hearing:
    """Change what was arranged. Raises as `arrange`, Over and StaleVersion."""
    hearing = hearing_held(actor, hearing_id)
    listed(hearing)
    _of_an_appeal(hearing.appeal, draft)
    columns = _checked(actor, hearing.person_id, draft, hearing)
    amend(hearing, expected=expected, by=actor, because="changed", **columns)
    trail.record(actor, "hearings:hearing:changed", hearing)
    bus.publish(actor, HearingMoved(hearing.person_id, hearing.pk, hearing.kind, hearing.starts_at))
    return hearing


@transaction.atomic
def adjourn(actor: Actor, hearing_id: UUID, draft: AdjournDraft, *, expected: int) -> Hearing | None:
    """Put a hearing off, with who asked and why; to a new one with the same parties where a day is known.

    What that does to each clock of its process is kept there. Raises NotPermitted, NotThere, PurposeNeeded, Over,
    NotListed, WordsNeeded, InThePast, BeforeNotice, StaleVersion, or what a text may not tell.
    """
    hearing = hearing_held(actor, hearing_id)
    listed(hearing)
    if draft.asked_by not in ASKED_BY:
        raise NotListed("asked_by")
    if not draft.because.strip():
        raise WordsNeeded("Say why it is put off", "because")
    refuse_what_tells(actor, hearing.person_id, {"because": draft.because})
    if draft.until is not None and draft.until <= max(clock.now(), hearing.starts_at):
        raise InThePast
    amend(
        hearing, expected=expected, by=actor, because="put off", state="adjourned", asked_by=draft.asked_by,
        ended_because=draft.because.strip(),
    )  # fmt: skip
    trail.record(actor, "hearings:hearing:put-off", hearing, details={"asked_by": draft.asked_by})
    bus.publish(actor, HearingOff(hearing.person_id, hearing.pk, hearing.kind, "adjourned"))
    if draft.until is None:
        return None
    if hearing.process is not None and hearing.process.state == "open":
        now = clock.now()
        put_off = AdjournmentDraft(
            asked_by=draft.asked_by, because=draft.because, from_at=min(now, hearing.starts_at), until_at=draft.until
        )  # fmt: skip
        dueprocess.adjourn(actor, hearing.process.pk, put_off)
    again = arrange(
        actor, hearing.person_id, replace(_as_draft(hearing), starts_at=draft.until), follows=hearing,
        appeal=hearing.appeal,
    )  # fmt: skip
    _bring_parties(actor, hearing, again)
    return again


@transaction.atomic
def vacate(actor: Actor, hearing_id: UUID, because: str, *, expected: int) -> Hearing:
    """Take a hearing off the list. Raises NotPermitted, NotThere, PurposeNeeded, Over, WordsNeeded, StaleVersion."""
    hearing = hearing_held(actor, hearing_id)
    listed(hearing)
    if not because.strip():
        raise WordsNeeded("Say why it is taken off the list", "because")
    refuse_what_tells(actor, hearing.person_id, {"because": because})
    amend(
        hearing, expected=expected, by=actor, because="taken off", state="vacated", ended_because=because.strip()
    )  # fmt: skip
    trail.record(actor, "hearings:hearing:taken-off", hearing)
    bus.publish(actor, HearingOff(hearing.person_id, hearing.pk, hearing.kind, "vacated"))
    return hearing


def _of_an_appeal(appeal: UUID | None, draft: HearingDraft) -> None:
    """The hearing of an appeal stays one, and is about no other process. Raises NotListed or OfAnother."""
    if appeal is not None and draft.kind != "appeal":
        raise NotListed("kind")
    if appeal is not None and draft.process_id is not None:
        raise OfAnother("process_id")


def _checked(
    actor: Actor, person_id: UUID, draft: HearingDraft, held: Hearing | None = None
) -> dict[str, Any]:
    """The columns of a hearing. Raises what `arrange` says."""
    for field, listed_codes in (("kind", KINDS), ("how", HOW)):
        if getattr(draft, field) not in listed_codes:
            raise NotListed(field)
    if not draft.body.strip():
        raise WordsNeeded("Name the court or board", "body")
    if not MINUTES[0] <= draft.minutes <= MINUTES[1]:
        raise WordsNeeded("Give a length from 5 minutes to two days, in minutes", "minutes")
    refuse_what_tells(actor, person_id, {"body": draft.body, "place": draft.place}, before=held)
    _theirs(person_id, draft)
    process = _process(person_id, draft)
    gate = _gate(process, draft)
    moved = held is None or (held.starts_at, held.gate, held.process_id) != (
        draft.starts_at,
        gate,
        draft.process_id,
    )
    if process is not None and gate and moved:
        _after_its_notice(process, gate, draft)
    return {
        "kind": draft.kind, "starts_at": draft.starts_at, "minutes": draft.minutes, "how": draft.how,
        "place": draft.place.strip(), "body": draft.body.strip(), "bench_id": draft.bench_id, "process": process,
        "gate": gate, "order_id": draft.order_id or (process.order_id if process else None),
    }  # fmt: skip


def _theirs(person_id: UUID, draft: HearingDraft) -> None:
    if (
        draft.order_id is not None
        and not Order.objects.filter(pk=draft.order_id, person_id=person_id).exists()
    ):
        raise OfAnother("order_id")
    if draft.bench_id is not None:
        agency = Person.objects.values_list("agency_id", flat=True).get(pk=person_id)
        if not Organisation.objects.filter(
            pk=draft.bench_id, agency_id=agency, closed_on__isnull=True
        ).exists():
            raise OfAnother("bench_id")


def _process(person_id: UUID, draft: HearingDraft) -> Process | None:
    if draft.process_id is None:
        return None
    rows = Process.objects.select_related("person__agency").exclude(state="dropped")
    process: Process | None = rows.filter(pk=draft.process_id, person_id=person_id).first()
    if process is None:
        raise OfAnother("process_id")
    return process


def _gate(process: Process | None, draft: HearingDraft) -> str:
    if process is None:
        return ""
    if draft.gate and draft.gate not in HELD_GATES:
        raise NotListed("gate")
    return draft.gate or step_of(process)


def _after_its_notice(process: Process, gate: str, draft: HearingDraft) -> None:
    """Raises InThePast or BeforeNotice."""
    if draft.starts_at < clock.now() - timedelta(minutes=1):
        raise InThePast
    first, unserved, words = earliest(process, gate)
    if first is not None and draft.starts_at < first - timedelta(minutes=1):
        says = "Its notice has not been served yet; that is the day if it is served now." if unserved else ""
        raise BeforeNotice(first, words, says)


def _as_draft(hearing: Hearing) -> HearingDraft:
    return HearingDraft(
        kind=hearing.kind, starts_at=hearing.starts_at, body=hearing.body, minutes=hearing.minutes, how=hearing.how,
        place=hearing.place, bench_id=hearing.bench_id, process_id=hearing.process_id, gate=hearing.gate,
        order_id=hearing.order_id,
    )  # fmt: skip


def _bring_parties(actor: Actor, former: Hearing, hearing: Hearing) -> None:
    """The same people, who have yet to say that they come on the new day."""
    for each in Party.objects.filter(hearing=former).order_by("known_from", "id"):
        party = Party(
            person_id=hearing.person_id, hearing=hearing, role=each.role, user_id=each.user_id, words=each.words,
            organisation_id=each.organisation_id, language=each.language, attends=each.attends,
            withheld=each.withheld,
        )  # fmt: skip
        add(actor, party, "hearings:party:added", role=each.role)


def _attends(hearing: Hearing) -> str:
    return {"video": "video", "on_paper": "paper"}.get(hearing.how, "in_person")
