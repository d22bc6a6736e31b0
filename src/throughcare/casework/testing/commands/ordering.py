"""A test ordered by a person, cancelled, and told of."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Condition
from throughcare.casework.testing.commands.writing import Place, add, hold, move, not_later, test_in
from throughcare.casework.testing.drafts import TestDraft
from throughcare.casework.testing.events import TestMoved, TestOrdered
from throughcare.casework.testing.models import Test, TestNotice
from throughcare.casework.testing.refusals import Missing, NotListed, WrongMoment
from throughcare.casework.testing.wording import (
    CANCELLED,
    OPEN_STATES,
    ORDERED,
    RANDOM,
    REASONS,
    SIGNS,
    TOLD,
    WAYS,
)
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.conditions.abstinence import Means


@transaction.atomic
def order_test(actor: Actor, person_id: UUID, draft: TestDraft) -> Test:
    """Ask for a test that a condition allows, with the reason.

    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, Missing, WrongMoment, or what a text may not tell.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    place = hold(person_id)
    if draft.reason not in REASONS or draft.reason == RANDOM:
        raise NotListed("reason", draft.reason)
    if draft.reason == SIGNS and not draft.words.strip():
        raise Missing("Describe what was seen", "words")
    refuse_what_tells(actor, person_id, {"words": draft.words, "place": draft.place})
    condition = _condition(place, person_id, draft)
    if draft.on < place.today:
        raise WrongMoment("The day of the test must be today or later", "on", draft.on)
    test = Test(
        person_id=person_id, condition=condition, reason=draft.reason, words=draft.words.strip(), on=draft.on,
        place=draft.place.strip(),
    )  # fmt: skip
    add(actor, test, "testing:test:ordered")
    bus.publish(actor, TestOrdered(person_id, test.pk, condition.pk, test.on))
    return test


def _condition(place: Place, person_id: UUID, draft: TestDraft) -> Condition:
    """The condition that allows the test, running on its day. Raises NotListed."""
    found: Condition | None = (
        Condition.objects.filter(pk=draft.condition_id, person_id=person_id).select_related("order").first()
    )
    kinds = {kind.code for kind in place.pack.condition_types if place.testing.allows(kind)}
    tested = found is not None and (not found.terms or found.terms.get("means") == Means.SAMPLES.value)
    if found is None or not tested or found.kind not in kinds or not _runs(found, draft):
        raise NotListed("condition_id", draft.condition_id)
    return found


def _runs(condition: Condition, draft: TestDraft) -> bool:
    starts = [day for day in (condition.starts_on, condition.order.starts_on) if day]
    ends = [day for day in (condition.ends_on, condition.order.ends_on) if day]
    return all(day <= draft.on for day in starts) and all(draft.on < day for day in ends)


@transaction.atomic
def cancel_test(actor: Actor, person_id: UUID, test_id: UUID, *, because: str, expected: int) -> Test:
    """Take back a test that was not begun, with the reason.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, Missing, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    hold(person_id)
    test = test_in(person_id, test_id, *OPEN_STATES)
    if not because.strip():
        raise Missing("Say why this test is cancelled", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    words = f"{test.words}\n{because.strip()}".strip()[:500]
    move(actor, test, expected, CANCELLED, "testing:test:cancelled", words=words)
    return test


@transaction.atomic
def tell_of_test(
    actor: Actor,
    person_id: UUID,
    test_id: UUID,
    *,
    at: datetime,
    way: str,
    reached: bool,
    place: str,
    expected: int,
) -> TestNotice:
    """Record an attempt to tell the person: when, how, and whether they were reached. place: where they are to come.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, WrongMoment, StaleVersion.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    hold(person_id)
    test = test_in(person_id, test_id, ORDERED, TOLD)
    if way not in WAYS:
        raise NotListed("way", way)
    not_later(at, "at")
    refuse_what_tells(actor, person_id, {"place": place})
    notice = TestNotice(person_id=person_id, test=test, at=at, way=way, reached=reached)
    add(actor, notice, "testing:notice:recorded")
    where = place.strip() or test.place
    if reached and test.state == ORDERED:
        move(actor, test, expected, TOLD, "testing:test:told", place=where)
    elif where != test.place:
        amend(test, expected=expected, by=actor, because="place", place=where)
        trail.record(actor, "testing:test:placed", test)
        bus.publish(actor, TestMoved(person_id, test.pk, test.state))
    return notice
