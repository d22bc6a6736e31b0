"""The person asked, heard and judged by somebody; and their dispute of what was concluded."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.casework.testing.commands.concluding import conclude, hold_off
from throughcare.casework.testing.commands.results import unexplained
from throughcare.casework.testing.commands.writing import (
    Place,
    add,
    held,
    hold,
    not_later,
    specimen_of,
    test_in,
)
from throughcare.casework.testing.events import TestContested, TestMoved
from throughcare.casework.testing.models import Contest, Explanation, Test
from throughcare.casework.testing.refusals import ByTheSameHand, Missing, NotAsked, NotListed, WrongState
from throughcare.casework.testing.wording import (
    ACCEPTED,
    ANSWERABLE,
    DONE,
    EXCUSED,
    EXPLAINED,
    NONE_GIVEN,
    NOT_ACCEPTED,
    NOT_TAKEN,
    POSITIVE,
    REFUSED,
    SET_ASIDE,
    TO_BE_HEARD,
    VOID,
    WAYS,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def ask_person(
    actor: Actor, person_id: UUID, test_id: UUID, *, asked_at: datetime, way: str, answer: str, expected: int
) -> Explanation:
    """Record that the person was asked for their reason, and what they said; asked again, the answer is said anew.

    expected: of the test. Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, WrongMoment,
    StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.PROCESS_CARRY, person_id)
    hold(person_id)
    test = test_in(person_id, test_id, *TO_BE_HEARD)
    if way not in WAYS:
        raise NotListed("way", way)
    not_later(asked_at, "asked_at")
    refuse_what_tells(actor, person_id, {"answer": answer})
    about = _about(test)
    asked: Explanation | None = Explanation.objects.filter(test=test, about=about).first()
    if asked is None:
        asked = Explanation(
            person_id=person_id,
            test=test,
            about=about,
            asked_at=asked_at,
            way=way,
            answer=answer.strip(),
        )
        add(actor, asked, "testing:reason:asked")
    else:
        amend(
            asked, expected=asked.version, by=actor, because="heard", asked_at=asked_at, way=way,
            answer=answer.strip(), judged="", judged_at=None, judged_by_id=None, words="",
        )  # fmt: skip
        trail.record(actor, "testing:reason:heard", asked)
    _touch(actor, test, expected)
    return asked


@transaction.atomic
def accept_afterwards(actor: Actor, person_id: UUID, test_id: UUID, *, answer: str, words: str) -> None:
    """The person's reason was accepted after the test was concluded: it counts against nobody any more.

    A test that was not taken is then excused; a confirmed result stays what it is. answer: what the person said; ""
    where they said nothing and it was accepted all the same. words: why it was accepted. Both were checked where they
    were written. A test that counts against nobody stays as it is. Raises NotPermitted or PurposeNeeded.
    """
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    hold(person_id)
    test = Test.objects.filter(pk=test_id, person_id=person_id).first()
    if test is None or not test.answerable:
        return
    asked = Explanation.objects.filter(test=test, about=_about(test)).first()
    if asked is not None and answer.strip():
        amend(
            asked, expected=asked.version, by=actor, because="accepted-afterwards", asked_at=clock.now(),
            answer=answer.strip()[:4000], judged=ACCEPTED, judged_at=clock.now(), judged_by_id=actor.user_id,
            words=words.strip()[:1000],
        )  # fmt: skip
        trail.record(actor, "testing:reason:judged", asked, details={"judged": ACCEPTED})
    if test.outcome == REFUSED:
        conclude(actor, test, test.version, EXCUSED)
    else:
        hold_off(actor, test, answerable=False)


def _about(test: Test) -> str:
    return "not_taken" if test.state == NOT_TAKEN or test.outcome in (REFUSED, EXCUSED) else "positive"


def _touch(actor: Actor, test: Test, expected: int) -> None:
    """A new version of the test, so that whoever read it before the person was heard cannot conclude it."""
    amend(test, expected=expected, by=actor, because="heard", state=test.state)
    trail.record(actor, "testing:test:heard", test)
    bus.publish(actor, TestMoved(test.person_id, test.pk, test.state))


@transaction.atomic
def judge_reason(
    actor: Actor, person_id: UUID, test_id: UUID, *, judged: str, words: str, expected: int
) -> Test:
    """Accept the person's reason, or not, in words; that concludes the test. A human decides, having read the answer.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotAsked, NotListed, Missing, StaleVersion, or what a
    text may not tell.
    """
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, *TO_BE_HEARD)
    about = _about(test)
    asked: Explanation | None = Explanation.objects.filter(test=test, about=about).first()
    if asked is None:
        raise NotAsked
    if judged not in (ACCEPTED, NOT_ACCEPTED, NONE_GIVEN):
        raise NotListed("judged", judged)
    if (judged == NONE_GIVEN) != (not asked.answer):
        raise NotListed("judged", judged)
    if judged != NONE_GIVEN and not words.strip():
        raise Missing("Say why", "words")
    refuse_what_tells(actor, person_id, {"words": words})
    amend(
        asked, expected=asked.version, by=actor, because="judged", judged=judged, judged_at=clock.now(),
        judged_by_id=actor.user_id, words=words.strip(),
    )  # fmt: skip
    trail.record(actor, "testing:reason:judged", asked, details={"judged": judged})
    _conclude(actor, place, test, expected, judged)
    return test


def _conclude(actor: Actor, place: Place, test: Test, expected: int, judged: str) -> None:
    if test.state == NOT_TAKEN:
        outcome = EXCUSED if judged == ACCEPTED else REFUSED
        conclude(actor, test, expected, outcome, answerable=outcome == REFUSED and _refusal(place, test))
        return
    if judged == ACCEPTED or not unexplained(place, specimen_of(test)):
        conclude(actor, test, expected, EXPLAINED)
    else:
        conclude(actor, test, expected, POSITIVE, answerable=True)


def _refusal(place: Place, test: Test) -> bool:
    """Whether the place's text counts what happened as a refusal; where none was read, a person judged it to be one."""
    rules = place.testing.procedures
    return rules is None or bool(rules.refusal.ask({"event": test.event}).results["refusal"])


@transaction.atomic
def contest_test(
    actor: Actor, person_id: UUID, test_id: UUID, *, words: str, retest: bool, expected: int
) -> Contest:
    """Write down that the person disputes what was concluded. Until that is decided nothing may follow from it.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, Missing, StaleVersion, or what a text may not tell.
    """
    require(actor, Permission.DISPUTE_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, DONE)
    if test.outcome in (VOID, SET_ASIDE):
        raise WrongState("This test counts against nobody")
    if Contest.objects.filter(test=test, state="open").exists():
        raise WrongState("The person disputes this test already")
    if not words.strip():
        raise Missing("Write down what the person says", "words")
    if retest and not specimen_of(test).second_seal:
        raise WrongState("No second bottle was sealed, so nothing can be tested again")
    refuse_what_tells(actor, person_id, {"words": words})
    if test.version != expected:
        raise StaleVersion("Test", test.pk, expected, test.version)
    contest = Contest(
        person_id=person_id, test=test, raised_on=place.today, words=words.strip(), retest=retest
    )
    add(actor, contest, "testing:contest:raised")
    if test.answerable:
        hold_off(actor, test, answerable=False)
    bus.publish(actor, TestContested(person_id, test.pk, contest.state))
    return contest


@transaction.atomic
def decide_contest(
    actor: Actor, person_id: UUID, test_contest_id: UUID, *, upheld: bool, answer: str, expected: int
) -> Contest:
    """Decide on a dispute, with reasons; never by whoever concluded the test.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, ByTheSameHand, Missing, StaleVersion, or what a text may
    not tell.
    """
    require(actor, Permission.DISPUTE_DECIDE, person_id)
    place = hold(person_id)
    contest = held(Contest, person_id, test_contest_id)
    if contest.state != "open":
        raise WrongState("This dispute is decided")
    test = contest.test
    if test.concluded_by_id == actor.user_id:
        raise ByTheSameHand
    if not answer.strip():
        raise Missing("Say why", "answer")
    refuse_what_tells(actor, person_id, {"answer": answer})
    amend(
        contest, expected=expected, by=actor, because="decided", state="upheld" if upheld else "not_upheld",
        answer=answer.strip(), decided_by_id=actor.user_id, decided_on=place.today,
    )  # fmt: skip
    trail.record(actor, "testing:contest:decided", contest)
    if upheld:
        conclude(actor, test, test.version, SET_ASIDE)
    elif test.outcome in ANSWERABLE and _may_count(place, test):
        hold_off(actor, test, answerable=True)
    bus.publish(actor, TestContested(person_id, test.pk, contest.state))
    return contest


def _may_count(place: Place, test: Test) -> bool:
    """Whether a result that stands may be answered: as it was when it was concluded, and never more than that."""
    if not Explanation.objects.filter(test=test, judged__in=(NOT_ACCEPTED, NONE_GIVEN)).exists():
        return False
    return _refusal(place, test) if test.outcome == REFUSED else bool(unexplained(place, specimen_of(test)))
