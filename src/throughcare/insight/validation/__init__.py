"""How well a score foretells an outcome: discrimination, calibration, errors by group, and time.

Numbers in, figures out. No database and no framework: anyone can use it in a notebook.

    from throughcare.insight.validation.arrays import Study
    from throughcare.insight.validation.report import Scale, validate

Here stand the figures, which need nothing else. NumPy, scikit-learn and lifelines are loaded by whoever works them out.
"""

from throughcare.insight.validation.figures import (
    FEWEST,
    AtCut,
    Auc,
    Calibration,
    Curve,
    Division,
    Group,
    NotValidated,
    Predicted,
    Rate,
    Report,
    Still,
    Survival,
)

__all__ = [
    "FEWEST", "AtCut", "Auc", "Calibration", "Curve", "Division", "Group", "NotValidated", "Predicted", "Rate",
    "Report", "Still", "Survival",
]  # fmt: skip
