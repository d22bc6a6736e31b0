"""The log of disclosure: which copy went to whom, how, when. Given to the person, it meets the gate."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dossiers.commands.writing import add, dossier_held
from throughcare.decisions.dossiers.drafts import HandoverDraft
from throughcare.decisions.dossiers.events import DossierHandedOver
from throughcare.decisions.dossiers.models import Dossier, DossierItem, Handover
from throughcare.decisions.dossiers.refusals import (
    InFuture,
    NobodyDecides,
    NotListed,
    NotYetFixed,
    WordsNeeded,
)
from throughcare.decisions.dossiers.wording import HOW, PERSONS, RECIPIENTS, SIDE, WHOLE
from throughcare.decisions.dueprocess.commands import meet_gate
from throughcare.decisions.dueprocess.drafts import MetDraft
from throughcare.decisions.dueprocess.models import GateRow
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.responses.gates import FINDINGS, Gate

IN_FULL, NOT_ALL = (each.code for each in FINDINGS[Gate.DISCLOSURE][:2])


def note_handed_out(actor: Actor, person_id: UUID, copy_id: UUID, purpose: str) -> None:
    """Write that the actor took a copy out of the system."""
    trail.record(
        actor, "dossiers:copy:disclosed", verb=trail.Verb.DISCLOSE, kind="dossiers.dossiercopy", key=copy_id,
        people=[person_id], purpose=purpose,
    )  # fmt: skip


def note_bench_looked(actor: Actor, hearing_id: UUID, people: Iterable[UUID]) -> None:
    """Write that a member of the bench saw what was given for a hearing."""
    trail.record(
        actor, "dossiers:bench:consulted", verb=trail.Verb.CONSULT, kind="hearings.hearing", key=hearing_id,
        people=sorted(set(people)), purpose="hearing",
    )  # fmt: skip


@transaction.atomic
def hand_over(actor: Actor, dossier_id: UUID, draft: HandoverDraft) -> Handover:
    """Write that a copy was given: to the person and whoever speaks for them theirs, to a court or board the whole.

    Where the decision's table asks for disclosure, giving it to the person meets that gate; where the gate does not
    open yet it stays open, for what was given was given. `met_gate` says which.
    Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides, NotYetFixed, NotListed, WordsNeeded, InFuture, or what
    a text may not tell.
    """
    if actor.system or actor.machine:
        raise NobodyDecides
    dossier = dossier_held(actor, dossier_id)
    _check(actor, dossier, draft)
    made = Handover(
        person_id=dossier.person_id, dossier=dossier, copy=PERSONS if draft.recipient in SIDE else WHOLE,
        recipient=draft.recipient, name=draft.name.strip(), how=draft.how, given_at=draft.given_at,
        given_by_id=actor.user_id, met_gate=draft.recipient == "person" and _meet(actor, dossier, draft),
    )  # fmt: skip
    add(
        actor,
        made,
        "dossiers:dossier:handed-over",
        recipient=draft.recipient,
        how=draft.how,
        number=dossier.number,
    )
    bus.publish(
        actor,
        DossierHandedOver(dossier.pk, dossier.person_id, dossier.about, draft.recipient, draft.how),
    )
    return made


def _check(actor: Actor, dossier: Dossier, draft: HandoverDraft) -> None:
    if dossier.state != "fixed" or dossier.fixed_at is None:
        raise NotYetFixed
    if draft.recipient not in RECIPIENTS:
        raise NotListed("recipient", draft.recipient)
    if draft.how not in HOW:
        raise NotListed("how", draft.how)
    if draft.recipient != "person" and not draft.name.strip():
        raise WordsNeeded("Say to whom: the name of the lawyer, court or board", "name")
    if draft.given_at > clock.now():
        raise InFuture("given_at")
    if draft.given_at.replace(second=59, microsecond=999_999) < dossier.fixed_at:
        raise NotYetFixed
    refuse_what_tells(actor, dossier.person_id, {"name": draft.name})


def _meet(actor: Actor, dossier: Dossier, draft: HandoverDraft) -> bool:
    """Whether this met the gate of disclosure: where one waits, is open, and the actor may carry the process."""
    if dossier.process_id is None or Permission.PROCESS_CARRY not in actor.permissions:
        return False
    waits = GateRow.objects.filter(process_id=dossier.process_id, gate=Gate.DISCLOSURE, state="open").exists()
    if not waits:
        return False
    withheld = DossierItem.objects.filter(dossier=dossier, included=True, withheld="agreed").count()
    words = f"The dossier, version {dossier.number}: {HOW[draft.how].lower()}."
    if withheld:
        words += f" Papers withheld: {withheld}; each with its reason and who decided."
    finding = NOT_ALL if withheld else IN_FULL
    try:
        with transaction.atomic():
            meet_gate(actor, dossier.process_id, Gate.DISCLOSURE,
                      MetDraft(finding=finding, happened_at=draft.given_at, words=words))  # fmt: skip
    except Refused:
        return False
    return True
