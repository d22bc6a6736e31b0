"""The house's limits, each a test: small files, small functions, plain names, one clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "throughcare"
FILE_LINES, TEST_LINES, FUNCTION_LINES = 400, 500, 40
VAGUE = {"utils", "helpers", "core", "common", "misc"}
CLOCK = SOURCE / "platform" / "clock.py"


def modules() -> Iterator[Path]:
    for folder in (SOURCE, ROOT / "tests", ROOT / "bench"):
        yield from (path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def is_test(path: Path) -> bool:
    return "tests" in path.parts


def test_modules_stay_small_and_plainly_named() -> None:
    offenders = {str(path.relative_to(ROOT)): wrong for path in modules() if (wrong := list(_too_much(path)))}
    assert offenders == {}


def _too_much(path: Path) -> Iterator[str]:
    text = path.read_text()
    limit = TEST_LINES if is_test(path) else FILE_LINES
    if len(text.splitlines()) > limit:
        yield f"over {limit} lines: make it a package of well-named parts"
    if path.stem in VAGUE:
        yield "name the module after what it does"
    if re.search(r"\b(TODO|FIXME)\b(?!\(#\d+\))", text) and path != Path(__file__):
        yield "a TODO names its issue"
    tree = ast.parse(text)
    if text.strip() and not ast.get_docstring(tree):
        yield "say in one line what the module is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_test(path):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{node.name} has {length} lines, at most {FUNCTION_LINES}"


def test_only_the_clock_knows_the_time() -> None:
    telling = re.compile(r"datetime\.now\(|date\.today\(|timezone\.now\b|time\.time\(\)")
    offenders = [
        str(path.relative_to(ROOT))
        for path in SOURCE.rglob("*.py")
        if path != CLOCK and not is_test(path) and telling.search(path.read_text())
    ]
    assert offenders == []


def test_no_place_stands_outside_its_pack() -> None:
    """Nothing about England, Wales, Pennsylvania or Georgia outside the packs, the rules they name and the mappings."""
    places = re.compile(r"\b(England|Wales|Welsh|Pennsylvania|Georgia)\b")
    allowed = ("rules/", "shell/exchange/mappings/", "shell/exchange/sample/")
    offenders = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".jinja"}
        and not is_test(path)
        and not str(path.relative_to(SOURCE)).startswith(allowed)
        and places.search(path.read_text())
    ]
    assert offenders == []
