"""Putting a process off, and what is said for the person against a decision."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.writing import add, named_person, past, process_held, refresh
from throughcare.decisions.dueprocess.drafts import AdjournmentDraft, RepresentationDraft
from throughcare.decisions.dueprocess.events import ProcessAdjourned
from throughcare.decisions.dueprocess.models import Adjournment, GateRow, Process, Representation
from throughcare.decisions.dueprocess.refusals import Ended, NotListed, WordsNeeded, WrongMoment
from throughcare.decisions.dueprocess.ruling import Matter, matter_of
from throughcare.decisions.dueprocess.wording import ASKED_BY, SPOKEN_BY
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def adjourn(actor: Actor, process_id: UUID, draft: AdjournmentDraft) -> Adjournment:
    """Put it off, with who asked and why; what that does to each clock is kept with it.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, NotListed, WordsNeeded, WrongMoment, or what a text may not
    tell.
    """
    process = process_held(actor, process_id)
    if process.state == "dropped":
        raise Ended
    if draft.asked_by not in ASKED_BY:
        raise NotListed("asked_by", draft.asked_by)
    if not draft.because.strip():
        raise WordsNeeded("Say why it is put off", "because")
    past(draft.from_at, "from_at")
    if draft.until_at <= draft.from_at:
        raise WrongMoment("It is put off until a later moment", "until_at", draft.until_at)
    refuse_what_tells(actor, process.person_id, {"because": draft.because})
    before = matter_of(process)
    adjournment = Adjournment(
        person_id=process.person_id, process=process, asked_by=draft.asked_by, words=draft.because.strip(),
        from_at=draft.from_at, until_at=draft.until_at, recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, adjournment, "dueprocess:process:adjourned", asked_by=draft.asked_by)
    after = matter_of(process)
    effects = _effects(before, after)
    if effects:
        amend(
            adjournment,
            expected=adjournment.version,
            by=actor,
            because="effect on the clocks",
            effects=effects,
        )
    refresh(actor, process)
    bus.publish(actor, ProcessAdjourned(process.pk, process.person_id, draft.until_at))
    return adjournment


def _effects(before: Matter[Process, GateRow], after: Matter[Process, GateRow]) -> dict[str, dict[str, str]]:
    """By open gate with a clock: when it ended, and when it ends now; the same where the clock runs on."""
    found = {}
    for rule in before.table.gates:
        due, then = before.moments_of(rule).due, after.moments_of(rule).due
        if due is not None and then is not None and before.rows[rule.gate].state == "open":
            found[rule.gate.value] = {"before": due.isoformat(), "after": then.isoformat()}
    return found


@transaction.atomic
def represent(actor: Actor, process_id: UUID, draft: RepresentationDraft) -> Representation:
    """Record what was said for the person. Raises as `adjourn`."""
    process = process_held(actor, process_id)
    if process.state == "dropped":
        raise Ended
    if draft.by not in SPOKEN_BY:
        raise NotListed("by", draft.by)
    if not draft.words.strip():
        raise WordsNeeded("Write down what was said", "words")
    past(draft.made_at, "made_at")
    refuse_what_tells(actor, process.person_id, {"words": draft.words})
    said = Representation(
        person_id=process.person_id,
        process=process,
        by=draft.by,
        made_at=draft.made_at,
        words=draft.words.strip(),
    )
    add(actor, said, "dueprocess:representation:made", by=draft.by)
    return said


@transaction.atomic
def answer_representation(
    actor: Actor, representation_id: UUID, answer: str, *, expected: int
) -> Representation:
    """Answer what was said for the person, with reasons.

    Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides, Ended, WordsNeeded, StaleVersion, or what a text may
    not tell.
    """
    named_person(actor)
    said: Representation | None = Representation.objects.filter(pk=representation_id).first()
    if said is None:
        raise NotThere(Permission.PROCESS_CARRY, None, "no such representation")
    process_held(actor, said.process_id)
    if said.answered_at is not None:
        raise Ended
    if not answer.strip():
        raise WordsNeeded("Answer it, with reasons", "answer")
    refuse_what_tells(actor, said.person_id, {"answer": answer})
    amend(
        said, expected=expected, by=actor, because="answered", answer=answer.strip(), answered_at=clock.now(),
        answered_by_id=actor.user_id,
    )  # fmt: skip
    trail.record(actor, "dueprocess:representation:answered", said)
    return said
