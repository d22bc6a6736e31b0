"""What makes an assessment due: the place's figures and what happens; how a call is answered; whom it is told."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.assessments import commands, queries
from throughcare.casework.assessments.commands.calling import Happened, call_for
from throughcare.casework.assessments.drafts import StartDraft, Typed
from throughcare.casework.assessments.events import AssessmentCompleted
from throughcare.casework.assessments.handlers import (
    answer_after_assessment,
    call_after_move,
    call_after_order,
)
from throughcare.casework.assessments.models import Assessment, CalledFor
from throughcare.casework.assessments.queries.due import due_on
from throughcare.casework.assessments.refusals import CallAnswered, WordsMissing
from throughcare.casework.assessments.tests.kept import assessed
from throughcare.casework.orders.events import OrderChanged
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.caseload.events import AllocationChanged
from throughcare.register.caseload.models import Allocation
from throughcare.register.notices.models import Alert, Message
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Trigger

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R030")]

MAIN = "needs-and-harm-ew"
SYSTEM = Actor.system_named("test")


def days(count: int, zone: str = "Europe/London") -> date:
    return clock.today(zone) + timedelta(days=count)


@pytest.fixture
def person(world: World) -> Person:
    """Supervised for 200 days, and assessed ten days after the beginning."""
    made = world.person()
    factories.OrderFactory(person=made, status="active", starts_on=days(-200), ends_on=days(200))
    assessed(made, f"{MAIN}@2026-11-22", on=days(-190), lead=world.officer)
    return made


@pytest.fixture
def call(person: Person) -> CalledFor:
    made: CalledFor = factories.CalledForFactory(
        person=person, form=MAIN, happened_on=days(-3), due_on=days(11)
    )
    return made


def ordered(person: Person) -> OrderChanged:
    return OrderChanged(person.pk, uuid4(), "ew-community-order", "added", days(-1))


def test_the_first_days_and_the_months_after_the_latest() -> None:
    use = jurisdictions.get("ew").form_use(MAIN)
    harm = jurisdictions.get("ew").form_use("harm-ew")
    assert use is not None and harm is not None
    begins = date(2026, 1, 31)
    assert due_on(use, begins, None) == date(2026, 3, 2)
    assert due_on(use, begins, date(2026, 2, 28)) == date(2027, 2, 28)
    assert due_on(use, begins, date(2023, 2, 28)) == date(2026, 3, 2)  # of an earlier supervision
    assert due_on(harm, begins, None) is None
    assert due_on(harm, begins, date(2025, 8, 31)) == date(2026, 2, 28)


def test_a_new_order_calls_once_however_often_it_is_heard(person: Person) -> None:
    event = ordered(person)
    for _ in range(2):
        call_after_order(SYSTEM, event)
    [call] = CalledFor.objects.filter(person=person)
    assert (call.form, call.trigger, call.happened_on, call.due_on) == (MAIN, "new_order", days(-1), days(14))
    call_after_order(SYSTEM, ordered(person))  # one call waits already
    assert CalledFor.objects.filter(person=person).count() == 1


def test_whoever_was_never_assessed_is_due_by_the_first_days_and_not_called_for(world: World) -> None:
    person = world.person()
    call_after_order(SYSTEM, ordered(person))
    assert not CalledFor.objects.exists()
    # The form of harm has no first days: what happened calls for it.
    assert [
        each.form for each in call_for(SYSTEM, Happened(person.pk, Trigger.CONCERN, uuid4()), days(0))
    ] == ["harm-ew"]


def test_an_order_changed_or_of_nobody_calls_for_nothing(person: Person) -> None:
    call_after_order(SYSTEM, OrderChanged(person.pk, uuid4(), "ew-licence", "changed"))
    call_after_order(SYSTEM, OrderChanged(uuid4(), uuid4(), "ew-licence", "added"))
    assert not CalledFor.objects.exists()


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_move_calls_when_the_team_changes(world: World, person: Person, elsewhere: bool) -> None:
    team = factories.TeamFactory(agency=world.agency) if elsewhere else world.team
    Allocation.objects.filter(person=person).update(ends_on=days(0))
    officer = world.user("officer", team=team)
    new = factories.AllocationFactory(person=person, officer=officer, team=team, starts_on=days(0))
    event = AllocationChanged(
        person.pk, new.pk, officer.pk, team.pk, "responsible", days(0), world.officer.pk
    )
    call_after_move(SYSTEM, event)
    assert CalledFor.objects.filter(person=person, trigger="transfer").exists() is elsewhere


def test_a_completed_assessment_answers_what_called_for_it(person: Person, call: CalledFor) -> None:
    early = assessed(person, f"{MAIN}@2026-11-22", on=days(-9))
    answer_after_assessment(SYSTEM, AssessmentCompleted(person.pk, early.pk, early.form))
    call.refresh_from_db()
    assert call.answered == ""  # it speaks of a day before
    late = assessed(person, f"{MAIN}@2026-11-22", on=days(-1))
    for _ in range(2):
        answer_after_assessment(SYSTEM, AssessmentCompleted(person.pk, late.pk, late.form))
    call.refresh_from_db()
    assert (call.answered, call.assessment_id, call.version) == ("assessment", late.pk, 2)


def test_somebody_says_why_none_is_made(world: World, person: Person, call: CalledFor) -> None:
    with acting(world.actor()) as officer:
        with pytest.raises(WordsMissing):
            commands.decline_call(officer, person.pk, call.pk, why=" ", expected=1)
        with pytest.raises(StaleVersion):
            commands.decline_call(officer, person.pk, call.pk, why="Assessed for the court", expected=7)
        commands.decline_call(officer, person.pk, call.pk, why="Assessed for the court", expected=1)
        with pytest.raises(CallAnswered):
            commands.decline_call(officer, person.pk, call.pk, why="Again", expected=2)
        with pytest.raises(NotThere):
            commands.decline_call(officer, person.pk, uuid4(), why="None", expected=1)
        held = queries.due_of(officer, person.pk)
    assert [each.why_none for each in held.declined] == ["Assessed for the court"]
    assert held.waiting == ()


def test_the_pages_say_what_is_due_and_why(world: World, person: Person, call: CalledFor) -> None:
    Assessment.objects.filter(person=person).update(assessed_on=days(-370))
    factories.OrderFactory(person=person, status="active", starts_on=days(-500), ends_on=days(90))
    browser = SignedIn(world.officer)
    with counted() as statements:
        page = browser.get(reverse("assessments:assessments", args=[person.pk])).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "called for after a new sentence or order" in page and "was due on" in page
    address = reverse("assessments:called_for", args=[person.pk, call.pk])
    with counted() as statements:
        assert "Begin the assessment" in browser.get(address).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    start = browser.get(
        reverse("assessments:start", args=[person.pk]) + f"?form={MAIN}&occasion=event&event=new_order"
    )
    assert start.content.decode().count("checked") >= 2
    kept = browser.post(address, {"version": 1, "why": "", "once": uuid4()})
    assert kept.status_code == 422
    done = browser.post(
        address, {"version": 1, "why": "Assessed for the court", "once": uuid4()}, follow=True
    )
    assert "Called for and not made: 1" in done.content.decode()


def test_what_happens_raises_the_alert_and_answering_closes_it(
    world: World, person: Person, deliver: Callable[[], int]
) -> None:
    with acting(SYSTEM):
        call_after_order(SYSTEM, ordered(person))
    deliver()
    assume(SYSTEM)
    alert = Alert.objects.get(rule="assessment-called-for")
    call = CalledFor.objects.get()
    assert (alert.subject, alert.due_on, alert.officer_id) == (call.pk, call.due_on, world.officer.pk)
    with acting(world.actor()) as officer:
        commands.decline_call(officer, person.pk, call.pk, why="Assessed last week", expected=1)
    deliver()
    assume(SYSTEM)
    alert.refresh_from_db()
    assert alert.state == "done"


@pytest.mark.requirement("R017")
def test_colleagues_are_told_neutrally(world: World, person: Person, deliver: Callable[[], int]) -> None:
    expert = world.user("psychologist", team=world.team)
    with acting(world.actor()) as officer:
        draft = commands.start_assessment(
            officer, person.pk, StartDraft(form="harm-ew", occasion="other", assessed_on=days(0))
        )
        section = queries.sheet(officer, person.pk, draft.pk).form.sections[0].code
        commands.ask_colleague(
            officer, person.pk, draft.pk, section, user_id=expert.pk, profession="psychologist"
        )
        for part in queries.sheet(officer, person.pk, draft.pk).form.sections:
            typed = {each.name: Typed(state="not_known") for each in part.questions}
            commands.save_answers(officer, person.pk, draft.pk, part.code, typed, {})
        signed = commands.sign_assessment(officer, person.pk, draft.pk, expected=draft.version)
    with acting(world.actor(world.manager)) as manager:
        commands.send_back(manager, person.pk, signed.pk, expected=signed.version, remarks="Look at the plan")
    deliver()
    assume(SYSTEM)
    told = {(row.kind, row.to_id) for row in Message.objects.all()}
    assert told >= {
        ("section-asked", expert.pk), ("assessment-signed", world.manager.pk),
        ("assessment-returned", world.officer.pk),
    }  # fmt: skip
    assert ("assessment-signed", world.officer.pk) not in told
    assert not any(
        word in row.subject + row.text for row in Message.objects.all() for word in ("Alex", "Example")
    )
