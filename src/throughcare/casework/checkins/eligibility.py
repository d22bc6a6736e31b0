"""What the rule of a place says of somebody who would check in remotely, from what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from throughcare.rules import catalogue
from throughcare.rules.contacts.checkin_eligibility import FACTS, SUPPLEMENT
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Allowed:
    """Modes a manager may approve, whether the manager then has to say why, the reasons, and the rule asked."""

    modes: tuple[str, ...]
    reason_needed: bool
    why: str
    rule: str


def allowed(pack: Jurisdiction, facts: Mapping[str, bool | None]) -> Allowed:
    """What may be approved. Where no rule was read for the place, check-ins stand beside meetings only."""
    code = pack.checkins.eligibility
    if not code:
        return Allowed((SUPPLEMENT,), False, pack.checkins.note, "")
    entry = catalogue.find(code)
    answer: Any = entry.ask({name: facts[name] for name in FACTS if name in facts})
    results = answer.results
    return Allowed(
        tuple(results["modes"]),
        bool(results["reason_needed"]),
        " ".join(answer.sentences),
        str(entry.card.id),
    )
