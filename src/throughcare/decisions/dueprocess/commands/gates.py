"""Closing gates: a notice served, what happened, what was waived; and opening one again that was closed wrongly."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.writing import (
    add,
    named_person,
    past,
    process_held,
    refresh,
    row_of,
)
from throughcare.decisions.dueprocess.drafts import MetDraft, ServiceDraft, WaiverDraft
from throughcare.decisions.dueprocess.events import GateClosed, GateReopened
from throughcare.decisions.dueprocess.models import GateRow, Process, ServiceAttempt, Waiver
from throughcare.decisions.dueprocess.refusals import (
    AdultNeeded,
    AnotherWay,
    BySomebodyElse,
    Ended,
    GateClosedAlready,
    GateWaits,
    NotInformed,
    NotListed,
    NotWaivable,
    TooEarly,
    WordsNeeded,
    WrongMoment,
)
from throughcare.decisions.dueprocess.ruling import Matter, matter_of
from throughcare.decisions.dueprocess.wording import SERVED, SERVED_HOW, SERVICE_OUTCOMES, SIGNED_HOW
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.languages import LANGUAGES
from throughcare.rules.responses.gates import (
    BY_SERVICE,
    BY_SOMEBODY_ELSE,
    CLOSED,
    ENDED,
    NOT_NEEDED,
    Gate,
    GateRule,
    Stage,
    State,
)


@transaction.atomic
def serve_notice(actor: Actor, process_id: UUID, draft: ServiceDraft) -> ServiceAttempt:
    """Record an attempt to serve a notice; one that succeeded meets the gate.

    Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides, Ended, NotListed, WordsNeeded, NoSuchGate, GateWaits,
    GateClosedAlready, WrongMoment, or what a text may not tell.
    """
    named_person(actor)
    process = process_held(actor, process_id)
    for field, listed in (("how", SERVED_HOW), ("outcome", SERVICE_OUTCOMES), ("gate", BY_SERVICE)):
        if getattr(draft, field) not in listed:
            raise NotListed(field, getattr(draft, field))
    if draft.outcome == "other" and not draft.words.strip():
        raise WordsNeeded("Say why it was not served", "words")
    past(draft.tried_at, "tried_at")
    refuse_what_tells(actor, process.person_id, {"words": draft.words})
    matter = matter_of(process)
    rule, row = row_of(matter, draft.gate)
    tried_at = _moment_of_closing(matter, rule, row, draft.tried_at, "tried_at")
    attempt = ServiceAttempt(
        person_id=process.person_id, process=process, gate=draft.gate, tried_at=tried_at, how=draft.how,
        outcome=draft.outcome, words=draft.words.strip(), served_by_id=actor.user_id, letter_id=draft.letter_id,
    )  # fmt: skip
    add(actor, attempt, "dueprocess:notice:tried", outcome=draft.outcome)
    if draft.outcome == SERVED:
        _close(
            actor,
            process,
            row,
            State.MET,
            finding=SERVED,
            happened_at=tried_at,
            evidenced_by_id=actor.user_id,
        )
    return attempt


@transaction.atomic
def meet_gate(
    actor: Actor, process_id: UUID, gate: str, draft: MetDraft, *, expected: int | None = None
) -> GateRow:
    """Say what met a gate.

    Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides, Ended, NoSuchGate, AnotherWay, GateClosedAlready,
    GateWaits, TooEarly, WrongMoment, NotListed, WordsNeeded, AdultNeeded, BySomebodyElse, StaleVersion, or what a text
    may not tell.
    """
    named_person(actor)
    process = process_held(actor, process_id)
    matter = matter_of(process)
    rule, row = row_of(matter, gate)
    _met_so(rule, draft)
    happened_at = _moment_of_closing(matter, rule, row, draft.happened_at, "happened_at")
    refuse_what_tells(actor, process.person_id, {"words": draft.words, "held_by": draft.held_by})
    if rule.gate is Gate.ADULT:
        _about_the_adult(actor, process, draft)
    if rule.gate in BY_SOMEBODY_ELSE and draft.held_by_user == process.reported_by_id:
        raise BySomebodyElse("held_by")
    _close(
        actor, process, row, State.MET, expected, finding=draft.finding, words=draft.words.strip(),
        happened_at=happened_at, evidenced_by_id=actor.user_id, held_by=draft.held_by.strip(),
        held_by_user_id=draft.held_by_user,
    )  # fmt: skip
    return row


@transaction.atomic
def meet_gates(actor: Actor, process_id: UUID, drafts: Mapping[str, MetDraft]) -> list[GateRow]:
    """Say what met several gates, in the order in which they are given; all or none. Raises as `meet_gate`."""
    return [meet_gate(actor, process_id, gate, draft) for gate, draft in drafts.items()]


@transaction.atomic
def waive_gate(
    actor: Actor, process_id: UUID, gate: str, draft: WaiverDraft, *, expected: int | None = None
) -> Waiver:
    """Record that the person gave a gate up, knowing what it was.

    Raises NotPermitted, NotThere, PurposeNeeded, NobodyDecides, Ended, NoSuchGate, NotWaivable, NotInformed, NotListed,
    WordsNeeded, AdultNeeded, GateClosedAlready, GateWaits, WrongMoment, StaleVersion, or what a text may not tell.
    """
    named_person(actor)
    process = process_held(actor, process_id)
    matter = matter_of(process)
    rule, row = row_of(matter, gate)
    if not rule.waivable:
        raise NotWaivable(gate)
    _informed(matter, rule, draft)
    signed_at = _moment_of_closing(matter, rule, row, draft.signed_at, "signed_at")
    typed = {name: getattr(draft, name) for name in ("told", "adult", "interpreter")}
    refuse_what_tells(actor, process.person_id, typed)
    waiver = Waiver(
        person_id=process.person_id, process=process, gate=gate, language=draft.language,
        told=draft.told.strip(), informed=draft.informed, signed_at=signed_at, signed_how=draft.signed_how,
        adult=draft.adult.strip(), interpreter=draft.interpreter.strip(), taken_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, waiver, "dueprocess:gate:waived", gate=gate)
    _close(actor, process, row, State.WAIVED, expected, finding="", happened_at=signed_at)
    return waiver


@transaction.atomic
def reopen_gate(actor: Actor, process_id: UUID, gate: str, because: str, *, expected: int) -> GateRow:
    """Open a gate again that was closed wrongly, before anything is decided; what was said stays in its history.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, NoSuchGate, GateWaits, WordsNeeded or StaleVersion.
    """
    process = process_held(actor, process_id)
    matter = matter_of(process)
    rule, row = row_of(matter, gate)
    if matter.decided_at is not None or row.state not in CLOSED:
        raise Ended
    if not because.strip():
        raise WordsNeeded("Say what was wrong", "because")
    refuse_what_tells(actor, process.person_id, {"because": because})
    later = [
        each.gate
        for each in matter.table.gates
        if rule.gate in each.after and matter.closed.get(each.gate) in CLOSED
    ]
    if later:
        raise GateWaits(gate, later)
    waived = Waiver.objects.filter(process=process, gate=gate).first() if row.state == State.WAIVED else None
    amend(
        row, expected=expected, by=actor, because="opened again", state="open", finding="", words="", happened_at=None,
        evidenced_by=None, held_by="", held_by_user=None,
    )  # fmt: skip
    if waived is not None:
        retract(waived, expected=waived.version, by=actor, because="the gate was opened again")
    trail.record(actor, "dueprocess:gate:reopened", row, details={"gate": gate})
    bus.publish(actor, GateReopened(process.pk, process.person_id, gate))
    refresh(actor, process)
    return row


def _moment_of_closing(
    matter: Matter[Process, GateRow], rule: GateRule, row: GateRow, typed: datetime, field: str
) -> datetime:
    """Presence, order and moments, before the database asks the same; the moment to write down."""
    if matter.process.state == "dropped":
        raise Ended
    if row.state in CLOSED:
        raise GateClosedAlready(rule.gate)
    past(typed, field)
    decided = matter.decided_at
    if rule.stage is not Stage.BEFORE and decided is None:
        raise GateWaits(rule.gate, [Gate.REASONS])
    if rule.stage is Stage.BEFORE and decided is not None and typed > decided:
        raise WrongMoment("This has to have happened before the decision", field, typed)
    missing = [gate for gate in rule.after if matter.closed.get(gate) not in ENDED]
    if missing:
        raise GateWaits(rule.gate, missing)
    return _in_its_order(matter, rule, typed, field)


def _in_its_order(matter: Matter[Process, GateRow], rule: GateRule, typed: datetime, field: str) -> datetime:
    """`typed`, which comes after what has to come before it.

    People type minutes, and a decision carries seconds: what is typed as the minute of the decision came after it,
    and is written down as of its second. Raises WrongMoment or TooEarly.
    """
    decided = matter.decided_at if rule.stage is not Stage.BEFORE else None
    steps = [at for gate in rule.after if (at := matter.rows[gate].happened_at) is not None]
    at = _within_the_minute(typed, steps if decided is None else [*steps, decided])
    if decided is not None and at < decided:
        raise WrongMoment("This comes after the decision", field, at)
    if steps and at < max(steps):
        raise WrongMoment(f"This comes after an earlier step, of {_in_words(matter, max(steps))}", field, at)
    earliest = matter.moments_of(rule).earliest
    if earliest is not None and at < earliest:
        raise TooEarly(rule.gate, earliest, _in_words(matter, earliest))
    return at


def _within_the_minute(typed: datetime, before: Sequence[datetime]) -> datetime:
    """`typed`; or the last of what came `before` it, where that fell in the whole minute that was typed."""
    return max([typed, *(each for each in before if each.replace(second=0, microsecond=0) == typed)])


def _met_so(rule: GateRule, draft: MetDraft) -> None:
    if rule.by_decision:
        raise AnotherWay(rule.gate, "The decision itself meets this")
    if rule.gate in BY_SERVICE:
        raise AnotherWay(rule.gate, "Record how the notice was served")
    finding = next((each for each in rule.findings if each.code == draft.finding), None)
    if finding is None:
        raise NotListed("finding", draft.finding)
    if finding.in_words and not draft.words.strip():
        raise WordsNeeded("Say how, in a sentence", "words")
    if rule.gate in BY_SOMEBODY_ELSE and not draft.held_by.strip():
        raise WordsNeeded("Name who held it", "held_by")


def _about_the_adult(actor: Actor, process: Process, draft: MetDraft) -> None:
    """That no adult was needed is a fact about the person, and never about a minor."""
    if draft.finding != NOT_NEEDED:
        return
    if process.adult_needed:
        raise AdultNeeded
    if process.adult_needed is None:
        amend(process, expected=process.version, by=actor, because="no adult needed", adult_needed=False)
        trail.record(actor, "dueprocess:process:facts-changed", process)


def _informed(matter: Matter[Process, GateRow], rule: GateRule, draft: WaiverDraft) -> None:
    if not draft.informed:
        raise NotInformed("Only where the person knew what they gave up", "informed")
    if draft.language not in LANGUAGES:
        raise NotInformed("Say in which language they were told", "language")
    if not draft.told.strip():
        raise NotInformed("Say what they were told that they give up", "told")
    if draft.signed_how not in SIGNED_HOW:
        raise NotListed("signed_how", draft.signed_how)
    if matter.process.adult_needed and not draft.adult.strip():
        raise AdultNeeded
    present = [
        each.gate
        for each in matter.table.at(rule.stage)
        if each.gate in (Gate.INTERPRETER, Gate.ADULT) and matter.closed.get(each.gate) not in CLOSED
    ]
    if present:
        raise GateWaits(rule.gate, present)


def _close(
    actor: Actor, process: Process, row: GateRow, state: State, expected: int | None = None, **said: object
) -> None:
    row_at = row.version if expected is None else expected
    amend(row, expected=row_at, by=actor, because=state.value, state=state.value, **said)
    trail.record(actor, "dueprocess:gate:closed", row, details={"gate": row.gate, "state": state.value})
    bus.publish(actor, GateClosed(process.pk, process.person_id, row.gate, state.value))
    refresh(actor, process)


def _in_words(matter: Matter[Process, GateRow], moment: datetime) -> str:
    return matter.pack.moment_in_words(moment, matter.calendar.zone)
