"""`throughcare rules evaluate` and `explain` against files that are not what they should be."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from throughcare.rules import catalogue
from throughcare.rules.kernel import canonical_json
from throughcare.shell.cli import main

GOOD = canonical_json({"in": catalogue.find("phq-9").card.examples[0].given}).encode()
UNREADABLE = {
    "a number of 5000 digits": b'{"in": {"item_1": ' + b"1" * 5000 + b"}}",
    "nested too deeply": b'{"in": ' + b"[" * 100_000,
    "not UTF-8": b'{"in": {"item_1": "\xff"}}',
    "cut off": b'{"in": {"item_1": ',
    "no object": b"NaN",
}


def _evaluated(asked: Path, *more: str) -> int:
    return main(["rules", "evaluate", "phq-9", "--input", str(asked), *more])


@pytest.mark.parametrize("line", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.requirement("R020")
def test_a_line_that_cannot_be_read_is_refused_and_the_next_one_is_answered(
    line: bytes, tmp_path: Path
) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_bytes(line + b"\n\n" + GOOD + b"\n")
    assert _evaluated(asked, "--output", str(answered)) == 0
    refused, good = [json.loads(each) for each in answered.read_text().splitlines()]
    assert refused["error"].endswith(".")
    assert set(good) == {"out"}


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = tmp_path / "in.jsonl"
    asked.write_bytes(b"\xef\xbb\xbf" + GOOD)
    assert _evaluated(asked) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"out"}


def test_half_a_character_comes_back_escaped(tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text(json.dumps({"in": {"item_1": "\ud800"}}))
    assert _evaluated(asked, "--output", str(answered)) == 0
    assert "item_1: must be" in json.loads(answered.read_bytes())["error"]


def test_answers_never_overwrite_the_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = tmp_path / "in.jsonl"
    asked.write_bytes(GOOD)
    assert _evaluated(asked, "--output", str(asked)) == 2
    assert "need a file of their own" in capsys.readouterr().err
    assert asked.read_bytes() == GOOD


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluated(tmp_path / "none.jsonl") == 2
    assert "No such file" in capsys.readouterr().err
    assert main(["rules", "explain", "phq-9", "--input", str(tmp_path / "none.json")]) == 2


@pytest.mark.parametrize("text", ["[]", '"words"', '{"in": []}', "{", ""])
def test_a_sheet_of_what_is_no_set_of_answers_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "in.json"
    asked.write_text(text)
    assert main(["rules", "explain", "phq-9", "--input", str(asked)]) == 2
    told = capsys.readouterr()
    assert told.err.strip()
    assert not told.out


def test_it_answers_from_standard_input_to_standard_output() -> None:
    command = [sys.executable, "-m", "throughcare.shell.cli", "rules", "evaluate", "phq-9"]
    ran = subprocess.run(command, input=GOOD, capture_output=True, check=True)
    assert set(json.loads(ran.stdout)) == {"out"}
    assert ran.stderr == b""
