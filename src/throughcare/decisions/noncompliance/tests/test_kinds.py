"""Failures of every kind: from other apps' facts or by hand, heard alike; and what is never one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories

from throughcare.casework.checkins.events import CheckinExpired, CheckinReviewed
from throughcare.casework.testing.events import TestNotTaken, TestResulted
from throughcare.casework.unpaidwork.events import WorkOutcomeRecorded
from throughcare.decisions.noncompliance import commands, refusals
from throughcare.decisions.noncompliance.drafts import (
    AbilityDraft,
    AskDraft,
    DecisionDraft,
    FailureDraft,
    JudgmentDraft,
)
from throughcare.decisions.noncompliance.handlers import consider_checkin, consider_test, consider_work
from throughcare.decisions.noncompliance.models import AbilityFinding, Failure, Response
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.rules.responses.failures import NEVER, Subject

HANDLER = Actor.system_named("noncompliance.consider_work")
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R076")]


def recorded(missed: Any, kind: str = "curfew", days_ago: int = 3, **more: Any) -> Failure:
    draft = FailureDraft(
        kind=kind, failed_on=missed.today - timedelta(days=days_ago), evidence="The company's report of the night.",
        **more,
    )  # fmt: skip
    with acting(missed.world.actor()) as actor:
        return commands.record_failure(actor, missed.person.pk, draft)


def judged(missed: Any, failure: Failure, reasonable: bool = False) -> Failure:
    with acting(missed.world.actor()) as actor:
        heard = commands.hear_excuse(
            actor, missed.person.pk, failure.pk, excuse="The bus broke down.", heard_on=missed.today,
            expected=failure.version,
        )  # fmt: skip
        draft = JudgmentDraft(reasonable=reasonable, reasons="There was a later bus.")
        commands.judge(actor, missed.person.pk, failure.pk, draft, expected=heard.version)
    return Failure.objects.get(pk=failure.pk)


def able(missed: Any, failure: Failure, found: str) -> Failure:
    with acting(missed.world.actor()) as actor:
        draft = AbilityDraft(able=found, looked_at="Two wage slips.")
        commands.find_ability(actor, missed.person.pk, failure.pk, draft, expected=failure.version)
    return Failure.objects.get(pk=failure.pk)


def test_what_was_written_down_by_hand_is_heard_like_any_other(missed: Any) -> None:
    failure = recorded(missed)
    assert (failure.subject_kind, failure.subject_id, failure.stage) == ("condition", failure.pk, "to_ask")
    assert failure.reported_by_id == missed.world.officer.pk
    assert failure.order_id == missed.order.pk
    after = judged(missed, failure)
    assert after.stage == "to_decide"
    assert missed.proposal(after).step == "warn_or_refer"


def test_an_accepted_excuse_closes_it_and_nothing_follows(missed: Any) -> None:
    assert judged(missed, recorded(missed), reasonable=True).closed_reason == "excused"
    assert not Response.objects.exists()


def test_it_names_the_condition_it_is_about_and_no_other_person_s(missed: Any) -> None:
    condition = factories.ConditionFactory(person=missed.person, order=missed.order)
    assert recorded(missed, condition_id=condition.pk).condition_id == condition.pk
    other = factories.ConditionFactory()
    with pytest.raises(refusals.NotAFailureHere) as refused:
        recorded(missed, condition_id=other.pk)
    assert refused.value.field == "condition_id"


@pytest.mark.requirement("R131")
@pytest.mark.parametrize("kind", sorted(NEVER))
def test_what_is_never_a_failure_is_refused_with_the_reason(missed: Any, kind: str) -> None:
    with pytest.raises(refusals.NeverAFailure) as refused:
        recorded(missed, kind)
    assert str(refused.value.message) == NEVER[kind]
    assert not Failure.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("missed_contact", {}, "kind"),
        ("checkin_expired", {}, "kind"),
        ("rudeness", {}, "kind"),
        ("curfew", {"days_ago": -1}, "failed_on"),
    ],
)
def test_bad_input_is_said_beside_its_field(missed: Any, kind: str, more: dict[str, int], field: str) -> None:
    with pytest.raises(refusals.Refused) as refused:
        recorded(missed, kind, **more)
    assert refused.value.field == field


def test_it_needs_evidence_and_somebody_who_may(missed: Any) -> None:
    with acting(missed.world.actor()) as actor, pytest.raises(refusals.WordsNeeded):
        commands.record_failure(
            actor, missed.person.pk, FailureDraft(kind="curfew", failed_on=missed.today, evidence=" ")
        )
    with (
        acting(missed.world.actor(missed.world.user("reception"))) as actor,
        pytest.raises(NotPermitted),
    ):
        commands.record_failure(
            actor, missed.person.pk, FailureDraft(kind="curfew", failed_on=missed.today, evidence="x")
        )


def test_a_mistake_is_taken_back_with_why_and_counts_for_nothing(missed: Any) -> None:
    failure = recorded(missed)
    with acting(missed.world.actor()) as actor:
        commands.take_back_failure(
            actor, missed.person.pk, failure.pk, because="Another person's report.", expected=failure.version
        )
    assert Failure.objects.get(pk=failure.pk).closed_reason == "in-error"
    of_a_contact = missed.failure(5)
    with acting(missed.world.actor()) as actor, pytest.raises(refusals.NotNow):
        commands.take_back_failure(
            actor, missed.person.pk, of_a_contact.pk, because="x", expected=of_a_contact.version
        )


def worked(missed: Any, day: Any, *, enforceable: bool) -> WorkOutcomeRecorded:
    return WorkOutcomeRecorded(
        missed.person.pk, day, missed.today - timedelta(days=1), "x", "not_attended", enforceable, ""
    )


@pytest.mark.requirement("R078")
def test_a_missed_day_of_unpaid_work_opens_one_and_an_accepted_absence_closes_it(missed: Any) -> None:
    day = uuid7()
    with acting(HANDLER) as actor:
        for _ in range(2):
            consider_work(actor, worked(missed, day, enforceable=True))
        failure = Failure.objects.get()
        assert (failure.subject_kind, failure.subject_id, failure.kind) == ("work", day, "work_missed")
        assert failure.reported_by_id is None
        consider_work(actor, worked(missed, day, enforceable=False))
    assert Failure.objects.get().closed_reason == "outcome-changed"


def test_one_subject_has_one_failure_whoever_writes_it(missed: Any) -> None:
    made = recorded(missed)
    with pytest.raises(IntegrityError, match="one_a_subject"), transaction.atomic():
        factories.FailureFactory(
            person=missed.person, by_hand=True, subject_id=made.subject_id, subject_kind=made.subject_kind
        )
    with pytest.raises(IntegrityError, match="contact_is_the_subject"), transaction.atomic():
        factories.FailureFactory(person=missed.person, subject_id=uuid7())


@pytest.mark.requirement("R131")
def test_a_missed_payment_needs_a_finding_that_it_could_be_paid(missed: Any) -> None:
    failure = judged(missed, recorded(missed, "payment_missed"))
    for found in (None, "not_known", "unable"):
        if found:
            failure = able(missed, failure, found)
        with pytest.raises(refusals.NotTheOnlyGround, match="able"):
            missed.decided(failure, "referral")
        with pytest.raises(IntegrityError, match="without a finding of ability"), transaction.atomic():
            factories.ResponseFactory(
                person=missed.person, failure=failure, kind="referral", given_on=missed.today
            )
    assert missed.decided(able(missed, failure, "able"), "referral").kind == "referral"
    assert AbilityFinding.versions.count() > 1, "what was found before is kept"


def test_only_a_payment_has_a_finding(missed: Any) -> None:
    with pytest.raises(refusals.NotNow):
        able(missed, recorded(missed), "able")


def checkin(missed: Any) -> Failure:
    with acting(HANDLER) as actor:
        made = commands.consider_fact(
            actor,
            commands.Happened(
                person_id=missed.person.pk, subject=Subject.CHECKIN, subject_id=uuid7(), kind="checkin_expired",
                on=missed.today - timedelta(days=2),
            ),
        )  # fmt: skip
    return judged(missed, made)


@pytest.mark.requirement("R131", "R149")
def test_a_check_in_is_never_the_only_ground(missed: Any) -> None:
    failure, another, excused = (
        checkin(missed),
        checkin(missed),
        judged(missed, recorded(missed), reasonable=True),
    )
    for beside in (None, another.pk, excused.pk):
        with pytest.raises(refusals.NotTheOnlyGround) as refused:
            missed.decided(failure, "referral", beside_id=beside)
        assert refused.value.field == "beside_id"
        with pytest.raises(IntegrityError, match="never the only ground"), transaction.atomic():
            factories.ResponseFactory(
                person=missed.person,
                failure=failure,
                kind="referral",
                given_on=missed.today,
                beside_id=beside,
            )
    beside = judged(missed, recorded(missed))
    response = missed.decided(failure, "referral", beside_id=beside.pk)
    assert response.beside_id == beside.pk


def test_a_check_in_alone_is_answered_with_a_conversation(missed: Any) -> None:
    failure = checkin(missed)
    assert (
        missed.decided(failure, "discussion", departs_because="It is never the only ground.").kind
        == "discussion"
    )


@pytest.mark.requirement("R080")
def test_the_database_holds_nothing_adverse_before_judgment_and_hearing(missed: Any) -> None:
    unjudged = recorded(missed)
    with pytest.raises(IntegrityError, match="before the excuse is judged"), transaction.atomic():
        factories.ResponseFactory(person=missed.person, failure=unjudged, kind="warning")
    with pytest.raises(IntegrityError, match="before the excuse is judged"), transaction.atomic():
        factories.ResponseFactory(person=missed.person, failure=None)
    unheard = factories.FailureFactory(person=missed.person, by_hand=True, stage="to_decide")
    factories.ExcuseJudgmentFactory(person=missed.person, failure=unheard)
    with pytest.raises(IntegrityError, match="before the person could be heard"), transaction.atomic():
        factories.ResponseFactory(person=missed.person, failure=unheard, kind="warning")


def test_the_letter_says_what_happened_without_a_judgment(missed: Any) -> None:
    failure = recorded(missed)
    with acting(missed.world.actor()) as actor:
        asked = commands.ask_reason(
            actor, missed.person.pk, failure.pk, AskDraft(how="letter"), expected=failure.version
        )
    from throughcare.register.documents.models import Letter

    said = str(Letter.objects.get(about=asked.pk).content)
    assert "not at home in your curfew" in said


@pytest.mark.parametrize("kind", ["warning", "referral"])
def test_a_decision_names_only_one_s_own_failures_beside(missed: Any, kind: str) -> None:
    failure = checkin(missed)
    stranger = factories.JudgedFailureFactory()
    with pytest.raises(refusals.NotTheOnlyGround):
        missed.decided(failure, kind, beside_id=stranger.pk)
    assert DecisionDraft(kind=kind, reasons="x").beside_id is None


def resulted(missed: Any, test: Any, condition: Any, *, answerable: bool) -> TestResulted:
    return TestResulted(missed.person.pk, test, condition.pk, missed.today, "positive", answerable, "")


def test_a_confirmed_test_opens_one_of_its_condition_and_a_disputed_one_closes_it(missed: Any) -> None:
    condition, test = factories.ConditionFactory(person=missed.person, order=missed.order), uuid7()
    with acting(HANDLER) as actor:
        consider_test(actor, resulted(missed, test, condition, answerable=False))
        assert not Failure.objects.exists(), "a screen, a dispute, a prescription: nothing to answer"
        consider_test(actor, resulted(missed, test, condition, answerable=True))
        failure = Failure.objects.get()
        assert (failure.kind, failure.condition_id) == ("test_confirmed", condition.pk)
        consider_test(actor, resulted(missed, test, condition, answerable=False))
    assert Failure.objects.get().closed_reason == "outcome-changed"


def test_a_test_not_taken_is_heard_and_an_accepted_excuse_closes_it(missed: Any) -> None:
    condition = factories.ConditionFactory(person=missed.person, order=missed.order)
    with acting(HANDLER) as actor:
        consider_test(
            actor,
            TestNotTaken(
                missed.person.pk, uuid7(), condition.pk, missed.today, "no_show", "refused", True, ""
            ),
        )
    failure = judged(missed, Failure.objects.get(kind="test_refused"), reasonable=True)
    assert failure.closed_reason == "excused"


@pytest.mark.requirement("R149")
def test_a_check_in_that_ran_out_is_asked_about_and_a_technical_one_is_none(missed: Any) -> None:
    checkin_id = uuid7()
    with acting(HANDLER) as actor:
        consider_checkin(actor, CheckinExpired(missed.person.pk, checkin_id, missed.today, True))
        consider_checkin(
            actor, CheckinReviewed(missed.person.pk, checkin_id, missed.today, "no_match", False, False)
        )
        assert not Failure.objects.exists(), "a technical failure, or no match, is never the person's failure"
        consider_checkin(actor, CheckinExpired(missed.person.pk, checkin_id, missed.today, False))
        assert Failure.objects.get().stage == "to_ask"
        consider_checkin(actor, CheckinReviewed(missed.person.pk, checkin_id, missed.today, "", True, True))
    assert Failure.objects.get().closed_reason == "outcome-changed"
