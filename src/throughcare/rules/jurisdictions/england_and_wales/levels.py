"""How England and Wales classify: the tier, version 3, and the registers that stand on a record."""

from throughcare.rules.classification.register_reviews_ew_table import REGISTERS
from throughcare.rules.classification.registrations_ew import MAPPA, MAPPA_LEVELS
from throughcare.rules.jurisdictions.classifying import (
    Fact,
    FlagKind,
    FlagSays,
    From,
    FromFact,
    FromFlags,
    FromScore,
    LevelBand,
    LevelRule,
)
from throughcare.rules.jurisdictions.parts import Level

BANDS = dict(zip("ABCDEFG", [LevelBand.HIGH] * 2 + [LevelBand.MEDIUM] * 2 + [LevelBand.LOW] * 3, strict=True))
"""No published mapping of tiers to low, medium and high was read: this is where the agency begins."""
# hmpps-tier, version 3: one letter, A the most intensive.
LEVELS = tuple(
    Level(code=letter, title=f"Tier {letter}", rank=rank, band=BANDS[letter]) for rank, letter in enumerate("ABCDEFG")
)  # fmt: skip


def _flags(*kinds: str) -> tuple[From, ...]:
    return (FromFlags(frozenset(kinds)),)


LEVEL_RULE = LevelRule(
    code="tier-ew-v3",
    takes={
        "has_active_event": (FromFact(Fact.LIVE_ORDER),),
        "arp": (FromScore("arp", "score"),),
        "arp_type": (FromScore("arp", "type"),),
        "csrp": (FromScore("csrp", "serious_predictor.overall_score"),),
        "csrp_type": (FromScore("csrp", "serious_violent_predictor.type"),),
        "dc_srp_score": (FromScore("csrp", "direct_contact_sexual_predictor.score"),),
        "dc_srp_band": (FromScore("csrp", "direct_contact_sexual_predictor.band"),),
        "has_mappa": _flags(MAPPA),
        "rosh": (
            FromScore("harm-overall-ew", "overall"),
            FlagSays({"RVHR": "VERY_HIGH", "RHRH": "HIGH", "RMRH": "MEDIUM", "RLRH": "LOW"}),
        ),
        "lifer_or_ipp": _flags("INLL"),
        "latest_release_date": (FromFact(Fact.LAST_RELEASE),),
        "as_of": (FromFact(Fact.TODAY),),
        "domestic_abuse": _flags("ADVP", "REG30"),
        "stalking": _flags("SPO"),
        "child_protection": _flags("RCPR"),
        "ever_committed_sexual_offence": (
            FromScore("csrp", "has_ever_committed_sexual_offence", asked=True),
            FlagSays({"ARSO": True, "ANSO": True}),  # that neither stands does not say never
        ),
    },
    result="tier",
    levels={letter: letter for letter in "ABCDEFG"},
    none={
        "MISSING": "No tier can be given before ARP and CSRP are scored.",
        "NOT_SUPERVISED": "There is no live order or licence, so there is no tier.",
    },
    provisional="provisional",
    likelihood=("arp", "csrp"),
    harm=("harm-overall-ew",),
    work_says="The published points are those of the tier's version 2; none were read for the letters of version 3.",
)

_CATEGORIES = {MAPPA: {level: f"Level {level[-1]}" for level in sorted(MAPPA_LEVELS)}}
FLAGS = tuple(
    FlagKind(
        code=row.code, title=row.title, review_months=row.months, levels=_CATEGORIES.get(row.code, {}),
        review_rule="register-review-ew",
    )
    for row in REGISTERS.values()
)  # fmt: skip
