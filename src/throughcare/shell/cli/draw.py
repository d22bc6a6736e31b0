"""`throughcare draw verify FILE`: compute a published draw again. No database, no framework, no network."""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

EXAMPLE = """examples:
  throughcare draw verify draw-12-drawn.json
  throughcare draw verify draw-12-drawn.json --before draw-12-opened.json

Exit status: 0 when everything holds, 1 when something was changed (each part is named), 2 when the file is no draw."""


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser: ArgumentParser = subcommands.add_parser(
        "draw", help="verify a random draw from its published file",
        description="Random draws for tests, which anybody can compute again.",
    )  # fmt: skip
    acts = parser.add_subparsers(metavar="ACT", required=True)
    verify = acts.add_parser(
        "verify", help="compute a draw again", epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter,
        description="Computes from the published file who had to be drawn, and compares it with who was. Against a copy"
        " of the file kept before the draw it also sees whether everything was made anew.",
    )  # fmt: skip
    verify.add_argument("file", type=Path, help="the published file of the draw (JSON)")
    verify.add_argument(
        "--before", type=Path, help="the same draw's file as it was published before the draw"
    )
    verify.set_defaults(run=_verify)


def _verify(chosen: Namespace) -> int:
    from throughcare.rules.testing.draw_proof import NotADraw, check

    try:
        draw, before = _read(chosen.file), _read(chosen.before) if chosen.before else None
    except NotADraw as problem:
        print(problem, file=sys.stderr)
        return 2
    findings = check(draw, before)
    for each in findings:
        print(f"{'holds' if each.right else 'DOES NOT HOLD'}  {each.part}: {each.says}")
    wrong = list(dict.fromkeys(each.part for each in findings if not each.right))
    if wrong:
        print(f"Changed: {', '.join(wrong)}. Nothing may follow from this draw.", file=sys.stderr)
        return 1
    if not draw.made:
        print("The draw is not made yet: its seed is not shown. Keep this file to compare with later.")
    return 0


def _read(path: Path) -> Any:
    from throughcare.rules.testing.draw_proof import NotADraw, read

    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except OSError as problem:
        raise NotADraw(f"{path}: {problem.strerror}") from problem
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise NotADraw(f"{path}: this is not a JSON file") from problem
    except NotADraw as problem:
        raise NotADraw(f"{path}: {problem}") from problem
