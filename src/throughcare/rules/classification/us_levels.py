"""Supervision levels from a score in the United States, and when a lower one is suggested.

Tables by place, instrument and day. LSI-R's items are proprietary and are not here: an agency enters the score.
Pennsylvania's policy of 4 January 2011 is a different table from the dated bands of `lsir-band-pennsylvania`: it gives
levels of supervision, not bands of risk, and the two stand side by side as their sources have them.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.contacts.us_sources import IDAHO, IOWA_MINIMUM, LEVELS_CHANGED, PENNSYLVANIA
from throughcare.rules.contacts.us_standards import LAST_DAY_OF_FOUR_LEVELS
from throughcare.rules.dates import add_days
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Problem,
    Source,
    Whole,
    is_known,
    published,
)

LEVEL = "united-states:supervision_level_from_score"
DOWNGRADE = "united-states:downgrade_recommended"
ANY = "any"
INSTRUMENTS = {"lsi_r": "LSI-R", "iowa_risk": "Iowa risk assessment"}
GENDERS = {"male": "Male", "female": "Female", ANY: "Makes no difference"}
RANKS = ("minimum", "medium", "high", "maximum")
"""From the least to the most supervision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTable:
    """Cut points of one place on some days. cuts: the highest score of each level but the last, then the last.

    top: the level above every cut; None where the source gives none. unassessed: the level of somebody without a
    score; None where the source gives none.
    """

    jurisdiction: str
    instrument: str
    gender: str = ANY
    held_from: date = date.min
    held_to: date = date.max
    cuts: tuple[tuple[int, str], ...]
    top: str | None
    unassessed: str | None = None
    source: Source

    def level(self, score: int) -> str | None:
        """The level of a score."""
        return next((level for highest, level in self.cuts if score <= highest), self.top)

    @property
    def words(self) -> str:
        """ "to 20 minimum, to 28 medium, above high"."""
        above = () if self.top is None else (f"above {self.top}",)
        return ", ".join((*(f"to {highest} {level}" for highest, level in self.cuts), *above))


TABLES = (
    LevelTable(
        jurisdiction="us_id", instrument="lsi_r", held_to=LAST_DAY_OF_FOUR_LEVELS,
        cuts=((15, "minimum"), (23, "medium"), (30, "high")), top="maximum", source=IDAHO,
    ),
    LevelTable(
        jurisdiction="us_id", instrument="lsi_r", gender="male", held_from=LEVELS_CHANGED,
        cuts=((20, "minimum"), (28, "medium")), top="high", unassessed="medium", source=IDAHO,
    ),
    LevelTable(
        jurisdiction="us_id", instrument="lsi_r", gender="female", held_from=LEVELS_CHANGED,
        cuts=((22, "minimum"), (30, "medium")), top="high", unassessed="medium", source=IDAHO,
    ),
    LevelTable(
        jurisdiction="us_pa", instrument="lsi_r", held_from=date(2011, 1, 4),
        cuts=((19, "minimum"), (27, "medium")), top="maximum", source=PENNSYLVANIA,
    ),
    LevelTable(
        jurisdiction="us_ia", instrument="iowa_risk", cuts=((7, "minimum"),), top=None, source=IOWA_MINIMUM
    ),
)  # fmt: skip

FIGURES = Figures(
    "Levels by score",
    ("place", "instrument", "sex", "held from", "held to", "levels", "without a score"),
    tuple(
        (
            PLACES[row.jurisdiction], INSTRUMENTS[row.instrument], row.gender,
            None if row.held_from == date.min else row.held_from, None if row.held_to == date.max else row.held_to,
            row.words, row.unassessed,
        )
        for row in TABLES
    ),
)  # fmt: skip

JURISDICTION = Item(name="jurisdiction", asks="Whose table is it?", kind=places("us_ia", "us_id", "us_pa"))
GENDER = Item(
    name="gender", asks="Is the person male or female, where the table tells them apart?", kind=Choice(GENDERS),
    needed=False,
)  # fmt: skip
SCORE = Item(
    name="score", asks="Which score did the licensed tool give (none, if not yet assessed)?", kind=Whole(0, 54),
    needed=False,
)  # fmt: skip


def _table(
    rule: str, jurisdiction: str, instrument: str, gender: Answer[str], day: date, asked: str
) -> LevelTable:
    """The table that held. Raises BadAnswers, naming what no table fits. asked: the field that holds the day."""
    found = [row for row in TABLES if (row.jurisdiction, row.instrument) == (jurisdiction, instrument)]
    if not found:
        raise BadAnswers(rule, [Problem("instrument", instrument, f"has no table in {PLACES[jurisdiction]}")])
    held = [row for row in found if row.held_from <= day <= row.held_to]
    if not held:
        raise BadAnswers(
            rule, [Problem(asked, day, f"no table of {PLACES[jurisdiction]} was read for this day")]
        )
    fitting = next((row for row in held if row.gender in (ANY, gender)), None)
    if fitting is None:
        raise BadAnswers(
            rule, [Problem("gender", str(gender), "must be male or female: the table has one for each")]
        )
    return fitting


def _score_or_refuse(rule: str, score: Answer[int]) -> int:
    if is_known(score):
        return score
    raise BadAnswers(
        rule, [Problem("score", score.value, "is needed: no level is published for who has none")]
    )


@published(
    f"{LEVEL}@2020-07-23",
    title="Supervision level from a score (United States)",
    decides="the supervision level that a score stands for",
    population="adults under supervision in Idaho, Pennsylvania or Iowa's 5th district",
    source=IDAHO,
    items=(
        JURISDICTION,
        Item(name="instrument", asks="Which instrument gave the score?", kind=Choice(INSTRUMENTS)),
        GENDER,
        SCORE,
        Item(name="as_of", asks="For which day?", kind=Day()),
    ),
    figures=(FIGURES,),
    examples=(
        Example(
            says="A man's 21 was medium under the old table, and is under the new.",
            given={
                "jurisdiction": "us_id", "instrument": "lsi_r", "gender": "male", "score": 21,
                "as_of": date(2020, 7, 23),
            },
            gives={"supervision_level": "medium"},
        ),
        Example(
            says="A man's 24 was high the day before.",
            given={
                "jurisdiction": "us_id", "instrument": "lsi_r", "gender": "male", "score": 24,
                "as_of": date(2020, 7, 22),
            },
            gives={"supervision_level": "high"},
        ),
    ),
)  # fmt: skip
def supervision_level_from_score(
    jurisdiction: str, instrument: str, gender: Answer[str], score: Answer[int], as_of: date
) -> Conclusion:
    """The level; None where the source gives none above its cut. Raises BadAnswers where no table fits."""
    table = _table(LEVEL, jurisdiction, instrument, gender, as_of, "as_of")
    if not is_known(score) and table.unassessed is not None:
        return Conclusion({"supervision_level": table.unassessed}, source=table.source).because(
            "Nobody has been assessed yet: until then the level is {level}.", level=table.unassessed
        )
    level = table.level(_score_or_refuse(LEVEL, score))
    steps = ", ".join(f"{name} up to {highest}" for highest, name in table.cuts)
    return (
        Conclusion({"supervision_level": level}, source=table.source)
        .because(
            "On {day} the table gave: {steps}, and {top} above.",
            day=as_of,
            steps=steps,
            top=table.top or "none",
        )
        .because("The score is {score}: {level}.", score=score, level=level or "the source gives no level")
    )


@published(
    f"{DOWNGRADE}@2020-07-23",
    title="Lower supervision level suggested (United States)",
    decides="whether the score stands for a lower level than the one that holds",
    population="adults under supervision in Idaho or Pennsylvania, general cases",
    source=IDAHO,
    items=(
        Item(name="jurisdiction", asks="Whose table is it?", kind=places("us_id", "us_pa")),
        Item(
            name="supervision_level", asks="Which level holds now?",
            kind=Choice({level: level.capitalize() for level in RANKS}),
        ),
        GENDER,
        SCORE,
        Item(name="evaluation_date", asks="On which day do we look?", kind=Day()),
        Item(name="start_of_supervision", asks="On which day did supervision begin?", kind=Day(), needed=False),
        Item(name="last_assessment", asks="On which day was the score given?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="A woman's 22 is minimum, and she is on medium.",
            given={
                "jurisdiction": "us_id", "supervision_level": "medium", "gender": "female", "score": 22,
                "evaluation_date": date(2020, 12, 31),
            },
            gives={"downgrade_recommended": True},
        ),
    ),
)  # fmt: skip
def downgrade_recommended(
    jurisdiction: str, supervision_level: str, gender: Answer[str], score: Answer[int], evaluation_date: date,
    start_of_supervision: Answer[date], last_assessment: Answer[date],
) -> Conclusion:  # fmt: skip
    """Yes or no. Raises BadAnswers where no table fits, or without a score where nothing stands in for it."""
    table = _table(DOWNGRADE, jurisdiction, "lsi_r", gender, evaluation_date, "evaluation_date")
    if is_known(last_assessment) and last_assessment > evaluation_date:
        reason = "must not be after the day of the look"
        raise BadAnswers(DOWNGRADE, [Problem("last_assessment", last_assessment, reason)])
    if table.unassessed and _still_new(score, evaluation_date, start_of_supervision, last_assessment):
        return Conclusion({"downgrade_recommended": False}, source=table.source).because(
            "The first {days} days run and no assessment has been made in them: nothing lower is suggested.",
            days=FIRST_DAYS,
        )
    if is_known(score):
        level, why = table.level(score), f"The score of {score}"
    else:
        level, why = table.unassessed, "Somebody not yet assessed"
    if level is None:
        _score_or_refuse(DOWNGRADE, score)
    lower = level in RANKS[: RANKS.index(supervision_level)]
    conclusion = Conclusion({"downgrade_recommended": lower}, source=table.source)
    if table.unassessed and not (is_known(start_of_supervision) and is_known(last_assessment)):
        conclusion = conclusion.because(
            "Not both dates were said, so the score is taken as one of this supervision."
        )
    return conclusion.because(
        "{why} stands for {level}; the level that holds is {holds}: {what}.",
        why=why, level=level, holds=supervision_level, what="lower is suggested" if lower else "nothing lower",
    )  # fmt: skip


FIRST_DAYS = 45
"""Days from the start in which Idaho waits for the first assessment."""


def _still_new(score: Answer[int], look: date, start: Answer[date], last: Answer[date]) -> bool:
    """Whether the first assessment is still awaited. Raises BadAnswers without a score and without a start."""
    assessed = is_known(score) and not (is_known(last) and is_known(start) and last < start)
    if assessed:
        return False
    if not is_known(start):
        raise BadAnswers(
            DOWNGRADE, [Problem("start_of_supervision", start.value, "is needed where there is no score")]
        )
    return look < add_days(start, FIRST_DAYS)
