"""The plan on the overview: whether it is agreed, which step is due next, when it is reviewed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.shell.web.links import link
from throughcare.shell.web.queries.overview import PlanHeld

ANSWERED = {
    "yes": "Agreed",
    "no": "In force; the person does not agree",
    "could_not_answer": "In force; the person could not answer yet",
    "": "Signed; the person has not been asked yet",
}


@dataclass(frozen=True, slots=True)
class PlanCard:
    """agreement: where it stands, in words; "" where no plan runs. step_late, review_late: that day is past."""

    href: str
    agreement: str = ""
    step: str = ""
    step_on: date | None = None
    step_late: bool = False
    review_on: date | None = None
    review_late: bool = False


def plan_card(held: PlanHeld | None, person_id: UUID, today: date) -> PlanCard:
    """The card."""
    if held is None:
        return PlanCard(link("plan", person_id))
    return PlanCard(
        link("plan", person_id), _agreement(held), held.step, held.step_due_on,
        held.step_due_on is not None and held.step_due_on < today, held.review_on,
        held.review_on is not None and held.review_on < today,
    )  # fmt: skip


def _agreement(held: PlanHeld) -> str:
    """The newest news first, as on the plan itself."""
    if held.number is None:
        return "Not signed yet"
    if held.changed:
        return f"Changed since version {held.number}: to be signed again"
    waits = ". Waits for a second signature" if held.waiting else ""
    return f"{ANSWERED[held.answer]} (version {held.number}){waits}"
