"""A table of scores and outcomes, validated as it stands: no database, and nobody's record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from throughcare.insight.refusals import NoFigures
from throughcare.insight.validated import NO_PROBABILITY, NO_TIME, Asked, Counted, Validation
from throughcare.insight.validation import NotValidated
from throughcare.insight.validation.arrays import Floats, Study, Truths
from throughcare.insight.validation.report import Scale, validate
from throughcare.rules import catalogue
from throughcare.rules.instruments import Instrument
from throughcare.rules.kernel import UnknownCode

GROUPS = ("sex", "gender", "race", "ethnicity", "age_group", "age_band", "age", "age_at_release")
"""Columns by which the people are divided unless others are named."""
YES, NO = frozenset({"yes", "y", "true", "1", "1.0"}), frozenset({"no", "n", "false", "0", "0.0"})
BLANK = frozenset({"", "na", "nan", "null", "none", "not_known"})
AGES = (18, 21, 25, 35, 45, 55)
"""Where age groups begin, for an age in years."""
MOST_GROUPS = 20
NOT_RECORDED = "Not recorded"

Words = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns to read. score: "" for `score` or the instrument's own name of its result. groups: none named:
    those of GROUPS that are there. cut: the first score called high, None for the instrument's own."""

    score: str = ""
    outcome: str = "outcome"
    groups: tuple[str, ...] = ()
    cut: float | None = None


def validate_table(path: Path, code: str, cohort: str, columns: Columns) -> Validation:
    """Hold the scores of a CSV file against its outcomes.

    Columns: the score; `outcome` (yes or no, 1 or 0); where there are such, `probability` (0 to 1), `days` (to the
    outcome, or to the end of follow-up without it) and groups. Raises NoFigures for a file that cannot be read so, with
    the row and what stands there.
    """
    table = _read(path)
    instrument = _instrument(code)
    score = _score_column(table, instrument, columns)
    happened = _numbers(table, columns.outcome, _yes_or_no)
    scores = _numbers(table, score, _number)
    days = _numbers(table, "days", _number) if "days" in table.columns else None
    known = ~np.isnan(happened)
    kept = known & ~np.isnan(scores) & (True if days is None else ~np.isnan(days))
    counted = Counted(table.height, int((~known).sum()), int((known & ~kept).sum()))
    chance = _probability(table, instrument, scores, kept)
    scale, cut_because = _scale(instrument, columns)
    asked = _asked(path, code, cohort, instrument, chance is not None, days is not None, cut_because)
    try:
        study = Study(
            scores[kept], happened[kept] == 1, _groups(table.filter(pl.Series(kept)), columns.groups), chance,
            None if days is None else days[kept],
        )  # fmt: skip
        return Validation(asked, counted, validate(study, scale))
    except NotValidated as problem:
        return Validation(asked, counted, None, str(problem))


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path, infer_schema=False).fill_null("")
    except (OSError, pl.exceptions.PolarsError) as problem:
        raise NoFigures(f"{path} cannot be read as a table: {problem}") from problem


def _instrument(code: str) -> Instrument | None:
    """The published instrument, or None for a score that the library does not know."""
    try:
        return catalogue.find(code).instrument
    except UnknownCode:
        return None


def _score_column(table: pl.DataFrame, instrument: Instrument | None, columns: Columns) -> str:
    own = instrument.names.get("value", "value") if instrument else "score"
    wanted = [columns.score] if columns.score else ["score", own]
    for name in wanted:
        if name in table.columns:
            return name
    raise NoFigures(
        f"The table has no column {' or '.join(dict.fromkeys(wanted))}. It has: {', '.join(table.columns)}."
    )


def _numbers(table: pl.DataFrame, name: str, read: Callable[[str], float]) -> Floats:
    """A column as numbers, nan where it is blank; each distinct text is read once."""
    if name not in table.columns:
        raise NoFigures(f"The table has no column {name}. It has: {', '.join(table.columns)}.")
    column = table[name].str.strip_chars()
    known: dict[str, float] = {}
    for text in column.unique().to_list():
        try:
            known[text] = float("nan") if text.lower() in BLANK else read(text)
        except ValueError as problem:
            row = int((column == text).arg_max() or 0) + 2
            raise NoFigures(f"Row {row}, {name}: “{text}” {problem}.") from problem
    return np.array([known[text] for text in column.to_list()], dtype=np.float64)


def _yes_or_no(text: str) -> float:
    if text.lower() in YES | NO:
        return float(text.lower() in YES)
    raise ValueError("is neither yes nor no")


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError("is not a number") from None
    if not np.isfinite(value):
        raise ValueError("is not a number")
    return value


def _probability(
    table: pl.DataFrame, instrument: Instrument | None, scores: Floats, kept: Truths
) -> Floats | None:
    """The predicted probability of those kept: its own column, or a score in percent; None where there is neither."""
    if "probability" in table.columns:
        chance = _numbers(table, "probability", _number)[kept]
        if np.isnan(chance).any():
            raise NoFigures("A person has a score and an outcome, but no probability.")
        return chance
    return scores[kept] / 100 if instrument is not None and instrument.link.unit == "%" else None


def _scale(instrument: Instrument | None, columns: Columns) -> tuple[Scale, str]:
    """How the score is read, and why its cut is where it is."""
    bands: tuple[tuple[str, float], ...] = ()
    if instrument and instrument.bands and instrument.link.unit == instrument.link.banded_in:
        bands = tuple((band.title, float(band.low)) for band in instrument.bands.of)
    if columns.cut is not None:
        return Scale(
            columns.cut, bands
        ), "The cut was named by whoever asked; it is not the instrument's own."
    for title, low in bands:
        if title.lower().startswith(("high", "positive", "serious")):
            return Scale(low, bands), f"The instrument's own band “{title}” begins here."
    return Scale(
        None, bands
    ), "Nothing says from which score on somebody is called high: name a cut to see errors."


def _groups(table: pl.DataFrame, named: Sequence[str]) -> dict[str, Words]:
    missing = [name for name in named if name not in table.columns]
    if missing:
        raise NoFigures(f"The table has no column {missing[0]}. It has: {', '.join(table.columns)}.")
    found = {}
    for name in named or [each for each in GROUPS if each in table.columns]:
        texts = np.array([each.strip() or NOT_RECORDED for each in table[name].to_list()], dtype=np.str_)
        if name == "age":
            texts = np.array([_age(each) for each in texts], dtype=np.str_)
        if np.unique(texts).size > MOST_GROUPS:
            raise NoFigures(
                f"{name} has more than {MOST_GROUPS} different values: put them into groups first."
            )
        found[name.replace("_", " ").capitalize()] = texts
    return found


def _age(text: str) -> str:
    """The age group of an age in years; what is no number stays as it is."""
    if not text.replace(".", "", 1).isdigit():
        return text
    begun = [age for age in AGES if age <= float(text)]
    if not begun:
        return f"Under {AGES[0]}"
    at = AGES.index(begun[-1])
    return f"{AGES[at]} or older" if at == len(AGES) - 1 else f"{AGES[at]} to {AGES[at + 1] - 1}"


def _asked(
    path: Path,
    code: str,
    cohort: str,
    instrument: Instrument | None,
    is_chance: bool,
    has_days: bool,
    cut_because: str,
) -> Asked:
    return Asked(
        cohort=cohort, cohort_title=cohort, score=code, score_title=instrument.card.title if instrument else code,
        population=f"The people of {path.name}: who they are, its maker knows.",
        outcome="As the column says." + (f" The instrument predicts: {instrument.predicts}" if instrument else ""),
        horizon=f"As the column says. The instrument's: {instrument.horizon}" if instrument else "As the column says.",
        cut_because=cut_because, no_brier_because="" if is_chance else NO_PROBABILITY,
        no_time_because="" if has_days else NO_TIME, cautions=(), source=path.name, source_address="",
    )  # fmt: skip
