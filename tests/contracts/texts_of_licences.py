"""How somebody would type what is protected into licences: each way is refused."""

from typing import Any

from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.tests.drafted import begun, order_of, row, submitted, varied
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

WORK = "ew-licence-work"


def met(**texts: str) -> Typing:
    """The first meeting."""
    return lambda a, person, _: commands.begin(a, person.pk, order_of(person).pk, LicenceDraft(**texts))


def stated(**given: Any) -> Typing:
    """A condition."""

    def typed(a: Actor, person: Person, _: World) -> object:
        made = begun(a, person)
        draft: dict[str, Any] = {"kind": "ew-licence-restricted-conduct", "text": "Behave."} | given
        return commands.add_row(
            a, made.pk, RowDraft(condition=ConditionDraft(**draft)), expected=made.version
        )

    return typed


def eased(a: Actor, person: Person, world: World) -> object:
    made = varied(world, person)
    draft = RowDraft(condition=ConditionDraft(kind=WORK, text="Tell us of new work."), eased=True, why=TELLS)
    return commands.change_row(a, made.pk, row(made, WORK).pk, draft, expected=made.version)


def sent_back(a: Actor, person: Person, world: World) -> object:
    made = submitted(world.actor(), person)
    return commands.send_back(a, made.pk, TELLS, expected=made.version)


REFUSED_BY_LICENCES: dict[str, Typing] = {
    "licences.Licence.meets_who": met(meets_who=TELLS),
    "licences.Licence.meets_place": met(meets_place=TELLS),
    "licences.Licence.decided_because": sent_back,
    "licences.LicenceCondition.why": eased,
    "licences.LicenceCondition.text": stated(text=f"Keep away from {TELLS}."),
    "licences.LicenceCondition.authority": stated(authority=TELLS),
    "licences.LicenceCondition.legal_basis": stated(legal_basis=TELLS),
    "licences.LicenceCondition.terms": stated(
        kind="ew-requirement-alcohol-abstinence", terms={"substances": ["alcohol"], "named": TELLS}
    ),
    "licences.LicenceCondition.answers": stated(
        kind="ew-licence-association", text="", wording="groups", answers={"name_of_organisation": [TELLS]}
    ),
}
