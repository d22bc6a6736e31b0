"""W2, the sweep. Filled when the sweep stands."""

from bench.measuring import Result
from bench.world import BenchDatabase


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Nothing yet."""
    return []
