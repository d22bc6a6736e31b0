"""The overview: what needs doing first, the rest as the record stands, and nothing that is not for the reader."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.notices.sweep.registry import href_of, known_rules
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
TODAY = clock.today("Europe/London")
LONG = "A long talk about housing. " * 20


def text_of(world: World, person: Person, user: object = None) -> str:
    response = world.browser(user).get(f"/people/{person.pk}/")  # type: ignore[arg-type]
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


@pytest.mark.requirement("R001", "R095")
def test_the_page_in_its_order_and_within_its_statements(world: World) -> None:
    person = world.person("Robin", "Ash")
    now = clock.now()
    factories.AlertFactory(person=person, rule="untold-rule")
    factories.FailureFactory(person=person, what="Office visit: did not attend", stage="to_judge")
    factories.AppointmentFactory(person=person, officer=world.officer, starts_at=now - timedelta(days=1))
    factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=now + timedelta(days=9), place="Hall"
    )
    factories.ContactPointFactory(person=person)
    factories.AddressFactory(person=person)
    half = timedelta(days=98)
    order = factories.OrderFactory(
        person=person, kind="ew-community-order", starts_on=TODAY - half, ends_on=TODAY + half
    )
    factories.ConditionFactory(person=person, order=order, kind="ew-requirement-unpaid-work")
    factories.LevelHeldFactory(person=person, level="C", source="Tiering")
    factories.OffenceFactory(person=person, is_main=True, outcome="charged")
    factories.TaskFactory(person=person, owner=world.officer, what="Ring the hostel")
    browser = world.browser()
    with counted() as statements:
        response = browser.get(f"/people/{person.pk}/")
    assert len(statements) <= MOST_A_PAGE, statements
    text = response.content.decode()
    told = [
        "Untold rule",
        "Judge the reason given",
        "Record the outcome",
        "07700 900123",
        "Hall",
        "Last three notes",
    ]
    assert [text.index(words) for words in told] == sorted(text.index(words) for words in told)
    for words in ("14 weeks left", "Unpaid work requirement", "Tier C", "Tiering", "Charged, not decided",
                  "Ring the hostel", "Enforcement has not started.", 'value="98" max="196"'):  # fmt: skip
        assert words in text, words
    entry = AuditEvent.objects.get(action="web:overview:consulted")
    assert entry.people == [person.pk]


def test_what_needs_doing_stands_once_though_an_alert_tells_of_it_too(world: World) -> None:
    person = world.person()
    late = factories.AppointmentFactory(
        person=person, officer=world.officer, starts_at=clock.now() - timedelta(days=1)
    )
    factories.AlertFactory(person=person, rule="outcome-not-recorded", subject=late.pk)
    text = text_of(world, person)
    assert "Record the outcome" in text and "Outcome not recorded" not in text


def todo_of(world: World, person: Person) -> str:
    return text_of(world, person).split('id="to-do"')[1].split("</section>")[0]


@pytest.mark.requirement("R095")
def test_alerts_of_one_rule_are_one_line_with_how_many_and_the_earliest_day(world: World) -> None:
    """Each hearing has a page of its own; the key dates of a person have one for all."""
    person = world.person()
    days = [date(2026, 11, day) for day in (20, 5, 12)]
    rules = {rule.code: rule for rule in known_rules()}
    own, shared = rules["hearing-result-missing"], rules["key-date-near"]
    assert own.page_takes_subject and not shared.page_takes_subject
    alerts = [
        factories.AlertFactory(person=person, rule=own.code, due_on=day, subject=uuid4()) for day in days
    ]
    for day, state in zip(days, ("new", "owned"), strict=False):
        owner = world.officer if state == "owned" else None
        factories.AlertFactory(person=person, rule=shared.code, due_on=day, state=state, owner=owner)
    factories.AlertFactory(person=person, rule="untold-rule", due_on=days[0])
    shown = todo_of(world, person)
    assert f"{own.title} <span" in shown and "3 new, the earliest 5 Nov" in shown
    links = [href_of(own.code, person.pk, alerts[at].subject) for at in (1, 2, 0)]
    assert [shown.index(each) for each in links] == sorted(shown.index(each) for each in links)
    assert shown.count(f">{shared.title}</a>") == 1 and "2, 1 new, the earliest 5 Nov" in shown
    assert shown.count("Untold rule") == 1 and shown.count("the earliest") == 2


def test_an_empty_record_says_what_is_not_recorded(world: World) -> None:
    text = text_of(world, world.person())
    for words in ("No alerts, nothing missed", "No notes yet", "Nothing booked", "No active order", "No tier",
                  "No main offence", "No open tasks", "None unexcused"):  # fmt: skip
        assert words in text, words


def test_notes_stand_open_when_short_and_sensitive_ones_are_for_whom_they_are(world: World) -> None:
    person = world.person()
    now = clock.now()
    texts = (
        (LONG, False),
        ("Came on time.", False),
        ("About the family.", True),
        ("A fourth, older one.", False),
    )
    for days, (text, sensitive) in enumerate(texts):
        factories.NoteFactory(
            person=person, text=text, sensitive=sensitive, written_at=now - timedelta(days=days)
        )
    page = text_of(world, person)
    assert page.count("Show the note") == 1 and LONG.strip() in page
    assert "Came on time." in page and "About the family." in page and "A fourth" not in page
    page = text_of(world, person, world.user("support", team=world.team))
    assert "About the family." not in page and "A sensitive note: your role does not read it." in page


def test_a_note_on_a_sensitive_contact_is_sensitive(world: World) -> None:
    person = world.person()
    contact = factories.ContactFactory(person=person, sensitive=True, title="A hard talk")
    factories.NoteFactory(person=person, contact=contact, text="About the family.")
    page = text_of(world, person, world.user("support", team=world.team))
    assert "About the family." not in page and "A hard talk" not in page


@pytest.mark.requirement("R057")
def test_compliance_counts_what_was_judged_and_says_where_enforcement_stands(world: World) -> None:
    person = world.person()
    answered = []
    for reasonable in (False, False, True, None):
        failure = factories.FailureFactory(
            person=person, failed_on=TODAY - timedelta(days=9), stage="closed", heard_on=TODAY
        )
        if reasonable is not None:
            factories.ExcuseJudgmentFactory(person=person, failure=failure, reasonable=reasonable)
        if reasonable is False:
            answered.append(failure)
    first, second = answered
    factories.ResponseFactory(person=person, kind="warning", given_on=TODAY, failure=first)
    factories.ResponseFactory(person=person, given_on=TODAY, withdrawn_on=TODAY, failure=second)
    text = text_of(world, person)
    assert "2 unexcused failures in the last 12 months." in text and "1 warning that stands." in text
    assert "Enforcement has not started." in text
    factories.ResponseFactory(person=person, kind="referral", given_on=TODAY)
    assert "Enforcement has not started." not in text_of(world, person)


@pytest.mark.requirement("R113")
def test_what_became_of_people_later_is_on_no_page_and_summaries_are_marked(world: World) -> None:
    person = world.person()
    factories.OutcomeFactory(person=person, measure="recidivism-within-3-years", value="Yes, later")
    factories.SourceSummaryFactory(person=person)
    text = text_of(world, person)
    assert "recidivism" not in text.lower() and "Yes, later" not in text
    assert "summary from the source" in text and "not events recorded here" in text


def test_a_closed_version_is_not_shown(world: World) -> None:
    person = world.person()
    level = factories.LevelHeldFactory(person=person, level="A")
    type(level).objects.filter(pk=level.pk).update(level="G", because="test")
    text = text_of(world, person)
    assert "Tier G" in text and "Tier A" not in text


@pytest.mark.requirement("R137", "R138")
def test_walls(world: World) -> None:
    hidden, foreign = world.person(), factories.PersonFactory()
    factories.RestrictionFactory(person=hidden)
    browser = world.browser()
    answers = [browser.get(f"/people/{key}/") for key in (hidden.pk, foreign.pk, world.team.pk)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    shown = {answer.content.decode().split("<main")[1].split("</main>")[0] for answer in answers}
    assert len(shown) == 1
    factories.NamedFactory(person=hidden, user=world.officer)
    assert "Restricted: only those named" in text_of(world, hidden)


def test_in_another_place_the_pack_speaks(make_world: type[World]) -> None:
    world = make_world("us-pa", "America/New_York")
    person = world.person()
    factories.OrderFactory(
        person=person, kind="us-pa-probation", starts_on=date(2026, 1, 5), ends_on=date(2036, 7, 6)
    )
    text = text_of(world, person)
    assert "July 5, 2036" in text


@pytest.mark.requirement("R009")
def test_what_is_not_safe_is_never_a_link(world: World) -> None:
    person = world.person()
    factories.ContactPointFactory(person=person, value="07700 900111", safe="no", seen_by="a flatmate")
    factories.ContactPointFactory(person=person, value="07700 900222", safe="yes", voicemail="yes")
    factories.AddressFactory(person=person, letters="no")
    text = text_of(world, person)
    assert "07700 900111" in text and "tel:07700900111" not in text and "Not safe: seen by a flatmate" in text
    assert "tel:07700900222" in text
    assert "Letters may not be sent there" in text
