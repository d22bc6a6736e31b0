"""The caseload: one row a person, filtered and sorted by the address, within the walls."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision.sweep_rules import CONTACT_OVERDUE
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.shell.web.queries import pieces
from throughcare.shell.web.queries.caseload import caseload

pytestmark = pytest.mark.django_db
TODAY = clock.today("Europe/London")


def names_in_order(text: str, *names: str) -> list[str]:
    """The names that stand in the page, in the order they do."""
    return sorted((name for name in names if name in text), key=text.index)


@pytest.fixture
def three(world: World) -> list[Person]:
    """Ash: high level, order ending soon, an alert, an unrecorded appointment. Birch: in custody. Cedar: nothing."""
    ash, birch, cedar = (world.person("Robin", family) for family in ("Ash", "Birch", "Cedar"))
    factories.LevelHeldFactory(person=ash, level="A")
    factories.LevelHeldFactory(person=birch, level="D")
    factories.OrderFactory(person=ash, kind="ew-community-order", ends_on=TODAY + timedelta(days=30))
    factories.OrderFactory(person=birch, kind="ew-licence", ends_on=TODAY + timedelta(days=300))
    factories.SupervisionStateFactory(person=birch, state="in_custody")
    factories.AlertFactory(person=ash)
    factories.AppointmentFactory(person=ash, officer=world.officer, starts_at=clock.now() - timedelta(days=2))
    factories.ContactFactory(person=cedar, happened_at=clock.now() - timedelta(days=3))
    return [ash, birch, cedar]


@pytest.mark.requirement("R095")
def test_a_row_says_what_an_officer_asks_first(world: World, three: list[Person]) -> None:
    browser = world.browser()
    with counted() as statements:
        page = browser.get("/caseload/")
    text = page.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    for words in (
        "Robin Ash",
        "Tier A",
        "Community order",
        "4 weeks left",
        "1 to record",
        "In custody",
        "3 days ago",
    ):
        assert words in text, words
    assert "Tier" in text and "Level" not in text  # the pack's word
    entry = AuditEvent.objects.get(action="web:caseload:consulted")
    assert set(entry.people) == {person.pk for person in three}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("q=ash", ["Ash"]),
        ("q=robin+birch", ["Birch"]),
        ("q=nobody", []),
        ("level=A", ["Ash"]),
        ("level=none", ["Cedar"]),
        ("order=ew-licence", ["Birch"]),
        ("order=none", ["Cedar"]),
        ("state=in_custody", ["Birch"]),
        ("state=active", ["Ash", "Cedar"]),
        ("alerts=on", ["Ash"]),
        ("overdue=on", ["Ash"]),
        ("overdue=on&level=D", []),
        ("sort=-name", ["Cedar", "Birch", "Ash"]),
        ("sort=level", ["Ash", "Birch", "Cedar"]),
        ("sort=-level", ["Birch", "Ash", "Cedar"]),
        ("sort=-ends", ["Birch", "Ash", "Cedar"]),
        ("sort=-alerts", ["Ash", "Birch", "Cedar"]),
        ("sort=state", ["Birch", "Ash", "Cedar"]),
        ("sort=nonsense", ["Ash", "Birch", "Cedar"]),
        ("level=nonsense", ["Ash", "Birch", "Cedar"]),
    ],
)
def test_filters_and_sorting(world: World, three: list[Person], query: str, shown: list[str]) -> None:
    text = world.browser().get(f"/caseload/?{query}").content.decode()
    assert names_in_order(text, "Robin Ash", "Robin Birch", "Robin Cedar") == [
        f"Robin {name}" for name in shown
    ]
    if not shown:
        assert "Nobody matches these filters" in text


def test_overdue_means_nothing_booked_and_no_contact_in_four_weeks(world: World) -> None:
    seen, booked, held_back = (world.person("Robin", family) for family in ("Seen", "Booked", "Missed"))
    lost, free = world.person("Robin", "Lost"), world.person("Robin", "Free")
    for person in (seen, booked, held_back, lost):
        factories.OrderFactory(
            person=person, starts_on=TODAY - timedelta(days=90), ends_on=TODAY + timedelta(days=90)
        )
    assert free  # has no order, so that nothing falls due
    factories.ContactFactory(person=seen, happened_at=clock.now() - timedelta(days=27))
    factories.ContactFactory(person=lost, happened_at=clock.now() - timedelta(days=29))
    factories.ContactFactory(person=held_back, happened_at=clock.now() - timedelta(days=2), outcome="absent")
    factories.AppointmentFactory(
        person=booked, officer=world.officer, starts_at=clock.now() + timedelta(days=40)
    )
    text = world.browser().get("/caseload/?overdue=on").content.decode()
    everyone = ("Robin Seen", "Robin Booked", "Robin Lost", "Robin Missed", "Robin Free")
    assert names_in_order(text, *everyone) == ["Robin Lost", "Robin Missed"]


@pytest.mark.requirement("R054")
def test_the_list_calls_overdue_whom_the_sweep_raises_an_alert_on(world: World) -> None:
    chance = random.Random(11)
    for number in range(60):
        person = world.person(f"P{number}")
        for _ in range(chance.choice([0, 1, 1, 2])):
            starts = TODAY + timedelta(days=chance.choice([-90, -60, -28, 5]))
            ends = chance.choice([None, starts + timedelta(days=chance.choice([5, 200]))])
            begins = starts if chance.random() < 0.8 else None
            factories.OrderFactory(person=person, starts_on=begins, ends_on=ends)
        if chance.random() < 0.2:
            state = chance.choice(["in_custody", "whereabouts_unknown", "active"])
            factories.SupervisionStateFactory(person=person, state=state)
        for _ in range(chance.randint(0, 2)):
            days, outcome = chance.choice([1, 28, 29, 60]), chance.choice(["complied", "absent", ""])
            factories.ContactFactory(
                person=person, happened_at=clock.now() - timedelta(days=days), outcome=outcome
            )
        if chance.random() < 0.25:
            at = clock.now() + timedelta(hours=chance.choice([-30, 30]))
            factories.AppointmentFactory(person=person, officer=world.officer, starts_at=at)
    with acting(world.actor()) as actor:
        given = pieces.parameters(actor)
        with connection.cursor() as cursor:
            cursor.execute(CONTACT_OVERDUE.full_sql, given)
            raised = {row[0] for row in cursor.fetchall()}
        rows = caseload(actor, actor.user_id)
    assert {row.person_id for row in rows if row.late} == raised
    assert 5 < len(raised) < 40


@pytest.mark.requirement("R057")
def test_the_badge_counts_unexcused_failures_of_twelve_months_only(world: World) -> None:
    person = world.person()
    for reasonable, failed_on in ((False, TODAY), (True, TODAY), (None, TODAY), (False, date(2020, 1, 1))):
        failure = factories.FailureFactory(person=person, failed_on=failed_on)
        if reasonable is not None:
            factories.ExcuseJudgmentFactory(person=person, failure=failure, reasonable=reasonable)
    text = world.browser().get("/caseload/").content.decode()
    assert "1 unexcused" in text and "4 undecided" in text


@pytest.mark.requirement("R138")
def test_a_restricted_or_excluded_person_is_not_on_the_list(world: World) -> None:
    hidden, excluded = world.person("Hidden", "Example"), world.person("Excluded", "Example")
    factories.RestrictionFactory(person=hidden)
    factories.ExclusionFactory(person=excluded, user=world.officer)
    text = world.browser().get("/caseload/").content.decode()
    assert "Hidden" not in text and "Excluded" not in text
    factories.NamedFactory(person=hidden, user=world.officer)
    assert "Hidden" in world.browser().get("/caseload/").content.decode()


def test_a_manager_reads_an_officers_list_and_nobody_else_does(world: World) -> None:
    world.person("Robin", "Ash")
    address = f"/caseload/?officer={world.officer.pk}"
    text = world.browser(world.manager).get(address).content.decode()
    assert "Olive Officer" in text and "Robin Ash" in text
    assert world.browser(world.user("officer", team=world.team)).get(address).status_code == 403
    assert (
        world.browser(world.manager).get(f"/caseload/?officer={factories.UserFactory().pk}").status_code
        == 404
    )
    assert world.browser(world.manager).get("/caseload/?officer=nonsense").status_code == 404
    far = World()
    assert far.browser(far.manager).get(address).status_code == 404


def test_who_does_no_casework_has_no_list(world: World) -> None:
    administrator = world.browser(world.user("administrator"))
    assert administrator.get("/caseload/").status_code == 403
    assert b"You have no caseload" in administrator.get("/").content
    assert b"Nobody is on this caseload" in world.browser(world.user("reception")).get("/caseload/").content
