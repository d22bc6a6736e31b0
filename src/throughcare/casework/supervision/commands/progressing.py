"""Less supervision for good progress: proposed by one person, decided by another, with reasons; never by a rule."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.tasks import add_task
from throughcare.casework.supervision.commands.writing import add, held, one_writer, pack_of
from throughcare.casework.supervision.drafts import TaskDraft
from throughcare.casework.supervision.events import ProgressDecided, ProgressProposed
from throughcare.casework.supervision.models import PhaseHeld, Progress
from throughcare.casework.supervision.queries.progressing import answers_of, progressing
from throughcare.casework.supervision.refusals import (
    DecidedBySame,
    NothingWaits,
    NotListed,
    NotMetYet,
    WordsNeeded,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.progress import ProgressStep
from throughcare.rules.kernel import read_answers
from throughcare.rules.release.weighing import Met, Weighed, weigh

TASK_DAYS = 7
"""Days to write to whoever made the order once early discharge is agreed: the house's own starting value."""
LEAST_WORDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressDraft:
    """step: a code of the pack. answers: to what the record does not answer, by name; words: why it is proposed."""

    step: str
    words: str
    answers: Mapping[str, object] = field(default_factory=dict)


def weighed(
    actor: Actor, person_id: UUID, step: ProgressStep, typed: Mapping[str, object]
) -> tuple[Weighed, ...]:
    """Every condition of a step. What the record answers stands; what was typed answers only the rest."""
    known = answers_of(step, progressing(actor, person_id).facts)
    items = {item.name: item for condition in step.conditions for item in condition.items}
    asked = {name: value for name, value in typed.items() if name in items and name not in known}
    read = read_answers(step.rule, tuple(items[name] for name in asked), asked) if asked else {}
    return weigh(step.conditions, {**read, **known})


@transaction.atomic
def propose_progress(actor: Actor, person_id: UUID, draft: ProgressDraft) -> Progress:
    """Propose a step. A condition that is not met is in its way; one that nobody knows of is shown to who decides.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, BadAnswers, NotMetYet, WordsNeeded, ProtectedInText, and
    NothingWaits where something is proposed already.
    """
    require(actor, Permission.LEVEL_DECIDE, person_id)
    step = pack_of(actor, person_id).progress.step(draft.step)
    if step is None:
        raise NotListed("step")
    words = _words(draft.words, "words", "Say why you propose it")
    refuse_what_tells(actor, person_id, {"words": words})
    one_writer(person_id)
    if Progress.objects.filter(person_id=person_id, state=Progress.State.WAITING).exists():
        raise NothingWaits("Something is proposed already, and waits for its decision.")
    findings = weighed(actor, person_id, step, draft.answers)
    if lacking := [each.asks for each in findings if each.met is Met.NOT_MET]:
        raise NotMetYet(tuple(lacking))
    row = Progress(
        person_id=person_id, step=step.code, rule=step.rule, findings=[asdict(each) for each in findings], words=words,
        proposed_by_id=actor.user_id, proposed_on=clock.today(actor.zone), recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, row, "supervision:progress:proposed")
    bus.publish(actor, ProgressProposed(row.pk, person_id, step.code))
    return row


@transaction.atomic
def decide_progress(
    actor: Actor, person_id: UUID, progress_id: UUID, accept: bool, because: str, *, expected: int
) -> None:
    """Accept or decline, with reasons, having seen the conditions. Never by who proposed it, nor by a machine.

    An accepted phase begins today. Early discharge is not ours to give: whoever proposed it gets the task to ask
    whoever made the order.
    Raises NotPermitted, NotThere, PurposeNeeded, DecidedBySame, NothingWaits, WordsNeeded, StaleVersion.
    """
    require(actor, Permission.LEVEL_APPROVE, person_id)
    row = _waiting(person_id, progress_id)
    if actor.machine or actor.system or row.proposed_by_id == actor.user_id:
        raise DecidedBySame
    words = _words(because, "because", "Give your reasons")
    refuse_what_tells(actor, person_id, {"because": words})
    step = pack_of(actor, person_id).progress.step(row.step)
    if accept and step is None:
        raise NotListed("step")
    state = Progress.State.ACCEPTED if accept else Progress.State.DECLINED
    _settle(actor, row, state, words, expected)
    if accept and step is not None and step.leads_to is not None:
        _begin(actor, person_id, row, step.leads_to.code)
    elif accept and step is not None:
        due_on = clock.today(actor.zone) + timedelta(days=TASK_DAYS)
        what = f"{step.title} was agreed: ask whoever made the order to decide"
        add_task(actor, person_id, TaskDraft(what=what, due_on=due_on, owner_id=row.proposed_by_id))


@transaction.atomic
def withdraw_progress(
    actor: Actor, person_id: UUID, progress_id: UUID, because: str, *, expected: int
) -> None:
    """Take back what one proposed. Raises DecidedBySame for what somebody else proposed."""
    require(actor, Permission.LEVEL_DECIDE, person_id)
    row = _waiting(person_id, progress_id)
    if row.proposed_by_id != actor.user_id:
        raise DecidedBySame
    words = _words(because, "because", "Say why")
    refuse_what_tells(actor, person_id, {"because": words})
    _settle(actor, row, Progress.State.WITHDRAWN, words, expected)


@transaction.atomic
def end_phase(actor: Actor, person_id: UUID, phase_id: UUID, because: str, *, expected: int) -> None:
    """Go back to the level's own standard, with reasons. Raises NothingWaits where the phase is over already."""
    require(actor, Permission.LEVEL_APPROVE, person_id)
    row = held(PhaseHeld, person_id, phase_id, Permission.LEVEL_APPROVE)
    if row.ends_on is not None:
        raise NothingWaits("This phase is over already.")
    words = _words(because, "because", "Give your reasons")
    refuse_what_tells(actor, person_id, {"because": words})
    _end(actor, row, words[:300], expected)
    bus.publish(actor, ProgressDecided(row.progress_id, person_id, row.phase, "ended"))


def _settle(actor: Actor, row: Progress, state: str, words: str, expected: int) -> None:
    amend(
        row, expected=expected, by=actor, because=state, state=state, decided_by_id=actor.user_id,
        decided_at=clock.now(), decision=words,
    )  # fmt: skip
    trail.record(actor, f"supervision:progress:{state}", row)
    bus.publish(actor, ProgressDecided(row.pk, row.person_id, row.step, state))


def _begin(actor: Actor, person_id: UUID, row: Progress, phase: str) -> None:
    before = PhaseHeld.objects.filter(person_id=person_id, ends_on__isnull=True).first()
    if before is not None:
        _end(actor, before, "Another phase follows", before.version)
    made = PhaseHeld(
        person_id=person_id, phase=phase, progress_id=row.pk, starts_on=clock.today(actor.zone),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, made, "supervision:phase:begun")


def _end(actor: Actor, row: PhaseHeld, words: str, expected: int) -> None:
    today = clock.today(actor.zone)
    amend(row, expected=expected, by=actor, because="phase ended", ends_on=today, ended_because=words)
    trail.record(actor, "supervision:phase:ended", row)


def _waiting(person_id: UUID, progress_id: UUID) -> Progress:
    row = held(Progress, person_id, progress_id, Permission.LEVEL_DECIDE)
    if row.state != Progress.State.WAITING:
        raise NothingWaits("This was decided already.")
    return row


def _words(text: str, name: str, message: str) -> str:
    if len(text.strip()) < LEAST_WORDS:
        raise WordsNeeded(f"{message}, in {LEAST_WORDS} characters or more", name)
    return text.strip()
