"""Beginning a process: the table of the place is read, and every gate it asks for gets its row. Ending it undecided."""

from uuid import UUID

from django.db import connection, transaction

from throughcare.decisions.dueprocess.commands.writing import add, past, process_held, refresh, still_open
from throughcare.decisions.dueprocess.drafts import FactsDraft
from throughcare.decisions.dueprocess.events import ProcessDropped, ProcessOpened
from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.decisions.dueprocess.refusals import NotListed, WordsNeeded, WrongMoment
from throughcare.decisions.dueprocess.ruling import Matter, agency_days, matter
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.dates import age_on
from throughcare.rules.responses.gates import FULL_AGE, RULE, DecisionKind, GateRule

MOMENTS = ("detained_at", "released_at", "conviction_verified_at", "return_verified_at")


@transaction.atomic
def open_process(
    actor: Actor, person_id: UUID, kind: str, *, about: UUID, reported_by: UUID, order_id: UUID | None = None,
    facts: FactsDraft | None = None,
) -> Process:  # fmt: skip
    """Begin to prepare a decision; where one of this kind is being prepared about the same thing, that one.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed or WrongMoment.
    """
    require(actor, Permission.PROCESS_CARRY, person_id)
    if kind not in DecisionKind:
        raise NotListed("kind", kind)
    person = (
        Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency").get(pk=person_id)
    )
    running: Process | None = Process.objects.filter(about=about, kind=kind, state="open").first()
    if running is not None:
        return running
    return begin(actor, person, kind, about=about, reported_by=reported_by, order_id=order_id, facts=facts)


def begin(
    actor: Actor, person: Person, kind: str, *, about: UUID, reported_by: UUID, order_id: UUID | None,
    facts: FactsDraft | None,
) -> Process:  # fmt: skip
    """A new process with a row for every gate of its table."""
    given = facts or FactsDraft()
    _check(given)
    now = clock.now()
    process = Process(
        person=person, kind=kind, place=person.agency.jurisdiction, about=about, order_id=order_id,
        reported_by_id=reported_by, opened_at=now, adult_needed=_adult_needed(person, given),
        **{name: getattr(given, name) for name in MOMENTS},
    )  # fmt: skip
    with (
        connection.cursor() as cursor
    ):  # its gates follow it in this transaction, whatever was asked of the connection
        cursor.execute("SET CONSTRAINTS dueprocess_process_has_its_gates DEFERRED")
    add(actor, process, "dueprocess:process:opened", kind=kind)
    asked: Matter[Process, GateRow] = matter(
        process, person.agency.zone, {}, None, (), agency_days(person.agency_id, DecisionKind(kind))
    )
    GateRow.objects.bulk_create([_row(actor, asked, rule, at) for at, rule in enumerate(asked.table.gates)])
    bus.publish(actor, ProcessOpened(process.pk, process.person_id, kind, about))
    return process


@transaction.atomic
def set_facts(actor: Actor, process_id: UUID, draft: FactsDraft, *, expected: int) -> Process:
    """Say since when the person is detained, and what else clocks run from; each gate is computed again.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, WrongMoment or StaleVersion.
    """
    process = process_held(actor, process_id)
    _check(draft)
    amend(
        process, expected=expected, by=actor, because="facts", adult_needed=_adult_needed(process.person, draft),
        **{name: getattr(draft, name) for name in MOMENTS},
    )  # fmt: skip
    trail.record(actor, "dueprocess:process:facts-changed", process)
    refresh(actor, process)
    return process


@transaction.atomic
def drop_process(actor: Actor, process_id: UUID, because: str, *, expected: int) -> Process:
    """End it without a decision: nothing follows for the person.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, WordsNeeded or StaleVersion.
    """
    process = process_held(actor, process_id)
    still_open(process)
    if not because.strip():
        raise WordsNeeded("Say why nothing is decided", "because")
    refuse_what_tells(actor, process.person_id, {"because": because})
    amend(
        process, expected=expected, by=actor, because="dropped", state="dropped", ended_because=because.strip()
    )  # fmt: skip
    trail.record(actor, "dueprocess:process:dropped", process)
    bus.publish(actor, ProcessDropped(process.pk, process.person_id, process.kind, process.about))
    return process


def _check(facts: FactsDraft) -> None:
    for name in MOMENTS:
        if (moment := getattr(facts, name)) is not None:
            past(moment, name)
    if facts.released_at is not None and (facts.detained_at is None or facts.released_at < facts.detained_at):
        raise WrongMoment("The end of detention comes after its beginning", "released_at", facts.released_at)


def _adult_needed(person: Person, given: FactsDraft) -> bool | None:
    """Whoever is known not to be of full age needs an adult, whatever was said; of anybody else, what was said."""
    today = clock.today(person.agency.zone)
    minor = person.born_from is not None and age_on(person.born_from, today) < FULL_AGE
    return True if minor else given.adult_needed


def _row(actor: Actor, asked: Matter[Process, GateRow], rule: GateRule, at: int) -> GateRow:
    found = asked.moments_of(rule)
    return GateRow(
        person_id=asked.process.person_id, process=asked.process, gate=rule.gate.value, stage=rule.stage.value,
        position=at, earliest_at=found.earliest, due_at=found.due, rule=str(RULE),
        held_clock=any(each.clock.held for each in found.clocks), fingerprint=asked.fingerprint_of(rule),
        recorded_by_id=actor.user_id,
    )  # fmt: skip
