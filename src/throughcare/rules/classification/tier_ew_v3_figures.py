"""The tables of tier version 3 (England and Wales), for its page."""

from throughcare.rules.classification.tier_ew_v3_steps import (
    ARP_FROM,
    FLAGS,
    GRID,
    LIFER,
    LIFER_LATER,
    MAPPA_ALONE,
    SEXUAL,
    SEXUAL_MEDIUM,
    WITH_MAPPA,
    WITHOUT_MAPPA,
)
from throughcare.rules.kernel import Figures

FIGURES = (
    Figures(
        "Reoffending: the tier by CSRP (rows) and ARP (columns), both from so many per cent",
        ("CSRP from", *(f"ARP from {low}" for low in ARP_FROM)),
        tuple((low, *tiers) for low, tiers in GRID),
    ),
    Figures(
        "Contact sexual reoffending (DC-SRP), by its band; a medium one by its score",
        ("band", "score from", "tier"),
        (
            *((band, None, tier) for band, tier in SEXUAL.items()),
            *(("MEDIUM", f"{low:.2f}", tier) for low, tier in SEXUAL_MEDIUM),
        ),
    ),
    Figures(
        "Risk of serious harm",
        ("RoSH", "with MAPPA", "without MAPPA"),
        (
            *((level, tier, WITHOUT_MAPPA.get(level)) for level, tier in WITH_MAPPA.items()),
            ("not known", MAPPA_ALONE, None),
        ),
    ),
    Figures(
        "A life or IPP sentence after release",
        ("released", "tier"),
        (
            *((f"at most {months} months ago", tier) for months, tier in LIFER),
            ("longer ago", LIFER_LATER),
        ),
    ),
    Figures(
        "Registrations and history",
        ("answer", "which is", "tier"),
        tuple((code, words, tier) for code, (tier, words) in FLAGS.items()),
    ),
)
