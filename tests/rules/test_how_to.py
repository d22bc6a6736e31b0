"""The how-to pages, followed word for word in a copy of the project: their files, their commands, their answers.

Whatever a page gives as a file is written where it says; every indented command is run, in order, in a new process.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = PROJECT / "docs" / "how-to"
FILE = re.compile(r"^`([^`\n]+)`( then holds)?:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^    ((?:throughcare|\.venv/bin/pytest) .+)$", re.MULTILINE)
NOT_COPIED = shutil.ignore_patterns("__pycache__", "static", "templates", "migrations", "*.sqlite3")
GENERIC = (
    "test_its_worked_examples_hold",
    "test_every_row_of_its_truth_table_holds",
    "test_its_explanation_adds_up_and_reads_as_sentences",
    "test_whatever_may_be_answered_has_a_weight",
    "test_a_page_says_all_that_the_rule_says_of_itself",
)
"""What every instrument has to pass."""
RUN = {
    "throughcare": [sys.executable, "-m", "throughcare.shell.cli"],
    ".venv/bin/pytest": [sys.executable, "-m", "pytest"],
}


@dataclass(frozen=True, slots=True)
class Page:
    """A how-to. files: by path, what stands in them. answers: files that a command leaves, likewise."""

    files: dict[str, str]
    answers: dict[str, str]
    commands: tuple[str, ...]


def read(name: str) -> Page:
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    found = FILE.findall(text)
    return Page(
        files={path: content for path, left, content in found if not left},
        answers={path: content for path, left, content in found if left},
        commands=tuple(COMMAND.findall(text)),
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """The project, copied."""

    root: Path

    def write(self, page: Page) -> None:
        for path, content in page.files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            assert not (self.root / path).exists(), f"{path} would overwrite what is there"
            (self.root / path).write_text(content, encoding="utf-8")

    def run(self, command: str) -> str:
        """What the command prints. It has to succeed."""
        name, *words = shlex.split(command)
        return self.python([*RUN[name][1:], *words])

    def started(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        """A new Python with the copy in its path, and pytest without the plugins that the copy has no use for."""
        ours = {"PYTHONPATH": str(self.root / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        return subprocess.run(
            [sys.executable, *words], cwd=self.root, env=os.environ | ours, capture_output=True, text=True
        )

    def python(self, words: list[str]) -> str:
        """What it prints. It has to succeed."""
        ran = self.started(words)
        assert ran.returncode == 0, f"{words}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    root = tmp_path_factory.mktemp("project")
    for folder in ("src/throughcare/rules", "src/throughcare/shell/cli", "tests/rules", "docs/rules"):
        shutil.copytree(PROJECT / folder, root / folder, ignore=NOT_COPIED)
    for file in ("src/throughcare/__init__.py", "src/throughcare/shell/__init__.py", "tests/__init__.py"):
        shutil.copy(PROJECT / file, root / file)
    (root / "pytest.ini").write_text(
        "[pytest]\naddopts = -v -p no:cacheprovider --import-mode=importlib\n"
        "pythonpath = src .\nmarkers = requirement\n"
    )
    made = Copy(root)
    where = made.python(["-c", "import throughcare; print(throughcare.__file__)"])
    assert Path(where.strip()).is_relative_to(root), "the copy is what runs"
    return made


@pytest.fixture(scope="module")
def printed(copy: Copy) -> dict[str, str]:
    """What each command of the page on instruments printed, after its files were written."""
    page = read("add-an-instrument")
    copy.write(page)
    return {command: copy.run(command) for command in page.commands}


@pytest.mark.requirement("R020")
def test_an_instrument_is_one_python_file_and_one_table(printed: dict[str, str]) -> None:
    in_project = [path for path in read("add-an-instrument").files if path.startswith(("src", "tests"))]
    assert in_project == [
        "src/throughcare/rules/instruments/demo_screen.py",
        "tests/rules/instruments/demo-screen.yaml",
    ]


@pytest.mark.requirement("R020", "R141")
def test_the_registry_finds_it_by_itself_and_its_page_says_what_it_is(printed: dict[str, str]) -> None:
    assert "\ndemo-screen@2026-01-01\n" in printed["throughcare rules list"]
    page = printed["throughcare rules show demo-screen"]
    for said in (
        "Demo screen (demo-screen@2026-01-01)",
        "18 to 24: +2",
        "sanctions, at most 3",
        "high (High) from 6",
    ):
        assert said in page


@pytest.mark.requirement("R020")
def test_each_line_is_answered_as_the_page_says(copy: Copy, printed: dict[str, str]) -> None:
    answers = read("add-an-instrument").answers
    assert answers
    for path, content in answers.items():
        assert (copy.root / path).read_text(encoding="utf-8") == content


@pytest.mark.requirement("R132")
def test_one_person_is_explained_and_many_are_scored(copy: Copy, printed: dict[str, str]) -> None:
    sheet = printed["throughcare rules explain demo-screen --input person.json"]
    assert "Earlier sanctions (counted up to 3: 1) add 1.  [+1]" in sheet
    assert "Together they come to 5 points." in sheet
    heads, *rows = (copy.root / "scores.csv").read_text().splitlines()
    columns = heads.split(",")
    shown = [dict(zip(columns, row.split(","), strict=True)) for row in rows]
    assert [(row["value"], row["band"]) for row in shown] == [("5", "moderate"), ("0", "low")]


def test_the_tests_of_every_instrument_hold_for_it(printed: dict[str, str]) -> None:
    for test in GENERIC:
        assert f"{test}[demo-screen@2026-01-01] PASSED" in printed[read("add-an-instrument").commands[-1]]


def test_a_wrong_row_of_its_table_is_found(copy: Copy, printed: dict[str, str]) -> None:
    path = copy.root / "tests/rules/instruments/demo-screen.yaml"
    table = path.read_text(encoding="utf-8")
    path.write_text(table.replace("value: 6\n  band: high", "value: 6\n  band: low"), encoding="utf-8")
    ran = copy.started(
        ["-m", "pytest", "tests/rules/instruments/test_instruments.py", "-k", "demo-screen and table"]
    )
    path.write_text(table, encoding="utf-8")
    assert ran.returncode == 1
    assert "6 is high" in ran.stdout


def test_the_index_has_a_row_for_it(copy: Copy, printed: dict[str, str]) -> None:
    assert "| `demo-screen@2026-01-01` |" in (copy.root / "docs/rules/README.md").read_text(encoding="utf-8")


MODULES = re.compile(r"^(?:    )?(MODULES = \(.*\))$", re.MULTILINE)


@pytest.fixture(scope="module")
def with_the_place(copy: Copy) -> Iterator[Copy]:
    """The copy with the demo place and its conditions."""
    copy.write(read("add-a-condition"))
    copy.write(read("add-a-jurisdiction"))
    named = MODULES.findall((PAGES / "add-a-jurisdiction.md").read_text(encoding="utf-8"))
    register = copy.root / "src/throughcare/rules/jurisdictions/__init__.py"
    before = register.read_text(encoding="utf-8")
    assert MODULES.findall(before) == [named[0].replace(', "demo"', "")], (
        "the page has the line as it is, and one word"
    )
    register.write_text(MODULES.sub(named[0], before), encoding="utf-8")
    yield copy


def test_a_jurisdiction_is_a_pack_and_its_name(with_the_place: Copy) -> None:
    script = """
from throughcare.rules import jurisdictions
pack = jurisdictions.get("demo")
print(pack.title, [kind.code for kind in pack.condition_types], pack.in_words(max(pack.holidays_in(2027))))
"""
    found = with_the_place.python(["-c", script])
    assert found == "Demo place ['demo-keep-in-touch', 'demo-curfew'] 3 May 2027\n"


@pytest.mark.parametrize(
    ("page", "tests"),
    [
        ("add-a-condition", ("test_a_condition_type_is_named_and_sourced[demo-curfew]",)),
        (
            "add-a-jurisdiction",
            (
                "test_every_order_type_answers_a_missed_contact_by_a_registered_rule[demo]",
                "test_codes_are_the_packs_own_and_can_be_found_again[demo]",
                "test_a_rule_of_a_pack_is_in_the_library_and_takes_what_the_pack_gives[demo: phq-9]",
            ),
        ),
    ],
)
def test_the_tests_of_every_place_and_condition_hold(
    with_the_place: Copy, page: str, tests: tuple[str, ...]
) -> None:
    (command,) = read(page).commands
    output = with_the_place.run(command)
    for test in tests:
        assert f"{test} PASSED" in output


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_every_file_a_how_to_links_to_is_there(path: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), link


@pytest.fixture(scope="module")
def of_the_form(copy: Copy) -> Iterator[str]:
    """What the tests of every form said of the demo form, which leaves nothing behind."""
    page = read("add-a-form")
    copy.write(page)
    yield "".join(copy.run(command) for command in page.commands)
    for path in page.files:
        (copy.root / path).unlink()


@pytest.mark.requirement("R010")
def test_a_form_is_one_file_that_is_found_scored_and_held_to_its_rule(copy: Copy, of_the_form: str) -> None:
    for test in ("test_every_input_it_gives_is_an_item_of_its_rule", "test_a_filled_form_has_no_gaps"):
        assert re.search(rf"{test}\S*\[demo-needs.*\] PASSED", of_the_form)
    script = """
from throughcare.rules.forms import find_form, score
[outcome] = score(find_form("demo-needs"), {"family_now": "SIGNIFICANT_PROBLEMS", "family_then": None})
print(outcome.results)
"""
    assert copy.python(["-c", script]) == "{'score': 2, 'severity': 'STANDARD', 'status': 'IDENTIFIED'}\n"
