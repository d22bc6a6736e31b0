"""`throughcare generate`: invented people by the hundred thousand, for benchmarks and training."""

from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "generate", "make invented people",
        "Makes a sample agency of invented people by COPY: the same seed gives the same people. No name, address or\n"
        "number belongs to anyone.",
        run,
    )  # fmt: skip
    parser.add_argument("--people", type=int, default=10_000, help="how many (default %(default)s)")
    parser.add_argument("--pack", default="ew", help="jurisdiction pack (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (default %(default)s)")
    parser.add_argument("--agency", default="", help="code of the agency to make (default bench-PACK-SEED)")


def run(chosen: Namespace) -> int:
    """Generate with a progress bar."""
    ground.set_up()
    from throughcare.shell.exchange.sample.bulk import generate

    report = generate(
        people=chosen.people, pack=chosen.pack, seed=chosen.seed,
        agency=chosen.agency or f"bench-{chosen.pack}-{chosen.seed}",
    )  # fmt: skip
    print(report)
    return 0
