"""How Pennsylvania classifies: the level that its policy of 2011 gives to the total of a licensed tool."""

from throughcare.rules.classification.us_levels import LEVEL
from throughcare.rules.interventions.candidate import Risk
from throughcare.rules.jurisdictions.classifying import Fact, FromFact, FromScore, FromSource, LevelRule
from throughcare.rules.jurisdictions.intervening import RiskScore
from throughcare.rules.jurisdictions.us_pennsylvania.rules import HERE
from throughcare.rules.workload.us_workload import HOURS_A_CASE

LEVEL_RULE = LevelRule(
    code=LEVEL,
    takes={
        "score": (
            FromScore("lsir-band-pennsylvania", "score", asked=True),
            FromSource(frozenset({"LSI-R"})),
        ),
        "as_of": (FromFact(Fact.TODAY),),
    },
    given={"jurisdiction": HERE, "instrument": "lsi_r"},
    result="supervision_level",
    levels={"maximum": "maximum", "medium": "medium", "minimum": "minimum"},
    likelihood=("lsir-band-pennsylvania",),
    work=HOURS_A_CASE,
    work_unit="hours a month",
    work_says="A worked example of a public page, not a standard of the agency.",
)

RISK_SCORES = (
    RiskScore(
        score="lsir-band-pennsylvania",
        result="level",
        classes={"LOW": Risk.LOW, "MEDIUM": Risk.MEDIUM, "HIGH": Risk.HIGH},
    ),
)
"""The policy's own bands of the licensed total; it has no band above high."""
