"""The library as `throughcare rules` shows it: by itself, quickly, and to anybody."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.passes import over
from throughcare.rules import catalogue, showing
from throughcare.rules.instruments.not_implemented import NOT_IMPLEMENTED, WHY_WORDS
from throughcare.rules.kernel import UnknownCode
from throughcare.shell.cli import main

OGRS3 = catalogue.find("ogrs3").card.examples[0].given


@over(catalogue.entries())
@pytest.mark.requirement("R141")
def test_a_page_says_what_it_decides_for_whom_and_where_it_comes_from(entry: catalogue.Entry) -> None:
    page = showing.page(entry)
    for said in (
        entry.decides,
        entry.card.population,
        entry.card.source.licence,
        entry.card.examples[0].says,
    ):
        assert said in page


def test_a_rule_is_found_by_its_newest_version_or_by_the_one_named() -> None:
    newest = catalogue.find("ogrs3")
    assert catalogue.find(str(newest.card.id)) is newest
    for unknown in ("ogrs3@1900-01-01", "no-such-rule"):
        with pytest.raises(UnknownCode):
            catalogue.find(unknown)


def test_each_line_is_answered_in_order_and_a_refused_one_stops_nothing(tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        json.dumps({"in": OGRS3}),
        "{not json",
        json.dumps({"in": {}}),
        json.dumps([1]),
        json.dumps({"in": OGRS3}),
    ]
    asked.write_text("\n".join(lines) + "\n")
    assert main(["rules", "evaluate", "ogrs3", "--input", str(asked), "--output", str(answered)]) == 0
    found = [json.loads(line) for line in answered.read_text().splitlines()]
    assert [set(line) for line in found] == [{"out"}, {"error"}, {"error"}, {"error"}, {"out"}]
    assert found[0] == found[4]
    assert found[0]["out"]["value"] == 90


def test_list_and_show_print_and_an_unknown_code_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    assert "ogrs3@" in capsys.readouterr().out
    assert main(["rules", "show", "ogrs3"]) == 0
    assert "Worked example" in capsys.readouterr().out
    assert main(["rules", "show", "piracy"]) == 2
    assert "holds no 'piracy'" in capsys.readouterr().err


@pytest.mark.requirement("R141")
def test_a_page_says_what_is_refused_beyond_each_answer_by_itself() -> None:
    psa, phq = showing.page(catalogue.find("psa-nca")), showing.page(catalogue.find("phq-9"))
    assert "\n  prior_violent: must be 0 where there is no prior conviction\n" in psa
    assert "\n  fewer than 7 answers to item_1, item_2, " in phq
    assert "It refuses" not in showing.page(catalogue.find("psa-fta"))


TOWN = Path(__file__).parent / "instruments" / "town-pretrial.toml"


@pytest.mark.requirement("R141")
def test_the_list_ends_with_what_is_not_there_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    ending = capsys.readouterr().out.partition("Not implemented, and why")[2]
    for title in (
        "PATTERN",
        "VPRAI-R",
        "PCRA",
        "STABLE-2007",
        "ASSIST",
        "LS/CMI",
        "Static-99R",
        "COMPAS",
        "SAVRY",
    ):
        assert f"\n  {title}\n      " in ending
    titles = [each.title for each in NOT_IMPLEMENTED]
    assert titles == sorted(titles, key=str.casefold)
    assert all(each.more and each.why in WHY_WORDS for each in NOT_IMPLEMENTED)


@pytest.mark.requirement("R020")
def test_an_agencys_own_file_is_shown_and_answers_like_any_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "show", str(TOWN)]) == 0
    page = capsys.readouterr().out
    assert "Town pretrial screen (town-pretrial@2026-01-01)" in page
    assert "file reviewed by the town's research officer" in page
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given = catalogue.loaded(TOWN).card.examples[0].given
    asked.write_text(f"{json.dumps({'in': given})}\n{json.dumps({'in': {}})}\n")
    assert main(["rules", "evaluate", str(TOWN), "--input", str(asked), "--output", str(answered)]) == 0
    first, second = [json.loads(line) for line in answered.read_text().splitlines()]
    assert first == {"out": {"value": 6, "band": "high"}}
    assert "court: is needed" in second["error"]
    assert "town-pretrial" not in {entry.code for entry in catalogue.entries()}


def test_a_bad_file_is_told_and_nothing_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "own.toml"
    taken.write_text(TOWN.read_text().replace('code = "town-pretrial"', 'code = "ogrs3"'))
    for command in ("show", "evaluate"):
        assert main(["rules", command, str(taken)]) == 2
        told = capsys.readouterr()
        assert "instrument, code: is the code of a published rule" in told.err
        assert not told.out


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    script = "import sys; from throughcare.shell.cli import main; sys.exit(main(['rules', 'list']))"
    reading = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        assert reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == ""
    assert reading.returncode == 0
