"""What took several steps to become as it stands, and what the database lets nobody write as it stands."""

from tests import factories
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.models import Draw, Test
from throughcare.casework.testing.tests.arranged import KIND, allowed, heard, judged, opened, reported
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person


def live(world: World, person: Person) -> None:
    """A draw made and one still open, a test that counts, a process that ended and a warning given."""
    allowed(person)
    draw = opened(world, rates={KIND: 0}, take=1, agreed="a number of tomorrow's lottery")
    with acting(world.actor(world.manager)) as manager:
        commands.make_draw(manager, draw.pk, public_value="17", expected=draw.version)
    opened(world)
    assert judged(world.actor(), heard(world.actor(), reported(world.actor(), person))).answerable
    process = factories.ProcessFactory(person=person)
    factories.DecisionFactory(person=person, process=process)
    Process.objects.filter(pk=process.pk).update(state="recorded")
    factories.ResponseFactory(person=person)
    assert set(Draw.objects.values_list("state", flat=True)) >= {"drawn", "open"}
    assert Test.objects.filter(entry__draw=draw, reason="random").exists()
