"""GAD-7: seven questions about worry; 0 to 21; and GAD-2, its first two. Screens, not diagnoses."""

from throughcare.rules.instruments.questionnaire import questions, screen, source
from throughcare.rules.kernel import Example

ASKS = (
    "nervous",
    "could not stop worrying",
    "worried too much",
    "trouble relaxing",
    "restless",
    "irritable",
    "afraid",
)
LICENCE = "free to use"

GAD_7 = screen(
    "gad-7",
    title="GAD-7",
    source=source(
        "Generalised Anxiety Disorder, seven questions (GAD-7)",
        citation="rdrr.io cliot gad7",
        version="seven-item form",
        licence=LICENCE,
    ),
    says="how severe somebody's anxiety is",
    horizon="the past two weeks",
    items=questions(ASKS, 3),
    bands=(
        ("minimal", "Minimal", 0), ("mild", "Mild", 5), ("moderate", "Moderate", 10), ("severe", "Severe", 15),
    ),
    example=Example(
        says="More than half the days on five of the seven.",
        given={"items": [2, 2, 2, 2, 2, 0, 0]},
        gives={"value": 10, "band": "moderate"},
    ),
)  # fmt: skip

GAD_2 = screen(
    "gad-2",
    title="GAD-2",
    source=source(
        "GAD-2, two questions", citation="public scoring code", version="two-item form", licence=LICENCE
    ),
    says="whether to ask the longer form about worry",
    horizon="the past two weeks",
    items=questions(ASKS[:2], 3),
    bands=(("negative", "Negative", 0), ("positive", "Positive", 3)),
    example=Example(
        says="More than half the days on one, several on the other.",
        given={"items": [2, 1]},
        gives={"value": 3, "band": "positive"},
    ),
)
