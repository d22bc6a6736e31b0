"""PHQ-9: nine questions about low mood; 0 to 27; and PHQ-2, its first two. Screens, not diagnoses.

Of the nine up to two may be without an answer: each then counts as the mean of the others. An answer above 0 to
question 9 tells of danger to the person: whoever uses the score opens a task at once, whatever the score.
"""

from throughcare.rules.instruments.checks import AtLeast
from throughcare.rules.instruments.parts import Line
from throughcare.rules.instruments.questionnaire import mean_for_missing, questions, screen, source
from throughcare.rules.kernel import Example

ASKS = (
    "little interest", "low or hopeless", "sleep", "tired", "appetite", "feeling a failure", "concentration",
    "slow or restless", "better off dead or hurting oneself",
)  # fmt: skip
ITEMS = questions(ASKS, 3, needed=False)
NAMES = tuple(item.name for item in ITEMS)
FEWEST = 7

PHQ_9 = screen(
    "phq-9",
    title="PHQ-9",
    source=source(
        "Patient Health Questionnaire, nine questions (PHQ-9)",
        citation="rdrr.io qscorer and cliot; 10-14 and 15-19 as meant, the text prints them overlapping",
        version="nine-item form",
        licence="free to use, no permission required as generally stated",
    ),
    says="how severe somebody's low mood is",
    horizon="the past two weeks",
    items=ITEMS,
    bands=(
        ("minimal", "Minimal", 0), ("mild", "Mild", 5), ("moderate", "Moderate", 10),
        ("moderately severe", "Moderately severe", 15), ("severe", "Severe", 20),
    ),
    example=Example(
        says="Several days on each of the nine.",
        given={"items": [1, 1, 1, 1, 1, 1, 1, 1, 1]},
        gives={"value": 9, "band": "mild"},
    ),
    features=mean_for_missing(NAMES),
    further_parts=(
        Line(
            name="Questions without an answer",
            feature="for_the_missing",
            weight=1.0,
            says="Questions without an answer count as the mean of the others: {contribution:g}.",
        ),
    ),
    checks=(AtLeast(fewest=FEWEST, of=NAMES),),
)  # fmt: skip

PHQ_2 = screen(
    "phq-2",
    title="PHQ-2",
    source=source(
        "PHQ-2, two questions", citation="public scoring code", version="two-item form", licence="free to use"
    ),
    says="whether to ask the longer form about low mood",
    horizon="the past two weeks",
    items=questions(ASKS[:2], 3),
    bands=(("negative", "Negative", 0), ("positive", "Positive", 3)),
    example=Example(
        says="More than half the days on one, several on the other.",
        given={"items": [2, 1]},
        gives={"value": 3, "band": "positive"},
    ),
)
