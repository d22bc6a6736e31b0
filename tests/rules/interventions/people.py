"""Invented candidates and programmes to try the rules with."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

from throughcare.rules.interventions.candidate import (
    BARRIERS,
    COMMUNITY,
    CUSTODY,
    FEMALE,
    MALE,
    OFFENCES,
    Candidate,
    Risk,
)
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.kernel import Mark, Source
from throughcare.rules.needs import ALCOHOL, DRUGS, NEEDS, THINKING

SOURCE = Source(
    title="Invented for a test", citation="none", version="1", checked_on=date(2026, 11, 22),
    licence="The program's own", mark=Mark.AGENCY_DEFAULT,
)  # fmt: skip
ADULT = Candidate(
    age=34, sex=MALE, risk=Risk.HIGH, scores={"pni.pni_pathway": "HIGH"}, setting=CUSTODY, days_left=400,
    needs={DRUGS: 2, ALCOHOL: 0, THINKING: 1}, offences=frozenset({"violence"}), interpreter=False,
    holds={"willing": True},
)  # fmt: skip


def having(**changes: Any) -> Candidate:
    """The adult with something else."""
    return replace(ADULT, **changes)


def programme(code: str = "one", **more: Any) -> Programme:
    """A programme that asks for nothing but what is said."""
    told: dict[str, Any] = {
        "code": code,
        "title": code,
        "kind": "thinking",
        "says": "A try.",
        "source": SOURCE,
    }
    return Programme(**told | more)


def anybody(chance: random.Random) -> Candidate:
    """A candidate of whom some things are not known."""

    def perhaps(value: Any) -> Any:
        return None if chance.random() < 0.15 else value

    return Candidate(
        age=perhaps(chance.randint(16, 80)), sex=chance.choice([MALE, FEMALE, "other", "", None]),
        risk=perhaps(chance.choice(list(Risk))), setting=chance.choice([CUSTODY, COMMUNITY, None]),
        days_left=perhaps(chance.randint(0, 1500)), endless=chance.random() < 0.1,
        needs={area: chance.choice([None, 0, 1, 2]) for area in NEEDS if chance.random() < 0.8},
        scores={
            name: chance.choice(values)
            for name, values in {
                "pni.pni_pathway": ("HIGH", "MODERATE", "ALTERNATIVE"), "sara": ("LOW", "MEDIUM"),
                "opd.opd_result": ("SCREEN_IN", "SCREEN_OUT"), "tcu.score": ("2", "4", "8"),
                "lds.lds_score": (0, 2, 3, 5, "not a number"),
            }.items()
            if chance.random() < 0.7
        },
        offences=perhaps(frozenset(kind for kind in OFFENCES if chance.random() < 0.25)),
        unsure=frozenset(kind for kind in OFFENCES if chance.random() < 0.3),
        barriers=frozenset(kind for kind in BARRIERS if chance.random() < 0.2),
        interpreter=perhaps(chance.random() < 0.1),
        holds={
            name: chance.choice([True, False, None])
            for name in ("willing", "completed:ew-nms", "completed:ew-horizon", "found:drugs", "mental_health_roster")
            if chance.random() < 0.8
        },
    )  # fmt: skip
