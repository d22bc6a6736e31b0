"""`throughcare validate`: how well a score foretold what came later, for everybody and for each group."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from throughcare.shell.cli import ground

if TYPE_CHECKING:
    from throughcare.insight.validated import Validation


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "validate", "hold a score against what came later",
        "Discrimination (AUC, DeLong's 95% interval), calibration, errors by group, small numbers left out. Of a\n"
        "cohort the agency holds:\n\n"
        "  throughcare validate first-risk-score --cohort us-ga-nij --agency CODE\n\n"
        "Or of a table, without any database: a column with the score (such as `throughcare score` writes), `outcome`\n"
        "(yes or no), and as there are: `probability` (0 to 1), `days`, `sex`, `ethnicity`, `race`, `age`.\n\n"
        '  throughcare validate ogrs3 --cohort "Released in 2024" --csv scores.csv',
        run,
    )  # fmt: skip
    parser.add_argument("code", metavar="CODE", help="the score: a published instrument's code, or any name")
    parser.add_argument(
        "--cohort", required=True, metavar="NAME", help="the people: a cohort's code, or any name"
    )
    parser.add_argument("--agency", default="", help="code of the agency that holds the cohort")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="a table instead of the database")
    parser.add_argument("--score-column", default="", metavar="NAME", help="of the table (default: score)")
    parser.add_argument("--outcome-column", default="outcome", metavar="NAME", help="of the table")
    parser.add_argument(
        "--group", action="append", default=[], metavar="COLUMN", help="divide the table's people by it"
    )
    parser.add_argument(
        "--cut", type=float, help="of a table: the first score called high (default: the instrument's)"
    )
    parser.add_argument("--json", action="store_true", help="every figure, for programs")


def run(chosen: Namespace) -> int:
    """Print the figures; exit status 1 where nothing may be shown, 2 where nothing could be read."""
    from throughcare.insight.refusals import NoFigures

    try:
        found = _of_table(chosen) if chosen.csv else _of_agency(chosen)
    except NoFigures as problem:
        print(problem, file=sys.stderr)
        return 2
    if chosen.json:
        print(json.dumps(asdict(found), indent=1, ensure_ascii=False))
    else:
        from throughcare.insight.said import lines

        print("\n".join(lines(found)))
    return 0 if found.report else 1


def _of_table(chosen: Namespace) -> "Validation":
    from throughcare.insight.tables import Columns, validate_table

    columns = Columns(chosen.score_column, chosen.outcome_column, tuple(chosen.group), chosen.cut)
    return validate_table(chosen.csv, chosen.code, chosen.cohort, columns)


def _of_agency(chosen: Namespace) -> "Validation":
    ground.set_up()
    from throughcare.insight.queries import validation_for

    return validation_for(chosen.agency, chosen.cohort, chosen.code)
