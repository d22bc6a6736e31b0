"""An instrument from a file: what a good one scores, and how a bad one is refused, problem by problem."""

import hashlib
import re
from pathlib import Path

import pytest

from throughcare.rules.instruments.loading import BadInstrumentFile, load, read
from throughcare.rules.kernel import BadAnswers

FILE = Path(__file__).parent / "town-pretrial.toml"
GOOD = FILE.read_text(encoding="utf-8")
PERSON = {"age": 24, "missed_before": 1, "pending": True, "work": "part", "court": "upper"}

EXAMPLE = """[[examples]]
says = "Where only the age counts and nothing is pending."
given = { age = 24, missed_before = 0, pending = false, work = "part", court = "upper" }
gives = { value = 3, band = "low" }
"""

pytestmark = pytest.mark.requirement("R020")


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        ({}, 6, "high"),
        ({"age": 25}, 4.5, "high"),
        ({"age": 25, "court": "lower"}, 4.5, "low"),
        ({"court": "lower"}, 6, "high"),
        ({"age": 40, "missed_before": 0, "pending": False, "work": "full"}, -1, "low"),
        ({"age": 18, "missed_before": 4, "work": "none"}, 13, "high"),
        ({"work": None}, 6, "high"),
        ({"age": None}, 3, "low"),
    ],
)
def test_it_scores_as_its_tables_say(answers: dict[str, object], value: float, band: str) -> None:
    score = load(FILE).score(PERSON | answers)
    assert (score.value, score.band and score.band.code) == (value, band)
    assert sum(term.contribution or 0 for term in score.terms) == score.total == value
    assert all(term.sentence.endswith(".") for term in score.terms)


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"age": None, "work": None}, "age"),
        ({"court": None}, "court"),
        ({"age": 17}, "age"),
        ({"missed_before": 5}, "missed_before"),
        ({"pending": "yes"}, "pending"),
        ({"work": "sometimes"}, "work"),
        ({"age": 18, "missed_before": 3, "pending": False}, "missed_before"),
    ],
)
def test_it_refuses_what_its_file_says_cannot_be_answered(answers: dict[str, object], refused: str) -> None:
    with pytest.raises(BadAnswers) as refusal:
        load(FILE).score(PERSON | answers)
    assert [problem.field for problem in refusal.value.problems] == [refused]


def test_its_card_says_where_it_comes_from_and_who_reviewed_it() -> None:
    card = load(FILE).card
    assert str(card.id) == "town-pretrial@2026-01-01"
    assert card.source.effective_from == card.id.version
    digest = hashlib.sha256(FILE.read_bytes()).hexdigest()
    reviewed = "file reviewed by the town's research officer on 2025-12-10"
    assert card.source.version == f"second edition; {reviewed}, SHA-256 {digest}"
    assert digest not in read(GOOD + "\n", "town.toml").card.source.version


BAD = [
    ('code = "town-pretrial"', 'code = "Town Pretrial"', "instrument, code", "small letters"),
    ('title = "Town pretrial screen"\n', "", "instrument, title", "is missing"),
    ("in_force_from = 2026-01-01", 'in_force_from = "soon"', "instrument, in_force_from", "a date that exists"),
    ("horizon = ", "horizont = ", "instrument, horizon", "is missing"),
    ("horizon = ", 'surprise = 1\nhorizon = ', "instrument, surprise", "is not known here"),
    ('population = "adults', 'population = "\\u001b[2Jadults', "instrument, population", "plain words"),
    ('bands_by = "court"', 'bands_by = "age"', "instrument", "no question of that name"),
    ('citation = "Town court, report 3 of 2025"\n', "", "source, citation", "or url must be there"),
    ('licence = "The town\'s own; no fee"\n', "", "source, licence", "is missing"),
    ('mark = "read"', 'mark = "recalled"', "source, mark", "must be one of read"),
    ("checked_on = 2025-12-01", "checked_on = 2025-12-01T10:00:00", "source, checked_on", "a date that exists"),
    ('by = "the town\'s research officer"\n', "", "review, by", "is missing"),
    ("[review]", "[reviewed]", "review", "is missing"),
    ("[review]", "[reviewed]", "reviewed", "is not known here"),
    ('rule = "count_nothing"', 'rule = "guess"', "missing, rule", "must be one of refuse"),
    ("at_most = 1", "at_most = 4", "missing, at_most", "must be less than 4"),
    ('rule = "count_nothing"', 'rule = "mean_of_the_rest"', "missing, rule", "whole numbers from 0"),
    ('name = "age"', 'name = "Age!"', "items 1, name", "small letters"),
    ('name = "work"', 'name = "pending"', "items 4, name", "stands twice"),
    ('kind = "yes_no"', 'kind = "maybe"', "items 3, kind", "must be one of whole"),
    ("points = { yes = 1, no = 0 }", "points = { yes = 1 }", "items 3, points, no", "is missing"),
    ("points = { yes = 1, no = 0 }", "points = 1", "items 3, points", "must be a table"),
    ("points = { yes = 1, no = 0 }", "points = { yes = nan, no = 0 }", "items 3, points, yes", "must be from"),
    ("points = { yes = 1, no = 0 }", 'points = { yes = "1", no = 0 }', "items 3, points, yes", "must be a number"),
    ("from = 18\n", "", "items 1, from", "is missing"),
    ("to = 110", "to = 17", "items 1, to", "must be from 18"),
    ("to = 110", "to = 99999", "items 1, to", "must be from 18 to 10018"),
    ("points_from = { 18 = 3, 25", "points_from = { 19 = 3, 25", "items 1, points_from, 18", "is missing"),
    ("40 = 0 }", "111 = 0 }", "items 1, points_from, 111", "is never reached"),
    ("40 = 0 }", "forty = 0 }", "items 1, points_from, forty", "must be a whole number"),
    ("points_each = 2", "", "items 2, points_from", "or points_each must be there"),
    ("points_each = 2", "points_each = 2\npoints_from = {0 = 1}", "items 2, points_from", "and not both"),
    ('words = "not at work", points = 1', 'words = "not at work"', "items 4, options 3, points", "is missing"),
    ('code = "none", words', 'code = "part", words', "items 4, options 3, code", "stands twice"),
    ('options = [{ code = "upper", words = "the upper court" }, ', "options = [", "items 5, options", "from 2 to"),
    ('where = "upper"\ncode = "high"', 'where = "middle"\ncode = "high"', "bands 2, where", "must be one of upper"),
    ('from = 4.5', "from = -1", "bands 2, from", "must be more than -1"),
    ('code = "high"\nwords = "High"\nfrom = 6', 'code = "low"\nwords = "High"\nfrom = 6', "bands 4, code", "twice"),
    ("from = 4.5", "from = 13.5", "bands", "high begins at 13.5, and the highest sum is 13"),
    ('code = "low"\nwords = "Low"\nfrom = -1', 'code = "low"\nwords = "Low"\nfrom = 0', "bands", "sums at -1"),
    ('field = "missed_before"', 'field = "court"', "never 1, field", "must be one of the questions under when"),
    ("when = { missed_before", "when = { missed, missed_before", "the file", "is not TOML"),
    ("when = { missed_before = [3, 4]", "when = { missed_before = [3, 9]", "never 1, when, missed_before", "from 0"),
    ("age = 18, pending = false }", "height = 18 }", "never 1, when, height", "is not a question"),
    ("gives = { value = 6,", "gives = { value = 7,", "examples 1, gives", "the instrument gives value 6, band high"),
    ("given = { age = 24,", "given = { age = 240,", "examples 1, given, age", "must be from 18"),
    ("given = { age = 24,", "given = { height = 2, age = 24,", "examples 1, given, height", "is not a question"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "instead", "place", "reason"), BAD, ids=[bad[2] + ": " + bad[3] for bad in BAD]
)
def test_a_bad_file_is_refused_with_the_place_and_the_reason(
    written: str, instead: str, place: str, reason: str
) -> None:
    assert written in GOOD
    with pytest.raises(BadInstrumentFile) as refusal:
        read(GOOD.replace(written, instead, 1), "town.toml")
    assert [one.field for one in refusal.value.problems if reason in one.reason].count(place) == 1, (
        refusal.value
    )
    assert str(refusal.value).startswith("town.toml is not an instrument that can be used:\n  ")


def test_every_problem_is_named_at_once() -> None:
    bad = GOOD.replace('kind = "yes_no"', 'kind = "maybe"').replace("points_each = 2", "points_each = true")
    bad = bad.replace('mark = "read"', "").replace('words = "High"', "", 1)
    with pytest.raises(BadInstrumentFile) as refusal:
        read(bad, "town.toml")
    places = {problem.field for problem in refusal.value.problems}
    assert {"items 3, kind", "items 2, points_each", "source, mark", "bands 2, words"} <= places


def test_no_examples_no_items_and_no_tables_at_all_are_each_a_problem() -> None:
    with pytest.raises(BadInstrumentFile) as refusal:
        read("", "empty.toml")
    places = {problem.field for problem in refusal.value.problems}
    assert {"instrument", "source", "review", "missing", "items", "examples"} <= places
    without = re.sub(r"\[\[examples\]\].*", "", GOOD, flags=re.DOTALL)
    with pytest.raises(BadInstrumentFile, match="examples: must have from 1"):
        read(without, "town.toml")
    with pytest.raises(BadInstrumentFile, match="items: must be a list of tables"):
        read("items = 3", "town.toml")


def test_words_of_the_file_stay_words() -> None:
    """A pattern in a question or in a refusal is not filled in, and nothing of it is looked up."""
    odd = GOOD.replace("How old is the person?", "How old {value.__class__} is {0}?")
    odd = odd.replace("cannot be where the person is 18", "cannot be {age.__class__} at 18")
    made = read(odd, "town.toml")
    assert made.score(PERSON).terms[0].sentence == "How old {value.__class__} is {0}? The answer 24 adds +3."
    with pytest.raises(BadAnswers, match=re.escape("cannot be {age.__class__} at 18")):
        made.score(PERSON | {"age": 18, "missed_before": 3, "pending": False})


def test_the_mean_of_the_rest_stands_for_what_is_missing() -> None:
    mean = GOOD.replace('rule = "count_nothing"', 'rule = "mean_of_the_rest"').replace("= 1.5", "= 1")
    mean = mean.replace("points = -1", "points = 0").replace("from = -1", "from = 0")
    mean = mean[: mean.index("[[examples]]")] + GOOD[GOOD.index("[[examples]]") :].split("\n\n")[0]
    score = read(mean, "town.toml").score(PERSON | {"work": None})
    assert [each.contribution for each in score.weighed] == [3, 2, 1, 0, 2]
    assert score.value == 8


def test_where_nothing_may_be_missing_every_question_is_needed() -> None:
    strict = GOOD.replace('rule = "count_nothing"\nat_most = 1', 'rule = "refuse"')
    strict = strict[: strict.rindex("[[examples]]")]
    with pytest.raises(BadAnswers) as refusal:
        read(strict, "town.toml").score({"court": "upper"})
    assert [problem.field for problem in refusal.value.problems] == [
        "age",
        "missed_before",
        "pending",
        "work",
    ]


def test_bands_may_hold_for_all_go_by_a_yes_or_no_or_not_be_there() -> None:
    alike = GOOD.replace('bands_by = "court"\n', "").replace('where = "upper"\n', "")
    alike = alike.replace('[[bands]]\nwhere = "lower"\ncode = "low"\nwords = "Low"\nfrom = -1\n', "")
    alike = alike.replace('[[bands]]\nwhere = "lower"\ncode = "high"\nwords = "High"\nfrom = 6\n', "")
    alike = alike.replace('gives = { value = 4.5, band = "low" }', 'gives = { value = 4.5, band = "high" }')
    assert read(alike, "town.toml").score(PERSON | {"court": "lower"}).value == 6
    by_pending = GOOD.replace('bands_by = "court"', 'bands_by = "pending"')
    by_pending = by_pending.replace('where = "upper"', 'where = "yes"').replace(
        'where = "lower"', 'where = "no"'
    )
    by_pending = by_pending[: by_pending.rindex("[[examples]]")]
    found = read(by_pending, "town.toml").score(PERSON | {"pending": False})
    assert (found.value, found.band and found.band.code) == (5, "low")
    uncounted = by_pending.replace("points = { yes = 1, no = 0 }", "counts = false")
    uncounted = uncounted[: uncounted.index("[[examples]]")] + EXAMPLE
    assert read(uncounted, "town.toml").score(PERSON | {"pending": False}).value == 5
    none = (
        GOOD.replace('bands_by = "court"\n', "").replace(', band = "high"', "").replace(', band = "low"', "")
    )
    none = re.sub(r"\[\[bands\]\].*\[\[never\]\]", "[[never]]", none, flags=re.DOTALL)
    assert read(none, "town.toml").score(PERSON).band is None


def test_every_answer_that_bands_go_by_needs_bands() -> None:
    one_court = re.sub(r'\[\[bands\]\]\nwhere = "lower".*\[\[never\]\]', "[[never]]", GOOD, flags=re.DOTALL)
    with pytest.raises(BadInstrumentFile, match="bands: none is there where court is lower"):
        read(one_court, "town.toml")


def test_questions_that_count_nothing_make_no_instrument() -> None:
    silent = GOOD[: GOOD.index("[[items]]")] + GOOD[GOOD.rindex("[[items]]") :]
    with pytest.raises(BadInstrumentFile, match="items: none of them counts"):
        read(silent, "town.toml")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInstrumentFile, match="No such file"):
        load(tmp_path / "none.toml")
    large, foreign = tmp_path / "large.toml", tmp_path / "foreign.toml"
    large.write_text("# " + "x" * 1_000_000)
    foreign.write_bytes(b'title = "\xff"')
    with pytest.raises(BadInstrumentFile, match="larger than"):
        load(large)
    with pytest.raises(BadInstrumentFile, match="not written in UTF-8"):
        load(foreign)
    with pytest.raises(BadInstrumentFile, match="is not TOML"):
        read("a = " + "[" * 5000, "deep.toml")
