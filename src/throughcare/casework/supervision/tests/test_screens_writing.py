"""The forms: what they save, what they say beside which field, that nothing typed is lost and nothing saved twice."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.orders.models import Order
from throughcare.casework.supervision.models import Appointment, Contact, Note, Task
from throughcare.register.people.models import Person
from throughcare.register.protection.content import Content

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R054", "R057", "R059")]

MISSED = datetime(2026, 11, 13, 10, tzinfo=UTC)


def parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def booking(world: World, **more: str) -> dict[str, str]:
    return {
        "kind": "office", **parts("on", date(2026, 11, 18)), "at": "9.30", "minutes": "45",
        "officer": str(world.officer.pk), "place": "other", "place_other": "The library", "purpose": "Review",
        "required": "on", "repeat": "once", "times": "", "step": "check", **more,
    }  # fmt: skip


def said(outcome: str, version: int = 1, **more: str) -> dict[str, str]:
    return {"outcome": outcome, "version": str(version), "submission": str(uuid4()), "note": "", **more}


@pytest.fixture
def browser(world: World) -> SignedIn:
    return world.browser()


@pytest.fixture
def missed(world: World, person: Person) -> Appointment:
    return factories.AppointmentFactory(
        order=Order.objects.get(person=person),
        person=person,
        officer=world.officer,
        starts_at=MISSED,
        place="Office",
    )


def address(name: str, *ids: object) -> str:
    return reverse(f"supervision:{name}", args=[getattr(each, "pk", each) for each in ids])


def body(response) -> str:
    return " ".join(response.content.decode().split())


# Booking


def test_booking_is_checked_before_it_is_saved(world: World, browser: SignedIn, person: Person) -> None:
    checked = browser.post(address("book", person), booking(world))
    assert checked.status_code == 200
    assert "Nothing is booked yet." in body(checked)
    assert "Wednesday 18 November 2026 at 9:30am" in body(checked) and "45 minutes" in body(checked)
    assert not Appointment.objects.exists()
    done = browser.post(address("book", person), booking(world, step="save", submission=str(uuid4())))
    made = Appointment.objects.get()
    assert done["Location"] == address("appointment", person, made)
    assert (made.place, made.purpose, made.starts_at) == (
        "The library", "Review", datetime(2026, 11, 18, 9, 30, tzinfo=UTC),
    )  # fmt: skip


def test_a_repeating_appointment_lists_its_dates(world: World, browser: SignedIn, person: Person) -> None:
    weekly = booking(world, repeat="weekly", times="3", **parts("on", date(2026, 12, 18)))
    text = body(browser.post(address("book", person), weekly))
    assert "Friday 25 December 2026 at 9:30am" in text and "A public holiday" in text
    assert "Friday 1 January 2027" in text
    assert "Where: The library" in text and "What it is about: Review" in text
    kept = {
        **weekly,
        "step": "save",
        "submission": str(uuid4()),
        "keep": ["2026-12-18", "2027-01-01"],
        "copy": ["place"],
    }
    done = browser.post(address("book", person), kept)
    assert done["Location"] == address("schedule", person)
    made = Appointment.objects.order_by("starts_at")
    assert [(each.starts_at.date(), each.purpose, each.place) for each in made] == [
        (date(2026, 12, 18), "Review", "The library"), (date(2027, 1, 1), "", "The library"),
    ]  # fmt: skip


def test_no_date_kept_is_said_and_the_answers_stay(world: World, browser: SignedIn, person: Person) -> None:
    weekly = booking(world, repeat="weekly", times="2", step="save", submission=str(uuid4()))
    answer = browser.post(address("book", person), weekly)
    assert answer.status_code == 422
    assert "Keep at least one date" in body(answer)
    assert 'name="purpose" value="Review"' in body(answer)


def test_the_answers_can_be_changed_after_the_check(world: World, browser: SignedIn, person: Person) -> None:
    answer = browser.post(address("book", person), booking(world, step="change"))
    assert answer.status_code == 200
    assert 'value="The library"' in body(answer) and 'value="9.30"' in body(answer)


def test_an_appointment_is_booked_on_a_condition_within_its_days(
    world: World, browser: SignedIn, person: Person
) -> None:
    order = Order.objects.get(person=person)
    of = {"person": person, "order": order, "kind": "ew-requirement-rehabilitation-activity"}
    condition = factories.ConditionFactory(**of, ends_on=date(2026, 12, 2))
    factories.ConditionFactory(**of, ends_on=date(2026, 11, 16), text="Over since yesterday")
    asked = body(browser.get(address("book", person)))
    assert "What does it rest on?" in asked and "The order as a whole" in asked
    assert "Rehabilitation activity requirement, until Tuesday 1 December 2026" in asked
    assert "Over since yesterday" not in asked
    chosen = booking(world, condition=str(condition.pk), repeat="weekly", times="3")
    checked = body(browser.post(address("book", person), chosen))
    assert "Rests on" in checked and "does not stand on 2 December 2026" in checked
    kept = {**chosen, "step": "save", "submission": str(uuid4()), "keep": ["2026-11-18", "2026-11-25"]}
    assert browser.post(address("book", person), kept).status_code == 303
    made = Appointment.objects.filter(person=person)
    assert {(each.condition_id, each.order_id) for each in made} == {(condition.pk, order.pk)}
    assert made.count() == 2
    shown = body(browser.get(address("appointment", person, made[0])))
    assert "Rests on" in shown and "Rehabilitation activity requirement" in shown


def test_a_condition_that_does_not_stand_that_day_is_said_beside_the_question(
    world: World, browser: SignedIn, person: Person
) -> None:
    order = Order.objects.get(person=person)
    late = factories.ConditionFactory(person=person, order=order, starts_on=date(2026, 12, 1))
    answer = browser.post(address("book", person), booking(world, condition=str(late.pk)))
    assert answer.status_code == 422 and 'id="id_condition-error"' in body(answer)
    assert "What it rests on does not stand on 18 November 2026" in body(answer)
    assert 'value="The library"' in body(answer)


def test_what_tells_a_protected_address_is_refused_beside_its_field_and_kept(
    world: World, browser: SignedIn, person: Person
) -> None:
    hidden = Content(lines="47 Larkspur Road")
    factories.EntryFactory(person=person, kind="address", content=hidden.text())
    told = "Visit 47 larkspur rd"
    answer = browser.post(address("book", person), booking(world, purpose=told))
    assert answer.status_code == 422 and 'id="id_purpose-error"' in body(answer)
    assert told in body(answer) and "Protected address" in body(answer)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"on_year": "2025"}, "The date and time must be in the future"),
        ({"at": "2"}, "must say am or pm"),
        ({"on_day": "", "on_month": ""}, "The date must include a day and a month"),
        ({"place_other": ""}, "Type the place, or choose another answer"),
        ({"repeat": "monthly"}, "Enter how many appointments there are in all"),
        ({"repeat": "monthly", "times": "200"}, "less than or equal to 104"),
        (
            {"on_day": "28", "on_month": "3", "on_year": "2027", "at": "1:30am"},
            "Clocks go forward on 28 March 2027",
        ),
        ({"on_year": "2028"}, "No order is in force on 18 November 2028"),
    ],
)
def test_what_cannot_be_booked_is_said_beside_what_was_typed(world, browser, person, change, message) -> None:
    answer = browser.post(address("book", person), booking(world, **change))
    assert answer.status_code == 422
    assert message in body(answer)
    assert 'value="Review"' in body(answer)


def test_a_time_that_comes_twice_is_asked_for(world: World, browser: SignedIn) -> None:
    person = world.person("Sam")
    factories.OrderFactory(person=person, ends_on=None)
    twice = booking(world, **parts("on", date(2027, 10, 31)), at="1:30am")
    assert "Which time do you mean?" not in body(browser.get(address("book", person)))
    answer = browser.post(address("book", person), twice)
    assert "Which time do you mean?" in body(answer) and answer.status_code == 422
    browser.post(
        address("book", person), {**twice, "second": "later", "step": "save", "submission": str(uuid4())}
    )
    assert Appointment.objects.get().starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_the_officer_being_busy_is_a_warning(world: World, browser: SignedIn, person: Person) -> None:
    factories.AppointmentFactory(
        person=world.person("Sam"), officer=world.officer, starts_at=datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
    )
    checked = browser.post(address("book", person), booking(world))
    assert "The officer has another appointment then" in body(checked)
    browser.post(address("book", person), booking(world, step="save", submission=str(uuid4())))
    assert Appointment.objects.filter(person=person).count() == 1


def test_sent_twice_it_is_booked_once(world: World, browser: SignedIn, person: Person) -> None:
    send = booking(world, step="save", submission=str(uuid4()))
    first, second = (browser.post(address("book", person), send) for _ in range(2))
    assert Appointment.objects.count() == 1
    assert second["Location"] == first["Location"]


# Outcomes


def test_outcome_next_date_and_note_go_together(
    browser: SignedIn, person: Person, missed: Appointment
) -> None:
    answers = said("absent", note="No call.", next_at="14:00", **parts("next_on", date(2026, 11, 20)))
    done = browser.post(address("outcome", person, missed), answers)
    assert done["Location"] == address("appointment", person, missed)
    assert Contact.objects.get().outcome == "absent"
    assert Note.objects.get().text == "No call."
    following = Appointment.objects.get(status="booked")
    assert (following.starts_at, following.place) == (datetime(2026, 11, 20, 14, tzinfo=UTC), "Office")


def test_if_the_next_date_cannot_be_nothing_is_saved_and_all_stays_typed(browser, person, missed) -> None:
    answers = said("complied", note="A long talk.", next_at="14:00", **parts("next_on", date(2027, 11, 20)))
    answer = browser.post(address("outcome", person, missed), answers)
    assert answer.status_code == 422
    assert "No order is in force on 20 November 2027" in body(answer) and 'href="#id_next_on_day"' in body(
        answer
    )
    assert "A long talk." in body(answer)
    assert not Contact.objects.exists() and not Note.objects.exists()


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"outcome": ""}, "Choose an answer to “What happened?”"),
        ({"outcome": "acceptable_absence"}, "Choose which one"),
        ({"outcome": "attended_failed"}, "Choose which one"),
        (
            {"outcome": "acceptable_absence", "acceptable_why": "acceptable_other"},
            "Say which reason you accepted",
        ),
        ({"outcome": "complied", "next_at": "2pm"}, "Enter the date of the next appointment"),
    ],
)
def test_an_outcome_that_is_not_whole_is_asked_for(browser, person, missed, answers, message) -> None:
    answer = browser.post(address("outcome", person, missed), said(**answers))
    assert answer.status_code == 422
    assert message in body(answer)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"outcome": "complied"}, "complied"),
        ({"outcome": "attended_failed", "failed_how": "sent_home_behaviour"}, "sent_home_behaviour"),
        ({"outcome": "acceptable_absence", "acceptable_why": "acceptable_medical"}, "acceptable_medical"),
        ({"outcome": "waiting"}, "waiting_for_evidence"),
        ({"outcome": "cancelled", "service_how": "sent_home_by_service"}, "sent_home_by_service"),
        ({"outcome": "complied", "acceptable_why": "acceptable_medical"}, "complied"),
    ],
)
def test_every_answer_is_recorded_as_what_it_says(browser, person, missed, answers, outcome) -> None:
    assert browser.post(address("outcome", person, missed), said(**answers)).status_code == 303
    assert Contact.objects.get().outcome == outcome


def test_a_double_click_makes_one_contact(browser: SignedIn, person: Person, missed: Appointment) -> None:
    send = said("absent", note="Once.")
    first, second = (browser.post(address("outcome", person, missed), send) for _ in range(2))
    assert (Contact.objects.count(), Note.objects.count()) == (1, 1)
    assert second["Location"] == first["Location"]


def test_of_two_who_record_the_second_is_told_and_keeps_what_was_typed(world, person, missed) -> None:
    world.browser().post(address("outcome", person, missed), said("complied"))
    answer = world.browser(world.manager).post(
        address("outcome", person, missed), said("absent", note="I saw nobody.")
    )
    assert answer.status_code == 422
    assert "already has an outcome" in body(answer) and "I saw nobody." in body(answer)
    assert Contact.objects.get().outcome == "complied"


def test_evidence_is_waited_for_and_then_something_is_said(browser, person, missed) -> None:
    browser.post(address("outcome", person, missed), said("waiting"))
    contact = Contact.objects.get()
    assert "Due by Friday 20 November 2026" in body(browser.get(address("change_outcome", person, contact)))
    done = browser.post(
        address("change_outcome", person, contact),
        said("acceptable_absence", acceptable_why="acceptable_medical"),
    )
    assert done["Location"] == address("appointment", person, missed)
    text = body(browser.get(done["Location"]))
    assert "Acceptable absence: medical" in text and "Waiting for evidence, by Olive Officer" in text


def test_an_outcome_recorded_by_mistake_is_taken_back(browser, person, missed) -> None:
    browser.post(address("outcome", person, missed), said("absent"))
    browser.post(address("change_outcome", person, Contact.objects.get()), said("taken_back"))
    assert Appointment.objects.get().status == "booked"
    assert "No outcome is recorded yet." in body(browser.get(address("appointment", person, missed)))


def test_two_editors_of_an_outcome(world: World, person: Person, missed: Appointment) -> None:
    world.browser().post(address("outcome", person, missed), said("waiting"))
    contact = Contact.objects.get()
    world.browser().post(address("change_outcome", person, contact), said("complied"))
    answer = world.browser(world.manager).post(
        address("change_outcome", person, contact), said("absent", note="Nothing came.")
    )
    assert answer.status_code == 422
    assert "Someone else changed this record" in body(answer) and "Nothing came." in body(answer)
    assert Contact.objects.get().outcome == "complied"


def test_where_no_figure_is_published_the_officer_types_the_day(make_world) -> None:
    world = make_world("us-ga", "America/New_York")
    person = world.person()
    missed = factories.AppointmentFactory(person=person, officer=world.officer, starts_at=MISSED)
    browser = world.browser()
    answer = browser.post(address("outcome", person, missed), said("waiting"))
    assert "Enter the day by which the evidence is due" in body(answer)
    browser.post(
        address("outcome", person, missed), said("waiting", **parts("evidence_due_on", date(2026, 11, 27)))
    )
    assert Contact.objects.get().evidence_due_on == date(2026, 11, 27)


# Moving, recording, notes, tasks


def test_rescheduling_shows_the_new_appointment(world, browser, person) -> None:
    old = factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=datetime(2026, 11, 19, 10, tzinfo=UTC)
    )
    answers = {
        "asked_by": "person", "because": "A job interview", "at": "2pm", "minutes": "30", "version": "1",
        "submission": str(uuid4()), **parts("on", date(2026, 11, 20)),
    }  # fmt: skip
    done = browser.post(address("reschedule", person, old), answers)
    new = Appointment.objects.get(status="booked")
    assert done["Location"] == address("appointment", person, new)
    assert "Was planned for" in body(browser.get(done["Location"]))
    again = browser.post(
        address("reschedule", person, old), {**answers, "submission": str(uuid4()), "version": "2"}
    )
    assert again.status_code == 422 and "was rescheduled" in body(again)


def test_cancelling_asks_who_and_why(world, browser, person) -> None:
    old = factories.AppointmentFactory(person=person, starts_at=datetime(2026, 11, 19, 10, tzinfo=UTC))
    empty = browser.post(address("cancel", person, old), {"version": "1", "submission": str(uuid4())})
    assert empty.status_code == 422 and "Say why, in a few words" in body(empty)
    answers = {"asked_by": "service", "because": "Office closed", "version": "1", "submission": str(uuid4())}
    assert browser.post(address("cancel", person, old), answers).status_code == 303
    assert "Cancelled by the service" in body(browser.get(address("activity", person)))


def test_a_contact_is_recorded_with_its_note(browser: SignedIn, person: Person) -> None:
    answers = {
        "kind": "phone", "with_whom": "person", **parts("on", date(2026, 11, 13)), "at": "4.05pm",
        "title": "Asked about housing", "outcome": "", "note": "Will call the council.", "submission": str(uuid4()),
    }  # fmt: skip
    assert browser.post(address("record", person), answers).status_code == 303
    contact = Contact.objects.get()
    assert (contact.outcome, contact.happened_at) == ("", datetime(2026, 11, 13, 16, 5, tzinfo=UTC))
    assert Note.objects.get().contact_id == contact.pk
    late = browser.post(
        address("record", person), {**answers, **parts("on", date(2026, 11, 17)), "submission": str(uuid4())}
    )
    assert "must be in the past" in body(late) and "Will call the council." in body(late)


def test_a_note_is_added_and_corrected_by_its_author(world, browser, person) -> None:
    answers = {"text": "Mood: good.", "template": "review@agency-1", "submission": str(uuid4())}
    assert browser.post(address("note", person), answers).status_code == 303
    note = Note.objects.get()
    assert note.template == "review@agency-1"
    change = {"text": "Mood: very good.", "version": "1"}
    assert browser.post(address("correct_note", person, note), change).status_code == 303
    assert Note.objects.get().text == "Mood: very good."
    stale = browser.post(address("correct_note", person, note), {"text": "Mood: bad.", "version": "1"})
    assert stale.status_code == 422 and "Mood: bad." in body(stale)
    assert world.browser(world.manager).get(address("correct_note", person, note)).status_code == 403


def test_too_long_a_note_says_how_long(browser: SignedIn, person: Person) -> None:
    answer = browser.post(address("note", person), {"text": "x" * 12_001, "submission": str(uuid4())})
    assert answer.status_code == 422 and "12,000 characters or fewer. It is 12001." in body(answer)


def test_a_task_is_added_and_ticked_off(world: World, browser: SignedIn, person: Person) -> None:
    answers = {
        "what": "Ring housing",
        **parts("due_on", date(2026, 11, 20)),
        "owner": str(world.officer.pk),
        "submission": str(uuid4()),
    }
    assert browser.post(address("task", person), answers)["Location"] == address("tasks")
    task = Task.objects.get()
    assert "Ring housing" in body(browser.get(address("tasks")))
    browser.post(address("finish_task", person, task), {"version": "1"})
    assert Task.objects.get().done_at is not None
    assert "Done in the last two weeks" in body(browser.get(address("tasks")))
    browser.post(address("finish_task", person, task), {"version": "1", "undo": "1"})
    assert Task.objects.get().done_at is not None
    browser.post(address("finish_task", person, task), {"version": "2", "undo": "1"})
    assert Task.objects.get().done_at is None


def test_a_task_is_given_another_day(world: World, browser: SignedIn, person: Person) -> None:
    task = factories.TaskFactory(person=person, owner=world.officer, due_on=date(2026, 11, 9))
    assert "Ring the housing team" in body(browser.get(address("finish_task", person, task)))
    late = browser.post(
        address("finish_task", person, task),
        {"move": "1", "version": "1", **parts("due_on", date(2026, 11, 9))},
    )
    assert late.status_code == 422 and "The day must be today or later" in body(late)
    moved = {"move": "1", "version": "1", **parts("due_on", date(2026, 11, 23))}
    assert browser.post(address("finish_task", person, task), moved)["Location"] == address("tasks")
    assert Task.objects.get().due_on == date(2026, 11, 23)
    stale = browser.post(
        address("finish_task", person, task), {**moved, **parts("due_on", date(2026, 11, 24))}
    )
    assert "Someone else changed this record" in body(stale)


@pytest.mark.requirement("R137")
def test_reception_may_send_none_of_the_forms(world: World, person: Person, missed: Appointment) -> None:
    browser = world.browser(world.user("reception", team=world.team))
    for name, ids in (
        ("book", [person]), ("record", [person]), ("note", [person]), ("task", [person]),
        ("outcome", [person, missed]), ("reschedule", [person, missed]), ("cancel", [person, missed]),
        ("finish_task", [person, factories.TaskFactory(person=person)]),
    ):  # fmt: skip
        assert browser.post(address(name, *ids), {}).status_code == 403
