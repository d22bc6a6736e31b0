"""The tables of tier version 2 (England and Wales), for its page."""

from throughcare.rules.classification import tier_ew_v2_change as change
from throughcare.rules.classification import tier_ew_v2_protect as protect
from throughcare.rules.classification.registrations_ew import COMPLEXITY
from throughcare.rules.kernel import Figures

FIGURES = (
    Figures(
        "Protect points; the higher of RSR and RoSH counts, never both",
        ("from", "answer", "points"),
        (
            *(("RSR", f"from {low:g} %", points) for low, points in protect.RSR_FROM),
            *(("RoSH", level, points) for level, points in protect.ROSH_POINTS.items()),
            *(("MAPPA", level, points) for level, points in protect.MAPPA_POINTS.items()),
            *((code, words, protect.EACH) for code, words in COMPLEXITY.items()),
            ("OASys 6.9", "parenting responsibilities, women only", protect.EACH),
            ("OASys 11.2, 11.4", "impulsivity or temper control, women only, once", protect.EACH),
            ("breach or recall", "an earlier one, women only", protect.EACH),
        ),
    ),
    Figures("Protect level", ("points from", "level"), protect.LEVELS),
    Figures(
        "Change points of the needs",
        ("section", *change.SEVERITY),
        tuple(
            (section, *(weight * times for times in change.SEVERITY.values()))
            for section, weight in change.WEIGHTS.items()
        ),
    ),
    Figures(
        "Further change points",
        ("from", "points"),
        (
            (f"OGRS, each full {change.OGRS_STEP} %", 1),
            ("integrated offender management", change.IOM_POINTS),
        ),
    ),
    Figures(
        "Change level",
        ("case", "level"),
        (
            ("no mandate for change", change.WITHOUT_MANDATE),
            ("no completed assessment", change.WITHOUT_ASSESSMENT),
            *((f"from {low} points", level) for low, level in change.LEVELS),
        ),
    ),
)
