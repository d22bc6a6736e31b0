"""Breaking the glass: from an exact number and a reason, for an hour, for reading, told at once and judged later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import SYSTEM, World, actor_for

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.models import Glass
from throughcare.register.notices.models import Alert, Message
from throughcare.register.people.models import Name, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137", "R138")]
EMERGENCY = commands.Emergency(reason_code="danger", reason="The police ask where he may be now.")


def broken(user: User, number: str, **more: object) -> commands.Opening | None:
    with acting(actor_for(user)) as actor:
        return commands.break_glass(actor, replace(EMERGENCY, number=number, **more))  # type: ignore[arg-type]


def may(user: User, permission: Permission, person: Person) -> str:
    with acting(actor_for(user)) as actor:
        return str(door.ask(actor, permission, person.pk).answer)


def restricted(world: World, **fields: object) -> Person:
    person = world.person(reference="R000001", officer=world.user("officer", team=world.team))
    factories.RestrictionFactory(person=person, agency=world.agency, **fields)
    return person


def outsider(world: World) -> User:
    return world.user("officer", team=factories.TeamFactory(agency=world.agency))


@pytest.mark.parametrize("typed", ["R000001", " r000001 ", "R 000 001"])
def test_a_restricted_record_opens_for_reading_for_an_hour(world: World, typed: str) -> None:
    person, user = restricted(world), outsider(world)
    assert may(user, Permission.PERSON_OPEN, person) == "hide"
    opening = broken(user, typed)
    assert opening is not None and opening.person_id == person.pk
    assert may(user, Permission.PERSON_OPEN, person) == "allow"
    assert may(user, Permission.CONTACT_RECORD, person) == "refuse"
    with acting(actor_for(user)):
        assert Name.objects.filter(person=person).exists()
    glass = Glass.objects.get(pk=opening.glass_id)
    assert glass.ends_at - glass.starts_at == timedelta(minutes=60)
    Glass.objects.filter(pk=glass.pk).update(
        starts_at=clock.now() - timedelta(minutes=61), ends_at=clock.now() - timedelta(minutes=1)
    )
    assert may(user, Permission.PERSON_OPEN, person) == "hide"
    with acting(actor_for(user)):
        assert not Person.objects.filter(pk=person.pk).exists()


def test_another_agencys_record_opens_by_a_number_and_only_that_one(
    world: World, make_world: Callable[..., World]
) -> None:
    other = make_world()
    theirs, second = other.person(), other.person()
    factories.IdentifierFactory(person=theirs, value="12/345678A", value_key="12345678a", scheme="pnc")
    assert broken(world.officer, "12/345678A") is None, "it is looked for where the user says whose it is"
    opening = broken(world.officer, "12/345678A", agency_id=other.agency.pk)
    assert opening is not None and opening.person_id == theirs.pk
    with acting(world.actor()):
        assert set(Person.objects.values_list("pk", flat=True)) == {theirs.pk}
        assert not Name.objects.filter(person=second).exists()
    assert may(world.officer, Permission.PERSON_CHANGE, theirs) == "refuse"


def test_nobody_never_breakable_and_a_tie_answer_alike_and_leave_alike_traces(world: World) -> None:
    never = restricted(world, never_broken=True)
    user = outsider(world)
    tied = world.person(reference="T000001")
    factories.ExclusionFactory(person=tied, agency=world.agency, user=user)
    traces = []
    for number in ("Z999999", never.reference, tied.reference):
        before = StoredEvent.objects.count()
        assert broken(user, number) is None
        entry = AuditEvent.objects.filter(actor_id=user.pk).latest("at")
        traces.append((entry.action, entry.outcome, entry.people, StoredEvent.objects.count() - before))
    assert traces == [("caseload:glass:broken", "deny", [], 1)] * 3
    assert not Glass.objects.exists()


def test_numbers_are_not_to_be_guessed(world: World) -> None:
    for number in range(5):
        assert broken(world.officer, f"Q00000{number}") is None
    restricted(world)
    with pytest.raises(commands.GlassHolds, match="Too many"):
        broken(world.officer, "R000001")


def test_a_name_opens_nothing_and_a_thin_reason_neither(world: World) -> None:
    person = restricted(world)
    assert broken(world.officer, "Alex Example") is None
    assert broken(world.officer, person.reference[:-1]) is None
    for wrong in ({"reason": "urgent"}, {"reason": " " * 40}, {"reason_code": "curious"}):
        with pytest.raises(commands.GlassHolds):
            broken(world.officer, person.reference, **wrong)
    with pytest.raises(door.NotPermitted):
        broken(world.user("reception"), person.reference)


def test_what_opens_anyhow_breaks_nothing(world: World) -> None:
    own, stranger = world.person(), world.stranger()
    opened = broken(world.officer, own.reference)
    assert opened == commands.Opening(own.pk)
    asked = broken(world.officer, stranger.reference)
    assert asked is not None and asked.asks_purpose
    assert not Glass.objects.exists()


def test_where_the_role_states_no_purpose_the_glass_opens_an_ordinary_record(world: World) -> None:
    desk, stranger = world.user("out_of_hours"), world.stranger()
    assert may(desk, Permission.PERSON_OPEN, stranger) == "refuse"
    with acting(actor_for(desk)) as actor:
        opening = commands.break_glass(actor, replace(EMERGENCY, person_id=stranger.pk))
    assert opening is not None and opening.glass_id is not None
    assert may(desk, Permission.PERSON_OPEN, stranger) == "allow"


def test_sent_twice_it_opens_once(world: World) -> None:
    restricted(world)
    user = outsider(world)
    assert broken(user, "R000001") is not None and broken(user, "R000001") is not None
    assert Glass.objects.count() == 1


def test_officer_and_managers_hear_of_it_and_the_alert_goes_once_it_is_judged(
    world: World, deliver: Callable[[], int]
) -> None:
    person = restricted(world)
    factories.NamedFactory(person=person, agency=world.agency, user=world.manager)
    user = outsider(world)
    line_manager = world.user("manager", team=user.roles_held.get().team)
    opening = broken(user, person.reference)
    deliver()
    officer = Alert.objects.get(rule="glass-broken", person=person, state="new").officer_id
    told = set(Message.objects.filter(kind="glass").values_list("to_id", flat=True))
    assert told == {officer, world.manager.pk, line_manager.pk}
    assert opening is not None and opening.glass_id is not None
    with acting(actor_for(line_manager)) as actor:
        [line] = queries.glass_to_review(actor)
        assert line.reference == "", "the record is hidden from the user's own manager"
        commands.review_glass(actor, opening.glass_id, expected=line.version, outcome="justified")
        assert queries.glass_to_review(actor) == [] and len(queries.glass_to_review(actor, judged=True)) == 1
    deliver()
    assume(SYSTEM)
    assert Alert.objects.get(rule="glass-broken").state == "done"


def test_nobody_judges_their_own_nor_twice_nor_a_strangers(world: World) -> None:
    person = restricted(world)
    opening = broken(world.manager, person.reference) or pytest.fail("not opened")
    key = opening.glass_id
    assert key is not None
    far = world.user("manager", team=factories.TeamFactory(agency=world.agency))
    for user in (world.manager, far):
        with acting(actor_for(user)) as actor, pytest.raises(door.NotThere):
            commands.review_glass(actor, key, expected=1, outcome="justified")
    with acting(actor_for(world.user("duty_manager"))) as actor:
        with pytest.raises(commands.NotToReview):
            commands.review_glass(actor, key, expected=1, outcome="not_justified", note=" ")
        with pytest.raises(StaleVersion):
            commands.review_glass(actor, key, expected=7, outcome="justified")
        commands.review_glass(actor, key, expected=1, outcome="not_justified", note="Spoken to.")
        with pytest.raises(door.NotThere):
            commands.review_glass(actor, key, expected=2, outcome="justified")


def test_what_nobody_judges_in_two_working_days_goes_to_everybody_who_may(
    world: World, deliver: Callable[[], int]
) -> None:
    person = restricted(world)
    user = outsider(world)
    opening = broken(user, person.reference)
    assert opening is not None
    deliver()
    Message.objects.all().delete()
    far = world.user("manager", team=factories.TeamFactory(agency=world.agency))
    auditor = world.user("auditor")
    assert commands.escalate_unreviewed() == 0
    Glass.objects.filter(pk=opening.glass_id).update(review_by=clock.today("UTC") - timedelta(days=1))
    assert commands.escalate_unreviewed() == 1
    assert commands.escalate_unreviewed() == 0, "once"
    deliver()
    assume(SYSTEM)
    told = set(Message.objects.filter(kind="glass-late").values_list("to_id", flat=True))
    assert {far.pk, auditor.pk} <= told and user.pk not in told
    with acting(actor_for(far)) as actor:
        assert [line.id for line in queries.glass_to_review(actor)] == [opening.glass_id]


def test_a_mark_never_to_be_broken_shuts_what_is_open(world: World, make_world: Callable[..., World]) -> None:
    other = make_world()
    theirs = other.person(reference="N000001")
    assert broken(world.officer, "N000001", agency_id=other.agency.pk) is not None
    with acting(other.actor(other.manager)) as actor:
        commands.restrict(actor, theirs.pk, reason="Protected witness", never_broken=True)
    with acting(world.actor()):
        assert not Person.objects.filter(pk=theirs.pk).exists()
    assert broken(world.officer, "N000001", agency_id=other.agency.pk) is None
