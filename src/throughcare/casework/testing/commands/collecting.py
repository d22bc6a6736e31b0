"""At the place of the test: time given, the sample taken, its custody, or why it was not taken."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from throughcare.casework.testing.commands.concluding import conclude
from throughcare.casework.testing.commands.writing import (
    Place,
    add,
    hold,
    move,
    not_later,
    specimen_of,
    test_in,
)
from throughcare.casework.testing.drafts import CollectionDraft
from throughcare.casework.testing.models import HandOver, Specimen, Test, TestNotice
from throughcare.casework.testing.refusals import (
    FormUsed,
    Missing,
    NotAtOdds,
    NotListed,
    StillWaiting,
    WrongState,
)
from throughcare.casework.testing.wording import (
    COLLECTED,
    DONE,
    INVALID,
    NOT_TAKEN,
    OBSERVED,
    OPEN_STATES,
    ORDERED,
    PURPOSES,
    REPORTED,
    SCREENED,
    TOLD,
    VOID,
    WAITING,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions.testing import AFTER_WAITING, OF_THE_LABORATORY

WITH_A_SAMPLE = (COLLECTED, SCREENED)


@transaction.atomic
def give_time(
    actor: Actor, person_id: UUID, test_id: UUID, *, since: datetime, specimen: str, expected: int
) -> Test:
    """The person came and cannot give a sample yet: from when on their time runs.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, WrongMoment or StaleVersion.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, ORDERED, TOLD)
    kind = place.testing.specimens.get(specimen)
    if kind is None or not kind.waits:
        raise NotListed("specimen", specimen)
    not_later(since, "since")
    until = since + timedelta(minutes=place.testing.wait_minutes)
    move(
        actor, test, expected, WAITING, "testing:test:time-given", waiting_since=since, waits_until=until,
        specimen=specimen,
    )  # fmt: skip
    return test


@transaction.atomic
def collect(
    actor: Actor, person_id: UUID, test_id: UUID, draft: CollectionDraft, *, expected: int
) -> Specimen:
    """Keep the sample as it was taken. The collector is whoever records it.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, Missing, FormUsed, WrongMoment, StaleVersion,
    or what a text may not tell.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, *OPEN_STATES)
    _check_collection(place, draft)
    refuse_what_tells(actor, person_id, {"place": draft.place})
    specimen = Specimen(
        person_id=person_id, test=test, collector_id=actor.user_id, collected_at=draft.collected_at,
        place=draft.place.strip(), identity_checked=draft.identity_checked, observed_because=draft.observed_because,
        volume_ml=draft.volume_ml, temperature_f=draft.temperature_f, minutes_to_read=draft.minutes_to_read,
        number=draft.number.strip(), seal=draft.seal.strip(), second_seal=draft.second_seal.strip(),
        sealed_in_sight=draft.sealed_in_sight,
    )  # fmt: skip
    add(actor, specimen, "testing:sample:taken")
    move(
        actor,
        test,
        expected,
        COLLECTED,
        "testing:test:collected",
        specimen=draft.specimen,
        place=specimen.place,
    )
    return specimen


def _check_collection(place: Place, draft: CollectionDraft) -> None:
    kind = place.testing.specimens.get(draft.specimen)
    if kind is None:
        raise NotListed("specimen", draft.specimen)
    if draft.observed_because and draft.observed_because not in OBSERVED:
        raise NotListed("observed_because", draft.observed_because)
    if not draft.identity_checked:
        raise Missing("Check who the person is before a sample is taken from them", "identity_checked")
    if not draft.sealed_in_sight:
        raise Missing(
            "Seal the bottles while the person watches; else the sample cannot be used", "sealed_in_sight"
        )
    for name in ("number", "seal", "place"):
        if not getattr(draft, name).strip():
            raise Missing(f"Enter the {'number of the form' if name == 'number' else name}", name)
    if kind.measured:
        for name, words in (("volume_ml", "volume"), ("temperature_f", "temperature")):
            if getattr(draft, name) is None:
                raise Missing(f"Enter the {words}", name)
    not_later(draft.collected_at, "collected_at")
    if kind.measured:
        _hold_to_procedure(place, draft)
    used = Specimen.objects.filter(number=draft.number.strip(), person__agency_id=place.agency_id)
    if used.exists():
        raise FormUsed(draft.number.strip())


def _hold_to_procedure(place: Place, draft: CollectionDraft) -> None:
    """What the place's procedure says of volume and temperature, in its own sentence, beside the field.

    A sample watched on a ground is what the procedure asks for after a wrong temperature: it is kept as it is.
    """
    rules = place.testing.procedures
    if (
        rules is None
        or draft.minutes_to_read is None
        or draft.volume_ml is None
        or draft.temperature_f is None
    ):
        return
    found = rules.collection.ask(
        {
            "volume_ml": float(draft.volume_ml),
            "temperature_f": float(draft.temperature_f),
            "minutes_to_read": draft.minutes_to_read,
        }
    )
    action = found.results["action"]
    if action == "shy_bladder":
        raise NotAtOdds(f"{found.sentences[0]} Record the time given instead", "volume_ml")
    if action == "new_collection_observed" and not draft.observed_because:
        raise NotAtOdds(found.sentences[0], "temperature_f")


@transaction.atomic
def hand_over(
    actor: Actor, person_id: UUID, test_id: UUID, *, at: datetime, given_by: str, taken_by: str, purpose: str,
    seal_whole: bool, flaw: str = "", expected: int,
) -> HandOver:  # fmt: skip
    """One step of the sample's custody. A flaw that the rule calls fatal ends the test, and counts against nobody.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, Missing, WrongMoment, StaleVersion, or what a
    text may not tell.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id)
    specimen = specimen_of(test)
    if purpose not in PURPOSES:
        raise NotListed("purpose", purpose)
    if not given_by.strip() or not taken_by.strip():
        raise Missing("Enter who gave it and who took it", "given_by" if not given_by.strip() else "taken_by")
    if not seal_whole and not flaw:
        raise Missing("The seal is broken: choose which flaw that is", "flaw")
    not_later(at, "at")
    _check_order(specimen, at)
    refuse_what_tells(actor, person_id, {"given_by": given_by, "taken_by": taken_by})
    fatal = bool(flaw) and _fatal(place, flaw)
    step = HandOver(
        person_id=person_id, specimen=specimen, at=at, given_by=given_by.strip(), taken_by=taken_by.strip(),
        purpose=purpose, seal_whole=seal_whole, flaw=flaw, fatal=fatal, recorded_by_id=actor.user_id,
    )  # fmt: skip
    step.full_clean(validate_constraints=False)
    step.save(force_insert=True)
    trail.record(actor, "testing:sample:handed-over", step)
    if fatal and test.outcome != VOID:
        conclude(actor, test, expected, VOID)
    return step


def _fatal(place: Place, flaw: str) -> bool:
    if flaw not in place.testing.flaws:
        raise NotListed("flaw", flaw)
    return bool(place.testing.flaw.ask({"flaw": flaw}).results["fatal"])


def _check_order(specimen: Specimen, at: datetime) -> None:
    last = HandOver.objects.filter(specimen=specimen).order_by("-at").values_list("at", flat=True).first()
    if at < (last or specimen.collected_at):
        raise Missing("This is earlier than the step before it", "at")


@transaction.atomic
def record_not_taken(
    actor: Actor, person_id: UUID, test_id: UUID, *, at: datetime, event: str, expected: int
) -> Test:
    """What happened instead of a test, as a fact: nothing is said of a refusal before the person was asked why.

    Somebody who could not give a sample has their time first; somebody who was never told has not missed anything.
    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, StillWaiting, WrongMoment or StaleVersion.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    if event not in place.testing.events:
        raise NotListed("event", event)
    states = (
        (*WITH_A_SAMPLE, REPORTED, DONE) if event in OF_THE_LABORATORY else (*OPEN_STATES, *WITH_A_SAMPLE)
    )
    test = test_in(person_id, test_id, *states)
    if test.state == DONE and test.outcome != INVALID:
        raise WrongState("This test is concluded")
    not_later(at, "at")
    if event in AFTER_WAITING:
        _check_waited(place, test, at)
    if not TestNotice.objects.filter(test=test, reached=True, at__lte=at).exists():
        raise WrongState(
            "Nobody told the person of this test. Record when and how they were told, or cancel the test"
        )
    move(
        actor, test, expected, NOT_TAKEN, "testing:test:not-taken", event=event, not_taken_at=at, outcome="",
        concluded_at=None, concluded_by_id=None, answerable=False,
    )  # fmt: skip
    return test


def _check_waited(place: Place, test: Test, at: datetime) -> None:
    if test.waits_until is None:
        raise WrongState("Record first from when on the person had time to give a sample")
    if min(at, clock.now()) < test.waits_until:
        raise StillWaiting(place.clock_of(test.waits_until))
