"""How somebody would type what is protected into visits and progress: each way is refused."""

from datetime import time, timedelta
from typing import Any

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.casework.supervision import commands
from throughcare.casework.supervision.drafts import VisitDraft
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

SOON = clock.today("Europe/London") + timedelta(days=7)


def visit(**texts: Any) -> Typing:
    """Planning a visit of which nobody is told."""
    given = {"authority": "Condition 4", "reason": "Two addresses are given.", "place": "At home", **texts}

    def typed(a: Actor, person: Person, world: World) -> object:
        watcher = world.user("officer").pk
        draft = VisitDraft(on=SOON, at=time(14), minutes=60, watcher_id=watcher, **given)
        return commands.plan_visit(a, person.pk, draft)

    return typed


def called_off(a: Actor, person: Person, _: World) -> object:
    """Saying why nobody goes."""
    return commands.call_off(a, person.pk, f.VisitFactory(person=person).pk, TELLS, expected=1)


def proposed(a: Actor, person: Person, _: World) -> object:
    """Saying why a step is proposed."""
    draft = commands.ProgressDraft(step="house-step-down", words=TELLS)
    return commands.propose_progress(a, person.pk, draft)


def decided(a: Actor, person: Person, _: World) -> object:
    """Giving the reasons of a decision."""
    held = f.ProgressFactory(person=person)
    return commands.decide_progress(a, person.pk, held.pk, True, TELLS, expected=1)


def ended(a: Actor, person: Person, _: World) -> object:
    """Saying why a phase ends."""
    return commands.end_phase(a, person.pk, f.PhaseHeldFactory(person=person).pk, TELLS, expected=1)


REFUSED_BY_SUPERVISION: dict[str, Typing] = {
    "supervision.Visit.authority": visit(authority=TELLS),
    "supervision.Visit.reason": visit(reason=TELLS),
    "supervision.Visit.place": visit(place=TELLS),
    "supervision.Visit.words": called_off,
    "supervision.Progress.words": proposed,
    "supervision.Progress.decision": decided,
    "supervision.PhaseHeld.ended_because": ended,
}
