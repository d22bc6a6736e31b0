"""Every table of states and moves against its written table, <folder>/state_machines.yaml.

An entry: {machine: module.NAME, begins: [states], moves: {state: {following state: [who]}}, apart: [states]}. A state
without moves is an end. `apart` are states that are entered in another way than by a move of the table.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
import yaml

from throughcare.rules.kernel import Transitions

HERE = Path(__file__).parent
FOLDERS = ("custody", "interventions", "plans")
TABLES = [
    (folder, table)
    for folder in FOLDERS
    for table in yaml.safe_load((HERE / folder / "state_machines.yaml").read_text(encoding="utf-8"))
]
NAMES = [f"{folder}.{table['machine']}" for folder, table in TABLES]


def _machines() -> Iterator[str]:
    for folder in FOLDERS:
        package = f"throughcare.rules.{folder}"
        for found in iter_modules(import_module(package).__path__):
            module = import_module(f"{package}.{found.name}")
            for name, value in vars(module).items():
                if isinstance(value, Transitions):
                    yield f"{folder}.{found.name}.{name}"


@pytest.fixture(params=TABLES, ids=NAMES)
def written(request: pytest.FixtureRequest) -> tuple[Transitions, dict[str, Any]]:
    folder, table = request.param
    module, _, name = table["machine"].rpartition(".")
    return getattr(import_module(f"throughcare.rules.{folder}.{module}"), name), table


@pytest.mark.requirement("R020")
def test_every_machine_of_these_folders_has_a_written_table() -> None:
    assert sorted(_machines()) == sorted(NAMES)


def test_the_moves_are_those_written_and_no_others(written: tuple[Transitions, dict[str, Any]]) -> None:
    machine, table = written
    found: dict[str, dict[str, list[str]]] = {}
    for move in machine.moves:
        assert move.to not in found.setdefault(move.start, {}), f"{move.start} to {move.to} stands twice"
        found[move.start][move.to] = sorted(move.by)
    expected = {
        start: {to: sorted(by or []) for to, by in after.items()} for start, after in table["moves"].items()
    }
    assert found == expected


def test_every_state_can_be_reached_and_leads_to_an_end(written: tuple[Transitions, dict[str, Any]]) -> None:
    machine, table = written
    assert _from(machine, {*table["begins"], *table.get("apart", ())}) == set(machine.states)
    for state in machine.states:
        assert not machine.ends or _from(machine, {state}) & set(machine.ends), f"{state} never ends"


def _from(machine: Transitions, begins: set[str]) -> set[str]:
    reached, waiting = set(begins), list(begins)
    while waiting:
        new = set(machine.following(waiting.pop())) - reached
        reached |= new
        waiting += new
    return reached


def test_every_state_has_words_of_its_own(written: tuple[Transitions, dict[str, Any]]) -> None:
    machine, _ = written
    words = list(machine.states.values())
    assert len(set(words)) == len(words)
    for each in (*words, machine.name):
        assert each[0].isupper()
        assert "_" not in each
        assert not each.endswith(".")
        assert "offender" not in each.lower()
