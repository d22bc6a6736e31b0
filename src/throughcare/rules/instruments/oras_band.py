"""Bands of ORAS scores by tool and sex. Bands only: the items were not read and are not here.

The table is Missouri's, in which "high" takes in "very high".
"""

from datetime import date

from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    Source,
    Whole,
    published,
)

SOURCE = Source(
    title="Ohio Risk Assessment System, bands",
    citation="Recidiviz assessmentTypeUtils.ts (Missouri)",
    version="moderate and high cut points by tool and sex",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="The tools are in the public domain; facts restated from public code",
    mark=Mark.READ,
)
TOOLS = {
    "CST": ("Community supervision", 49, {"M": (15, 24), "F": (15, 29)}),
    "SRT": ("Supplemental reentry", 45, {"M": (15, 21), "F": (14, 22)}),
    "PIT": ("Prison intake", 40, {"M": (9, 17), "F": (13, 19)}),
    "RT": ("Reentry", 28, {"M": (10, 16), "F": (11, 15)}),
}
"""Words, highest score, and for each sex the scores from which moderate and high begin."""
BANDS = Figures(
    "Bands",
    ("tool", "sex", "low", "moderate", "high"),
    tuple(
        (tool, sex, f"0 to {moderate - 1}", f"{moderate} to {high - 1}", f"{high} to {most}")
        for tool, (_, most, cuts) in TOOLS.items()
        for sex, (moderate, high) in cuts.items()
    ),
)


@published(
    "oras-band@2026-11-22",
    title="ORAS band",
    decides="the band of an ORAS score",
    population="adults assessed with one of four ORAS tools",
    source=SOURCE,
    items=(
        Item(
            name="tool",
            asks="Which tool was used?",
            kind=Choice({code: words for code, (words, _, _) in TOOLS.items()}),
        ),
        Item(name="sex", asks="Is the person male or female?", kind=Choice({"M": "Male", "F": "Female"})),
        Item(name="score", asks="What was the score?", kind=Whole(0, 49)),
    ),
    examples=(
        Example(
            says="A man's 24 is high.",
            given={"tool": "CST", "sex": "M", "score": 24},
            gives={"level": "HIGH"},
        ),
        Example(
            says="A woman's is moderate.",
            given={"tool": "CST", "sex": "F", "score": 24},
            gives={"level": "MODERATE"},
        ),
    ),
    figures=(BANDS,),
)
def band(tool: str, sex: str, score: int) -> Conclusion:
    """The level. Raises BadAnswers above the tool's highest score."""
    _, most, cuts = TOOLS[tool]
    if score > most:
        raise BadAnswers("oras-band", [Problem("score", score, f"must be at most {most} for this tool")])
    moderate, high = cuts[sex]
    level = "HIGH" if score >= high else "MODERATE" if score >= moderate else "LOW"
    return Conclusion({"level": level}).because(
        "With this tool and sex a score from {moderate} is moderate and from {high} high; the score is {score}.",
        moderate=moderate, high=high, score=score,
    )  # fmt: skip
