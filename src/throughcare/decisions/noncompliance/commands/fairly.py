"""The due process of a response that goes against the person: opened here, its gates met, and decided with it.

What this app itself proves is said to the gates: that the reason was asked for, and heard or awaited in vain. The rest
is met where due process is kept; until then its own refusal stands, and so does the database's.
"""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess import queries as of_dueprocess
from throughcare.decisions.dueprocess.drafts import DecisionDraft as ProcessDecision
from throughcare.decisions.dueprocess.drafts import MetDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.dueprocess.wording import ADVERSE as IMPOSED
from throughcare.decisions.noncompliance.commands.writing import failure_held, named_person, pack_of
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure
from throughcare.decisions.noncompliance.refusals import NotNow, WordsNeeded
from throughcare.decisions.noncompliance.wording import ADVERSE, ASKED_HOW
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.dates import utc_moment
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses.gates import DecisionKind, Gate, Stage

NOON = time(12)
SAID_HERE = (Gate.INTERPRETER, Gate.ADULT, Gate.HEARD)
"""Gates that may be met with the decision itself, where a table asks for no other before it; in their order."""
WORDS: dict[str, dict[str, str]] = {
    Gate.INTERPRETER: {
        "present": "Present when the person was heard, with every adjustment made",
        "not_needed": "The person was asked, and said that none was needed",
    },
    Gate.ADULT: {
        "present": "Present when the person was heard",
        "not_needed": "The person is of full age and has capacity",
    },
}


def light(pack: Jurisdiction, kind: str) -> bool:
    """Whether the place asks before this kind for no more than what is said with the decision itself."""
    gates = pack.due_process.of(DecisionKind(kind)).gates
    return all(each.gate in SAID_HERE for each in gates if each.stage is Stage.BEFORE)


@transaction.atomic
def prepare(actor: Actor, person_id: UUID, failure_id: UUID, *, kind: str) -> Process:
    """Begin the due process of a warning, referral or sanction for a failure that waits for a decision.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, and what opening one does.
    """
    named_person(actor)
    require(actor, Permission.RESPONSE_DECIDE, person_id)
    failure = failure_held(person_id, failure_id, Permission.RESPONSE_DECIDE)
    if failure.stage != Failure.Stage.TO_DECIDE:
        raise NotNow("Nothing is to be decided here now.")
    if kind not in ADVERSE:
        raise NotNow("This goes against nobody, and needs no preparation.", "kind")
    return _open(actor, failure, kind)


def decide_fairly(actor: Actor, failure: Failure, draft: DecisionDraft) -> UUID | None:
    """Decide the due process of an adverse response; its id. None for what goes against nobody.

    Raises WordsNeeded, and what meeting a gate and deciding raise: gates that are not closed above all.
    """
    if draft.kind not in ADVERSE:
        return None
    if not draft.proportionate.strip():
        raise WordsNeeded(
            "Say why this and nothing less, weighed against the public’s safety", "proportionate"
        )
    decided = Process.objects.filter(
        about=failure.pk, kind=draft.kind, state__in=["decided", "recorded"], decisions__outcome__in=IMPOSED,
        decisions__known_to__isnull=True,
    ).exclude(
        decisions__set_aside__extent="whole", decisions__set_aside__known_to__isnull=True
    ).first()  # fmt: skip
    if decided is not None:  # decided, or recorded as a fact, where due process is kept
        held: UUID = decided.pk
        return held
    process = _open(actor, failure, draft.kind)
    pack = pack_of(actor, failure.person_id)
    if light(pack, draft.kind):
        _meet(actor, pack, process, failure, draft)
    seen = of_dueprocess.process(actor, process.pk)
    dueprocess.decide(
        actor, process.pk,
        ProcessDecision(outcome="imposed", reasons=draft.reasons, proportionate=draft.proportionate),
        expected=seen.process.version,
    )  # fmt: skip
    opened: UUID = process.pk
    return opened


def _open(actor: Actor, failure: Failure, kind: str) -> Process:
    """Reported by whoever recorded it; where a machine did, by whoever judged that it stands."""
    reported_by = failure.reported_by_id
    if reported_by is None:
        reported_by = ExcuseJudgment.objects.values_list("judged_by_id", flat=True).get(failure=failure)
    return dueprocess.open_process(
        actor, failure.person_id, kind, about=failure.pk, order_id=failure.order_id, reported_by=reported_by
    )


def _meet(actor: Actor, pack: Jurisdiction, process: Process, failure: Failure, draft: DecisionDraft) -> None:
    heard = _heard(pack, actor.zone, failure)
    said = {Gate.INTERPRETER: draft.interpreter, Gate.ADULT: draft.adult}
    rows = of_dueprocess.process(actor, process.pk).matter.rows
    for gate in SAID_HERE:
        if gate not in rows or rows[gate].state != "open":
            continue
        if gate is Gate.HEARD:
            dueprocess.meet_gate(actor, process.pk, gate, heard)
            continue
        if said[gate] not in WORDS[gate]:
            raise WordsNeeded("Say how it was", "interpreter" if gate is Gate.INTERPRETER else "adult")
        met = MetDraft(finding=said[gate], happened_at=heard.happened_at, words=WORDS[gate][said[gate]])
        dueprocess.meet_gate(actor, process.pk, gate, met)


def _heard(pack: Jurisdiction, zone: str, failure: Failure) -> MetDraft:
    how = ASKED_HOW.get(failure.asked_how, "by word of mouth").lower()
    if failure.heard_on is None:
        due = pack.in_words(failure.excuse_due_on) if failure.excuse_due_on else ""
        return MetDraft(
            finding="chance_not_taken",
            happened_at=clock.now(),
            words=f"Asked {how}; nothing was heard by {due}.",
        )
    return MetDraft(
        finding="in_writing" if failure.asked_how in ("letter", "hand") else "in_person",
        happened_at=_moment(failure.heard_on, zone), words="What the person said is written down with the failure.",
    )  # fmt: skip


def _moment(heard_on: date, zone: str) -> datetime:
    """Noon of the day on which the person was heard; now, if that is still to come."""
    return min(clock.now(), utc_moment(heard_on, NOON, zone))
