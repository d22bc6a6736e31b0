"""Tables of people, from the command line: CSV and Parquet in, scores out, and who changes between two versions."""

import csv
from pathlib import Path

import polars as pl
import pytest

from throughcare.rules import catalogue
from throughcare.rules.populations.comparing import compare
from throughcare.rules.populations.tables import BadTable, read_table, score_table
from throughcare.shell.cli import main

PEOPLE = """reference,gender,previous_sanctions,age_at_current_conviction,age_at_first_sanction,\
age_at_start_of_followup,offence_group
A,male,25,23,12,23,taking_and_driving_away
B,female,0,40,40,41,fraud_and_forgery
C,male,3,20,25,20,robbery
D,male,,30,25,30,robbery
E,not_known,1,30,25,30,robbery
""".replace("\\\n", "")


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.requirement("R020", "R141")
def test_a_file_is_scored_with_what_each_part_adds_and_the_reason_of_a_refusal(
    people: Path, tmp_path: Path
) -> None:
    out = tmp_path / "scores.csv"
    assert main(["score", "ogrs3", str(people), "-o", str(out), "--explain"]) == 0
    rows = _rows(out)
    assert [row["reference"] for row in rows] == list("ABCDE")
    one = catalogue.find("ogrs3").instrument
    assert one is not None
    alone = one.score(one.card.examples[0].given)
    assert (rows[0]["band"], rows[0]["refused"]) == ("VERY_HIGH", "")
    assert rows[0][next(name for name in rows[0] if name in ("value", one.names.get("value")))] == str(
        alone.value
    )
    added = [float(number) for name, number in rows[0].items() if name.startswith("adds: ")]
    assert sum(added) == pytest.approx(alone.total, abs=1e-12)
    assert "age_at_first_sanction: is later than the current conviction" in rows[2]["refused"]
    assert rows[3]["refused"] == "previous_sanctions: is needed, and there is no answer"
    assert rows[4]["refused"] == "gender: is needed, and there is no answer"


@pytest.mark.requirement("R020")
def test_a_parquet_file_gives_the_same(people: Path, tmp_path: Path) -> None:
    typed = pl.read_csv(people)
    typed.write_parquet(tmp_path / "people.parquet")
    entry = catalogue.find("ogrs3")
    from_csv = score_table(entry, read_table(people)).drop("refused")
    from_parquet = score_table(entry, read_table(tmp_path / "people.parquet")).drop("refused")
    assert from_csv.equals(from_parquet)


def test_a_rule_that_is_no_instrument_answers_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("id,date,score\n1,2020-01-01,19\n2,2020-01-01,57\n", encoding="utf-8")
    found = score_table(catalogue.find("lsir-band-pennsylvania"), read_table(table))
    assert found["level"].to_list() == ["LOW", None]
    assert "must be at most 54" in found["refused"].to_list()[1]


def test_such_a_rule_takes_the_numbers_of_a_parquet_file_too(tmp_path: Path) -> None:
    typed = pl.DataFrame({"tool": ["CST", "CST"], "sex": ["M", "F"], "score": [24, 24]})
    typed.write_parquet(tmp_path / "people.parquet")
    told: list[int] = []
    found = score_table(
        catalogue.find("oras-band"), read_table(tmp_path / "people.parquet"), done=told.append
    )
    assert found["level"].to_list() == ["HIGH", "MODERATE"]
    assert told == [2]


def test_a_table_of_answers_and_nothing_else_is_scored_and_compared(tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("item_1,item_2\n3,3\n0,0\n", encoding="utf-8")
    found = score_table(catalogue.find("phq-2"), read_table(table))
    assert found["band"].to_list() == ["positive", "negative"]
    compared = compare(catalogue.find("phq-2"), catalogue.find("gad-2"), read_table(table))
    assert (compared.people, compared.changed.height) == (2, 0)


def test_a_table_without_a_question_of_the_rule_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["score", "ogrs3", str(table), "-o", str(tmp_path / "out.csv")]) == 2
    assert "It asks for: gender" in capsys.readouterr().err
    with pytest.raises(BadTable, match="cannot be read"):
        read_table(tmp_path / "missing.csv")


@pytest.mark.requirement("R027")
def test_who_changes_between_two_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "people.csv"
    header = "reference," + ",".join(f"item_{at}" for at in range(1, 10))
    table.write_text(f"{header}\nA,3,3,0,0,0,0,0,0,0\nB,0,0,0,0,0,0,0,0,0\n", encoding="utf-8")
    out = tmp_path / "changed.csv"
    assert main(["rules", "compare", "phq-2", "phq-9", str(table), "-o", str(out)]) == 0
    assert "2 of 2 people change." in capsys.readouterr().out
    rows = _rows(out)
    assert [row["reference"] for row in rows] == ["A", "B"]
    assert [row[f"new {catalogue.find('phq-9').card.id}"] for row in rows] == ["mild", "minimal"]


def test_a_parquet_file_of_yes_and_no_is_read_and_scores_are_written_as_parquet(tmp_path: Path) -> None:
    entry = catalogue.find("psa-fta")
    given = entry.card.examples[0].given
    assert any(isinstance(answer, bool) for answer in given.values())
    pl.DataFrame([given, given]).write_parquet(tmp_path / "people.parquet")
    out = tmp_path / "scores.parquet"
    assert main(["score", "psa-fta", str(tmp_path / "people.parquet"), "-o", str(out)]) == 0
    alone = entry.evaluate(given)
    scores = pl.read_parquet(out)
    assert all(scores[name].to_list() == [value, value] for name, value in alone.items())
