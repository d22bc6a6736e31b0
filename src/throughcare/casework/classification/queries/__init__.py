"""Reads of levels, proposals, overrides and flags. Each takes the actor first."""

from throughcare.casework.classification.queries.classified import (
    CalculationLine,
    Classified,
    FlagLine,
    LevelLine,
    OverrideLine,
    ProposalLine,
    classified,
    flag_of,
    level_of,
    override_of,
    proposal_of,
)
from throughcare.casework.classification.queries.levels import level_on
from throughcare.casework.classification.queries.waiting import Waiting, waiting_decisions

__all__ = [
    "CalculationLine",
    "Classified",
    "FlagLine",
    "LevelLine",
    "OverrideLine",
    "ProposalLine",
    "Waiting",
    "classified",
    "flag_of",
    "level_of",
    "level_on",
    "override_of",
    "proposal_of",
    "waiting_decisions",
]
