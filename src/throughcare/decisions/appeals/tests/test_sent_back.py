"""What an appeal sent back is decided anew, once, by somebody else: through commands, the API and SQL."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.drafts import OutcomeDraft, PartDraft
from throughcare.decisions.appeals.tests.arranged import another, draft
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import DecisionDraft as ProcessDecision
from throughcare.decisions.dueprocess.refusals import NotTheirsAgain
from throughcare.decisions.noncompliance import commands as noncompliance
from throughcare.decisions.noncompliance import queries
from throughcare.decisions.noncompliance.drafts import DecisionDraft, JudgmentDraft
from throughcare.decisions.noncompliance.models import Failure, Response
from throughcare.decisions.noncompliance.refusals import NotNow
from throughcare.decisions.noncompliance.refusals import NotTheirsAgain as SomebodyElse
from throughcare.decisions.noncompliance.tests.conftest import SAID, Missed
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting
from throughcare.platform.events.bus import deliver_due

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083", "R080")]


def appealed(missed: Missed, first: Response, outcome: str) -> Failure:
    """The failure of a response after its appeal came to this."""
    world = missed.world
    with acting(world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, first.process_id, draft())
    with acting(another(world)) as other:
        commands.take_up(other, made.pk, expected=made.version)
        parts = (PartDraft(part=first.pk, standing="changed"),) if outcome == "in_part" else ()
        said = OutcomeDraft(outcome=outcome, reasons="So", heard="in_writing", instead="Less", parts=parts)
        commands.decide(other, made.pk, said, expected=made.version + 1)
    while deliver_due():
        pass
    assert first.failure_id is not None
    return Failure.objects.get(pk=first.failure_id)


def again(missed: Missed, failure: Failure, by: User, kind: str = "warning") -> Any:
    said = DecisionDraft(
        kind=kind, reasons="Heard anew",
        **(SAID | {"requirement": "Keep in touch", "correct_by": missed.today + timedelta(days=10)}),
    )  # fmt: skip
    with acting(missed.world.actor(by)) as actor:
        return noncompliance.decide(actor, missed.person.pk, failure.pk, said, expected=failure.version)


def through_the_api(missed: Missed, failure: Failure, by: User) -> int:
    said = SAID | {
        "kind": "warning", "reasons": "Heard anew", "requirement": "Keep in touch",
        "correct_by": (missed.today + timedelta(days=10)).isoformat(),
    }  # fmt: skip
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{failure.version}"'}
    address = f"/api/v1/people/{missed.person.pk}/failures/{failure.pk}/decision"
    answer = SignedIn(by).post(address, said, content_type="application/json", headers=headers)
    code: int = answer.status_code
    return code


def refused(name: str, act: Any) -> None:
    with pytest.raises(IntegrityError) as held, transaction.atomic():
        act()
    assert held.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]


@pytest.fixture
def missed(world: World) -> Missed:
    return Missed(world)


@pytest.fixture
def fresh(world: World) -> User:
    return world.user("manager", name="Fresh Decider", team=world.team)


def test_what_was_sent_back_is_decided_anew_by_somebody_else_and_once(missed: Missed, fresh: User) -> None:
    first = missed.warned(by=missed.world.manager)
    failure = appealed(missed, first, "sent_back")
    assert (failure.stage, failure.closed_reason) == ("to_decide", "")
    with pytest.raises(SomebodyElse):
        again(missed, failure, missed.world.manager)
    made = again(missed, failure, fresh)
    assert made.pk != first.pk
    assert made.process_id != first.process_id
    first.refresh_from_db()
    assert first.set_aside
    assert not made.set_aside
    closed = Failure.objects.get(pk=failure.pk)
    assert closed.stage == "closed"
    with pytest.raises(NotNow):
        again(missed, closed, missed.world.user("manager", name="Third", team=missed.world.team))
    with acting(missed.world.actor()) as actor:
        shown = queries.failure_of(actor, missed.person.pk, failure.pk)
        record = queries.compliance_of(actor, missed.person.pk)
    assert shown.response is not None
    assert shown.response.id == made.pk
    assert [each.id for each in record.failures] == [failure.pk]
    assert len(record.responses) == 2


@pytest.mark.parametrize("outcome", ["allowed", "in_part", "dismissed"])
def test_any_other_outcome_leaves_it_closed(missed: Missed, fresh: User, outcome: str) -> None:
    first = missed.warned(by=missed.world.manager)
    failure = appealed(missed, first, outcome)
    assert failure.stage == "closed"
    with pytest.raises(NotNow):
        again(missed, failure, fresh)
    first.refresh_from_db()
    assert first.set_aside is (outcome == "allowed")


def test_one_judged_reasonable_after_it_was_sent_back_stays_closed(missed: Missed) -> None:
    failure = appealed(missed, missed.warned(by=missed.world.manager), "sent_back")
    with acting(missed.world.actor()) as actor:
        noncompliance.judge(
            actor, missed.person.pk, failure.pk, JudgmentDraft(reasonable=True, reasons="The ward's letter"),
            expected=failure.version,
        )  # fmt: skip
    assert Failure.objects.get(pk=failure.pk).closed_reason == "excused"


def test_by_sql_a_second_stands_only_beside_one_that_was_set_aside(missed: Missed, fresh: User) -> None:
    first = missed.warned(by=missed.world.manager)
    given = {"person": missed.person, "failure": first.failure, "kind": "no_action", "brought": False,
             "given_on": missed.today, "reasons": "Anew"}  # fmt: skip

    def row(by: User) -> Any:
        return lambda: factories.ResponseFactory(**given, decided_by=by)

    refused("noncompliance_response_one_a_failure", row(fresh))
    aside = Response.objects.filter(pk=first.pk)
    refused("noncompliance_set_aside_by_an_appeal", lambda: aside.update(
        set_aside=True, withdrawn_on=missed.today, version=first.version + 1))  # fmt: skip
    appealed(missed, first, "sent_back")
    first.refresh_from_db()
    refused("noncompliance_set_aside_stays", lambda: aside.update(set_aside=False, version=first.version + 1))
    refused("noncompliance_decided_anew_by_another", row(missed.world.manager))
    row(fresh)()
    refused("noncompliance_response_one_a_failure", row(missed.world.user("manager", name="Third")))


def test_a_due_process_about_the_same_is_not_decided_by_the_same(missed: Missed, fresh: User) -> None:
    first = missed.warned(by=missed.world.manager)
    failure = appealed(missed, first, "sent_back")
    with acting(missed.world.actor()) as officer:
        held = noncompliance.prepare(officer, missed.person.pk, failure.pk, kind="warning")
    said = ProcessDecision(outcome="imposed", reasons="So", proportionate="Nothing less would do")
    with acting(missed.world.actor(missed.world.manager)) as manager, pytest.raises(NotTheirsAgain):
        dueprocess.decide(manager, held.pk, said, expected=held.version)
    refused("dueprocess_decision_anew_by_another", lambda: factories.DecisionFactory(
        person=missed.person, process=held, basis="decided", authority="manager", made_by="Somebody",
        decided_by=missed.world.manager, outcome="imposed", proportionate="So"))  # fmt: skip


def test_through_the_api_only_another_answers_and_only_what_was_sent_back(
    missed: Missed, fresh: User
) -> None:
    first = missed.warned(by=missed.world.manager)
    assert first.failure is not None
    assert through_the_api(missed, Failure.objects.get(pk=first.failure.pk), fresh) == 422
    failure = appealed(missed, first, "sent_back")
    assert through_the_api(missed, failure, missed.world.manager) == 422
    assert Response.objects.filter(failure=failure).count() == 1
    assert through_the_api(missed, failure, fresh) == 200
    assert Response.objects.filter(failure=failure, set_aside=False).count() == 1
    third = missed.world.user("manager", name="Third", team=missed.world.team)
    assert through_the_api(missed, Failure.objects.get(pk=failure.pk), third) == 422


def test_the_page_says_who_decides_it_anew(missed: Missed, fresh: User) -> None:
    first = missed.warned(by=missed.world.manager)
    failure = appealed(missed, first, "sent_back")
    page = SignedIn(fresh).get(reverse("noncompliance:failure", args=[missed.person.pk, failure.pk]))
    shown = page.content.decode()
    assert "Sent back on appeal: somebody other than Max Manager decides anew" in shown
    assert "Set aside on appeal; decided by Max Manager" in shown
