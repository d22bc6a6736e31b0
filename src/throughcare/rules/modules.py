"""The modules that hold published rules: every module of the folders, and of them those whose text names a code.

To ask for one rule its own module is enough: reading all of them takes most of the time a command has.
"""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

FOLDERS = (
    "throughcare.rules.instruments",
    "throughcare.rules.classification",
    "throughcare.rules.contacts",
    "throughcare.rules.custody",
    "throughcare.rules.interventions",
    "throughcare.rules.plans",
    "throughcare.rules.release",
    "throughcare.rules.responses",
    "throughcare.rules.testing",
    "throughcare.rules.transfers",
    "throughcare.rules.workload",
)
"""Where published rules stand; every module of a folder is read, so that a new one is found by itself."""


def read_all() -> None:
    """Read every module of every folder."""
    for folder in FOLDERS:
        read_folder(folder)


def read_folder(folder: str) -> None:
    """Read every module of one folder."""
    for path in _places(folder):
        for module in iter_modules([path]):
            import_module(f"{folder}.{module.name}")


def read_naming(code: str) -> set[str]:
    """Read the modules whose text names the code, or its part after the colon; gives their folders."""
    name = code.rpartition(":")[2].encode()
    alone = re.compile(rb"(?<![\w.-])" + re.escape(name) + rb"(?![\w:-])")
    found: set[str] = set()
    for folder, module, text in _texts():
        if name in text and alone.search(text):
            import_module(f"{folder}.{module}")
            found.add(folder)
    return found


@cache
def _texts() -> tuple[tuple[str, str, bytes], ...]:
    """Folder, name and text of every module."""
    return tuple(
        (folder, path.stem, path.read_bytes())
        for folder in FOLDERS
        for place in _places(folder)
        for path in Path(place).glob("[!_]*.py")
    )


def _places(folder: str) -> list[str]:
    """Where a folder's modules lie, without reading it."""
    spec = find_spec(folder)
    return list(spec.submodule_search_locations or ()) if spec else []
