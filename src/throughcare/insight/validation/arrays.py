"""The numbers a validation works on: one place in each array for each person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from throughcare.insight.validation.figures import NotValidated

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
"""Shape (groups, levels, 2): how many people had the outcome [..., 0], and how many had not [..., 1]."""


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """People with a score and a known outcome. Every array has the shape (people,), in the same order.

    scores: higher means more likely, in the instrument's own unit. happened: whether the outcome came within the
    horizon. groups: by the title of a division ("Sex"), each person's group in words. probability: the predicted
    probability, 0 to 1; None where the score is none. days: from the beginning of follow-up to the outcome, or to
    the end of follow-up without it; None where no time is known.
    Raises NotValidated for arrays of unequal length, scores that are no numbers, probabilities outside 0 to 1 and
    days below 0.
    """

    scores: Floats
    happened: Truths
    groups: Mapping[str, npt.NDArray[np.str_]] = field(default_factory=dict)
    probability: Floats | None = None
    days: Floats | None = None

    def __post_init__(self) -> None:
        beside = [self.happened, *self.groups.values(), self.probability, self.days]
        if any(array is not None and array.shape != self.scores.shape for array in beside):
            raise NotValidated("Every person needs a score, an outcome and a place in every group.")
        if not np.isfinite(self.scores).all():
            raise NotValidated("A score is not a number.")
        chance = self.probability
        if chance is not None and not ((chance >= 0) & (chance <= 1)).all():
            raise NotValidated("A probability lies outside 0 to 1.")
        if self.days is not None and not (np.isfinite(self.days) & (self.days >= 0)).all():
            raise NotValidated("A number of days is missing or below 0.")
