"""`make bench`: run the workloads and print the table. `PEOPLE=1000000 make bench` for a million."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from bench import world
from bench.measuring import Result, table

WORKLOADS = {
    "W1": ("pages", "looking_back", "searching"), "W2": ("sweeping",), "W4": ("scoring",), "W8": ("cold_start",),
    "W9": ("importing", "whole_export"), "W10": ("matching",),
}  # fmt: skip
"""Modules of this package; imported once Django is set up against the benchmark's database."""
WITHOUT_DATABASE = {"W4", "W10"}
"""What needs no database, so that it runs at once."""


def main() -> int:
    """Run; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--only", choices=sorted(WORKLOADS), action="append")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    os.environ.setdefault("THROUGHCARE_HOME", str(Path.cwd() / ".local"))
    workloads = chosen.only or sorted(WORKLOADS, key=lambda code: int(code[1:]))
    database = world.prepare(chosen.people) if set(workloads) - WITHOUT_DATABASE else None
    results: list[Result] = []
    for code in workloads:
        print(f"{code} ...", flush=True)
        for part in WORKLOADS[code]:
            results += import_module(f"bench.{part}").run(database, chosen.rounds)
    print(f"\n{chosen.people:,} people; medians of {chosen.rounds} alternating runs (least-most)\n")
    print(table(results))
    return 0 if all(result.met for result in results) else 1


sys.exit(main())
