"""People in custody with a release in sight, as the tests of this app find them."""

from datetime import timedelta
from typing import Any

from tests import factories

from throughcare.casework.resettlement import commands
from throughcare.casework.resettlement.drafts import PartDraft
from throughcare.casework.resettlement.models import ReportPart
from throughcare.casework.resettlement.wording import PATHWAY_TITLES
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")


def held_until(person: Person, release_in: int, received_ago: int = 3) -> None:
    """A stay in custody, and a conditional release so many days ahead."""
    factories.CustodyStayFactory(
        person=person, establishment="HMP Invented", received_on=TODAY - timedelta(days=received_ago)
    )
    order = factories.OrderFactory(person=person)
    factories.KeyDateFactory(person=person, order=order, kind="ew-crd", on=TODAY + timedelta(days=release_in))


def answered(
    actor: Actor, person: Person, pathway: str, kind: str = "BCST2", expected: int = 0, **given: Any
) -> ReportPart:
    """One pathway, complete and without support needed, unless something else is given."""
    draft = PartDraft(**{"status": "support_not_required", "complete": True} | given)
    return commands.answer_part(actor, person.pk, kind, pathway, draft, expected=expected)


def all_answered(actor: Actor, person: Person, kind: str = "BCST2") -> None:
    """Every pathway of a report, complete."""
    for pathway in PATHWAY_TITLES:
        answered(actor, person, pathway, kind, summary=f"About {pathway}.")
