"""Days of a licence: the hard stop where the place has one, and whether the person was released."""

from datetime import date
from uuid import UUID

from throughcare.casework.orders.queries import state_on
from throughcare.decisions.licences.models import Licence
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.jurisdictions import Jurisdiction

NOT_RELEASED = (SupervisionState.IN_CUSTODY, SupervisionState.HOSPITAL)


def hard_stop_of(pack: Jurisdiction, licence: Licence) -> date | None:
    """From when an ordinary licence can no longer be submitted; None where none runs, or the start is not known."""
    return hard_stop_on(pack, licence.starts_on, licence.kind, variation=licence.varies_id is not None)


def hard_stop_on(pack: Jurisdiction, starts_on: date | None, kind: str, *, variation: bool) -> date | None:
    """As `hard_stop_of`, for a kind and a first day."""
    licensing = pack.licensing
    if licensing.hard_stop is None or variation or starts_on is None or kind in licensing.made_inside:
        return None
    found = licensing.hard_stop(starts_on, kind, pack.holidays).results["result"]
    return found if isinstance(found, date) else None


def not_released(person_id: UUID, day: date) -> str:
    """Why the person counts as not released on `day`; "" where they do."""
    state = state_on(person_id, day)
    if state is None:
        return "It is not recorded what is happening to the person. Record that they were released first"
    if state in NOT_RELEASED:
        return f"The person is recorded as: {state.label.lower()}. Record that they were released first"
    return "" if not state.over else f"The person is recorded as: {state.label.lower()}"
