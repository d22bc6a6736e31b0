"""What is happening to the person, as the orders page says it: notes under the state, and where it is changed."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.queries import DeathHeard, StateHeld
from throughcare.casework.orders.wording import Wording, what_stops
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import SupervisionState

UNCONFIRMED = "Reported to have died, not confirmed"


@dataclass(frozen=True, slots=True)
class Situation:
    """title: the state in words. stops: what it stops. links: text and address of what the actor may do."""

    title: str
    since: str
    stops: str
    notes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def situation_of(
    actor: Actor, person_id: UUID, now: StateHeld | None, death: DeathHeard | None, words: Wording
) -> Situation:
    """The situation today. A death that nobody has confirmed is never called more than reported."""
    title = now.label if now else "Not recorded"
    if death is not None and not death.confirmed:
        title = UNCONFIRMED
    return Situation(
        title=title,
        since=words.day(now.starts_on) if now else "",
        stops=_stops(now),
        notes=(words.death(death),) if death else (),
        links=tuple(
            (text, reverse(f"orders:{name}", args=[person_id])) for name, text in _acts(actor, death)
        ),
    )


def _acts(actor: Actor, death: DeathHeard | None) -> list[tuple[str, str]]:
    changes, records = (
        Permission.ORDER_CHANGE in actor.permissions,
        Permission.CONTACT_RECORD in actor.permissions,
    )
    acts = []
    if death is not None:
        if changes and not death.confirmed and death.reported_by_id != actor.user_id:
            acts.append(("confirm_death", "Confirm the death from a second source"))
        return [*acts, ("undo_death", "Undo the report")] if changes else acts
    if changes:
        acts += [("change_state", "Change the state"), ("end_supervision", "End supervision")]
    if records:
        acts += [("whereabouts", "Attempts to reach the person"), ("report_death", "Report a death")]
    return [*acts, ("custody", "Custody")]


def _stops(now: StateHeld | None) -> str:
    if now is None or now.state not in set(SupervisionState):
        return ""
    return what_stops(SupervisionState(now.state))
