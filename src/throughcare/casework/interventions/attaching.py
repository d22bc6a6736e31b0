"""What carries each objective of a plan: the answer to `plans.attached`, in one statement."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from throughcare.casework.interventions.queries import ReferralHeld, referrals_of
from throughcare.casework.plans.attached import Attached
from throughcare.platform.actor import Actor
from throughcare.rules.interventions.referring import ASKED, COMPLETED, ENDS, RUNNING, WAITING

PLAIN: Mapping[str, str] = {
    ASKED: "We have asked for a place for you.",
    WAITING: "You are on the list for a place.",
    RUNNING: "You have begun.",
}
"""What the person reads. Nothing is said of a draft, nor of what ended without being completed."""


def attached_to(actor: Actor, person_id: UUID) -> Mapping[UUID, Sequence[Attached]]:
    """Referrals by objective, the latest first."""
    found: dict[UUID, list[Attached]] = {}
    for each in referrals_of(actor, person_id):
        if each.objective_id is not None:
            found.setdefault(each.objective_id, []).append(_attached(each))
    return found


def _attached(each: ReferralHeld) -> Attached:
    plain = PLAIN.get(each.phase, "You completed it." if each.ended_how == COMPLETED else "")
    return Attached(
        title=each.offering, state=ENDS.get(each.ended_how, each.phase_words),
        href=reverse("interventions:referral", args=[each.person_id, each.id]),
        words="" if each.stopped_on is None else "The consent is gone: nothing flows.",
        starts_on=each.began_on or each.waits_from, ends_on=each.ended_on,
        plain=f"{each.offering}: {plain}" if plain else "",
    )  # fmt: skip
