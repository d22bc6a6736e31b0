"""How somebody would type what is protected into messages to the person: each way is refused."""

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.platform.actor import Actor
from throughcare.register.messaging import commands
from throughcare.register.people.models import Person


def in_own_words(a: Actor, person: Person, _: World) -> object:
    """Sending a message in one's own words."""
    return commands.send(a, person.pk, "own_words", words=TELLS)


def what_was_done(a: Actor, person: Person, _: World) -> object:
    """Saying what was done about a reply."""
    return commands.read_reply(a, person.pk, f.ReplyFactory(person=person).pk, done=TELLS, expected=1)


REFUSED_BY_MESSAGES: dict[str, Typing] = {
    "messaging.PersonMessage.params": in_own_words,
    "messaging.Reply.done": what_was_done,
}
