"""How well a score foretells an outcome: discrimination, calibration, errors by group, and time.

Numbers in, figures out. No database and no framework: anyone can use it in a notebook. scikit-learn and lifelines are
imported where they are used.
"""

from throughcare.insight.validation.arrays import NotValidated, Study
from throughcare.insight.validation.calibration import Calibration, Predicted, calibration
from throughcare.insight.validation.cuts import AtCut, at_cut
from throughcare.insight.validation.disclosure import FEWEST
from throughcare.insight.validation.discrimination import Auc, auc
from throughcare.insight.validation.intervals import Rate, rate
from throughcare.insight.validation.report import Division, Group, Report, Scale, validate
from throughcare.insight.validation.survival import Curve, Still, Survival, survival

__all__ = [
    "FEWEST", "AtCut", "Auc", "Calibration", "Curve", "Division", "Group", "NotValidated", "Predicted", "Rate",
    "Report", "Scale", "Still", "Study", "Survival", "at_cut", "auc", "calibration", "rate", "survival", "validate",
]  # fmt: skip
