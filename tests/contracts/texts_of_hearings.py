"""How somebody would type what is protected into hearings: each way is refused."""

from datetime import timedelta
from typing import Any

from tests import factories
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.drafts import AdjournDraft, EligibilityDraft, PartyDraft, ResultDraft
from throughcare.decisions.hearings.tests.arranged import begun, draft
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person


def arranged(**texts: Any) -> Typing:
    """Arranging a hearing."""
    return lambda a, person, _: commands.arrange(a, person.pk, draft(**texts))


def recorded(**texts: str) -> Typing:
    """Recording what came of one."""
    given: dict[str, Any] = {"outcome": "continues", "reasons": "Well"} | texts

    def typed(a: Actor, person: Person, _: World) -> object:
        made = begun(commands.arrange(a, person.pk, draft()))
        return commands.record_result(a, made.pk, ResultDraft(**given), expected=made.version)

    return typed


def put_off(a: Actor, person: Person, _: World) -> object:
    made = commands.arrange(a, person.pk, draft())
    later = AdjournDraft(asked_by="person", because=TELLS, until=clock.now() + timedelta(days=30))
    return commands.adjourn(a, made.pk, later, expected=1)


def eligibility_said(a: Actor, person: Person, _: World) -> object:
    factories.OrderFactory(person=person, kind="ew-community-order")
    answers = {"safety_against": False}
    return commands.answer_eligibility(
        a, person.pk, EligibilityDraft(rule="house-early-discharge", answers=answers, said_by=TELLS)
    )


REFUSED_BY_HEARINGS: dict[str, Typing] = {
    "hearings.Hearing.body": arranged(body=TELLS),
    "hearings.Hearing.place": arranged(place=TELLS),
    "hearings.Hearing.ended_because": put_off,
    "hearings.Party.words": lambda a, person, _: commands.add_party(
        a, commands.arrange(a, person.pk, draft()).pk, PartyDraft(role="counsel", words=TELLS)
    ),
    "hearings.EligibilityAnswer.said_by": eligibility_said,
    "hearings.Result.reasons": recorded(reasons=TELLS),
    "hearings.Result.made_by": recorded(made_by=TELLS),
}
