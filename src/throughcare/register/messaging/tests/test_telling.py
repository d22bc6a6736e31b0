"""A person is told things through safe channels only; what cannot be told is kept, and told once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.platform.events.models import StoredEvent
from throughcare.register.messaging import commands
from throughcare.register.messaging.drafts import Told
from throughcare.register.messaging.models import PersonMessage
from throughcare.register.messaging.refusals import GoneAlready, NoSuchMessage
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R113", "R118")]
AT = datetime(2027, 3, 3, 10, 30, tzinfo=UTC)
PLACE = {"place": "North office"}


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Alex", "Example")


def tell(world: World, person: Person, kind: str = "appointment", **given: object) -> Told:
    asked = {"about": uuid7(), "params": PLACE, "at": AT} | given
    with acting(world.actor()) as actor:
        return commands.tell_person(actor, person.pk, kind, **asked)  # type: ignore[arg-type]


def test_it_waits_for_its_hour_where_texts_are_safe(world: World, person: Person) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
    told = tell(world, person)
    assert told.will_go and told.says == "The message will be sent."
    kept = PersonMessage.objects.get(pk=told.message_id)
    assert (kept.state, kept.params, kept.text, kept.secret) == ("waiting", PLACE, None, None)


@pytest.mark.parametrize("answers", [{"safe": "no", "texts": "yes"}, {"safe": "yes", "texts": "no"}, {}])
def test_no_safe_way_is_an_answer_and_somebody_hears_of_it(
    world: World, person: Person, answers: dict[str, str]
) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", **answers)
    told = tell(world, person)
    assert (told.outcome, told.will_go) == ("no-safe-way", False)
    assert "tell them in person" in told.says
    assert PersonMessage.objects.get(pk=told.message_id).state == "unreached"
    assert StoredEvent.objects.get(kind="messaging.PersonNotReached").body["because"] == "no-safe-way"


def test_the_same_thing_is_told_once_and_again_after_it_was_called_off(world: World, person: Person) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
    about = uuid7()
    first, again = tell(world, person, about=about), tell(world, person, about=about)
    assert (again.outcome, again.message_id) == ("already", first.message_id)
    with acting(world.actor()) as actor:
        assert commands.stop_about(actor, person.pk, about) == 1
    assert PersonMessage.objects.get(pk=first.message_id).because == "moved"
    assert tell(world, person, about=about).outcome == "waiting"


def test_a_link_lies_sealed_and_a_day_is_kept_plain(world: World, person: Person) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
    told = tell(world, person, "checkin", at=None,
                params={"link": "https://x.example/own/SECRET", "date": date(2027, 3, 3)})  # fmt: skip
    row = PersonMessage.objects.filter(pk=told.message_id).values("params", "secret").get()
    assert row["params"] == {"date": "2027-03-03"}
    assert "SECRET" not in str(row) and b"SECRET" not in row["secret"].raw


def test_what_the_words_need_must_be_there(world: World, person: Person) -> None:
    with pytest.raises(NoSuchMessage, match="still needed: place"):
        tell(world, person, params={})
    with pytest.raises(NoSuchMessage, match="no message of the kind"):
        tell(world, person, "gossip")
    with pytest.raises(NoSuchMessage, match="begun by somebody"):
        tell(world, person, "crisis_answer")


def test_whoever_may_not_see_the_person_tells_them_nothing(world: World, person: Person) -> None:
    other = World()
    with acting(other.actor()) as actor, pytest.raises(NotThere):
        commands.tell_person(actor, person.pk, "appointment", params=PLACE, at=AT)
    with acting(world.actor(world.user("analyst"))) as actor, pytest.raises((NotThere, NotPermitted)):
        commands.tell_person(actor, person.pk, "appointment", params=PLACE, at=AT)


def test_the_night_is_left_alone_but_a_code_is_not_kept_waiting(
    world: World, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
    night = datetime(2027, 3, 2, 23, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: night)
    assert tell(world, person).send_at == night + timedelta(hours=10)
    assert tell(world, person, "code", params={"code": "123456"}, at=None).send_at == night


def test_what_waits_can_be_taken_back_once(world: World, person: Person) -> None:
    factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
    told = tell(world, person)
    assert told.message_id
    with acting(world.actor()) as actor:
        commands.take_back(actor, person.pk, told.message_id, expected=1)
        with pytest.raises(GoneAlready):
            commands.take_back(actor, person.pk, told.message_id, expected=2)


def test_stopping_what_does_not_wait_changes_nothing(world: World, person: Person) -> None:
    """The database asks an entry in the log of every change, one of no rows included."""
    with acting(world.actor()) as actor, CaptureQueriesContext(connection) as asked:
        assert commands.stop_about(actor, person.pk, uuid7()) == 0
    assert not [each["sql"] for each in asked if each["sql"].startswith("UPDATE")]
