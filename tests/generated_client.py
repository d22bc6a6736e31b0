"""The Python client that anyone can make from docs/openapi.json, made once a run and never committed."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = "throughcare_client"


@pytest.fixture(scope="session")
def client_package(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The package `throughcare_client`, as `make client` makes it; a description it cannot read fails here."""
    folder = tmp_path_factory.mktemp("client")
    made = subprocess.run(
        [Path(sys.executable).with_name("openapi-python-client"), "generate", "--path", ROOT / "docs/openapi.json",
         "--config", ROOT / "tools/client.yml", "--meta", "none", "--output-path", folder / NAME, "--fail-on-warning"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))


def operation(name: str) -> Any:
    """One operation of the client, such as "people.find_people"."""
    return importlib.import_module(f"{NAME}.api.{name}")


def model(name: str) -> Any:
    """One model of the client, such as "AddNoteIn"."""
    return getattr(importlib.import_module(f"{NAME}.models"), name)
