"""Bands of LSI-R scores as Pennsylvania's parole board used them, by the day of the assessment. Bands only.

The items of LSI-R are proprietary and are not here: an agency enters the score that its licensed tool gave.
"""

from datetime import date

from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Day,
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
    title="LSI-R bands by date, Pennsylvania",
    citation="Recidiviz us_pa_custom_enum_parsers.py",
    version="three tables, to 2008-12-31, to 2014-12-03, and after",
    effective_from=date(2014, 12, 4),
    checked_on=date(2026, 11, 22),
    licence="Facts restated from public code; the items are proprietary",
    mark=Mark.READ,
)
TABLES = ((date(2008, 12, 31), 20, 28), (date(2014, 12, 3), 17, 26), (date.max, 19, 27))
"""Until this day: low up to the first figure, medium up to the second, high above."""
MOST = 54
BANDS = Figures(
    "Bands",
    ("assessed", "low", "medium", "high"),
    tuple(
        (
            "later" if until == date.max else f"to {until}",
            f"0 to {low}", f"{low + 1} to {medium}", f"{medium + 1} to {MOST}",
        )
        for until, low, medium in TABLES
    ),
)  # fmt: skip
CODES = {55: "HIGH (55 is read as 54)", 60: "UNKNOWN attempted-incomplete", 70: "UNKNOWN refused"}
"""Not scores: 55 stands for 54, 60 for an assessment begun and not finished, 70 for one refused."""


@published(
    "lsir-band-pennsylvania@2014-12-04",
    title="LSI-R band (Pennsylvania)",
    decides="the band of an LSI-R score",
    population="people under parole supervision in Pennsylvania with an LSI-R score",
    source=SOURCE,
    items=(
        Item(name="date", asks="On which day was the assessment made?", kind=Day()),
        Item(
            name="score",
            asks="Which score did the licensed tool give?",
            kind=Whole(0, 70, "or a code: 55, 60, 70"),
        ),
    ),
    examples=(
        Example(
            says="On the last day of the first table 20 is still low.",
            given={"date": date(2008, 12, 31), "score": 20},
            gives={"level": "LOW"},
        ),
    ),
    figures=(BANDS,),
)
def band(date: date, score: int) -> Conclusion:
    """The level. Raises BadAnswers above 54 where it is no code."""
    if score in CODES:
        return Conclusion({"level": CODES[score]}).because("{score} is a code, not a score.", score=score)
    if score > MOST:
        raise BadAnswers(
            "lsir-band-pennsylvania", [Problem("score", score, f"must be at most {MOST}, or a code")]
        )
    low, medium = next((low, medium) for until, low, medium in TABLES if date <= until)
    level = "LOW" if score <= low else "MEDIUM" if score <= medium else "HIGH"
    return Conclusion({"level": level}).because(
        "On {date} a score up to {low} was low, up to {medium} medium, and above that high; the score is {score}.",
        date=date, low=low, medium=medium, score=score,
    )  # fmt: skip
