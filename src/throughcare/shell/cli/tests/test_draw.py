"""`throughcare draw verify`: what holds, what was changed, and what is no draw."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.rules.testing.test_random_draw import made

from throughcare.shell.cli import main

pytestmark = pytest.mark.requirement("R074")


def verify(path: Path, content: Any, *more: str) -> int:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return main(["draw", "verify", str(path), *more])


def test_a_draw_that_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tmp_path / "before.json"
    opened = made() | {"seed": None, "public_value": None, "selected": None}
    assert verify(before, opened) == 0
    assert "Keep this file" in capsys.readouterr().out
    assert verify(tmp_path / "after.json", made(), "--before", str(before)) == 0
    assert "DOES NOT" not in capsys.readouterr().out


def test_a_draw_whose_seed_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(tmp_path / "draw.json", made() | {"seed": "ab" * 32}) == 1
    said = capsys.readouterr()
    assert "Changed: seed" in said.err and "DOES NOT HOLD  seed" in said.out


@pytest.mark.parametrize(
    "content", ["", "{", "[" * 100_000, "[]", json.dumps({"protocol": "throughcare-draw-1"})]
)
def test_what_is_no_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    assert verify(tmp_path / "draw.json", content) == 2
    assert "draw.json" in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "verify", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err
