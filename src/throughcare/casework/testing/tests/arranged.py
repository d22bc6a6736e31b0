"""People whose conditions allow tests, and tests at each step, as the tests of this app find them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests import factories
from tests.arranging import World

from throughcare.casework.orders.models import Condition
from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import CollectionDraft, DrawDraft, FindingDraft, ReportDraft
from throughcare.casework.testing.models import Draw, Test
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person

KIND = "ew-licence-substances"
OTHER_KIND = "ew-requirement-alcohol-abstinence"
US_KIND = "us-pa-parole-drugs"
TODAY = clock.today("Europe/London")


def allowed(person: Person, kind: str = KIND, **fields: Any) -> Condition:
    """A condition of the person that allows tests and runs."""
    order = factories.OrderFactory(
        person=person, starts_on=TODAY - timedelta(days=30), made_on=TODAY, ends_on=None
    )
    made: Condition = factories.ConditionFactory(person=person, order=order, kind=kind, **fields)
    return made


def people(world: World, count: int, kind: str = KIND) -> list[Person]:
    """So many people who may be drawn."""
    made = [world.person(given=f"Drawn{at}") for at in range(count)]
    for person in made:
        allowed(person, kind)
    return made


def opened(world: World, *, rates: dict[str, int] | None = None, **fields: Any) -> Draw:
    """A draw opened by the manager, for today, twice a week."""
    actor = world.actor(world.manager)
    with acting(actor):
        return commands.open_draw(actor, DrawDraft(**{"day": TODAY, "rates": rates or {KIND: 2}} | fields))


def ordered(person: Person, kind: str = KIND, **fields: Any) -> Test:
    """A test of today of which nobody was told yet."""
    condition = Condition.objects.filter(person=person).first() or allowed(person, kind)
    made: Test = factories.TestFactory(person=person, condition=condition, **{"on": TODAY} | fields)
    return made


def ago(minutes: int) -> datetime:
    """So many minutes before now."""
    return clock.now() - timedelta(minutes=minutes)


def tell(actor: Actor, test: Test) -> Test:
    """The person told two days ago."""
    with acting(actor):
        commands.tell_of_test(
            actor, test.person_id, test.pk, at=ago(2880), way="phone", reached=True, place="Test room",
            expected=test.version,
        )  # fmt: skip
    return again(test)


def sample(**changed: Any) -> CollectionDraft:
    """A sample as it should be."""
    given: dict[str, Any] = {
        "specimen": "urine", "collected_at": ago(60), "place": "Test room", "identity_checked": True,
        "volume_ml": Decimal(60), "temperature_f": Decimal(96), "minutes_to_read": 2, "number": f"F{clock.now():%f%S}",
        "seal": "A1", "second_seal": "B1", "sealed_in_sight": True,
    }  # fmt: skip
    return CollectionDraft(**given | changed)


def collected(actor: Actor, person: Person, kind: str = KIND, **changed: Any) -> Test:
    """A test of which the person was told and in which a sample was taken."""
    test = tell(actor, ordered(person, kind))
    with acting(actor):
        commands.collect(actor, person.pk, test.pk, sample(**changed), expected=test.version)
    return again(test)


def found(analyte: str = "benzoylecgonine", **fields: Any) -> tuple[FindingDraft, ...]:
    """One substance, positive unless said otherwise."""
    return (FindingDraft(analyte=analyte, **{"found": "positive"} | fields),)


def report(findings: tuple[FindingDraft, ...] | None = None, **changed: Any) -> ReportDraft:
    """A laboratory's report of today."""
    given: dict[str, Any] = {
        "laboratory": "Invented Laboratory", "reported_on": TODAY, "validity": "acceptable",
        "findings": found() if findings is None else findings,
    }  # fmt: skip
    return ReportDraft(**given | changed)


def reported(actor: Actor, person: Person, kind: str = KIND) -> Test:
    """A test with a confirmed result that waits to be explained."""
    test = collected(actor, person, kind)
    with acting(actor):
        commands.record_report(actor, person.pk, test.pk, report(), expected=test.version)
    return again(test)


def heard(actor: Actor, test: Test, answer: str = "I did not take anything") -> Test:
    """The person asked, with their answer."""
    with acting(actor):
        commands.ask_person(
            actor,
            test.person_id,
            test.pk,
            asked_at=ago(5),
            way="in_person",
            answer=answer,
            expected=test.version,
        )
    return again(test)


def judged(actor: Actor, test: Test, how: str = "not_accepted") -> Test:
    """The answer judged, which concludes the test."""
    with acting(actor):
        commands.judge_reason(
            actor, test.person_id, test.pk, judged=how, words="As the laboratory says", expected=test.version
        )
    return again(test)


def again(test: Test) -> Test:
    """The test as it stands now."""
    found: Test = Test.objects.get(pk=test.pk)
    return found


def do(actor: Actor, command: Any, test: Test, *args: Any, **given: Any) -> Test:
    """Carry out a command on a test; returns it as it stands then."""
    with acting(actor):
        command(actor, test.person_id, test.pk, *args, expected=test.version, **given)
    return again(test)


def told_of(kind: str) -> list[dict[str, Any]]:
    """The events of a kind, in order."""
    rows = StoredEvent.objects.filter(kind=f"testing.{kind}").order_by("id")
    return [row.body for row in rows]


def day(text: str) -> date:
    return date.fromisoformat(text)
