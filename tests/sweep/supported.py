"""Early support in the sweep's test: offers of help around a day, and the rule that tells of them, in Python."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from throughcare.casework.earlysupport.models import SupportOffer
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity
from throughcare.rules.interventions.early_support import RULE

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (SupportOffer,)


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random) -> list[Any]:
    """Of some people an offer that waits, or one made already."""
    if dice.random() < 0.6:
        return []
    counts = {"contacts": 3, "contacts_not_known": 0, "tests": 0, "tests_not_known": 0, "moves": 0}
    found = today - timedelta(days=dice.randrange(1, 9))
    return [make(SupportOffer, person=person, rule=RULE, found_on=found, **counts, **_at(dice, today))]


def _at(dice: Random, today: date) -> dict[str, object]:
    return dice.choice([
        {"state": "open", "help": [], "offered_on": None, "why_not": ""},
        {"state": "open", "help": [], "offered_on": None, "why_not": ""},
        {"state": "offered", "help": ["home"], "offered_on": today, "why_not": ""},
        {"state": "set_aside", "help": [], "offered_on": None, "why_not": "not_now"},
    ])  # fmt: skip


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may write."""
    return {SupportOffer: lambda row: _at(dice, today)}


def to_offer(naive: "Naive", person: Person) -> Iterator[Found]:
    """Help that waits to be offered."""
    if naive.goes_on(person, Activity.DIRECT_CONTACT):
        for row in SupportOffer.objects.filter(person=person, state="open"):
            yield "help-to-offer", person.pk, row.pk, row.found_on


RULES = (to_offer,)
