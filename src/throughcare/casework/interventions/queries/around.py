"""Everything a page says of a person's services, in one statement: facts, objectives, referrals, offers, consents."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.interventions.queries.consents import ConsentHeld
from throughcare.casework.interventions.queries.offerings import OfferingHeld
from throughcare.casework.interventions.queries.referrals import MoveHeld, ReferralHeld
from throughcare.casework.interventions.queries.rows import read_kinds
from throughcare.casework.interventions.queries.statement import (
    CONSENTS,
    FACTS,
    MOVES,
    OFFERINGS,
    PERSON,
    REFERRALS,
)
from throughcare.casework.plans.queries.plan import forms_with_needs
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row

EVERYTHING = PERSON + FACTS + REFERRALS + OFFERINGS + CONSENTS + MOVES


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An open objective of the plan. areas: its needs, the first foremost."""

    id: UUID
    title: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a person's services. raw: rows by kind, for `candidates` and `packet`.

    moves: of the one referral that was asked for, the latest first.
    """

    raw: dict[str, list[dict[str, Any]]]
    today: date
    objectives: tuple[Objective, ...]
    referrals: tuple[ReferralHeld, ...]
    offerings: tuple[OfferingHeld, ...]
    consents: tuple[ConsentHeld, ...]
    moves: tuple[MoveHeld, ...] = ()

    @property
    def completed(self) -> frozenset[str]:
        """Codes of the catalogue's programmes that the person completed, as far as referrals here tell."""
        return frozenset(
            each.programme for each in self.referrals if each.ended_how == "completed" and each.programme
        )

    def offering(self, offering_id: UUID) -> OfferingHeld | None:
        """One of the open offers."""
        return next((each for each in self.offerings if each.id == offering_id), None)

    def objective(self, objective_id: UUID | None) -> Objective | None:
        """One of the open objectives."""
        return next((each for each in self.objectives if each.id == objective_id), None)


def around(actor: Actor, person_id: UUID, referral_id: UUID | None = None) -> Around:
    """One person. The caller went through the door; the database's wall stands behind. Raises NotThere.

    referral_id: the one whose moves are read along.
    """
    today = clock.today(actor.zone)
    found = read_kinds(
        EVERYTHING,
        {
            "person": person_id,
            "today": today,
            "forms": list(forms_with_needs()),
            "agency": actor.agency_id,
            "referral": referral_id,
        },
    )
    if "person" not in found:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such person")
    referrals = [read_row(ReferralHeld, raw) for raw in found.pop("referral", ())]
    offers = [read_row(OfferingHeld, raw) for raw in found.pop("offering", ())]
    consents = [read_row(ConsentHeld, raw) for raw in found.pop("consent", ())]
    moves = [read_row(MoveHeld, raw) for raw in found.pop("move", ())]
    objectives = [
        Objective(id=UUID(raw["id"]), title=raw["title"], areas=(raw["need"], *raw["related"]))
        for raw in found.get("objective", ())
    ]
    return Around(
        raw=found, today=today, objectives=tuple(sorted(objectives, key=lambda each: each.id)),
        referrals=tuple(sorted(referrals, key=lambda each: each.id, reverse=True)),
        offerings=tuple(sorted(offers, key=lambda each: (each.title, each.id))),
        consents=tuple(sorted(consents, key=lambda each: (each.signed_on, each.id), reverse=True)),
        moves=tuple(sorted(moves, key=lambda each: each.id, reverse=True)),
    )  # fmt: skip
