"""Reads of levels. Each takes the actor first."""

from throughcare.casework.classification.queries.levels import (
    LevelLine,
    LevelsPanel,
    ScoreLine,
    level_on,
    levels_of,
)

__all__ = ["LevelLine", "LevelsPanel", "ScoreLine", "level_on", "levels_of"]
