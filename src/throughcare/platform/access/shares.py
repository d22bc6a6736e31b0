"""A share of calls for each caller: a bucket that fills steadily, so that a burst is served and a flood is not.

Kept in the memory of each server process: a shared count would make every call wait for the caller's other calls.
With N processes a caller may reach N times the rate; the limit guards against loops and scraping, not a quota.
"""

from dataclasses import dataclass
from math import ceil
from threading import Lock
from uuid import UUID

MOST_CALLERS = 10_000
"""Buckets kept; beyond that the fullest are forgotten, which gives nothing away."""


@dataclass(slots=True)
class Bucket:
    """How many calls are left, and when that was reckoned (monotonic seconds)."""

    left: float
    at: float


_buckets: dict[UUID | str, Bucket] = {}
_lock = Lock()


def take(caller: UUID | str, now: float, rate: float, burst: int) -> int:
    """Take one call; 0 when there was one, else whole seconds until there is. rate: calls a second."""
    with _lock:
        bucket = _buckets.setdefault(caller, Bucket(burst, now))
        bucket.left = min(burst, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        if bucket.left < 1:
            return ceil((1 - bucket.left) / rate)
        bucket.left -= 1
        if len(_buckets) > MOST_CALLERS:
            _forget()
        return 0


def _forget() -> None:
    fullest = sorted(_buckets, key=lambda caller: _buckets[caller].left, reverse=True)
    for caller in fullest[: MOST_CALLERS // 2]:
        del _buckets[caller]
