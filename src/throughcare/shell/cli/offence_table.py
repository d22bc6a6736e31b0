"""The table of offence codes that the rules commands look codes up in: the library's own, or an agency's.

`--offence-codes FILE` names one for this run, THROUGHCARE_OFFENCE_CODES for every run.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

VARIABLE = "THROUGHCARE_OFFENCE_CODES"


def add_option(parser: ArgumentParser) -> None:
    """Add `--offence-codes`."""
    parser.add_argument(
        "--offence-codes",
        type=Path,
        metavar="FILE",
        help=f"a table of Home Office offence codes (CSV) instead of the library's; also ${VARIABLE}",
    )


def within(chosen: Namespace, act: Callable[[Namespace], int]) -> int:
    """Do the act with the table chosen, if any. Exit code 2, and the reason, where the table cannot be used."""
    named = getattr(chosen, "offence_codes", None) or os.environ.get(VARIABLE)
    if not named:
        return act(chosen)
    from throughcare.rules.instruments import offence_codes

    try:
        table = offence_codes.read(Path(named))
    except offence_codes.BadOffenceTable as problem:
        print(problem, file=sys.stderr)
        return 2
    with offence_codes.using(table):
        return act(chosen)
