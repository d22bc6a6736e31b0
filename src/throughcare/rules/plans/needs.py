"""Areas of need behind a sentence plan: which scores count as high, so that the area is shown first.

A score is high above its threshold, not at it. Finances and health are not scored.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Problem,
    Whole,
    published,
)
from throughcare.rules.plans.goals import PEOPLE, READ_ON
from throughcare.rules.plans.sources import SENTENCE_PLAN

CODE = "sentence-plan-ew:high_scoring_area"


@dataclass(frozen=True, slots=True)
class Scale:
    """The highest score of an area, and the score above which it is high."""

    most: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Area:
    """An area of need. scale: None where it is not scored. part_of: the area it is a part of."""

    words: str
    scale: Scale | None = None
    part_of: str = ""


AREAS: Mapping[str, Area] = {
    "accommodation": Area("accommodation", Scale(6, 1)),
    "employment_and_education": Area("employment and education", Scale(4, 1)),
    "finances": Area("finances"),
    "drug_use": Area("drug use", Scale(8, 0)),
    "alcohol_use": Area("alcohol use", Scale(4, 1)),
    "health_and_wellbeing": Area("health and wellbeing"),
    "personal_relationships_and_community": Area("personal relationships and community", Scale(6, 1)),
    "thinking_behaviours_and_attitudes": Area("thinking, behaviours and attitudes", Scale(10, 2)),
    "lifestyle_and_associates": Area(
        "lifestyle and associates", Scale(6, 1), part_of="thinking_behaviours_and_attitudes"
    ),
}
SCALES = {code: area.scale for code, area in AREAS.items() if area.scale}
CHANGE = {
    "made_changes": "has already made changes",
    "making_changes": "is actively making changes",
    "knows_how": "wants to make changes and knows how",
    "needs_help": "wants to make changes and needs help",
    "thinking_about_it": "is thinking about making changes",
    "does_not_want_to": "does not want to make changes",
    "does_not_want_to_answer": "does not want to answer",
    "not_present": "is not present",
    "not_applicable": "not applicable",
}
"""What the person says about each area, in their own answer; the first six may have details."""


@published(
    f"{CODE}@{READ_ON}",
    title="Sentence plan: high-scoring area",
    decides="whether an area of need scores high",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(
            name="area", asks="Which area of need?", kind=Choice({code: AREAS[code].words for code in SCALES})
        ),
        Item(name="score", asks="What is its score?", kind=Whole(0, 10, "points")),
    ),
    examples=(
        Example(
            says="Any score for drug use is high.",
            given={"area": "drug_use", "score": 1},
            gives={"high": True},
        ),
    ),
)
def high_scoring_area(area: str, score: int) -> Conclusion:
    """Whether the score lies above the threshold. Raises BadAnswers above the area's highest score."""
    scale, words = SCALES[area], AREAS[area].words
    if score > scale.most:
        raise BadAnswers(CODE, [Problem("score", score, f"must be at most {scale.most} for {words}")])
    high = score > scale.threshold
    return Conclusion({"high": high}).because(
        "{score} of {most} for {area} is above {threshold}, so it is high." if high
        else "{score} of {most} for {area} is not above {threshold}, so it is not high.",
        score=score, most=scale.most, area=words, threshold=scale.threshold,
    )  # fmt: skip
