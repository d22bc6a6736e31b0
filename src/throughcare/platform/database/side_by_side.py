"""Several turns at the same time, each on a database connection of its own.

PostgreSQL works on a statement that writes with one processor. Turns that know nothing of each other and have
transactions of their own (the sweep's rules, the demo's agencies) can be taken by as many processors as there are.
"""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

AT_ONCE = min(4, os.cpu_count() or 1)
"""How many at most: the server has others to answer."""


def side_by_side[Found](turns: Sequence[Callable[[], Found]], at_once: int = AT_ONCE) -> list[Found]:
    """What each turn gives, in their order. Within a transaction one after the other: other connections see none of it.

    A turn that raises holds no other up; its exception is raised once all are done.
    """
    if connection.in_atomic_block:
        return [turn() for turn in turns]
    waiting, found = deque(enumerate(turns)), dict[int, Found]()

    def take() -> None:
        """One turn after the other, until none waits."""
        try:
            at, turn = waiting.popleft()
        except IndexError:
            return
        try:
            found[at] = turn()
        finally:
            take()

    def apart() -> None:
        """The same on this thread's own connection, which ends with it."""
        try:
            take()
        finally:
            connection.close()

    with ThreadPoolExecutor(at_once) as pool:
        helpers = [pool.submit(apart) for _ in range(min(at_once, len(turns)) - 1)]
        take()
    for helper in helpers:
        helper.result()
    return [found[at] for at in range(len(turns))]
