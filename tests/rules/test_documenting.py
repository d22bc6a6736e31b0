"""A page a rule, and the index, made from the rules' own data."""

import re
from pathlib import Path

import pytest

from tests.rules.passes import over
from throughcare.rules import catalogue, documenting, modules, showing
from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import Instrument, load_all
from throughcare.rules.kernel import Explained
from throughcare.shell.cli import main

INDEX = Path(__file__).parents[2] / "docs" / "rules" / "README.md"
ENTRIES = catalogue.entries()
CELL = re.compile(r"(?<!\\)\|")


def test_the_index_in_the_documentation_is_current() -> None:
    assert INDEX.read_text(encoding="utf-8") == documenting.index(linked=False), (
        "run: throughcare rules document docs/rules --only-index"
    )


def test_every_folder_has_its_heading_and_every_rule_its_row() -> None:
    assert [f"throughcare.rules.{folder}" for folder in documenting.SUBJECTS] == list(modules.FOLDERS)
    index = documenting.index(linked=False)
    for entry in ENTRIES:
        assert index.count(f"| `{entry.card.id}` |") == 1


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.card.id))
@pytest.mark.requirement("R141")
def test_a_page_says_all_that_the_rule_says_of_itself(entry: Entry) -> None:
    page = documenting.page(entry)
    for item in entry.items:
        assert f"| `{item.name}` |" in page
    for heading in ("What it asks", "Worked example"):
        assert f"\n## {heading}\n" in page
    assert entry.card.source.licence in page
    assert page.count("\n## Worked example\n") == len(entry.card.examples)


@over(ENTRIES)
def test_every_row_of_a_table_has_as_many_cells_as_its_head(entry: Entry) -> None:
    wide = 0
    for line in documenting.page(entry).splitlines():
        cells = len(CELL.findall(line)) if line.startswith("|") else 0
        assert cells in (0, wide or cells), line
        wide = cells


@pytest.mark.requirement("R132", "R141")
def test_the_page_of_a_sum_has_its_points_its_formula_its_bands_and_the_example_term_by_term() -> None:
    page = documenting.page(catalogue.find("ogp"))
    for line in (
        "| No fixed abode, by no_fixed_abode | no | 0 |\n|  | yes | +5 |",
        "- p2 = 1 / (1 + e^-(0.0616 x sum - 3.0795)), a chance",
        "| VERY_HIGH | Very high | 85 |",
        "| score | 62 |",
        "| Regular activities add 3. | +3 |",
        "| Together | +62 |",
    ):
        assert line in page


@pytest.mark.requirement("R132", "R141")
def test_a_worked_example_names_the_text_that_decided_where_a_rule_has_several() -> None:
    entry = catalogue.find("united-states:due_process_deadline")
    decided = entry.ask(entry.card.examples[0].given)
    assert isinstance(decided, Explained)
    assert decided.source != entry.card.source
    assert f"\nBy {decided.source}.\n" in documenting.page(entry)
    assert f"\n  by {decided.source}" in showing.page(entry)


def test_a_text_that_names_no_day_is_not_said_to_be_in_force_from_the_day_it_was_read() -> None:
    assert "| In force | its source names no day; 2026-11-22 is the day it was read |" in documenting.page(
        catalogue.find("ogp")
    )
    assert "| In force | from 2020-12-01 |" in documenting.page(catalogue.find("ew-community-order"))
    assert "| In force | from 2026-11-22 |" in documenting.page(catalogue.find("no-published-rule"))


@over(load_all())
@pytest.mark.requirement("R132")
def test_whatever_is_made_of_the_answers_says_how(one: Instrument) -> None:
    assert [feature.name for feature in one.features if not feature.how] == []


def test_what_markdown_would_read_as_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    town = Path(__file__).parent / "instruments" / "town-pretrial.toml"
    odd = tmp_path / "odd.toml"
    odd.write_text(town.read_text().replace("Town pretrial screen", "Town | *screen* <b>"))
    assert documenting.page(catalogue.loaded(odd)).startswith(r"# Town \| \*screen\* \<b>" + "\n")


def test_the_command_writes_every_page_and_an_index_that_links_to_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "document", str(tmp_path / "rules")]) == 0
    assert capsys.readouterr().out == f"{len(ENTRIES)} rules have a page in {tmp_path / 'rules'}.\n"
    linked = re.findall(r"\]\(([^)]+\.md)\)", (tmp_path / "rules" / "README.md").read_text())
    assert len(linked) == len(ENTRIES)
    assert all((tmp_path / "rules" / link).read_text() for link in linked)


def test_the_index_alone_has_no_links_and_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "document", str(tmp_path), "--only-index"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text() == documenting.index(linked=False)
    capsys.readouterr()
    assert main(["rules", "document", str(tmp_path / "README.md" / "rules")]) == 2
    assert "README.md" in capsys.readouterr().err
